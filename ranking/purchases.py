"""Events out of a shop's export: the border where every column is checked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine

from ranking import event_cells
from ranking.event_columns import named
from ranking.event_rows import event_rows
from ranking.events import KINDS, Event, EventKind, EventStore, key_of
from ranking.identities import qualified
from retrieval.catalogue import Catalogue
from retrieval.errors import InputError
from retrieval.feeds import Row
from retrieval.money import parse_price
from retrieval.report import Rejection, Report

SPLITS = ("train", "valid", "test")
_WRITTEN: Mapping[str, EventKind] = MappingProxyType(
    {
        **{kind: kind for kind in KINDS},
        **dict.fromkeys(("cancellation", "cancelled", "return", "returned", "refund", "refunded"), "cancel"),
        **dict.fromkeys(("transaction", "buy", "bought", "sale"), "purchase"),
        **dict.fromkeys(("addtocart", "add_to_cart", "add to cart"), "cart"),
        **dict.fromkeys(("click", "page_view", "pageview", "product_view"), "view"),
    }
)
"""How exports write the kinds."""
_AHEAD = timedelta(days=1)
"""How far a clock may be ahead: a local time without its zone is read as UTC."""


def import_purchases(
    engine: Engine,
    path: Path,
    *,
    columns: Mapping[str, str] = MappingProxyType({}),
    platform: str | None = None,
    now: datetime | None = None,
) -> Report:
    """Take in the events of a feed.

    A row has `user_id, product_id` and optional `time` or `order`, `event`, `rating`, `quantity`, `price`, `split`,
    under these names, the usual ones of shops' exports, or those stated. The same file again changes nothing: an event
    is known by its content and by how many like it stood before it. Events of unknown products, of no shopper, and of
    times to come are kept out and listed: one dated years ahead would be its shopper's latest for as long, and outweigh
    all that they really do next.

    Args:
        engine: the shop's database.
        path: the file.
        columns: our name -> the name in the file.
        platform: where the ids are from, for shops whose platforms number their shoppers apart (see `qualified`).
        now: the time it is; None asks the clock.
    """
    store, catalogue = EventStore(engine), Catalogue(engine)
    known = catalogue.known_ids()
    currencies = {product.product_id: product.currency for product in catalogue.products()}
    latest = (now or datetime.now(tz=UTC)) + _AHEAD
    rejected: list[Rejection] = []
    events: list[Event] = []
    keys: list[str] = []
    seen: dict[str, int] = {}
    for row in event_rows(path, columns):
        try:
            event = _read(row, known, currencies, latest, platform)
        except InputError as error:
            product_id = str((row.values or {}).get("product_id"))[:200]
            rejected.append(Rejection(line=row.line, product_id=product_id, reason=str(error)))
            continue
        content = key_of(event, "")
        seen[content] = seen.get(content, 0) + 1
        events.append(event)
        keys.append(key_of(event, str(seen[content])))
    accepted = store.add(events, keys=keys)
    return Report(accepted=accepted, unchanged=len(events) - accepted, rejected=tuple(rejected))


def event_from_row(row: Row, currencies: Mapping[str, str | None] = MappingProxyType({})) -> Event:
    """Read an event from a row of a feed.

    A purchase of a quantity below 0, or under a number such as "C536379", is a cancellation; one at no price is none.

    Args:
        row: the row, under this program's names or the usual ones.
        currencies: product id -> what its price is in, for prices that do not say.

    Raises:
        InputError: the line, or a column of it, cannot be read.
    """
    if row.values is None:
        raise InputError(row.reason or "the line cannot be read.")
    values = named(row.values)
    rating = event_cells.rating(values)
    order, is_cancelled = event_cells.order(values)
    quantity = event_cells.quantity(values)
    kind = _kind(values, rating, cancelled=is_cancelled or quantity < 0)
    split = event_cells.text(values, "split")
    if split is not None and split not in SPLITS:
        raise InputError(f"split {split!r} is not known. Write train, valid or test.")
    product_id = event_cells.identifier(values, "product_id")
    return Event(
        user_id=event_cells.identifier(values, "user_id"),
        product_id=product_id,
        kind=kind,
        time=event_cells.time(values),
        order=order,
        value=rating,
        quantity=abs(quantity),
        price_minor=_price(values, kind, currencies.get(product_id)),
        split=split,
    )


def _kind(values: Mapping[str, Any], rating: float | None, *, cancelled: bool) -> EventKind:
    written = (event_cells.text(values, "event") or ("purchase" if rating is None else "rating")).casefold()
    kind = _WRITTEN.get(written)
    if kind is None:
        raise InputError(f"event {written[:40]!r} is not known. Write one of: {', '.join(KINDS)}.")
    if kind == "rating" and rating is None:
        raise InputError("rating is missing. A rating needs a number from 1 to 5.")
    if cancelled and kind not in ("purchase", "cancel"):
        raise InputError(f"a {kind} cannot be cancelled. Write a quantity from 1 up, or event cancel.")
    return "cancel" if cancelled else kind


def _price(values: Mapping[str, Any], kind: EventKind, currency: str | None) -> int | None:
    written = event_cells.text(values, "price")
    if written is None:
        return None
    price = parse_price(written, currency)[0]
    if kind == "purchase" and not price:
        raise InputError(f"price {written[:40]!r} is of no sale. A purchase has a price above 0, or none stated.")
    return price


def _read(
    row: Row, known: frozenset[str], currencies: Mapping[str, str | None], latest: datetime, platform: str | None
) -> Event:
    event = event_from_row(row, currencies)
    if event.product_id not in known:
        raise InputError(f"product_id {event.product_id[:60]!r} is not in the catalogue. Import the products first.")
    if event.time is not None and event.when > latest.timestamp():
        raise InputError(f"time {event.time:%Y-%m-%d} is still to come. Mend it, or import it when it has come.")
    return event if platform is None else replace(event, user_id=qualified(event.user_id, platform))
