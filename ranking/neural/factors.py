"""The net of matrix factorisation: a shopper by a ridge regression on the history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ranking.neural.descent import Parameters
from ranking.neural.net import dots
from ranking.neural.visits import Shown

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Factors:
    """A shopper is who would want the history and, a little, nothing else: so new shoppers need no training.

    The closed form of one step of weighted least squares (Hu et al. 2008), on vectors of products that were learned
    otherwise: (G + ridge I + sum w q q')^-1 sum w q, with G the share of all products.
    """

    name: ClassVar[str] = "mf"
    longest: int = 100
    decay: float = 0.8
    ridge: float = 1.0

    def users(self, parameters: Parameters, items: "Tensor", shown: Shown, _dropout: float = 0.0) -> "Tensor":
        """See `Net.users`; nothing is dropped, for nothing is learned by it."""
        import torch
        from torch.nn.functional import embedding

        ago = shown.moments[:, None] - shown.visits[shown.rows]
        weights = shown.weights[shown.rows] * self.decay ** ago.clamp(min=0) * (ago >= 0)
        read = embedding(shown.places[shown.rows], items)[..., :-1]
        weighted = weights[..., None] * read
        size = read.shape[-1]
        left = weighted.transpose(1, 2) @ read + parameters["gram"] + self.ridge * torch.eye(size)
        found: Tensor = torch.linalg.solve(left, weighted.sum(dim=1))
        return found

    def scores(self, _parameters: Parameters, users: "Tensor", items: "Tensor") -> "Tensor":
        """See `Net.scores`."""
        return dots(users, items)
