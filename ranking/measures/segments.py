"""Whom and what a model serves well: accuracy by how much is known of a shopper, by new products, by kind.

new_shoppers   nothing at all is known of them; they do not count in the figures of the whole
cold           at most 1 product that they have or like is known
warm           from 2 to 9
heavy          10 and more
new_products   targets that nobody had to do with before
kind:NAME      targets of a product type

In the last two only such targets count, and only for the shoppers who have one; the lists stay the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.measures.intervals import intervals, mean
from ranking.measures.lists import Lists
from ranking.measures.measured import Interval, accuracy_of, as_figures
from ranking.measures.pairs import Pairs
from ranking.measures.task import Task

COLD, HEAVY = 1, 10
"""The most known products of a cold shopper, the fewest of a heavy one."""
MOST_KINDS = 20
"""Kinds that are told: those with the most shoppers."""
FEWEST = 10
"""Shoppers that a kind needs to be told."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Some of the targets of a task."""

    name: str
    wanted: Pairs
    counts: NDArray[np.int64]
    """How many targets each shopper has in this segment, (shoppers,)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InSegment:
    """One model in one segment, at 10."""

    values: dict[str, float]
    intervals: dict[str, Interval]
    users: int

    def as_json(self) -> dict[str, Any]:
        """The measures and their intervals under the names of the contract."""
        return {**as_figures(self.values, self.intervals), "users": self.users}


def segments_of(task: Task) -> tuple[Segment, ...]:
    """The segments in which somebody has a target; product segments leave strangers out."""
    found = (*_by_history(task), *_by_product(task))
    return tuple(segment for segment in found if segment.counts.any())


def in_segment(lists: Lists, segment: Segment) -> InSegment:
    """Measure lists in a segment."""
    columns = accuracy_of(lists, segment.wanted, segment.counts)
    return InSegment(
        values={name: mean(values) for name, values in columns.items()},
        intervals=intervals(columns),
        users=int(np.count_nonzero(segment.counts)),
    )


def known_counts(task: Task) -> NDArray[np.int64]:
    """How many products each shopper has or likes already; (shoppers,)."""
    found = (len(task.had(shopper)) for shopper in task.shoppers)
    return np.fromiter(found, dtype=np.int64, count=len(task.shoppers))


def _by_history(task: Task) -> Iterator[Segment]:
    known, stranger = known_counts(task), np.arange(len(task.shoppers)) >= len(task.targets)
    groups = {
        "new_shoppers": stranger,
        "cold": ~stranger & (known <= COLD),
        "warm": ~stranger & (known > COLD) & (known < HEAVY),
        "heavy": ~stranger & (known >= HEAVY),
    }
    for name, members in groups.items():
        yield Segment(
            name=name,
            wanted=task.wanted.only(members[task.wanted.shoppers]),
            counts=np.where(members, task.wanted_counts, 0),
        )


def _by_product(task: Task) -> Iterator[Segment]:
    wanted = task.wanted.only(task.wanted.shoppers < len(task.targets))
    yield _of_targets("new_products", wanted, task.counts[wanted.places] == 0, task)
    codes = task.kind_codes[wanted.places]
    asked = np.unique(np.column_stack([codes, wanted.shoppers])[codes >= 0], axis=0)[:, 0]
    shoppers = np.bincount(asked, minlength=len(task.kind_names))
    for code in np.argsort(-shoppers, kind="stable")[:MOST_KINDS]:
        if shoppers[code] >= FEWEST:
            yield _of_targets(f"kind:{task.kind_names[code]}", wanted, codes == code, task)


def _of_targets(name: str, wanted: Pairs, kept: NDArray[np.bool_], task: Task) -> Segment:
    pairs = wanted.only(kept)
    return Segment(name=name, wanted=pairs, counts=np.bincount(pairs.shoppers, minlength=len(task.shoppers)))
