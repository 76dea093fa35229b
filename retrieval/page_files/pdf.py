"""PDF pages: their text as Markdown, one page of print after the other."""

import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.errors import InputError
from retrieval.page_files.page import PAGE_BREAK, PageText, checked_size

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 1_000
MOST_SECONDS = 60.0
"""What one file may take to read: a page of a shop takes some milliseconds."""
_MOST_STREAM = 10_000_000
"""Bytes of drawing instructions of one page: a page full of text has some thousands."""
_REPEATED = 3
"""Pages from which a first or last line that stands on most of them is no text of theirs."""
_HEADING_WORDS = 10
_SENTENCE_END = re.compile(r"[.!;,:”\"')\]]$|^\W|^\d+$")
_ENTRY = re.compile(r"^\s*[•▪●‣·–*-]\s+")


def read_pdf(path: Path) -> PageText:
    """A PDF file that holds text.

    Raises:
        InputError: it is broken, encrypted, too large, or has pictures of text only.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise InputError(f"{path} is encrypted. Save it without a password.")
        pages = [_lines(text) for text in _texts(reader, path)]
        title = str((reader.metadata and reader.metadata.title) or "").replace("\x00", "").strip() or None
    except InputError:
        raise
    except Exception as error:  # a broken file breaks its reader in any way at all; the other pages are still taken
        raise InputError(f"{path} cannot be read as PDF ({type(error).__name__}: {str(error)[:120]}).") from error
    if not any(pages):
        raise InputError(f"{path} holds no text, only pictures of it (a scan). Give it with a text layer, or as HTML.")
    body = "\n\n".join(f"{PAGE_BREAK}\n{_markdown(lines)}" for lines in _without_repeated(pages))
    return PageText(text=body, title=title)


def _texts(reader: "PdfReader", path: Path) -> Iterator[str]:
    if len(reader.pages) > MOST_PAGES:
        raise InputError(f"{path} has {len(reader.pages):,} pages, more than {MOST_PAGES:,}. Split it.")
    started, characters = time.monotonic(), 0
    for page in reader.pages:
        if time.monotonic() - started > MOST_SECONDS:
            raise InputError(f"{path} takes longer than {MOST_SECONDS:.0f} s to read. Give it as HTML or Markdown.")
        text = _text(page, path).replace("\x00", "").replace(PAGE_BREAK, "\n")
        characters += len(text)
        checked_size(path, characters)
        yield text


def _text(page: "PageObject", path: Path) -> str:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_STREAM:
        raise InputError(f"{path} has a page of more than {_MOST_STREAM // 1_000_000} MB. Give it as HTML or Markdown.")
    return page.extract_text()


def _lines(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := " ".join(each.split()))]


def _without_repeated(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand first or last on most of them: the shop's name, the page's number."""
    edges = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:2], *lines[-2:])})
    often = {key for key, count in edges.items() if count >= max(_REPEATED, len(pages) * 0.6)}
    return [
        [
            line
            for place, line in enumerate(lines)
            if not (_key(line) in often and (place < 2 or place >= len(lines) - 2))
        ]
        for lines in pages
    ]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _markdown(lines: Sequence[str]) -> str:
    """Lines of print as paragraphs: a short line before text is a heading, a word parted at a line's end is whole."""
    written: list[str] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        before = written[-1] if written else ""
        if _ENTRY.match(line):
            written.append(f"- {_ENTRY.sub('', line)}")
        elif _is_heading(line, following, before):
            written.append(f"## {line}")
        elif before and not before.startswith("#") and not _ends(lines[place - 1], lines):
            joins = before.endswith("-") and line[:1].islower()
            written[-1] = f"{before.removesuffix('-')}{line}" if joins else f"{before} {line}"
        else:
            written.append(line)
    return "\n\n".join(written)


def _is_heading(line: str, following: str, before: str) -> bool:
    begins = not before or before.startswith("#") or before.rstrip()[-1:] in ".!?:”)"
    short = len(line.split()) <= _HEADING_WORDS and len(line) < 80 and line[:1].isupper()
    asks = line.endswith("?") and begins
    return (
        bool(following) and begins and (asks or (short and not _SENTENCE_END.search(line) and following[0].isupper()))
    )


def _ends(line: str, lines: Sequence[str]) -> bool:
    """Whether a paragraph ends with a line: it closes a sentence and is clearly shorter than the widest."""
    return line[-1:] in ".!?:" and len(line) < 0.75 * max(map(len, lines))
