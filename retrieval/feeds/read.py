"""Detects the format of a feed and reads its rows."""

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.html_scripts import read_html
from retrieval.feeds.jsonl import read_jsonl
from retrieval.feeds.parquet import read_parquet
from retrieval.feeds.row import Row
from retrieval.feeds.table import read_table
from retrieval.feeds.xml_items import read_xml

_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "jsonl": read_jsonl,
    "table": read_table,
    "parquet": read_parquet,
    "xml": read_xml,
    "html": read_html,
}
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".jsonld": "jsonl",
    ".csv": "table",
    ".tsv": "table",
    ".txt": "table",
    ".parquet": "parquet",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".html": "html",
    ".htm": "html",
}
_HEAD = 4096
_ROOT = re.compile(r"<(!doctype\s+html|[a-z_][\w:.-]*)", re.I)
"""The first element, or what says that it is a page's."""
_OF_PAGE = ("html", "head", "body", "script")
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Marks of an encoding and space: a file of nothing else is empty."""
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_rows(path: Path) -> Iterator[Row]:
    """Read the rows of a feed, one after the other.

    Raises:
        InputError: the file cannot be used at all; what is wrong with single rows is said in the rows.
    """
    return _READERS[detect(path)](path)


def detect(path: Path) -> str:
    """The format of a feed: "jsonl", "table", "parquet", "xml" or "html", by its content first, its name second."""
    head = _head(path)
    if head.startswith(b"PAR1"):
        return "parquet"
    wide = head.startswith(_WIDE_MARKS)
    text = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n\x00")
    named = _ENDINGS.get(path.suffix.casefold())
    if text.startswith(("{", "[")):
        return "jsonl"
    if text.startswith("<"):
        root = _ROOT.search(text)
        is_page = root is not None and root[1].casefold().split()[-1] in _OF_PAGE
        return "html" if is_page or named == "html" else "xml"
    if named is None and b"\x00" in head and not wide:
        raise InputError(
            f"{path} is in no format that can be read. Give JSONL, CSV, TSV, Parquet, XML, JSON-LD or HTML pages."
        )
    return named if named not in (None, "xml", "html") else "table"


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
