"""The limits in force as chips, and what an emptied shelf offers: each with the message that a press sends.

A press is a message like any other, so that the visible conversation stays the only state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from assistant.answers.empty import step_words
from assistant.answers.names import EXCLUDED, limit_words
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice
from retrieval.money import format_price
from retrieval.query import Relaxation

_WIDER = 1.25
"""How much further a loosened price limit reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One limit in force."""

    name: str
    """The field of the request it stands for."""
    label: str
    """The limit in words."""
    drop: str
    """The message that takes it back."""
    loosen: str | None = None
    """The message that widens it; None where there is nothing between the limit and none."""


def chips(request: Request, say: Speech = ENGLISH) -> tuple[Chip, ...]:
    """The limits of a request, one chip each; every excluded thing has its own."""
    found = [
        Chip(
            name=name,
            label=words,
            drop=say("chip.drop", form=name),
            loosen=_loosened(request, say) if name == "price" else None,
        )
        for name, words in limit_words(request, say)
        if name != "exclude"
    ]
    found += [
        Chip(name="attributes", label=detail, drop=say("chip.not_needed", value=detail))
        for detail in map(say.detail, request.filters.attributes)
    ]
    found += [
        Chip(name="exclude", label=say("chip.without", value=word), drop=say("chip.fine", value=word))
        for word in (say.word(word, *EXCLUDED) for word in request.exclude)
    ]
    if request.sort:
        label = say("chip.sort", form=request.sort)
        found.append(Chip(name="sort", label=label, drop=say("chip.drop", form="sort")))
    return tuple(found)


def choices(relaxations: Sequence[Relaxation], request: Request, say: Speech = ENGLISH) -> tuple[Choice, ...]:
    """What each relaxation would give, as something to press."""
    return tuple(
        Choice(label=step_words(step, request, say), message=_asking(step, request, say)) for step in relaxations
    )


def _asking(step: Relaxation, request: Request, say: Speech) -> str:
    if step.constraint == "exclude":
        return say("chip.fine", value=say.word(str(step.value), *EXCLUDED))
    if step.change == "widen" and isinstance(step.value, int):
        bound = format_price(step.value, request.currency)
        return say("chip.up_to" if step.constraint == "price_max_minor" else "chip.from", price=bound)
    return say("chip.drop", form=step.constraint)


def _loosened(request: Request, say: Speech) -> str | None:
    high = request.filters.price_max_minor
    if high is None:
        return None
    return say("chip.up_to", price=format_price(ceil(high * _WIDER / 100) * 100, request.currency))
