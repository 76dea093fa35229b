"""Why a product is on the shelf, in the words of its card: one line, the exact contributions, the counterfactual."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.answers.fitting import Fit
from assistant.answers.names import short_name
from assistant.answers.plurals import plural
from assistant.answers.snippets import telling
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech, joined
from ranking.buyers import RECENT_DAYS
from ranking.ranked import PAST, RankedProduct, Reason
from retrieval.money import format_price

_LONGEST = 110
"""Characters of a listing's own words that fit a card."""
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a product's score. The values of a product's bars add up to its score."""

    label: str
    value: float


def whys(
    ranked: Sequence[RankedProduct], request: Request, fits: Mapping[str, Fit], say: Speech = ENGLISH
) -> dict[str, str]:
    """Product id -> the line of why on its card, for those that have one.

    Args:
        ranked: the shelf.
        request: what was asked.
        fits: product id -> what its listing says that speaks to the wish.
        say: the shopper's language.
    """
    lines = {item.product.product_id: why(item, request, say, fits) for item in ranked}
    return {key: line for key, line in lines.items() if line is not None}


def why(
    item: RankedProduct, request: Request, say: Speech = ENGLISH, fits: Mapping[str, Fit] = MappingProxyType({})
) -> str | None:
    """One line for the card: what it lacks, the purchase behind it, or what its listing says."""
    line = _lacks(item, request, say) or reason_line(item, say)
    if line is not None:
        return line
    fit = fits.get(item.product.product_id)
    if fit is not None:
        return say("quote.marks", text=fit.clause)
    plain = [clause for clause in telling(item.product) if len(clause) <= _LONGEST]
    return plain[0] if plain else None


def bars(item: RankedProduct, say: Speech = ENGLISH) -> tuple[Bar, ...]:
    """The contributions in words; they add up to the score."""
    guest = any(reason.kind == "popular" for reason in item.reasons)
    return tuple(
        Bar(label=say("why.part", form="popular" if guest and part.name == "taste" else part.name), value=part.value)
        for part in item.contributions
    )


def reason_line(item: RankedProduct, say: Speech = ENGLISH) -> str | None:
    """The first reason with something behind it, as a sentence; None when there is none."""
    every = next((reason.value for reason in item.reasons if reason.kind == "every"), None)
    for reason in item.reasons:
        said = _SAID[reason.kind](item, reason, say) if reason.kind in _SAID else None
        if said is not None:
            return joined(said, say("why.every", days=every)) if every is not None else said
    return None


def counterfactual(item: RankedProduct, say: Speech = ENGLISH) -> str | None:
    """Where it would stand without the purchases named, or without all taste; None when that moves nothing."""
    if item.rank_without_causes is not None:
        return without_causes(item, say)
    if item.rank_without_taste == item.rank:
        return None
    return say("why.without_taste", place=_place(item.rank_without_taste, say))


def without_causes(item: RankedProduct, say: Speech = ENGLISH) -> str | None:
    """Where the product would stand without the past products that its reason names; None when that moves nothing."""
    past = next((reason for reason in item.reasons if reason.kind in PAST), None)
    if past is None or item.rank_without_causes in (None, item.rank):
        return None
    assert item.rank_without_causes is not None
    return say("why.without_causes", n=len(past.because), place=_place(item.rank_without_causes, say))


def _place(place: int, say: Speech) -> str:
    """A place as people say it: 1st, 22nd, 113th."""
    ending = "th" if place % 100 in (11, 12, 13) else _ENDINGS.get(place % 10, "th")
    return say("why.place", form=ending, n=place)


def _past(reason: Reason, say: Speech) -> str:
    return say.listed([say("name.the", name=short_name(product)) for product in reason.because[:2]])


def _bought(_item: RankedProduct, reason: Reason, say: Speech) -> str:
    return say("why.because", form="bought" if reason.bought else "liked", past=_past(reason, say))


def _pairs(_item: RankedProduct, reason: Reason, say: Speech) -> str:
    if reason.value is None:
        return say("why.pairs", past=_past(reason, say))
    return say("why.pairs_counted", people=reason.value, past=_past(reason, say))


def _kinds(item: RankedProduct, reason: Reason, say: Speech) -> str | None:
    """That two kinds go together; the kinds as the catalogue writes them, in the plural."""
    own, other = item.product.product_type, reason.because[0].product_type if reason.because else None
    if reason.value is not None:
        return _pairs(item, reason, say)
    if own is None or other is None:
        return None
    several = [say.word(plural(kind.lower()), "kinds") for kind in (other, own)]
    return say("why.kinds", other=several[0], own=several[1])


def _people(_item: RankedProduct, reason: Reason, say: Speech) -> str | None:
    if reason.value is None:
        return None
    if reason.because:
        return say("why.people_who_bought", people=reason.value, past=_past(reason, say))
    return say("why.people", people=reason.value)


def _popular(_item: RankedProduct, reason: Reason, say: Speech) -> str | None:
    return None if reason.value is None else say("why.popular", people=reason.value, days=RECENT_DAYS)


def _again(_item: RankedProduct, reason: Reason, say: Speech) -> str:
    return say("why.again", days=reason.value or 0)


def _alike(item: RankedProduct, reason: Reason, say: Speech) -> str | None:
    """The price beside that of the product it is like."""
    own, other = item.product, reason.because[0]
    mine, price = own.current_price_minor, other.current_price_minor
    if mine is None or price is None or own.currency != other.currency or mine == price:
        return None
    gap = format_price(abs(mine - price), own.currency or "USD")
    return say("why.less" if mine < price else "why.more", gap=gap, name=short_name(other))


_SAID: dict[str, Callable[[RankedProduct, Reason, Speech], str | None]] = {
    "taste": _bought,
    "because": _bought,
    "pairs": _pairs,
    "kinds": _kinds,
    "people": _people,
    "popular": _popular,
    "again": _again,
    "alike": _alike,
}


def _lacks(item: RankedProduct, request: Request, say: Speech) -> str | None:
    """A wish the product does not meet by its listing, said plainly."""
    missed, filters = item.candidate.missed, request.filters
    if "colors" in missed:
        return say("why.not_colors", values=say.words(filters.colors, "colours", link="or"))
    if "materials" in missed:
        return say("why.not_materials", values=say.words(filters.materials, "materials", link="or"))
    return say("why.other_kind") if "product_type" in missed and not request.by_purpose else None
