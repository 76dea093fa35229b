"""Why a product is on the shelf, in the words of its card: one line, the exact contributions, the counterfactual."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answers.answer import listed
from assistant.answers.names import listed_or, short_name
from assistant.answers.plurals import plural
from assistant.answers.snippets import snippet, telling
from assistant.request import Request
from ranking.buyers import RECENT_DAYS
from ranking.ranked import PAST, RankedProduct, Reason
from retrieval.money import format_price

_PARTS = {
    "text": "What you asked for",
    "wishes": "Kind, colour and material",
    "taste": "What you bought and liked",
    "price": "Your usual price",
    "rating": "Reviews",
    "dislike": "You waved it away",
    "variety": "More of the same",
    "because": "That purchase",
    "pairs": "Bought together",
    "kinds": "Kinds bought together",
    "alike": "Description",
    "same_kind": "Same kind",
    "together": "Bought by the same people",
    "near_price": "Price",
    "people": "People like you",
    "popular": "What others buy",
    "due": "Due again",
}
_GUEST_TASTE = "What others buy"
_LONGEST = 110
"""Characters of a listing's own words that fit a card."""
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a product's score. The values of a product's bars add up to its score."""

    label: str
    value: float


def why(item: RankedProduct, request: Request) -> str | None:
    """One line for the card: what it lacks, the purchase behind it, or what its listing says."""
    lacks = _lacks(item, request)
    if lacks:
        return lacks
    line = reason_line(item)
    if line is not None:
        return line
    quoted = snippet(item.product, (request.search_text or "").split())
    if quoted:
        return f"“{quoted}”"
    plain = [clause for clause in telling(item.product) if len(clause) <= _LONGEST]
    return plain[0] if plain else None


def bars(item: RankedProduct) -> tuple[Bar, ...]:
    """The contributions in words; they add up to the score."""
    guest = any(reason.kind == "popular" for reason in item.reasons)
    return tuple(
        Bar(label=_GUEST_TASTE if guest and part.name == "taste" else _PARTS[part.name], value=part.value)
        for part in item.contributions
    )


def reason_line(item: RankedProduct) -> str | None:
    """The first reason with something behind it, as a sentence; None when there is none."""
    every = next((reason.value for reason in item.reasons if reason.kind == "every"), None)
    for reason in item.reasons:
        said = _SAID[reason.kind](item, reason) if reason.kind in _SAID else None
        if said is not None:
            return f"{said} About every {every:.0f} days." if every is not None else said
    return None


def counterfactual(item: RankedProduct) -> str | None:
    """Where it would stand without the purchases named, or without all taste; None when that moves nothing."""
    if item.rank_without_causes is not None:
        return without_causes(item)
    if item.rank_without_taste == item.rank:
        return None
    return f"Without what you bought and liked it would be {ordinal(item.rank_without_taste)}."


def without_causes(item: RankedProduct) -> str | None:
    """Where the product would stand without the past products that its reason names; None when that moves nothing."""
    past = next((reason for reason in item.reasons if reason.kind in PAST), None)
    if past is None or item.rank_without_causes in (None, item.rank):
        return None
    assert item.rank_without_causes is not None
    named = "them" if len(past.because) > 1 else "it"
    return f"Without {named} it would be {ordinal(item.rank_without_causes)}."


def ordinal(place: int) -> str:
    """A place as people say it: 1st, 22nd, 113th."""
    ending = "th" if place % 100 in (11, 12, 13) else _ENDINGS.get(place % 10, "th")
    return f"{place}{ending}"


def _past(reason: Reason) -> str:
    return listed([f"the {short_name(product)}" for product in reason.because[:2]])


def _bought(_item: RankedProduct, reason: Reason) -> str:
    return f"Because you {'bought' if reason.bought else 'liked'} {_past(reason)}."


def _pairs(_item: RankedProduct, reason: Reason) -> str:
    if reason.value is None:
        return f"Bought together with {_past(reason)}."
    return f"{reason.value:.0f} people bought both this and {_past(reason)}."


def _kinds(item: RankedProduct, reason: Reason) -> str | None:
    """That two kinds go together; the kinds as the catalogue writes them, in the plural."""
    own, other = item.product.product_type, reason.because[0].product_type if reason.because else None
    if reason.value is not None:
        return _pairs(item, reason)
    if own is None or other is None:
        return None
    several = plural(own.lower())
    return f"People who buy {plural(other.lower())} buy {several} too."


def _people(_item: RankedProduct, reason: Reason) -> str | None:
    if reason.value is None:
        return None
    if reason.because:
        return f"{reason.value:.0f} people who bought {_past(reason)} also bought this."
    return f"{reason.value:.0f} people who share purchases with you bought this."


def _popular(_item: RankedProduct, reason: Reason) -> str | None:
    return None if reason.value is None else f"Bought by {reason.value:.0f} people in the last {RECENT_DAYS:.0f} days."


def _again(_item: RankedProduct, reason: Reason) -> str:
    return f"Last bought {reason.value or 0:.0f} days ago."


def _alike(item: RankedProduct, reason: Reason) -> str | None:
    """The price beside that of the product it is like."""
    own, other = item.product, reason.because[0]
    mine, price = own.current_price_minor, other.current_price_minor
    if mine is None or price is None or own.currency != other.currency or mine == price:
        return None
    gap = format_price(abs(mine - price), own.currency or "USD")
    return f"{gap} {'less' if mine < price else 'more'} than the {short_name(other)}."


_SAID: dict[str, Callable[[RankedProduct, Reason], str | None]] = {
    "taste": _bought,
    "because": _bought,
    "pairs": _pairs,
    "kinds": _kinds,
    "people": _people,
    "popular": _popular,
    "again": _again,
    "alike": _alike,
}


def _lacks(item: RankedProduct, request: Request) -> str | None:
    """A wish the product does not meet by its listing, said plainly."""
    wanted = {
        "colors": f"Not in {listed_or(request.filters.colors)}",
        "materials": f"Not of {listed_or(request.filters.materials)}",
        "product_type": "Another kind of thing",
    }
    said = next((wanted[name] for name in ("colors", "materials", "product_type") if name in item.candidate.missed), "")
    return f"{said}, by its listing." if said else None
