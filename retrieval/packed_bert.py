"""BERT over texts laid end to end: next to no padding is computed, and few steps stand between the products.

Only what a sentence encoder of the plain kind needs: token vectors through the layers, then their mean. The weights are
those of a transformers `BertModel`. A token's row is computed in the same way whatever stands beside it in the batch.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from retrieval.int8_product import Int8Product
from retrieval.processor import Precision

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import BertModel

Product = Callable[["Tensor"], "Tensor"]
_STEP = 8
"""Texts are padded to a multiple of so many tokens: a processor's kernels are made anew for every shape they meet."""
_FEW, _MANY_STEP = 64, 32
"""Beyond so many tokens in a batch, it is filled up to a multiple of so many."""
_SCORES_AT_ONCE = 1_500_000
"""Attention scores held at once: more would leave the processor's cache."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Texts of one padded length, side by side."""

    count: int
    length: int
    lengths: "Tensor"
    """Of each without its padding, (count,)."""
    hidden: "Tensor | None"
    """Added to the scores so that no token sees padding, (count, 1, 1, length); None when there is none."""


@dataclass(frozen=True, slots=True)
class _Layer:
    project: Product
    """Queries, keys and values in one product: (m, d) to (m, 3d)."""
    merge: Product
    norm_attention: Product
    widen: Product
    narrow: Product
    norm_output: Product


class PackedBert:
    """The layers of a BertModel on a processor, in one precision; holds its own weights, not the model's."""

    def __init__(self, model: "BertModel", precision: Precision) -> None:
        """Copy the weights; int8 rounds those of the products, and computes the rest in float32."""
        import torch

        self._dtype = torch.bfloat16 if precision == "bfloat16" else torch.float32
        self._int8 = precision == "int8"
        self._heads = int(model.config.num_attention_heads)
        embeddings: Any = model.embeddings
        self._words = self._own(embeddings.word_embeddings.weight)
        self._places = self._own(embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0])
        self._norm = self._normalised(embeddings.LayerNorm)
        self._layers = [self._layer(layer) for layer in model.encoder.layer]

    def means(self, ids: Sequence[Sequence[int]]) -> "Tensor":
        """The mean token vector of each text, float32 of shape (len(ids), d); texts in order of length."""
        import torch
        from torch.nn.functional import gelu

        lengths = [len(each) for each in ids]
        lengths += _filling(sum(map(_padded, lengths)))
        with torch.inference_mode():
            groups = list(self._groups(lengths))
            flat = [token for each in ids for token in (*each, *[0] * (_padded(len(each)) - len(each)))]
            flat += [0] * (sum(group.count * group.length for group in groups) - len(flat))
            places = torch.cat([torch.arange(group.length).repeat(group.count) for group in groups])
            places.clamp_(max=len(self._places) - 1)  # padding may reach beyond the last place
            x = self._norm(self._words[torch.tensor(flat)] + self._places[places])
            for layer in self._layers:
                x = layer.norm_attention(layer.merge(self._attention(layer.project(x), groups)) + x)
                x = layer.norm_output(layer.narrow(gelu(layer.widen(x))) + x)
            return torch.cat([_mean(part, group) for part, group in _parts(x, groups)])[: len(ids)]

    def _groups(self, lengths: Sequence[int]) -> Iterator[_Group]:
        """The texts of one padded length after another: a power of two of them, none with too many scores."""
        start = 0
        for length, same in groupby(map(_padded, lengths)):
            left = len(list(same))
            most = max(1, _SCORES_AT_ONCE // (self._heads * length * length))
            while left:
                count = 1 << (min(left, most).bit_length() - 1)
                yield _group(lengths[start : start + count], length)
                start, left = start + count, left - count

    def _attention(self, projected: "Tensor", groups: Sequence[_Group]) -> "Tensor":
        """Attention inside each text: (m, 3d) to (m, d)."""
        import torch

        return torch.cat([self._attended(part, group) for part, group in _parts(projected, groups)])

    def _attended(self, projected: "Tensor", group: _Group) -> "Tensor":
        """The softmax is in float32, which is closer than bfloat16, and faster."""
        import torch

        count, length, heads = group.count, group.length, self._heads
        size = projected.shape[1] // (3 * heads)
        split = projected.view(count, length, 3, heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = split.reshape(3, count * heads, length, size).unbind(0)
        scores = torch.bmm(query, key.transpose(1, 2)).float()
        if group.hidden is not None:
            scores.view(count, heads, length, length).add_(group.hidden)
        mixed = torch.bmm(torch.softmax(scores, dim=-1).to(value.dtype), value)
        return mixed.view(count, heads, length, size).transpose(1, 2).reshape(count * length, heads * size)

    def _layer(self, layer: Any) -> _Layer:
        import torch

        inner, output = layer.attention.self, layer.attention.output
        # Scores are to be divided by sqrt(size); the queries' weights are, once.
        shrink = (inner.query.out_features / self._heads) ** -0.5
        return _Layer(
            project=self._product(
                torch.cat([inner.query.weight * shrink, inner.key.weight, inner.value.weight]),
                torch.cat([inner.query.bias * shrink, inner.key.bias, inner.value.bias]),
            ),
            merge=self._product(output.dense.weight, output.dense.bias),
            norm_attention=self._normalised(output.LayerNorm),
            widen=self._product(layer.intermediate.dense.weight, layer.intermediate.dense.bias),
            narrow=self._product(layer.output.dense.weight, layer.output.dense.bias),
            norm_output=self._normalised(layer.output.LayerNorm),
        )

    def _own(self, weight: "Tensor") -> "Tensor":
        """A copy: a weight read from a file holds on to the whole file's memory."""
        return weight.detach().to(self._dtype, copy=True)

    def _product(self, weight: "Tensor", bias: "Tensor") -> Product:
        from torch.nn.functional import linear

        if self._int8:
            return Int8Product(weight, bias)
        own_weight, own_bias = self._own(weight), self._own(bias)
        return lambda x: linear(x, own_weight, own_bias)

    def _normalised(self, norm: Any) -> Product:
        from torch.nn.functional import layer_norm

        weight, bias = self._own(norm.weight), self._own(norm.bias)
        shape, eps = norm.normalized_shape, norm.eps
        return lambda x: layer_norm(x, shape, weight, bias, eps)


def _padded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def _filling(tokens: int) -> list[int]:
    """The length of the text of nothing that fills a batch up; none when it needs no filling."""
    missing = -tokens % _MANY_STEP if tokens > _FEW else 0
    return [missing] if missing else []


def _group(lengths: Sequence[int], length: int) -> _Group:
    import torch

    own = torch.tensor(lengths)
    hidden = None
    if min(lengths) < length:
        beyond = torch.arange(length) >= own[:, None]
        hidden = torch.zeros(beyond.shape).masked_fill_(beyond, float("-inf"))[:, None, None, :]
    return _Group(len(lengths), length, own, hidden)


def _parts(rows: "Tensor", groups: Sequence[_Group]) -> "Iterator[tuple[Tensor, _Group]]":
    """The rows of each group."""
    start = 0
    for group in groups:
        yield rows[start : start + group.count * group.length], group
        start += group.count * group.length


def _mean(rows: "Tensor", group: _Group) -> "Tensor":
    """The mean over each text's own tokens: (count * length, d) to float32 (count, d)."""
    import torch

    wide = rows.view(group.count, group.length, -1).float()
    own = torch.arange(group.length) < group.lengths[:, None]
    return (wide * own[:, :, None]).sum(dim=1) / group.lengths[:, None]
