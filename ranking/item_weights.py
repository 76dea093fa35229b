"""Linear item models: the score of a product is a sum over the history of learned weights between products."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History
from ranking.protocols import Scores

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_FEW = 4
"""Less than one product in so many is scored without the others."""


class ItemWeights:
    """Scores by history and weights alone: `score(j) = sum over h of weight(h) * decay ** occasion(h) * W[h, j]`.

    The score is a sum over past products, so what each of them adds is exact.
    """

    kind: ClassVar[str] = "item-weights"

    def __init__(self, name: str, product_ids: Sequence[str], weights: "csr_matrix", decay: float) -> None:
        """Take fitted weights, sparse float32 of shape (products, products), and the decay of a history."""
        self.name = name
        self._columns, self._weights, self._decay = Columns(product_ids), weights, decay
        self._gives = (np.diff(weights.indptr) > 0).astype(np.float32)
        """1 for products that say something of others: their row has weights."""
        self._takes = np.bincount(weights.indices, minlength=len(self._columns.product_ids)) > 0
        """Whether others say something of a product: its column has weights."""

    @cached_property
    def _by_product(self) -> "csr_matrix":
        """The weights as float32 of shape (products, past products): a row is what others say of one product."""
        return self._weights.T.tocsr()

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. A history or a product without any weight cannot be scored: NaN."""
        rows = self._columns.rows(histories, self._decay)
        places = self._columns.places(product_ids)
        totals: NDArray[np.float32]
        if len(places) * _FEW < len(self._takes):
            totals = (rows @ self._by_product[np.maximum(places, 0)].T).toarray()
            totals[:, (places < 0) | ~self._takes[places]] = np.nan
        else:
            totals = (rows @ self._weights).toarray()
            totals[:, ~self._takes] = np.nan
            totals = self._columns.spread(totals, product_ids)
        totals[(rows @ self._gives) == 0] = np.nan
        return totals

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        (rows, counts), column = self._columns.known(history, self._decay), self._columns.column(product_id)
        if not len(rows) or column is None:
            return ()
        parts = counts * np.asarray(self._weights[rows, column].todense()).ravel()
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True) if part]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "data": self._weights.data,
            "indices": self._weights.indices,
            "indptr": self._weights.indptr,
            "decay": np.array(self._decay),
            "name": np.array(self.name),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(
            str(arrays["name"]), arrays["product_ids"].tolist(), restored_weights(arrays), float(arrays["decay"])
        )


def restored_weights(arrays: Mapping[str, NDArray[Any]]) -> "csr_matrix":
    """The weights of stored item weights, sparse float32 of shape (products, products)."""
    from scipy.sparse import csr_matrix

    size = len(arrays["product_ids"])
    return csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=(size, size))
