"""A dense product in eight-bit integers, for processors that multiply those in hardware."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor


class Int8Product:
    """x W' + b with both sides rounded to int8, each row of x and of W by its own greatest value.

    A row's scale is its own, so what becomes of it does not depend on the rows beside it. Without the hardware's
    instructions (VNNI, AMX) the sums overflow and are wrong: see `retrieval.processor`.
    """

    __slots__ = ("_bias", "_scales", "_weight")

    def __init__(self, weight: "Tensor", bias: "Tensor") -> None:
        """Round a weight of shape (out, in)."""
        import torch

        wide = weight.detach().float()
        self._scales = (wide.abs().amax(dim=1) / 127).clamp(min=1e-12)
        self._weight = (wide / self._scales[:, None]).round_().to(torch.int8).t()
        self._bias = bias.detach().float().clone()

    def __call__(self, x: "Tensor") -> "Tensor":
        """Multiply float32 x of shape (m, in) to (m, out)."""
        import torch

        scales = (x.abs().amax(dim=1, keepdim=True) / 127).clamp_(min=1e-12)
        rounded = (x / scales).round_().to(torch.int8)
        out = torch._int_mm(rounded, self._weight).float().mul_(scales)
        return torch.addcmul(self._bias, out, self._scales, out=out)
