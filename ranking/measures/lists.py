"""The best unseen products of every shopper: scores in, lists out, many shoppers at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History
from ranking.measures.pairs import Places, pairs_of
from ranking.measures.task import Task
from ranking.protocols import Recommender, Scores

K = 10
DEPTH = 100
"""Places that are kept of a list, so that it can be put in another order; fewer where there are very many shoppers."""
_KEPT = 2_000_000
"""Places kept of all lists together: 16 MB for each model."""
_GROUPS = 4
"""Groups of columns for each place of a list, and how many candidates a place may have before they are cut exactly."""
_CELLS = 4_000_000
"""Scores held at a time: 16 MB of float32 for each model."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lists:
    """What every shopper of a task is shown, best first."""

    task: Task
    places: NDArray[np.int32]
    """The products, (shoppers, depth) in the order of `task.shoppers`; -1 where nothing is left to show."""
    scores: Scores
    """Their scores, NaN where nothing is left to show."""

    @property
    def top(self) -> Places:
        """The places at 10, (shoppers, at most 10)."""
        return self.places[:, :K].astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some shoppers of a task."""

    first: int
    """The place of the first of them in `Task.shoppers`."""
    histories: tuple[History, ...]
    known: tuple[frozenset[str], ...]


def in_batches(task: Task, *, strangers: bool = False) -> Iterator[Batch]:
    """The shoppers of a task, as many at a time as memory takes; strangers come last where they are asked for."""
    shoppers = task.shoppers if strangers else tuple(task.targets)
    size = max(1, _CELLS // max(1, len(task.product_ids)))
    for start in range(0, len(shoppers), size):
        part = shoppers[start : start + size]
        yield Batch(first=start, histories=tuple(map(task.history, part)), known=tuple(map(task.had, part)))


def lists_of(model: Recommender, task: Task) -> Lists:
    """Rank all unseen products for every shopper of a task, strangers too."""
    depth = min(DEPTH, max(K, _KEPT // max(1, len(task.shoppers))), len(task.product_ids))
    places = np.full((len(task.shoppers), depth), -1, dtype=np.int32)
    scores = np.full(places.shape, np.nan, dtype=np.float32)
    for batch in in_batches(task, strangers=True):
        rows = slice(batch.first, batch.first + len(batch.known))
        given = model.score(batch.histories, task.product_ids)
        places[rows], scores[rows] = best(given, batch.known, task.product_ids, depth)
    return Lists(task=task, places=places, scores=scores)


def top(model: Recommender, history: History, product_ids: Sequence[str], k: int = K) -> list[str]:
    """The k best products that are not in a history; ties by product id."""
    (places,) = best_places(model.score([history], product_ids), [history.product_ids], product_ids, k)
    return [product_ids[place] for place in places]


def unseen(scores: Scores, known: Sequence[Collection[str]], product_ids: Sequence[str]) -> Scores:
    """Scores of shape (shoppers, products) with -inf for what each has already and what cannot be scored."""
    found = np.where(np.isnan(scores), np.float32(-np.inf), scores)
    owned = pairs_of(known, Columns(product_ids))
    found[owned.shoppers, owned.places] = -np.inf
    return found


def best_places(
    scores: Scores, known: Sequence[Collection[str]], product_ids: Sequence[str], k: int = K
) -> list[Places]:
    """For each shopper the places of the k best products they do not have, best first; ties by place."""
    places, _ = best(scores, known, product_ids, k)
    return [row[row >= 0] for row in places]


def best(
    scores: Scores, known: Sequence[Collection[str]], product_ids: Sequence[str], k: int = K
) -> tuple[Places, Scores]:
    """The k best products that each shopper does not have, best first, ties by place, and their scores.

    Returns:
        Places and scores of shape (shoppers, at most k); -1 and NaN where nothing is left.
    """
    found = unseen(scores, known, product_ids)
    width = min(k, found.shape[1])
    if not width or not len(found):
        return np.full((len(found), width), -1), np.full((len(found), width), np.nan, dtype=np.float32)
    rows, columns = np.nonzero(_promising(found, width))
    values = found[rows, columns]
    order = np.lexsort((-values, rows))  # stable: ties stay by place
    ranks = np.arange(len(rows)) - np.searchsorted(rows, np.arange(len(found)))[rows]
    kept = ranks < width
    at, order = (rows[kept], ranks[kept]), order[kept]
    places = np.full((len(found), width), -1)
    scores = np.full((len(found), width), np.nan, dtype=np.float32)
    places[at], scores[at] = columns[order], values[order]
    return places, scores


def _promising(found: Scores, width: int) -> NDArray[np.bool_]:
    """The `width` best of each row, of equals the first, and not many more; nothing that is -inf.

    The best of each of many groups of columns are quickly found, and the last place is at least the `width`-th of them.
    """
    per_group = max(1, found.shape[1] // (_GROUPS * width))
    groups = found.shape[1] // per_group
    best_of_groups = found[:, : groups * per_group].reshape(len(found), per_group, groups).max(axis=1)
    floor = np.partition(best_of_groups, -width, axis=1)[:, -width, None]
    marked = (found >= floor) & (found > -np.inf)
    crowded = np.flatnonzero(np.count_nonzero(marked, axis=1) > _GROUPS * width)
    marked[crowded] = _highest(found[crowded], width)
    return marked


def _highest(found: Scores, width: int) -> NDArray[np.bool_]:
    """Exactly the `width` best of each row: of what ties for the last place the first."""
    edge = np.partition(found, -width, axis=1)[:, -width, None]
    above, level = found > edge, found == edge
    room = width - np.count_nonzero(above, axis=1)[:, None]
    first = np.cumsum(level, axis=1, dtype=np.int32) <= room
    return np.asarray(above | (level & first & (found > -np.inf)))
