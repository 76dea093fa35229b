"""The text of a message as the extractors read it."""

import re
import unicodedata

MAX_CHARACTERS = 2_000
"""What is read of a message: a shopper's longest is a few hundred; the rest is not searched for meaning."""
CUT = " ; "
"""Stands where an extractor took words out, so that what stood apart does not run together."""

_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})


def normalise(message: str) -> str:
    """The message in lower case, one line, plain quotes, at most MAX_CHARACTERS, without control characters."""
    text = unicodedata.normalize("NFKC", message[: MAX_CHARACTERS * 2]).translate(_QUOTES).lower()
    text = "".join(c if c.isprintable() else " " for c in text)
    return _SPACE.sub(" ", text).strip()[:MAX_CHARACTERS]


def without(text: str, start: int, end: int) -> str:
    """The text with the characters from start to end taken out."""
    return f"{text[:start]}{CUT}{text[end:]}"


def has_letters(text: str) -> bool:
    """Whether there is anything to read: one letter or digit of any script."""
    return any(c.isalnum() for c in text)


def script(text: str) -> str:
    """The script most letters are written in: "latin", "han" or "other"; "latin" when there are none."""
    counts = {"latin": 0, "han": 0, "other": 0}
    for c in text:
        if c.isalpha():
            name = unicodedata.name(c, "")
            kind = "latin" if name.startswith("LATIN") else "han" if name.startswith("CJK") else "other"
            counts[kind] += 1
    return max(counts, key=lambda kind: counts[kind])
