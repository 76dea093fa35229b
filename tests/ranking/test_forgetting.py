"""Unlearning a shopper is learning without them."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.als import ALS, AlsConfig
from ranking.category_popularity import CATEGORY_POPULARITY
from ranking.ease import EASE, EaseConfig
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.item_knn import ITEM_KNN, ItemKnnConfig
from ranking.model_family import ModelFamily
from ranking.popularity import POPULARITY, RECENT_POPULARITY
from ranking.protocols import Forgetting
from ranking.rp3beta import RP3BETA
from ranking.slim import SLIM
from ranking.svd import SVD
from ranking.user_knn import USER_KNN, UserKnnConfig
from ranking.weighting import WeightingConfig
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, scored

KEYS = tuple("abcdef")
SHOP = ProductFeatures(product_ids=KEYS, kinds={"a": "one", "b": "one", "c": "two", "d": "two"})
BM25, TF_IDF = WeightingConfig(how="bm25"), WeightingConfig(how="tf-idf")
FAMILIES: dict[str, tuple[ModelFamily[Any], Any]] = {
    "popularity": (POPULARITY, POPULARITY.default),
    "category-popularity": (CATEGORY_POPULARITY, CATEGORY_POPULARITY.default),
    "item-knn": (ITEM_KNN, ITEM_KNN.default),
    "item-knn bm25": (ITEM_KNN, ItemKnnConfig(alpha=0.3, neighbours=2, weighting=BM25)),
    "item-knn tf-idf": (ITEM_KNN, ItemKnnConfig(weighting=TF_IDF)),
    "user-knn": (USER_KNN, USER_KNN.default),
    "user-knn bm25": (USER_KNN, UserKnnConfig(neighbours=2, weighting=BM25)),
    "ease": (EASE, EASE.default),
    "ease lightly": (EASE, EaseConfig(regularisation=1)),
    "rp3beta": (RP3BETA, RP3BETA.default),
}
KINDS = st.sampled_from(["view", "cart", "purchase"])
BASKETS = st.lists(st.dictionaries(st.sampled_from(KEYS), KINDS, min_size=1), min_size=1, max_size=6)


def events_of(baskets):
    return [
        Event(user_id=f"u{n}", product_id=key, kind=kind, order=float(place))
        for n, basket in enumerate(baskets)
        for place, (key, kind) in enumerate(basket.items())
    ]


@pytest.mark.parametrize("name", FAMILIES)
@given(baskets=BASKETS)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_unlearned_is_never_learned(name, baskets):
    family, config = FAMILIES[name]
    events = events_of(baskets)
    whole = interactions_of(events, KEYS)
    left = interactions_of([event for event in events if event.user_id != "u0"], KEYS)
    model = family.fit(whole, SHOP, config)
    assert isinstance(model, Forgetting)
    forgotten: Any = model.without(whole.histories[0])
    retrained = family.fit(left, SHOP, config)
    histories = [whole.histories[0], History.of(("a",)), History.of(("b", "e", "f")), History()]
    assert np.allclose(
        forgotten.score(histories, KEYS), retrained.score(histories, KEYS), rtol=0, atol=1e-6, equal_nan=True
    )


@pytest.mark.parametrize("name", FAMILIES)
def test_the_model_that_forgot_leaves_the_other_as_it_was(name):
    family, config = FAMILIES[name]
    x = interactions_of(EVENTS, PRODUCTS)
    model: Any = family.fit(x, FEATURES, config)
    before = scored(model, ("tea", "boot"))
    model.without(x.histories[0])
    assert np.array_equal(scored(model, ("tea", "boot")), before, equal_nan=True)


@pytest.mark.parametrize("name", ["item-knn", "user-knn", "rp3beta"])
def test_nobody_is_forgotten_who_was_not_learned_from(name):
    family, config = FAMILIES[name]
    model: Any = family.fit(interactions_of(EVENTS, PRODUCTS), FEATURES, config)
    with pytest.raises(LookupError, match="nobody"):
        model.without(History.of(("tea", "boot")))


@pytest.mark.parametrize(
    ("family", "config"),
    [
        (RECENT_POPULARITY, RECENT_POPULARITY.default),
        (EASE, EaseConfig(strongest=3)),
        (SLIM, SLIM.default),
        (SVD, SVD.default),
        (ALS, AlsConfig(factors=2)),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_what_cannot_forget_does_not_say_it_can(family, config):
    assert not isinstance(family.fit(interactions_of(EVENTS, PRODUCTS), FEATURES, config), Forgetting)
