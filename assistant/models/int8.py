"""Eight-bit weights for decoding on a processor: half the bytes to read for every token.

Each row of a Linear layer's weight W (out, in) is held as int8 with its own scale s = max|W| / 127. One to a
few tokens use torch's mixed kernel (bfloat16 activations by int8 weights); more tokens are worth widening the
weight for one dense product. Everything else (norms, attention, key-value cache) runs in float32, which is
both faster here than bfloat16 attention and closer to the full model.
"""

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from torch import nn

FEW_ROWS = 40
"""Up to here the mixed kernel is faster than widening the weight (measured, 2 cores with AVX-512)."""
ROWS_AT_ONCE = 4096
"""Of a weight in float32 while it is rounded."""
FEW_ROWS_TIED = 8
"""The same where a dense copy of the weight is held anyway."""


def can_int8() -> bool:
    """Tell whether this torch has the mixed kernel."""
    import torch

    return hasattr(torch, "_weight_int8pack_mm")


def linear_share(model: "nn.Module") -> float:
    """Share of the parameters, embeddings aside, that are in plain Linear layers."""
    from torch import nn

    embeddings = sum(m.weight.numel() for m in model.modules() if type(m) is nn.Embedding)
    linear = sum(m.weight.numel() for m in model.modules() if type(m) is nn.Linear)
    total = sum(parameter.numel() for parameter in model.parameters())
    return linear / max(total - embeddings, linear, 1)


def to_int8(model: "nn.Module") -> None:
    """Turn every Linear layer to int8 weights, in place, and the rest to float32.

    Embeddings keep their dtype in memory; a head that shares their weight uses it for many rows at once.
    """
    import torch
    from torch import nn

    wide = torch.bfloat16 if torch.ops.mkldnn._is_mkldnn_bf16_supported() else torch.float32
    embeddings = [module for module in model.modules() if type(module) is nn.Embedding]
    tied = {id(module.weight) for module in embeddings}
    for embedding in embeddings:
        # A weight read from a file holds on to the whole file's memory.
        embedding.weight.data = embedding.weight.data.clone()
    for module in list(model.modules()):
        if type(module) is nn.Linear:
            shares = id(module.weight) in tied
            _replace(module, Int8Product(module, wide, keep_dense=shares))
    for embedding in embeddings:
        _widen_output(embedding)
    kept = {id(embedding.weight) for embedding in embeddings}
    for parameter in model.parameters():
        if id(parameter) not in kept and parameter.is_floating_point():
            parameter.data = parameter.data.float()


class Int8Product:
    """What a Linear layer computes, with its weight in int8."""

    __slots__ = ("_bias", "_dense", "_few", "_scale", "_weight", "_wide")

    def __init__(self, linear: "nn.Linear", wide: "torch.dtype", *, keep_dense: bool) -> None:
        import torch

        weight = linear.weight.detach()
        # The kernel takes scales in the activations' type: round them first, so that rounding costs nothing.
        self._scale = (weight.abs().amax(dim=1).float() / 127).clamp(min=1e-8).to(torch.bfloat16)
        self._weight = torch.empty(weight.shape, dtype=torch.int8)
        for start in range(0, weight.shape[0], ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            ratio = weight[part].float().div_(self._scale[part, None].float())
            self._weight[part] = ratio.round_().clamp_(-127, 127)
        self._bias: torch.Tensor | None = None if linear.bias is None else linear.bias.detach().float()
        self._dense = linear.weight.detach().to(wide) if keep_dense else None
        self._wide = wide
        self._few = FEW_ROWS_TIED if keep_dense else FEW_ROWS

    def __call__(self, x: "torch.Tensor") -> "torch.Tensor":
        """Multiply x (..., in) to (..., out), in the dtype of x."""
        import torch

        rows = x.reshape(-1, x.shape[-1])
        if rows.shape[0] <= self._few:
            out = torch._weight_int8pack_mm(rows.to(torch.bfloat16), self._weight, self._scale).to(x.dtype)
        else:
            out = self._many(rows).to(x.dtype)
        out = out.view(*x.shape[:-1], -1)
        return out if self._bias is None else out + self._bias

    def _many(self, rows: "torch.Tensor") -> "torch.Tensor":
        from torch.nn.functional import linear

        rows = rows.to(self._wide)
        if self._dense is not None:
            return linear(rows, self._dense)
        return linear(rows, self._weight.to(self._wide)).float() * self._scale.float()


def joined(products: Sequence[Int8Product]) -> Int8Product:
    """Several products of the same rows as one, their results side by side.

    The weights are moved into one place, and the products given read them there from now on. Either all have a bias
    or none has.
    """
    import torch

    whole = copy(products[0])
    whole._weight = torch.cat([product._weight for product in products])
    whole._scale = torch.cat([product._scale for product in products])
    biases = [product._bias for product in products if product._bias is not None]
    whole._bias = torch.cat(biases) if biases else None
    start = 0
    for product in products:
        end = start + product._weight.shape[0]
        product._weight, start = whole._weight[start:end], end
    return whole


def _replace(module: "nn.Linear", product: Int8Product) -> None:
    module.register_parameter("weight", None)
    module.register_parameter("bias", None)
    module.forward = product  # type: ignore[method-assign, assignment]


def _widen_output(embedding: "nn.Embedding") -> None:
    narrow = embedding.forward
    embedding.forward = lambda input: narrow(input).float()  # type: ignore[method-assign]  # noqa: A006
