"""Which product of the shelf a superlative points at: "the cheapest", "the best rated one"."""

import re
from collections.abc import Callable, Sequence

from retrieval.product import Product

Key = Callable[[Product], float | None]


def _price(product: Product) -> float | None:
    return product.price_minor


def _rating(product: Product) -> float | None:
    return product.rating


_SUPERLATIVES: tuple[tuple[re.Pattern[str], Key, int], ...] = (
    (re.compile(r"\b(?:cheapest|lowest[- ]priced|least expensive)\b"), _price, 1),
    (re.compile(r"\b(?:most expensive|dearest|priciest|highest[- ]priced)\b"), _price, -1),
    (re.compile(r"\b(?:best[- ](?:rated|reviewed)|highest[- ]rated|most loved)\b"), _rating, -1),
)


def superlative(text: str, shown: Sequence[Product]) -> tuple[int, ...]:
    """Position of the product that a normalised message means by price or rating; () where it means none.

    The first of several that are alike.
    """
    for pattern, key, sign in _SUPERLATIVES:
        known = [(sign * value, place) for place, each in enumerate(shown, 1) if (value := key(each)) is not None]
        if pattern.search(text) and known:
            return (min(known)[1],)
    return ()
