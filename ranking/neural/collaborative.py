"""The net of neural collaborative filtering: products of factors beside layers over both sides."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from ranking.neural.descent import Parameters
from ranking.neural.net import dots
from ranking.neural.towers import decayed_sum
from ranking.neural.visits import Shown

if TYPE_CHECKING:
    from torch import Tensor

_PAIRS = 2_000_000
"""Shoppers times products that pass through the layers at a time when nothing is learned."""


@dataclass(frozen=True, slots=True)
class NeuralCf:
    """A score is a weighted sum over the product of factors (GMF) plus what two layers make of both sides (MLP).

    The first layer of both sides together is the sum of a layer of each, so each is computed once.
    """

    name: ClassVar[str] = "neural-cf"
    longest: int = 30
    decay: float = 0.7
    hidden: int = 16

    def users(self, parameters: Parameters, items: "Tensor", shown: Shown, dropout: float = 0.0) -> "Tensor":
        """See `Net.users`: weighted factors, then the first layer's share, (questions, d + hidden)."""
        import torch
        from torch.nn.functional import normalize

        pooled = decayed_sum(items, shown, self.decay, dropout)
        pooled = normalize(pooled, dim=1) * pooled.shape[1] ** 0.5
        layer = pooled @ parameters["of_user"] + parameters["shift"]
        return torch.cat([pooled * parameters["gmf"], layer], dim=1)

    def scores(self, parameters: Parameters, users: "Tensor", items: "Tensor") -> "Tensor":
        """See `Net.scores`."""
        import torch

        factors = users.shape[1] - self.hidden
        theirs = items[:, :-1] @ parameters["of_item"]
        size = max(1, len(users) if users.requires_grad else _PAIRS // max(1, len(items)))
        parts = [
            torch.relu(users[start : start + size, None, factors:] + theirs[None]) @ parameters["out"]
            for start in range(0, len(users), size)
        ]
        return dots(users[:, :factors], items) + torch.cat(parts)

    def start(self, factors: int, seed: int) -> dict[str, NDArray[np.float32]]:
        """What is learned beside the vectors of products, before it is."""
        rng = np.random.default_rng(seed)

        def drawn(*shape: int) -> NDArray[np.float32]:
            return np.asarray(rng.standard_normal(shape) / np.sqrt(shape[0]), dtype=np.float32)

        return {
            "gmf": np.ones(factors, dtype=np.float32),
            "of_user": drawn(factors, self.hidden),
            "of_item": drawn(factors, self.hidden),
            "shift": np.zeros(self.hidden, dtype=np.float32),
            "out": drawn(self.hidden),
        }
