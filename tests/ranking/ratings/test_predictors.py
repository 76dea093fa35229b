import dataclasses

import numpy as np
import pytest

from ranking.ratings.bayesian import BayesianConfig, bayesian_config, fit_bayesian
from ranking.ratings.biases import BiasesConfig, fit_biases
from ranking.ratings.factors import FactorsConfig, fit_factors
from ranking.ratings.neighbours import NeighboursConfig, fit_neighbours
from ranking.ratings.priors import main_directions, wishart
from ranking.ratings.ratings import RatingRow, ratings_of
from ranking.ratings.stack import Stack, cross_predicted, weights_of
from tests.contracts.rating_predictor import RatingPredictorContract, asked
from tests.ranking.ratings.tastes import DAY, RATINGS

BIASES = fit_biases(RATINGS, BiasesConfig())
QUICK = BayesianConfig(ranks=(2, 3), rounds=40, warm_up=10, directions=5)
MF_SGD, SVD_PLUS_PLUS = (fit_factors(BIASES, FactorsConfig(rank=3, implicit=implicit)) for implicit in (False, True))
BAYESIAN = fit_bayesian(RATINGS, QUICK)
USER_KNN, ITEM_KNN = (fit_neighbours(BIASES, NeighboursConfig(of=of, shrinkage=5)) for of in ("user", "item"))


class TestBiases(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return fit_biases(RATINGS, BiasesConfig(users=1, items=1, sessions=1))

    def test_it_has_learned(self, model):
        stars = model.predict(RATINGS.users, RATINGS.items, RATINGS.times)
        assert np.mean((stars - RATINGS.stars) ** 2) < 0.9 * RATINGS.stars.var()


class TestUserKnn(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return USER_KNN


class TestItemKnn(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return ITEM_KNN


class TestMfSgd(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return MF_SGD


class TestSvdPlusPlus(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return SVD_PLUS_PLUS


class TestBayesian(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return BAYESIAN


class TestStack(RatingPredictorContract):
    @pytest.fixture
    def model(self):
        return Stack(ratings=RATINGS, parts=(BIASES, BAYESIAN), weights=np.array([0.2, 0.8, 0.0]))


@pytest.mark.parametrize(
    "model",
    [USER_KNN, ITEM_KNN, MF_SGD, BAYESIAN],
    ids=lambda model: model.name,
)
def test_tastes_are_told_apart(model):
    even, odd = RATINGS.user_ids.index("u2"), RATINGS.user_ids.index("u3")
    items = [RATINGS.item_ids.index(f"i{item}") for item in (4, 6, 8)]
    assert (asked(model, [even] * 3, items) > asked(model, [odd] * 3, items)).all()


@pytest.mark.parametrize("model", [BIASES, BAYESIAN], ids=lambda model: model.name)
def test_a_good_day_counts_for_what_is_rated_that_day(model):
    rows = [RatingRow(user_id="u", item_id=f"i{n}", stars=5 - 3 * (n % 2), time=n % 2 * DAY) for n in range(40)]
    fitted = (
        fit_biases(ratings_of(rows), BiasesConfig())
        if model is BIASES
        else fit_bayesian(ratings_of(rows), dataclasses.replace(QUICK, ranks=(1,)))
    )
    good, bad = fitted.predict(np.zeros(2, np.int64), np.full(2, -1), np.array([5.0, DAY + 5.0]))
    assert good > bad + 1


def test_the_same_seed_gives_the_same_model():
    again = fit_bayesian(RATINGS, QUICK)
    assert np.array_equal(asked(again, [0, 1], [1, 2]), asked(BAYESIAN, [0, 1], [1, 2]))


def test_all_equal_ratings_are_predicted_as_they_are():
    rows = [RatingRow(user_id=f"u{n % 5}", item_id=f"i{n % 7}", stars=4.0) for n in range(35)]
    ratings = ratings_of(rows)
    for model in (fit_biases(ratings, BiasesConfig()), fit_bayesian(ratings, QUICK)):
        assert (asked(model, [0, -1], [3, -1]) == 4.0).all()


def test_biases_by_hand():
    """One user, one item, two ratings of different items: the user's share is n / (n + damping) of the mean error."""
    rows = [RatingRow(user_id="a", item_id="p", stars=5.0), RatingRow(user_id="b", item_id="p", stars=1.0)]
    model = fit_biases(ratings_of(rows), BiasesConfig(users=1, items=1))
    assert model.predict(np.array([0, 1]), np.array([-1, -1]), np.full(2, np.nan)) == pytest.approx([4.0, 2.0])


def test_a_neighbour_by_hand():
    ratings = ratings_of(
        [RatingRow(user_id=u, item_id=i, stars=s) for u, i, s in (("a", "p", 5), ("b", "p", 5), ("b", "q", 1))]
    )
    biases = fit_biases(ratings, BiasesConfig())
    model = fit_neighbours(biases, NeighboursConfig(of="user", shrinkage=1, damping=1))
    of_a, of_p = np.array([0]), np.array([1])
    similarity = 1 / 2
    expected = biases.raw(of_a, of_p, np.array([np.nan])) + similarity * biases.residuals[2] / (similarity + 1)
    assert model.predict(of_a, of_p, np.array([np.nan])) == pytest.approx(expected)


def test_main_directions_are_those_of_a_full_decomposition():
    from scipy.sparse import csr_matrix

    table = np.random.default_rng(0).random((30, 20))
    vectors, values = main_directions(csr_matrix(table), 5)
    left, expected, _ = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)
    assert values == pytest.approx(expected[:5], rel=1e-6)
    assert np.abs(np.sum(vectors * left[:, :5], axis=0)) == pytest.approx(np.ones(5), abs=1e-4)


def test_wishart_has_the_mean_it_should():
    rng = np.random.default_rng(0)
    scale = np.array([[2.0, 0.5], [0.5, 1.0]])
    mean = np.mean([wishart(rng, 6, scale) for _ in range(4000)], axis=0)
    assert mean == pytest.approx(6 * scale, rel=0.05)


def test_a_stack_prefers_the_part_that_is_right():
    rng = np.random.default_rng(0)
    stars = rng.integers(1, 6, 500).astype(float)
    parts = np.stack([stars + rng.normal(0, 2, 500), stars + rng.normal(0, 0.2, 500)], axis=1)
    weights = weights_of(parts, stars, prior=0)
    assert weights[1] > 0.9 > 0.1 > abs(weights[0])


def test_a_stack_of_no_evidence_is_its_prior():
    assert weights_of(np.zeros((0, 2)), np.zeros(0), prior=1) == pytest.approx([0, 1, 0])


def test_cross_predictions_do_not_see_the_ratings_they_predict():
    parts, stars, users = np.ones((50, 1)), np.ones(50), np.arange(50)
    changed = stars.copy()
    changed[users % 5 == 0] = 5.0
    before, after = (cross_predicted(parts, values, users, 0) for values in (stars, changed))
    assert np.array_equal(before[users % 5 == 0], after[users % 5 == 0])
    assert not np.array_equal(before, after)


def test_more_ratings_get_fewer_rounds():
    config = bayesian_config(RATINGS)
    many = dataclasses.replace(RATINGS, stars=np.zeros(2_000_000))
    assert bayesian_config(many).rounds < config.rounds
    assert config.every * 100 >= config.rounds - config.warm_up


def test_an_unseen_user_is_as_the_mean_of_the_seen():
    of_all = BAYESIAN.chains[0].user_factors
    assert np.allclose(of_all[:, -1], of_all[:, :-1].mean(axis=1), atol=1e-5)
