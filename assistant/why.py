"""Why a product is on the shelf, in the words of its card: one line, the exact contributions, the counterfactual."""

from dataclasses import dataclass

from assistant.answers.answer import listed
from assistant.answers.names import listed_or, short_name
from assistant.answers.snippets import snippet, telling
from assistant.request import Request
from ranking.ranked import RankedProduct, Reason

_PARTS = {
    "text": "What you asked for",
    "wishes": "Kind, colour and material",
    "taste": "What you bought and liked",
    "price": "Your usual price",
    "rating": "Reviews",
    "dislike": "You waved it away",
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
    taste = next((reason for reason in item.reasons if reason.because), None)
    if taste is not None:
        return f"Because you bought {_past(taste)}."
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


def counterfactual(item: RankedProduct) -> str | None:
    """Where the product would stand without the shopper's taste; None when that moves nothing."""
    if item.rank_without_taste == item.rank:
        return None
    place = item.rank_without_taste
    ending = "th" if place % 100 in (11, 12, 13) else _ENDINGS.get(place % 10, "th")
    return f"Without what you bought and liked it would be {place}{ending}."


def _past(reason: Reason) -> str:
    return listed([f"the {short_name(product)}" for product in reason.because[:2]])


def _lacks(item: RankedProduct, request: Request) -> str | None:
    """A wish the product does not meet by its listing, said plainly."""
    wanted = {
        "colors": f"Not in {listed_or(request.filters.colors)}",
        "materials": f"Not of {listed_or(request.filters.materials)}",
        "product_type": "Another kind of thing",
    }
    said = next((wanted[name] for name in ("colors", "materials", "product_type") if name in item.candidate.missed), "")
    return f"{said}, by its listing." if said else None
