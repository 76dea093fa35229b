"""HTML pages: the linked data (schema.org JSON-LD) in their scripts."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.text import text_of

_OPENS = re.compile(r"""<!--|<script\b[^<>]{0,500}\btype\s*=\s*["']?application/ld\+json[^<>]{0,500}>""", re.I)
_CLOSES = re.compile(r"</script\s*>", re.I)
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$|;\s*$")


def read_html(path: Path) -> Iterator[Row]:
    """One row an object of a script, with the line the script begins on; a broken script is a row with its reason.

    Raises:
        InputError: the page has no such script.
    """
    text = text_of(path)
    position, line, counted, found = 0, 1, 0, False
    while opens := _OPENS.search(text, position):
        is_comment = opens.group() == "<!--"
        end = text.find("-->", opens.end()) if is_comment else _close(text, opens.end())
        position = end if end >= 0 else len(text)
        if is_comment:
            continue
        found = True
        line, counted = line + text.count("\n", counted, opens.start()), opens.start()
        yield from _objects(text[opens.end() : position], line)
    if not found:
        raise InputError(
            f'{path} has no <script type="application/ld+json">, so no product can be read from it. '
            "Give pages with schema.org data, or the shop's feed."
        )


def _close(text: str, start: int) -> int:
    closes = _CLOSES.search(text, start)
    return closes.start() if closes else -1


def _objects(script: str, line: int) -> Iterator[Row]:
    try:
        value = _parsed(_WRAPPED.sub("", script).strip())
    except (ValueError, RecursionError) as error:
        yield Row(line=line, reason=f"the script is not JSON ({error}).")
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield Row(line=line, values=each)


def _parsed(script: str) -> Any:
    """The script as JSON; line breaks in texts and quotes written as entities are forgiven."""
    try:
        return json.loads(script, strict=False)
    except ValueError:
        if "&quot;" not in script:
            raise
        return json.loads(html.unescape(script), strict=False)
