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

    def known(self, product_ids: Sequence[str]) -> list[int]:
        """Columns of the products that are known, in order."""
        return [self._column[key] for key in product_ids if key in self._column]

    def spread(self, scores: NDArray[np.float32], product_ids: Sequence[str]) -> NDArray[np.float32]:
        """Scores of all columns as scores of some products; NaN for those the model does not know."""
        out = np.full(len(product_ids), np.nan, dtype=np.float32)
        for place, key in enumerate(product_ids):
            column = self._column.get(key)
            if column is not None:
                out[place] = scores[column]
        return out

    def column(self, product_id: str) -> int | None:
        """The column of a product; None when it is not known."""
        return self._column.get(product_id)
