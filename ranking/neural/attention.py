"""The net of SASRec: a shopper by self-attention over the history."""

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
class SasRec:
    """A shopper is what the products of the last visit have become after they looked at all before.

    Products of one visit have no order: they share a position, see each other, and the shopper is their mean by
    weight. What a product speaks for (a view less than a purchase) is added to attention as a logarithm.
    """

    name: ClassVar[str] = "sasrec"
    longest: int = 30
    blocks: int = 1
    heads: int = 2

    def users(self, parameters: Parameters, items: "Tensor", shown: Shown, dropout: float = 0.0) -> "Tensor":
        """See `Net.users`."""
        from torch.nn.functional import dropout as dropped
        from torch.nn.functional import embedding, layer_norm

        positions = embedding(shown.visits.clamp(max=self.longest - 1), parameters["positions"])
        x = dropped(embedding(shown.places, items)[..., :-1] + positions, dropout, training=dropout > 0)
        mask = self._mask(shown)
        for block in range(self.blocks):
            mine = {name.split(".", 1)[1]: p for name, p in parameters.items() if name.startswith(f"{block}.")}
            x = x + dropped(self._attended(mine, x, mask), dropout, training=dropout > 0)
            x = x + dropped(_fed(mine, x), dropout, training=dropout > 0)
        now = (shown.visits[shown.rows] == shown.moments[:, None]) * shown.weights[shown.rows]
        last = ((now / now.sum(dim=1, keepdim=True))[:, None, :] @ x[shown.rows])[:, 0]
        return layer_norm(last, last.shape[-1:], parameters["norm"], parameters["norm_shift"])

    def scores(self, _parameters: Parameters, users: "Tensor", items: "Tensor") -> "Tensor":
        """See `Net.scores`: dot products with the vectors that are read, so they are tied."""
        return dots(users, items)

    def start(self, factors: int, seed: int) -> dict[str, NDArray[np.float32]]:
        """What is learned of shoppers, before it is: blocks that change nothing yet."""
        rng = np.random.default_rng(seed)

        def drawn(*shape: int) -> NDArray[np.float32]:
            return np.asarray(rng.standard_normal(shape) / np.sqrt(shape[0]), dtype=np.float32)

        def constant(value: float, *shape: int) -> NDArray[np.float32]:
            return np.full(shape, value, dtype=np.float32)

        found = {
            "positions": constant(0, self.longest, factors),
            "norm": constant(1, factors),
            "norm_shift": constant(0, factors),
        }
        for block in range(self.blocks):
            found |= {
                f"{block}.norm": constant(1, factors),
                f"{block}.norm_shift": constant(0, factors),
                f"{block}.read": drawn(factors, 3 * factors),
                f"{block}.write": constant(0, factors, factors),
                f"{block}.fed_norm": constant(1, factors),
                f"{block}.fed_norm_shift": constant(0, factors),
                f"{block}.widen": drawn(factors, 2 * factors),
                f"{block}.widen_shift": constant(0, 2 * factors),
                f"{block}.narrow": constant(0, 2 * factors, factors),
            }
        return found

    def _mask(self, shown: Shown) -> "Tensor":
        """What is added to attention, float32 (rows, 1, t, t): nothing of later visits is seen."""
        import torch

        seen = shown.visits[:, None, :] <= shown.visits[:, :, None]
        seen = seen & (shown.weights > 0)[:, None, :]
        # a place beyond the end sees itself: a softmax over nothing is no number
        seen = seen | torch.eye(seen.shape[1], dtype=torch.bool, device=seen.device)
        speaks = torch.log(shown.weights.clamp(min=1e-6))[:, None, :]
        return torch.where(seen, speaks, -torch.inf)[:, None]

    def _attended(self, block: Parameters, x: "Tensor", mask: "Tensor") -> "Tensor":
        from torch.nn.functional import layer_norm, scaled_dot_product_attention

        rows, width, factors = x.shape
        read = layer_norm(x, (factors,), block["norm"], block["norm_shift"]) @ block["read"]
        query, key, value = read.view(rows, width, 3, self.heads, factors // self.heads).permute(2, 0, 3, 1, 4)
        found = scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return found.transpose(1, 2).reshape(rows, width, factors) @ block["write"]


def _fed(block: Parameters, x: "Tensor") -> "Tensor":
    """Each place for itself."""
    from torch.nn.functional import gelu, layer_norm

    normed = layer_norm(x, x.shape[-1:], block["fed_norm"], block["fed_norm_shift"])
    return gelu(normed @ block["widen"] + block["widen_shift"]) @ block["narrow"]
