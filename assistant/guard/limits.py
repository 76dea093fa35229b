"""How much one shopper may ask, and the shop may be asked: counted in windows that slide, on a clock that is given."""

import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from assistant.settings import LimitSettings

_MINUTE_S, _HOUR_S, _DAY_S = 60.0, 3_600.0, 86_400.0
_MOST_SHOPPERS = 10_000
"""Shoppers counted at once; the one who has been silent longest is dropped first."""
UNNAMED = ""
"""Callers who name no shopper and no session are counted together."""

Limit = Literal["length", "minute", "day", "shop"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A turn that is not taken."""

    limit: Limit
    number: int
    """Characters of a message that is too long; seconds ("minute", "shop") or hours ("day") until the next turn."""
    most: int
    """What the limit allows."""

    @property
    def seconds(self) -> int | None:
        """Until the next turn may be asked for; None where waiting does not help."""
        match self.limit:
            case "length":
                return None
            case "day":
                return self.number * int(_HOUR_S)
            case "minute" | "shop":
                return self.number


@dataclass(slots=True)
class _Counted:
    """Times of one shopper's turns of the last day, oldest first."""

    turns: deque[float] = field(default_factory=deque)
    written: deque[float] = field(default_factory=deque)
    """Those that the language model wrote for."""


class Limits:
    """The limits of one shop. Safe to share between threads."""

    def __init__(self, settings: LimitSettings, clock: Callable[[], float] = time.monotonic) -> None:
        """Count from nothing.

        Args:
            settings: the limits.
            clock: seconds that never go back.
        """
        self._settings, self._clock = settings, clock
        self._lock = threading.Lock()
        self._shoppers: OrderedDict[str, _Counted] = OrderedDict()
        self._all: deque[float] = deque()
        self._writing = threading.BoundedSemaphore(settings.model_at_once)

    def admit(self, shopper: str | None, characters: int) -> Refusal | None:
        """Count a turn; where it is beyond a limit, say which, and count nothing."""
        settings = self._settings
        if characters > settings.message_characters:
            return Refusal(limit="length", number=characters, most=settings.message_characters)
        with self._lock:
            now = self._clock()
            counted = self._counted(shopper, now)
            _drop(self._all, now - _MINUTE_S)
            refusal = self._beyond(counted.turns, now)
            if refusal is None:
                counted.turns.append(now)
                self._all.append(now)
            return refusal

    @contextmanager
    def writing(self, shopper: str | None) -> Iterator[bool]:
        """Whether the language model may write for a shopper now, for as long as the block lasts."""
        may = self._may_write(shopper)
        try:
            yield may
        finally:
            if may:
                self._writing.release()

    def _may_write(self, shopper: str | None) -> bool:
        with self._lock:
            now = self._clock()
            written = self._counted(shopper, now).written
            if len(written) >= self._settings.model_turns_per_day or not self._writing.acquire(blocking=False):
                return False
            written.append(now)
            return True

    def _counted(self, shopper: str | None, now: float) -> _Counted:
        key = shopper or UNNAMED
        counted = self._shoppers.setdefault(key, _Counted())
        self._shoppers.move_to_end(key)
        if len(self._shoppers) > _MOST_SHOPPERS:
            self._shoppers.popitem(last=False)
        for times in (counted.turns, counted.written):
            _drop(times, now - _DAY_S)
        return counted

    def _beyond(self, turns: deque[float], now: float) -> Refusal | None:
        settings = self._settings
        if len(turns) >= settings.turns_per_day:
            hours = _until(turns, settings.turns_per_day, _DAY_S, now) / _HOUR_S
            return Refusal(limit="day", number=math.ceil(hours), most=settings.turns_per_day)
        lately = list(takewhile(lambda at: at > now - _MINUTE_S, reversed(turns)))
        if len(lately) >= settings.turns_per_minute:
            seconds = _until(turns, settings.turns_per_minute, _MINUTE_S, now)
            return Refusal(limit="minute", number=math.ceil(seconds), most=settings.turns_per_minute)
        if len(self._all) >= settings.shop_turns_per_minute:
            seconds = _until(self._all, settings.shop_turns_per_minute, _MINUTE_S, now)
            return Refusal(limit="shop", number=math.ceil(seconds), most=settings.shop_turns_per_minute)
        return None


def _drop(times: deque[float], until: float) -> None:
    """Take out what lies at or before a moment."""
    while times and times[0] <= until:
        times.popleft()


def _until(times: deque[float], most: int, window_s: float, now: float) -> float:
    """Seconds until fewer than `most` of some times lie in a window."""
    return times[len(times) - most] + window_s - now
