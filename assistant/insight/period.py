"""The time that figures are about, and the steps it is drawn in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, true

DAYS: tuple[int | None, ...] = (7, 30, 90, None)
"""Lengths that can be chosen; None is all there is."""
_BY_DAY = 31
_BY_WEEK = 400
"""Days up to which a period is drawn by day, and by week; longer ones by thirty days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The last days, or all of them."""

    days: int | None
    now: datetime

    @property
    def since(self) -> datetime | None:
        """The midnight that it begins with; None for all."""
        if self.days is None:
            return None
        return datetime.combine(self.now.date() - timedelta(days=self.days - 1), datetime.min.time())

    def holds(self, at: Any) -> ColumnElement[bool]:
        """The condition on a column of local times."""
        return true() if self.since is None else at >= self.since

    def holds_seconds(self, at: Any) -> ColumnElement[bool]:
        """The condition on a column of seconds since 1970."""
        return true() if self.since is None else at >= self.since.timestamp()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The steps of a time axis."""

    starts: tuple[date, ...]
    days: int
    """Of one step."""

    def place(self, day: date) -> int:
        """The step that a day is in."""
        return (day - self.starts[0]).days // self.days

    def sums(self, counts: Mapping[date, int]) -> tuple[int, ...]:
        """Counts by day as counts by step."""
        found = [0] * len(self.starts)
        for day, count in counts.items():
            found[self.place(day)] += count
        return tuple(found)


def steps_of(period: Period, days: Iterable[date]) -> Steps:
    """The steps of a period, or, of all time, from the first day that there is something of."""
    last = period.now.date()
    first = period.since.date() if period.since else min(days, default=last)
    whole = max((last - first).days + 1, 1)
    step = 1 if whole <= _BY_DAY else 7 if whole <= _BY_WEEK else 30
    return Steps(starts=tuple(first + timedelta(days=n) for n in range(0, whole, step)), days=step)
