"""The seam to a local language model: it chooses among given options, and it writes. Nothing else is asked of it."""

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt. Content is data: control tokens inside it are encoded as plain text."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    """A model that can choose and write."""

    @property
    def name(self) -> str:
        """Name or folder of the model, as the journal records it."""
        ...

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> tuple[float, ...]:
        """Probability of each option as the next assistant message; sums to 1, in the order of `options`."""
        ...

    def write(
        self, messages: Sequence[Message], *, max_new_tokens: int, stop: threading.Event
    ) -> Generator[str, None, None]:
        """Stream text pieces; ends at the end of turn, at `max_new_tokens`, or soon after `stop` is set."""
        ...
