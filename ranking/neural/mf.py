"""Biased matrix factorisation (Koren et al. 2009) for what was bought, by gradient on a sampled softmax."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial
from ranking.neural.descent import Parameters, Plan, descend
from ranking.neural.device import device, reproducible
from ranking.neural.factors import Factors
from ranking.neural.ranker import NeuralRanker

if TYPE_CHECKING:
    from torch import Tensor

_PAIRS = 100_000
"""Pairs that an epoch learns from at most."""
_START = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class MfConfig:
    """Settings of matrix factorisation."""

    factors: int = 64
    rate: float = 0.01
    shrinking: float = 3.0
    """Weight decay."""
    epochs: int = 12
    sampled: int = 500
    """Products that each step compares with, by popularity."""
    others: float = 0.1
    """How much the products that a shopper does not have say in serving, as a share of one that is had."""
    ridge: float = 1.0
    """How much a shopper's vector is held short in serving."""
    decay: float = 0.8
    """What a visit counts in serving, as a share of the one after it."""
    bias: float = 0.1
    """How much of what a product gets from all alike counts in serving."""
    seed: int = 0


def fit_mf(interactions: Interactions, _features: ProductFeatures, config: MfConfig) -> NeuralRanker:
    """Learn vectors of shoppers and products; those of shoppers are solved anew when they are served."""
    import torch

    counts = interactions.counts
    sold = np.flatnonzero(counts)
    net = Factors(decay=config.decay, ridge=config.ridge)
    pairs = interactions.matrix[:, sold].tocoo()
    rng = np.random.default_rng(config.seed)
    start = {
        "users": rng.standard_normal((len(interactions.user_ids), config.factors)) * _START,
        "items": rng.standard_normal((len(sold), config.factors)) * _START,
        "bias": np.zeros(len(sold)),
    }
    curve: tuple[float, ...] = ()
    with reproducible(config.seed):
        learned = {
            name: torch.tensor(value, dtype=torch.float32, device=device()).requires_grad_()
            for name, value in start.items()
        }
        plan = Plan(rate=config.rate, shrinking=config.shrinking, epochs=config.epochs, seed=config.seed)
        if pairs.nnz:
            draw = _Draw(pairs.row, pairs.col, pairs.data, counts[sold] / counts.sum(), config.sampled)
            curve = descend(learned, lambda: draw.epoch(learned, plan.batch, rng), plan)
    vectors, bias = (learned[name].detach().cpu().numpy() for name in ("items", "bias"))
    items = np.concatenate([vectors, config.bias * bias[:, None]], axis=1).astype(np.float32)
    gram = np.asarray(config.others * vectors.T @ vectors, dtype=np.float32)
    return NeuralRanker(net, [interactions.product_ids[n] for n in sold], items, {"gram": gram}, curve)


@dataclass(frozen=True, slots=True)
class _Draw:
    """Pairs of shopper and product, and products to tell them from."""

    users: NDArray[np.int32]
    items: NDArray[np.int32]
    weights: NDArray[np.float32]
    shares: NDArray[np.float64]
    """How often each product is drawn, (products,): as popular as it is, so its bias is what is left."""
    sampled: int

    def epoch(self, parameters: Parameters, batch: int, rng: np.random.Generator) -> Iterator["Tensor"]:
        """The losses of one epoch: each product had against the drawn ones."""
        import torch

        order = rng.permutation(len(self.users))[:_PAIRS]
        for first in range(0, len(order), batch):
            some = order[first : first + batch]
            drawn = torch.from_numpy(rng.choice(len(self.shares), size=self.sampled, p=self.shares)).to(device())
            users, items = (
                torch.from_numpy(each[some].astype(np.int64)).to(device()) for each in (self.users, self.items)
            )
            weights = torch.from_numpy(self.weights[some]).to(device())
            mine = parameters["users"][users]
            had = (mine * parameters["items"][items]).sum(dim=1) + parameters["bias"][items]
            others = mine @ parameters["items"][drawn].T + parameters["bias"][drawn]
            others = others.masked_fill(drawn[None] == items[:, None], -torch.inf)
            losses = torch.logsumexp(torch.cat([had[:, None], others], dim=1), dim=1) - had
            yield (losses * weights).sum() / weights.sum()


def _suggest(trial: Trial) -> MfConfig:
    return MfConfig(
        shrinking=trial.suggest_float("shrinking", 0.3, 10.0, log=True),
        epochs=trial.suggest_int("epochs", 6, 20),
        others=trial.suggest_float("others", 0.001, 1.0, log=True),
        ridge=trial.suggest_float("ridge", 0.01, 10.0, log=True),
        decay=trial.suggest_float("decay", 0.5, 1.0),
    )


MF = ModelFamily(name="mf", default=MfConfig(), suggest=_suggest, fit=fit_mf)
