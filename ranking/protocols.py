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
class Attributing(Protocol):
    """A recommender whose scores are sums over past products, so that the ones responsible can be named exactly."""

    def attribute(self, history: Sequence[str], product_id: str) -> tuple[tuple[str, float], ...]:
        """What each past product adds to the score of `product_id`, largest first; the parts sum to the score."""
        ...
