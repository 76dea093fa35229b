"""JSON Lines, and a single JSON list of objects."""

import json
from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.text import encoding_of


def read_jsonl(path: Path) -> Iterator[Row]:
    """One object a line; a line that is none is a row with its reason."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace") as lines:
        first = lines.readline()
    if first.lstrip().startswith("["):
        yield from _list(path, encoding)
        return
    with path.open(encoding=encoding, errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(line=number, reason=f"the line is not JSON ({error}).")
    if not isinstance(values, dict):
        return Row(line=number, reason="the line is not an object: each line holds one {...}.")
    return Row(line=number, values=values)


def _list(path: Path, encoding: str) -> Iterator[Row]:
    try:
        values = json.loads(path.read_text(encoding=encoding, errors="replace"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON ({error}). Give one object a line, or one list of objects.") from error
    for number, each in enumerate(values, start=1):
        if isinstance(each, dict):
            yield Row(line=number, values=each)
        else:
            yield Row(line=number, reason="the entry is not an object.")
