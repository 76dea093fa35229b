"""Offline measures of a recommender: every unseen product is ranked for every shopper."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.events import Event
from ranking.history import History, history_of
from ranking.mixture import mixed
from ranking.protocols import Recommender, Scores
from ranking.weights import EventWeights

K = 10
_CELLS = 4_000_000
"""Scores held at a time: 16 MB of float32 for each model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The measures of one model, at 10, means over shoppers."""

    name: str
    ndcg: float
    hit: float
    recall: float
    mrr: float
    coverage: float
    """Share of all products that anybody is shown."""
    novelty: float
    """Mean -log2 of the share of shoppers who have to do with a product shown."""
    diversity: float
    """Mean share of pairs in a list that are of different kinds; NaN without kinds."""
    users: int
    per_user: tuple[float, ...] = ()
    """nDCG of each shopper, by shopper id."""

    def as_json(self) -> dict[str, Any]:
        """The measures under the names of the contract."""
        values = {
            "ndcg@10": self.ndcg,
            "hit@10": self.hit,
            "recall@10": self.recall,
            "mrr@10": self.mrr,
            "coverage": self.coverage,
            "novelty": self.novelty,
            "diversity": self.diversity,
        }
        rounded = {name: None if math.isnan(value) else round(value, 4) for name, value in values.items()}
        return {"name": self.name, **rounded, "users": self.users}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What has to be predicted: each shopper's history and the unseen products that came after it."""

    product_ids: tuple[str, ...]
    histories: Mapping[str, History]
    known: Mapping[str, frozenset[str]]
    """What each shopper has or likes already: never recommended, never a target."""
    targets: Mapping[str, frozenset[str]]
    popularity: Mapping[str, int]
    """How many shoppers have to do with each product."""
    kinds: Mapping[str, str]
    """Product id -> product type, where known."""


def task_of(
    past: Sequence[Event],
    future: Sequence[Event],
    product_ids: Sequence[str],
    kinds: Mapping[str, str],
    weights: EventWeights | None = None,
) -> Task:
    """What past events let predict of future ones."""
    histories = histories_of(past, weights)
    known: dict[str, set[str]] = {user: set() for user in histories}
    for event in past:
        if event.liked:
            known[event.user_id].add(event.product_id)
    targets: dict[str, set[str]] = defaultdict(set)
    for event in future:
        if event.liked and event.product_id not in known.get(event.user_id, ()):
            targets[event.user_id].add(event.product_id)
    popularity: dict[str, set[str]] = defaultdict(set)
    for event in past:
        popularity[event.product_id].add(event.user_id)
    return Task(
        product_ids=tuple(sorted(product_ids)),
        histories=histories,
        known={user: frozenset(keys) for user, keys in known.items()},
        targets={user: frozenset(targets[user]) for user in sorted(targets) if user in histories},
        popularity={key: len(users) for key, users in popularity.items()},
        kinds=kinds,
    )


def histories_of(events: Sequence[Event], weights: EventWeights | None = None) -> dict[str, History]:
    """Each shopper's history, by shopper id; shoppers without events have none."""
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.user_id, e.when)):
        grouped[event.user_id].append(event)
    return {user: history_of(mine, weights) for user, mine in grouped.items()}


def measure(model: Recommender, task: Task, name: str | None = None) -> Measured:
    """Rank all unseen products for every shopper of a task."""
    rows: list[tuple[float, float, float, float]] = []
    shown: set[str] = set()
    novelty: list[float] = []
    diversity: list[float] = []
    shoppers = max(1, len(task.histories))
    news = {key: -math.log2(max(task.popularity.get(key, 0), 0.5) / shoppers) for key in task.product_ids}
    for best, wanted in zip(_lists(model, task), task.targets.values(), strict=True):
        rows.append(_of_one(best, wanted))
        shown.update(best)
        novelty += [news[key] for key in best]
        diversity += [_diversity([task.kinds.get(key) for key in best])]
    means = np.mean(np.array(rows), axis=0) if rows else (math.nan,) * 4
    return Measured(
        name=name or model.name,
        ndcg=float(means[0]),
        hit=float(means[1]),
        recall=float(means[2]),
        mrr=float(means[3]),
        coverage=len(shown) / max(1, len(task.product_ids)),
        novelty=_mean(novelty),
        diversity=_mean(diversity),
        users=len(rows),
        per_user=tuple(row[0] for row in rows),
    )


def _lists(model: Recommender, task: Task) -> Iterator[list[str]]:
    """The best unseen products of every shopper of a task."""
    for batch in in_batches(task):
        for places in best_places(model.score(batch.histories, task.product_ids), batch.known, task.product_ids):
            yield [task.product_ids[place] for place in places]


def ndcg_of_mixtures(
    parts: Mapping[str, Recommender], trials: Sequence[Mapping[str, float]], task: Task
) -> tuple[float, ...]:
    """The nDCG of several mixtures of the same recommenders, each of which scores every shopper once."""
    totals = [0.0] * len(trials)
    for batch in in_batches(task):
        scores = {name: part.score(batch.histories, task.product_ids) for name, part in parts.items()}
        for n, weights in enumerate(trials):
            total = mixed([(scores[name], weight) for name, weight in weights.items() if weight > 0])
            for places, wanted in zip(best_places(total, batch.known, task.product_ids), batch.targets, strict=True):
                totals[n] += _of_one([task.product_ids[place] for place in places], wanted)[0]
    return tuple(total / max(1, len(task.targets)) for total in totals)


def ndcg_of(model: Recommender, task: Task) -> float:
    """The nDCG alone, for choosing between settings."""
    return ndcg_of_mixtures({model.name: model}, [{model.name: 1.0}], task)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some shoppers of a task."""

    histories: tuple[History, ...]
    known: tuple[frozenset[str], ...]
    targets: tuple[frozenset[str], ...]


def in_batches(task: Task) -> Iterator[Batch]:
    """The shoppers of a task, as many at a time as memory takes."""
    users = list(task.targets)
    size = max(1, _CELLS // max(1, len(task.product_ids)))
    for start in range(0, len(users), size):
        part = users[start : start + size]
        yield Batch(
            histories=tuple(task.histories[user] for user in part),
            known=tuple(task.known[user] for user in part),
            targets=tuple(task.targets[user] for user in part),
        )


def top(model: Recommender, history: History, product_ids: Sequence[str], k: int = K) -> list[str]:
    """The k best products that are not in a history; ties by product id."""
    (places,) = best_places(model.score([history], product_ids), [history.product_ids], product_ids, k)
    return [product_ids[place] for place in places]


def unseen(scores: Scores, known: Sequence[Collection[str]], product_ids: Sequence[str]) -> Scores:
    """Scores of shape (shoppers, products) with -inf for what each has already and what cannot be scored."""
    columns = Columns(product_ids)
    found = np.where(np.isnan(scores), np.float32(-np.inf), scores)
    for row, keys in enumerate(known):
        places = columns.places(list(keys))
        found[row, places[places >= 0]] = -np.inf
    return found


def best_places(
    scores: Scores, known: Sequence[Collection[str]], product_ids: Sequence[str], k: int = K
) -> list[NDArray[np.int64]]:
    """For each shopper the places of the k best products they do not have, best first; ties by place."""
    found = unseen(scores, known, product_ids)
    width = min(k, found.shape[1])
    if not width:
        return [np.zeros(0, dtype=np.int64) for _ in known]
    edges = np.partition(found, -width, axis=1)[:, -width]
    chosen = []
    for row, edge in zip(found, edges, strict=True):
        places = np.flatnonzero((row >= edge) & (row > -np.inf))
        chosen.append(places[np.argsort(-row[places], kind="stable")][:k])
    return chosen


def _of_one(best: Sequence[str], wanted: frozenset[str]) -> tuple[float, float, float, float]:
    gains = [1 / math.log2(rank + 1) for rank, key in enumerate(best, start=1) if key in wanted]
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(wanted), K) + 1))
    first = next((1 / rank for rank, key in enumerate(best, start=1) if key in wanted), 0.0)
    return sum(gains) / ideal, float(bool(gains)), len(gains) / len(wanted), first


def _diversity(kinds: Sequence[str | None]) -> float:
    pairs = [(a, b) for n, a in enumerate(kinds) for b in kinds[n + 1 :] if a and b]
    return sum(a != b for a, b in pairs) / len(pairs) if pairs else math.nan


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
