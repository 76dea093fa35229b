"""What shoppers did: views, carts, purchases, ratings, likes and dislikes, in the shop's database."""

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args
from uuid import uuid4

from sqlalchemy import Column, Engine, Float, Integer, String, Table, delete, func, insert, select

from retrieval.catalogue import Catalogue, batches
from retrieval.database import METADATA, writing
from retrieval.errors import InputError
from retrieval.feeds import Row, read_rows
from retrieval.money import parse_price
from retrieval.report import Rejection, Report

EventKind = Literal["view", "cart", "purchase", "rating", "like", "dislike"]
KINDS: tuple[EventKind, ...] = get_args(EventKind)
SPLITS = ("train", "valid", "test")
_MOST = 1_000_000
"""Pieces in one event, at most."""
_SECONDS = re.compile(r"\d+(\.\d+)?", re.ASCII)
_COMPACT_DATE = re.compile(r"(19|20)\d{6}", re.ASCII)
"""20260331: as seconds it would be a day of 1970."""
_MILLISECONDS = 1e11
"""Larger stamps count milliseconds: as seconds they would lie after the year 5000."""
EVENTS = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("product_id", String(200), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("at", Float),
    Column("position", Float),
    Column("value", Float),
    Column("quantity", Integer),
    Column("price_minor", Integer),
    Column("split", String(10)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing one shopper did with one product."""

    user_id: str
    product_id: str
    kind: EventKind = "purchase"
    time: datetime | None = None
    order: float | None = None
    """Place in the shopper's sequence, when the export has no times."""
    value: float | None = None
    """The rating given, of 5."""
    quantity: int = 1
    price_minor: int | None = None
    split: str | None = None
    """"train", "valid" or "test", when the export says so."""

    @property
    def when(self) -> float:
        """What events of a shopper are ordered by: the time in seconds, else the order, else 0."""
        if self.time is not None:
            return _utc(self.time).timestamp()
        return self.order or 0.0

    @property
    def liked(self) -> bool:
        """Whether it speaks for the product: bought, carted, liked or rated 4 or more."""
        return self.kind in ("purchase", "cart", "like") or (self.kind == "rating" and (self.value or 0) >= 4)

    @property
    def disliked(self) -> bool:
        """Whether it speaks against the product: waved away or rated 2 or less."""
        return self.kind == "dislike" or (self.kind == "rating" and self.value is not None and self.value <= 2)


class EventStore:
    """The events of one shop."""

    def __init__(self, engine: Engine) -> None:
        """Open the store, creating its table when it is not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[EVENTS])

    def add(self, events: Iterable[Event], *, keys: Iterable[str] | None = None) -> int:
        """Write events; those whose key is there already are left out. How many were written."""
        keyed = list(zip(events, keys, strict=True)) if keys is not None else [(event, uuid4().hex) for event in events]
        written = 0
        for batch in batches(keyed):
            with writing(self._engine) as connection:
                wanted = [key for _, key in batch]
                known = set(connection.execute(select(EVENTS.c.key).where(EVENTS.c.key.in_(wanted))).scalars())
                fresh = {key: _values(event, key) for event, key in batch if key not in known}
                if fresh:
                    connection.execute(insert(EVENTS), list(fresh.values()))
                written += len(fresh)
        return written

    def of_user(self, user_id: str) -> tuple[Event, ...]:
        """What one shopper did, oldest first."""
        return self._events(EVENTS.c.user_id == user_id)

    def all(self) -> tuple[Event, ...]:
        """What everybody did, by shopper, oldest first."""
        return self._events(None)

    def _events(self, condition: Any) -> tuple[Event, ...]:
        query = select(EVENTS).order_by(EVENTS.c.user_id, EVENTS.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(query if condition is None else query.where(condition)).mappings()
            found = [_event(row) for row in rows]
        return tuple(sorted(found, key=lambda event: (event.user_id, event.when)))

    def users(self) -> tuple[str, ...]:
        """Everybody who did something, by id."""
        with self._engine.connect() as connection:
            return tuple(connection.execute(select(EVENTS.c.user_id).distinct().order_by(EVENTS.c.user_id)).scalars())

    def count(self) -> int:
        """Number of events."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(EVENTS)).scalar_one())

    def forget(self, user_id: str) -> int:
        """Delete all events of one shopper; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(EVENTS).where(EVENTS.c.user_id == user_id)).rowcount


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
        content = _key(event, "")
        seen[content] = seen.get(content, 0) + 1
        events.append(event)
        keys.append(_key(event, str(seen[content])))
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


def _utc(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _key(event: Event, salt: str) -> str:
    parts = (
        event.user_id,
        event.product_id,
        event.kind,
        event.time,
        event.order,
        event.value,
        event.quantity,
        event.price_minor,
        salt,
    )
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _values(event: Event, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "user_id": event.user_id,
        "product_id": event.product_id,
        "kind": event.kind,
        "at": _utc(event.time).timestamp() if event.time else None,
        "position": event.order,
        "value": event.value,
        "quantity": event.quantity,
        "price_minor": event.price_minor,
        "split": event.split,
    }


def _event(row: Any) -> Event:
    return Event(
        user_id=row["user_id"],
        product_id=row["product_id"],
        kind=row["kind"],
        time=datetime.fromtimestamp(row["at"], tz=UTC) if row["at"] is not None else None,
        order=row["position"],
        value=row["value"],
        quantity=row["quantity"],
        price_minor=row["price_minor"],
        split=row["split"],
    )
