"""JSON Lines, and JSON documents: a list of objects, an object that holds the list, or objects one after the other."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.text import lines_of, text_of

LISTS = ("products", "items", "product_feed", "entries", "data", "results")
"""Names under which an object holds the list of products."""
_LIST_AHEAD = re.compile(r'"(?:' + "|".join(LISTS) + r')"\s*:\s*(?=\[)')
_BETWEEN = re.compile(r"[\s,]*")
_LOOKED_AT = 20
"""Lines that tell JSON Lines from a document."""


def read_jsonl(path: Path) -> Iterator[Row]:
    """One object a line; a line that is none is a row with its reason. A document's entries are counted from 1."""
    if _is_document(path):
        yield from _document(path)
        return
    for number, line in enumerate(lines_of(path), start=1):
        if line.strip():
            yield from _rows_of(number, line)


def _is_document(path: Path) -> bool:
    """Whether a file is one document: a list, or an object over several lines none of which is an object itself."""
    first = [line.strip() for line in islice((line for line in lines_of(path) if line.strip()), _LOOKED_AT)]
    return first[0].startswith("[") or (len(first) > 1 and not any(map(_is_object, first)) and _opens(first[0]))


def _opens(line: str) -> bool:
    """Whether a line begins an object and leaves it open, as a document set over lines does."""
    return line == "{" or (line.startswith("{") and line.endswith((",", "{", "[")))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _rows_of(number: int, line: str) -> Iterator[Row]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Row(line=number, reason=f"the line is not JSON ({error}).")
        return
    if not isinstance(values, dict):
        yield Row(line=number, reason="the line is not an object: each line holds one {...}.")
        return
    yield from unpacked(Row(line=number, values=values))


def unpacked(row: Row) -> Iterator[Row]:
    """The rows of an object that holds a list of products and nothing of its own; else the row itself."""
    values: Mapping[str, Any] = row.values or {}
    held = next((values[name] for name in LISTS if isinstance(values.get(name), list)), None)
    if held is None or "title" in values or "name" in values or not any(isinstance(each, dict) for each in held):
        yield row
        return
    for number, each in enumerate(held, start=1):
        yield _entry(number, each)


def _entry(number: int, value: Any) -> Row:
    if isinstance(value, dict):
        return Row(line=number, values=value)
    return Row(line=number, reason="the entry is not an object.")


def _document(path: Path) -> Iterator[Row]:
    """The entries of a document. One that breaks off gives those before the break, and a row that says where."""
    text = text_of(path)
    ahead = _LIST_AHEAD.search(text) if text.lstrip().startswith("{") and not _is_object(text) else None
    start = ahead.end() if ahead else len(text) - len(text.lstrip())
    in_list = text.startswith("[", start)
    position = start + in_list
    decoder = json.JSONDecoder()
    number = 0
    while True:
        between = _BETWEEN.match(text, position)
        position = between.end() if between else position
        if position >= len(text) or (in_list and text.startswith("]", position)):
            break
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if not number:
                raise InputError(
                    f"{path} is not JSON ({error}). Give one object a line, or one list of objects."
                ) from error
            line = text.count("\n", 0, position) + 1
            yield Row(line=number + 1, reason=f"the file breaks off in the entry that begins on line {line} ({error}).")
            return
        number += 1
        yield from (
            [_entry(number, value)] if in_list or not isinstance(value, dict) else unpacked(_entry(number, value))
        )
    if in_list and position >= len(text):
        yield Row(line=number + 1, reason=f"the file breaks off after entry {number}: the list is not closed.")
