"""The order in which people expect values: S before M before L, 9 before 36 before 38.5."""

import re
from functools import lru_cache

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)")
_LETTERS = re.compile(r"(?P<times>\d+(?=x))?(?P<extra>x*)(?P<size>small|medium|large|[sml])(?!\w)", re.I)
_STEP = {"s": -1, "m": 0, "l": 1}


@lru_cache(maxsize=50_000)
def natural(text: str) -> tuple[str | float, ...]:
    """Sort key that compares the numbers in texts as numbers."""
    parts = _NUMBER.split(text.casefold())
    return tuple(float(part) if position % 2 else part for position, part in enumerate(parts))


def size_order(text: str) -> tuple[int, float, tuple[str | float, ...]]:
    """Sort key of sizes: letter sizes from small to large, then those that begin with a number, then words."""
    size = text.strip()
    letters = _LETTERS.match(size)
    if letters:
        step = _STEP[letters["size"][0].casefold()]
        return 0, step * (1 + len(letters["extra"]) * int(letters["times"] or 1)), natural(size)
    number = _NUMBER.match(size)
    return (1, float(number.group()), natural(size)) if number else (2, 0.0, natural(size))
