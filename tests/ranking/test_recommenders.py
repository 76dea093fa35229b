import numpy as np
import pytest

from ranking.content import Content
from ranking.ease import MOST_PRODUCTS, EaseConfig, fit_ease
from ranking.interactions import interactions_of
from ranking.item_knn import ItemKnnConfig, fit_item_knn
from ranking.item_weights import ItemWeights
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, PRODUCTS, VECTORS, WALK, bought

X = interactions_of(EVENTS, PRODUCTS)


def best(model, *history):
    scores = model.score(history, PRODUCTS)
    return PRODUCTS[
        int(np.nanargmax([np.nan if key in history else score for key, score in zip(PRODUCTS, scores, strict=True)]))
    ]


class TestPopularity(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Popularity.fit(X)


class TestItemKnn(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_item_knn(X, ItemKnnConfig(neighbours=3, shrinkage=1, decay=0.9))


class TestEase(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_ease(X, EaseConfig(regularisation=1, decay=0.9))


class TestContent(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Content(PRODUCTS, VECTORS)


class TestMixture(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Mixture([(fit_ease(X, EaseConfig(regularisation=1)), 1.0), (Popularity.fit(X), 0.2)])

    def by_history(self, model, history):
        return float(model.parts[0][0].score(history, ("pot",))[0])


@pytest.mark.parametrize(
    "model",
    [fit_item_knn(X, ItemKnnConfig()), fit_ease(X, EaseConfig(regularisation=1)), Content(PRODUCTS, VECTORS)],
    ids=lambda model: model.name,
)
def test_walkers_are_offered_what_walkers_buy(model):
    assert best(model, "boot", "sock") == "tent"


def test_popularity_counts_shoppers_not_events():
    model = Popularity.fit(
        interactions_of([*bought("a", "tea", "tea", "tea"), *bought("b", "cup"), *bought("c", "cup")])
    )
    tea, cup = model.score((), ("tea", "cup"))
    assert cup > tea


def test_a_new_product_is_served_by_what_is_written_of_it():
    model = Mixture([(fit_ease(X, EaseConfig()), 1.0), (Content(PRODUCTS, VECTORS), 0.1)])
    walker = model.score(WALK[:2], ("new",))[0]
    assert walker > 0


def test_a_new_shopper_is_served_by_popularity():
    model = Mixture([(fit_ease(X, EaseConfig()), 1.0), (Popularity.fit(X), 0.02)])
    assert not np.isnan(model.score((), PRODUCTS)).any()


@pytest.mark.parametrize(
    "model", [fit_ease(X, EaseConfig()), Popularity.fit(X), Content(PRODUCTS, VECTORS)], ids=lambda model: model.name
)
def test_a_stored_model_scores_as_it_did(model):
    again = type(model).restored(model.arrays())
    assert np.array_equal(again.score(("tea",), PRODUCTS), model.score(("tea",), PRODUCTS), equal_nan=True)


def test_ease_by_hand():
    """Steck 2019, equation 8, on two products bought together once."""
    x = interactions_of([*bought("a", "p", "q"), *bought("b", "p")], ("p", "q"))
    inverse = np.linalg.inv(np.array([[2.0 + 1, 1], [1, 1.0 + 1]]))
    model = fit_ease(x, EaseConfig(regularisation=1, decay=1))
    assert model.score(("p",), ("q",))[0] == pytest.approx(-inverse[0, 1] / inverse[1, 1], abs=1e-6)


def test_ease_refuses_what_it_cannot_hold(monkeypatch):
    from ranking import ease
    from retrieval.errors import InputError

    monkeypatch.setattr(ease, "MOST_PRODUCTS", 3)
    with pytest.raises(InputError, match="item-knn"):
        fit_ease(X, EaseConfig())
    assert MOST_PRODUCTS > 3


def test_item_weights_keep_the_strongest_neighbours():
    model = fit_item_knn(X, ItemKnnConfig(neighbours=1))
    assert isinstance(model, ItemWeights)
    assert all(len(model.attribute(PRODUCTS, key)) <= 1 for key in PRODUCTS)
