"""Whether a product goes into a space of given sides ("will it fit in a 30 cm drawer?")."""

import re

from assistant.answers.product.asked import Asked, Told, Verdict, answered, quoted, unsaid
from assistant.answers.product.aspects import aspect, given
from assistant.answers.product.listing import Statement
from assistant.answers.product.measures import Measure, measures

_FITS = re.compile(
    r"\b(?:fit|fits|go|goes|get|squeeze|stand|sit|store[ds]?|slide)\b[^.;]{0,30}?\b(?:in|into|inside|"
    r"on|onto|under|underneath|through|between|behind|beside|within)\b|\b(?:too (?:big|large|long|"
    r"wide|tall|high|deep) for)\b|\bsmall enough\b|\bslim enough\b|\bshort enough\b"
)
_TOO = re.compile(r"\btoo (?:big|large|long|wide|tall|high|deep|heavy|thick)\b")
_SPACE = re.compile(
    r"\b(?:lockers?|box|drawers?|shelf|shelves|cupboard|cabinet|space|gap|wall|alcove|corner|room|car|"
    r"trunk|sizer|niche|"
    r"compartment|suitcase|worktop|windowsill|doorway)\b"
)


def room_in(question: str, wanted: list[Measure]) -> list[float]:
    """The sides in cm, longest first, of a space that something must fit; none where no space is spoken of."""
    sides = [each for each in wanted if each.dimension == "length"]
    several = sum(len(each.values) for each in sides if not each.spread) > 1
    loosely = re.search(r"\bfits?\b", question) and (several or _SPACE.search(question))
    if not (_FITS.search(question) or loosely):
        return []
    return sorted((value for each in sides for value in each.values), reverse=True)


def fits(asked: Asked, room: list[float]) -> Told | None:
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
