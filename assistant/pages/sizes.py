"""Sizes read off a shop's size table: "S 88 to 94, M 95 to 101" and a chest of 97 cm is M."""

import re
from dataclasses import dataclass

from retrieval.passage_search import FoundPassage
from retrieval.product import Passage

_SIZE = r"(?:[2-5]?x{0,3}[sl]|m|small|medium|large|extra large)"
_ROW = re.compile(
    rf"\b(?P<size>{_SIZE})\b(?: is| fits| =|:)? (?P<low>\d{{2,3}}(?:\.\d)?) ?(?:cm)? ?(?:to|-|–) ?"
    r"(?P<high>\d{2,3}(?:\.\d)?)",
    re.I,
)
_MEASURE = re.compile(r"\b(?P<value>\d{2,3}(?:[.,]\d)?) ?(?:cm|centimet\w+)\b", re.I)
_BODY: dict[str, str] = {
    "chest": r"\b(?:chest|bust)\b|\b(?:jacket|coat|jumper|sweater|shirt|top|fleece|hoodie)s?\b",
    "waist": r"\bwaist\b|\b(?:trouser|pant|jean|short|chino|legging)s?\b",
    "head": r"\bhead\b|\b(?:hat|cap|helmet|beanie)s?\b",
}
"""Part of the body that is measured -> how it, or what is worn on it, is called."""
_LEAST_ROWS = 2
_ASKS = re.compile(r"\bsizes?\b|\bfits?\b|\bwhat\b|\bwhich\b|\?|^\W*(?:\w+ ){1,3}for (?:a |my )?\d", re.I)
_NAMED_SIZE = re.compile(rf"\b(?:size |wear |take |am (?:a |an )?|an? )?(?P<size>{_SIZE})\b(?!')", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A row of a size table."""

    size: str
    """As it is written there."""
    low: str
    high: str
    text: str
    """The sentence it stands in."""
    passage: Passage


def fitting(message: str, found: list[FoundPassage]) -> Fitting | None:
    """The row of a size table that a message asks for by a measure of the body or by a size; None for no such.

    Args:
        message: the question, in English.
        found: passages that may hold the table.
    """
    part = next((name for name, pattern in _BODY.items() if re.search(pattern, message, re.I)), None)
    if part is None or _ASKS.search(message) is None:
        return None
    measured = _MEASURE.search(message)
    named = None if measured else next(iter(_NAMED_SIZE.finditer(message)), None)
    if measured is None and (named is None or not re.search(rf"\b{part}\b", message, re.I)):
        return None
    for each in _rows(part, found):
        if measured is not None and float(each.low) <= float(measured["value"].replace(",", ".")) <= float(each.high):
            return each
        if named is not None and each.size.casefold() == named["size"].casefold():
            return each
    return None


def _rows(part: str, found: list[FoundPassage]) -> list[Fitting]:
    """The rows of the first table whose passage speaks of a part of the body."""
    for each in found:
        if not re.search(rf"\b{part}\b", each.passage.text, re.I):
            continue
        for sentence in each.sentences:
            rows = [
                Fitting(size=row["size"], low=row["low"], high=row["high"], text=sentence.text, passage=each.passage)
                for row in _ROW.finditer(sentence.text)
            ]
            if len(rows) >= _LEAST_ROWS:
                return rows
    return []
