import numpy as np
import pytest

from ranking.backed import Backed
from ranking.content import Content
from ranking.ease import EaseConfig, fit_ease
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.item_knn import ItemKnnConfig, fit_item_knn
from ranking.item_weights import ItemWeights
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, VECTORS, WALK, bought, scored

X = interactions_of(EVENTS, PRODUCTS)
KNN = fit_item_knn(X, FEATURES, ItemKnnConfig())


def best(model, *history):
    scores = scored(model, history)
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
        return fit_item_knn(X, FEATURES, ItemKnnConfig(neighbours=3, shrinkage=1, decay=0.9))


class TestEase(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_ease(X, FEATURES, EaseConfig(regularisation=1, decay=0.9))


class TestContent(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Content(PRODUCTS, VECTORS)


class TestMixture(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Mixture([(fit_ease(X, FEATURES, EaseConfig(regularisation=1)), 1.0), (Popularity.fit(X), 0.2)])

    def by_history(self, model, history):
        return float(scored(model.parts[0][0], history, ("pot",))[0])


class TestBacked(RecommenderContract):
    @pytest.fixture
    def model(self):
        return Backed(fit_ease(X, FEATURES, EaseConfig(regularisation=1)), Content(PRODUCTS, VECTORS), 0.3)


class TestMixtureOfBacked(RecommenderContract):
    @pytest.fixture
    def model(self):
        content = Content(PRODUCTS, VECTORS)
        ease, knn = fit_ease(X, FEATURES, EaseConfig(regularisation=1)), fit_item_knn(X, FEATURES, ItemKnnConfig())
        return Mixture([(Backed(ease, content, 0.3), 1.0), (Backed(knn, content, 0.2), 0.5), (content, 0.1)])


@pytest.mark.parametrize(
    "model",
    [
        KNN,
        fit_ease(X, FEATURES, EaseConfig(regularisation=1)),
        Content(PRODUCTS, VECTORS),
    ],
    ids=lambda model: model.name,
)
def test_walkers_are_offered_what_walkers_buy(model):
    assert best(model, "boot", "sock") == "tent"


def test_popularity_counts_shoppers_not_events():
    model = Popularity.fit(
        interactions_of([*bought("a", "tea", "tea", "tea"), *bought("b", "cup"), *bought("c", "cup")])
    )
    tea, cup = scored(model, (), ("tea", "cup"))
    assert cup > tea


@pytest.mark.parametrize("model", [KNN, fit_ease(X, FEATURES, EaseConfig())], ids=lambda m: m.name)
def test_what_nobody_bought_is_unknown_to_models_of_events(model):
    assert np.isnan(scored(model, WALK[:2], ("new",))[0])
    assert np.isnan(scored(model, ("new",), PRODUCTS)).all()


def test_a_new_product_is_served_by_what_is_written_of_it():
    ease, content = fit_ease(X, FEATURES, EaseConfig()), Content(PRODUCTS, VECTORS)
    backed = Backed(ease, content, 0.25)
    assert scored(backed, WALK[:2], ("new",))[0] == pytest.approx(0.25 * scored(content, WALK[:2], ("new",))[0])
    assert scored(backed, WALK[:2], ("tent",)) == scored(ease, WALK[:2], ("tent",))


def test_a_new_product_is_explained_by_what_is_written_of_it():
    content = Content(PRODUCTS, VECTORS)
    backed = Backed(fit_ease(X, FEATURES, EaseConfig()), content, 0.25)
    parts = dict(backed.attribute(History.of(WALK[:2]), "new"))
    assert parts == {key: pytest.approx(0.25 * part) for key, part in content.attribute(History.of(WALK[:2]), "new")}


def test_a_history_of_new_products_is_served_by_what_is_written_of_them():
    backed = Backed(fit_ease(X, FEATURES, EaseConfig()), Content(PRODUCTS, VECTORS), 0.25)
    assert not np.isnan(scored(backed, ("new",), PRODUCTS)).any()


def test_a_new_shopper_is_served_by_popularity():
    model = Mixture([(fit_ease(X, FEATURES, EaseConfig()), 1.0), (Popularity.fit(X), 0.02)])
    assert not np.isnan(scored(model, (), PRODUCTS)).any()


def test_ease_by_hand():
    """Steck 2019, equation 8, on two products bought together once."""
    x = interactions_of([*bought("a", "p", "q"), *bought("b", "p")], ("p", "q"))
    inverse = np.linalg.inv(np.array([[2.0 + 1, 1], [1, 1.0 + 1]]))
    model = fit_ease(x, FEATURES, EaseConfig(regularisation=1, decay=1))
    assert scored(model, ("p",), ("q",))[0] == pytest.approx(-inverse[0, 1] / inverse[1, 1], abs=1e-6)


def test_ease_is_its_closed_form():
    inverse = np.linalg.inv((X.matrix.T @ X.matrix).toarray() + 2 * np.eye(len(PRODUCTS)))
    expected = -inverse / np.diag(inverse)
    model = fit_ease(X, FEATURES, EaseConfig(regularisation=2, decay=1))
    for a, b in (("boot", "sock"), ("sock", "boot"), ("cup", "tea"), ("pot", "cup")):
        assert scored(model, (a,), (b,))[0] == pytest.approx(expected[PRODUCTS.index(a), PRODUCTS.index(b)], abs=1e-5)


def test_item_knn_by_hand():
    x = interactions_of([*bought("a", "p", "q"), *bought("b", "p", "r")], ("p", "q", "r"))
    model = fit_item_knn(x, FEATURES, ItemKnnConfig(neighbours=2, shrinkage=1, decay=1))
    assert scored(model, ("p",), ("q",))[0] == pytest.approx(1 / (np.sqrt(2) + 1))


def test_the_latest_of_a_history_counts_most():
    model = Content(PRODUCTS, VECTORS, decay=0.5)
    assert scored(model, ("tea", "boot"), ("tent",)) > scored(model, ("boot", "tea"), ("tent",))


def test_item_weights_keep_the_strongest_neighbours():
    model = fit_item_knn(X, FEATURES, ItemKnnConfig(neighbours=1))
    assert isinstance(model, ItemWeights)
    assert all(len(model.attribute(History.of(PRODUCTS), key)) <= 1 for key in PRODUCTS)
