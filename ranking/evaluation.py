"""Offline measures of a recommender: every unseen product is ranked for every shopper."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ranking.events import Event
from ranking.protocols import Recommender

K = 10


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
    histories: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, frozenset[str]]
    popularity: Mapping[str, int]
    """How many shoppers have to do with each product."""
    kinds: Mapping[str, str]
    """Product id -> product type, where known."""


def task_of(
    past: Sequence[Event], future: Sequence[Event], product_ids: Sequence[str], kinds: Mapping[str, str]
) -> Task:
    """What past events let predict of future ones."""
    histories = histories_of(past)
    targets: dict[str, set[str]] = defaultdict(set)
    for event in future:
        if event.liked and event.product_id not in set(histories.get(event.user_id, ())):
            targets[event.user_id].add(event.product_id)
    popularity: dict[str, set[str]] = defaultdict(set)
    for event in past:
        popularity[event.product_id].add(event.user_id)
    return Task(
        product_ids=tuple(sorted(product_ids)),
        histories=histories,
        targets={user: frozenset(targets[user]) for user in sorted(targets) if user in histories},
        popularity={key: len(users) for key, users in popularity.items()},
        kinds=kinds,
    )


def histories_of(events: Sequence[Event]) -> dict[str, tuple[str, ...]]:
    """Each shopper's liked products, oldest first; of repeats the last counts."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for event in sorted(events, key=lambda e: (e.user_id, e.when)):
        if event.liked:
            found[event.user_id].pop(event.product_id, None)
            found[event.user_id][event.product_id] = None
    return {user: tuple(products) for user, products in found.items()}


def measure(model: Recommender, task: Task, name: str | None = None) -> Measured:
    """Rank all unseen products for every shopper of a task."""
    rows: list[tuple[float, float, float, float]] = []
    shown: set[str] = set()
    novelty: list[float] = []
    diversity: list[float] = []
    shoppers = max(1, len(task.histories))
    for user, wanted in task.targets.items():
        best = top(model, task.histories[user], task.product_ids)
        rows.append(_of_one(best, wanted))
        shown.update(best)
        novelty += [-math.log2(max(task.popularity.get(key, 0), 0.5) / shoppers) for key in best]
        diversity += [_diversity([task.kinds.get(key) for key in best])]
    means = np.nanmean(np.array(rows or [(math.nan,) * 4]), axis=0) if rows else (math.nan,) * 4
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


def top(model: Recommender, history: Sequence[str], product_ids: Sequence[str], k: int = K) -> list[str]:
    """The k best unseen products; ties by product id."""
    scores = model.score(history, product_ids)
    ranked = np.where(np.isnan(scores), -np.inf, scores)
    seen = set(history)
    n = min(len(ranked), k + len(seen) + 1)
    edge = np.partition(ranked, -n)[-n] if n else 0.0
    places = np.flatnonzero(ranked >= edge)
    order = places[np.lexsort((places, -ranked[places]))]
    return [product_ids[place] for place in order if product_ids[place] not in seen and ranked[place] > -np.inf][:k]


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
