"""Events out of a shop's export: the border where every column is checked."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine

from ranking.events import KINDS, Event, EventStore, key_of
from retrieval.catalogue import Catalogue
from retrieval.errors import InputError
from retrieval.feeds import Row, read_rows
from retrieval.money import parse_price
from retrieval.report import Rejection, Report

SPLITS = ("train", "valid", "test")
_MOST = 1_000_000
"""Pieces in one event, at most."""
_SECONDS = re.compile(r"\d+(\.\d+)?", re.ASCII)
_COMPACT_DATE = re.compile(r"(19|20)\d{6}", re.ASCII)
"""20260331: as seconds it would be a day of 1970."""
_MILLISECONDS = 1e11
"""Larger stamps count milliseconds: as seconds they would lie after the year 5000."""


def import_purchases(engine: Engine, path: Path) -> Report:
    """Take in the events of a feed.

    A row has `user_id, product_id` and optional `time` or `order`, `event`, `rating`, `quantity`, `price`, `split`.
    The same file again changes nothing: an event is known by its content and by how many like it stood before it.
    Events of unknown products are kept out and listed.
    """
    store, catalogue = EventStore(engine), Catalogue(engine)
    known = catalogue.known_ids()
    currencies = {product.product_id: product.currency for product in catalogue.products()}
    rejected: list[Rejection] = []
    events: list[Event] = []
    keys: list[str] = []
    seen: dict[str, int] = {}
    for row in read_rows(path):
        try:
            event = _read(row, known, currencies)
        except InputError as error:
            rejected.append(
                Rejection(
                    line=row.line,
                    product_id=str((row.values or {}).get("product_id"))[:200],
                    reason=str(error),
                )
            )
            continue
        content = key_of(event, "")
        seen[content] = seen.get(content, 0) + 1
        events.append(event)
        keys.append(key_of(event, str(seen[content])))
    accepted = store.add(events, keys=keys)
    return Report(accepted=accepted, unchanged=len(events) - accepted, rejected=tuple(rejected))


def event_from_row(row: Row, currencies: Mapping[str, str | None] = MappingProxyType({})) -> Event:
    """Read an event from a row of a feed.

    Args:
        row: the row.
        currencies: product id -> what its price is in, for prices that do not say.

    Raises:
        InputError: the line, or a column of it, cannot be read.
    """
    if row.values is None:
        raise InputError(row.reason or "the line cannot be read.")
    values = row.values
    rating = _rating(values)
    kind = (_text(values, "event") or ("purchase" if rating is None else "rating")).casefold()
    if kind not in KINDS:
        raise InputError(f"event {kind[:40]!r} is not known. Write one of: {', '.join(KINDS)}.")
    if kind == "rating" and rating is None:
        raise InputError("rating is missing. A rating needs a number from 1 to 5.")
    price = _text(values, "price")
    split = _text(values, "split")
    if split is not None and split not in SPLITS:
        raise InputError(f"split {split!r} is not known. Write train, valid or test.")
    product_id = _required(values, "product_id")
    return Event(
        user_id=_required(values, "user_id"),
        product_id=product_id,
        kind=kind,
        time=_time(_text(values, "time")),
        order=_number(values, "order"),
        value=rating,
        quantity=_quantity(values),
        price_minor=parse_price(price, currencies.get(product_id))[0] if price else None,
        split=split,
    )


def _read(row: Row, known: frozenset[str], currencies: Mapping[str, str | None]) -> Event:
    event = event_from_row(row, currencies)
    if event.product_id not in known:
        raise InputError(f"product_id {event.product_id[:60]!r} is not in the catalogue. Import the products first.")
    return event


def _text(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    text = "" if value is None or value != value else str(value).strip()
    return text or None


def _required(values: Mapping[str, Any], name: str) -> str:
    text = _text(values, name)
    if text is None:
        raise InputError(f"{name} is missing. Every event needs a user_id and a product_id.")
    return text[:200]


def _number(values: Mapping[str, Any], name: str) -> float | None:
    text = _text(values, name)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise InputError(f"{name} {text[:40]!r} is not a number.") from error
    if not math.isfinite(number):
        raise InputError(f"{name} {text[:40]!r} is not a number.")
    return number


def _rating(values: Mapping[str, Any]) -> float | None:
    rating = _number(values, "rating")
    if rating is not None and not 0 < rating <= 5:
        raise InputError(f"rating {rating:g} is not of 5. Write a number from 1 to 5, or nothing where there is none.")
    return rating


def _quantity(values: Mapping[str, Any]) -> int:
    quantity = _number(values, "quantity")
    if quantity is not None and not (1 <= quantity <= _MOST and quantity.is_integer()):
        raise InputError(f"quantity {quantity:g} is not possible. Write a whole number from 1 up.")
    return int(quantity or 1)


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        if _SECONDS.fullmatch(text) and not _COMPACT_DATE.fullmatch(text):
            seconds = float(text)
            return datetime.fromtimestamp(seconds / 1_000 if seconds >= _MILLISECONDS else seconds, tz=UTC)
        return datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"time {text[:40]!r} is not a date. Write it as 2026-03-31 or 2026-03-31T14:00.") from error
