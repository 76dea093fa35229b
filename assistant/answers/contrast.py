"""What sets the products of a shelf apart: what was asked of them, a measure against the price, reviews against it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers.dimensions import Dimension, End, measure, worth_telling
from assistant.answers.names import price, short_name, stars
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.money import format_price
from retrieval.product import Product
from retrieval.vocabulary import stems

FEW = 3
"""With fewer reviews than this a mean says little."""
_USUAL = 3.8
_PRICE_SORTS = ("price_low", "price_high")
_LEAST_STATED = 2

Measured = tuple[Decimal, str, Product]
"""A product with its measure in small units and as its listing gives it."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What sets products apart, and what was worked out for it."""

    text: str
    facts: tuple[Fact, ...] = ()


def contrast(request: Request, products: Sequence[Product], say: Speech = ENGLISH) -> Contrast | None:
    """The one comparison worth saying: a measure against the price, reviews against it, or the range of prices."""
    by_price = request.sort in _PRICE_SORTS
    wish = stems(f"{request.phrase or ''} {request.search_text or ''}")
    measured = None if by_price else _measured(wish, products, say)
    said = measured or _plain(_reviews(products, say, by_price=by_price))
    return said or (None if by_price else _plain(_range(products, say)))


def _plain(text: str | None) -> Contrast | None:
    return None if text is None else Contrast(text)


def _measured(wish: Collection[str], products: Sequence[Product], say: Speech) -> Contrast | None:
    """The product at the end of a measure that was asked for or usually matters, and what the cheapest gives up."""
    for dimension, end in worth_telling(wish):
        stated = _stated(dimension, products)
        if len(stated) < max(_LEAST_STATED, len(products) // 2 + 1):
            continue
        best = _end(stated, end)
        if best is not None:
            return _against_price(dimension, end, best, stated, products, say)
    return None


def best_by(dimension: Dimension, end: End, products: Sequence[Product]) -> tuple[str, Product] | None:
    """The one product at an end of a measure, with what its listing gives; None when there is not exactly one."""
    stated = _stated(dimension, products)
    best = _end(stated, end) if len(stated) > 1 else None
    return None if best is None else (best[1], best[2])


def _stated(dimension: Dimension, products: Sequence[Product]) -> list[Measured]:
    """The products whose listings measure it; none when their units differ."""
    found = [(value, product) for product in products if (value := dimension.stated(product)) is not None]
    read = [(size, value, product) for value, product in found if (size := measure(value)) is not None]
    units = {unit for (_, unit), _, _ in read}
    return [(number, value, product) for (number, _), value, product in read] if len(units) == 1 else []


def _end(stated: Sequence[Measured], end: End) -> Measured | None:
    """The one product at an end; None when several share it, or all do."""
    numbers = [number for number, _, _ in stated]
    extreme = min(numbers) if end == "least" else max(numbers)
    return next(each for each in stated if each[0] == extreme) if numbers.count(extreme) == 1 else None


def _against_price(
    dimension: Dimension,
    end: End,
    best: Measured,
    stated: Sequence[Measured],
    products: Sequence[Product],
    say: Speech,
) -> Contrast:
    _, value, product = best
    key = f"dimension.{dimension.name}"
    number = say.count(len(stated))
    among = "" if len(stated) == len(products) else say("contrast.of_those", number=number)
    name, called = short_name(product, products), say(key, form=end)
    at = say(key, form="at", value=say.value(dimension.name, value))
    low = cheapest([each for _, _, each in stated])
    if low is None or low.product_id == product.product_id:
        lowest = cheapest(products)
        both = low is not None and lowest is not None and lowest.product_id == product.product_id
        form = "contrast.best_and_cheapest" if both else "contrast.best"
        return Contrast(say(form, name=name, best=called, at=at, among=among))
    other = next(given for _, given, each in stated if each.product_id == low.product_id)
    text = say(
        "contrast.best_or_cheaper",
        name=name,
        best=called,
        at=at,
        among=among,
        cheap=short_name(low, products),
        gap=_gap(product, low),
        other=say(key, form="at", value=say.value(dimension.name, other)),
    )
    return Contrast(text, (gap_fact(product, low),))


def gap_fact(dear: Product, cheap: Product) -> Fact:
    """What a product costs more than another, worked out from their prices."""
    return Fact(
        kind="comparison",
        text=f"{dear.title}: costs {_gap(dear, cheap)} more than {cheap.title} at {price(cheap)}",
        source=f"product:{dear.product_id}",
        product_id=dear.product_id,
    )


def _gap(dear: Product, cheap: Product) -> str:
    assert dear.current_price_minor is not None
    assert cheap.current_price_minor is not None
    return format_price(dear.current_price_minor - cheap.current_price_minor, dear.currency or "USD")


def cheapest(products: Sequence[Product]) -> Product | None:
    """The one that costs least; None when a price is missing, two share the lowest, or currencies differ."""
    prices = [product.current_price_minor for product in products]
    known = [minor for minor in prices if minor is not None]
    if len(known) < len(prices) or known.count(min(known)) > 1 or len({product.currency for product in products}) > 1:
        return None
    return min(products, key=_price_key)


def _reviews(products: Sequence[Product], say: Speech, *, by_price: bool) -> str | None:
    """The best rated against the cheapest; alone when the shelf is in order of price."""
    priced = [product for product in products if product.current_price_minor is not None]
    rated = [product for product in priced if product.rating is not None and (product.rating_count or 0) >= FEW]
    if len(priced) < 2 or not rated:
        return None
    lowest = min(priced, key=_price_key)
    best = max(rated, key=standing)
    name, rating = short_name(best, products), stars(best, say)
    if by_price:
        return say("contrast.best_of_these", name=name, stars=rating)
    if best.product_id == lowest.product_id:
        return say("contrast.cheapest_and_best", name=name, stars=rating)
    return say("contrast.cheapest_or_best", cheapest=short_name(lowest, products), name=name, stars=rating)


def standing(product: Product) -> tuple[float, str]:
    """The mean rating, pulled towards the usual one by few reviews; then the id, so that no two are alike."""
    count = product.rating_count or 0
    return ((product.rating or 0.0) * count + _USUAL * FEW) / (count + FEW), product.product_id


def _range(products: Sequence[Product], say: Speech) -> str | None:
    priced = [product for product in products if product.current_price_minor is not None]
    if len(priced) < 2:
        return None
    lowest, dearest = min(priced, key=_price_key), max(priced, key=_price_key)
    if lowest.current_price_minor == dearest.current_price_minor:
        return None
    return say(
        "contrast.prices",
        low=price(lowest),
        low_name=short_name(lowest, products),
        high=price(dearest),
        high_name=short_name(dearest, products),
    )


def _price_key(product: Product) -> tuple[int, str]:
    assert product.current_price_minor is not None
    return product.current_price_minor, product.product_id
