"""Gradient descent with early stopping, and what it leaves behind."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

Parameters = dict[str, "Tensor"]
"""What is learned, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to descend."""

    rate: float = 0.001
    """Of Adam."""
    shrinking: float = 0.01
    """Weight decay, apart from the gradient."""
    epochs: int = 12
    """At most."""
    patience: int = 3
    """Epochs without a better list for those held back, after which it stops."""
    batch: int = 900
    """Questions in a step, about."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How it went, an epoch each."""

    losses: tuple[float, ...] = ()
    """Mean loss on what was learned from."""
    ndcgs: tuple[float, ...] = ()
    """nDCG@10 on what was held back; empty where nothing could be."""


def descend(
    parameters: Parameters, epoch: Callable[[], Iterable["Tensor"]], held: Callable[[], float | None], plan: Plan
) -> Curve:
    """Change the parameters in place by AdamW (Loshchilov and Hutter 2019); they end as they were at the best nDCG.

    Args:
        parameters: leaves that require gradients.
        epoch: the losses of one epoch, a step each.
        held: the nDCG on what was held back; None where nothing was: then the last epoch stays.
        plan: how.
    """
    import torch

    optimiser = torch.optim.AdamW(list(parameters.values()), lr=plan.rate, weight_decay=plan.shrinking)
    best: Parameters = {}
    means: list[float] = []
    ndcgs: list[float] = []
    for _ in range(plan.epochs):
        losses = []
        for loss in epoch():
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(float(loss.detach()))
        means.append(math.fsum(losses) / max(1, len(losses)))
        with torch.no_grad():
            found = held()
        if found is None:
            continue
        ndcgs.append(found)
        if found >= max(ndcgs):
            best = {name: value.detach().clone() for name, value in parameters.items()}
        if len(ndcgs) - ndcgs.index(max(ndcgs)) > plan.patience:
            break
    with torch.no_grad():
        for name, value in best.items():
            parameters[name].copy_(value)
    return Curve(losses=tuple(means), ndcgs=tuple(ndcgs))
