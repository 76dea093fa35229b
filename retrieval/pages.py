"""Pages of a shop: Markdown, text, HTML and PDF files into documents, and documents into passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.text import encoding_of
from retrieval.page_files.html import read_html
from retrieval.page_files.markdown import read_markdown
from retrieval.page_files.page import MOST_BYTES, PAGE_BREAK, PageText, checked_size
from retrieval.page_files.pdf import read_pdf
from retrieval.product import Document, Passage
from retrieval.report import Rejection

_READERS = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
ENDINGS = (*_READERS, ".pdf")
PASSAGE_WORDS = 120
"""A passage is cut at the first paragraph end after this many words."""
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.M)
_BLANK = " \t\n"
"""Space that is no page break."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)


def read_pages(paths: Sequence[Path]) -> tuple[list[Document], tuple[Rejection, ...]]:
    """Read pages from files and folders; a file that cannot be read is listed, the others are taken."""
    documents: list[Document] = []
    rejected: list[Rejection] = []
    for root in paths:
        for file in _files(root):
            try:
                documents.append(_page(file, root))
            except InputError as error:
                rejected.append(Rejection(line=0, reason=str(error)))
    return documents, tuple(rejected)


def _files(root: Path) -> list[Path]:
    if root.is_dir():
        return sorted(file for file in root.rglob("*") if file.suffix.casefold() in ENDINGS and file.is_file())
    if not root.is_file():
        raise InputError(f"There is no file or folder {root}. Check the path.")
    return [root]


def _page(file: Path, root: Path) -> Document:
    if file.suffix.casefold() not in ENDINGS:
        raise InputError(
            f"{file} is no page that can be read. Give Markdown (.md), text (.txt), HTML (.html) or PDF (.pdf)."
        )
    try:
        page = _read(file)
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}). Check its permissions.") from error
    if not page.text.strip(f" \t\n{PAGE_BREAK}"):
        raise InputError(f"{file} is empty. A page needs text.")
    checked_size(file, len(page.text))
    heading = _HEADING.search(page.text)
    title = page.title or (heading.group(2) if heading else file.stem.replace("-", " ").capitalize())
    name = str(file.relative_to(root)) if root.is_dir() else file.name
    return Document(document_id=name, title=title, text=page.text, link=page.link)


def _read(file: Path) -> PageText:
    if file.stat().st_size > MOST_BYTES:
        raise InputError(f"{file} is larger than {MOST_BYTES // 1_000_000} MB. Split it.")
    if file.suffix.casefold() == ".pdf":
        return read_pdf(file)
    text = file.read_text(encoding=_encoding(file), errors="replace").replace("\x00", "")
    checked_size(file, len(text))
    return _READERS[file.suffix.casefold()](text)


def _encoding(file: Path) -> str:
    """The encoding a page names, where its bytes are no UTF-8 and the name is one that is known."""
    found = encoding_of(file)
    with file.open("rb") as opened:
        named = _CHARSET.search(opened.read(4_096))
    if found in ("utf-8-sig", "utf-16") or named is None:
        return found
    try:
        "".encode(named.group(1).decode())
    except LookupError:
        return found
    return named.group(1).decode()


@dataclass(frozen=True, slots=True)
class _Section:
    topic: str | None
    heading: str | None
    text: str
    page: int | None


def passages(document: Document) -> tuple[Passage, ...]:
    """The parts of a page, in order: one under each heading, long ones cut at paragraphs."""
    found: list[Passage] = []
    for section in _sections(document):
        for part in _parts(section.text):
            number = len(found) + 1
            found.append(
                Passage(
                    passage_id=f"{document.document_id}#{number}",
                    document_id=document.document_id,
                    title=document.title,
                    heading=section.heading,
                    text=part.replace(PAGE_BREAK, "").strip(),
                    link=document.link,
                    topic=section.topic,
                    page=_page_number(section.page, section.text, part),
                )
            )
    return tuple(found)


def _sections(document: Document) -> list[_Section]:
    text = document.text
    marks = list(_HEADING.finditer(text))
    found = [_Section(None, None, text[: marks[0].start() if marks else len(text)], _page_at(text, 0))]
    above: list[tuple[int, str]] = []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        level, heading = len(mark.group(1)), mark.group(2)
        above = [(depth, name) for depth, name in above if depth < level]
        topic = next((name for depth, name in reversed(above) if depth > 1 and name != document.title), None)
        found.append(_Section(topic, heading, text[mark.end() : end], _page_at(text, mark.end())))
        above.append((level, heading))
    return [section for section in found if section.text.strip()]


def _page_at(text: str, place: int) -> int | None:
    """The page of print at a place: as many page breaks stand before it."""
    return text.count(PAGE_BREAK, 0, place) or None


def _page_number(page: int | None, text: str, part: str) -> int | None:
    """The page of print that a part of a section begins on."""
    before = text.find(part)
    more = text.count(PAGE_BREAK, 0, max(before, 0)) + len(part) - len(part.lstrip(PAGE_BREAK))
    return (page or 0) + more or None


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for paragraph in re.split(r"\n[^\S\f]*\n", text):
        if parts and len(parts[-1].split()) < PASSAGE_WORDS:
            parts[-1] = f"{parts[-1]}\n\n{paragraph.strip(_BLANK)}"
        else:
            parts.append(paragraph.strip(_BLANK))
    return [part for part in parts if part.strip()]
