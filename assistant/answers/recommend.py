"""Recommendations: one line on the choice as a whole, then what the cards cannot say themselves."""

from collections.abc import Sequence

from assistant.answers.answer import Answer, listed, products_of
from assistant.answers.names import count, limits, price, short_name, thing
from assistant.answers.snippets import snippet
from assistant.request import Request
from assistant.turns import Fact
from ranking.ranked import RankedProduct, Reason
from retrieval.money import format_price
from retrieval.product import Product
from retrieval.query import Candidates

_WISH_WORDS = {
    "colors": "colour",
    "materials": "material",
    "department": "department",
    "product_type": "kind",
    "sizes": "size",
    "brand": "brand",
}
_TELLING = 0.12
"""A taste reason is said when it makes up this share of a product's score."""
_MANY = 12
"""Above this many that fit, a question narrows the choice better than a longer list."""


def recommendation(request: Request, ranked: Sequence[RankedProduct], found: Candidates) -> Answer:
    """The answer to a search that found something."""
    facts = evidence(request, ranked, found.total)
    stated_wishes = {"colors", "materials", "sizes", "brand"} & set(request.filters.set_names())
    near = bool(stated_wishes) and all(stated_wishes & set(item.candidate.missed) for item in ranked)
    sentences = [_lead(request, ranked, found, near=near)]
    sentences += [sentence for sentence in (_fit(request, ranked), _contrast(ranked), _why_you(ranked)) if sentence][:2]
    question = _question(request, found)
    if question:
        sentences.append(question)
    return Answer(
        sentences=tuple(sentences),
        facts=facts,
        products=tuple(ranked),
        total=found.total,
        near=near,
        model_may_write=not near,
    )


def evidence(request: Request, ranked: Sequence[RankedProduct], total: int) -> tuple[Fact, ...]:
    """What may be said of a shelf: its size, and each product's price, rating, stock, offer and reason."""
    facts = [Fact(kind="count", text=f"{total} fit the request; {len(ranked)} are shown", source="search")]
    for item in ranked:
        facts += _facts_of(item, request)
    return tuple(facts)


def _facts_of(item: RankedProduct, request: Request) -> list[Fact]:
    product = item.product
    source, key = f"product:{product.product_id}", product.product_id
    facts = [Fact(kind="price", text=f"{product.title}: {price(product)}", source=source, product_id=key)]
    if product.rating is not None:
        reviews = f" from {product.rating_count} reviews" if product.rating_count else ""
        facts.append(
            Fact(
                kind="rating",
                text=f"{product.title}: {product.rating:g} of 5{reviews}",
                source=source,
                product_id=key,
            )
        )
    if product.stock is not None:
        facts.append(
            Fact(kind="stock", text=f"{product.title}: {product.stock} in stock", source=source, product_id=key)
        )
    if product.on_sale and product.price_minor is not None:
        before = format_price(product.price_minor, product.currency or "USD")
        facts.append(Fact(kind="offer", text=f"{product.title}: was {before}", source=source, product_id=key))
    quoted = snippet(product, (request.search_text or "").split())
    if quoted:
        facts.append(Fact(kind="attribute", text=f"{product.title}: {quoted}", source=source, product_id=key))
    facts += [
        Fact(
            kind="taste",
            text=f"{product.title}: the shopper bought {past.title}",
            source=f"product:{past.product_id}",
            product_id=key,
        )
        for reason in item.reasons
        for past in reason.because[:2]
    ]
    return facts


def _lead(request: Request, ranked: Sequence[RankedProduct], found: Candidates, *, near: bool) -> str:
    wanted, bounds = thing(request), limits(request)
    if near:
        missed = [
            name
            for name in ("colors", "materials", "sizes", "brand")
            if all(name in item.candidate.missed for item in ranked)
        ]
        named = listed([_WISH_WORDS[name] for name in missed]) or "combination"
        return f"Nothing matches that {named}; these come closest{_within(request)}."
    exact = [item for item in ranked if not item.candidate.missed]
    if request.sort in ("price_low", "price_high") and len(ranked) > 1:
        first = ranked[0].product
        extreme = "cheapest" if request.sort == "price_low" else "most expensive"
        return f"The {extreme} is the {short_name(first, products_of(ranked))} at {price(first)}."
    if found.total > len(ranked):
        some = count(len(ranked)).capitalize()
        return (
            f"{some} of {found.total} {wanted if wanted != 'products' else 'that fit'}{_space(bounds)}, "
            "the closest first."
        )
    if len(ranked) == 1:
        return f"One fits{_space(bounds)}: the {short_name(ranked[0].product)}."
    fits = len(exact) or len(ranked)
    return f"{count(fits).capitalize()} {'fits' if fits == 1 else 'fit'}{_space(bounds)}."


def _within(request: Request) -> str:
    from assistant.answers.names import price_limit

    return _space(price_limit(request))


def _space(text: str) -> str:
    return f" {text}" if text else ""


def _fit(request: Request, ranked: Sequence[RankedProduct]) -> str | None:
    """What the listing of one of the first products says of the words asked for."""
    words = (request.search_text or "").split()
    for item in ranked[:3]:
        quoted = snippet(item.product, words)
        if quoted:
            return f"The {short_name(item.product, products_of(ranked))}: “{quoted}”."
    return None


def _contrast(ranked: Sequence[RankedProduct]) -> str | None:
    """The price of the choice against its reviews: the cheapest and the best rated, when they differ."""
    products = products_of(ranked)
    priced = [product for product in products if product.current_price_minor is not None]
    rated = [product for product in products if product.rating is not None and (product.rating_count or 0) > 0]
    if len(priced) < 2:
        return None
    cheapest = min(priced, key=_price_key)
    dearest = max(priced, key=_price_key)
    if rated:
        best = max(rated, key=lambda product: (product.rating or 0.0, product.rating_count or 0))
        if best.product_id != cheapest.product_id:
            return (
                f"The {short_name(cheapest, products)} costs least at {price(cheapest)}; "
                f"the {short_name(best, products)} has the best rating of these, "
                f"{best.rating:g} of 5 from {best.rating_count} reviews."
            )
        return (
            f"The {short_name(best, products)} is both the cheapest here and the best rated, {best.rating:g} of 5 "
            f"from {best.rating_count} reviews."
        )
    if cheapest.current_price_minor != dearest.current_price_minor:
        return (
            f"They run from {price(cheapest)} for the {short_name(cheapest, products)} to {price(dearest)} for the "
            f"{short_name(dearest, products)}."
        )
    return None


def _price_key(product: Product) -> tuple[int, str]:
    assert product.current_price_minor is not None
    return product.current_price_minor, product.product_id


def _why_you(ranked: Sequence[RankedProduct]) -> str | None:
    """A past purchase that moved a product up, named plainly."""
    for item in ranked[:4]:
        reason = taste_reason(item.reasons)
        if reason is not None and reason.weight >= _TELLING:
            past = short_name(reason.because[0])
            return (
                f"The {short_name(item.product, products_of(ranked))} stands this high because you bought the {past}."
            )
    return None


def taste_reason(reasons: Sequence[Reason]) -> Reason | None:
    """The first reason that rests on past purchases."""
    return next((reason for reason in reasons if reason.kind in ("taste", "content") and reason.because), None)


def _question(request: Request, found: Candidates) -> str | None:
    """At most one question, only when the answer would change the picks and was not given already."""
    filters = request.filters
    if found.total <= _MANY or request.sort:
        return None
    if filters.price_min_minor is None and filters.price_max_minor is None:
        return "Is there a price you had in mind?" if request.recipient or found.total > 3 * _MANY else None
    return None
