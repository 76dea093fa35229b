"""Item-based nearest neighbours (Deshpande and Karypis 2004): cosine with shrinkage, the strongest neighbours kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKnnConfig:
    """Settings of item-kNN."""

    neighbours: int = 100
    shrinkage: float = 10.0
    """Added to the product of the norms: similarities that rest on few shoppers count less."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


def fit_item_knn(interactions: Interactions, _features: ProductFeatures, config: ItemKnnConfig) -> ItemWeights:
    """Fit the similarities of all pairs that share a user."""
    norms = np.sqrt(interactions.gram.diagonal())
    shared = interactions.gram.tocoo()
    others = shared.row != shared.col
    row, col = shared.row[others], shared.col[others]
    values = (shared.data[others] / (norms[row] * norms[col] + config.shrinkage)).astype(np.float32)
    weights = strongest(row, col, values, len(norms), config.neighbours)
    return ItemWeights("item-knn", interactions.product_ids, weights, config.decay)


def strongest(row: np.ndarray, col: np.ndarray, values: np.ndarray, size: int, most: int) -> "csr_matrix":
    """The strongest `most` values of each column, float32 of shape (size, size); ties by row number."""
    from scipy.sparse import csr_matrix

    order = np.lexsort((row, -values, col))
    row, col, values = row[order], col[order], values[order]
    starts = np.searchsorted(col, np.arange(size))
    kept = np.arange(len(col)) - starts[col] < most
    return csr_matrix((values[kept], (row[kept], col[kept])), shape=(size, size), dtype=np.float32)


def _suggest(trial: Trial) -> ItemKnnConfig:
    return ItemKnnConfig(
        neighbours=trial.suggest_int("neighbours", 20, 500, log=True),
        shrinkage=trial.suggest_float("shrinkage", 0.1, 100.0, log=True),
        decay=trial.suggest_float("decay", 0.5, 1.0),
    )


ITEM_KNN = ModelFamily(name="item-knn", default=ItemKnnConfig(), suggest=_suggest, fit=fit_item_knn)
