"""Histories as a net reads them: columns, weights, and visits from the first; and what is to be predicted of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History

if TYPE_CHECKING:
    from torch import Tensor

_EPOCH = 50_000
"""Visits an epoch asks about at most: a large shop's epoch is a part of its shoppers."""
_CUT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Visited:
    """One history. What was bought in one visit shares a number and has no order."""

    places: NDArray[np.int64]
    """Columns of the known products, oldest first, shape (n,)."""
    weights: NDArray[np.float32]
    """How much each speaks, above 0, shape (n,)."""
    visits: NDArray[np.int64]
    """0 for the first visit, without gaps, shape (n,)."""

    @property
    def count(self) -> int:
        """Number of visits."""
        return int(self.visits[-1]) + 1 if len(self.visits) else 0

    def cut(self, rng: np.random.Generator) -> "Visited":
        """Some visits cut in two at random, so that the products of one visit foretell each other."""
        if self.count == len(self.visits):
            return self
        halves = rng.random(len(self.visits)) < 0.5
        halves &= (rng.random(self.count) < _CUT_SHARE)[self.visits]
        order = np.argsort(2 * self.visits + halves, kind="stable")
        _, visits = np.unique((2 * self.visits + halves)[order], return_inverse=True)
        return Visited(self.places[order], self.weights[order], visits.astype(np.int64))


def visited(columns: Columns, history: History, longest: int) -> Visited:
    """The latest products of a history, unknown ones ignored."""
    known = [
        (columns.column(key), w, o)
        for key, w, o in zip(history.product_ids, history.weights, history.occasions, strict=True)
    ]
    kept = sorted(((-o, n, w) for n, w, o in known if n is not None), key=lambda item: item[0])[-longest:]
    _, visits = np.unique(np.array([when for when, _, _ in kept], dtype=np.int64), return_inverse=True)
    return Visited(
        np.array([place for _, place, _ in kept], dtype=np.int64),
        np.array([weight for _, _, weight in kept], dtype=np.float32),
        visits.astype(np.int64),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Histories side by side, and the moments in them that are asked about."""

    places: "Tensor"
    """int64 (rows, t), 0 beyond the end of a history."""
    weights: "Tensor"
    """float32 (rows, t), 0 beyond the end of a history."""
    visits: "Tensor"
    """int64 (rows, t), past every other beyond the end of a history."""
    rows: "Tensor"
    """The history of each question, int64 (questions,)."""
    moments: "Tensor"
    """The last visit that each question may look at, int64 (questions,)."""


def shown(histories: Sequence[Visited], rows: Sequence[int], moments: Sequence[int], device: str) -> Shown:
    """Lay histories side by side, at least one product wide."""
    import torch

    size = (len(histories), max((len(each.places) for each in histories), default=1))
    places, weights = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.float32)
    visits = np.full(size, max((each.count for each in histories), default=0), dtype=np.int64)
    for row, each in enumerate(histories):
        filled = len(each.places)
        places[row, :filled], weights[row, :filled], visits[row, :filled] = each.places, each.weights, each.visits
    return Shown(
        places=torch.from_numpy(places).to(device),
        weights=torch.from_numpy(weights).to(device),
        visits=torch.from_numpy(visits).to(device),
        rows=torch.tensor(rows, dtype=torch.int64, device=device),
        moments=torch.tensor(moments, dtype=torch.int64, device=device),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is shown and what came next."""

    shown: Shown
    questions: NDArray[np.int64]
    """The question of each answer, (answers,)."""
    answers: NDArray[np.int64]
    """Columns of what came next, (answers,)."""
    weights: NDArray[np.float32]
    """How much each answer counts, (answers,)."""


def asked_of_all(histories: Sequence[Visited], device: str) -> Asked:
    """After each visit but the last: what came in the next?"""
    rows: list[int] = []
    moments: list[int] = []
    questions: list[NDArray[np.int64]] = []
    for row, each in enumerate(histories):
        questions.append(each.visits - 1 + len(rows))
        rows += [row] * (each.count - 1)
        moments += range(each.count - 1)
    answered = np.concatenate([each.visits > 0 for each in histories])
    return Asked(
        shown=shown(histories, rows, moments, device),
        questions=np.concatenate(questions)[answered],
        answers=np.concatenate([each.places for each in histories])[answered],
        weights=np.concatenate([each.weights for each in histories])[answered],
    )


def batches(histories: Sequence[Visited], size: int, rng: np.random.Generator) -> Iterator[tuple[Visited, ...]]:
    """One epoch: shoppers in random order, about `size` visits at a time, some visits cut in two."""
    batch: list[Visited] = []
    waiting = total = 0
    for n in rng.permutation(len(histories)):
        each = histories[n].cut(rng)
        batch.append(each)
        waiting += each.count - 1
        if waiting >= size:
            yield tuple(batch)
            total += waiting
            batch, waiting = [], 0
            if total >= _EPOCH:
                return
    if waiting:
        yield tuple(batch)
