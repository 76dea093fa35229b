"""Vectors of products from what is written of them and from one of their own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.neural.descent import Parameters

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTower:
    """A product's vector is one of its own plus a projection of its text; its bias stands in the last column."""

    text: "Tensor | None"
    """Unit text vectors, float32 (products, k)."""
    sold: int
    """The first so many have events, and a vector and a bias of their own."""

    def items(self, parameters: Parameters, places: "Tensor | None" = None) -> "Tensor":
        """float32 (n, d + 1) of the products in these places, int64 (n,), all of them sold; None for all that are."""
        import torch

        own = parameters["item.own"] if places is None else parameters["item.own"][places]
        bias = parameters["item.bias"] if places is None else parameters["item.bias"][places]
        if self.text is not None:
            text = self.text[: self.sold] if places is None else self.text[places]
            own = own + text @ parameters["item.text"]
        return torch.cat([own, bias[:, None]], dim=1)

    def unsold(self, parameters: Parameters) -> "Tensor":
        """float32 (products - sold, d + 1), from text alone, with the bias of the median product."""
        import torch

        if self.text is None:
            return parameters["item.own"].new_zeros(0, parameters["item.own"].shape[1] + 1)
        found = self.text[self.sold :] @ parameters["item.text"]
        return torch.cat([found, parameters["item.bias"].median().expand(len(found), 1)], dim=1)


def start_of_items(
    sold: int, text_size: int | None, factors: int, own_scale: float, seed: int
) -> dict[str, NDArray[np.float32]]:
    """What is learned of products, before it is; without `text_size` nothing is read of them."""
    rng = np.random.default_rng(seed)
    found = {
        "item.own": (rng.standard_normal((sold, factors)) * own_scale).astype(np.float32),
        "item.bias": np.zeros(sold, dtype=np.float32),
    }
    if text_size:
        reach = 1 / np.sqrt(text_size)
        found["item.text"] = rng.uniform(-reach, reach, (text_size, factors)).astype(np.float32)
    return found
