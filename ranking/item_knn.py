"""Item-based nearest neighbours: similarities of products by who has to do with them, the strongest kept.

Cosine with shrinkage (Deshpande and Karypis 2004), asymmetric cosine (Aiolli 2013, "Efficient top-N recommendation for
very large scale binary rated datasets"), tf-idf and BM25 weighting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest_pairs
from ranking.relearned_weights import RelearnedWeights
from ranking.weighting import Weighting, WeightingConfig, suggest_weighting

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKnnConfig:
    """Settings of item-kNN."""

    neighbours: int = 100
    shrinkage: float = 10.0
    """Added to the product of the norms: similarities that rest on few shoppers count less."""
    alpha: float = 0.5
    """How much of the norm is the scored product's, from 0 to 1: 0.5 is the cosine, more marks the popular down."""
    weighting: WeightingConfig = field(default_factory=WeightingConfig)
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


class ItemKnn(RelearnedWeights[ItemKnnConfig]):
    """The strongest similarities of each product."""

    kind: ClassVar[str] = "item-knn"

    @staticmethod
    def learn(rows: "csr_matrix", config: ItemKnnConfig) -> "csr_matrix":
        """sum(h, j) / (|h| ** (2 - 2 alpha) * |j| ** (2 alpha) + shrinkage); see `RelearnedWeights.learn`."""
        documents = rows.T.tocsr()
        weighted = Weighting.fit(documents, config.weighting).of(documents).T.tocsr()
        squares = np.asarray(weighted.multiply(weighted).sum(axis=0), dtype=np.float64).ravel()
        past, scored = squares ** (1 - config.alpha), squares**config.alpha

        def weigh(
            others: NDArray[np.int64], products: NDArray[np.int64], sums: NDArray[np.float32]
        ) -> NDArray[np.float32]:
            return (sums / (past[others] * scored[products] + config.shrinkage)).astype(np.float32)

        return strongest_pairs(weighted, weighted, weigh, config.neighbours)

    @staticmethod
    def config_of(document: Mapping[str, Any]) -> ItemKnnConfig:
        """See `RelearnedWeights.config_of`."""
        return ItemKnnConfig(**{**document, "weighting": WeightingConfig(**document["weighting"])})


def fit_item_knn(interactions: Interactions, _features: ProductFeatures, config: ItemKnnConfig) -> ItemKnn:
    """Fit the similarities of all pairs that share a user."""
    return ItemKnn.fit(interactions.product_ids, interactions.rows, config)


def _suggest(trial: Trial) -> ItemKnnConfig:
    return ItemKnnConfig(
        neighbours=trial.suggest_int("neighbours", 20, 500, log=True),
        shrinkage=trial.suggest_float("shrinkage", 0.1, 100.0, log=True),
        alpha=trial.suggest_float("alpha", 0.2, 0.8),
        weighting=suggest_weighting(trial),
        decay=suggest_decay(trial),
    )


ITEM_KNN = ModelFamily(name="item-knn", default=ItemKnnConfig(), suggest=_suggest, fit=fit_item_knn)
