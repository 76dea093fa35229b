"""The net of the two towers: a shopper by the sum of the history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from ranking.neural.descent import Parameters
from ranking.neural.net import dots
from ranking.neural.visits import Shown

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class TwoTower:
    """A shopper is the decayed sum of the vectors of the history plus a linear map of it, brought to one length."""

    name: ClassVar[str] = "two-tower"
    longest: int = 30
    decay: float = 0.7

    def users(self, parameters: Parameters, items: "Tensor", shown: Shown, dropout: float = 0.0) -> "Tensor":
        """See `Net.users`."""
        from torch.nn.functional import layer_norm

        pooled = decayed_sum(items, shown, self.decay, dropout)
        pooled = pooled + pooled @ parameters["turn"] + parameters["shift"]
        return layer_norm(pooled, pooled.shape[-1:], parameters["norm"], parameters["norm_shift"])

    def scores(self, _parameters: Parameters, users: "Tensor", items: "Tensor") -> "Tensor":
        """See `Net.scores`."""
        return dots(users, items)

    def start(self, factors: int, seed: int) -> dict[str, NDArray[np.float32]]:
        """What is learned of shoppers, before it is."""
        reach = 1 / np.sqrt(factors)
        return {
            "turn": np.random.default_rng(seed).uniform(-reach, reach, (factors, factors)).astype(np.float32),
            "shift": np.zeros(factors, dtype=np.float32),
            "norm": np.ones(factors, dtype=np.float32),
            "norm_shift": np.zeros(factors, dtype=np.float32),
        }


def decayed_sum(items: "Tensor", shown: Shown, decay: float, dropout: float) -> "Tensor":
    """The sum of the products seen until each moment by weight * decay ** visits ago, (questions, d)."""
    import torch
    from torch.nn.functional import dropout as dropped
    from torch.nn.functional import embedding

    read = dropped(embedding(shown.places, items)[..., :-1], dropout, training=dropout > 0)
    moments = torch.arange(int(shown.moments.max()) + 1, device=read.device)
    ago = moments[None, :, None] - shown.visits[:, None, :]
    weights = shown.weights[:, None, :] * decay ** ago.clamp(min=0) * (ago >= 0)
    return (weights @ read)[shown.rows, shown.moments]
