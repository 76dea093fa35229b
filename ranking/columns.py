"""Product ids and the columns of a fitted model."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Columns:
    """The products a model knows, in the order of its columns."""

    def __init__(self, product_ids: Sequence[str]) -> None:
        """Keep the order."""
        self.product_ids = tuple(product_ids)
        self._column = {key: n for n, key in enumerate(self.product_ids)}
        self._last: tuple[tuple[str, ...], NDArray[np.int64]] | None = None

    def known(self, product_ids: Sequence[str]) -> list[int]:
        """Columns of the products that are known, in order."""
        return [self._column[key] for key in product_ids if key in self._column]

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
        """Scores of all columns as scores of some products; NaN for those the model does not know."""
        places = self.places(product_ids)
        if not len(scores):
            return np.full(len(places), np.nan, dtype=np.float32)
        return np.where(places >= 0, scores[places], np.float32(np.nan)).astype(np.float32)

    def column(self, product_id: str) -> int | None:
        """The column of a product; None when it is not known."""
        return self._column.get(product_id)
