"""What can be replaced in this room, with contract tests in `tests/contracts`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from ranking.history import History

Scores = NDArray[np.float32]


class Recommender(Protocol):
    """Scores products for shoppers from what they did before: an event counts as soon as it is in the history."""

    @property
    def name(self) -> str:
        """Name of the model, as tables and versions print it."""
        ...

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """Score products for shoppers, each of them alone: what is scored beside does not matter.

        Args:
            histories: what each shopper had to do with; unknown products are ignored.
            product_ids: the products to score.

        Returns:
            float32 of shape (len(histories), len(product_ids)); NaN where this model cannot score; higher is better.
        """
        ...


@runtime_checkable
class Attributing(Protocol):
    """A recommender whose scores are sums over past products, so that the ones responsible can be named exactly."""

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """What each past product adds to the score of `product_id`, largest first.

        The parts sum to the share of the score that comes from the history: to all of it, where popularity has no say.
        """
        ...


@runtime_checkable
class Forgetting(Protocol):
    """A recommender that can unlearn a shopper without the events of the others.

    Exact, to 1e-6 of a fit without the shopper: popularity, popularity by category, item-kNN, user-kNN, RP3beta and
    whole EASE. Recent popularity, EASE that keeps the strongest weights alone, SLIM, SVD, ALS and the neural models
    need another fit. Content learns from nobody.
    """

    def without(self, history: History) -> Self:
        """The model as if one shopper had never been learned from.

        Args:
            history: what the shopper was learned from, with the weights of then; products the model does not know
                were not learned.

        Raises:
            LookupError: nobody with this history was learned from, where that can be told.
        """
        ...


@runtime_checkable
class Stored(Protocol):
    """A recommender that can be written to disk as plain arrays and read again."""

    kind: ClassVar[str]
    """Under what its arrays are stored; one class, one kind."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored; no object arrays."""
        ...

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored.

        Raises:
            LookupError, ValueError, TypeError: the arrays are not those of this kind.
        """
        ...
