"""The JSON form of a request: decimals for prices, absent for not asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from assistant.bundles.wish import bundle_from_json, bundle_json
from assistant.request import INTENTS, SCENES, SERVICES, Request
from retrieval.errors import InputError
from retrieval.money import as_number, to_minor
from retrieval.query import Filters

_LISTS = ("department", "product_type", "brand", "colors", "materials", "sizes")
_PLAIN = ("gender", "rating_min", "in_stock_min", "on_sale", "new_since_days")
_PRICES = ("price_min", "price_max")


def request_json(request: Request) -> dict[str, Any]:
    """A request as JSON; what is not asked is absent."""
    document: dict[str, Any] = {
        "intent": request.intent,
        "search_text": request.search_text,
        "phrase": request.phrase,
        "by_purpose": request.by_purpose or None,
        "filters": filters_json(request.filters, request.currency),
        "exclude": list(request.exclude),
        "sort": request.sort,
        "refers_to": list(request.refers_to),
        "scene": request.scene,
        "service": request.service,
        "bundle": None if request.bundle is None else bundle_json(request.bundle),
        "quantity": request.quantity,
        "recipient": request.recipient,
        "currency": request.currency,
        "origin": {name.removesuffix("_minor"): words for name, words in request.origin.items()},
    }
    return {name: value for name, value in document.items() if value not in (None, [], {})}


def filters_json(filters: Filters, currency: str) -> dict[str, Any]:
    """Filters as JSON, prices as decimals of the currency."""
    document: dict[str, Any] = {name: list(getattr(filters, name)) for name in _LISTS}
    document |= {name: getattr(filters, name) for name in _PLAIN}
    document["attributes"] = dict(filters.attributes)
    for name in _PRICES:
        minor = getattr(filters, f"{name}_minor")
        document[name] = None if minor is None else as_number(minor, currency)
    return {name: value for name, value in document.items() if value not in (None, [], {})}


def request_from_json(document: Mapping[str, Any]) -> Request:
    """A request from its JSON; unknown names are ignored, a wrong intent is an error."""
    intent = document.get("intent", "recommend")
    if intent not in INTENTS:
        raise InputError(f"{intent!r} is no intent. Use one of: {', '.join(INTENTS)}.")
    currency = document.get("currency", "USD")
    return Request(
        intent=intent,
        search_text=document.get("search_text"),
        phrase=document.get("phrase"),
        by_purpose=bool(document.get("by_purpose")),
        filters=filters_from_json(document.get("filters") or {}, currency),
        exclude=tuple(document.get("exclude") or ()),
        sort=document.get("sort"),
        refers_to=tuple(document.get("refers_to") or ()),
        scene=document["scene"] if document.get("scene") in SCENES else None,
        service=document["service"] if document.get("service") in SERVICES else None,
        bundle=bundle_from_json(document["bundle"]) if document.get("bundle") else None,
        quantity=document.get("quantity"),
        recipient=document.get("recipient"),
        currency=currency,
        origin=MappingProxyType(dict(document.get("origin") or {})),
    )


def filters_from_json(document: Mapping[str, Any], currency: str) -> Filters:
    """Filters from their JSON."""
    values: dict[str, Any] = {name: tuple(document.get(name) or ()) for name in _LISTS}
    values |= {name: document.get(name) for name in _PLAIN}
    values["gender"] = document.get("gender") or None
    values["attributes"] = MappingProxyType(dict(document.get("attributes") or {}))
    for name in _PRICES:
        amount = document.get(name)
        values[f"{name}_minor"] = None if amount in (None, "") else to_minor(float(amount), currency)
    return Filters(**values)
