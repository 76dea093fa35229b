"""Lists put into a more varied order, and measured again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from ranking.diversify import by_interests, by_kind, by_relevance, rooms_of
from ranking.measures.lists import K, Lists
from ranking.measures.measured import Measured, measured_of
from ranking.measures.task import Task

By = Literal["text", "kind", "interests"]
"""What makes two products alike or a list balanced: text vectors, kinds, as on a shop's shelves, or the kinds of the
shopper's history."""
ALL: tuple[By, ...] = get_args(By)
Reorder = Callable[[int, NDArray[np.int32], NDArray[np.float32]], NDArray[np.int64]]
"""From a shopper, candidates and their scores to the order of the best ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversified:
    """A model with its lists in a more varied order."""

    by: By
    dial: float
    measured: Measured

    def as_json(self) -> dict[str, Any]:
        """How it was ordered and its measures."""
        return {**self.measured.as_json(), "by": self.by, "diversity_dial": self.dial}


def diversified(measured: Measured, dials: Sequence[float]) -> tuple[Diversified, ...]:
    """A model measured with its lists in another order, in every way that the task knows enough for."""
    lists = measured.lists
    if lists is None:
        return ()
    return tuple(
        Diversified(by=by, dial=dial, measured=measured_of(reordered(lists, by, dial), measured.name))
        for by in ALL
        if possible(lists.task, by)
        for dial in dials
    )


def possible(task: Task, by: By) -> bool:
    """Whether the task knows what this order needs."""
    return task.vectors is not None if by == "text" else bool(task.kind_names)


def reordered(lists: Lists, by: By, dial: float) -> Lists:
    """The best ten of every list, in a more varied order."""
    order_of = _ORDERS[by](lists.task, dial)
    places = np.full((len(lists.places), min(K, lists.places.shape[1])), -1, dtype=np.int32)
    scores = np.full(places.shape, np.nan, dtype=np.float32)
    for shopper, size in enumerate((lists.places >= 0).sum(axis=1)):
        candidates, given = lists.places[shopper, :size], lists.scores[shopper, :size]
        order = order_of(shopper, candidates, given)
        places[shopper, : len(order)], scores[shopper, : len(order)] = candidates[order], given[order]
    return Lists(task=lists.task, places=places, scores=scores)


def _by_text(task: Task, dial: float) -> Reorder:
    vectors = task.vectors
    assert vectors is not None
    return lambda _shopper, candidates, scores: by_relevance(scores, vectors[candidates], dial, K)


def _by_kind(task: Task, dial: float) -> Reorder:
    def order_of(shopper: int, candidates: NDArray[np.int32], scores: NDArray[np.float32]) -> NDArray[np.int64]:
        kinds = task.kind_codes[candidates]
        return by_kind(scores, kinds, dial, rooms_of(*_past(task, shopper), kinds))[0][:K]

    return order_of


def _by_interests(task: Task, dial: float) -> Reorder:
    def order_of(shopper: int, candidates: NDArray[np.int32], scores: NDArray[np.float32]) -> NDArray[np.int64]:
        mine, weights = _past(task, shopper)
        names, codes = np.unique(np.concatenate([mine, task.kind_codes[candidates]]), return_inverse=True)
        wanted = np.bincount(codes[: len(mine)], weights=weights, minlength=len(names))
        codes, wanted = (codes - 1, wanted[1:]) if len(names) and names[0] < 0 else (codes, wanted)
        return by_interests(scores, codes[len(mine) :], wanted / max(float(wanted.sum()), 1e-9), dial, K)

    return order_of


def _past(task: Task, shopper: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The kinds of a shopper's history, -1 where not known, and what each product says."""
    history = task.history(task.shoppers[shopper])
    columns = task.columns.places(list(history.product_ids))
    return task.kind_codes[columns[columns >= 0]], np.array(history.weights)[columns >= 0]


_ORDERS: dict[By, Callable[[Task, float], Reorder]] = {
    "text": _by_text,
    "kind": _by_kind,
    "interests": _by_interests,
}
