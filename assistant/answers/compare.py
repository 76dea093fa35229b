"""Comparing two to four products: what differs and matters, and what is not known."""

from collections.abc import Sequence

from assistant.answers.answer import Answer, listed
from assistant.answers.names import price, short_name
from assistant.answers.snippets import plain_detail
from assistant.turns import Fact
from retrieval.facets import materials_of
from retrieval.money import format_price
from retrieval.product import Product

MOST = 4
_MOST_SENTENCES = 4


def comparison(products: Sequence[Product]) -> Answer:
    """The answer to "what is the difference"; the shelf stays as it was."""
    products = products[:MOST]
    if len(products) < 2:
        return Answer(sentences=("Which two shall I compare? You can say “the first and the third”.",))
    sentences = [
        sentence
        for sentence in (
            _price_line(products),
            _rating_line(products),
            *_attribute_lines(products),
            _material_line(products),
        )
        if sentence
    ]
    sentences += _detail_lines(products) if len(sentences) < 2 else []
    if not sentences:
        sentences = [
            f"By their listings the {listed([short_name(p, products) for p in products])} do not differ in price, "
            "rating or material."
        ]
    return Answer(sentences=tuple(sentences[:_MOST_SENTENCES]), facts=_facts(products))


def _price_line(products: Sequence[Product]) -> str | None:
    priced = [product for product in products if product.current_price_minor is not None]
    if len(priced) < 2:
        return None
    low = min(priced, key=lambda product: (product.current_price_minor, product.product_id))
    high = max(priced, key=lambda product: (product.current_price_minor, product.product_id))
    assert low.current_price_minor is not None
    assert high.current_price_minor is not None
    if low.current_price_minor == high.current_price_minor:
        return f"They cost the same, {price(low)}."
    if len(priced) == 2:
        gap = format_price(high.current_price_minor - low.current_price_minor, low.currency or "USD")
        return f"The {short_name(high, products)} costs {gap} more than the {short_name(low, products)}."
    return f"They cost {listed([f'{price(product)} ({short_name(product, products)})' for product in priced])}."


def _rating_line(products: Sequence[Product]) -> str | None:
    rated = [product for product in products if product.rating is not None]
    if not rated or len({product.rating for product in products}) == 1:
        return None
    parts = [
        f"{product.rating:g} of 5 from {product.rating_count} reviews ({short_name(product, products)})"
        if product.rating_count
        else f"{product.rating:g} of 5 ({short_name(product, products)})"
        for product in rated
    ]
    unrated = [short_name(product, products) for product in products if product.rating is None]
    tail = f"; the {listed(unrated)} has no rating yet" if unrated else ""
    return f"Ratings: {listed(parts)}{tail}."


def _attribute_lines(products: Sequence[Product]) -> list[str]:
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
        parts = [
            f"{value if value is not None else 'not given'} ({short_name(product, products)})"
            for product, value in zip(products, values, strict=True)
        ]
        lines.append(f"{name.replace('_', ' ').capitalize()}: {listed(parts)}.")
    return lines


def _material_line(products: Sequence[Product]) -> str | None:
    stated = [(product, sorted(materials_of(product))) for product in products]
    if len({tuple(values) for _, values in stated}) < 2 or any(not values for _, values in stated):
        return None
    return (
        f"Made of {listed([f'{listed(values[:3])} ({short_name(product, products)})' for product, values in stated])}."
    )


def _detail_lines(products: Sequence[Product]) -> list[str]:
    lines = []
    for product in products:
        detail = plain_detail(product, [other for other in products if other != product])
        if detail:
            lines.append(f"The {short_name(product, products)}: “{detail}”.")
    return lines


def _facts(products: Sequence[Product]) -> tuple[Fact, ...]:
    facts = []
    for product in products:
        source, key = f"product:{product.product_id}", product.product_id
        facts.append(Fact(kind="price", text=f"{product.title}: {price(product)}", source=source, product_id=key))
        if product.rating is not None:
            facts.append(
                Fact(
                    kind="rating",
                    text=f"{product.title}: {product.rating:g} of 5 from {product.rating_count or 0} reviews",
                    source=source,
                    product_id=key,
                )
            )
        facts += [
            Fact(kind="attribute", text=f"{product.title}: {name} {value}", source=source, product_id=key)
            for name, value in sorted(product.attributes.items())
        ]
    return tuple(facts)
