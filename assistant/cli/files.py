"""JSONL in, for the commands that take --file; pages out, for those that write --html."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retrieval.errors import InputError


def json_lines(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSONL file with their line numbers; a line that is no object is an error that names it."""
    file = Path(path)
    if not file.is_file():
        raise InputError(f"There is no file {path}. Give the path of a JSONL file, one object a line.")
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                document = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}, line {number} is not JSON: {error}.") from error
            if not isinstance(document, dict):
                raise InputError(f"{path}, line {number} is not an object. Each line holds one {{...}}.")
            yield number, document


def message_of(document: dict[str, Any], line: int) -> tuple[str, str]:
    """The id and the message (or text) of a line."""
    message = document.get("message", document.get("text"))
    if not isinstance(message, str):
        raise InputError(f'line {line} has no message. Each line needs "id" and "message" (or "text").')
    return str(document.get("id", line)), message


def write_page(path: Path, text: str) -> None:
    """Write a page.

    Raises:
        InputError: it cannot be written there.
    """
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"The page cannot be written to {path} ({error.strerror}). Give another path.") from error
