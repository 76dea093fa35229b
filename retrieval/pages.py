"""Pages of a shop: Markdown and plain text files into documents, and documents into passages."""

import re
from collections.abc import Sequence
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.text import encoding_of
from retrieval.product import Document, Passage
from retrieval.report import Rejection

ENDINGS = (".md", ".markdown", ".txt")
PASSAGE_WORDS = 120
"""A passage is cut at the first paragraph end after this many words."""
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$", re.M)


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
        raise InputError(f"{file} is no page that can be read. Give Markdown (.md) or text (.txt).")
    try:
        text = file.read_text(encoding=encoding_of(file), errors="replace").replace("\x00", "")
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}). Check its permissions.") from error
    front = _FRONT.match(text)
    fields = dict(re.findall(r"^(\w+):\s*(.+)$", front.group(1), re.M)) if front else {}
    body = (text[front.end() :] if front else text).strip()
    if not body:
        raise InputError(f"{file} is empty. A page needs text.")
    heading = _HEADING.search(body)
    title = fields.get("title") or (heading.group(2) if heading else file.stem.replace("-", " ").capitalize())
    name = str(file.relative_to(root)) if root.is_dir() else file.name
    return Document(document_id=name, title=title, text=body, link=fields.get("link"))


def passages(document: Document) -> tuple[Passage, ...]:
    """The parts of a page, in order: one under each heading, long ones cut at paragraphs."""
    found: list[Passage] = []
    for heading, text in _sections(document):
        for part in _parts(text):
            number = len(found) + 1
            found.append(
                Passage(
                    passage_id=f"{document.document_id}#{number}",
                    document_id=document.document_id,
                    title=document.title,
                    heading=heading,
                    text=part,
                    link=document.link,
                )
            )
    return tuple(found)


def _sections(document: Document) -> list[tuple[str | None, str]]:
    marks = list(_HEADING.finditer(document.text))
    starts: list[tuple[str | None, int, int]] = [(None, 0, marks[0].start() if marks else len(document.text))]
    ends = [mark.start() for mark in marks[1:]] + [len(document.text)]
    starts += [(mark.group(2), mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return [(heading, text) for heading, start, end in starts if (text := document.text[start:end].strip())]


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        if parts and len(parts[-1].split()) < PASSAGE_WORDS:
            parts[-1] = f"{parts[-1]}\n\n{paragraph.strip()}"
        else:
            parts.append(paragraph.strip())
    return [part for part in parts if part]
