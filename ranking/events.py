"""What shoppers did: views, carts, purchases, ratings, likes, dislikes and cancellations, in the shop's database."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, get_args
from uuid import uuid4

from sqlalchemy import Column, Engine, Float, Integer, String, Table, delete, func, insert, select

from ranking.corrections import Corrections
from ranking.identities import Identities
from retrieval.catalogue import batches
from retrieval.database import METADATA, writing

EventKind = Literal["view", "cart", "purchase", "rating", "like", "dislike", "cancel"]
KINDS: tuple[EventKind, ...] = get_args(EventKind)
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
    """Pieces bought; of a cancellation the pieces that it takes back."""
    price_minor: int | None = None
    split: str | None = None
    """"train", "valid" or "test", when the export says so."""

    number: int | None = field(default=None, compare=False)
    """Its number in the store; None of one that is not stored."""

    @property
    def when(self) -> float:
        """What events of a shopper are ordered by: the time in seconds, else the order, else 0."""
        if self.time is not None:
            return seconds_of(self.time)
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
        self._identities = Identities(engine)
        self._corrections = Corrections(engine, EVENTS)
        METADATA.create_all(engine, tables=[EVENTS])

    def add(self, events: Iterable[Event], *, keys: Iterable[str] | None = None) -> int:
        """Write events; those whose key is there already are left out. How many were written."""
        keyed = list(zip(events, keys, strict=True)) if keys is not None else [(event, uuid4().hex) for event in events]
        written = 0
        for batch in batches(keyed):
            with writing(self._engine) as connection:
                wanted = [key for _, key in batch]
                known = set(connection.execute(select(EVENTS.c.key).where(EVENTS.c.key.in_(wanted))).scalars())
                known |= self._corrections.known(connection, wanted)
                fresh = {key: _values(event, key) for event, key in batch if key not in known}
                if fresh:
                    first = self.last() + 1  # not left to SQLite, which gives the number of a deleted event again
                    rows = [{**values, "number": first + n} for n, values in enumerate(fresh.values())]
                    connection.execute(insert(EVENTS), rows)
                written += len(fresh)
        return written

    def of_user(self, user_id: str, until: int | None = None) -> tuple[Event, ...]:
        """What one shopper did under any of their ids, oldest first, as their person (see `ranking.identities`).

        Args:
            user_id: one of their ids.
            until: the number of the last event that counts; None for all.
        """
        ids, person = self.ids(user_id), self._identities.person(user_id)
        theirs, early = EVENTS.c.user_id.in_(ids), EVENTS.c.number <= (until if until is not None else self.last())
        return self._events(theirs & early, dict.fromkeys(ids, person))

    def learned_of(self, user_id: str, until: int | None) -> tuple[Event, ...]:
        """What a training that read up to an event read of a shopper: with what they have left out since."""
        ids, person = self.ids(user_id), self._identities.person(user_id)
        since = [_event(row, dict.fromkeys(ids, person)) for row in self._corrections.left_out(ids)]
        early = [event for event in since if until is None or (event.number or 0) <= until]
        return tuple(sorted((*self.of_user(user_id, until), *early), key=lambda event: (event.when, event.number or 0)))

    def left_out(self, user_id: str) -> tuple[Event, ...]:
        """What a shopper has said does not count, oldest first; erased by the next training."""
        ids = self.ids(user_id)
        people = dict.fromkeys(ids, self._identities.person(user_id))
        return tuple(sorted((_event(row, people) for row in self._corrections.left_out(ids)), key=_when))

    def leave_out(self, user_id: str, number: int) -> bool:
        """Let one event of a shopper count no more, also when it is imported again; False where it is not theirs."""
        return self._corrections.leave_out(self.ids(user_id), number)

    def count_again(self, user_id: str, number: int) -> bool:
        """Take an event back that a shopper had left out; False where there is none."""
        return self._corrections.count_again(self.ids(user_id), number)

    def corrected(self) -> tuple[int, ...]:
        """The numbers of all events that are left out and not erased yet."""
        return self._corrections.numbers()

    def erase(self, numbers: Iterable[int]) -> None:
        """Erase events that were left out, once nothing in service was learned from them."""
        self._corrections.erase(numbers)

    def last(self) -> int:
        """The number of the last event; 0 when there is none."""
        with self._engine.connect() as connection:
            stored = int(connection.execute(select(func.max(EVENTS.c.number))).scalar_one() or 0)
        return max(stored, self._corrections.last())

    def all(self) -> tuple[Event, ...]:
        """What everybody did, by shopper, oldest first."""
        return self._events(None, self._identities.people())

    def ids(self, user_id: str) -> tuple[str, ...]:
        """All ids of the shopper whose id it is, itself among them."""
        return self._identities.ids(user_id)

    def people(self) -> dict[str, str]:
        """Id -> person, for all ids that are linked."""
        return self._identities.people()

    def _events(self, condition: Any, people: Mapping[str, str]) -> tuple[Event, ...]:
        query = select(EVENTS).order_by(EVENTS.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(query if condition is None else query.where(condition)).mappings()
            found = [_event(row, people) for row in rows]
        return tuple(sorted(found, key=lambda event: (event.user_id, event.when)))

    def users(self) -> tuple[str, ...]:
        """Everybody who did something, by person."""
        people = self._identities.people()
        with self._engine.connect() as connection:
            found = connection.execute(select(EVENTS.c.user_id).distinct()).scalars()
            return tuple(sorted({people.get(user_id, user_id) for user_id in found}))

    def count(self) -> int:
        """Number of events."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(EVENTS)).scalar_one())

    def take_back(self, user_id: str, product_id: str, kind: EventKind) -> int:
        """Erase what a shopper did with a product in one way, as a thumb pressed again; how many events there were."""
        own = EVENTS.c.user_id.in_(self.ids(user_id))
        with writing(self._engine) as connection:
            meant = own & (EVENTS.c.product_id == product_id) & (EVENTS.c.kind == kind)
            return connection.execute(delete(EVENTS).where(meant)).rowcount

    def forget(self, user_id: str) -> int:
        """Delete all events of one shopper under any of their ids, and what links these; how many events there were."""
        ids = self.ids(user_id)
        with writing(self._engine) as connection:
            gone = connection.execute(delete(EVENTS).where(EVENTS.c.user_id.in_(ids))).rowcount
        gone += self._corrections.forget(ids)
        self._identities.forget(ids)
        return gone


def seconds_of(time: datetime) -> float:
    """A time in seconds since 1970; without a zone it is UTC."""
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def key_of(event: Event, salt: str) -> str:
    """What tells one event from another; `salt` tells events of the same content apart."""
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
        "at": seconds_of(event.time) if event.time else None,
        "position": event.order,
        "value": event.value,
        "quantity": event.quantity,
        "price_minor": event.price_minor,
        "split": event.split,
    }


def _event(row: Any, people: Mapping[str, str]) -> Event:
    return Event(
        user_id=people.get(row["user_id"], row["user_id"]),
        product_id=row["product_id"],
        kind=row["kind"],
        time=datetime.fromtimestamp(row["at"], tz=UTC) if row["at"] is not None else None,
        order=row["position"],
        value=row["value"],
        quantity=row["quantity"],
        price_minor=row["price_minor"],
        split=row["split"],
        number=row["number"],
    )


def _when(event: Event) -> float:
    return event.when
