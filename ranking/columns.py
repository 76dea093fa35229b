"""Product ids and the columns of a fitted model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.history import History

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class Columns:
    """The products a model knows, in the order of its columns."""

    def __init__(self, product_ids: Sequence[str]) -> None:
        """Keep the order."""
        self.product_ids = tuple(product_ids)
        self._column = {key: n for n, key in enumerate(self.product_ids)}
        self._last: tuple[tuple[str, ...], NDArray[np.int64]] | None = None

    def places(self, product_ids: Sequence[str]) -> NDArray[np.int64]:
        """The column of each product, -1 for those the model does not know.

        The answer for a tuple is kept until another is asked: whole shops are scored for one shopper after another.
        """
        last = self._last
        if last is not None and last[0] is product_ids:
            return last[1]
        found = np.fromiter((self._column.get(key, -1) for key in product_ids), dtype=np.int64, count=len(product_ids))
        if isinstance(product_ids, tuple):
            self._last = (product_ids, found)
        return found

    def spread(self, scores: NDArray[np.float32], product_ids: Sequence[str]) -> NDArray[np.float32]:
        """Scores of all columns, float32 of shape (n, columns), as scores of some; NaN for those that are not known."""
        places = self.places(product_ids)
        if not self.product_ids:
            return np.full((len(scores), len(places)), np.nan, dtype=np.float32)
        found = scores[:, places]
        found[:, places < 0] = np.nan
        return found

    def known(self, history: History, rate: float = 1.0) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The columns of a history that are known, in order, and how much each counts: weight * rate ** occasion."""
        columns = [self._column.get(key, -1) for key in history.product_ids]
        found = np.array(columns, dtype=np.int64)
        counts = np.array(history.weights, dtype=np.float32) * np.float32(rate) ** np.array(
            history.occasions, dtype=np.float32
        )
        kept = found >= 0
        return found[kept], counts[kept].astype(np.float32, copy=False)

    def rows(self, histories: Sequence[History], rate: float = 1.0) -> "csr_matrix":
        """Histories as `known` gives them, as sparse rows, float32 of shape (n, columns)."""
        from scipy.sparse import csr_matrix

        rows = [self.known(history, rate) for history in histories]
        indices = np.concatenate([columns for columns, _ in rows] or [np.zeros(0, dtype=np.int64)])
        data = np.concatenate([counts for _, counts in rows] or [np.zeros(0, dtype=np.float32)])
        indptr = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        return csr_matrix((data, indices, indptr), shape=(len(rows), len(self.product_ids)))

    def column(self, product_id: str) -> int | None:
        """The column of a product; None when it is not known."""
        return self._column.get(product_id)
