"""Offline measures of a recommender: every unseen product is ranked for every shopper."""

from collections.abc import Mapping, Sequence

from ranking.measures.accuracy import ndcg
from ranking.measures.lists import K, Lists, best, best_places, in_batches, lists_of, top, unseen
from ranking.measures.measured import Measured, measure, measured_of
from ranking.measures.task import Task, histories_of, task_of
from ranking.mixture import mixed
from ranking.protocols import Recommender

__all__ = [
    "K",
    "Lists",
    "Measured",
    "Task",
    "best_places",
    "histories_of",
    "in_batches",
    "lists_of",
    "measure",
    "measured_of",
    "ndcg_of",
    "ndcg_of_mixtures",
    "task_of",
    "top",
    "unseen",
]


def ndcg_of_mixtures(
    parts: Mapping[str, Recommender], trials: Sequence[Mapping[str, float]], task: Task
) -> tuple[float, ...]:
    """The nDCG of several mixtures of the same recommenders, each of which scores every shopper once."""
    totals = [0.0] * len(trials)
    for batch in in_batches(task):
        scores = {name: part.score(batch.histories, task.product_ids) for name, part in parts.items()}
        wanted = task.wanted_counts[batch.first : batch.first + len(batch.known)]
        for n, weights in enumerate(trials):
            total = mixed([(scores[name], weight) for name, weight in weights.items() if weight > 0])
            places, _ = best(total, batch.known, task.product_ids)
            totals[n] += float(ndcg(task.wanted.holds(places, batch.first), wanted).sum())
    return tuple(total / max(1, len(task.targets)) for total in totals)


def ndcg_of(model: Recommender, task: Task) -> float:
    """The nDCG alone, for choosing between settings."""
    return ndcg_of_mixtures({model.name: model}, [{model.name: 1.0}], task)[0]
