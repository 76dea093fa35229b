"""The text of an XML file, in parts that a strict parser takes: feeds are seldom as clean as their format asks."""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from pathlib import Path

from retrieval.feeds.text import mended, opened

_PART = 65_536
_HEAD = 512
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?:\w{2,32};)?")
"""An "&" of plain text, or an entity that HTML knows and XML does not."""
_UNFINISHED = re.compile(r"&[#\w]{0,32}$")


def xml_text(path: Path) -> Iterator[str]:
    """The text without control characters, with stray "&" and the entities of HTML written out."""
    with opened(path, _encoding(path)) as file:
        rest = ""
        while part := file.read(_PART):
            text = rest + _CONTROL.sub("", mended(part))
            unfinished = _UNFINISHED.search(text, max(0, len(text) - 34))
            rest = text[unfinished.start() :] if unfinished else ""
            yield _STRAY.sub(_written_out, text[: len(text) - len(rest)])
        yield _STRAY.sub(_written_out, rest)


def _encoding(path: Path) -> str | None:
    """The encoding the file declares, where it is one that no mark and no look at its bytes would tell."""
    with path.open("rb") as file:
        declared = _DECLARED.search(file.read(_HEAD))
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        return None
    return None if name.startswith(("utf", "ascii")) else name


def _written_out(match: re.Match[str]) -> str:
    name = match.group()[1:]
    return html5.get(name) or f"&amp;{name}"
