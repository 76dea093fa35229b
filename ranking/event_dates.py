"""Dates with slashes: whether the day or the month comes first is read from the whole export, never guessed."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from retrieval.errors import InputError

DateOrder = Literal["day", "month"]
_DATE = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"(?:[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2}))?(?:\.\d+)?\s*(?P<half>[AP]M)?)?",
    re.ASCII | re.IGNORECASE,
)


def is_numeric_date(text: str) -> bool:
    """Whether a text is a date whose year comes last: "12/1/10 8:26", "31.03.2026"."""
    return _DATE.fullmatch(text) is not None


def date_order(texts: Iterable[str]) -> DateOrder | None:
    """What comes first in the dates of one export, by the first that has a number above 12; None when none has."""
    for text in texts:
        found = _DATE.fullmatch(text)
        if found is None:
            continue
        if int(found["first"]) > 12:
            return "day"
        if int(found["second"]) > 12:
            return "month"
    return None


def read_date(text: str, order: DateOrder | None) -> datetime:
    """The date of a text that `is_numeric_date`; dates with dots have the day first.

    Raises:
        InputError: there is no such day, or the order is not known and matters.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise InputError(f"time {text[:40]!r} is not a date. Write it as 2026-03-31 or 2026-03-31T14:00.")
    used = "day" if found["mark"] == "." else order
    if used is None and found["first"] != found["second"]:
        raise InputError(f"time {text[:40]!r} may have the day or the month first. Write it as 2026-03-31.")
    day, month = (found["first"], found["second"]) if used == "day" else (found["second"], found["first"])
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        return datetime(year, int(month), int(day), _hour(found), int(found["minute"] or 0), int(found["seconds"] or 0))
    except ValueError as error:
        raise InputError(f"time {text[:40]!r} is not a date. Write it as 2026-03-31 or 2026-03-31T14:00.") from error


def _hour(found: re.Match[str]) -> int:
    """From 0 to 23; more, where the clock of twelve hours has no such hour."""
    hour = int(found["hour"] or 0)
    if found["half"] is None:
        return hour
    if not 1 <= hour <= 12:
        return 24
    return hour % 12 + (12 if found["half"].casefold() == "pm" else 0)
