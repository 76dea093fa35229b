"""PureSVD (Cremonesi, Koren and Turrin 2010): a history is projected on the directions in which shoppers differ most.

With popularity scaling as in EigenRec (Nikolakopoulos, Kalantzis, Gallopoulos and Garofalakis 2019).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.protocols import Scores

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_SPARE = 10
"""Directions looked for beyond those wanted, so that the last wanted ones are exact too."""
_ROUNDS = 6
_NONE = 1e-5
"""A direction this much weaker than the strongest is noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SvdConfig:
    """Settings of PureSVD."""

    factors: int = 100
    """At most half as many as there are products or shoppers are taken: with all of them nothing would be left out."""
    scaling: float = 0.5
    """The power of a product's length that stays in its column: 1 is plain PureSVD, 0 makes all products equal."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""
    seed: int = 0


class Svd:
    """`score = history @ V @ V'`: a sum over past products, so what each of them adds is exact.

    Forgetting needs another fit.
    """

    kind: ClassVar[str] = "svd"
    name = "svd"

    def __init__(self, product_ids: Sequence[str], factors: NDArray[np.float32], decay: float) -> None:
        """Take V, float32 of shape (products, factors); a product that nobody has is all zeros."""
        self._columns, self._factors, self._decay = Columns(product_ids), factors, decay
        self._known = np.abs(factors).max(axis=1, initial=0.0) > 0

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. A history or a product of which nobody has anything cannot be scored: NaN."""
        rows = self._columns.rows(histories, self._decay)
        places = self._columns.places(product_ids)
        if not len(self._known):
            return np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        totals = (rows @ self._factors) @ self._factors[places].T
        totals[rows @ self._known.astype(np.float32) == 0] = np.nan
        totals[:, (places < 0) | ~self._known[places]] = np.nan
        return totals.astype(np.float32, copy=False)

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        (rows, counts), column = self._columns.known(history, self._decay), self._columns.column(product_id)
        if column is None:
            return ()
        parts = counts * (self._factors[rows] @ self._factors[column])
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True) if part]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "factors": self._factors,
            "decay": np.array(self._decay),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), arrays["factors"], float(arrays["decay"]))


def fit_svd(interactions: Interactions, _features: ProductFeatures, config: SvdConfig) -> Svd:
    """Find the right singular vectors of the scaled matrix."""
    rows = interactions.rows.copy()
    squares = np.asarray(rows.multiply(rows).sum(axis=0), dtype=np.float64).ravel()
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    rows.data = (rows.data * lengths[rows.indices] ** (config.scaling - 1)).astype(np.float32)
    factors = max(1, min(config.factors, len(np.unique(rows.indices)) // 2, rows.shape[0] // 2))
    return Svd(interactions.product_ids, _right_vectors(rows, factors, config.seed), config.decay)


def _right_vectors(rows: "csr_matrix", factors: int, seed: int) -> NDArray[np.float32]:
    """The strongest right singular vectors, float32 of shape (products, at most `factors`).

    By randomised subspace iteration (Halko, Martinsson and Tropp 2011).
    """
    width = min(factors + _SPARE, *rows.shape)
    if not width:
        return np.zeros((rows.shape[1], 0), dtype=np.float32)
    found = np.random.default_rng(seed).standard_normal((rows.shape[1], width), dtype=np.float32)
    turned = rows.T.tocsr()
    for _ in range(_ROUNDS):
        found = _principal(turned @ (rows @ found))
    return np.ascontiguousarray(_principal(turned @ _principal(rows @ found))[:, :factors])


def _principal(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The left singular vectors of a tall matrix, the strongest first, without those that are noise."""
    tall = vectors.astype(np.float64)
    squares, turn = np.linalg.eigh(tall.T @ tall)
    kept = squares > _NONE**2 * squares.max()
    found: NDArray[np.float64] = tall @ (turn[:, kept] / np.sqrt(squares[kept]))
    return found[:, ::-1].astype(np.float32)


def _suggest(trial: Trial) -> SvdConfig:
    return SvdConfig(
        factors=trial.suggest_int("factors", 16, 512, log=True),
        scaling=trial.suggest_float("scaling", 0.0, 1.2),
        decay=suggest_decay(trial),
    )


SVD = ModelFamily(name="svd", default=SvdConfig(), suggest=_suggest, fit=fit_svd)
