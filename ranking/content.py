"""Content: products like those of the history, by their text vectors. Serves new products and short histories."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.decay import decayed
from ranking.protocols import Scores

DECAY = 0.8


class Content:
    """Scores by the decayed mean cosine between a product and the history; a sum over past products, so exact parts."""

    name = "content"

    def __init__(self, product_ids: Sequence[str], vectors: NDArray[np.float32], decay: float = DECAY) -> None:
        """Take unit vectors, float32 of shape (products, d)."""
        self._columns, self._vectors, self._decay = Columns(product_ids), vectors, decay

    def score(self, history: Sequence[str], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. Without a known history nothing can be scored: all NaN."""
        scores: Scores = self.score_all([history], product_ids)[0]
        return scores

    def score_all(self, histories: Sequence[Sequence[str]], product_ids: Sequence[str]) -> Scores:
        """See `Batching.score_all`."""
        rows = self._columns.histories(histories, self._decay)
        totals = np.asarray(rows.sum(axis=1), dtype=np.float32).reshape(-1, 1)
        profiles = (rows @ self._vectors) / np.where(totals > 0, totals, np.float32(np.nan))
        return self._columns.spread((profiles @ self._vectors.T).astype(np.float32, copy=False), product_ids)

    def attribute(self, history: Sequence[str], product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        rows, column = self._columns.known(history), self._columns.column(product_id)
        if not rows or column is None:
            return ()
        weights = decayed(len(rows), self._decay)
        parts = (weights / weights.sum()) * (self._vectors[rows] @ self._vectors[column])
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True)]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, np.ndarray]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "vectors": self._vectors,
            "decay": np.array(self._decay),
        }

    @classmethod
    def restored(cls, arrays: dict[str, np.ndarray]) -> "Content":
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), arrays["vectors"], float(arrays["decay"]))
