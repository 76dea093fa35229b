"""Where the words of a Chinese text begin and end: the cheapest path over the words that are known."""

import re
from collections.abc import Callable

_FOREIGN = re.compile(r"[^\u3400-\u9fff\s]+|\s+")
LONGEST = 8
"""Characters of the longest word looked for."""

Cost = Callable[[str], float | None]
"""What a word costs in a path; None for no word."""
UNKNOWN = 2.0
"""What a character that is no word costs; a word of one character costs less, two of them more than a word of two."""
_LENGTH = 0.02
"""Of two paths of as many words, the one with the longer words is taken ("sports shoes" before "sport goods")."""


def segment(text: str, cost: Cost) -> tuple[str, ...]:
    """Split a text into words; joined they are the text again.

    Args:
        text: any text; runs without Chinese characters stay whole unless they begin a known word ("t-shirt" in
            Chinese begins with a Latin letter).
        cost: what a word costs, None where it is no word.
    """
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(text)
    for start in range(len(text)):
        for end, price in _steps(text, start, cost):
            total = best[start][0] + price - _LENGTH * (end - start) ** 2
            if total < best[end][0]:
                best[end] = (total, start)
    words = []
    end = len(text)
    while end:
        start = best[end][1]
        words.append(text[start:end])
        end = start
    return tuple(reversed(words))


def _steps(text: str, start: int, cost: Cost) -> list[tuple[int, float]]:
    """The ends of the words that start at a place, with what each costs."""
    foreign = _FOREIGN.match(text, start)
    steps = [(foreign.end() if foreign else start + 1, UNKNOWN)]
    for end in range(start + 1, min(len(text), start + LONGEST) + 1):
        price = cost(text[start:end])
        if price is not None:
            steps.append((end, price))
    return steps
