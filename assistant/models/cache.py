"""Key-value caches that grow without copying themselves; the beginnings of prompts are kept between calls."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from transformers import Cache, PreTrainedConfig

BLOCK = 256
"""Tokens of room added at a time."""


@cache
def _roomy_layer() -> type[Any]:
    from transformers.cache_utils import DynamicLayer

    class RoomyLayer(DynamicLayer):  # type: ignore[no-untyped-call]
        """A cache layer with room to spare; the library's copies all keys and values for every new token."""

        room: "tuple[torch.Tensor, torch.Tensor] | None" = None

        def update(
            self, key_states: "torch.Tensor", value_states: "torch.Tensor", *_: Any, **__: Any
        ) -> "tuple[torch.Tensor, torch.Tensor]":
            start = self.get_seq_length()
            end = start + key_states.shape[-2]
            if not self.is_initialized:
                self.lazy_initialization(key_states, value_states)
            if self.room is None or self.room[0].shape[-2] < end:
                self.room = (_grown(self.keys, key_states, end), _grown(self.values, value_states, end))
            for room, new in zip(self.room, (key_states, value_states), strict=True):
                room[..., start:end, :] = new
            self.keys, self.values = (room[..., :end, :] for room in self.room)
            return self.keys, self.values

    return RoomyLayer


def _grown(held: "torch.Tensor | None", new: "torch.Tensor", end: int) -> "torch.Tensor":
    room = new.new_empty((*new.shape[:-2], -(-end // BLOCK) * BLOCK + BLOCK, new.shape[-1]))
    if held is not None and held.numel():
        room[..., : held.shape[-2], :] = held
    return room


def new_cache(config: "PreTrainedConfig") -> "Cache":
    """Make an empty cache for a model; layers that attend to everything get room to grow."""
    from transformers.cache_utils import DynamicCache, DynamicLayer

    made = DynamicCache(config=config)
    made.layers = [_roomy_layer()() if type(layer) is DynamicLayer else layer for layer in made.layers]
    return made


def is_plain(cache: "Cache") -> bool:
    """Tell whether every layer attends to everything, so that the cache can be cut back and branched."""
    return bool(cache.layers) and all(type(layer) is _roomy_layer() for layer in cache.layers)


def cut_to(cache: "Cache", length: int) -> None:
    """Forget all but the first `length` tokens of a plain cache."""
    extra = cache.get_seq_length() - length
    if extra > 0:
        cache.crop(-extra)


def _copied(source: "Cache", length: int, config: "PreTrainedConfig") -> "Cache":
    made = new_cache(config)
    pairs: Iterable[tuple[Any, Any]] = zip(made.layers, source.layers, strict=True)
    for layer, held in pairs:
        layer.update(held.keys[..., :length, :], held.values[..., :length, :])
    return made


def common_length(one: Sequence[int], other: Sequence[int]) -> int:
    """Count the leading tokens two sequences share."""
    for position, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return position
    return min(len(one), len(other))


class KeptPrefixes:
    """The caches of the last few shared beginnings of prompts, most recently used last. Not thread-safe."""

    def __init__(self, config: "PreTrainedConfig", limit: int = 4) -> None:
        self._config = config
        self._limit = limit
        self._kept: list[tuple[tuple[int, ...], Cache]] = []

    def take(self, prompt: Sequence[int], steps: Sequence[int]) -> "tuple[Cache, int]":
        """Hand out a cache that holds the first n tokens of a prompt, and n: one of its steps, or 0."""
        best, shared = None, 0
        for number, (tokens, _) in enumerate(self._kept):
            common = common_length(tokens, prompt)
            length = max((step for step in steps if step <= common), default=0)
            if length > shared:
                best, shared = number, length
        if best is None:
            return new_cache(self._config), 0
        tokens, held = self._kept[best]
        if shared < len(tokens):
            return _copied(held, shared, self._config), shared
        del self._kept[best]
        return held, shared

    def give_back(self, cache: "Cache", beginning: Sequence[int]) -> None:
        """Keep the part of a used cache that holds a prompt's shared beginning."""
        used = cache.get_seq_length()
        if not beginning or not is_plain(cache) or used < len(beginning):
            return
        cut_to(cache, len(beginning))
        if used - len(beginning) > 4 * BLOCK:
            cache = _copied(cache, len(beginning), self._config)
        key = tuple(beginning)
        self._kept = [entry for entry in self._kept if entry[0] != key][-(self._limit - 1) :]
        self._kept.append((key, cache))
