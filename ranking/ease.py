"""EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): a closed form for all item weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest
from ranking.protocols import Scores

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_PRODUCTS = 10_000
"""The closed form inverts a matrix of products x products, 0.4 GB for 10,000: of more, the most popular are learned."""
WHOLE_PRODUCTS = 5_000
"""Of more products than these (100 MB) only the strongest weights are kept, whatever the settings say."""
STRONGEST = 300
"""Weights that each product keeps then."""
_ROWS = 500
"""Rows of the weights that are changed at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseConfig:
    """Settings of EASE."""

    regularisation: float = 100.0
    """Above 0."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""
    strongest: int | None = None
    """Weights kept for each product, by size; None keeps all, and only then can a shopper be forgotten."""


class Ease:
    """Scores by all weights, as `ItemWeights` does by some, and forgets exactly.

    `weights = I - P diag(1 / diagonal)`, where P is the inverse of the regularised Gram matrix and `diagonal` its own:
    P comes back from both, and one shopper less is one Sherman-Morrison step.
    """

    kind: ClassVar[str] = "ease"
    name = "ease"

    def __init__(
        self,
        product_ids: Sequence[str],
        weights: NDArray[np.float32],
        diagonal: NDArray[np.float64],
        shared: NDArray[np.int64],
        decay: float,
    ) -> None:
        """Take what was fitted.

        Args:
            product_ids: the products.
            weights: of shape (products, products), past products by scored ones; 0 on the diagonal.
            diagonal: of P, (products,).
            shared: how many shoppers have to do with each product and with another too, (products,): without any a
                product knows of no other.
            decay: what an occasion counts, as a share of the one after it.
        """
        self._columns, self._weights, self._decay = Columns(product_ids), weights, decay
        self._diagonal, self._shared = diagonal, shared

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. A history or a product that shares no shopper with another cannot be scored: NaN."""
        rows = self._columns.rows(histories, self._decay)
        places = self._columns.places(product_ids)
        if not len(self._shared):
            return np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        used = np.unique(rows.indices)
        totals: NDArray[np.float32] = rows[:, used] @ self._weights[np.ix_(used, places)]
        totals[rows @ (self._shared > 0).astype(np.float32) == 0] = np.nan
        totals[:, (places < 0) | (self._shared[places] == 0)] = np.nan
        return totals

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        (rows, counts), column = self._columns.known(history, self._decay), self._columns.column(product_id)
        if column is None:
            return ()
        parts = counts * self._weights[rows, column]
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True) if part]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact (Sherman and Morrison 1950).

        With x the shopper's row and y = P x, P becomes P + y y' / (1 - x'y).
        """
        columns, counts = self._columns.known(history)
        x = counts.astype(np.float64)
        y = -(self._weights[:, columns].astype(np.float64) * self._diagonal[columns]) @ x
        y[columns] += self._diagonal[columns] * x
        share = y / (1 - x @ y[columns])
        diagonal = self._diagonal + y * share
        weights = np.empty_like(self._weights)
        for start in range(0, len(weights), _ROWS):
            part = slice(start, start + _ROWS)
            weights[part] = (self._weights[part] * self._diagonal - np.outer(y[part], share)) / diagonal
        np.fill_diagonal(weights, 0.0)
        shared = self._shared.copy()
        shared[columns] -= int(len(columns) > 1)
        return type(self)(self._columns.product_ids, weights, diagonal, shared, self._decay)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "weights": self._weights,
            "diagonal": self._diagonal,
            "shared": self._shared,
            "decay": np.array(self._decay),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        weights, diagonal, shared = (arrays[name] for name in ("weights", "diagonal", "shared"))
        return cls(arrays["product_ids"].tolist(), weights, diagonal, shared, float(arrays["decay"]))


def fit_ease(interactions: Interactions, _features: ProductFeatures, config: EaseConfig) -> Ease | ItemWeights:
    """Fit by B = I - P diag(1 / diag P), P = (X'X + lambda I)^-1; the diagonal is zero."""
    size = len(interactions.product_ids)
    whole = size <= min(WHOLE_PRODUCTS, MOST_PRODUCTS) and config.strongest is None
    counts = interactions.counts
    popular = np.sort(np.argsort(-counts, kind="stable")[:MOST_PRODUCTS])
    chosen = popular if whole else popular[counts[popular] > 0]
    rows = interactions.matrix[:, chosen]
    gram = (rows.T @ rows).toarray().astype(np.float64 if whole else np.float32, copy=False)
    weights, diagonal = _weights(gram, config.regularisation)
    of_many = rows[np.flatnonzero(np.diff(rows.indptr) > 1)]
    shared = np.bincount(of_many.indices, minlength=len(chosen))
    if whole:
        return Ease(interactions.product_ids, weights, diagonal, shared, config.decay)
    weights[:, shared == 0] = 0.0
    kept = _kept(weights, min(config.strongest or STRONGEST, len(chosen)), chosen, size)
    return ItemWeights("ease", interactions.product_ids, kept, config.decay)


def _kept(weights: NDArray[np.float32], most: int, chosen: NDArray[np.int64], size: int) -> "csr_matrix":
    """The largest weights of each column, by size, in a matrix of all products, sparse of (products, products)."""
    from scipy.sparse import csr_matrix, vstack

    blocks = [csr_matrix(([], ([], [])), shape=(0, len(chosen)), dtype=np.float32)]
    for start in range(0, len(chosen), _ROWS):
        block = np.ascontiguousarray(weights[:, start : start + _ROWS].T)
        sizes = strongest(csr_matrix(np.abs(block)), most)
        sizes.data = block[np.repeat(np.arange(len(block)), np.diff(sizes.indptr)), sizes.indices]
        blocks.append(sizes)
    found = vstack(blocks).tocoo()
    return csr_matrix((found.data, (chosen[found.col], chosen[found.row])), shape=(size, size), dtype=np.float32)


def _weights(gram: NDArray[np.floating], regularisation: float) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """B, float32 (products, products), and the diagonal of P, (products,); in the memory of the Gram matrix."""
    if not len(gram):
        return gram.astype(np.float32), np.zeros(0)
    weights = _inverted(gram, regularisation)
    diagonal = np.diag(weights).astype(np.float64)
    weights /= -np.diag(weights).copy()
    np.fill_diagonal(weights, 0.0)
    return weights.astype(np.float32, copy=False), diagonal


def _inverted(gram: NDArray[np.floating], regularisation: float) -> NDArray[np.floating]:
    """(gram + regularisation I)^-1 by Cholesky: it is symmetric and positive, which takes a third of the work."""
    from scipy.linalg import lapack

    single = gram.dtype == np.float32
    potrf, potri = (lapack.spotrf, lapack.spotri) if single else (lapack.dpotrf, lapack.dpotri)
    gram[np.diag_indices(len(gram))] += regularisation
    factor, failed = potrf(gram.T, lower=True, overwrite_a=True)
    if failed == 0:
        factor, failed = potri(factor, lower=True, overwrite_c=True)
    if failed != 0:
        raise np.linalg.LinAlgError(f"the Gram matrix with regularisation {regularisation:g} is not positive")
    inverse = np.asarray(factor).T
    for start in range(0, len(inverse), _ROWS):
        end = start + _ROWS
        inverse[end:, start:end] = inverse[start:end, end:].T
        corner = inverse[start:end, start:end]
        corner[...] = np.triu(corner) + np.triu(corner, 1).T
    return inverse


def _suggest(trial: Trial) -> EaseConfig:
    return EaseConfig(
        regularisation=trial.suggest_float("regularisation", 1.0, 2_000.0, log=True),
        decay=suggest_decay(trial),
    )


EASE = ModelFamily(name="ease", default=EaseConfig(), suggest=_suggest, fit=fit_ease)
