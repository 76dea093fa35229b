"""Comparing two to four products: what differs and matters, and what is not known."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Answer
from assistant.answers.comparison_table import comparison_table
from assistant.answers.contrast import FEW, cheapest, gap_fact
from assistant.answers.names import price, short_name, stars
from assistant.answers.snippets import plain_detail
from assistant.answers.verdict import verdict
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.facets import materials_of
from retrieval.money import format_price
from retrieval.product import Product

MOST = 4
_MOST_SENTENCES = 4


def comparison(products: Sequence[Product], wish: Collection[str] = (), say: Speech = ENGLISH) -> Answer:
    """The answer to "what is the difference"; the shelf stays as it was.

    Args:
        products: what is compared.
        wish: stems of what was asked for: it says what matters.
        say: the shopper's language.
    """
    products = products[:MOST]
    if len(products) < 2:
        return Answer(sentences=(say("compare.which"),), outcome="asked")
    ahead = verdict(products, wish, say)
    rated = all(product.rating is not None and (product.rating_count or 0) >= FEW for product in products)
    sentences = [
        sentence
        for sentence in (
            _price_line(products, say),
            ahead,
            None if ahead and rated else _rating_line(products, say),
            *_attribute_lines(products, say),
            _material_line(products, say),
        )
        if sentence
    ]
    sentences += _detail_lines(products, say) if len(sentences) < 2 else []
    if not sentences:
        names = say.listed([short_name(product, products) for product in products])
        sentences = [say("compare.no_difference", names=names)]
    return Answer(
        sentences=tuple(sentences[:_MOST_SENTENCES]),
        facts=_facts(products),
        table=comparison_table(products, wish, say),
    )


def _price_line(products: Sequence[Product], say: Speech) -> str | None:
    priced = [product for product in products if product.current_price_minor is not None]
    if len(priced) < 2:
        return None
    low = min(priced, key=lambda product: (product.current_price_minor, product.product_id))
    high = max(priced, key=lambda product: (product.current_price_minor, product.product_id))
    assert low.current_price_minor is not None
    assert high.current_price_minor is not None
    if low.current_price_minor == high.current_price_minor:
        return say("compare.same_price", price=price(low))
    if len(priced) == 2:
        gap = format_price(high.current_price_minor - low.current_price_minor, low.currency or "USD")
        return say("compare.dearer", high=short_name(high, products), gap=gap, low=short_name(low, products))
    return say("compare.prices", parts=_of_each([(price(product), product) for product in priced], products, say))


def _rating_line(products: Sequence[Product], say: Speech) -> str | None:
    rated = [product for product in products if product.rating is not None]
    if not rated or len({product.rating for product in products}) == 1:
        return None
    parts = _of_each([(stars(product, say), product) for product in rated], products, say)
    unrated = [short_name(product, products) for product in products if product.rating is None]
    tail = say("compare.unrated", names=say.listed(unrated)) if unrated else ""
    return say("compare.ratings", parts=parts, unrated=tail)


def _of_each(stated: Sequence[tuple[str, Product]], among: Sequence[Product], say: Speech) -> str:
    """What is stated of each product, with its name."""
    parts = [say("compare.of", value=value, name=short_name(product, among)) for value, product in stated]
    return say.listed(parts, "apart")


def _attribute_lines(products: Sequence[Product], say: Speech) -> list[str]:
    """What the catalogue states of all or some of them and states differently; gaps are called gaps."""
    lines = []
    names = sorted({name for product in products for name in product.attributes})
    for name in names:
        values = [product.attributes.get(name) for product in products]
        known = [value for value in values if value is not None]
        if len({value.casefold() for value in known}) < 2 and len(known) == len(values):
            continue
        if len(known) < 2 or any(len(value) > 60 for value in known):
            continue
        stated = [say("compare.not_given") if value is None else say.value(name, value) for value in values]
        parts = _of_each(list(zip(stated, products, strict=True)), products, say)
        lines.append(say("compare.detail", detail=say.heading(name), parts=parts))
    return lines


def _material_line(products: Sequence[Product], say: Speech) -> str | None:
    stated = [(product, sorted(materials_of(product))) for product in products]
    if len({tuple(values) for _, values in stated}) < 2 or any(not values for _, values in stated):
        return None
    parts = [(say.words(values[:3], "materials"), product) for product, values in stated]
    return say("compare.materials", parts=_of_each(parts, products, say))


def _detail_lines(products: Sequence[Product], say: Speech) -> list[str]:
    lines = []
    for product in products:
        detail = plain_detail(product, [other for other in products if other != product])
        if detail:
            lines.append(say("compare.listing", name=short_name(product, products), quote=say.quote(detail)))
    return lines


def _facts(products: Sequence[Product]) -> tuple[Fact, ...]:
    facts = _gaps(products)
    for product in products:
        source, key = f"product:{product.product_id}", product.product_id
        facts.append(Fact(kind="price", text=f"{product.title}: {price(product)}", source=source, product_id=key))
        if product.rating is not None:
            facts.append(
                Fact(
                    kind="rating",
                    text=f"{product.title}: {stars(product)}",
                    source=source,
                    product_id=key,
                )
            )
        facts += [
            Fact(kind="attribute", text=f"{product.title}: {name} {value}", source=source, product_id=key)
            for name, value in sorted(product.attributes.items())
        ]
    return tuple(facts)


def _gaps(products: Sequence[Product]) -> list[Fact]:
    """What each costs more than the cheapest."""
    low = cheapest(products)
    return [] if low is None else [gap_fact(product, low) for product in products if product != low]
