"""Which facts of a shelf the language model is given: the first products, what matters for the wish before the rest."""

from collections.abc import Collection, Mapping, Sequence

from assistant.answers.dimensions import worth_telling
from assistant.answers.names import price, short_name, stars
from assistant.answers.needs import asked_details
from assistant.answers.snippets import telling
from assistant.turns import Fact
from assistant.writing.brief import ProductFacts
from retrieval.product import Product

PRODUCTS = 3
"""Products that are written of: the first of the shelf."""
_DETAILS = 5
_FEW_LEFT = 5
_LONGEST = 60
"""Characters of one fact: of what is longer, a small model mixes the parts."""


def product_facts(
    products: Sequence[Product], wish: Collection[str], facts: Sequence[Fact]
) -> tuple[ProductFacts, ...]:
    """The facts of the first products of a shelf.

    Args:
        products: the shelf.
        wish: stems of what was asked for: its details come first.
        facts: the turn's evidence; of it, what the shopper bought or liked is told too.
    """
    first = products[:PRODUCTS]
    order = _order(wish, first)
    return tuple(ProductFacts(short_name(each, first), _told(each, order, facts)) for each in first)


def worth_writing(products: Sequence[Product]) -> bool:
    """Whether there is enough to write from: two of the first products whose listings give details."""
    return sum(bool(product.attributes) for product in products[:PRODUCTS]) > 1


def _order(wish: Collection[str], products: Sequence[Product]) -> Mapping[str, int]:
    """Detail -> its place: what was asked for, what usually matters."""
    names = [*asked_details(wish, products), *(name for each, _ in worth_telling(wish) for name in sorted(each.names))]
    return {name.casefold(): place for place, name in reversed(list(enumerate(names)))}


def _told(product: Product, order: Mapping[str, int], facts: Sequence[Fact]) -> tuple[str, ...]:
    names = sorted(product.attributes, key=lambda name: order.get(name.casefold(), len(order)))
    details = (f"{name} {product.attributes[name]}" for name in names)
    told = [text for text in details if len(text) <= _LONGEST][:_DETAILS]
    told += [", ".join(product.materials)] if product.materials else []
    told += [clause for clause in telling(product) if len(clause) <= _LONGEST][:1]
    told += [price(product)] if product.current_price_minor is not None else []
    told += [stars(product)] if product.rating is not None else []
    told += [f"{product.stock} in stock"] if product.stock is not None and product.stock <= _FEW_LEFT else []
    told += [
        fact.text.partition(": ")[2].replace("the shopper", "you")
        for fact in facts
        if fact.kind == "taste" and fact.product_id == product.product_id
    ]
    return tuple(dict.fromkeys(told))
