"""Sentences of a page as they may be quoted: plain text, one thought each, none that only makes sense after another."""

import re
from functools import lru_cache

_LINK = re.compile(r"!?\[([^\]]{0,500})\]\([^)]{0,2000}\)")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)|^\s{0,3}(?:>+|#{1,6})\s+", re.M)
_LINE_START = re.compile(r"^\s*(?:[-+•]|\d{1,2}[.)])\s+")
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]?\s+(?=[\"“‘(\[]?[A-ZÀ-Þ0-9])|(?<=[。！？])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|incl|excl|max|min|no|nr|st|dr|mr|mrs|ms|vs|co|inc|ltd|tel|fig|a\.m|p\.m)|\b[A-Z])\.$",
    re.I,
)
_LEANS = re.compile(
    r"(?:it|its|they|their|this|these|those|that|he|she|otherwise|then|the rest|also|both|in that case|if not|"
    r"if so|who|which|even then|besides|except|unless|but|however)\b",
    re.I,
)
"""A sentence that begins so says something about the one before."""
_ALSO = re.compile(r"^(?:\S+\s+){0,4}also\b", re.I)
_LIMITS = re.compile(r"(?:except|unless|but|however|only|this does not|this applies|not (?:on|for|in))\b", re.I)
"""A sentence that begins so takes something back of the one before: neither is quoted without it."""


@lru_cache(maxsize=20_000)
def quotable(text: str) -> tuple[str, ...]:
    """What may be quoted of a passage, in order, each whole: with the sentence it leans on and what limits it."""
    found: list[str] = []
    for block in _blocks(text):
        parts = sentences_of(block)
        for place, part in enumerate(parts):
            first = place
            while first > 0 and (_LEANS.match(parts[first]) or _ALSO.match(parts[first])) and place - first < 2:
                first -= 1
            last = place + 1 if place + 1 < len(parts) and _LIMITS.match(parts[place + 1]) else place
            found.append(" ".join((*parts[first:place], part, *parts[place + 1 : last + 1])))
    return tuple(dict.fromkeys(found))


def plain(text: str) -> str:
    """Text of a page without its Markdown, on one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())


def _blocks(text: str) -> list[str]:
    """Paragraphs and entries of lists, each on one line."""
    blocks: list[str] = []
    for line in text.split("\n"):
        entry = _LINE_START.match(line)
        if entry or not line.strip() or not blocks or not blocks[-1]:
            blocks.append(line[entry.end() :] if entry else line.strip())
        else:
            blocks[-1] = f"{blocks[-1]} {line.strip()}"
    return [found for block in blocks if (found := plain(block))]


def sentences_of(block: str) -> list[str]:
    """The sentences of plain text on one line, in order."""
    parts: list[str] = []
    for part in _END.split(block):
        if parts and _NO_END.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif part:
            parts.append(part)
    return parts
