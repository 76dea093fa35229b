"""What a net has to do: read a shopper, and score products."""

from typing import TYPE_CHECKING, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from ranking.neural.descent import Parameters
from ranking.neural.visits import Shown

if TYPE_CHECKING:
    from torch import Tensor


class Net(Protocol):
    """How vectors of products become vectors of shoppers and scores; a frozen dataclass of plain settings.

    Of the vectors of products, float32 (products, d + 1), the last column is a bias.
    """

    name: ClassVar[str]

    @property
    def longest(self) -> int:
        """Products of a history that it reads: the latest."""
        ...

    def users(self, parameters: Parameters, items: "Tensor", shown: Shown, dropout: float = 0.0, /) -> "Tensor":
        """Vectors of shoppers, float32 (questions, k), from those of all products."""
        ...

    def scores(self, parameters: Parameters, users: "Tensor", items: "Tensor") -> "Tensor":
        """float32 (questions, n) from vectors of shoppers (questions, k) and of some products (n, d + 1)."""
        ...


class TrainedNet(Net, Protocol):
    """A net that learns something of shoppers beside the vectors of products."""

    def start(self, factors: int, seed: int) -> dict[str, NDArray[np.float32]]:
        """What it learns, by name, before it is learned."""
        ...


def dots(users: "Tensor", items: "Tensor") -> "Tensor":
    """Dot products plus biases, float32 (questions, n)."""
    import torch

    return torch.addmm(items[:, -1], users, items[:, :-1].T)
