"""Pictures that shoppers have attached and not sent yet: in memory alone, for a short while, each its visitor's own."""

import io
import secrets
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from retrieval.pictures.opening import open_picture

KEPT_S = 600
"""Seconds that a picture waits to be sent."""
MOST = 64
"""Pictures that wait at once, of all visitors."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: str
    data: bytes
    since: float


class Attached:
    """The pictures that wait. One for each visitor: another takes its place."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none."""
        self._clock, self._lock = clock, threading.Lock()
        self._waiting: dict[str, _Waiting] = {}

    def put(self, owner: str, picture: bytes) -> str | None:
        """Keep a visitor's picture, made small; its id, or None where too many wait.

        Raises:
            InputError: it is no picture that can be looked at.
        """
        data = _small(picture)
        with self._lock:
            now = self._clock()
            self._waiting = {
                key: each for key, each in self._waiting.items() if each.owner != owner and now - each.since <= KEPT_S
            }
            if len(self._waiting) >= MOST:
                return None
            key = secrets.token_urlsafe(16)
            self._waiting[key] = _Waiting(owner, data, now)
            return key

    def take(self, key: str, owners: Collection[str]) -> bytes | None:
        """A picture of the visitor's own, kept no longer; None for one that is not there, or somebody else's."""
        with self._lock:
            waiting = self._waiting.get(key)
            if waiting is None or waiting.owner not in owners:
                return None
            del self._waiting[key]
            return waiting.data if self._clock() - waiting.since <= KEPT_S else None


def _small(picture: bytes) -> bytes:
    """As small as it is looked at, and without what a camera wrote into it: where it was taken, and when."""
    buffer = io.BytesIO()
    open_picture(picture).save(buffer, "PNG")
    return buffer.getvalue()
