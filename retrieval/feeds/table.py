"""CSV and TSV, with whatever delimiter and encoding a shop's export has."""

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.text import encoding_of

_DELIMITERS = "\t;,|"
_LARGEST_CELL = 16_000_000


def read_table(path: Path) -> Iterator[Row]:
    """The first line names the columns; a line with another number of cells is a row with its reason."""
    csv.field_size_limit(_LARGEST_CELL)
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as file:
        lines = (line.replace("\x00", "") for line in file)
        first, header = next(((number, line) for number, line in enumerate(lines, start=1) if line.strip()), (0, ""))
        delimiter = max(_DELIMITERS, key=lambda mark: (header.count(mark), -_DELIMITERS.index(mark)))
        names = [name.strip().lstrip("\ufeff") for name in next(csv.reader([header], delimiter=delimiter))]
        if len(names) < 2:
            raise InputError(
                f"{path} has one column only ({header.strip()[:60]!r}). Give CSV or TSV with a line of column names."
            )
        for line, cells in _records(lines, delimiter, first + 1):
            if isinstance(cells, str):
                yield Row(line=line, reason=f"the line cannot be read ({cells}).")
            elif len(cells) != len(names) and any(cell.strip() for cell in cells):
                yield Row(line=line, reason=f"the line has {len(cells)} cells, the header {len(names)}.")
            elif any(cell.strip() for cell in cells):
                yield Row(line=line, values=dict(zip(names, cells, strict=True)))


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
