from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ranking.category_popularity import (
    CATEGORY_POPULARITY,
    CategoryPopularityConfig,
    fit_category_popularity,
)
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.popularity import (
    RECENT_POPULARITY,
    Popularity,
    RecentPopularityConfig,
    fit_recent_popularity,
)
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, TEA, WALK, bought, scored

X = interactions_of(EVENTS, PRODUCTS)
KINDS = ProductFeatures(
    product_ids=PRODUCTS, kinds={**dict.fromkeys(TEA, "table"), **dict.fromkeys((*WALK, "new"), "walks")}
)
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def days_ago(days, user, key):
    return Event(user_id=user, product_id=key, time=NOW - timedelta(days=days))


class TestRecentPopularity(RecommenderContract):
    @pytest.fixture
    def model(self):
        return RECENT_POPULARITY.fit(X, FEATURES, RECENT_POPULARITY.default)


class TestCategoryPopularity(RecommenderContract):
    @pytest.fixture
    def model(self):
        return CATEGORY_POPULARITY.fit(X, KINDS, CATEGORY_POPULARITY.default)

    def by_history(self, model, history):
        return float(scored(model, history, ("pot",))[0] - scored(model, (), ("pot",))[0])


def test_recent_popularity_by_hand():
    events = [days_ago(20, "a", "old"), days_ago(20, "b", "old"), days_ago(0, "c", "new"), days_ago(10, "d", "new")]
    model = fit_recent_popularity(interactions_of(events), FEATURES, RecentPopularityConfig(half_life_days=10))
    old, new = scored(model, (), ("old", "new"))
    assert (old, new) == (pytest.approx(np.log(1.5) / np.log(2.5)), 1)


def test_recent_popularity_of_a_shop_without_times_is_popularity():
    model = fit_recent_popularity(X, FEATURES, RecentPopularityConfig(half_life_days=3))
    assert np.allclose(scored(model, ()), scored(Popularity.fit(X), ()), atol=1e-3)


def test_a_product_seen_again_was_last_seen_then():
    x = interactions_of([days_ago(9, "a", "p"), days_ago(5, "a", "q"), days_ago(1, "a", "p")])
    seen = dict(zip(x.histories[0].product_ids, x.product_times[0], strict=True))
    assert seen == {"p": (NOW - timedelta(days=1)).timestamp(), "q": (NOW - timedelta(days=5)).timestamp()}


def test_the_popular_of_the_shoppers_category_come_first():
    model = fit_category_popularity(X, KINDS, CategoryPopularityConfig())
    scores = dict(zip(PRODUCTS, scored(model, ("boot",)), strict=True))
    assert min(scores[key] for key in WALK) > max(scores[key] for key in TEA)


def test_a_guest_and_a_shop_without_categories_get_what_is_popular():
    overall = scored(Popularity.fit(X), ())
    for kinds, history in ((KINDS, ()), (FEATURES, ("boot",))):
        model = fit_category_popularity(X, kinds, CategoryPopularityConfig(overall=0.5))
        assert np.allclose(scored(model, history), 0.5 * overall)


def test_popularity_forgets_only_whom_it_counted():
    model = Popularity.fit(interactions_of(bought("a", "p"), ("p", "q")))
    assert scored(model.without(History.of(("p",))), (), ("p",))[0] == 0
    with pytest.raises(LookupError):
        model.without(History.of(("q",)))
