"""Text files of unknown or mixed encoding."""

import codecs
import re
from collections.abc import Generator
from pathlib import Path
from typing import IO

_TRIED = ("utf-8-sig", "cp1252")
_SAMPLE = 1_000_000
_STRAY = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as `surrogateescape` keeps them."""


def encoding_of(path: Path) -> str:
    """The encoding of a text file: by its mark, else UTF-8 where it decodes, else what Windows wrote."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in _TRIED:
        try:
            codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"


def opened(path: Path, encoding: str | None = None) -> IO[str]:
    """A text file to read with `mended`: in the encoding given or marked, else UTF-8 with its stray bytes kept."""
    if encoding is None:
        with path.open("rb") as file:
            mark = file.read(2)
        encoding = "utf-16" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return path.open(encoding=encoding, errors=errors, newline="")


def mended(text: str) -> str:
    """The text with stray bytes read as what Windows wrote: a file may change its encoding from line to line."""
    return _STRAY.sub(_as_windows, text) if _STRAY.search(text) else text


def _as_windows(match: re.Match[str]) -> str:
    stray = match.group().encode("utf-8", "surrogateescape")
    try:
        return stray.decode("cp1252")
    except UnicodeDecodeError:
        return stray.decode("latin-1")


def lines_of(path: Path) -> Generator[str]:
    """The lines of a text file, one after the other, without zero bytes."""
    with opened(path) as file:
        for line in file:
            yield mended(line).replace("\x00", "")


def text_of(path: Path) -> str:
    """A whole text file, without zero bytes."""
    return "".join(lines_of(path))
