"""Options whose values lie along a scale: sizes, capacities, levels."""

import re
from collections.abc import Mapping, Sequence

from assistant.service.reading.tokens import token_stems

_RANKS: tuple[tuple[str, ...], ...] = (
    ("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL"),
    ("portable", "extra small", "small", "medium", "large", "extra large"),
    ("none", "no", "low", "medium", "high"),
    ("beginner", "easy", "intermediate", "expert", "hard"),
    ("basic", "professional"),
    ("no", "yes"),
    ("half", "full"),
    ("not resistant", "IPX4", "IPX7"),
)
_UNITS = {"l": 1000.0, "liter": 1000.0, "liters": 1000.0, "tb": 1000.0, "k": 1000.0, "kg": 1000.0}
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*-?\s*([a-zA-Z]*)")
_HINTS: Mapping[str, str] = {
    stem: hints
    for words, hints in (
        ("brighter dimmer brightest dimmest bright dim", "brightness"),
        ("taller tallest tall", "height"),
        ("longer longest shorter shortest long short", "length battery life height"),
        ("thicker thinner thickest thinnest thick thin", "thickness"),
        ("easier easiest harder hardest easy hard difficult", "difficulty level"),
        ("faster fastest slower slowest", "speed settings processor"),
        ("wider widest", "width"),
        ("louder loudest", "volume"),
    )
    for stem in token_stems(words)
}
_SIZE_LIKE = (
    "size",
    "capacity",
    "frame size",
    "room size",
    "screen size",
    "length",
    "height",
    "diameter",
    "pieces",
    "piece count",
    "kit size",
    "weight range",
    "weight",
    "volume",
    "storage",
)


def on_scale(value: str, values: Sequence[str]) -> float | None:
    """Where a value lies along its option's scale; None where the values make none."""
    for ranks in _RANKS:
        lower = [rank.casefold() for rank in ranks]
        if all(each.casefold() in lower for each in values):
            return float(lower.index(value.casefold()))
    match = _NUMBER.search(value)
    if match is None:
        if any(_NUMBER.search(each) for each in values):
            return 0.0 if value.casefold() in ("none", "no") else None
        return None
    return float(match.group(1)) * _UNITS.get(match.group(2).casefold(), 1.0)


def plain_number(value: str) -> float | None:
    """The first number of a value as it is written: "1000ml" -> 1000."""
    match = _NUMBER.search(value)
    return float(match.group(1)) if match else None


def step_key(
    stem: str, following: Sequence[str], before: Sequence[str], values: Mapping[str, Sequence[str]]
) -> str | None:
    """Which option "bigger", "less bright" or "higher resolution" is about; None where none of the product's is.

    Args:
        stem: of the word of comparison.
        following: stems after it.
        before: stems before it.
        values: the options of the product.
    """
    scaled = [name for name, each in values.items() if all(on_scale(value, each) is not None for value in each)]
    for near in (following, before):
        named = [name for name in scaled if set(token_stems(name)) & set(near)]
        if named:
            return max(named, key=lambda name: len(set(token_stems(name)) & set(near)))
    for each in (stem, *following):
        for hint in (_HINTS.get(each, ""),):
            option = next((name for name in scaled if name in hint), None) if hint else None
            if option:
                return option
    if _is_size(stem):
        return next((name for name in _SIZE_LIKE if name in scaled), None)
    return None


def _is_size(stem: str) -> bool:
    return stem in token_stems("bigger larger biggest largest smaller smallest roomier")
