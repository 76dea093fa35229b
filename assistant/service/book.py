"""The embedded order system: customers, orders, acts and tickets in the shop's own database."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from assistant.service.act import Act
from assistant.service.customers import Customer, code, read_customer
from assistant.service.effects import customer_after, order_after
from assistant.service.orders import Order, number_key, read_order
from assistant.service.system import Outcome, Ticket
from assistant.service.tables import ACTS, ALL, CHANGED, CUSTOMERS, ORDERS, TICKETS
from retrieval.database import METADATA, writing


class OrderBook:
    """Customers and orders of one shop. Implements `OrderSystem`."""

    def __init__(self, engine: Engine) -> None:
        """Open the book, creating its tables when they are not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=list(ALL))

    def customer(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """The one customer with this e-mail, or with this name and postcode; None when there is not exactly one."""
        with self._engine.connect() as connection:
            if email:
                found = connection.execute(
                    select(CUSTOMERS.c.user_id).where(CUSTOMERS.c.email == email.casefold())
                ).scalars()
                customers = [_customer(connection, user_id) for user_id in found]
            elif name and postcode:
                named = connection.execute(
                    select(CUSTOMERS.c.user_id).where(CUSTOMERS.c.name == name.casefold())
                ).scalars()
                customers = [_customer(connection, user_id) for user_id in named]
                customers = [each for each in customers if each and code(each.postcode) == code(postcode)]
            else:
                return None
        return customers[0] if len(customers) == 1 else None

    def customer_by_id(self, user_id: str) -> Customer | None:
        """The customer of this id; None when there is none."""
        with self._engine.connect() as connection:
            return _customer(connection, user_id)

    def orders(self, user_id: str) -> tuple[Order, ...]:
        """All orders of a customer, by number."""
        query = select(ORDERS.c.order_id).where(ORDERS.c.user_id == user_id).order_by(ORDERS.c.order_id)
        with self._engine.connect() as connection:
            found = [_order(connection, order_id) for order_id in connection.execute(query).scalars().all()]
        return tuple(order for order in found if order is not None)

    def order(self, order_id: str, *, user_id: str) -> Order | None:
        """An order of this customer; None when there is none of that number or it is somebody else's."""
        wanted = number_key(order_id)
        return next((order for order in self.orders(user_id) if order.number == wanted), None)

    def carry_out(self, act: Act) -> Outcome:
        """Do an act whole or not at all, once for its id, and only on the state it was stated on."""
        with writing(self._engine) as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            number = connection.execute(select(ACTS.c.number).where(ACTS.c.act_id == act.act_id)).scalar()
            if number is not None:
                return Outcome(state="again", reference=_reference(number))
            if not _as_stated(connection, act):
                return Outcome(state="changed")
            _write_order(connection, act)
            _write_customer(connection, act)
            values = {
                "act_id": act.act_id,
                "user_id": act.user_id,
                "order_id": act.order_id,
                "kind": act.kind,
                "at": datetime.now(),
                "record": json.dumps(act.as_json(), ensure_ascii=False),
            }
            written = connection.execute(insert(ACTS).values(values)).inserted_primary_key
            assert written is not None
            return Outcome(state="done", reference=_reference(written[0]))

    def open_ticket(self, ticket: Ticket) -> str:
        """Hand a conversation to a person; the ticket's number, the same one for the same ticket id."""
        with writing(self._engine) as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            same = select(TICKETS.c.number).where(TICKETS.c.ticket_id == ticket.ticket_id)
            number = connection.execute(same).scalar()
            if number is None:
                values = {
                    "ticket_id": ticket.ticket_id,
                    "user_id": ticket.user_id,
                    "at": datetime.now(),
                    "wish": ticket.wish,
                    "summary": ticket.summary,
                }
                written = connection.execute(insert(TICKETS).values(values)).inserted_primary_key
                assert written is not None
                number = written[0]
        return f"T{number:05d}"

    def put(self, table: Table, values: Mapping[str, Any]) -> str:
        """Write one imported row; "accepted", "updated" or "unchanged"."""
        key = next(iter(table.primary_key.columns))
        with writing(self._engine) as connection:
            old = connection.execute(select(table).where(key == values[key.name])).mappings().first()
            if old is None:
                connection.execute(insert(table).values(**values))
                return "accepted"
            if old["record"] == values["record"]:
                return "unchanged"
            connection.execute(update(table).where(key == values[key.name]).values(**values))
            kept = f"{'order' if table is ORDERS else 'customer'}:{values[key.name]}"
            connection.execute(delete(CHANGED).where(CHANGED.c.key == kept))
            return "updated"


def _customer(connection: Connection, user_id: str) -> Customer | None:
    record = _customer_record(connection, user_id)
    return None if record is None else read_customer(record, _version(record))


def _order(connection: Connection, order_id: str) -> Order | None:
    record = _order_record(connection, order_id)
    return None if record is None else read_order(record, _version(record))


def _customer_record(connection: Connection, user_id: str) -> dict[str, Any] | None:
    changed = _changed(connection, f"customer:{user_id}")
    if changed is not None:
        return changed
    text = connection.execute(select(CUSTOMERS.c.record).where(CUSTOMERS.c.user_id == user_id)).scalar()
    return None if text is None else dict(json.loads(text))


def _order_record(connection: Connection, order_id: str) -> dict[str, Any] | None:
    row = connection.execute(select(ORDERS.c.record, ORDERS.c.status).where(ORDERS.c.order_id == order_id)).first()
    if row is None:
        return None
    changed = _changed(connection, f"order:{order_id}")
    return {**(changed if changed is not None else json.loads(row[0])), "status": row[1]}


def _changed(connection: Connection, key: str) -> dict[str, Any] | None:
    text = connection.execute(select(CHANGED.c.record).where(CHANGED.c.key == key)).scalar()
    return None if text is None else dict(json.loads(text))


def _as_stated(connection: Connection, act: Act) -> bool:
    customer = _customer(connection, act.user_id)
    if customer is None or customer.version != act.customer_version:
        return False
    if act.order_id is None:
        return True
    order = _order(connection, act.order_id)
    return order is not None and order.user_id == act.user_id and order.version == act.order_version


def _write_order(connection: Connection, act: Act) -> None:
    if act.order_id is None:
        return
    record = _order_record(connection, act.order_id)
    assert record is not None
    after = order_after(record, act)
    _keep(connection, f"order:{act.order_id}", after)
    connection.execute(update(ORDERS).where(ORDERS.c.order_id == act.order_id).values(status=after["status"]))


def _write_customer(connection: Connection, act: Act) -> None:
    record = _customer_record(connection, act.user_id)
    assert record is not None
    after = customer_after(record, act)
    if after != record:
        _keep(connection, f"customer:{act.user_id}", after)


def _keep(connection: Connection, key: str, record: Mapping[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    connection.execute(delete(CHANGED).where(CHANGED.c.key == key))
    connection.execute(insert(CHANGED).values(key=key, record=text))


def _version(record: Mapping[str, Any]) -> str:
    return sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _reference(number: int) -> str:
    return f"R{number:05d}"
