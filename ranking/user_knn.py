"""User-based nearest neighbours (Herlocker, Konstan, Borchers and Riedl 1999, for what was bought): shoppers alike.

Cosine with shrinkage between the history and what each shopper was learned from, tf-idf or BM25 weighted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest
from ranking.protocols import Scores
from ranking.rows import restored_rows, rows_without, stored_rows
from ranking.weighting import Weighting, WeightingConfig, suggest_weighting

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class UserKnnConfig:
    """Settings of user-kNN."""

    neighbours: int = 200
    shrinkage: float = 1.0
    """Added to the product of the norms: shoppers who share little count less."""
    weighting: WeightingConfig = field(default_factory=lambda: WeightingConfig(how="tf-idf"))
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


class UserKnn:
    """`score(j) = sum over the nearest shoppers u of similarity(history, u) * x(u, j)`.

    The neighbours and the norms given, a similarity is a sum over past products, so what each of them adds is exact.
    Forgets exactly: the row of the shopper leaves.
    """

    kind: ClassVar[str] = "user-knn"
    name = "user-knn"

    def __init__(self, product_ids: Sequence[str], rows: "csr_matrix", config: UserKnnConfig) -> None:
        """Take what each shopper did, sparse float32 of shape (shoppers, products), no row empty."""
        self._columns, self._rows, self._config = Columns(product_ids), rows, config
        self._weighting = Weighting.fit(rows, config.weighting)
        weighted = self._weighting.of(rows)
        self._by_product = weighted.T.tocsr()
        self._norms = _norms(weighted)
        self._taken = np.bincount(rows.indices, minlength=len(self._columns.product_ids)) > 0

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. A history that nobody shares and a product that nobody has cannot be scored: NaN."""
        near = self._neighbours(self._weighting.of(self._columns.rows(histories, self._config.decay)))
        used = np.flatnonzero(np.bincount(near.indices, minlength=len(self._norms)))
        totals = (near[:, used] @ self._rows[used]).toarray().astype(np.float32, copy=False)
        totals[np.diff(near.indptr) == 0] = np.nan
        totals[:, ~self._taken] = np.nan
        return self._columns.spread(totals, product_ids)

    def _neighbours(self, weighted: "csr_matrix") -> "csr_matrix":
        """The similarities of the nearest shoppers, sparse float32 of shape (histories, shoppers)."""
        near = (weighted @ self._by_product).tocsr()
        norms = np.repeat(_norms(weighted), np.diff(near.indptr))
        near.data = (near.data / (norms * self._norms[near.indices] + self._config.shrinkage)).astype(np.float32)
        return strongest(near, self._config.neighbours)

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        column = self._columns.column(product_id)
        weighted = self._weighting.of(self._columns.rows([history], self._config.decay))
        near = self._neighbours(weighted)
        if column is None or not near.nnz:
            return ()
        norms = _norms(weighted) * self._norms[near.indices] + self._config.shrinkage
        shares = self._rows[near.indices, column].toarray().ravel() / norms
        parts = weighted.data * (self._by_product[weighted.indices][:, near.indices] @ shares)
        named = [
            (self._columns.product_ids[place], float(part))
            for place, part in zip(weighted.indices, parts, strict=True)
            if part
        ]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact."""
        return type(self)(self._columns.product_ids, rows_without(self._rows, self._columns, history), self._config)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            **stored_rows(self._rows),
            "config": np.array(json.dumps(asdict(self._config))),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        config = json.loads(str(arrays["config"]))
        config["weighting"] = WeightingConfig(**config["weighting"])
        return cls(arrays["product_ids"].tolist(), restored_rows(arrays), UserKnnConfig(**config))


def _norms(rows: "csr_matrix") -> NDArray[np.float32]:
    """The length of each row, float32."""
    squares = np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float64).ravel()
    return np.sqrt(squares).astype(np.float32)


def fit_user_knn(interactions: Interactions, _features: ProductFeatures, config: UserKnnConfig) -> UserKnn:
    """Keep what each shopper did."""
    return UserKnn(interactions.product_ids, interactions.rows, config)


def _suggest(trial: Trial) -> UserKnnConfig:
    return UserKnnConfig(
        neighbours=trial.suggest_int("neighbours", 20, 1_000, log=True),
        shrinkage=trial.suggest_float("shrinkage", 0.1, 100.0, log=True),
        weighting=suggest_weighting(trial),
        decay=suggest_decay(trial),
    )


USER_KNN = ModelFamily(name="user-knn", default=UserKnnConfig(), suggest=_suggest, fit=fit_user_knn)
