"""Which of some products to take for which need: a measure, the price, the reviews."""

from collections.abc import Collection, Sequence

from assistant.answers.contrast import FEW, best_by, cheapest
from assistant.answers.dimensions import worth_telling
from assistant.answers.names import price, short_name, stars
from assistant.speech.speech import ENGLISH, Speech
from retrieval.product import Product

_MOST_MEASURES = 2
Won = tuple[str, Product, str]
"""A need, the product that is ahead on it, and by what."""


def verdict(products: Sequence[Product], wish: Collection[str], say: Speech = ENGLISH) -> str | None:
    """The product to take for each need that tells them apart; None when nothing does.

    Args:
        products: what is compared.
        wish: stems of what was asked for: its measures come first.
        say: the shopper's language.
    """
    won = [*_measures(products, wish, say), *_price(products, say), *_reviews(products, say)]
    if len(won) < 2:
        return None
    winners = {product.product_id for _, product, _ in won}
    if len(winners) == 1:
        name = short_name(won[0][1], products)
        return say("verdict.one", needs=say.listed([need for need, _, _ in won]), name=name)
    parts = [say("verdict.of", need=need, name=short_name(best, products), value=value) for need, best, value in won]
    said = say("verdict.each", parts=say.listed(parts))
    return f"{said[0].upper()}{said[1:]}"


def _measures(products: Sequence[Product], wish: Collection[str], say: Speech) -> list[Won]:
    won: list[Won] = []
    for dimension, end in worth_telling(wish):
        best = best_by(dimension, end, products)
        if best is not None and all(dimension.stated(product) is not None for product in products):
            value, product = best
            name = next(name for name in product.attributes if name.casefold() in dimension.names)
            won.append((say.detail(name), product, say.value(name, value)))
    return won[:_MOST_MEASURES]


def _price(products: Sequence[Product], say: Speech) -> list[Won]:
    best = cheapest(products)
    return [] if best is None else [(say("verdict.price"), best, price(best, say))]


def _reviews(products: Sequence[Product], say: Speech) -> list[Won]:
    """The best rated, when all have enough reviews to say so."""
    if any(product.rating is None or (product.rating_count or 0) < FEW for product in products):
        return []
    ratings = sorted((product.rating or 0.0 for product in products), reverse=True)
    if ratings[0] == ratings[1]:
        return []
    best = max(products, key=lambda product: product.rating or 0.0)
    return [(say("verdict.reviews"), best, stars(best, say))]
