"""Ends of a range of sizes: "goes up to 44", "starts at 38", "from 40 to 44"."""

import re
from collections.abc import Callable

from assistant.claims.clauses import Atom, Clause
from assistant.claims.shelf import Shelf

_LETTERS = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl")
_SIZE = r"(?:size |a )?(?P<{}>N|xxs|xs|s|m|l|xl|xxl|xxxl)(?= |$)"
_SPAN = re.compile(rf"\b(?:from|between) {_SIZE.format('low')} (?:up )?(?:to|and) {_SIZE.format('high')}")
_HIGH = re.compile(
    r"\b(?:(?:goes|runs?|comes?|sizes?|available|go|made|up|sold) (?:only )?(?:as (?:big|large|far|high) as|up to)|up to|"
    r"(?:stops?|ends?|finish\w*|tops? out|maxes? out|caps?) (?:out )?at|(?:biggest|largest|top) size (?:is|of)|"
    rf"no (?:bigger|larger) than) {_SIZE.format('high')}"
)
_LOW = re.compile(
    r"\b(?:(?:starts?|begins?|starting|beginning) (?:at|from|with)|(?:goes|runs?|comes?) (?:as small as|down to)|down to|"
    rf"(?:smallest) size (?:is|of)|no smaller than) {_SIZE.format('low')}"
)


def take_sizes(clause: Clause, shelf: Shelf) -> None:
    """Take what a clause says of the smallest and the largest size, where products of the shelf state sizes."""
    ends = [_ends(of.product.sizes) for of in shelf.listings]
    if not any(ends):
        return
    for pattern in (_SPAN, _HIGH, _LOW):
        for match, places in clause.spans(pattern):
            said = match.groupdict()
            numbers = [clause.tokens[n].value for n in places if clause.tokens[n].kind == "number"]
            low, high = (_level(said.get(name), numbers) for name in ("low", "high"))
            if (numbers and max(numbers) > 70) or _is_measured(clause, places):
                continue
            clause.take(places)
            clause.atoms.append(Atom(match.group().strip(), _holds(ends, low, high), clause.denied[places[0]]))


def _is_measured(clause: Clause, places: range) -> bool:
    after = clause.tokens[places.stop].text if places.stop < len(clause.tokens) else ""
    return bool(re.match(r"reviews?|people|persons|speeds|modes|levels|kids|children|players|guests", after))


def _level(said: str | None, numbers: list[float]) -> float | None:
    if said is None:
        return None
    return numbers.pop(0) if said == "N" else float(_LETTERS.index(said))


def _ends(sizes: tuple[str, ...]) -> tuple[float, float] | None:
    """The smallest and the largest of sizes that can be put in order."""
    plain = [size.casefold() for size in sizes]
    if plain and all(size.replace(".", "", 1).isdigit() for size in plain):
        levels = [float(size) for size in plain]
    elif plain and all(size in _LETTERS for size in plain):
        levels = [float(_LETTERS.index(size)) for size in plain]
    else:
        return None
    return min(levels), max(levels)


def _holds(
    ends: list[tuple[float, float] | None], low: float | None, high: float | None
) -> Callable[[int], bool | None]:
    def check(place: int) -> bool | None:
        real = ends[place]
        if real is None:
            return None
        return (low is None or low == real[0]) and (high is None or high == real[1])

    return check
