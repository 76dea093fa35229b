"""A recommender with another in its place where it knows nothing: new products and histories of new products."""

from collections.abc import Sequence

import numpy as np

from ranking.history import History
from ranking.protocols import Attributing, Recommender, Scores


class Backed:
    """Scores by the first recommender; by the second, times a weight, where the first cannot score."""

    def __init__(self, first: Recommender, second: Recommender, weight: float) -> None:
        """Take both, and what a score of the second is worth in scores of the first."""
        self.first, self.second, self.weight = first, second, weight
        self.name = first.name

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: NaN only where neither can score."""
        first = self.first.score(histories, product_ids)
        second = np.float32(self.weight) * self.second.score(histories, product_ids)
        return np.where(np.isnan(first), second, first)

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`: the parts of whichever of the two scores."""
        known = not np.isnan(self.first.score([history], (product_id,))[0, 0])
        model, weight = (self.first, 1.0) if known else (self.second, self.weight)
        parts = model.attribute(history, product_id) if isinstance(model, Attributing) else ()
        return tuple((key, weight * part) for key, part in parts)
