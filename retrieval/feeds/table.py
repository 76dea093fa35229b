"""CSV and TSV, with whatever delimiter and encoding a shop's export has."""

import csv
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
        header = file.readline()
        delimiter = max(_DELIMITERS, key=lambda mark: (header.count(mark), -_DELIMITERS.index(mark)))
        file.seek(0)
        reader = csv.reader((line.replace("\x00", "") for line in file), delimiter=delimiter)
        names = [name.strip().lstrip("\ufeff") for name in next(reader)]
        if len(names) < 2:
            raise InputError(
                f"{path} has one column only ({names[0][:60]!r}). Give CSV or TSV with a line of column names."
            )
        yield from _rows(reader, names)


def _rows(reader: "csv._reader", names: list[str]) -> Iterator[Row]:  # type: ignore[name-defined]
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line=reader.line_num, reason=f"the line cannot be read ({error}).")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            yield Row(line=reader.line_num, reason=f"the line has {len(cells)} cells, the header {len(names)}.")
        else:
            yield Row(line=reader.line_num, values=dict(zip(names, cells, strict=True)))
