"""Every kind of model that training can choose."""

from collections.abc import Mapping
from typing import Any

from ranking.als import ALS
from ranking.category_popularity import CATEGORY_POPULARITY
from ranking.content import CONTENT
from ranking.ease import EASE
from ranking.item_knn import ITEM_KNN
from ranking.model_family import ModelFamily
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
from ranking.user_knn import USER_KNN
from ranking.words import WORDS

FAMILIES: Mapping[str, ModelFamily[Any]] = {
    family.name: family
    for family in (
        POPULARITY,
        RECENT_POPULARITY,
        CATEGORY_POPULARITY,
        ITEM_KNN,
        USER_KNN,
        RP3BETA,
        SEQUENCE_RULES,
        EASE,
        SLIM,
        SLIST,
        SVD,
        ALS,
        CONTENT,
        WORDS,
        TWO_TOWER,
        SASREC,
        NEURAL_CF,
        MF,
    )
}
"""By name, the simple ones first."""
