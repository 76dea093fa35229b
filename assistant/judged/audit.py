"""Whether a stored answer stands: each number and each quotation of a sentence must be in the turn's evidence."""

import re
from dataclasses import dataclass

from assistant.turns import Turn

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PLACE = re.compile(r"\[[^\]]*\]|（[^）]*，“[^”]*”）")
"""Where a passage stands, as a reader is told."""
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that says what its turn's evidence does not."""

    sentence: str
    unfounded: tuple[str, ...]
    """The numbers and quotations that stand nowhere in it."""


def audited(turn: Turn) -> tuple[Doubt, ...]:
    """The sentences of a turn that go beyond its evidence; () when all of it stands.

    The shopper's own message and limits count as evidence: they may be repeated. Questions, refusals and greetings
    claim nothing.
    """
    if turn.outcome in ("asked", "refused", "unknown") or turn.request.intent == "smalltalk":
        return ()
    known = " ".join([*(fact.text for fact in turn.evidence), turn.message, *_limits(turn)])
    numbers, plain = _numbers(known), " ".join(known.split())
    doubts = []
    for sentence in turn.sentences:
        told = _PLACE.sub(" ", sentence.text)
        quotes = [text for text in _QUOTED.findall(told) if text.strip(" .!") not in plain]
        figures = sorted(_numbers(_QUOTED.sub(" ", told)) - numbers)
        if quotes or figures:
            doubts.append(Doubt(sentence.text, (*figures, *quotes)))
    return tuple(doubts)


def _limits(turn: Turn) -> list[str]:
    """What was read of the message: numbers in words, limits of the turns before."""
    filters = turn.request.filters
    amounts = [filters.price_min_minor, filters.price_max_minor]
    told = [str(minor / 100).removesuffix(".0") for minor in amounts if minor is not None]
    others = (filters.rating_min, filters.in_stock_min, filters.new_since_days)
    return [*turn.request.origin.values(), *told, *(str(each) for each in others if each is not None)]


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").removesuffix(".00") for number in _NUMBER.findall(text)}
