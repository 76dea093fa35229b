"""One pass of few tokens through a network of the Llama kind in eight bits, without the library's layers between.

What is computed is the library's own (Touvron et al. 2023, as `transformers.models.llama` has it): root mean square
norms, rotary places, grouped attention, gated feed-forward. Only the way is shorter: the products that read the same
row are one (query, key and value; gate and up), and there is one call for each step rather than a module. At one
token a pass that is most of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.models.int8 import Int8Product, joined

if TYPE_CHECKING:
    import torch
    from transformers import Cache, PreTrainedModel

_KIND = "llama"


@dataclass(frozen=True, slots=True)
class _Layer:
    before: "torch.Tensor"
    into: Int8Product
    """Query, key and value."""
    out: Int8Product
    between: "torch.Tensor"
    wide: Int8Product
    """Gate and up."""
    down: Int8Product


class LeanLlama:
    """The network, ready for passes of few tokens over a cache of this project's."""

    def __init__(self, network: Any) -> None:
        """Take the weights of a network that `fits`; they are shared with it."""
        config = network.config
        self._heads, self._shared = config.num_attention_heads, config.num_key_value_heads
        self._size = getattr(config, "head_dim", None) or config.hidden_size // self._heads
        self._epsilon = config.rms_norm_eps
        self._embed, self._head = network.model.embed_tokens, network.lm_head.forward
        self._last = network.model.norm.weight
        self._rotary = network.model.rotary_emb
        self._layers = tuple(_layer(layer) for layer in network.model.layers)

    def logits(self, tokens: Sequence[int], cache: "Cache") -> "torch.Tensor":
        """Logits after each of the tokens, float32 (tokens, vocabulary); they are added to the cache."""
        import torch

        with torch.inference_mode():
            past = cache.get_seq_length()
            state = self._embed(torch.tensor(tokens))
            turn, mask = self._turn(state, past), _mask(len(tokens), past)
            for number, layer in enumerate(self._layers):
                state = state + self._attended(layer, state, turn, mask, cache.layers[number])
                state = state + self._fed(layer, state)
            logits: torch.Tensor = self._head(self._normed(state, self._last)).float()
            return logits

    def _normed(self, state: "torch.Tensor", weight: "torch.Tensor") -> "torch.Tensor":
        from torch.nn.functional import rms_norm

        return rms_norm(state, (state.shape[-1],), weight, self._epsilon)

    def _turn(self, state: "torch.Tensor", past: int) -> "tuple[torch.Tensor, torch.Tensor]":
        """Cosines and signed sines of the tokens' places, (tokens, 1, head size)."""
        import torch

        places = torch.arange(past, past + state.shape[0])[None]
        cosines, sines = self._rotary(state[None], places)
        half = self._size // 2
        signed = torch.cat((-sines[0, :, :half], sines[0, :, half:]), dim=-1)
        return cosines[0, :, None], signed[:, None]

    def _attended(
        self,
        layer: _Layer,
        state: "torch.Tensor",
        turn: "tuple[torch.Tensor, torch.Tensor]",
        mask: "torch.Tensor | None",
        held: Any,
    ) -> "torch.Tensor":
        import torch
        from torch.nn.functional import scaled_dot_product_attention

        count, turned = state.shape[0], self._heads + self._shared
        heads = layer.into(self._normed(state, layer.before)).view(count, turned + self._shared, self._size)
        both = heads[:, :turned]
        # Each head's halves are its real and imaginary part: a turn in the plane.
        both = torch.addcmul(both * turn[0], both.roll(self._size // 2, -1), turn[1]).transpose(0, 1)[None]
        keys, values = held.update(both[:, self._heads :], heads[:, turned:].transpose(0, 1)[None])
        seen = scaled_dot_product_attention(both[:, : self._heads], keys, values, attn_mask=mask, enable_gqa=True)
        return layer.out(seen[0].transpose(0, 1).reshape(count, -1))

    def _fed(self, layer: _Layer, state: "torch.Tensor") -> "torch.Tensor":
        from torch.nn.functional import silu

        gate, up = layer.wide(self._normed(state, layer.between)).chunk(2, dim=-1)
        return layer.down(silu(gate) * up)


def fits(network: "PreTrainedModel") -> bool:
    """Tell whether a network in eight bits can be run so."""
    config: Any = network.config
    plain = config.model_type == _KIND and config.hidden_act == "silu"
    return plain and getattr(config, "pretraining_tp", 1) == 1


def _layer(layer: Any) -> _Layer:
    attention, feed = layer.self_attn, layer.mlp
    return _Layer(
        before=layer.input_layernorm.weight,
        into=joined([attention.q_proj.forward, attention.k_proj.forward, attention.v_proj.forward]),
        out=attention.o_proj.forward,
        between=layer.post_attention_layernorm.weight,
        wide=joined([feed.gate_proj.forward, feed.up_proj.forward]),
        down=feed.down_proj.forward,
    )


def _mask(count: int, past: int) -> "torch.Tensor | None":
    """Which places each of several tokens sees, (tokens, past + tokens); None for one, which sees all."""
    import torch

    return None if count == 1 else torch.ones(count, past + count, dtype=torch.bool).tril(past)
