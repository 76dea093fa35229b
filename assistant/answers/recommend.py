"""Recommendations: one line on the choice as a whole, then what the cards cannot say themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.answers.answer import Answer, products_of
from assistant.answers.contrast import Contrast, contrast
from assistant.answers.fitting import TELLING, Fit, told
from assistant.answers.lead import fitting_ones, lead, stated_wishes
from assistant.answers.names import limits, price, short_name, unwished
from assistant.answers.needs import met
from assistant.answers.people import for_so_many
from assistant.answers.shelf_facts import shelf_facts
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from assistant.why import whys
from ranking.ranked import RankedProduct, Reason
from retrieval.kind import states
from retrieval.product import Product
from retrieval.query import Candidates
from retrieval.vocabulary import stems

_TELLING = 0.12
"""A taste reason is said when it makes up this share of a product's score."""
_MANY = 12
"""Above this many that fit, a question narrows the choice better than a longer list."""
_MOST_AFTER_LEAD = 2
_FIRST = 3
"""Products at the head of the shelf whose listings are worth a sentence."""
_STATES = {
    "price_min_minor": "price",
    "price_max_minor": "price",
    "on_sale": "price",
    "rating_min": "rating",
    "in_stock_min": "stock",
}
"""Filter -> what a product would have to state for it to be checked."""


def recommendation(
    request: Request,
    ranked: Sequence[RankedProduct],
    found: Candidates,
    dearer: Sequence[Product] = (),
    fits: Mapping[str, Fit] | None = None,
    say: Speech = ENGLISH,
) -> Answer:
    """The answer to a search that found something.

    Args:
        request: what was asked.
        ranked: the shelf.
        found: the search it comes from.
        dearer: products that meet every wish outside the price limits; said when none on the shelf meets them all.
        fits: product id -> what its listing says that speaks to the wish.
        say: the shopper's language.
    """
    request = _checked(request, found)
    near = is_near(request, ranked)
    compared = _compared(request, products_of(ranked), say)
    sentences = [lead(request, ranked, found.total, near=near, say=say)]
    if found.unchecked:
        sentences.append(_unchecked(found, say))
    sentences += _none_says(request, products_of(ranked), say)
    spare: tuple[str, ...] = ()
    if near and dearer:
        sentences.append(_at_another_price(request, dearer, say))
    elif request.search_text or limits(request):
        people = for_so_many(request, products_of(ranked), say)
        fit = None if people else _fit(request, ranked, fits or {}, say)
        said = [_why_you(ranked, say), people, fit, compared.text if compared else None]
        sentences += [sentence for sentence in said if sentence][:_MOST_AFTER_LEAD]
        spare = (fit,) if fit else ()
        sentences += [question for question in [_question(request, found, say)] if question]
    return Answer(
        sentences=tuple(sentences),
        spare=spare,
        facts=shelf_facts(request, ranked, found.total)
        + _called_facts(request, products_of(ranked))
        + (compared.facts if compared else ())
        + _fit_facts(ranked, fits or {}),
        products=tuple(ranked),
        whys=whys(ranked, request, fits or {}, say),
        total=found.total,
        near=near,
        model_may_write=not near and bool(request.search_text),
    )


def _unchecked(found: Candidates, say: Speech) -> str:
    """That a limit could not be kept, where no product of the shop states what it asks about."""
    states = [say("recommend.states", form=each) for each in dict.fromkeys(map(_STATES.__getitem__, found.unchecked))]
    return say("recommend.unchecked", states=say("list.last", form="or").join(states))


def _none_says(request: Request, products: Sequence[Product], say: Speech) -> list[str]:
    """That no listing says what a thing was not to be ("itchy"): more is not known."""
    terms = [term for term in unwished(request) if not any(states(product, stems(term)) for product in products)]
    return [say("recommend.none_says", quoted=say.listed([say.quote(term) for term in terms], "or"))] if terms else []


def _called_facts(request: Request, products: Sequence[Product]) -> tuple[Fact, ...]:
    """How many of a shelf are the thing that was asked for, where only some are."""
    number = len(fitting_ones(products, request))
    text = f"{number} of {len(products)} are called so"
    return (Fact(kind="count", text=text, source="search"),) if 0 < number < len(products) else ()


def _checked(request: Request, found: Candidates) -> Request:
    """The request without the limits that could not be checked: what is shown must not be said to keep them."""
    unset: dict[str, Any] = dict.fromkeys(found.unchecked)
    return replace(request, filters=replace(request.filters, **unset)) if unset else request


def is_near(request: Request, ranked: Sequence[RankedProduct]) -> bool:
    """Whether a wish about what the thing is like was stated and nothing on the shelf meets all of them."""
    wishes = set(stated_wishes(request))
    return bool(wishes) and all(wishes & set(item.candidate.missed) for item in ranked)


def _at_another_price(request: Request, dearer: Sequence[Product], say: Speech) -> str:
    wishes = say.words([*request.filters.colors, *request.filters.materials], "colours", "materials")
    nearest = min(dearer, key=lambda product: (product.current_price_minor or 0, product.product_id))
    if len(dearer) == 1:
        return say("recommend.one_at", wishes=wishes, price=price(nearest, say), name=short_name(nearest))
    number, name = say.count(len(dearer)), short_name(nearest)
    return say("recommend.some_at", wishes=wishes, number=number, price=price(nearest, say), name=name)


def _fit_facts(ranked: Sequence[RankedProduct], fits: Mapping[str, Fit]) -> tuple[Fact, ...]:
    """What the listings say that speaks to the wish."""
    return tuple(
        Fact(
            kind="attribute",
            text=f"{item.product.title}: {fits[key].clause}",
            source=f"product:{key}",
            product_id=key,
        )
        for item in ranked
        if (key := item.product.product_id) in fits
    )


def _compared(request: Request, products: Sequence[Product], say: Speech) -> Contrast | None:
    """Which of the products have what was asked for, or else what sets those apart that go by its name."""
    wish = stems(f"{request.phrase or ''} {request.search_text or ''}")
    fitting = fitting_ones(products, request)
    if len(fitting) == 1 < len(products):
        return None
    among = fitting or products
    needs = met(wish, among, say)
    return Contrast(needs) if needs else contrast(request, among, say)


def _fit(request: Request, ranked: Sequence[RankedProduct], fits: Mapping[str, Fit], say: Speech) -> str | None:
    """What the listing of one of the first products says that speaks most to the wish."""
    first = [item.product for item in ranked[:_FIRST]]
    fitting = fitting_ones(first, request) or first
    told_by = [(fit.nearness, product, fit) for product in fitting if (fit := fits.get(product.product_id))]
    nearness, product, fit = max(told_by, key=lambda each: each[0], default=(0.0, None, None))
    if product is None or fit is None or nearness < TELLING:
        return None
    return told(product, fit.clause, products_of(ranked), say)


def _why_you(ranked: Sequence[RankedProduct], say: Speech) -> str | None:
    """A past purchase that moved a product up, named plainly."""
    for item in ranked[:4]:
        reason = taste_reason(item.reasons)
        if reason is not None and reason.weight >= _TELLING:
            past, name = short_name(reason.because[0]), short_name(item.product, products_of(ranked))
            return say("recommend.why_you", form="bought" if reason.bought else "liked", name=name, past=past)
    return None


def taste_reason(reasons: Sequence[Reason]) -> Reason | None:
    """The first reason that rests on past purchases."""
    return next((reason for reason in reasons if reason.because), None)


def _question(request: Request, found: Candidates, say: Speech) -> str | None:
    """At most one question, only when the answer would change the picks and was not given already."""
    filters = request.filters
    priced = any(item.product.current_price_minor is not None for item in found.items)
    if found.total <= _MANY or request.sort or not priced:
        return None
    if filters.price_min_minor is None and filters.price_max_minor is None:
        return say("recommend.which_price") if request.recipient or found.total > 3 * _MANY else None
    return None
