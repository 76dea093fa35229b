"""From messages to token ids: the model's own chat template, control tokens in content kept as plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.language_model import Message
from assistant.models.cache import common_length

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

LEAST_LEFT = 48
"""Tokens of a message that cutting leaves."""
GAP = " … "
STEP = 64
"""Least tokens between two steps; fewer at once are read slower."""
MOST_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as token ids, and how it is read.

    Steps are positions, rising, at the ends of messages: the prompt is read from step to step, and kept
    beginnings end at a step. What is read together depends on the prompt alone, so that a kept beginning
    gives bit for bit what reading it anew would give.
    """

    ids: tuple[int, ...]
    steps: tuple[int, ...]
    kept: int
    """The step worth keeping for the next call: before the last message; 0 for none."""

    def parts(self, known: int) -> Iterator[tuple[int, ...]]:
        """Give the tokens to read after the first `known`, part by part."""
        edges = [step for step in self.steps if step > known] + [len(self.ids)]
        start = known
        for edge in edges:
            while start < edge:
                yield self.ids[start : min(start + MOST_AT_ONCE, edge)]
                start = min(start + MOST_AT_ONCE, edge)


class Prompter:
    """Renders messages for one tokenizer."""

    def __init__(self, tokenizer: "PreTrainedTokenizerBase") -> None:
        self._tokenizer = tokenizer
        self._control = frozenset(tokenizer.all_special_ids)

    def prompt(self, messages: Sequence[Message], room: int) -> Prompt:
        """Render messages so that an assistant message comes next.

        A prompt longer than `room` loses the middle of its longest messages, never its system message or its
        end.

        Args:
            messages: The conversation; the last message is what changes from call to call.
            room: Most tokens the prompt may have.
        """
        messages, ids = self._accepted(messages)
        for _ in messages:
            if len(ids) <= room:
                break
            messages = self._shortened(messages, len(ids) - room)
            ids = self._render(messages, ask=True)
        before_last = self._shared(messages[:-1], ids)
        if len(ids) > room:
            head = min(self._shared(messages[:1], ids), room // 2)
            ids = ids[:head] + ids[len(ids) - (room - head) :]
            before_last = min(before_last, head)
        return Prompt(tuple(ids), self._steps(ids, before_last), kept=before_last)

    def option(self, text: str) -> list[int]:
        """Encode the beginning of an assistant message."""
        return self._encode(text)

    def _steps(self, ids: Sequence[int], before_last: int) -> tuple[int, ...]:
        """Find ends of messages by control tokens, which content cannot hold; the last is always a step."""
        steps, last = [], 0
        for position, token in enumerate(ids[:before_last], start=1):
            if token in self._control and position - last >= STEP:
                steps.append(position)
                last = position
        return tuple(dict.fromkeys([*steps, before_last])) if before_last else ()

    def _accepted(self, messages: Sequence[Message]) -> tuple[list[Message], list[int]]:
        """Render messages, the system message folded into the first where the template knows no such role."""
        from jinja2 import TemplateError

        try:
            return list(messages), self._render(messages, ask=True)
        except TemplateError:
            folded = _folded(messages)
            return folded, self._render(folded, ask=True)

    def _shared(self, beginning: Sequence[Message], ids: Sequence[int]) -> int:
        """Count the tokens of a prompt that its first messages make up; 0 if they cannot stand alone."""
        from jinja2 import TemplateError

        try:
            return common_length(self._render(beginning), ids) if beginning else 0
        except TemplateError:
            return 0

    def _render(self, messages: Sequence[Message], *, ask: bool = False) -> list[int]:
        rendered: Any = self._tokenizer.apply_chat_template(
            [{"role": message.role, "content": message.content} for message in messages],
            add_generation_prompt=ask,
            sanitize_control_tokens=True,
            enable_thinking=False,
        )
        return list(rendered["input_ids"])

    def _encode(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"])

    def _shortened(self, messages: list[Message], excess: int) -> list[Message]:
        lengths = [0 if message.role == "system" else len(self._encode(message.content)) for message in messages]
        longest = max(range(len(messages)), key=lambda number: (lengths[number], -number))
        left = max(LEAST_LEFT, lengths[longest] - excess - 2 * len(self._encode(GAP)))
        if left >= lengths[longest]:
            return messages
        ids = self._encode(messages[longest].content)
        head, tail = ids[: left // 2], ids[len(ids) - left // 2 :]
        cut = f"{self._tokenizer.decode(head)}{GAP}{self._tokenizer.decode(tail)}"
        return [Message(message.role, cut) if number == longest else message for number, message in enumerate(messages)]


def _folded(messages: Sequence[Message]) -> list[Message]:
    """Put the system message into the first user message, for templates that know no system role."""
    if len(messages) < 2 or messages[0].role != "system":
        return list(messages)
    return [Message("user", f"{messages[0].content}\n\n{messages[1].content}"), *messages[2:]]
