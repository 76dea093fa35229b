"""The rows of an export of events, under this program's own names and with dates that are not ambiguous."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from ranking.event_cells import text
from ranking.event_columns import named
from ranking.event_dates import DateOrder, date_order, is_numeric_date, read_date
from retrieval.errors import InputError
from retrieval.feeds import Row, read_rows

_STATED_NONE: Mapping[str, str] = MappingProxyType({})


class _Dates:
    """What comes first in the dates of one file; it is looked for when the first such date is met."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self._path, self._columns = path, columns

    @cached_property
    def order(self) -> DateOrder | None:
        cells = (text(named(row.values, self._columns), "time") for row in read_rows(self._path) if row.values)
        return date_order(cell for cell in cells if cell is not None)


def event_rows(path: Path, columns: Mapping[str, str] = _STATED_NONE) -> Iterator[Row]:
    """Read an export of events, a row at a time.

    Args:
        path: any feed.
        columns: our name -> the name in the file, where it is none of the usual ones.

    Raises:
        InputError: the file cannot be read, or has no column of a stated name.
    """
    dates = _Dates(path, columns)
    missing = set(columns.values())
    for row in read_rows(path):
        if row.values is None:
            yield row
            continue
        missing = _checked(missing, row, path)
        yield _own(row, columns, dates)


def _checked(missing: set[str], row: Row, path: Path) -> set[str]:
    """Tell a stated name that the first row does not have."""
    absent = missing - set(row.values or {})
    if absent:
        have = ", ".join(map(str, row.values or {}))
        raise InputError(f"{path} has no column {sorted(absent)[0]!r}. Its columns are: {have[:300]}.")
    return set()


def _own(row: Row, columns: Mapping[str, str], dates: _Dates) -> Row:
    values = named(row.values or {}, columns)
    cell = text(values, "time")
    if cell is None or not is_numeric_date(cell):
        return replace(row, values=values)
    try:
        return replace(row, values={**values, "time": read_date(cell, dates.order)})
    except InputError as error:
        return Row(line=row.line, reason=str(error))
