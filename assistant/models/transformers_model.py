"""Any causal language model that transformers can run, choosing and writing on this machine."""

import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.language_model import Message
from assistant.models.cache import KeptPrefixes, common_length, cut_to, is_plain
from assistant.models.choosing import (
    TokenTree,
    build_tree,
    inner_nodes,
    option_scores,
    to_probabilities,
    tree_mask,
)
from assistant.models.prompt import Prompt, Prompter
from assistant.models.weights import SMOLLM2
from assistant.models.writing import Lookup, PieceDecoder, goes_in_circles
from assistant.settings import LanguageSettings

if TYPE_CHECKING:
    import torch
    from transformers import Cache

    from assistant.models.loading import Loaded

LEAST_ROOM = 32


class TransformersModel:
    """A language model of transformers, loaded at its first use.

    Safe to share between threads: one pass through the network runs at a time, so a choice waits for at most
    one token of an answer being written for somebody else. The beginnings of prompts (all messages but the
    last) are read once and their key-value caches kept.

    Args:
        name_or_folder: A folder, or a name in the local cache of transformers; None for the default model.
        settings: Device, dtype, threads and the longest prompt.
        adapter: Folder of a LoRA adapter for it; None runs it as it comes.
    """

    def __init__(
        self,
        name_or_folder: str | None = None,
        settings: LanguageSettings | None = None,
        adapter: Path | None = None,
    ) -> None:
        self._where = name_or_folder
        self._adapter = adapter
        self._settings = settings or LanguageSettings()
        self._lock = threading.Lock()
        self._loaded: Loaded | None = None
        self._kept: KeptPrefixes | None = None

    @property
    def name(self) -> str:
        """Name or folder of the model, as the journal records it."""
        return self._where or SMOLLM2.name

    def load(self) -> None:
        """Load now rather than at first use (two to four seconds for the default model).

        Raises:
            ModelMissingError: The model is not on this machine.
            InputError: It cannot be run.
        """
        with self._lock:
            self._ready()

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> tuple[float, ...]:
        """Probability of each option as the next assistant message; sums to 1, in the order of `options`.

        `assistant.models.choosing.option_scores` gives the formula. No options give an empty tuple.
        """
        if len(options) < 2:
            return (1.0,) * len(options)
        with self._lock:
            loaded = self._ready()
            prompter = Prompter(loaded.tokenizer)
            tree = build_tree([prompter.option(option) for option in options])
            prompt = prompter.prompt(messages, self._room(loaded, max(tree.depths, default=0) + 1))
            first, inner = self._log_probabilities(loaded, prompt, tree)
            return to_probabilities(option_scores(tree, first, inner, sorted(loaded.end_tokens)))

    def write(
        self, messages: Sequence[Message], *, max_new_tokens: int, stop: threading.Event
    ) -> Generator[str, None, None]:
        """Stream text pieces, most probable token first.

        Ends at the end of turn, at `max_new_tokens`, within a token of `stop`, or when the text goes in
        circles.
        Work is done only while the next piece is being asked for; closing the iterator ends it.
        """
        if max_new_tokens < 1 or stop.is_set():
            return
        with self._lock:
            loaded = self._ready()
            prompter = Prompter(loaded.tokenizer)
            prompt = prompter.prompt(messages, self._room(loaded, max_new_tokens))
            cache, known = self._prefixes(loaded).take(prompt.ids, prompt.steps)
        pieces = PieceDecoder(loaded.tokenizer)
        written: list[int] = []
        try:
            for token in self._tokens(loaded, prompt, known, cache, stop):
                if token in loaded.end_tokens or stop.is_set():
                    break
                written.append(token)
                piece = pieces.add(token)
                if piece:
                    yield piece
                if len(written) >= max_new_tokens or goes_in_circles(written):
                    break
        finally:
            with self._lock:
                self._prefixes(loaded).give_back(cache, prompt.ids[: prompt.kept])

    def _ready(self) -> "Loaded":
        if self._loaded is None:
            from assistant.models.loading import load

            self._loaded = load(self._where, self._settings, self._adapter)
        return self._loaded

    def _prefixes(self, loaded: "Loaded") -> KeptPrefixes:
        if self._kept is None:
            self._kept = KeptPrefixes(loaded.network.config)
        return self._kept

    def _room(self, loaded: "Loaded", new_tokens: int) -> int:
        return max(LEAST_ROOM, min(self._settings.max_prompt_tokens, loaded.longest - new_tokens))

    def _tokens(
        self, loaded: "Loaded", prompt: Prompt, known: int, cache: "Cache", stop: threading.Event
    ) -> Iterator[int]:
        """Read the prompt, then give the most probable tokens without end, until stopped.

        Answers repeat names and prices of their prompt, so a few tokens are guessed from it and checked in
        the same pass (prompt lookup decoding, Saxena 2023): 1.4 to 2.5 times as fast on product facts.
        """
        for part in prompt.parts(known):
            if stop.is_set():
                return
            with self._lock:
                logits = _logits(loaded, part, cache, keep=1)
        token = int(logits[-1].argmax())
        lookup = Lookup(prompt.ids)
        # Several float32 rows at once were measured far slower than one by one; eight-bit rows gain.
        guessing = loaded.dtype == "int8" and is_plain(cache)
        while True:
            yield token
            lookup.add(token)
            guess = lookup.guess() if guessing else []
            if stop.is_set():
                return
            with self._lock:
                best = _next_logits(loaded, [token, *guess], cache).argmax(1).tolist()
                right = common_length(guess, best)
                cut_to(cache, cache.get_seq_length() - len(guess) + right)
            for token in guess[:right]:
                yield token
                lookup.add(token)
            token = best[right]

    def _log_probabilities(
        self, loaded: "Loaded", prompt: Prompt, tree: TokenTree
    ) -> "tuple[torch.Tensor, torch.Tensor]":
        cache, known = self._prefixes(loaded).take(prompt.ids, prompt.steps)
        for part in prompt.parts(known):
            logits = _logits(loaded, part, cache, keep=1)
        first = logits[-1].log_softmax(0)
        nodes = inner_nodes(tree)
        if not nodes.tokens:
            inner = first[None, :0]
        elif is_plain(cache):
            inner = _read_tree(loaded, nodes, cache).log_softmax(1)
        else:
            inner = _read_each(loaded, prompt.ids, nodes).log_softmax(1)
        self._prefixes(loaded).give_back(cache, prompt.ids[: prompt.kept])
        return first, inner


def _read_tree(loaded: "Loaded", nodes: TokenTree, cache: "Cache") -> "torch.Tensor":
    """Read all nodes of a tree after the cached prompt; logits after each, float32 (nodes, vocabulary)."""
    past = cache.get_seq_length()
    mask = tree_mask(nodes, past)
    places = [past + depth for depth in nodes.depths]
    logits = _logits(loaded, nodes.tokens, cache, keep=0, mask=mask, places=places)
    cut_to(cache, past)
    return logits


def _read_each(loaded: "Loaded", prompt: Sequence[int], nodes: TokenTree) -> "torch.Tensor":
    """Do as `_read_tree` for models whose cache cannot branch: the whole prompt again for every node."""
    import torch

    rows = []
    for node in range(len(nodes.tokens)):
        path: list[int] = []
        while node >= 0:
            path.insert(0, nodes.tokens[node])
            node = nodes.parents[node]
        rows.append(_logits(loaded, [*prompt, *path], None, keep=1))
    return torch.cat(rows)


def _next_logits(loaded: "Loaded", tokens: Sequence[int], cache: "Cache") -> "torch.Tensor":
    """Logits after each of the few tokens that come next, float32 (tokens, vocabulary)."""
    if loaded.lean is not None and is_plain(cache):
        return loaded.lean.logits(tokens, cache)
    return _logits(loaded, tokens, cache, keep=0)


def _logits(
    loaded: "Loaded",
    tokens: Sequence[int],
    cache: "Cache | None",
    *,
    keep: int,
    mask: "torch.Tensor | None" = None,
    places: Sequence[int] | None = None,
) -> "torch.Tensor":
    import torch

    with torch.inference_mode():
        extra: dict[str, Any] = {}
        if mask is not None:
            extra["attention_mask"] = mask.to(loaded.device)
            extra["position_ids"] = torch.tensor([places], device=loaded.device)
        out = loaded.network(
            input_ids=torch.tensor([tokens], device=loaded.device),
            past_key_values=cache,
            use_cache=cache is not None,
            logits_to_keep=keep,
            **extra,
        )
        logits: torch.Tensor = out.logits[0].float().cpu()
        return logits
