"""A linear mixture of recommenders, with weights fixed at training, so that its parts stay exact."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ranking.history import History
from ranking.protocols import Attributing, Recommender, Scores


class Mixture:
    """Scores by the weighted sum of the scores of its parts; a part that cannot score a product adds nothing."""

    name = "mixture"

    def __init__(self, parts: Sequence[tuple[Recommender, float]]) -> None:
        """Take the recommenders with their weights."""
        self.parts = tuple(parts)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: NaN only where no part can score."""
        return mixed([(part.score(histories, product_ids), weight) for part, weight in self.parts])

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """What each past product adds through the parts that are sums over the history, largest first."""
        added: dict[str, float] = defaultdict(float)
        for recommender, weight in self.parts:
            if isinstance(recommender, Attributing):
                for key, part in recommender.attribute(history, product_id):
                    added[key] += weight * part
        return tuple(sorted(added.items(), key=lambda item: (-item[1], item[0])))


def mixed(parts: Sequence[tuple[Scores, float]]) -> Scores:
    """The weighted sum of scores of one shape; NaN adds nothing, and stays only where no part has a score."""
    total = np.zeros_like(parts[0][0])
    unscored = np.ones(total.shape, dtype=bool)
    for scores, weight in parts:
        missing = np.isnan(scores)
        total += np.float32(weight) * np.where(missing, np.float32(0), scores)
        unscored &= missing
    total[unscored] = np.nan
    return total
