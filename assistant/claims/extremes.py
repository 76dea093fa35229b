"""Superlatives of a clause: "the cheapest", "the best rated", "the lighter of the two"."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.comparing import ADJECTIVES, ER, EST, NOUNS, OR, context_of, measure_of, sign_of, value_of
from assistant.claims.measures import Measured, measured
from assistant.claims.shelf import Shelf

_MOST = re.compile(
    rf"\b(?:(?P<est>{OR(EST)})|(?P<way>most|least) (?P<adj>{OR(ADJECTIVES)})|(?P<rw>best|highest|"
    rf"top|lowest|worst|least well) (?:rated|rating|reviewed|score|scored|ratings|reviews)"
    r"|rated (?:the )?(?P<hw>best|highest|top|lowest|worst)(?= |$)|(?P<lw>best|least) (?:liked|loved)"
    r"|(?P<ow>reviewed|rated) (?:the )?(?P<oy>most|least)(?: often)?|(?P<hv>holds?|takes?|weighs?|"
    r"costs?) the (?P<hy>most|least)(?= |$)|"
    r"(?P<vw>most|fewest) (?:reviews|ratings|"
    r"reviewed|rated)|(?P<pw>lowest|highest) (?:in price|price|priced)) "
)


_THE_ER = re.compile(
    rf"\bthe (?:(?P<er>{OR(ER)})|(?P<way>more|less) (?P<adj>{OR(ADJECTIVES)}))(?= (?:one|of|pair|"
    rf"is|at|comes|for|costs|here|piece|model|P)\b| $)"
)


_BEST = re.compile(
    r"\b(?:the|our|your|my) (?:very )?(?:best|most (?!reviews|ratings)\w+|least \w+|number one|top (?:pick|choice|"
    r"of the range|seller)|finest|greatest|ideal|perfect)\b|\b(?:second to none|unbeatable|unmatched|no better)\b"
)


_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|you can (?:get|buy|find|have)|we|(?:in|on) (?:the|our) (?:shop|store|market|"
    r"range|world|catalogue|site)|ever|out there|anywhere|around)\b"
)


_MOST_OF = re.compile(r"\bthe (?P<way>most|least|highest|lowest|greatest) (?P<noun>\w+) ")
_OF_ONE = frozenset({"rating", "reviews", "price", "stock", "arrival", "size"})


def beyond_of(clause: Clause, _: Shelf) -> None:
    """A superlative or "the only" that reaches beyond the shelf can not be known."""
    if (_MOST.search(clause.form) or "the only" in clause.form) and (match := _ELSEWHERE.search(clause.form)):
        clause.atoms.append(Atom(match.group(), unknown))


def extremes_of(clause: Clause, shelf: Shelf) -> None:
    """Take the superlatives of what can be measured."""
    _nouns(clause, shelf)
    for pattern in (_MOST, _THE_ER):
        for match, places in clause.spans(pattern):
            said = match.groupdict()
            if said.get("est"):
                word, sign = EST[said["est"] or ""]
            elif pattern is _THE_ER and said.get("er"):
                word, sign = ER[said["er"] or ""]
            elif said.get("hv"):
                word = {"w": "weight", "c": "price"}.get((said["hv"] or "")[0], "capacity")
                sign = sign_of(said["hy"])
            elif said.get("adj"):
                word, sign = ADJECTIVES[said["adj"] or ""]
                sign *= sign_of(said["way"])
            else:
                word = (
                    "reviews"
                    if said.get("ow")
                    else "rating"
                    if said.get("rw") or said.get("hw") or said.get("lw")
                    else "reviews"
                    if said.get("vw")
                    else "price"
                )
                sign = sign_of(
                    said.get("oy")
                    or said.get("hw")
                    or said.get("lw")
                    or said.get("rw")
                    or said.get("vw")
                    or said.get("pw")
                )
            context = [] if word in _OF_ONE else context_of(clause, places)
            add_extreme(
                clause, places, value_of(shelf, measure_of(word, context, shelf), context), sign, match.group(), shelf
            )


def _nouns(clause: Clause, shelf: Shelf) -> None:
    """Take "the most power", "the lowest weight"."""
    for match, places in clause.spans(_MOST_OF):
        measure = NOUNS.get(match["noun"], "")
        if measure and any(measured(of, measure) for of in shelf.listings):
            add_extreme(clause, places, value_of(shelf, measure, ()), sign_of(match["way"]), match.group(), shelf)


def add_extreme(
    clause: Clause, places: range, value: Callable[[int], Measured | None], sign: int, text: str, shelf: Shelf
) -> None:
    """Take a superlative: it holds of those on the shelf that alone have the most."""
    scope = next(
        (
            clause.tokens[n].products
            for n in range(places.stop, len(clause.tokens))
            if clause.tokens[n].kind == "product"
            and len(clause.tokens[n].products) > 1
            and "of" in [t.text for t in clause.tokens[places.stop : n]]
        ),
        shelf.places,
    )
    among = bool(re.search(r"\b(?:one of|among)\b", clause.form[: clause.start(places[0])]))

    def holds(subject: tuple[int, ...], _: tuple[int, ...]) -> bool:
        best = extreme(scope, value, sign)
        if among:
            return bool(best) and set(subject) <= set(best) and len(best) > 1
        return bool(best) and len(scope) > 1 and set(best) == set(subject)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), unknown, clause.denied[places[0]], holds))


def extreme(scope: Sequence[int], value: Callable[[int], Measured | None], sign: int) -> tuple[int, ...]:
    """Who has the most (or the least): all who tie; nobody where one of them gives no such number."""
    values = {place: value(place) for place in scope}
    if any(one is not None and one[0] == "rating" for one in values.values()):
        values = {place: one for place, one in values.items() if one is not None}
    known = [one for one in values.values() if one is not None]
    if not known or len(known) < len(values) or len({one[0] for one in known}) > 1:
        return ()
    best = max(sign * one[1] for one in known)
    return tuple(place for place, one in values.items() if one is not None and abs(sign * one[1] - best) < 1e-9)


def bests_of(clause: Clause, shelf: Shelf) -> None:
    """Take the superlatives of what can not: only the best rated can be known."""
    for match, places in clause.spans(_BEST):
        if clause.rated and match.group().strip() in ("the best", "the very best"):
            add_extreme(clause, places, value_of(shelf, "rating", ()), 1, match.group(), shelf)
            continue
        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), unknown))
