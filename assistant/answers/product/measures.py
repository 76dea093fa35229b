"""Measures in texts: "210 cm", "12 x 40 g", "110 to 210 cm", "half a litre", each in the base unit of its dimension."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.understanding.counts import NUMBER_WORDS

Dimension = Literal[
    "length",
    "mass",
    "volume",
    "time",
    "power",
    "heat",
    "energy",
    "light",
    "pressure",
    "data",
    "charge",
    "voltage",
    "share",
]

_UNITS: dict[Dimension, dict[str, float]] = {
    "length": {
        "mm|millimet(?:er|re)s?": 0.1,
        "cm|centimet(?:er|re)s?": 1.0,
        "km|kilomet(?:er|re)s?": 100_000.0,
        "m|met(?:er|re)s?": 100.0,
        'inch(?:es)?|in|"|”|″': 2.54,
        "feet|foot|ft": 30.48,
        "yards?|yd": 91.44,
    },
    "mass": {
        "mg|milligrams?": 0.001,
        "kg|kgs|kilos?|kilogram(?:me)?s?": 1000.0,
        "g|gr|gram(?:me)?s?": 1.0,
        "lbs?|pounds?": 453.592,
        "oz|ounces?": 28.3495,
    },
    "volume": {
        "ml|millilit(?:er|re)s?": 1.0,
        "cl|centilit(?:er|re)s?": 10.0,
        "dl": 100.0,
        "l|lit(?:er|re)s?": 1000.0,
        "fl\\.? ?oz|fluid ounces?": 29.5735,
        "pints?": 473.176,
        "quarts?": 946.353,
        "gallons?|gal": 3785.41,
    },
    "time": {
        "seconds?|secs?": 1.0,
        "minutes?|mins?": 60.0,
        "hours?|hrs?|h": 3600.0,
        "days?": 86_400.0,
        "weeks?": 604_800.0,
        "months?": 2_629_800.0,
        "years?|yrs?": 31_557_600.0,
    },
    "power": {"kw|kilowatts?": 1000.0, "w|watts?": 1.0},
    "heat": {"°? ?c|degrees(?: c(?:elsius)?)?|celsius|°": 1.0, "°? ?f|degrees f(?:ahrenheit)?|fahrenheit": 1.0},
    "energy": {"kcal|calories": 1.0},
    "light": {"lm|lumens?": 1.0},
    "pressure": {"bar": 1.0, "psi": 0.0689476},
    "data": {"mb": 0.001, "gb": 1.0, "tb": 1000.0},
    "charge": {"mah": 1.0},
    "voltage": {"v|volts?": 1.0},
    "share": {"%|percent|per cent": 1.0},
}
_UNIT = {
    f"u{index}": (dimension, factor)
    for index, (dimension, _, factor) in enumerate(
        (dimension, pattern, factor) for dimension, units in _UNITS.items() for pattern, factor in units.items()
    )
}
_ANY_UNIT = "|".join(
    f"(?P<u{index}>{pattern})"
    for index, pattern in enumerate(pattern for units in _UNITS.values() for pattern in units)
)
_WORDS = {word: float(number) for word, number in NUMBER_WORDS.items() if number} | {
    "half an": 0.5,
    "half a": 0.5,
    "a quarter of a": 0.25,
    "one and a half": 1.5,
    "a couple of": 2.0,
    "a dozen": 12.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "ninety": 90.0,
    "a hundred": 100.0,
    "a full": 1.0,
    "a whole": 1.0,
    "an entire": 1.0,
    "an": 1.0,
    "a": 1.0,
}
_N = rf"-?\d+(?:[.,]\d+)*|{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))}"
_QUANTITY = re.compile(
    rf"(?<![\w.,])(?P<first>{_N})(?P<more>(?:\s*(?:x|×|by|to|and|or|[-–])\s*(?:-?\d+(?:[.,]\d+)*))*)"
    rf"[\s-]*(?:{_ANY_UNIT})(?![\w°])",
    re.I,
)
_ACROSS = re.compile(r"x|×|by")
_PIECES = frozenset({"mass", "volume", "energy"})
_DEGREES = re.compile(r"f", re.I)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
_COUNT = re.compile(
    rf"(?<![\w.,])(?P<n>\d+(?:[.,]\d{{3}})*|{'|'.join(w for w, n in NUMBER_WORDS.items() if n)}|"
    r"a thousand|a hundred|a dozen)(?![\w.]|,\d)",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One quantity of a text, in the base unit of its dimension: cm, g, ml, s, W, °C, kcal, lm, bar, GB, mAh or V."""

    dimension: Dimension
    values: tuple[float, ...]
    """More than one for "30 x 20 cm" and for ranges."""
    text: str
    start: int
    spread: bool = False
    """Whether the values are the ends of a range, not sides."""

    @property
    def low(self) -> float:
        """The least of its values."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The largest of its values."""
        return max(self.values)


@lru_cache(maxsize=20_000)
def measures(text: str) -> tuple[Measure, ...]:
    """All measures of a text, in order; "12 x 40 g" is twelve times 40 g, "30 x 20 cm" are two sides."""
    return tuple(_measure(match) for match in _QUANTITY.finditer(text))


def _measure(match: re.Match[str]) -> Measure:
    unit = next(name for name, text in match.groupdict().items() if text and name in _UNIT)
    dimension, factor = _UNIT[unit]
    numbers = [_number(match.group("first")), *map(_number, _NUMBER.findall(_dashes(match.group("more"))))]
    across = bool(_ACROSS.search(match.group("more")))
    if dimension == "heat" and _DEGREES.search(match.group(unit)):
        values = tuple((number - 32) / 1.8 for number in numbers)
    else:
        values = tuple(number * factor for number in numbers)
    if across and dimension in _PIECES:
        whole = 1.0
        for number in numbers:
            whole *= number
        values = (whole * factor,)
    return Measure(
        dimension=dimension,
        values=values,
        text=match.group().strip(),
        start=match.start(),
        spread=not across and len(values) > 1,
    )


def _dashes(text: str) -> str:
    """A range written with a dash is no negative number: "3-6" to "3 6"."""
    return re.sub(r"[-–](?=\d)", " ", text)


def _number(text: str) -> float:
    word = _WORDS.get(text.lower())
    if word is not None:
        return word
    plain = re.sub(r",(?=\d{3}(?!\d))", "", text).replace(",", ".")
    parts = plain.split(".")
    return float("".join(parts[:-1]) + "." + parts[-1]) if len(parts) > 2 else float(plain)


def counts(text: str) -> tuple[tuple[float, int, int], ...]:
    """Plain numbers of a text, in figures or words: (number, start, end)."""
    found = []
    for match in _COUNT.finditer(text):
        said = match.group("n").lower()
        special = {"a thousand": 1000.0, "a hundred": 100.0, "a dozen": 12.0}.get(said)
        value = special or float(NUMBER_WORDS.get(said) or said.replace(",", "").replace(".", ""))
        found.append((value, match.start(), match.end()))
    return tuple(found)


def shown_as(value: float, like: Measure) -> str | None:
    """A value in the unit another measure is written in, when that is another than its own; None for other kinds.

    "640 g" asked about in pounds is "1.41 lb".
    """
    match = _QUANTITY.fullmatch(like.text)
    if match is None:
        return None
    unit = next(name for name, text in match.groupdict().items() if text and name in _UNIT)
    dimension, factor = _UNIT[unit]
    if dimension not in ("length", "mass", "volume"):
        return None
    label = {
        2.54: "in",
        30.48: "ft",
        91.44: "yd",
        453.592: "lb",
        28.3495: "oz",
        29.5735: "fl oz",
        473.176: "pt",
        946.353: "qt",
        3785.41: "gal",
        0.1: "mm",
        100.0: "dl" if dimension == "volume" else "m",
        10.0: "cl",
        100_000.0: "km",
        0.001: "mg",
        1000.0: "l" if dimension == "volume" else "kg",
        1.0: {"length": "cm", "mass": "g", "volume": "ml"}[dimension],
    }[factor]
    return f"{float(f'{value / factor:.3g}'):g} {label}"
