"""Differences, ratios and equality: "80 g lighter", "twice as long", "the same price"."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.comparing import NOUNS, context_of, is_apart, measure_of, rivals_of, value_of
from assistant.claims.measures import DIMENSION_MEASURE, Measured, measured
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token

_GAP = re.compile(
    r"\b[QN] (?P<way>more|less|lighter|heavier|longer|shorter|taller|wider|narrower|thicker|thinner|"
    r"bigger|smaller|larger|brighter|deeper|higher|cheaper|fewer|further|farther|apart|between|difference)\b"
)


_RATIO = re.compile(
    r"(?:(?P<near>about|nearly|almost|around|roughly|some|just over|over|more than|"
    r"just under) )?N times (?:as (?P<adj>\w+)(?: \w+)?? as |the (?P<noun>\w+)(?: \w+)?? of |"
    r"(?P<er>\w+er) than |as (?P<adj2>\w+) )"
)


_HALF = re.compile(r"\b(?P<verb>costs?|weighs?|holds?) (?P<near>about |around |nearly |roughly )?half(?: that)? ")


_SAME = re.compile(
    r"\b(?:(?:the )?same (?P<noun>\w+)(?: (?:as|and))?|(?P<verb>costs?|weighs?|holds?) (?:exactly |"
    r"just )?the same(?: as)?|(?:just |exactly |equally |equal |alike )?as (?P<adj>cheap|expensive|"
    r"dear|heavy|light|big|large|tall|long|wide|bright|powerful) as|same as (?P<as>\w+)|"
    r"equally (?P<eq>loud|quiet|powerful|cheap|expensive|dear|heavy|light|big|large|tall|long|wide|bright))\b"
)


_MORE_THAN = re.compile(
    r"\b[Q] (?:is |are )?(?P<way>more|less|longer|shorter|lighter|heavier|bigger|smaller|larger) than (?:the )?P Q "
)


def gaps_of(clause: Clause, shelf: Shelf) -> None:
    """Take the differences of quantities: "80 g lighter"."""
    lengths = any(measured(of, "length") for of in shelf.listings)
    for match, places in clause.spans(_GAP):
        token = clause.tokens[places[0]]
        if token.kind != "quantity":
            continue
        context = context_of(clause, places)
        way = match["way"]
        label = {
            "taller": "height",
            "higher": "height",
            "wider": "width",
            "narrower": "width",
            "thicker": "thick",
            "thinner": "thick",
            "deeper": "depth",
        }.get(way)
        if way in ("shorter", "longer") and token.unit == "length" and not lengths:
            label = "height"
        value = value_of(shelf, label or DIMENSION_MEASURE.get(token.unit, "size"), context)
        thick = label is None and any(t.text in ("thicker", "wider", "taller") for t in clause.tokens)
        sign = (
            0
            if way in ("apart", "between", "difference")
            else -1
            if way in ("less", "lighter", "shorter", "narrower", "thinner", "smaller", "fewer")
            else 1
        )

        def apart(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            value: Callable[[int], Measured | None] = value,
            sign: int = sign,
            gap: Token = token,
        ) -> bool:
            if not rivals and len(subject) == 2:
                subject, rivals = subject[:1], subject[1:]
            pairs = [(value(a), value(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
            return bool(pairs) and all(is_apart(a, b, sign, gap.value) for a, b in pairs)

        clause.take(places)
        clause.take([n for n, t in enumerate(clause.tokens) if thick and t.text in ("thicker", "wider", "taller")])
        clause.atoms.append(Atom(f"a difference of {token.text}", unknown, False, apart))


def ratios_of(clause: Clause, shelf: Shelf) -> None:
    """Take the ratios: "twice as long", "half the weight"."""
    for match, places in clause.spans(_RATIO):
        said = match.groupdict()
        number = next(clause.tokens[n] for n in places if clause.tokens[n].kind == "number")
        word = said["adj"] or said["noun"] or said["adj2"] or said["er"] or ""
        _add_ratio(clause, places, word, number.value, said["near"] or "", shelf)
    for match, places in clause.spans(_HALF):
        _add_ratio(clause, places, match["verb"], 0.5, match["near"] or "", shelf)


def _add_ratio(clause: Clause, places: range, word: str, times: float, near: str, shelf: Shelf) -> None:
    context = context_of(clause, places)
    measure = NOUNS.get(word) or _by_verb(clause, word)
    if word in ("cheap", "light", "small") and times > 1:
        times = 1 / times
    value = value_of(shelf, measure_of(measure, context, shelf), context)

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
        return bool(pairs) and all(
            a is not None and b is not None and a[0] == b[0] and b[1] > 0 and _is_about(a[1] / b[1] / times, near)
            for a, b in pairs
        )

    clause.take(places)
    clause.atoms.append(Atom(f"{times:g} times", unknown, False, holds))


def _is_about(share: float, near: str) -> bool:
    """Whether a ratio is what is said of it, which is 1."""
    if near in ("over", "more than"):
        return 1.0 < share < 1.5
    return abs(share - 1) <= (0.1 if near else 0.03)


def _by_verb(clause: Clause, word: str) -> str:
    form = f"{clause.form} {word}"
    for verbs, measure in (
        (r"\bcost", "price"),
        (r"\bweigh", "weight"),
        (r"\bholds?\b", "capacity"),
        (r"\b(?:reviews|ratings)\b", "reviews"),
        (r"\b(?:runs?|lasts?|plays?)\b", "duration"),
    ):
        if re.search(verbs, form):
            return measure
    return "unknown"


def same_of(clause: Clause, shelf: Shelf) -> None:
    """Take what is said to be the same."""
    for match, places in clause.spans(_SAME):
        said = match.groupdict()
        word = said["noun"] or said["adj"] or said["as"] or said["eq"] or ""
        context = context_of(clause, places)
        places = range(places.start, places.stop)

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            word: str = word,
            context: Sequence[Token] = tuple(context),
        ) -> bool:
            everyone = tuple(dict.fromkeys((*subject, *rivals)))
            if len(everyone) < 2:
                everyone = shelf.places
            values = [_trait(place, word, clause, shelf, context) for place in everyone]
            return len(values) > 1 and None not in values and len(set(values)) == 1

        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), unknown, clause.denied[places[0]], holds))


def _trait(place: int, word: str, clause: Clause, shelf: Shelf, context: Sequence[Token]) -> object | None:
    of = shelf.listings[place]
    product = of.product
    if word in ("maker", "brand", "manufacturer", "label", "house"):
        return of.brand or None
    if word in ("colour", "color"):
        return of.colours or None
    if word in ("material", "materials"):
        return of.materials or None
    if word == "size" and product.sizes:
        return tuple(size.casefold() for size in product.sizes)
    measure = NOUNS.get(word) or _by_verb(clause, word)
    return measured(of, measure_of(measure, context, shelf), context)


def more_than(clause: Clause, shelf: Shelf) -> None:
    """As in "The Alder's 0.75 l is more than the Cairn's 0.6 l": each has its own, and one is more."""
    for match, places in clause.spans(_MORE_THAN):
        quantities = [clause.tokens[n] for n in places if clause.tokens[n].kind == "quantity"]
        mine, theirs = quantities[0], quantities[-1]
        sign = -1 if match["way"] in ("less", "shorter", "lighter", "smaller") else 1

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            mine: Token = mine,
            theirs: Token = theirs,
            sign: int = sign,
        ) -> bool:
            from assistant.claims.truth import truth

            return (
                mine.unit == theirs.unit
                and sign * (mine.value - theirs.value) > 0
                and all(truth(shelf.listings[place], [mine]) for place in subject)
                and bool(rivals)
                and all(truth(shelf.listings[place], [theirs]) for place in rivals)
            )

        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), unknown, False, holds))
