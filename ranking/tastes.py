"""What a shopper's past says of them in words: the kinds and brands it is made of, and the prices they pay.

Read off the events each time and stored nowhere; the ranking itself goes by the products, not by these sums.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ranking.history import History
from retrieval.product import Product

MOST = 4
"""Kinds, and brands, that are named."""
_LEAST = 2
"""Products that a kind or a brand needs behind it: one alone is chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """A kind or a brand that a past speaks for."""

    name: str
    share: float
    """Of all that the past says, in (0, 1]."""
    because: tuple[Product, ...]
    """The products behind it, the strongest first, later before earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tastes:
    """What a past says of a shopper."""

    kinds: tuple[Taste, ...] = ()
    brands: tuple[Taste, ...] = ()
    price_band_minor: tuple[int, int] | None = None
    """Between which prices the middle half of the products bought lies; None for fewer than four."""


def tastes_of(history: History, purchased: frozenset[str], products: Mapping[str, Product]) -> Tastes:
    """Read a history.

    Args:
        history: what the shopper had to do with, in families.
        purchased: the families bought.
        products: the catalogue by family; what it does not know says nothing.
    """
    known = [
        (products[key], weight)
        for key, weight in zip(history.product_ids, history.weights, strict=True)
        if key in products
    ]
    prices = [
        price
        for product, _ in known
        if product.family in purchased and (price := product.current_price_minor) is not None
    ]
    return Tastes(
        kinds=_strongest(known, lambda product: product.product_type),
        brands=_strongest(known, lambda product: product.brand),
        price_band_minor=_band(prices),
    )


def _strongest(known: list[tuple[Product, float]], of: Callable[[Product], str | None]) -> tuple[Taste, ...]:
    groups: dict[str, list[tuple[float, int, Product]]] = defaultdict(list)
    for place, (product, weight) in enumerate(known):
        if name := of(product):
            groups[name].append((weight, place, product))
    whole = sum(weight for _, weight in known)
    found = [
        Taste(
            name=name,
            share=sum(weight for weight, _, _ in group) / whole,
            because=tuple(product for _, _, product in sorted(group, key=lambda each: each[:2], reverse=True)),
        )
        for name, group in groups.items()
        if len(group) >= _LEAST
    ]
    return tuple(sorted(found, key=lambda taste: (-taste.share, taste.name))[:MOST])


def _band(prices: list[int]) -> tuple[int, int] | None:
    if len(prices) < 4:
        return None
    low, high = np.percentile(prices, (25, 75))
    return round(float(low)), round(float(high))
