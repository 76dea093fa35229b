"""Training a net by softmax: of all products, what came next gets its share of the probability."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.neural.descent import Parameters, Plan, descend
from ranking.neural.device import device
from ranking.neural.item_tower import ItemTower
from ranking.neural.net import Net
from ranking.neural.visits import Asked, Visited, asked_of_all, batches

if TYPE_CHECKING:
    from torch import Tensor

MOST_FULL = 6_000
"""With more products than this each step compares with a sample of them."""
_SAMPLED = 3_000
_LEAST_BATCH = 32
_STEPS = 12
"""Steps in an epoch at least, as far as there are shoppers for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """What is disturbed while a net is trained, so that it does not learn by heart."""

    dropout: float
    """Share of the numbers in the vectors of the history that are zero."""
    omitted: float = 0.0
    """Share of the products of the history that are left out."""
    smoothing: float = 0.0
    """Share of the probability that is wanted for all products alike (Szegedy et al. 2016)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A net with what it learns by softmax cross-entropy over products.

    Over a sample of the products each score is lowered by the log of the chance to be in the sample, so that the
    popular, who are in it most often, are not pushed down (Yi et al. 2019, "Sampling-bias-corrected neural modeling
    for large corpus item recommendations").
    """

    net: Net
    tower: ItemTower
    parameters: Parameters
    plan: Plan
    noise: Noise
    counts: NDArray[np.int64]
    """How many shoppers have to do with each product, above 0, (products,)."""
    sampled: int | None = None
    """Products drawn for each step; None for as many as the shop's size needs."""

    def run(self, histories: Sequence[Visited]) -> tuple[float, ...]:
        """Learn; the parameters change in place. The mean loss of each epoch."""
        rng = np.random.default_rng(self.plan.seed)
        able = [each for each in histories if len(each.places) > 1]
        size = min(self.plan.batch, max(_LEAST_BATCH, sum(each.count - 1 for each in able) // _STEPS))

        def epoch() -> Iterator["Tensor"]:
            for batch in batches(able, size, rng):
                yield self._loss(asked_of_all(batch, device()), rng)

        return descend(self.parameters, epoch, self.plan)

    def _loss(self, asked: Asked, rng: np.random.Generator) -> "Tensor":
        """Mean cross-entropy of the answers by their weights."""
        import torch

        drawn = self._drawn(asked, rng)
        at, shown, places, answers = device(), asked.shown, None, asked.answers
        if drawn is not None:
            answers = np.searchsorted(drawn.places, answers)
            places = torch.from_numpy(drawn.places).to(at)
            shown = replace(shown, places=torch.searchsorted(places, shown.places).clamp(max=len(places) - 1))
        if self.noise.omitted:
            kept = torch.rand(shown.weights.shape, device=at) >= self.noise.omitted
            shown = replace(shown, weights=shown.weights * kept)
        items = self.tower.items(self.parameters, places)
        users = self.net.users(self.parameters, items, shown, self.noise.dropout)
        scores = self.net.scores(self.parameters, users, items)
        if drawn is not None:
            scores = scores - torch.from_numpy(np.log(drawn.chances)).to(at)
        questions, weights = torch.from_numpy(asked.questions).to(at), torch.from_numpy(asked.weights).to(at)
        smoothing = self.noise.smoothing
        of_all = torch.logsumexp(scores, dim=1) - smoothing * scores.mean(dim=1)
        losses = of_all[questions] - (1 - smoothing) * scores[questions, torch.from_numpy(answers).to(at)]
        return (losses * weights).sum() / weights.sum()

    def _drawn(self, asked: Asked, rng: np.random.Generator) -> "_Drawn | None":
        """The products of a step; None for all of a small shop."""
        size = len(self.counts)
        draws = self.sampled or (0 if size <= MOST_FULL else _SAMPLED)
        if not draws or draws >= size:
            return None
        mine = asked.shown.places[asked.shown.weights > 0].cpu().numpy()
        places = np.unique(np.concatenate([mine, asked.answers, rng.integers(size, size=draws)]))
        share = self.counts[places] / self.counts.sum()
        misses = np.log1p(-share.clip(max=0.999)) * len(mine) + np.log1p(-1 / size) * draws
        return _Drawn(places, (-np.expm1(misses)).astype(np.float32))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The products of a step, ascending, and how likely each was to be among them."""

    places: NDArray[np.int64]
    chances: NDArray[np.float32]
