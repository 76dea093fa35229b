"""What may be said of a shelf, as facts with their sources."""

from collections.abc import Sequence

from assistant.answers.names import price, stars
from assistant.answers.snippets import snippet, telling
from assistant.request import Request
from assistant.turns import Fact
from ranking.ranked import PAST, RankedProduct
from retrieval.money import format_price
from retrieval.product import Product

DESCRIBED = 3
"""Products of which the listing's own words are among the facts: the first of the shelf."""
_MOST_CLAUSES = 2


def shelf_facts(request: Request, ranked: Sequence[RankedProduct], total: int) -> tuple[Fact, ...]:
    """What may be said of a shelf: its size, and each product's price, rating, stock, offer and reason."""
    facts = [Fact(kind="count", text=f"{total} fit the request; {len(ranked)} are shown", source="search")]
    for item in ranked:
        facts += _facts_of(item, request)
    for item in ranked[:DESCRIBED]:
        facts += _described(item.product, facts)
    return tuple(facts)


def _facts_of(item: RankedProduct, request: Request) -> list[Fact]:
    product = item.product
    source, key = f"product:{product.product_id}", product.product_id
    facts = [Fact(kind="price", text=f"{product.title}: {price(product)}", source=source, product_id=key)]
    if product.rating is not None:
        facts.append(Fact(kind="rating", text=f"{product.title}: {stars(product)}", source=source, product_id=key))
    if product.stock is not None:
        facts.append(
            Fact(kind="stock", text=f"{product.title}: {product.stock} in stock", source=source, product_id=key)
        )
    if product.on_sale and product.price_minor is not None:
        before = format_price(product.price_minor, product.currency or "USD")
        facts.append(Fact(kind="offer", text=f"{product.title}: was {before}", source=source, product_id=key))
    facts += [
        Fact(kind="attribute", text=f"{product.title}: {name} {value}", source=source, product_id=key)
        for name, value in product.attributes.items()
    ]
    quoted = snippet(product, (request.search_text or "").split())
    if quoted:
        facts.append(Fact(kind="attribute", text=f"{product.title}: {quoted}", source=source, product_id=key))
    facts += [
        Fact(
            kind="taste",
            text=f"{product.title}: the shopper {'bought' if reason.bought else 'liked'} {past.title}",
            source=f"product:{past.product_id}",
            product_id=key,
        )
        for reason in item.reasons
        if reason.kind in PAST
        for past in reason.because[:2]
    ]
    return facts


def _described(product: Product, known: Sequence[Fact]) -> list[Fact]:
    """The first telling clauses of a listing that are not among the facts yet."""
    texts = {fact.text for fact in known}
    said = [f"{product.title}: {clause}" for clause in telling(product)[:_MOST_CLAUSES]]
    source = f"product:{product.product_id}"
    return [
        Fact(kind="attribute", text=text, source=source, product_id=product.product_id)
        for text in said
        if text not in texts
    ]
