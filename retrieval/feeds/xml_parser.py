"""The elements of an XML feed's items, as values of a row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from retrieval.errors import InputError
from retrieval.feeds.row import Row

ITEMS = ("item", "entry", "product", "offer")
"""Names of the elements that are one product each; the first that occurs decides for the file."""
_TEXTS = ("title", "description", "summary", "content")
"""Elements that are text, also where somebody left markup in them."""
_FEED_PREFIX = "g"
"""The usual prefix of http://base.google.com/ns/1.0: its elements say more than those of RSS with the same name."""
_DEEPEST = 12
"""Levels read inside an item: what lies deeper is text of the level above."""
_LONGEST = 1_000_000
"""Characters kept of one element."""
_LONGEST_TAG = 4_000_000
"""Bytes of one tag or comment: the parser would read a longer one again and again as it comes in."""
_ROOT = b"<items>"


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    prefix: str
    name: str
    stated: Mapping[str, str]
    line: int
    text: list[str] = field(default_factory=list)
    length: int = 0
    mixed: bool = False
    """Whether there is text of its own beside elements."""
    inner: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        if self.length < _LONGEST:
            self.text.append(text)
            self.length += len(text)

    def value(self) -> Any:
        """Its text, its elements by name, or what its attributes say; None when another link is meant."""
        if self.inner and not self.mixed and self.name not in _TEXTS:
            return self.values()
        text = "".join(self.text).strip()
        if text or self.stated.get("rel", "alternate") != "alternate":
            return text or None
        return next((self.stated[name] for name in ("href", "url", "content", "value") if name in self.stated), "")

    def values(self) -> dict[str, Any]:
        """Its elements by local name; of elements with one name those of the feed's own prefix, else those without."""
        values: dict[str, Any] = {}
        for name, found in self.inner.items():
            best = next((p for p in (_FEED_PREFIX, "") if any(prefix == p for prefix, _ in found)), None)
            chosen = [value for prefix, value in found if best is None or prefix == best]
            values[name] = chosen[0] if len(chosen) == 1 else chosen
        return values


class ItemParser:
    """A streaming parser of items; memory is that of one item."""

    def __init__(self, path: Path, item: str | None, line: int) -> None:
        """Begin at a line: of a whole file, or (with the name of its items known) at the start of an item."""
        self.item = item
        self._path = path
        self._line = line
        self._lines = 0
        self._bytes = 0
        self._open: list[_Element] = []
        self._deeper = 0
        self._done: list[Row] = []
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        if item is not None:
            self._bytes = len(_ROOT)
            parser.Parse(_ROOT, False)

    @property
    def inside(self) -> bool:
        """Whether an item is open."""
        return bool(self._open)

    @property
    def line(self) -> int:
        """The line that parsing has come to."""
        return self._line + self._lines

    def taken(self) -> Iterator[Row]:
        """The items that ended since it was last asked."""
        done, self._done = self._done, []
        yield from done

    def feed(self, text: str) -> tuple[str, str] | None:
        """Parse a part; what is wrong with it and the text from there on, or None."""
        data = text.encode()
        try:
            self._parser.Parse(data, False)
        except expat.ExpatError as error:
            good = max(0, self._parser.ErrorByteIndex - self._bytes)
            self._lines += data.count(b"\n", 0, good)
            return expat.ErrorString(error.code), data[good:].decode("utf-8", "ignore")
        self._bytes += len(data)
        self._lines += text.count("\n")
        if self._bytes - self._parser.CurrentByteIndex > _LONGEST_TAG:
            return f"a tag of more than {_LONGEST_TAG:,} bytes", ""
        return None

    def close(self) -> str:
        """What is wrong with the end; empty when nothing is."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            return expat.ErrorString(error.code)
        return ""

    def _refuse(self, name: str, *_rest: Any) -> None:
        raise InputError(
            f"{self._path} declares an entity of its own ({name[:40]!r}), which could stand for anything. "
            "Export the feed without <!DOCTYPE ...>."
        )

    def _start(self, name: str, stated: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        local = local.casefold()
        if not self._open:
            if self.item is None and local in ITEMS:
                self.item = name
            if name != self.item:
                return
        elif len(self._open) > _DEEPEST:
            self._deeper += 1
            return
        line = self._line + self._parser.CurrentLineNumber - 1
        self._open.append(_Element(prefix=prefix, name=local, stated=stated, line=line))

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].add(text)
            self._open[-1].mixed = self._open[-1].mixed or not text.isspace()

    def _end(self, _name: str) -> None:
        if self._deeper:
            self._deeper -= 1
            return
        if not self._open:
            return
        element = self._open.pop()
        if not self._open:
            stated = {name.casefold(): value for name, value in element.stated.items() if ":" not in name}
            self._done.append(Row(line=element.line, values={**stated, **element.values()}))
            return
        value = element.value()
        if value is not None:
            self._open[-1].inner.setdefault(element.name, []).append((element.prefix, value))
        self._open[-1].add(" ".join(("", *element.text, "")))
