"""Shops of one shopper, one product, no event: every kind of model fits and says that it does not know."""

import numpy as np
import pytest

from ranking.als import ALS
from ranking.category_popularity import CATEGORY_POPULARITY
from ranking.ease import EASE, EaseConfig
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.item_knn import ITEM_KNN, ItemKnnConfig
from ranking.neural.mf import MF
from ranking.neural.neural_cf import NEURAL_CF
from ranking.neural.sasrec import SASREC
from ranking.neural.two_tower import TWO_TOWER
from ranking.popularity import POPULARITY, RECENT_POPULARITY
from ranking.rp3beta import RP3BETA
from ranking.sequence_rules import SEQUENCE_RULES
from ranking.slim import SLIM
from ranking.slist import SLIST
from ranking.svd import SVD
from ranking.user_knn import USER_KNN, UserKnnConfig
from ranking.weighting import WeightingConfig
from tests.ranking.events import bought

SAME_FOR_ALL = (POPULARITY, RECENT_POPULARITY, CATEGORY_POPULARITY)
FAMILIES = (
    *SAME_FOR_ALL,
    ITEM_KNN,
    USER_KNN,
    RP3BETA,
    SEQUENCE_RULES,
    EASE,
    SLIM,
    SLIST,
    SVD,
    ALS,
    TWO_TOWER,
    SASREC,
    NEURAL_CF,
    MF,
)
BM25, TF_IDF = WeightingConfig(how="bm25"), WeightingConfig(how="tf-idf")
SETTINGS = [
    *((family, family.default) for family in FAMILIES),
    (EASE, EaseConfig(strongest=2)),
    (ITEM_KNN, ItemKnnConfig(weighting=BM25)),
    (ITEM_KNN, ItemKnnConfig(weighting=TF_IDF)),
    (USER_KNN, UserKnnConfig(weighting=BM25)),
]
KEYS = ("p", "q", "r")
SHOPS = {
    "nothing": ([], ()),
    "no events": ([], KEYS),
    "one event": (bought("a", "p"), ("p",)),
    "one shopper": (bought("a", "p", "q"), KEYS),
    "one product": ([*bought("a", "p"), *bought("b", "p")], ("p",)),
    "who bought everything": ([*bought("a", *KEYS), *bought("b", "p")], KEYS),
    "who bought what is sold no more": ([*bought("a", "gone"), *bought("b", "p", "q")], KEYS),
}
HISTORIES = tuple(map(History.of, [(), ("p",), KEYS, ("no such thing",)]))


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize(("family", "config"), SETTINGS, ids=lambda value: getattr(value, "name", ""))
def test_every_family_fits_and_scores_a_poor_shop(family, config, shop):
    events, keys = SHOPS[shop]
    model = family.fit(interactions_of(events, keys), ProductFeatures(product_ids=keys), config)
    scores = model.score(HISTORIES, KEYS)
    assert scores.shape == (len(HISTORIES), len(KEYS))
    assert scores.dtype == np.float32
    assert not np.isinf(scores).any()
    assert np.isnan(scores[:, len(keys) :]).all()


@pytest.mark.parametrize("family", [each for each in FAMILIES if each not in SAME_FOR_ALL], ids=lambda each: each.name)
def test_who_knows_of_no_event_knows_no_score(family):
    model = family.fit(interactions_of([], KEYS), ProductFeatures(product_ids=KEYS), family.default)
    assert np.isnan(model.score(HISTORIES, KEYS)).all()
