"""A language model that says what a test tells it to."""

import threading
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.language_model import Message


@dataclass
class ScriptedModel:
    """Chooses and writes by what stands in the last message; a word is a token."""

    reply: str = "Here is what I found."
    replies: Mapping[str, str] = field(default_factory=dict)
    """Words of the last message -> what is written."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Words of the last message -> the option that gets nearly all of the probability."""
    calls: list[tuple[str, tuple[Message, ...]]] = field(default_factory=list)
    """("choose" or "write", messages) of each call."""

    @property
    def name(self) -> str:
        return "scripted"

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> tuple[float, ...]:
        self.calls.append(("choose", tuple(messages)))
        chosen = _scripted(self.choices, messages)
        weights = [99.0 if option == chosen else 1.0 for option in options]
        return tuple(weight / sum(weights) for weight in weights)

    def write(
        self, messages: Sequence[Message], *, max_new_tokens: int, stop: threading.Event
    ) -> Generator[str, None, None]:
        self.calls.append(("write", tuple(messages)))
        text = _scripted(self.replies, messages) or self.reply
        for number, word in enumerate(text.split(" ")[:max_new_tokens]):
            if stop.is_set():
                return
            yield f" {word}" if number else word


def _scripted(script: Mapping[str, str], messages: Sequence[Message]) -> str | None:
    last = messages[-1].content
    return next((said for words, said in script.items() if words in last), None)
