"""Numbers asked for ("is it longer than 2 metres?", "will it fit a 30 cm drawer?"), worked out from what is given."""

import re
from dataclasses import replace
from typing import Literal

from assistant.answers.product.asked import Asked, Told, Verdict, answered, quoted, unsaid
from assistant.answers.product.aspects import ASPECTS, Aspect, Given, aspect, given, of_named_part
from assistant.answers.product.listing import Statement
from assistant.answers.product.measures import Measure, counts, measures, shown_as
from assistant.answers.product.properties import told_of_traits
from assistant.answers.word_keys import key, topic_words
from retrieval.vocabulary import WORD

Way = Literal["over", "under", "least", "most", "is"]

_OVER = re.compile(
    r"\bmore \w+ than\s*$|\b(?:more|longer|bigger|larger|taller|higher|wider|deeper|heavier|thicker|"
    r"greater|brighter|over|above|beyond|exceed\w*|hotter|stronger) ?(?:than)?\s*$|\bover\s*$"
)
_UNDER = re.compile(
    r"\bless \w+ than\s*$|\b(?:less|shorter|smaller|lower|narrower|lighter|thinner|fewer|colder|"
    r"cooler|slimmer) than\s*$|\b(?:under|below|less|within)\s*$"
)
_LEAST = re.compile(r"\b(?:at least|minimum(?: of)?|no less than|not less than|down to|or more)\s*$")
_MOST = re.compile(r"\b(?:at most|up to|maximum(?: of)?|no more than|not more than|max)\s*$")
_FITS = re.compile(
    r"\b(?:fit|fits|go|goes|get|squeeze|stand|sit|store[ds]?|slide)\b[^.;]{0,30}?\b(?:in|into|inside|"
    r"on|onto|under|underneath|through|between|behind|beside|within)\b|\b(?:too (?:big|large|long|"
    r"wide|tall|high|deep) for)\b|\bsmall enough\b|\bslim enough\b|\bshort enough\b"
)
_TOO = re.compile(r"\btoo (?:big|large|long|wide|tall|high|deep|heavy|thick)\b")
_TAKES = re.compile(
    r"\b(?:laptops?|notebooks?|tablets?|ipads?|macbooks?|screens?|monitors?|tvs?|phones?|books?|"
    r"bottles?|bikes?|wheels?|tyres?|wrists?|heads?|beds?|mattress\w*|pans?|tables?|windows?|frames?|"
    r"pots?|candles?|cakes?|person|people|someone|somebody|guest|dogs?|cats?|adults?|kids?)\b"
)
_ENOUGH = re.compile(
    r"\b(?:hold|holds|take|takes|carry|carries|support\w*|last|lasts|reach\w*|keep|keeps|withstand|"
    r"handle|handles|bear|cope|stand|stands|enough|charge|run|runs|stay|stays|store|work|survive|safe|"
    r"go|up to|to|fit|fits|cover)\b"
)
_FRAME = re.compile(r"\b(?:is|are|measure\w*|does it measure|come|it's) (?:it|they|this|that|these)?\b")
_TOLERANCE = 0.015
_LONG_TOLERANCE = 0.03
"""How far apart "50 feet" and "15 m" may be and still be the same."""
_COUNTED = re.compile(r"\s*[\w-]*\s*")


def limit(asked: Asked) -> Told | None:
    """The answer to a yes-or-no question with a measure in it; None where there is no measure in it."""
    if not asked.yes_no:
        return None
    wanted = [each for each in measures(asked.question) if not _is_age(asked.question, each)]
    if not wanted:
        return _count(asked)
    asks = wanted[-1] if len(wanted) > 1 and wanted[0].dimension != wanted[-1].dimension else wanted[0]
    if asks.dimension == "share":
        found = _shares(asked)
        return _compared(asked, asks, found) if found else None
    sides = sum(len(each.values) for each in wanted if each.dimension == "length" and not each.spread)
    fits = _FITS.search(asked.question) or (
        re.search(r"\bfits?\b", asked.question) and (sides > 1 or _SPACE.search(asked.question))
    )
    if asks.dimension == "length" and fits:
        return _fits(asked, _sides(wanted))
    found = _given(asked, asks)
    return _compared(asked, asks, found) if found else _not_given(asked)


def _not_given(asked: Asked) -> Told | None:
    """A number asked for is never answered by words without one; what denies it may still be told."""
    denied = [each for each in told_of_traits(asked) if each.verdict == "no"]
    return denied[0] if denied else unsaid(asked)


_SPACE = re.compile(
    r"\b(?:lockers?|box|drawers?|shelf|shelves|cupboard|cabinet|space|gap|wall|alcove|corner|room|car|"
    r"trunk|sizer|niche|"
    r"compartment|suitcase|worktop|windowsill|doorway)\b"
)


def _shares(asked: Asked) -> list[Given]:
    """The percentages of what the question names ("70 % cocoa")."""
    named = frozenset(map(key, topic_words(re.sub(r"\d[\d.,]* ?(?:%|percent)", " ", asked.question)))) - _MORE
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == "share" and named and named <= statement.words
    ]


_MORE = frozenset(map(key, "percent more less least over under above below".split()))


def _is_age(question: str, measure: Measure) -> bool:
    return measure.dimension == "time" and bool(
        re.match(r"[ -]*(?:old|of age|and up)", question[measure.start + len(measure.text) :])
    )


def _sides(wanted: list[Measure]) -> list[float]:
    return sorted((value for each in wanted if each.dimension == "length" for value in each.values), reverse=True)


def _given(asked: Asked, asks: Measure) -> list[Given]:
    """What the listing gives in the dimension asked, by the aspect the question names."""
    named = [each for each in ASPECTS if asks.dimension in each.dimensions and each.asked.search(asked.question)]
    if exact := _of_the_same(asked, asks):
        return exact
    part = _told_part(asked, asks)
    if part and (found := of_named_part((asks.dimension,), asked.listing, part)):
        return found
    for each in named:
        for of in dict.fromkeys((part, frozenset())):
            if of == frozenset() and part and each.name not in _OF_ALL:
                continue
            found = _fitting(asked, each, asks, of)
            if found:
                return found
    if asks.dimension in ("length", "mass") and (found := _two_sides(asked, named) or _taken(asked, asks)):
        return found
    if named and named[0].name not in ("dimensions", "battery", "load", "capacity", "heat"):
        return []
    if _TAKES.search(asked.question) and asks.dimension == "length":
        return _holding(asked, asks)
    usual = {"length": "length", "mass": "weight", "volume": "capacity"}.get(asks.dimension)
    fallback = aspect(usual) if usual and not _TAKES.search(asked.question) else None
    if fallback and (found := given(fallback, asked.listing)):
        return found
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension and asks.dimension not in ("length", "mass", "time") and not part
    ]


def _of_the_same(asked: Asked, asks: Measure) -> list[Given]:
    """The column of the thing that is to fit, where it is measured itself ("will a 22 mm strap fit?")."""
    thing = re.match(r"[\s-]+(?P<what>[a-z]+)", asked.question[asks.start + len(asks.text) :])
    if thing is None or not re.search(r"\b(?:fit|fits|work|works|suit)\b", asked.question):
        return []
    what = frozenset({key(thing.group("what"))})
    found = of_named_part((asks.dimension,), [each for each in asked.listing if each.name is not None], what)
    return [one for one in found if not one.most and not what & asked.kind]


def _told_part(asked: Asked, asks: Measure) -> frozenset[str]:
    """The part whose measure is asked about, without words that compare."""
    said = {key(word) for word in topic_words(asked.question[: asks.start]) if not _COMPARES.fullmatch(word)}
    return asked.part(asks.start) & said


_COMPARES = re.compile(
    r"\w+er|more|less|least|most|up|down|over|under|than|high|long|wide|deep|tall|thick|take|hold|go|"
    r"goes|reach|last|lasts"
)


def _two_sides(asked: Asked, named: list[Aspect]) -> list[Given]:
    """Length or width from a size that gives two sides: the longer is the length."""
    wanted = next((each.name for each in named if each.name in ("length", "width")), None)
    if wanted is None or asked.part(len(asked.question)) - asked.called:
        return []
    for statement in asked.listing:
        for measure in measures(statement.value) if statement.name and _SIZED.match(statement.name) else ():
            if measure.dimension == "length" and len(measure.values) == 2 and not measure.spread:
                side = measure.high if wanted == "length" else measure.low
                return [Given(measure=replace(measure, values=(side,)), statement=statement)]
    return []


_SIZED = re.compile(r"^(?:size|dimensions?|measure\w*|floor|area)\b", re.I)


def _taken(asked: Asked, asks: Measure) -> list[Given]:
    """What it takes at most, where the question gives the size of what shall go with it ("a 10 mm bit")."""
    thing = re.match(r"[\s-]+(?:thick |wide |long |heavy )?[a-z]+", asked.question[asks.start + len(asks.text) :])
    takes = re.search(
        r"\b(?:take|takes|fit|fits|hold|holds|for|accept|clamp\w*|work|works|use|carry|support|cut|cuts)\b",
        asked.question,
    )
    if (thing is None and not _TAKES.search(asked.question)) or not takes:
        return []
    return [
        one
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension and (one := Given(measure=measure, statement=statement)).most
    ][:1]


_OF_ALL = frozenset(
    {
        "battery",
        "charging",
        "warranty",
        "keeps",
        "burn time",
        "seat height",
        "seat width",
        "heel",
        "load",
        "heat",
        "brightness",
    }
)
"""Aspects that name their part themselves."""


def _fitting(asked: Asked, each: Aspect, asks: Measure, part: frozenset[str]) -> list[Given]:
    if _TAKES.search(asked.question) and each.dimensions[0] == "length" and each.name in ("dimensions", "length"):
        return _holding(asked, asks)
    found = [one for one in given(each, asked.listing, part) if one.measure.dimension == asks.dimension]
    if each.name == "load" and not found and re.search(r"\bhold|\btake", asked.question):
        return []
    return found


def _holding(asked: Asked, asks: Measure) -> list[Given]:
    """The size of what it takes ("laptops up to 13 inches"), where the question names such a thing with its size."""
    thing = _TAKES.search(asked.question)
    wanted = key(thing.group()) if thing else ""
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        if wanted in statement.words or any(key(word) == wanted for word in WORD.findall(statement.text))
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension
    ]


def _compared(asked: Asked, asks: Measure, found: list[Given]) -> Told:
    """Whether what is given meets what is asked."""
    best = _best(found)
    way = _way(asked, asks, best)
    low, high = best.measure.low, best.measure.high
    value = asks.high
    slack = _TOLERANCE * value if asks.text and _unit_differs(asks, best.measure) else 1e-6
    if way == "is":
        slack = _LONG_TOLERANCE * value if _unit_differs(asks, best.measure) else 1e-6
    meets = {
        "over": high > value + 1e-6,
        "under": low < value - 1e-6,
        "least": high >= value - slack,
        "most": high <= value + slack,
        "is": low - slack <= value <= high + slack if best.measure.spread else abs(high - value) <= slack,
    }[way]
    if way == "least" and best.measure.dimension == "heat" and value < 0:
        meets = low <= value
    return _said(asked, "yes" if meets else "no", asks, best)


def _best(found: list[Given]) -> Given:
    return found[0]


def _way(asked: Asked, asks: Measure, best: Given) -> Way:
    """Which way a question compares."""
    before = asked.question[: asks.start]
    after = asked.question[asks.start + len(asks.text) :]
    if _LEAST.search(before) or re.match(r"\s*(?:or more|plus|\+)", after):
        return "least"
    if _MOST.search(before):
        return "most" if not _ENOUGH.search(before[: -len(_MOST.search(before).group())]) else "least"  # type: ignore[union-attr]
    if _OVER.search(before):
        return "over"
    if _UNDER.search(before) or re.match(r"\s*(?:or less)", after):
        return "under"
    if best.measure.dimension == "voltage":
        return "is"
    if (
        _TAKES.search(asked.question)
        or best.most
        or _ENOUGH.search(before)
        or best.measure.spread
        or asks.dimension == "time"
    ):
        return "least"
    return "is"


def _unit_differs(asks: Measure, have: Measure) -> bool:
    return re.sub(r"[\d.,\s-]", "", asks.text) != re.sub(r"[\d.,\s-]", "", have.text)


def _said(asked: Asked, verdict: Verdict, asks: Measure, best: Given) -> Told:
    said = quoted(asked, best.statement)
    facts = [asked.fact("attribute", best.statement.text)]
    shown = shown_as(best.measure.high, asks)
    if shown is not None and _unit_differs(asks, best.measure):
        said += asked.say("asked.converted", value=shown)
        facts.append(asked.fact("attribute", f"{best.measure.text} is {shown}"))
    return answered(asked, verdict, said, *facts)


def _fits(asked: Asked, room: list[float]) -> Told | None:
    """Whether its sides go into a space of one, two or three sides given."""
    statements, sides = _own_sides(asked)
    if not sides:
        return None
    question = asked.question
    one = _sided(question)
    if len(room) == 1 and one is not None:
        found = given(aspect(one), asked.listing)
        if not found:
            return unsaid(asked, statements[0])
        have, shown = [found[0].measure.high], [found[0].statement]
    elif len(room) == 1 and re.search(r"\bthrough\b|\bdoors?\b|\bdoorway", question):
        least = min(sides)
        have, shown = _doorway(asked, statements, least)
    else:
        have, shown = sides[: len(room)], statements
    meets = all(own <= space + 1e-6 for own, space in zip(have, room, strict=False))
    verdict: Verdict = "yes" if meets != bool(_TOO.search(question)) else "no"
    said = asked.say.listed([quoted(asked, each) for each in shown])
    return answered(asked, verdict, said, *(asked.fact("attribute", each.text) for each in shown))


def _doorway(asked: Asked, statements: list[Statement], least: float) -> tuple[list[float], list[Statement]]:
    """What must pass a door: its width, where given, else its least side."""
    found = given(aspect("width"), asked.listing)
    if found:
        return [found[0].measure.high], [found[0].statement]
    return [least], statements


def _sided(question: str) -> str | None:
    """The side of a space that a question gives ("40 cm high", "a shelf 30 cm deep")."""
    for name, pattern in (
        ("height", r"\b(?:high|tall|height|clearance)\b"),
        ("depth", r"\b(?:deep|depth)\b"),
        ("width", r"\b(?:wide|width|gap)\b"),
        ("length", r"\b(?:long)\b"),
    ):
        if re.search(pattern, question):
            return name
    return "height" if re.search(r"\b(?:under|underneath|beneath)\b", question) else None


def _own_sides(asked: Asked) -> tuple[list[Statement], list[float]]:
    """The lengths the listing gives of the product as a whole, longest first, with where; the least of a range."""
    names = re.compile(
        r"^(?:packed |folded |closed |overall |total |outer )?(?:size|dimensions?|measure\w*|height|width|"
        r"depth|length|diameter)(?: (?:packed|folded|closed|finished|assembled|overall))?$",
        re.I,
    )
    found = [
        (statement, measure)
        for statement in asked.listing
        if statement.name is not None and names.search(statement.name)
        for measure in measures(statement.value)
        if measure.dimension == "length"
    ]
    folded = [pair for pair in found if re.search(r"pack|fold|clos", pair[0].name or "", re.I)]
    found = folded or found
    if not found:
        found = [
            (statement, measure)
            for statement in asked.listing
            if statement.name is None
            for measure in measures(statement.text)
            if measure.dimension == "length"
            and re.search(r"\b(?:long|wide|high|tall|deep|measures?|across|diameter)\b|[x×]", statement.text)
        ]
    sides = [value for _, measure in found for value in ((measure.low,) if measure.spread else measure.values)]
    statements = list(dict.fromkeys(statement for statement, _ in found))
    longest = max((value for value in sides), default=0.0)
    if len(statements) > 3:
        statements = [statement for statement, measure in found if measure.high == longest or measure.low == longest][
            :3
        ]
    return statements, sorted(sides, reverse=True)


def _count(asked: Asked) -> Told | None:
    """Whether there are as many of something as asked ("more than 500 pieces", "for four people")."""
    for number, start, end in counts(asked.question):
        noun = re.match(r"[\s-]*(?:of )?([a-z]+)", asked.question[end:])
        if noun is None or (number == 1 and not re.search(r"than $", asked.question[:start])):
            continue
        wanted = key(noun.group(1))
        for have, statement in counted(asked, wanted):
            before = asked.question[:start]
            over, under = _OVER.search(before), _UNDER.search(before)
            enough = _LEAST.search(before) or (
                _ENOUGH.search(before) and not re.search(r"\b(?:is|are|does it have|have)\s*$", before)
            )
            meets = have > number if over else have < number if under else have >= number if enough else have == number
            return answered(
                asked, "yes" if meets else "no", quoted(asked, statement), asked.fact("attribute", statement.text)
            )
    return None


_PERSONS = frozenset(map(key, "people persons person adults guests players".split()))
_FOR_PERSONS = frozenset(map(key, "sleeps seats serves players persons people".split()))


def counted(asked: Asked, noun: str) -> list[tuple[float, Statement]]:
    """How many of something the listing gives: (number, statement), columns first."""
    found = []
    for statement in asked.listing:
        named = frozenset(map(key, WORD.findall(statement.name or "")))
        if noun in named or (noun in _PERSONS and named & _FOR_PERSONS):
            numbers = counts(statement.value)
            if numbers and not any(
                measure.start <= numbers[0][1] <= measure.start + len(measure.text)
                for measure in measures(statement.value)
            ):
                found.append(
                    (
                        numbers[-1][0] if re.search(r"\d\s*(?:to|-|–)\s*\d|up to", statement.value) else numbers[0][0],
                        statement,
                    )
                )
    for statement in asked.listing:
        spans = [(measure.start, measure.start + len(measure.text)) for measure in measures(statement.text)]
        for number, start, end in counts(statement.text):
            if any(first <= start < last for first, last in spans):
                continue
            near = re.match(r"(?:[\s-]+(?:of\s+)?[\w-]+){0,3}", statement.text[end:])
            words = [key(word) for word in WORD.findall(near.group() if near else "")]
            if noun in words:
                found.append((number, statement))
    return found
