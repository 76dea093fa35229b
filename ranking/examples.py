"""What a blend of models learns from: candidates of each shopper, what every model says of them, and which came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ranking.measures.accuracy import ideal
from ranking.measures.lists import Batch, K, best, in_batches
from ranking.measures.task import Task
from ranking.protocols import Recommender, Scores
from ranking.readings import Readings

EACH = 30
"""Candidates that each model puts up for a shopper: its best unseen products."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """Candidates, those of one shopper after those of another."""

    scores: Scores
    """What each model says, what is read beside, and last the length of the history, (candidates, columns); NaN where
    there is nothing to say."""
    wanted: NDArray[np.bool_]
    """Which of them came, (candidates,)."""
    shopper: NDArray[np.int64]
    """The row of each candidate's shopper, ascending, (candidates,)."""
    targets: NDArray[np.int64]
    """How many targets each shopper has, candidates or not, (shoppers,)."""

    def ndcg(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """nDCG@10 of each shopper when the candidates are put in the order of these scores, (shoppers,)."""
        order = np.lexsort((-scores, self.shopper))
        first = np.searchsorted(self.shopper, np.arange(len(self.targets)))
        ranks = np.arange(len(order)) - first[self.shopper]
        gains = np.where(self.wanted[order] & (ranks < K), 1 / np.log2(ranks + 2), 0.0)
        return np.bincount(self.shopper, gains, minlength=len(self.targets)) / ideal(self.targets)

    def reading(self, columns: Sequence[int]) -> "Examples":
        """The same with some of the columns."""
        return replace(self, scores=self.scores[:, columns])

    def of(self, shoppers: NDArray[np.bool_]) -> "Examples":
        """Those of some shoppers, (shoppers,), alone."""
        kept = shoppers[self.shopper]
        rows = np.cumsum(shoppers) - 1
        return Examples(
            scores=self.scores[kept],
            wanted=self.wanted[kept],
            shopper=rows[self.shopper[kept]],
            targets=self.targets[shoppers],
        )


def examples_of(models: Sequence[Recommender], readings: Readings, task: Task) -> Examples:
    """Put up the best unseen products of every model for every shopper of a task who has a history."""
    parts = [_of_batch(models, readings, task, batch) for batch in in_batches(task)]
    none = Examples(
        scores=np.zeros((0, len(models) + len(readings.names) + 1), dtype=np.float32),
        wanted=np.zeros(0, dtype=bool),
        shopper=np.zeros(0, dtype=np.int64),
        targets=np.zeros(0, dtype=np.int64),
    )
    parts = [none, *parts]
    return Examples(
        scores=np.concatenate([part.scores for part in parts]),
        wanted=np.concatenate([part.wanted for part in parts]),
        shopper=np.concatenate([part.shopper for part in parts]),
        targets=np.concatenate([part.targets for part in parts]),
    )


def _of_batch(models: Sequence[Recommender], readings: Readings, task: Task, batch: Batch) -> Examples:
    given = [model.score(batch.histories, task.product_ids) for model in models]
    put_up = np.zeros((len(batch.known), len(task.product_ids)), dtype=bool)
    for scores in given:
        places, _ = best(scores, batch.known, task.product_ids, EACH)
        rows, ranks = np.nonzero(places >= 0)
        put_up[rows, places[rows, ranks]] = True
    rows, columns = np.nonzero(put_up)
    others = readings.read(batch.histories, task.product_ids)[:, rows, columns]
    lengths = readings.lengths(batch.histories)
    return Examples(
        scores=np.concatenate([[scores[rows, columns] for scores in given], others, lengths[None, rows]]).T,
        wanted=task.wanted.contains(rows + batch.first, columns),
        shopper=rows + batch.first,
        targets=task.wanted_counts[batch.first : batch.first + len(batch.known)],
    )
