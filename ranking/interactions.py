"""Events as a matrix: who has to do with what, and how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from ranking.columns import Columns
from ranking.events import Event
from ranking.history import History, history_of
from ranking.weights import EventWeights

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, kw_only=True)
class Interactions:
    """Who did what, ready for fitting."""

    user_ids: tuple[str, ...]
    product_ids: tuple[str, ...]
    histories: tuple[History, ...]
    """What each user had to do with, in the order of `user_ids`; products that are no columns may stand in it."""
    times: tuple[float, ...]
    """When each user did something last, in seconds; what `Event.when` says."""
    product_times: tuple[tuple[float, ...], ...]
    """When each user last had to do with each product of the history, in its order."""

    @cached_property
    def matrix(self) -> "csr_matrix":
        """float32 of shape (users, products): the weight of each product in each history, above 0."""
        return Columns(self.product_ids).rows(self.histories)

    @cached_property
    def rows(self) -> "csr_matrix":
        """The matrix without the users who have to do with none of the products."""
        found: csr_matrix = self.matrix[np.flatnonzero(np.diff(self.matrix.indptr))]
        return found

    @cached_property
    def gram(self) -> "csr_matrix":
        """float32 of shape (products, products): how much two products share their users, X'X."""
        found: csr_matrix = (self.matrix.T @ self.matrix).tocsr()
        return found

    @cached_property
    def counts(self) -> np.ndarray:
        """How many users have to do with each product, int of shape (products,)."""
        return np.asarray((self.matrix > 0).sum(axis=0)).ravel()


def interactions_of(
    events: Iterable[Event], product_ids: Sequence[str] | None = None, weights: EventWeights | None = None
) -> Interactions:
    """Read events into interactions; users who have nothing to say for any product are left out.

    Args:
        events: by user, oldest first.
        product_ids: the columns; None takes the products of the events, sorted.
        weights: what each kind of event says.
    """
    used = weights or EventWeights()
    found: list[tuple[str, History, float, tuple[float, ...]]] = []
    ordered = sorted(((event.user_id, event.when, event) for event in events), key=itemgetter(0, 1))
    for user_id, group in groupby(ordered, key=itemgetter(0)):
        mine = [(when, event) for _, when, event in group]
        history = history_of((event for _, event in mine), used)
        if len(history):
            last = {event.product_id: when for when, event in mine if used.of(event) > 0}
            found.append((user_id, history, mine[-1][0], tuple(last[key] for key in history.product_ids)))
    return Interactions(
        user_ids=tuple(user_id for user_id, *_ in found),
        product_ids=tuple(product_ids if product_ids is not None else _products(history for _, history, *_ in found)),
        histories=tuple(history for _, history, *_ in found),
        times=tuple(when for _, _, when, _ in found),
        product_times=tuple(times for *_, times in found),
    )


def _products(histories: Iterable[History]) -> list[str]:
    return sorted({key for history in histories for key in history.product_ids})
