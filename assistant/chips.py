"""The limits in force as chips, and what an emptied shelf offers: each with the message that a press sends.

A press is a message like any other, so that the visible conversation stays the only state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from assistant.answers.empty import step_words
from assistant.answers.names import limit_words
from assistant.request import Request
from assistant.turns import Choice
from retrieval.money import format_price
from retrieval.query import Relaxation

_DROPS = {
    "colors": "any colour",
    "materials": "any material",
    "brand": "any brand",
    "sizes": "any size",
    "gender": "for anyone",
    "price": "any price",
    "price_min_minor": "any price",
    "price_max_minor": "any price",
    "in_stock_min": "sold out ones too",
    "rating_min": "any rating",
    "on_sale": "full price is fine",
    "new_since_days": "older ones too",
    "sort": "any order",
}
_SORT_WORDS = {
    "price_low": "cheapest first",
    "price_high": "dearest first",
    "rating": "best rated first",
    "newest": "newest first",
}
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


def chips(request: Request) -> tuple[Chip, ...]:
    """The limits of a request, one chip each; every excluded thing has its own."""
    found = [
        Chip(name=name, label=words, drop=_DROPS[name], loosen=_loosened(request) if name == "price" else None)
        for name, words in limit_words(request)
        if name != "exclude"
    ]
    found += [
        Chip(name="attributes", label=words, drop=f"doesn't have to be {words}")
        for words in (name.replace("_", " ") for name in request.filters.attributes)
    ]
    found += [Chip(name="exclude", label=f"no {word}", drop=f"{word} is fine") for word in request.exclude]
    if request.sort:
        found.append(Chip(name="sort", label=_SORT_WORDS[request.sort], drop=_DROPS["sort"]))
    return tuple(found)


def choices(relaxations: Sequence[Relaxation], request: Request) -> tuple[Choice, ...]:
    """What each relaxation would give, as something to press."""
    return tuple(Choice(label=step_words(step, request), message=_asking(step, request)) for step in relaxations)


def _asking(step: Relaxation, request: Request) -> str:
    if step.constraint == "exclude":
        return f"{step.value} is fine"
    if step.change == "widen" and isinstance(step.value, int):
        bound = format_price(step.value, request.currency)
        return f"up to {bound}" if step.constraint == "price_max_minor" else f"from {bound} up"
    return _DROPS[step.constraint]


def _loosened(request: Request) -> str | None:
    high = request.filters.price_max_minor
    return None if high is None else f"up to {format_price(ceil(high * _WIDER / 100) * 100, request.currency)}"
