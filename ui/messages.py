"""The visible conversation as the page holds it: a list of messages, each answer with the id of its turn."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.speech.speech import Speech
from assistant.turns import Turn

Message = dict[str, Any]
"""A message of the chat: role, content blocks, and for an answer metadata with the turn's id."""

_JOINER = "\u2060"
_PICTURED = "\u2063"
"""Unseen, at the beginning of a message that a picture came with; the look and the labels of the page know it."""
_OPENS = re.compile("[<&]")
_GUARDED = re.compile(f"([<&]){_JOINER}")


def asked(text: str, *, pictured: bool = False) -> Message:
    """What a shopper said; `pictured` marks what came with a picture."""
    return {"role": "user", "content": _block(f"{_PICTURED}{text}" if pictured else text)}


def is_pictured(text: str) -> bool:
    """Whether a message of the page came with a picture, which is not kept."""
    return text.startswith(_PICTURED)


def unmarked(text: str) -> str:
    """A message of the page without the mark of a picture."""
    return text.removeprefix(_PICTURED)


def answered(text: str, turn_id: str | None) -> Message:
    """What was answered; without an id it is no turn, and nothing of it is remembered."""
    return {"role": "assistant", "content": _block(text), "metadata": {"id": turn_id} if turn_id else {}}


def cleaned(history: Iterable[Any] | None) -> list[Message]:
    """The conversation as a browser or a client sends it, in one form: text alone, unknown roles left out."""
    found = []
    for message in history or ():
        role, content, metadata = _parts(message)
        if role == "user":
            found.append(asked(_text(content)))
        elif role == "assistant":
            turn_id = metadata.get("id")
            found.append(answered(_text(content), str(turn_id) if turn_id else None))
    return found


def visible_ids(messages: Iterable[Message]) -> tuple[str, ...]:
    """The ids of the turns that can still be seen, oldest first."""
    return tuple(
        message["metadata"]["id"] for message in messages if message["role"] == "assistant" and message["metadata"]
    )


def before(messages: Sequence[Message], index: Any) -> tuple[list[Message], str]:
    """The conversation up to the shopper's message at or before a place, and that message.

    Args:
        messages: the conversation.
        index: the place that was pressed; the chat gives a number, or a pair that starts with it.
    """
    place = index[0] if isinstance(index, list | tuple) else index
    last = min(int(place), len(messages) - 1) if isinstance(place, int | float) else len(messages) - 1
    for at in range(last, -1, -1):
        if messages[at]["role"] == "user":
            return list(messages[:at]), text_of(messages[at])
    return [], ""


def text_of(message: Message) -> str:
    """The text of a message."""
    return _text(message["content"])


def of_turns(turns: Iterable[Turn]) -> list[Message]:
    """A conversation read back from the journal."""
    found = []
    for turn in turns:
        found += [asked(turn.message), answered(turn.answer or Speech(turn.language)("page.stopped"), turn.turn_id)]
    return found


def _block(text: str) -> list[Message]:
    """One text block. The chat reads its texts as HTML even with markdown off, and drops what it thinks unsafe.

    An invisible joiner after each "<" and "&" makes them what they are, characters; it is taken out again on reading.
    """
    return [{"type": "text", "text": _OPENS.sub(rf"\g<0>{_JOINER}", text)}]


def plain(text: str) -> str:
    """A text from the chat as it was written."""
    return _GUARDED.sub(r"\1", text)


def _parts(message: Any) -> tuple[str, Any, Mapping[str, Any]]:
    if isinstance(message, Mapping):
        return str(message.get("role")), message.get("content"), message.get("metadata") or {}
    return str(getattr(message, "role", "")), getattr(message, "content", ""), getattr(message, "metadata", None) or {}


def _text(content: Any) -> str:
    """The text of a content: a string, a block, or a list of either."""
    if isinstance(content, str):
        return plain(content)
    if isinstance(content, Mapping):
        return plain(str(content.get("text") or ""))
    return "\n".join(filter(None, map(_text, content))) if isinstance(content, list | tuple) else ""
