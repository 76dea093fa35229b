import numpy as np
import pytest

from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.item_knn import ITEM_KNN, ItemKnnConfig, fit_item_knn
from ranking.rp3beta import RP3BETA, Rp3BetaConfig, fit_rp3beta
from ranking.user_knn import USER_KNN, UserKnnConfig, fit_user_knn
from ranking.weighting import WEIGHTINGS, Weighting, WeightingConfig
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, bought, scored

X = interactions_of(EVENTS, PRODUCTS)
SMALL = interactions_of([*bought("a", "p", "q"), *bought("b", "p", "r")], ("p", "q", "r"))
NOTHING = ProductFeatures(product_ids=("p", "q", "r"))


class TestItemKnnOfBm25(RecommenderContract):
    @pytest.fixture
    def model(self):
        return ITEM_KNN.fit(X, FEATURES, ItemKnnConfig(alpha=0.3, weighting=WeightingConfig(how="bm25")))


class TestUserKnn(RecommenderContract):
    @pytest.fixture
    def model(self):
        return USER_KNN.fit(X, FEATURES, USER_KNN.default)


class TestUserKnnOfFew(RecommenderContract):
    @pytest.fixture
    def model(self):
        return USER_KNN.fit(X, FEATURES, UserKnnConfig(neighbours=3, weighting=WeightingConfig(how="bm25")))


class TestRp3Beta(RecommenderContract):
    @pytest.fixture
    def model(self):
        return RP3BETA.fit(X, FEATURES, RP3BETA.default)


def test_asymmetric_cosine_by_hand():
    """Aiolli 2013: p has 2 shoppers, q has 1, they share 1."""
    model = fit_item_knn(SMALL, NOTHING, ItemKnnConfig(alpha=0.25, shrinkage=0, decay=1))
    assert scored(model, ("p",), ("q",))[0] == pytest.approx(1 / 2**0.75)
    assert scored(model, ("q",), ("p",))[0] == pytest.approx(1 / 2**0.25)


def test_rp3beta_by_hand():
    """From q to its one shopper, who goes to p with 1/2; p has 2 shoppers."""
    model = fit_rp3beta(SMALL, NOTHING, Rp3BetaConfig(alpha=2, beta=0.5, decay=1))
    assert scored(model, ("q",), ("p",))[0] == pytest.approx(0.5**2 / np.sqrt(2))
    assert scored(model, ("p",), ("q",))[0] == pytest.approx(0.5**2 * 0.5**2)


def test_user_knn_by_hand():
    model = fit_user_knn(SMALL, NOTHING, UserKnnConfig(shrinkage=1, decay=1, weighting=WeightingConfig()))
    assert scored(model, ("q",), ("p", "q", "r")) == pytest.approx([1 / (np.sqrt(2) + 1), 1 / (np.sqrt(2) + 1), 0])


def test_user_knn_asks_only_the_nearest():
    model = fit_user_knn(SMALL, NOTHING, UserKnnConfig(neighbours=1, decay=1))
    assert scored(model, ("p", "q"), ("r",))[0] == 0


def test_tf_idf_by_hand():
    weighted = Weighting.fit(SMALL.rows, WeightingConfig(how="tf-idf")).of(SMALL.rows)
    assert weighted.toarray()[0] == pytest.approx([np.log(2), np.log(3), 0])


def test_bm25_by_hand():
    """Both documents are of mean length, so only how much the count says is left."""
    weighted = Weighting.fit(SMALL.rows, WeightingConfig(how="bm25", k1=3, b=1)).of(SMALL.rows)
    assert weighted.toarray()[0] == pytest.approx([np.log(2), np.log(3), 0])


@pytest.mark.parametrize("how", WEIGHTINGS)
def test_long_documents_say_less_only_in_bm25(how):
    x = interactions_of([*bought("a", "p", "q", "r"), *bought("b", "p")], ("p", "q", "r"))
    long, short = Weighting.fit(x.rows, WeightingConfig(how=how)).of(x.rows).toarray()[:, 0]
    assert (short > long) == (how == "bm25")


def test_few_products_score_as_among_all():
    """Few products are scored without the others."""
    many = tuple(f"p{n}" for n in range(20))
    x = interactions_of([event for n in range(20) for event in bought(f"u{n}", *np.roll(many, n).tolist()[:5])], many)
    model = fit_item_knn(x, NOTHING, ItemKnnConfig())
    few = ("p3", "no such thing", "p7")
    alone, among = scored(model, ("p1", "p5"), few), scored(model, ("p1", "p5"), (*few, *many))[:3]
    assert alone == pytest.approx(among, nan_ok=True)


def test_the_parts_of_a_user_knn_score_name_what_is_shared():
    model = fit_user_knn(SMALL, NOTHING, UserKnnConfig())
    assert [key for key, _ in model.attribute(History.of(("p", "r")), "q")] == ["p"]
