"""Comparisons, differences, ratios and superlatives of a clause."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.clauses import Atom, Clause
from assistant.claims.lexicon import neutral
from assistant.claims.measures import DIMENSION_MEASURE, Measured, counted_words, measured
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token

_ER = {
    **dict.fromkeys(("cheaper",), ("price", -1)),
    **dict.fromkeys(("dearer", "pricier", "costlier"), ("price", 1)),
    "lighter": ("weight", -1),
    "heavier": ("weight", 1),
    **dict.fromkeys(("bigger", "larger", "roomier"), ("size", 1)),
    "smaller": ("size", -1),
    "longer": ("long", 1),
    "shorter": ("long", -1),
    "taller": ("height", 1),
    **dict.fromkeys(("wider", "broader"), ("width", 1)),
    "narrower": ("width", -1),
    "deeper": ("depth", 1),
    "shallower": ("depth", -1),
    "thicker": ("thick", 1),
    **dict.fromkeys(("thinner", "slimmer"), ("thick", -1)),
    "brighter": ("light", 1),
    "louder": ("sound", 1),
    "quieter": ("sound", -1),
    "newer": ("arrival", 1),
    "older": ("arrival", -1),
}
_EST = {
    "cheapest": ("price", -1),
    **dict.fromkeys(("dearest", "priciest", "costliest"), ("price", 1)),
    "lightest": ("weight", -1),
    "heaviest": ("weight", 1),
    **dict.fromkeys(("biggest", "largest", "roomiest"), ("size", 1)),
    "smallest": ("size", -1),
    "longest": ("long", 1),
    "shortest": ("long", -1),
    "tallest": ("height", 1),
    **dict.fromkeys(("widest", "broadest"), ("width", 1)),
    "narrowest": ("width", -1),
    "deepest": ("depth", 1),
    "thickest": ("thick", 1),
    **dict.fromkeys(("thinnest", "slimmest"), ("thick", -1)),
    "brightest": ("light", 1),
    "loudest": ("sound", 1),
    "quietest": ("sound", -1),
    **dict.fromkeys(("newest", "latest"), ("arrival", 1)),
    "oldest": ("arrival", -1),
}
_ADJECTIVES = {
    **dict.fromkeys(("expensive", "costly"), ("price", 1)),
    **dict.fromkeys(("affordable", "inexpensive"), ("price", -1)),
    "powerful": ("power", 1),
    "spacious": ("size", 1),
    **dict.fromkeys(("recent",), ("arrival", 1)),
}
_NOUNS = {
    **dict.fromkeys(("price", "priced", "money", "cost"), "price"),
    **dict.fromkeys(("rating", "rated", "ratings", "stars", "score"), "rating"),
    **dict.fromkeys(("weight", "heavy", "light"), "weight"),
    **dict.fromkeys(("capacity", "volume"), "capacity"),
    **dict.fromkeys(("size", "big", "large", "small"), "size"),
    **dict.fromkeys(("height", "tall", "high"), "height"),
    **dict.fromkeys(("width", "wide"), "width"),
    **dict.fromkeys(("length",), "length"),
    "depth": "depth",
    "long": "long",
    "expensive": "price",
    "dear": "price",
    "cheap": "price",
    "bright": "light",
    "power": "power",
    "powerful": "power",
}
_OR = "|".join
_THAN = re.compile(
    rf"\b(?:(?P<er>{_OR(_ER)})|(?P<way>more|less) (?P<adj>{_OR(_ADJECTIVES)})|(?P<cost>costs?|costing|cost) (?P<cw>more|less)\b(?! than M)"
    r"|(?P<weigh>weighs?) (?P<ww>more|less)\b(?! than Q)|(?P<hold>holds?|takes?) (?P<hw>more|less)\b(?! than [QN])"
    r"|(?P<rw>better|higher|worse|lower) (?:rated|ratings?|scored?)|(?P<vw>more|fewer|less) (?:reviews?|ratings?)|(?P<pw>lower|higher) (?:in price|priced?)"
    r"|(?P<lw>last|lasts|runs|plays|keeps|burns) (?:for )?(?P<dw>longer|less long)) "
)
_MOST = re.compile(
    rf"\b(?:(?P<est>{_OR(_EST)})|(?P<way>most|least) (?P<adj>{_OR(_ADJECTIVES)})|(?P<rw>best|highest|top|lowest|worst|least well) (?:rated|rating|reviewed|score|scored|ratings|reviews)"
    r"|(?P<vw>most|fewest) (?:reviews|ratings|reviewed|rated)|(?P<pw>lowest|highest) (?:in price|price|priced)) "
)
_THE_ER = re.compile(
    rf"\bthe (?:(?P<er>{_OR(_ER)})|(?P<way>more|less) (?P<adj>{_OR(_ADJECTIVES)}))(?= (?:one|of|pair|is|at|comes|for|costs|here|piece|model|P)\b| $)"
)
_UNMEASURED = re.compile(
    r"\b(?P<what>\w{2,}er|more \w+|less \w+|worse|further|farther) (?:\w+ )?than (?:the |both |all |any )?P "
)
_GRADES = {
    word: grade
    for grade, words in enumerate(("none no 0", "low little mild", "medium mid regular moderate", "high strong"))
    for word in words.split()
}
_BY = re.compile(r"\bby (?:about |exactly |just )?(?P<amount>[QM]) ")
_SCALES = (
    ("light", "medium", "dark"),
    ("low", "mid", "medium", "high"),
    ("small", "medium", "large"),
    ("soft", "medium", "firm"),
    ("mild", "medium", "hot"),
    ("fine", "medium", "coarse"),
    ("slow", "medium", "fast"),
)
"""What attributes say in words, from less to more."""
_NOT_COMPARED = frozenset("rather other whether either neither ever over under never".split())
_BEST = re.compile(
    r"\bthe (?:very )?(?:best|most (?!reviews|ratings)\w+|least \w+|number one|top (?:pick|choice|of the range|seller)|finest|greatest|ideal|perfect)\b|\b(?:second to none|unbeatable|unmatched|no better)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|you can (?:get|buy|find|have)|we|(?:in|on) (?:the|our) (?:shop|store|market|range|world|catalogue|site)|ever|out there|anywhere|around)\b"
)
_GAP = re.compile(
    r"\b[QN] (?P<way>more|less|lighter|heavier|longer|shorter|taller|wider|narrower|thicker|thinner|bigger|smaller|larger|brighter|deeper|higher|cheaper|fewer|further|farther|apart|between|difference)\b"
)
_RATIO = re.compile(
    r"(?:(?P<near>about|nearly|almost|around|roughly|some|just over|over|more than|just under) )?N times (?:as (?P<adj>\w+)(?: \w+)?? as |the (?P<noun>\w+)(?: \w+)?? of |(?P<er>\w+er) than |as (?P<adj2>\w+) )"
)
_HALF = re.compile(r"\b(?P<verb>costs?|weighs?|holds?) (?P<near>about |around |nearly |roughly )?half(?: that)? ")
_SAME = re.compile(
    r"\b(?:(?:the )?same (?P<noun>\w+)(?: (?:as|and))?|(?P<verb>costs?|weighs?|holds?) (?:exactly |just )?the same(?: as)?|(?:just |exactly |equally |equal |alike )?as (?P<adj>cheap|expensive|dear|heavy|light|big|large|tall|long|wide|bright|powerful) as|same as (?P<as>\w+)|equally (?P<eq>cheap|expensive|dear|heavy|light|big|large|tall|long|wide|bright))\b"
)
_MORE_THAN = re.compile(
    r"\b[Q] (?:is |are )?(?P<way>more|less|longer|shorter|lighter|heavier|bigger|smaller|larger) than (?:the )?P Q "
)
_OF_ONE = frozenset({"rating", "reviews", "price", "stock", "arrival", "size"})
_TOGETHER = re.compile(r"\b(?:together|combined|put together)\b")


def compared(clause: Clause, shelf: Shelf) -> None:
    """Take what a clause compares into its atoms."""
    for read in (_beyond, _more_than, _gaps, _ratios, _same, _extremes, _comparatives, _unmeasured, _bests):
        read(clause, shelf)


def _beyond(clause: Clause, shelf: Shelf) -> None:
    """A superlative or "the only" that reaches beyond the shelf can not be known."""
    if (_MOST.search(clause.form) or "the only" in clause.form) and (match := _ELSEWHERE.search(clause.form)):
        clause.atoms.append(Atom(match.group(), lambda place: None))


def _context(clause: Clause, taken: range) -> list[Token]:
    """The words around a comparison that tell what is compared."""
    return [
        token
        for place, token in enumerate(clause.tokens)
        if token.kind == "word"
        and place not in taken
        and (token.key not in neutral() or token.text in ("runs", "lasts", "keeps", "plays", "last", "run", "keep"))
        and not clause.used & {place}
    ]


def _measure_of(word: str, context: Sequence[Token], shelf: Shelf) -> str:
    """ "long" is a length or a time, by what stands around it or by what the listings give."""
    if word != "long":
        return word
    time = {
        "run",
        "last",
        "keep",
        "play",
        "heat",
        "hot",
        "cold",
        "batteri",
        "batterylif",
        "burn",
        "hour",
        "charg",
        "warranti",
        "guarante",
    }
    if any(token.key in time for token in context):
        return "duration"
    lengths = [measured(of, "length", context) for of in shelf.listings]
    return "length" if any(lengths) or not any(measured(of, "duration") for of in shelf.listings) else "duration"


def _value(shelf: Shelf, measure: str, context: Sequence[Token]) -> Callable[[int], Measured | None]:
    def value(place: int) -> Measured | None:
        of = shelf.listings[place]
        if measure == "arrival" and context:
            return counted_words(of, context)
        return measured(of, measure, context)

    return value


def _rivals(subject: tuple[int, ...], rivals: tuple[int, ...], shelf: Shelf) -> tuple[int, ...]:
    return rivals or tuple(place for place in shelf.places if place not in subject)


def _sign_of(way: str | None) -> int:
    return (
        -1
        if way in ("less", "fewer", "worse", "lower", "least", "fewest", "lowest", "worst", "less long", "least well")
        else 1
    )


def _read_than(match: re.Match[str]) -> tuple[str, int]:
    said = {
        name: match.groupdict().get(name) for name in ("er", "way", "adj", "cw", "ww", "hw", "rw", "vw", "pw", "dw")
    }
    if said["er"]:
        return _ER[said["er"]]
    if said["adj"]:
        measure, sign = _ADJECTIVES[said["adj"]]
        return measure, sign * _sign_of(said["way"])
    for name, measure in (
        ("cw", "price"),
        ("ww", "weight"),
        ("hw", "capacity"),
        ("rw", "rating"),
        ("vw", "reviews"),
        ("pw", "price"),
        ("dw", "long"),
    ):
        if said[name]:
            return measure, _sign_of(said[name])
    raise AssertionError(match.group())


def _comparatives(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_THAN):
        word, sign = _read_than(match)
        places = range(places.start + (1 if match.groupdict().get("lw") else 0), places.stop)
        context = _context(clause, places)
        value = _value(shelf, "duration" if match.groupdict().get("lw") else _measure_of(word, context, shelf), context)
        total = bool(_TOGETHER.search(clause.form))

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            value: Callable[[int], Measured | None] = value,
            sign: int = sign,
            total: bool = total,
        ) -> bool:
            mine = [value(place) for place in subject]
            theirs = [value(place) for place in _rivals(subject, rivals, shelf)]
            if total and all(theirs):
                theirs = [(theirs[0][0], sum(one[1] for one in theirs if one))] if theirs[0] else []
            return bool(mine) and bool(theirs) and all(_beats(a, b, sign) for a in mine for b in theirs)

        by = _BY.search(clause.form)
        if by:
            amount = next(n for n, _ in enumerate(clause.tokens) if clause.start(n) == by.start("amount"))
            clause.take((amount,))
            gap = clause.tokens[amount]
            clause.atoms.append(_gap_of(gap, value, sign, shelf))
        clause.take(places)
        clause.take([n for n, token in enumerate(clause.tokens) if token.text in ("together", "combined")])
        clause.atoms.append(Atom(match.group().strip(), lambda place: None, clause.denied[places[0]], holds))


def _gap_of(gap: Token, value: Callable[[int], Measured | None], sign: int, shelf: Shelf) -> Atom:
    """ "Heavier by 20 g"."""
    size = gap.value if gap.kind == "quantity" else round(gap.value * 100)

    def apart(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
        return bool(pairs) and all(_apart(a, b, sign, size) for a, b in pairs)

    return Atom(f"a difference of {gap.text}", lambda place: None, False, apart)


def _beats(a: Measured | None, b: Measured | None, sign: int) -> bool:
    return a is not None and b is not None and a[0] == b[0] and sign * (a[1] - b[1]) > 1e-9


def _extremes(clause: Clause, shelf: Shelf) -> None:
    for pattern in (_MOST, _THE_ER):
        for match, places in clause.spans(pattern):
            said = match.groupdict()
            if said.get("est"):
                word, sign = _EST[said["est"] or ""]
            elif pattern is _THE_ER and said.get("er"):
                word, sign = _ER[said["er"] or ""]
            elif said.get("adj"):
                word, sign = _ADJECTIVES[said["adj"] or ""]
                sign *= _sign_of(said["way"])
            else:
                word = "rating" if said.get("rw") else "reviews" if said.get("vw") else "price"
                sign = _sign_of(said.get("rw") or said.get("vw") or said.get("pw"))
            context = [] if word in _OF_ONE else _context(clause, places)
            add_extreme(
                clause, places, _value(shelf, _measure_of(word, context, shelf), context), sign, match.group(), shelf
            )


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

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        best = extreme(scope, value, sign)
        if among:
            return bool(best) and set(subject) <= set(best) and len(best) > 1
        return bool(best) and len(scope) > 1 and set(best) == set(subject)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), lambda place: None, clause.denied[places[0]], holds))


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


def resolved(clause: Clause, shelf: Shelf) -> tuple[int, ...] | None:
    """Whom a superlative names where the clause names nobody else: "the cheapest is $9"."""
    for place in shelf.places:
        tied = tuple(p for p in shelf.places if all(a.whole is None or a.whole((p,), ()) for a in clause.atoms))
        if place in tied and len(tied) == 1:
            return tied
    return None


def _unmeasured(clause: Clause, shelf: Shelf) -> None:
    """A comparison of something the listings do not measure: numbers of the same thing, or nothing."""
    for match, places in clause.spans(_UNMEASURED):
        what = match["what"].split()
        if what[0] in _NOT_COMPARED:
            continue
        scale = _scale_of(what[0])
        if scale is not None:
            _add_scaled(clause, places, scale, match.group(), shelf)
            continue
        if what[0] in ("more", "less") and _graded(what[-1], shelf):
            _add_graded(clause, places, what[-1], _sign_of(what[0]), match.group(), shelf)
            continue
        named = _named_after(what[0], shelf)
        if named:
            _add_named(clause, places, named, match.group(), shelf)
            continue
        words = [t for t in clause.tokens[places.start : places.stop] if t.kind == "word" and t.key not in neutral()]
        sign = _sign_of(what[0])
        countable = what[0] in ("more", "less", "fewer") and bool(words)

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            words: Sequence[Token] = tuple(words),
            sign: int = sign,
            countable: bool = countable,
        ) -> bool:
            mine = [counted_words(shelf.listings[place], words) for place in subject]
            theirs = [counted_words(shelf.listings[place], words) for place in _rivals(subject, rivals, shelf)]
            return countable and bool(theirs) and all(_beats(a, b, sign) for a in mine for b in theirs)

        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), lambda place: None, False, holds))


def _scale_of(word: str) -> tuple[tuple[str, ...], int] | None:
    """The scale a comparative moves on, and which way: "darker" goes up from light to dark."""
    for scale in _SCALES:
        for level, sign in ((scale[0], -1), (scale[-1], 1)):
            if word in (f"{level}er", f"{level}r", f"{level[:-1]}ier"):
                return scale, sign
    return None


def _add_scaled(clause: Clause, places: range, scale: tuple[tuple[str, ...], int], text: str, shelf: Shelf) -> None:
    levels, sign = scale

    def level(place: int) -> dict[str, int]:
        attributes = shelf.listings[place].product.attributes
        return {
            name: at
            for name, value in attributes.items()
            for at, word in enumerate(levels)
            if str(value).casefold().strip() == word
        }

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(level(a), level(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
        return bool(pairs) and all(
            any(name in theirs and sign * (at - theirs[name]) > 0 for name, at in mine.items())
            for mine, theirs in pairs
        )

    clause.take(places)
    clause.take(
        [n for n, t in enumerate(clause.tokens) if any(t.text in of.product.attributes for of in shelf.listings)]
    )
    clause.atoms.append(Atom(text.strip(), lambda place: None, False, holds))


def _named_after(word: str, shelf: Shelf) -> str:
    """The attribute a comparative is of: "harder" is of "hardness"; "" where no two products have one."""
    base = word[:-3] + "y" if word.endswith("ier") else word.removesuffix("er")
    names = [name for of in shelf.listings for name in of.product.attributes if name.startswith(base)]
    return next((name for name in names if word.endswith("er") and len(base) > 3 and names.count(name) > 1), "")


def _add_named(clause: Clause, places: range, name: str, text: str, shelf: Shelf) -> None:
    def value(place: int) -> Measured | None:
        number = re.search(r"\d+(?:\.\d+)?", str(shelf.listings[place].product.attributes.get(name, "")))
        return (name, float(number.group())) if number else None

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
        return bool(pairs) and all(_beats(a, b, 1) for a, b in pairs)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), lambda place: None, False, holds))


def _graded(name: str, shelf: Shelf) -> bool:
    """Whether products of the shelf have an attribute of this name."""
    return sum(name in of.product.attributes for of in shelf.listings) > 1


def _add_graded(clause: Clause, places: range, name: str, sign: int, text: str, shelf: Shelf) -> None:
    def level(place: int) -> int | None:
        value = str(shelf.listings[place].product.attributes.get(name, "")).casefold().strip()
        return _GRADES.get(value)

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(level(a), level(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
        return bool(pairs) and all(a is not None and b is not None and sign * (a - b) > 0 for a, b in pairs)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), lambda place: None, False, holds))


def _bests(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_BEST):
        if clause.rated and match.group().strip() in ("the best", "the very best"):
            add_extreme(clause, places, _value(shelf, "rating", ()), 1, match.group(), shelf)
            continue
        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), lambda place: None))


def _gaps(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_GAP):
        token = clause.tokens[places[0]]
        if token.kind != "quantity":
            continue
        context = _context(clause, places)
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
        value = _value(shelf, label or DIMENSION_MEASURE.get(token.unit, "size"), context)
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
            pairs = [(value(a), value(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
            return bool(pairs) and all(_apart(a, b, sign, gap.value) for a, b in pairs)

        clause.take(places)
        clause.take([n for n, t in enumerate(clause.tokens) if thick and t.text in ("thicker", "wider", "taller")])
        clause.atoms.append(Atom(f"a difference of {token.text}", lambda place: None, False, apart))


def _apart(a: Measured | None, b: Measured | None, sign: int, gap: float) -> bool:
    if a is None or b is None or a[0] != b[0]:
        return False
    real = a[1] - b[1]
    return abs((abs(real) if sign == 0 else sign * real) - gap) < 1e-6 * max(1.0, gap)


def _ratios(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_RATIO):
        said = match.groupdict()
        number = next(clause.tokens[n] for n in places if clause.tokens[n].kind == "number")
        word = said["adj"] or said["noun"] or said["adj2"] or said["er"] or ""
        _add_ratio(clause, places, word, number.value, said["near"] or "", shelf)
    for match, places in clause.spans(_HALF):
        _add_ratio(clause, places, match["verb"], 0.5, match["near"] or "", shelf)


def _add_ratio(clause: Clause, places: range, word: str, times: float, near: str, shelf: Shelf) -> None:
    context = _context(clause, places)
    measure = _NOUNS.get(word) or _by_verb(clause, word)
    if word in ("cheap", "light", "small") and times > 1:
        times = 1 / times
    value = _value(shelf, _measure_of(measure, context, shelf), context)

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in _rivals(subject, rivals, shelf)]
        return bool(pairs) and all(
            a is not None and b is not None and a[0] == b[0] and b[1] > 0 and _is_about(a[1] / b[1] / times, near)
            for a, b in pairs
        )

    clause.take(places)
    clause.atoms.append(Atom(f"{times:g} times", lambda place: None, False, holds))


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


def _same(clause: Clause, shelf: Shelf) -> None:
    for match, places in clause.spans(_SAME):
        said = match.groupdict()
        word = said["noun"] or said["adj"] or said["as"] or said["eq"] or ""
        context = _context(clause, places)
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
        clause.atoms.append(Atom(match.group().strip(), lambda place: None, clause.denied[places[0]], holds))


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
    measure = _NOUNS.get(word) or _by_verb(clause, word)
    found = measured(of, _measure_of(measure, context, shelf), context)
    return found


def _more_than(clause: Clause, shelf: Shelf) -> None:
    """ "The Alder's 0.75 l is more than the Cairn's 0.6 l": each has its own, and one is more."""
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
        clause.atoms.append(Atom(match.group().strip(), lambda place: None, False, holds))
