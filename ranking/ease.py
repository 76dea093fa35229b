"""EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): a closed form for all item weights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial
from retrieval.errors import InputError

MOST_PRODUCTS = 20_000
"""The closed form inverts a matrix of products x products: 20,000 take 1.6 GB and minutes; beyond, item-kNN serves."""
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseConfig:
    """Settings of EASE."""

    regularisation: float = 100.0
    """Above 0."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


def fit_ease(interactions: Interactions, _features: ProductFeatures, config: EaseConfig) -> ItemWeights:
    """Fit by B = I - P diag(1 / diag P), P = (X'X + lambda I)^-1; the diagonal is zero.

    Raises:
        InputError: there are more products than the closed form can take.
    """
    from scipy.sparse import csr_matrix

    size = len(interactions.product_ids)
    if size > MOST_PRODUCTS:
        raise InputError(f"EASE takes at most {MOST_PRODUCTS} products, there are {size}. Use item-knn.")
    inverse = _inverse(np.asarray(interactions.gram.todense(), dtype=np.float32), config.regularisation)
    weights = inverse / -np.diag(inverse)
    weights[np.diag_indices(size)] = 0.0
    weights[np.abs(weights) < _NEGLIGIBLE] = 0.0
    return ItemWeights("ease", interactions.product_ids, csr_matrix(weights), config.decay)


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


def _suggest(trial: Trial) -> EaseConfig:
    return EaseConfig(
        regularisation=trial.suggest_float("regularisation", 1.0, 2_000.0, log=True),
        decay=trial.suggest_float("decay", 0.5, 1.0),
    )


EASE = ModelFamily(name="ease", default=EaseConfig(), suggest=_suggest, fit=fit_ease)
