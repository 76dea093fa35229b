"""A message as tokens that can be compared: numbers apart from units, one spelling, stems."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.vocabulary import stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|>", re.UNICODE)
_WIFI = re.compile(r"\bwi-?\s?fi\b", re.I)
_SHIRT = re.compile(r"\bt[- ]shirt(s?)\b", re.I)
_EREADER = re.compile(r"\be[- ]reader(s?)\b", re.I)
_VES = re.compile(r"(?:(?<=shel)|(?<=scar))ves$")
_SPELLING = {
    "gray": "grey",
    "colour": "color",
    "colours": "color",
    "colored": "color",
    "coloured": "color",
    "inches": "inch",
    "foot": "ft",
    "feet": "ft",
    "liter": "l",
    "liters": "l",
    "litre": "l",
    "litres": "l",
    "gigs": "gb",
    "gig": "gb",
    "gigabytes": "gb",
    "terabyte": "tb",
    "lbs": "lb",
    "pounds": "lb",
    "percent": "%",
    "cpu": "processor",
    "memory": "memory",
    "mp": "mp",
    "megapixel": "mp",
    "megapixels": "mp",
    "tees": "tshirt",
    "tee": "tshirt",
    "bike": "bicycle",
    "bikes": "bicycle",
    "trainers": "sneaker",
    "jumper": "sweater",
    "metallic": "metal",
    "wooden": "wood",
    "golden": "gold",
    "grey": "grey",
    "bluish": "blue",
    "men": "man",
    "women": "woman",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a text, and where it stands."""

    stem: str
    word: str
    """As it was typed."""
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(_joined(text)):
        word = re.sub(r"['’](?:s|m|d|ll|re|ve)$", "", match.group(), flags=re.I)
        yield Token(_stem(word), word, match.start(), match.end())


def _joined(text: str) -> str:
    """The same length, with compounds that are typed in two ways in one: "T-Shirt" -> "TShirt "."""
    text = _WIFI.sub(lambda match: "wifi".ljust(len(match.group())), text)
    text = _SHIRT.sub(lambda match: f"tshirt{match.group(1)}".ljust(len(match.group())), text)
    return _EREADER.sub(lambda match: f"ereader{match.group(1)}".ljust(len(match.group())), text)


def _stem(word: str) -> str:
    lower = _VES.sub("f", word.casefold())
    spelled = _SPELLING.get(lower, lower)
    return stem(spelled) if len(spelled) > 2 else spelled


def token_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's tokens, in order."""
    return tuple(token.stem for token in tokens(text))


def found_at(wanted: Sequence[str], found: Sequence[Token]) -> Iterator[int]:
    """Where a row of stems stands among tokens."""
    if not wanted:
        return
    for place in range(len(found) - len(wanted) + 1):
        if all(found[place + step].stem == stem_ for step, stem_ in enumerate(wanted)):
            yield place
