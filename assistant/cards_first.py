"""Who has the processor: turns that still look for products go before answers being written."""

import threading
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager

AT_ONCE = 2
"""Turns that look for products at the same time; more would only wait for the same cores."""
LONGEST_WAIT_S = 0.5
"""A piece of an answer waits no longer than this for others' cards, so that it comes to an end however many ask."""


class CardsFirst:
    """Shared by all turns of a shop. Those that look are served in the order they came."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        """Let so many turns look at the same time."""
        self._most = at_once
        self._changed = threading.Condition()
        self._looking = 0
        self._waiting: deque[object] = deque()

    @contextmanager
    def looking(self) -> Iterator[None]:
        """From the message to its cards."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            self._changed.wait_for(lambda: self._looking < self._most and self._waiting[0] is ticket)
            self._waiting.popleft()
            self._looking += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._looking -= 1
                self._changed.notify_all()

    def after(self, pieces: Generator[str, None, None]) -> Generator[str, None, None]:
        """The pieces of an answer, each asked for when nobody looks, or after a moment. Closing it closes `pieces`."""
        try:
            while True:
                self._give_way()
                piece = next(pieces, None)
                if piece is None:
                    return
                yield piece
        finally:
            pieces.close()

    def _give_way(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._looking and not self._waiting, LONGEST_WAIT_S)
