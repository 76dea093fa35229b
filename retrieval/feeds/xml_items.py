"""XML feeds: RSS 2.0, Atom, and any list of items, one item after the other.

Nothing is expanded and nothing is fetched: a file that declares entities of its own is refused. An item that is not
well-formed costs itself only: reading goes on with the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.feeds.xml_parser import ITEMS, ItemParser
from retrieval.feeds.xml_text import xml_text


def read_xml(path: Path) -> Iterator[Row]:
    """Each item as a row: its elements by local name, as text, an object for nested ones, a list for repeated ones.

    Raises:
        InputError: there is no item in the file, or it declares entities.
    """
    parts = xml_text(path)
    place: _Place | None = _Place(text="", line=1)
    read = failed = 0
    item: str | None = None
    while place is not None:
        parser = ItemParser(path, item, place.line)
        stop: tuple[str, str] | None = None
        for part in chain((place.text,), parts):
            stop = parser.feed(part)
            for row in parser.taken():
                read += 1
                yield row
            if stop:
                break
        reason, rest = stop or (parser.close(), "")
        resumed, item = item is not None, parser.item
        following = _next_item(rest, parts, item, parser.line, again=rest == place.text) if stop else None
        if following is not None and parser.inside:
            failed += 1
            yield Row(line=parser.line, reason=f"the item is no well-formed XML ({reason}).")
        elif following is None and read + failed and reason and (parser.inside or not resumed):
            whole = f"{read} whole item{'' if read == 1 else 's'}"
            yield Row(line=parser.line, reason=f"the feed breaks off here ({reason}), after {whole}.")
        elif following is None and not read + failed:
            raise InputError(
                f"{path} has no {', '.join(f'<{name}>' for name in ITEMS)} to read"
                f"{f' ({reason} on line {parser.line})' if reason else ''}. Give an RSS or Atom feed of products."
            )
        place = following


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where reading begins: text in hand, and the line it stands on."""

    text: str
    line: int


def _next_item(text: str, parts: Iterator[str], item: str | None, line: int, *, again: bool) -> _Place | None:
    """The next start of an item at or after a break; None when there is none.

    Args:
        text: what is in hand, from the break on.
        parts: what comes after it.
        item: the name of the elements that are items; None when none was seen.
        line: where the break is.
        again: the parser broke where it began: the item there is passed over.
    """
    start = re.compile(rf"<(?:{re.escape(item) if item else '|'.join(ITEMS)})(?=[\s>/])")
    longest = max(map(len, (item or "", *ITEMS))) + 2
    found = start.search(text, 1 if again else 0)
    while found is None:
        part = next(parts, None)
        if part is None:
            return None
        kept = text[-longest:]
        line += text.count("\n", 0, len(text) - len(kept))
        text = kept + part
        found = start.search(text)
    return _Place(text=text[found.start() :], line=line + text.count("\n", 0, found.start()))
