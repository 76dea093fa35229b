"""What can be replaced in this room, with contract tests in `tests/contracts`."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class Recommender(Protocol):
    """Scores products for a shopper from what the shopper did before."""

    @property
    def name(self) -> str:
        """Name of the model, as tables and versions print it."""
        ...

    def score(self, history: Sequence[str], product_ids: Sequence[str]) -> Scores:
        """Score products for a shopper.

        Args:
            history: product ids the shopper liked or bought, oldest first; unknown ids are ignored.
            product_ids: the products to score.

        Returns:
            float32 of shape (len(product_ids),); NaN where this model cannot score; higher is better.
        """
        ...


@runtime_checkable
class Batching(Protocol):
    """A recommender that scores many shoppers at once, faster than one after another."""

    def score_all(self, histories: Sequence[Sequence[str]], product_ids: Sequence[str]) -> Scores:
        """What `score` gives for each history; float32 of shape (len(histories), len(product_ids))."""
        ...


@runtime_checkable
class Attributing(Protocol):
    """A recommender whose scores are sums over past products, so that the ones responsible can be named exactly."""

    def attribute(self, history: Sequence[str], product_id: str) -> tuple[tuple[str, float], ...]:
        """What each past product adds to the score of `product_id`, largest first.

        The parts sum to the share of the score that comes from the history: to all of it, where popularity has no say.
        """
        ...


def scores_of(model: Recommender, histories: Sequence[Sequence[str]], product_ids: Sequence[str]) -> Scores:
    """Scores of many shoppers, at once where the model can; float32 of shape (len(histories), len(product_ids))."""
    if isinstance(model, Batching):
        return model.score_all(histories, product_ids)
    rows = [model.score(history, product_ids) for history in histories]
    return np.array(rows, dtype=np.float32).reshape(len(histories), len(product_ids))
