"""Reads files of ratings: user, item, rating and perhaps time, by tab or comma, with or without a header."""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ranking.ratings.ratings import RatingRow, id_of
from retrieval.errors import InputError

_NAMES = {
    "user": ("user_id", "userid", "user", "reviewerid", "customer_id"),
    "item": ("item_id", "itemid", "item", "product_id", "productid", "movieid", "movie_id", "asin", "parent_asin"),
    "rating": ("rating", "stars", "score", "overall"),
    "time": ("time", "timestamp", "unixreviewtime", "date"),
}
_MILLISECONDS_FROM = 1e11
"""As seconds this is the year 5138: a larger number counts milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsFile:
    """What a file of ratings holds."""

    rows: tuple[RatingRow, ...]
    left_out: tuple[str, ...]
    """Each row that cannot be used: its line number and why."""


def read_ratings(path: Path) -> RatingsFile:
    """Read a file of ratings.

    Raises:
        InputError: the file cannot be read.
    """
    rows: list[RatingRow] = []
    left_out: list[str] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line, cells in _cells(file):
                try:
                    rows.append(_row(cells))
                except ValueError as error:
                    left_out.append(f"line {line}: {error}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as tab- or comma-separated UTF-8 text: {error}") from error
    return RatingsFile(rows=tuple(rows), left_out=tuple(left_out))


def _cells(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """User, item, rating and time of each row that is not blank, in this order, and its line number."""
    start, first = next(((n, line) for n, line in enumerate(lines, start=1) if line.strip()), (1, ""))
    separator = "\t" if "\t" in first else ","
    head = next(csv.reader([first], delimiter=separator), [])
    order = _order(head) or range(len(head))
    reader = csv.reader(lines, delimiter=separator)
    if head and _order(head) is None:
        yield start, head
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start + reader.line_num, [cells[place] for place in order if place < len(cells)]


def _order(head: Sequence[str]) -> list[int] | None:
    """Where the columns are when the first row is a header; None when it is a rating."""
    if len(head) < 3 or _number(head[2]) is not None:
        return None
    names = [name.partition(":")[0].strip().lower() for name in head]
    found = {kind: next((names.index(name) for name in known if name in names), None) for kind, known in _NAMES.items()}
    placed = [place for place in found.values() if place is not None]
    return placed if None not in (found["user"], found["item"], found["rating"]) else list(range(len(head)))


def _row(cells: Sequence[str]) -> RatingRow:
    if len(cells) < 3:
        raise ValueError(f"{len(cells)} columns where user, item and rating are needed")
    user_id, item_id, stars = id_of(cells[0]), id_of(cells[1]), _number(cells[2])
    if not user_id or not item_id:
        raise ValueError("the user or the item is empty")
    if stars is None or not math.isfinite(stars):
        raise ValueError(f"the rating {cells[2].strip()!r} is not a number")
    return RatingRow(
        user_id=user_id, item_id=item_id, stars=stars, time=_time(cells[3]) if len(cells) > 3 else math.nan
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _time(text: str) -> float:
    """Seconds since 1970 of a number of seconds or milliseconds or an ISO date; NaN where it says neither."""
    number = _number(text)
    if number is not None:
        return (number / 1000 if abs(number) > _MILLISECONDS_FROM else number) if math.isfinite(number) else math.nan
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return math.nan
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
