"""What sets the products of a shelf apart: prices against reviews, and the numbers of their listings."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.names import price, short_name, stars
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from retrieval.product import Product

_NUMBER = re.compile(r"^(?:about |ca\. ?|up to )?(?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>[a-z%°²³/ ]{1,14})?$", re.I)
_LEAST_STATED = 3
"""Products that must state a number before it is compared."""
_SCALE = {"kg": ("g", 1000), "l": ("ml", 1000), "m": ("cm", 100), "mm": ("cm", Decimal("0.1"))}
_FEW = 3
"""With fewer reviews than this a mean says little."""
_USUAL = 3.8
_PRICE_SORTS = ("price_low", "price_high")


def contrast(request: Request, products: Sequence[Product], say: Speech = ENGLISH) -> str | None:
    """The one comparison worth saying: a number of the listings, then reviews against price, then the price range."""
    by_price = request.sort in _PRICE_SORTS
    said = _measured(products, say) or _reviews(products, say, by_price=by_price)
    return said or (None if by_price else _range(products, say))


def _reviews(products: Sequence[Product], say: Speech, *, by_price: bool) -> str | None:
    """The best rated against the cheapest; alone when the shelf is in order of price."""
    priced = [product for product in products if product.current_price_minor is not None]
    rated = [product for product in priced if product.rating is not None and (product.rating_count or 0) >= _FEW]
    if len(priced) < 2 or not rated:
        return None
    cheapest = min(priced, key=_price_key)
    best = max(rated, key=_standing)
    name, rating = short_name(best, products), stars(best, say)
    if by_price:
        return say("contrast.best_of_these", name=name, stars=rating)
    if best.product_id == cheapest.product_id:
        return say("contrast.cheapest_and_best", name=name, stars=rating)
    return say("contrast.cheapest_or_best", cheapest=short_name(cheapest, products), name=name, stars=rating)


def _standing(product: Product) -> tuple[float, str]:
    """The mean rating, pulled towards the usual one by few reviews."""
    count = product.rating_count or 0
    return ((product.rating or 0.0) * count + _USUAL * _FEW) / (count + _FEW), product.product_id


def _measured(products: Sequence[Product], say: Speech) -> str | None:
    """The smallest and the largest of a number that most listings state in one unit."""
    names = sorted({name for product in products for name in product.attributes})
    for name in names:
        stated = [(found, product) for product in products if (found := _quantity(product.attributes.get(name)))]
        units = {unit for (_, unit), _ in stated}
        if len(stated) < max(_LEAST_STATED, len(products) // 2 + 1) or len(units) != 1 or not units.pop():
            continue
        low, high = min(stated, key=_size)[1], max(stated, key=_size)[1]
        if low.attributes[name] != high.attributes[name]:
            return say(
                "contrast.from_to",
                detail=say.heading(name),
                least=say.value(name, low.attributes[name]),
                least_name=short_name(low, products),
                most=say.value(name, high.attributes[name]),
                most_name=short_name(high, products),
            )
    return None


def _size(item: tuple[tuple[Decimal, str], Product]) -> tuple[Decimal, str]:
    return item[0][0], item[1].product_id


def _quantity(text: str | None) -> tuple[Decimal, str] | None:
    """A number and its unit, large units turned into small ones; None when the value is no single number."""
    match = _NUMBER.match((text or "").strip())
    if match is None:
        return None
    unit = (match.group("unit") or "").strip().lower()
    small, factor = _SCALE.get(unit, (unit, 1))
    return Decimal(match.group("n").replace(",", ".")) * factor, small


def _range(products: Sequence[Product], say: Speech) -> str | None:
    priced = [product for product in products if product.current_price_minor is not None]
    if len(priced) < 2:
        return None
    cheapest, dearest = min(priced, key=_price_key), max(priced, key=_price_key)
    if cheapest.current_price_minor == dearest.current_price_minor:
        return None
    return say(
        "contrast.prices",
        low=price(cheapest),
        low_name=short_name(cheapest, products),
        high=price(dearest),
        high_name=short_name(dearest, products),
    )


def _price_key(product: Product) -> tuple[int, str]:
    assert product.current_price_minor is not None
    return product.current_price_minor, product.product_id
