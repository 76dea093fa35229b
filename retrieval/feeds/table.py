"""CSV and TSV, with whatever delimiter and encoding a shop's export has."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.text import lines_of

_DELIMITERS = "\t;,|"
_TOLD_DELIMITER = re.compile(r"\ufeff?sep=([\t;,|])", re.I)
"""The line in which a spreadsheet names the delimiter."""
_LARGEST_CELL = 16_000_000


def read_table(path: Path) -> Iterator[Row]:
    """The first line names the columns; a line with another number of cells is a row with its reason."""
    csv.field_size_limit(_LARGEST_CELL)
    with closing(lines_of(path)) as lines:
        first, header = next(((number, line) for number, line in enumerate(lines, start=1) if line.strip()), (0, ""))
        told = _TOLD_DELIMITER.fullmatch(header.strip())
        if told:
            first, header = first + 1, next(lines, "")
        delimiter = told[1] if told else _delimiter_of(header)
        names = [name.strip().lstrip("\ufeff") for name in next(csv.reader([header], delimiter=delimiter), [])]
        if len(names) < 2:
            raise InputError(
                f"{path} has one column only ({header.strip()[:60]!r}). Give CSV or TSV with a line of column names."
            )
        yield from _rows(lines, names, delimiter, first + 1)


def _delimiter_of(header: str) -> str:
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), -_DELIMITERS.index(mark)))


def _rows(lines: Iterator[str], names: Sequence[str], delimiter: str, start: int) -> Iterator[Row]:
    for line, cells in _records(lines, delimiter, start):
        if isinstance(cells, str):
            yield Row(line=line, reason=f"the line cannot be read ({cells}).")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names) and not any(cell.strip() for cell in cells[len(names) :]):
            cells = cells[: len(names)]
        if len(cells) == len(names):
            yield Row(line=line, values=_named(names, cells))
        else:
            yield Row(line=line, reason=f"the line has {len(cells)} cells, the header {len(names)}.")


def _named(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by column; of several columns of one name the first that has something in it."""
    values: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        if not values.get(name):
            values[name] = cell
    return values


def _records(lines: Iterator[str], delimiter: str, number: int) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the line it begins on: its cells, or what is wrong with it.

    A stray quotation mark would swallow the lines after it; its line is read alone, and reading goes on with the next.
    """
    ahead: deque[str] = deque()
    used: list[str] = []

    def source() -> Iterator[str]:
        while (line := ahead.popleft() if ahead else next(lines, None)) is not None:
            used.append(line)
            yield line

    reader = csv.reader(source(), delimiter=delimiter, strict=True)
    while True:
        try:
            cells: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error:
            ahead.extendleft(reversed(used[1:]))
            del used[1:]
            cells = _alone(used[0], delimiter)
            reader = csv.reader(source(), delimiter=delimiter, strict=True)
        yield number, cells
        number += len(used)
        used.clear()


def _alone(line: str, delimiter: str) -> list[str] | str:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error as error:
        return str(error)
