"""Detects the format of a feed and reads its rows."""

from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.jsonl import read_jsonl
from retrieval.feeds.parquet import read_parquet
from retrieval.feeds.row import Row
from retrieval.feeds.table import read_table

_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "jsonl": read_jsonl,
    "table": read_table,
    "parquet": read_parquet,
}
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "table",
    ".tsv": "table",
    ".txt": "table",
    ".parquet": "parquet",
}
_HEAD = 4096
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Marks of an encoding and space: a file of nothing else is empty."""


def read_rows(path: Path) -> Iterator[Row]:
    """Read the rows of a feed, one after the other.

    Raises:
        InputError: the file cannot be used at all; what is wrong with single rows is said in the rows.
    """
    return _READERS[detect(path)](path)


def detect(path: Path) -> str:
    """The format of a feed: "jsonl", "table" or "parquet", by its content first, its name second."""
    head = _head(path)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.lstrip(_BLANK).startswith((b"{", b"[")):
        return "jsonl"
    format_ = _ENDINGS.get(path.suffix.casefold())
    if format_ is None and b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path} is in no format that can be read. Give JSONL, CSV, TSV or Parquet.")
    return format_ or "table"


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{path} is a folder. Give the file inside it.")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check the path.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise InputError(f"{path} is a workbook or an archive. Export it as CSV, or unpack it.")
    if not head.strip(_BLANK):
        raise InputError(f"{path} is empty. Give a file with at least one row.")
    return head
