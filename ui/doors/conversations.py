"""Conversations known by what can be seen of them, for clients that send every message and no ids.

What a client shows is hashed message by message. A beginning that this server answered lately is found again with its
turns; losing it costs a rehearsal of the earlier messages, never the state.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from assistant.turns import Turn

MOST = 2_000
"""Beginnings kept; the one that was used longest ago goes first."""
Role = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that a client shows."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a conversation."""

    turns: tuple[Turn, ...] = ()
    """The turns of the beginning that is known."""
    guest_pass: str | None = None
    """The pass of the guest who has it; None when somebody went on from there already: nobody is taken for another."""
    unknown: tuple[str, ...] = ()
    """What was said after it, up to the message to be answered."""
    answered: bool = False
    """Whether this very message was answered here before, as when a client tries again."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    turns: tuple[Turn, ...]
    guest_pass: str | None


class Conversations:
    """The conversations of lately. Safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most this many beginnings."""
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[str, _Beginning] = OrderedDict()
        self._answered: OrderedDict[str, None] = OrderedDict()

    def find(self, whose: str, seen: Sequence[Seen]) -> Found:
        """What is known of a conversation whose last message is to be answered.

        Args:
            whose: whoever has the conversation; another's is never found.
            seen: what the client shows, oldest first; the last one is the shopper's.
        """
        marks = list(_marks(whose, seen))
        with self._lock:
            answered = marks[-1] in self._answered
            for place in range(len(seen) - 2, -1, -1):
                beginning = self._known.get(marks[place])
                if beginning is None:
                    continue
                self._known[marks[place]] = replace(beginning, guest_pass=None)
                self._known.move_to_end(marks[place])
                return Found(
                    turns=beginning.turns,
                    guest_pass=beginning.guest_pass,
                    unknown=_said(seen[place + 1 : -1]),
                    answered=answered,
                )
        return Found(unknown=_said(seen[:-1]), answered=answered)

    def keep(
        self, whose: str, seen: Sequence[Seen], answer: str, turns: tuple[Turn, ...], guest_pass: str | None
    ) -> None:
        """Know a conversation by what is seen of it after an answer."""
        *_, asked, shown = _marks(whose, [*seen, Seen("assistant", answer)])
        with self._lock:
            self._answered[asked] = None
            self._known[shown] = _Beginning(turns, guest_pass)
            self._known.move_to_end(shown)
            for kept in (self._known, self._answered):
                while len(kept) > self._most:
                    kept.popitem(last=False)


def _said(seen: Sequence[Seen]) -> tuple[str, ...]:
    return tuple(each.text for each in seen if each.role == "user")


def _marks(whose: str, seen: Sequence[Seen]) -> Iterator[str]:
    """A mark after each message, of all up to it; how white space is set does not count."""
    mark = sha256(whose.encode(errors="replace")).hexdigest()
    for each in seen:
        text = " ".join(each.text.split())
        mark = sha256(f"{mark}\n{each.role}\n{text}".encode(errors="replace")).hexdigest()
        yield mark
