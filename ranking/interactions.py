"""Events as a matrix: who has to do with what, and how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

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

    @cached_property
    def matrix(self) -> "csr_matrix":
        """float32 of shape (users, products): the weight of each product in each history, above 0."""
        from scipy.sparse import csr_matrix

        column = {key: n for n, key in enumerate(self.product_ids)}
        rows, columns, values = [], [], []
        for row, history in enumerate(self.histories):
            for key, weight in zip(history.product_ids, history.weights, strict=True):
                if key in column:
                    rows.append(row)
                    columns.append(column[key])
                    values.append(weight)
        shape = (len(self.user_ids), len(self.product_ids))
        return csr_matrix((np.array(values, dtype=np.float32), (rows, columns)), shape=shape, dtype=np.float32)

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
    found: list[tuple[str, History, float]] = []
    for user_id, group in groupby(sorted(events, key=lambda e: (e.user_id, e.when)), key=lambda e: e.user_id):
        mine = tuple(group)
        history = history_of(mine, weights)
        if len(history):
            found.append((user_id, history, mine[-1].when))
    known = {key for _, history, _ in found for key in history.product_ids}
    return Interactions(
        user_ids=tuple(user_id for user_id, _, _ in found),
        product_ids=tuple(product_ids) if product_ids is not None else tuple(sorted(known)),
        histories=tuple(history for _, history, _ in found),
        times=tuple(when for _, _, when in found),
    )
