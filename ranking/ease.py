"""EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): a closed form for all item weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from retrieval.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_PRODUCTS = 20_000
"""The closed form inverts a matrix of products x products: 20,000 take 1.6 GB and minutes; beyond, item-kNN serves."""
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseConfig:
    """Settings of EASE."""

    regularisation: float = 100.0
    """Above 0."""
    decay: float = 0.9


def fit_eases(interactions: Interactions, configs: Sequence[EaseConfig]) -> Iterator[ItemWeights]:
    """Fit several settings, in order, by B = I - P diag(1 / diag P), P = (X'X + lambda I)^-1; the diagonal is zero.

    Neighbours in the sequence with the same regularisation share one inverse.

    Raises:
        InputError: there are more products than the closed form can take.
    """
    size = interactions.matrix.shape[1]
    if size > MOST_PRODUCTS:
        raise InputError(f"EASE takes at most {MOST_PRODUCTS} products, there are {size}. Use item-knn.")
    gram = np.asarray((interactions.matrix.T @ interactions.matrix).todense(), dtype=np.float32)
    for regularisation, group in groupby(configs, key=lambda config: config.regularisation):
        weights = _weights(gram, regularisation)
        for config in group:
            yield ItemWeights("ease", interactions.product_ids, weights, config.decay)


def _weights(gram: NDArray[np.float32], regularisation: float) -> "csr_matrix":
    from scipy.sparse import csr_matrix

    inverse = _inverse(gram, regularisation)
    weights = inverse / -np.diag(inverse)
    weights[np.diag_indices(len(gram))] = 0.0
    weights[np.abs(weights) < _NEGLIGIBLE] = 0.0
    return csr_matrix(weights)


def _inverse(gram: NDArray[np.float32], regularisation: float) -> NDArray[np.float32]:
    """(gram + regularisation I)^-1 by Cholesky: it is symmetric and positive, which takes a third of the work."""
    from scipy.linalg.lapack import spotrf, spotri

    if not len(gram):
        return gram
    shifted = np.array(gram, order="F")
    shifted[np.diag_indices(len(gram))] += regularisation
    factor, failed = spotrf(shifted, lower=True, overwrite_a=True)
    if failed == 0:
        lower, failed = spotri(factor, lower=True, overwrite_c=True)
    if failed != 0:
        raise np.linalg.LinAlgError(f"the Gram matrix with regularisation {regularisation:g} is not positive")
    return np.asarray(np.tril(lower) + np.tril(lower, -1).T, dtype=np.float32)
