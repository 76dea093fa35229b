"""The table of a comparison: what differs and matters, a row each, gaps left open."""

from collections.abc import Collection, Sequence

from assistant.answers.dimensions import worth_telling
from assistant.answers.names import price, short_name, stars
from assistant.speech.speech import ENGLISH, Speech
from assistant.speech.words import Sort
from assistant.turns import ComparedRow, Comparison
from retrieval.facets import colors_of, materials_of
from retrieval.product import Product

MOST_ROWS = 12
_LONGEST = 80
"""Characters of a value that fits a cell."""


def comparison_table(products: Sequence[Product], wish: Collection[str], say: Speech = ENGLISH) -> Comparison:
    """What sets two to four products apart: price, rating, then details, those that the wish asks for first.

    Args:
        products: what is compared, in the order of the columns.
        wish: stems of what was asked for.
        say: the shopper's language.
    """
    rows = [
        _row(
            say("table.price"),
            [price(product, say) if product.current_price_minor is not None else None for product in products],
        ),
        _row(
            say("table.rating"), [stars(product, say) if product.rating is not None else None for product in products]
        ),
        *(_row(say.heading(name), _values(name, products, say)) for name in _names(products, wish)),
        _row(say("table.materials"), [_listed(materials_of(product), "materials", say) for product in products]),
        _row(say("table.colors"), [_listed(colors_of(product), "colours", say) for product in products]),
        _row(say("table.sizes"), [", ".join(product.sizes) or None for product in products]),
    ]
    telling = [row for row in rows if len(set(row.cells)) > 1]
    return Comparison(
        product_ids=tuple(product.product_id for product in products),
        names=tuple(short_name(product, products) for product in products),
        rows=tuple(telling[:MOST_ROWS]),
    )


def _row(label: str, cells: Sequence[str | None]) -> ComparedRow:
    return ComparedRow(label=label, cells=tuple(cells))


def _names(products: Sequence[Product], wish: Collection[str]) -> list[str]:
    """The details of the listings: what was asked for, what usually matters, then the rest by name."""
    every = sorted({name for product in products for name in product.attributes})
    places = {name: place for place, (each, _) in enumerate(worth_telling(wish)) for name in each.names}
    return sorted(every, key=lambda name: (places.get(name.casefold(), len(places)), name))


def _values(name: str, products: Sequence[Product], say: Speech) -> list[str | None]:
    values = [product.attributes.get(name) for product in products]
    return [None if value is None or len(value) > _LONGEST else say.value(name, value) for value in values]


def _listed(values: Collection[str], sort: Sort, say: Speech) -> str | None:
    return say.words(sorted(values), sort) if values else None
