"""Linear prediction of what comes next from what came before.

SLIT of Choi et al. 2021, "Session-aware linear item-item models for session-based recommendation": ridge regression
in closed form, like EASE, but from the past of every moment to its future, not from a whole to itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest
from retrieval.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_PRODUCTS = 10_000
"""A matrix of products x products is factored: 10,000 take 0.8 GB."""
_FAR = 0.02
"""What an occasion so far from a moment that it counts less than this share is left out."""
_LATEST = 30
"""Moments of a history that are learned from: the latest."""
_STRONGEST = 300
"""Weights that each product keeps."""
_ROWS = 500
"""Rows of the weights that are thinned at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlistConfig:
    """Settings of SLIST."""

    regularisation: float = 60.0
    past: float = 0.6
    """While learning, what an occasion before counts, as a share of the one after it."""
    future: float = 0.5
    """While learning, what an occasion after counts, as a share of the one before it."""
    decay: float = 0.8
    """While scoring, what an occasion of a history counts, as a share of the one after it."""


def fit_slist(interactions: Interactions, _features: ProductFeatures, config: SlistConfig) -> ItemWeights:
    """Fit W = (P'P + lambda I)^-1 P'F over all moments; P their past, F their future; the diagonal is zero.

    Raises:
        InputError: there are more products than the closed form can take.
    """
    size = len(interactions.product_ids)
    if size > MOST_PRODUCTS:
        raise InputError(f"SLIST takes at most {MOST_PRODUCTS} products, there are {size}. Use sequence-rules.")
    past, future = _moments(interactions, config)
    weights = _thinned(_solved(past, future, config.regularisation))
    return ItemWeights("slist", interactions.product_ids, weights, config.decay)


def _solved(past: "csr_matrix", future: "csr_matrix", regularisation: float) -> NDArray[np.float32]:
    """W, float32 of shape (products, products); the dense matrices lie as LAPACK wants them, so that none is copied."""
    from scipy.linalg import cho_factor, cho_solve

    size = past.shape[1]
    if not past.nnz or not future.nnz:
        return np.zeros((size, size), dtype=np.float32)
    gram = (past.T @ past).toarray(order="F")
    gram[np.diag_indices(size)] += np.float32(regularisation)
    factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
    to_future = (past.T @ future).toarray(order="F")
    weights: NDArray[np.float32] = cho_solve(factor, to_future, overwrite_b=True, check_finite=False)
    weights[np.diag_indices(size)] = 0.0
    return weights


def _thinned(weights: NDArray[np.float32]) -> "csr_matrix":
    """The strongest weights of each row, some rows at a time: all of them as sparse rows take far more memory."""
    from scipy.sparse import csr_matrix, vstack

    blocks = [csr_matrix(([], ([], [])), shape=(0, weights.shape[1]), dtype=np.float32)]
    for start in range(0, len(weights), _ROWS):
        blocks.append(strongest(csr_matrix(weights[start : start + _ROWS]), _STRONGEST))
    found: csr_matrix = vstack(blocks, format="csr")
    return found


def _moments(interactions: Interactions, config: SlistConfig) -> "tuple[csr_matrix, csr_matrix]":
    """Past and future of every moment between two occasions, each float32 of shape (moments, products)."""
    columns = Columns(interactions.product_ids)
    past, future = _Rows(len(interactions.product_ids)), _Rows(len(interactions.product_ids))
    for history in interactions.histories:
        places, weights = columns.known(history)
        occasions = np.array(history.occasions, dtype=np.int64)[columns.places(history.product_ids) >= 0]
        ago = occasions - np.unique(occasions)[1 : _LATEST + 1, None]
        past.add(places, weights, np.where(ago >= 0, config.past ** np.maximum(ago, 0), 0.0))
        future.add(places, weights, np.where(ago < 0, config.future ** np.maximum(-ago - 1, 0), 0.0))
    return past.matrix(), future.matrix()


class _Rows:
    """Rows of a sparse matrix, one after another."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lengths: list[NDArray[np.int64]] = []
        self._places: list[NDArray[np.int64]] = []
        self._values: list[NDArray[np.float64]] = []

    def add(self, places: NDArray[np.int64], weights: NDArray[np.float32], shares: NDArray[np.float64]) -> None:
        """Add a row for each row of the shares, (rows, products), in which the weights, (products,), count."""
        rows, columns = np.nonzero(shares >= _FAR)
        self._lengths.append(np.bincount(rows, minlength=len(shares)))
        self._places.append(places[columns])
        self._values.append(weights[columns] * shares[rows, columns])

    def matrix(self) -> "csr_matrix":
        from scipy.sparse import csr_matrix

        ends = np.cumsum(np.concatenate([np.zeros(1, dtype=np.int64), *self._lengths]))
        values = np.concatenate([np.zeros(0), *self._values]).astype(np.float32)
        places = np.concatenate([np.zeros(0, dtype=np.int64), *self._places])
        return csr_matrix((values, places, ends), shape=(len(ends) - 1, self._width))


def _suggest(trial: Trial) -> SlistConfig:
    return SlistConfig(
        regularisation=trial.suggest_float("regularisation", 1.0, 1_000.0, log=True),
        past=trial.suggest_float("past", 0.3, 1.0),
        future=trial.suggest_float("future", 0.1, 1.0),
        decay=suggest_decay(trial),
    )


SLIST = ModelFamily(name="slist", default=SlistConfig(), suggest=_suggest, fit=fit_slist)
