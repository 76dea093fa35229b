"""Comparisons of a clause: "cheaper than the first", and all that is like them."""

import re
from collections.abc import Callable

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.comparing import (
    ADJECTIVES,
    ER,
    OR,
    beats,
    context_of,
    is_apart,
    measure_of,
    rivals_of,
    sign_of,
    value_of,
)
from assistant.claims.extremes import bests_of, beyond_of, extremes_of
from assistant.claims.measures import Measured
from assistant.claims.ratios import gaps_of, more_than, ratios_of, same_of
from assistant.claims.scaled import unmeasured
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token

_THAN = re.compile(
    rf"\b(?:(?P<er>{OR(ER)})|(?P<way>more|less) (?P<adj>{OR(ADJECTIVES)})|(?P<cost>costs?|costing|"
    rf"cost) (?P<cw>more|less)\b(?! than M)"
    r"|(?P<weigh>weighs?) (?P<ww>more|less)\b(?! than Q)"
    r"|(?:holds?|takes?|bears?|carries|carry|supports?) (?:a )?(?P<bw>more|less|higher|heavier|lower|bigger) (?:weight|load)"
    r"|(?P<hold>holds?|takes?) (?P<hw>more|less)\b(?! than [QN])"
    r"|(?P<rw>better|higher|worse|lower) (?:rated|ratings?|scored?)|(?P<vw>more|fewer|"
    r"less) (?:reviews?|ratings?)|(?P<pw>lower|higher) (?:in price|priced?)"
    r"|(?P<sw>more|fewer|less) (?:of|in stock|left|on hand|remaining)(?= (?:the )?P | than | $)"
    r"|(?P<lw>last|lasts|runs|plays|keeps|burns) (?:for )?(?P<dw>longer|less long)) "
)


_BY = re.compile(r"\bby (?:about |exactly |just )?(?P<amount>[QM]) ")


_TOGETHER = re.compile(r"\b(?:together|combined|put together)\b")


def compared(clause: Clause, shelf: Shelf) -> None:
    """Take what a clause compares into its atoms."""
    for read in (beyond_of, more_than, gaps_of, ratios_of, same_of, extremes_of, _comparatives, unmeasured, bests_of):
        read(clause, shelf)


def _read_than(match: re.Match[str]) -> tuple[str, int]:
    said = {
        name: match.groupdict().get(name)
        for name in ("er", "way", "adj", "cw", "ww", "hw", "rw", "vw", "pw", "dw", "sw", "bw")
    }
    if said["er"]:
        return ER[said["er"]]
    if said["adj"]:
        measure, sign = ADJECTIVES[said["adj"]]
        return measure, sign * sign_of(said["way"])
    for name, measure in (
        ("cw", "price"),
        ("ww", "weight"),
        ("hw", "capacity"),
        ("rw", "rating"),
        ("vw", "reviews"),
        ("pw", "price"),
        ("dw", "long"),
        ("bw", "load"),
        ("sw", "stock"),
    ):
        if said[name]:
            return measure, sign_of(said[name])
    raise AssertionError(match.group())


def _comparatives(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_THAN):
        word, sign = _read_than(match)
        places = range(places.start + (1 if match.groupdict().get("lw") else 0), places.stop)
        context = context_of(clause, places)
        value = value_of(
            shelf, "duration" if match.groupdict().get("lw") else measure_of(word, context, shelf), context
        )
        total = bool(_TOGETHER.search(clause.form))

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            value: Callable[[int], Measured | None] = value,
            sign: int = sign,
            total: bool = total,
        ) -> bool:
            mine = [value(place) for place in subject]
            theirs = [value(place) for place in rivals_of(subject, rivals, shelf)]
            if total and all(theirs):
                theirs = [(theirs[0][0], sum(one[1] for one in theirs if one))] if theirs[0] else []
            return bool(mine) and bool(theirs) and all(beats(a, b, sign) for a in mine for b in theirs)

        by = _BY.search(clause.form)
        if by:
            amount = next(n for n, _ in enumerate(clause.tokens) if clause.start(n) == by.start("amount"))
            clause.take((amount,))
            gap = clause.tokens[amount]
            clause.atoms.append(_gap_of(gap, value, sign, shelf))
        clause.take(places)
        clause.take([n for n, token in enumerate(clause.tokens) if token.text in ("together", "combined")])
        clause.atoms.append(Atom(match.group().strip(), unknown, clause.denied[places[0]], holds))


def _gap_of(gap: Token, value: Callable[[int], Measured | None], sign: int, shelf: Shelf) -> Atom:
    """As in "Heavier by 20 g"."""
    size = gap.value if gap.kind == "quantity" else round(gap.value * 100)

    def apart(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
        return bool(pairs) and all(is_apart(a, b, sign, size) for a, b in pairs)

    return Atom(f"a difference of {gap.text}", unknown, False, apart)
