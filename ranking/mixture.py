"""A linear mixture of recommenders, with weights fixed at training, so that its parts stay exact."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ranking.protocols import Attributing, Recommender, Scores


class Mixture:
    """Scores by the weighted sum of the scores of its parts; a part that cannot score a product adds nothing."""

    name = "mixture"

    def __init__(self, parts: Sequence[tuple[Recommender, float]]) -> None:
        """Take the recommenders with their weights."""
        self.parts = tuple(parts)

    def score(self, history: Sequence[str], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: NaN only where no part can score."""
        total = np.zeros(len(product_ids), dtype=np.float32)
        scored = np.zeros(len(product_ids), dtype=bool)
        for recommender, weight in self.parts:
            scores = recommender.score(history, product_ids)
            known = ~np.isnan(scores)
            total[known] += np.float32(weight) * scores[known]
            scored |= known
        return np.where(scored, total, np.float32(np.nan)).astype(np.float32)

    def attribute(self, history: Sequence[str], product_id: str) -> tuple[tuple[str, float], ...]:
        """What each past product adds through the parts that are sums over the history, largest first."""
        added: dict[str, float] = defaultdict(float)
        for recommender, weight in self.parts:
            if isinstance(recommender, Attributing):
                for key, part in recommender.attribute(history, product_id):
                    added[key] += weight * part
        return tuple(sorted(added.items(), key=lambda item: (-item[1], item[0])))
