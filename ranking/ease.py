"""EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): a closed form for all item weights."""

from dataclasses import dataclass

import numpy as np

from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from retrieval.errors import InputError

MOST_PRODUCTS = 20_000
"""The closed form inverts a matrix of products x products: 20,000 take 1.6 GB and minutes; beyond, item-kNN serves."""
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseConfig:
    """Settings of EASE."""

    regularisation: float = 100.0
    decay: float = 0.9


def fit_ease(interactions: Interactions, config: EaseConfig) -> ItemWeights:
    """Fit by B = I - P diag(1 / diag P), P = (X'X + lambda I)^-1; the diagonal is zero.

    Raises:
        InputError: there are more products than the closed form can take.
    """
    from scipy.sparse import csr_matrix

    size = interactions.matrix.shape[1]
    if size > MOST_PRODUCTS:
        raise InputError(f"EASE takes at most {MOST_PRODUCTS} products, there are {size}. Use item-knn.")
    gram = np.asarray((interactions.matrix.T @ interactions.matrix).todense(), dtype=np.float32)
    gram[np.diag_indices(size)] += config.regularisation
    inverse = np.linalg.inv(gram)
    weights = inverse / -np.diag(inverse)
    weights[np.diag_indices(size)] = 0.0
    weights[np.abs(weights) < _NEGLIGIBLE] = 0.0
    return ItemWeights("ease", interactions.product_ids, csr_matrix(weights.astype(np.float32)), config.decay)
