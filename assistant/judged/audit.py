"""Whether a stored answer stands: each number and each quotation of a sentence must be in the turn's evidence."""

import re
from dataclasses import dataclass

from assistant.turns import Turn

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that says what its turn's evidence does not."""

    sentence: str
    unfounded: tuple[str, ...]
    """The numbers and quotations that stand nowhere in it."""


def audited(turn: Turn) -> tuple[Doubt, ...]:
    """The sentences of a turn that go beyond its evidence; () when all of it stands.

    The shopper's own message counts as evidence: a limit may be repeated.
    """
    known = " ".join([*(fact.text for fact in turn.evidence), turn.message, *turn.request.origin.values()])
    numbers, plain = _numbers(known), " ".join(known.split())
    doubts = []
    for sentence in turn.sentences:
        quotes = [text for text in _QUOTED.findall(sentence.text) if text.strip(" .!") not in plain]
        figures = sorted(_numbers(_QUOTED.sub(" ", sentence.text)) - numbers)
        if quotes or figures:
            doubts.append(Doubt(sentence.text, (*figures, *quotes)))
    return tuple(doubts)


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").removesuffix(".00") for number in _NUMBER.findall(text)}
