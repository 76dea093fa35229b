"""The lines of a file of judgements or of a run, and what one line of JSON says."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.report import Rejection

_LISTED = 20


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.strip()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error


def json_object(line: str) -> dict[str, Any]:
    """The object that a line holds.

    Raises:
        ValueError: it holds none; says why.
    """
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not JSON ({error})") from error
    if not isinstance(document, dict):
        raise ValueError("it is not an object")
    return document


def id_of(document: Mapping[str, Any], *names: str) -> str:
    """The first of some fields that is there, as an id.

    Raises:
        ValueError: none of them is there, or it is neither text nor a whole number.
    """
    value = next((document[name] for name in names if document.get(name) is not None), None)
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ValueError(f"it has no {' or '.join(names)}")
    return str(value)


def listed(rejected: Iterable[Rejection]) -> str:
    """The lines that could not be read and why, one a line; the first of many."""
    rows = [f"  line {row.line}: {row.reason}" for row in rejected]
    more = [f"  and {len(rows) - _LISTED} more"] if len(rows) > _LISTED else []
    return "\n".join([*rows[:_LISTED], *more])
