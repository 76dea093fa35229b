"""Item-based nearest neighbours (Deshpande and Karypis 2004): cosine with shrinkage, the strongest neighbours kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKnnConfig:
    """Settings of item-kNN."""

    neighbours: int = 100
    shrinkage: float = 10.0
    """Added to the product of the norms: similarities that rest on few shoppers count less."""
    decay: float = 0.9


def fit_item_knns(interactions: Interactions, configs: Sequence[ItemKnnConfig]) -> Iterator[ItemWeights]:
    """Fit several settings, in order; neighbours in the sequence that differ by decay alone share their weights."""
    from scipy.sparse import diags

    x = interactions.matrix
    shared = (x.T @ x).tocsr()
    norms = np.sqrt(shared.diagonal())
    shared = shared - diags(shared.diagonal())
    shared.eliminate_zeros()
    coo = shared.tocoo()
    products = norms[coo.row] * norms[coo.col]
    for (neighbours, shrinkage), group in groupby(configs, key=lambda config: (config.neighbours, config.shrinkage)):
        values = (coo.data / (products + shrinkage)).astype(np.float32)
        weights = _strongest(coo.row, coo.col, values, x.shape[1], neighbours)
        for config in group:
            yield ItemWeights("item-knn", interactions.product_ids, weights, config.decay)


def _strongest(row: np.ndarray, col: np.ndarray, values: np.ndarray, size: int, most: int) -> "csr_matrix":
    """Keep the strongest `most` neighbours of each column; ties by column number."""
    from scipy.sparse import csr_matrix

    order = np.lexsort((row, -values, col))
    row, col, values = row[order], col[order], values[order]
    starts = np.searchsorted(col, np.arange(size))
    kept = np.arange(len(col)) - starts[col] < most
    return csr_matrix((values[kept], (row[kept], col[kept])), shape=(size, size), dtype=np.float32)
