"""The cells of an event's row: each is read, is absent, or is told with what to write instead."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from retrieval.errors import InputError

_MOST = 1_000_000
"""Pieces in one event, at most."""
_LONGEST = 200
_SECONDS = re.compile(r"\d+(\.\d+)?", re.ASCII)
_COMPACT_DATE = re.compile(r"(19|20)\d{6}", re.ASCII)
"""20260331: as seconds it would be a day of 1970."""
_MILLISECONDS = 1e11
"""Larger stamps count milliseconds: as seconds they would lie after the year 5000."""
_WHOLE = re.compile(r"(\d+)\.0+", re.ASCII)
_CANCELLED = re.compile(r"c(\d+)", re.ASCII | re.IGNORECASE)
_NUMBERED = re.compile(r"#?(\d{1,15})", re.ASCII)


def text(values: Mapping[str, Any], name: str) -> str | None:
    """A cell as text without space around it; None when it is empty or no number."""
    value = values.get(name)
    found = "" if value is None or value != value else str(value).strip()
    return found or None


def identifier(values: Mapping[str, Any], name: str) -> str:
    """An id: 17850, 17850.0 and "17850.0" are "17850"; "001" stays as it is.

    Raises:
        InputError: it is missing.
    """
    found = text(values, name)
    if found is None:
        raise InputError(f"{name} is missing. Every event needs a user_id and a product_id.")
    whole = _WHOLE.fullmatch(found)
    return (whole[1] if whole else found)[:_LONGEST]


def number(values: Mapping[str, Any], name: str) -> float | None:
    """A finite number.

    Raises:
        InputError: the cell is something else.
    """
    found = text(values, name)
    if found is None:
        return None
    try:
        read = float(found)
    except ValueError as error:
        raise InputError(f"{name} {found[:40]!r} is not a number.") from error
    if not math.isfinite(read):
        raise InputError(f"{name} {found[:40]!r} is not a number.")
    return read


def rating(values: Mapping[str, Any]) -> float | None:
    """A rating of 5.

    Raises:
        InputError: it is out of range.
    """
    found = number(values, "rating")
    if found is not None and not 0 < found <= 5:
        raise InputError(f"rating {found:g} is not of 5. Write a number from 1 to 5, or nothing where there is none.")
    return found


def quantity(values: Mapping[str, Any]) -> int:
    """Pieces; below 0 where they were given back; 1 when the cell is empty.

    Raises:
        InputError: it is 0, no whole number, or too many.
    """
    found = number(values, "quantity")
    if found is not None and not (1 <= abs(found) <= _MOST and found.is_integer()):
        raise InputError(
            f"quantity {found:g} is not possible. Write a whole number from 1 up, or below 0 for a return."
        )
    return int(found or 1)


def order(values: Mapping[str, Any]) -> tuple[float | None, bool]:
    """The place in the shopper's sequence, and whether the number says that it is a cancellation ("C536379").

    The number of an invoice stands in where there is no place.

    Raises:
        InputError: the place is no number.
    """
    for name in ("order", "invoice"):
        cancelled = _CANCELLED.fullmatch(text(values, name) or "")
        if cancelled:
            return float(cancelled[1]), True
    place = number(values, "order")
    numbered = _NUMBERED.fullmatch(text(values, "invoice") or "")
    return (float(numbered[1]) if place is None and numbered else place), False


def time(values: Mapping[str, Any]) -> datetime | None:
    """A time: ISO 8601, seconds or milliseconds since 1970; without a zone it is UTC.

    Raises:
        InputError: it is none of these.
    """
    found = text(values, "time")
    if found is None:
        return None
    try:
        if _SECONDS.fullmatch(found) and not _COMPACT_DATE.fullmatch(found):
            seconds = float(found)
            return datetime.fromtimestamp(seconds / 1_000 if seconds >= _MILLISECONDS else seconds, tz=UTC)
        return datetime.fromisoformat(found)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"time {found[:40]!r} is not a date. Write it as 2026-03-31 or 2026-03-31T14:00.") from error
