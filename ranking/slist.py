"""Linear prediction of what comes next from what came before (SLIT of Choi et al. 2021, "Session-aware linear item-item models").

Ridge regression in closed form, like EASE, but from the past of every moment to its future instead of from a whole to itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial
from ranking.neighbours import strongest
from retrieval.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_PRODUCTS = 10_000
"""A matrix of products x products is factored: 10,000 take 0.8 GB."""
_FAR = 0.02
"""Weights below this share are left out."""
_LATEST = 30
"""Moments of a history that are learned from: the latest."""
_STRONGEST = 300


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
    from scipy.linalg import cho_factor, cho_solve
    from scipy.sparse import csr_matrix

    size = len(interactions.product_ids)
    if size > MOST_PRODUCTS:
        raise InputError(f"SLIST takes at most {MOST_PRODUCTS} products, there are {size}. Use sequence-rules.")
    past, future = _moments(interactions, config)
    weights = np.zeros((size, size), dtype=np.float32)
    if size and past.shape[0]:
        gram = np.asarray((past.T @ past).todense(), dtype=np.float32)
        gram[np.diag_indices(size)] += config.regularisation
        factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
        weights = cho_solve(factor, np.asarray((past.T @ future).todense(), dtype=np.float32), check_finite=False)
        weights[np.diag_indices(size)] = 0.0
    return ItemWeights(
        "slist", interactions.product_ids, strongest(csr_matrix(weights, dtype=np.float32), _STRONGEST), config.decay
    )


def _moments(interactions: Interactions, config: SlistConfig) -> "tuple[csr_matrix, csr_matrix]":
    """Past and future of every moment between two occasions, float32 of shape (moments, products)."""
    columns = Columns(interactions.product_ids)
    past, future = _Rows(len(interactions.product_ids)), _Rows(len(interactions.product_ids))
    for history in interactions.histories:
        places, weights = columns.known(history)
        occasions = np.array(history.occasions, dtype=np.int64)[columns.places(history.product_ids) >= 0]
        for last in sorted(set(occasions.tolist()))[1 : _LATEST + 1]:
            ago = occasions - last
            before, after = ago >= 0, ago < 0
            past.add(places[before], weights[before] * config.past ** ago[before])
            future.add(places[after], weights[after] * config.future ** (-ago[after] - 1))
    return past.matrix(), future.matrix()


class _Rows:
    """Rows of a sparse matrix, one after another."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._places: list[np.ndarray] = []
        self._values: list[np.ndarray] = []

    def add(self, places: np.ndarray, values: np.ndarray) -> None:
        kept = values >= _FAR
        self._places.append(places[kept])
        self._values.append(values[kept])

    def matrix(self) -> "csr_matrix":
        from scipy.sparse import csr_matrix

        ends = np.cumsum([0, *map(len, self._places)])
        values = np.concatenate([np.zeros(0), *self._values]).astype(np.float32)
        places = np.concatenate([np.zeros(0, dtype=np.int64), *self._places])
        return csr_matrix((values, places, ends), shape=(len(self._places), self._width))


def _suggest(trial: Trial) -> SlistConfig:
    return SlistConfig(
        regularisation=trial.suggest_float("regularisation", 1.0, 1_000.0, log=True),
        past=trial.suggest_float("past", 0.3, 1.0),
        future=trial.suggest_float("future", 0.1, 1.0),
        decay=trial.suggest_float("decay", 0.3, 1.0),
    )


SLIST = ModelFamily(name="slist", default=SlistConfig(), suggest=_suggest, fit=fit_slist)
