"""Offers of schema.org: what a product costs, and whether it can be bought."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from retrieval.feeds.jsonld_value import first, keyed, several, text_of

_BEFORE = ("ListPrice", "StrikethroughPrice", "MSRP", "SRP", "RegularPrice")
"""Types of a price that is not the one to pay."""
_GONE = ("OutOfStock", "SoldOut", "Discontinued")


def offer_columns(offers: Any) -> dict[str, Any]:
    """The columns an offer fills; of several the cheapest that can be bought, or the cheapest."""
    found = list(_single_offers(offers, 0))
    if not found:
        return {}
    buyable = [offer for offer in found if not (text_of(offer.get("availability")) or "").endswith(_GONE)]
    offer = min(buyable or found, key=lambda each: _amount(_to_pay(each)))
    stock = first(offer.get("inventoryLevel"))
    columns = {
        "currency": _currency(offer),
        "availability": text_of(offer.get("availability")),
        "stock": text_of(stock.get("value")) if isinstance(stock, dict) else text_of(stock),
        **_prices(offer),
    }
    return {name: value for name, value in columns.items() if value is not None}


def _single_offers(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Each offer by itself; of an aggregate those it lists, or itself where it lists none."""
    for each in several(value):
        if not isinstance(each, dict) or depth > 2:
            continue
        offer = keyed(each)
        inner = list(_single_offers(offer.get("offers"), depth + 1))
        yield from ({"priceCurrency": offer.get("priceCurrency"), **one} for one in inner)
        if not inner:
            yield offer


def _specifications(offer: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [keyed(each) for each in several(offer.get("priceSpecification")) if isinstance(each, dict)]


def _is_before(specification: Mapping[str, Any]) -> bool:
    return (text_of(specification.get("priceType")) or "").endswith(_BEFORE)


def _to_pay(offer: Mapping[str, Any]) -> str | None:
    own = text_of(offer.get("price")) or text_of(offer.get("lowPrice"))
    if own is not None:
        return own
    stated = (each for each in _specifications(offer) if not _is_before(each))
    return next(
        (price for each in stated if (price := text_of(each.get("price")) or text_of(each.get("minPrice")))), None
    )


def _prices(offer: Mapping[str, Any]) -> dict[str, Any]:
    now = _to_pay(offer)
    before = next((text_of(each.get("price")) for each in _specifications(offer) if _is_before(each)), None)
    if before is not None and _amount(before) > _amount(now):
        return {"price": before, "sale_price": now}
    return {"price": now}


def _currency(offer: Mapping[str, Any]) -> str | None:
    return text_of(offer.get("priceCurrency")) or next(
        (code for each in _specifications(offer) if (code := text_of(each.get("priceCurrency")))), None
    )


def _amount(price: str | None) -> Decimal:
    """For comparing alone: what is no plain number counts as the dearest."""
    try:
        amount = Decimal(price or "Infinity")
    except InvalidOperation:
        return Decimal("Infinity")
    return Decimal("Infinity") if amount.is_nan() else amount
