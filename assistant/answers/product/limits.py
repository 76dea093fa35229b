"""Numbers asked for ("is it longer than 2 metres?", "will it fit a 30 cm drawer?"), worked out from what is given."""

import re
from typing import Literal

from assistant.answers.product.asked import Asked, Told, Verdict, answered, quoted, unsaid
from assistant.answers.product.aspects import Given
from assistant.answers.product.compares import ENOUGH, LEAST, MOST, OVER, TAKES, UNDER
from assistant.answers.product.counting import count_asked
from assistant.answers.product.measured import measures_given, shares_given
from assistant.answers.product.measures import Measure, measures, shown_as
from assistant.answers.product.properties import told_of_traits
from assistant.answers.product.room import fits, room_in

Way = Literal["over", "under", "least", "most", "is"]

_COLD = re.compile(r"\b(?:comfort|lower limit|limit|rated to|warm enough|cold)\b", re.I)
"""Where a temperature is the coldest that something is warm enough for."""
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
_TOLERANCE = 0.015
_LONG_TOLERANCE = 0.03
"""How far apart "50 feet" and "15 m" may be and still be the same."""


def limit(asked: Asked) -> Told | None:
    """The answer to a yes-or-no question with a measure in it; None where there is no measure in it."""
    if not asked.yes_no:
        return None
    wanted = [each for each in measures(asked.question) if not _is_age(asked.question, each)]
    if not wanted:
        return count_asked(asked)
    asks = wanted[-1] if len(wanted) > 1 and wanted[0].dimension != wanted[-1].dimension else wanted[0]
    if asks.dimension == "share":
        found = shares_given(asked)
        return _compared(asked, asks, found) if found else None
    if asks.dimension == "length" and (room := room_in(asked.question, wanted)):
        return fits(asked, room)
    found = measures_given(asked, asks)
    return _compared(asked, asks, found) if found else _not_given(asked)


def _not_given(asked: Asked) -> Told | None:
    """A number asked for is never answered by words without one; what denies it may still be told."""
    denied = [each for each in told_of_traits(asked) if each.verdict == "no"]
    return denied[0] if denied else unsaid(asked)


def _is_age(question: str, measure: Measure) -> bool:
    return measure.dimension == "time" and bool(
        re.match(r"[ -]*(?:old|of age|and up)", question[measure.start + len(measure.text) :])
    )


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
    if best.measure.dimension == "heat" and _COLD.search(best.statement.name or asked.question):
        meets = low <= value
    return _said(asked, "yes" if meets else "no", asks, best)


def _best(found: list[Given]) -> Given:
    return found[0]


def _way(asked: Asked, asks: Measure, best: Given) -> Way:
    """Which way a question compares."""
    before = asked.question[: asks.start]
    after = asked.question[asks.start + len(asks.text) :]
    if LEAST.search(before) or re.match(r"\s*(?:or more|plus|\+)", after):
        return "least"
    if MOST.search(before):
        return "most" if not ENOUGH.search(before[: -len(MOST.search(before).group())]) else "least"  # type: ignore[union-attr]
    if OVER.search(before):
        return "over"
    if UNDER.search(before) or re.match(r"\s*(?:or less)", after):
        return "under"
    if best.measure.dimension == "voltage":
        return "is"
    if (
        TAKES.search(asked.question)
        or best.most
        or ENOUGH.search(before)
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
    number = _NUMBERS.findall(best.measure.text)
    if shown is not None and _unit_differs(asks, best.measure) and _NUMBERS.findall(shown) != number:
        said += asked.say("asked.converted", value=shown)
        facts.append(asked.fact("attribute", f"{best.measure.text} is {shown}"))
    return answered(asked, verdict, said, *facts)
