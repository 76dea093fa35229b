"""The order book and its customers, in the shop's database: what a shop without an order system of its own uses."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, String, Table, Text, insert, select, update

from assistant.guard.quotable import quotable
from retrieval.database import METADATA, writing
from retrieval.errors import InputError
from retrieval.feeds import read_rows
from retrieval.money import to_minor
from retrieval.report import Rejection, Report

CUSTOMERS = Table(
    "customers",
    METADATA,
    Column("user_id", String(200), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False, index=True),
    Column("postcode", String(32), nullable=False),
    Column("record", Text, nullable=False),
)
ORDERS = Table(
    "orders",
    METADATA,
    Column("order_id", String(100), primary_key=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("status", String(40), nullable=False),
    Column("record", Text, nullable=False),
)
STATUSES = (
    "pending",
    "processed",
    "shipped",
    "delivered",
    "cancelled",
    "return requested",
    "exchange requested",
    "returned",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody who ordered."""

    user_id: str
    name: str
    email: str
    postcode: str
    note: str | None = None
    """A few words the shop keeps about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order; the price is of one piece, in minor units."""

    product_id: str
    title: str
    quantity: int
    price_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as the book has it."""

    order_id: str
    user_id: str
    status: str
    currency: str
    lines: tuple[OrderLine, ...]
    tracking: tuple[str, ...] = ()
    placed_on: str | None = None
    paid_with: str | None = None
    """Kind of the payment: "gift card", "credit card", "paypal"."""

    @property
    def total_minor(self) -> int:
        """What all lines cost."""
        return sum(line.quantity * line.price_minor for line in self.lines)


class OrderBook:
    """Customers and orders of one shop."""

    def __init__(self, engine: Engine) -> None:
        """Open the book, creating its tables when they are not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[CUSTOMERS, ORDERS])

    def customer(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """The one customer with this e-mail, or with this name and postcode; None when there is not exactly one."""
        if email:
            wanted = CUSTOMERS.c.email == email.casefold()
        elif name and postcode:
            wanted = (CUSTOMERS.c.name == name.casefold()) & (CUSTOMERS.c.postcode == _code(postcode))
        else:
            return None
        with self._engine.connect() as connection:
            rows = connection.execute(select(CUSTOMERS.c.record).where(wanted)).all()
        return _customer(json.loads(rows[0][0])) if len(rows) == 1 else None

    def customer_by_id(self, user_id: str) -> Customer | None:
        """The customer of this id; None when there is none."""
        with self._engine.connect() as connection:
            record = connection.execute(select(CUSTOMERS.c.record).where(CUSTOMERS.c.user_id == user_id)).scalar()
        return None if record is None else _customer(json.loads(record))

    def order(self, order_id: str, *, user_id: str) -> Order | None:
        """An order of this customer; None when there is none of that number or it is somebody else's."""
        wanted = order_id.strip().lstrip("#").casefold()
        return next((order for order in self.orders(user_id) if order.order_id.lstrip("#").casefold() == wanted), None)

    def orders(self, user_id: str) -> tuple[Order, ...]:
        """All orders of a customer, by number."""
        query = select(ORDERS.c.record, ORDERS.c.status).where(ORDERS.c.user_id == user_id).order_by(ORDERS.c.order_id)
        with self._engine.connect() as connection:
            return tuple(
                replace(_order(json.loads(record)), status=status) for record, status in connection.execute(query)
            )

    def cancel(self, order_id: str, *, user_id: str) -> bool:
        """Cancel a pending order of this customer, once; False when it is not pending any more or not theirs."""
        with writing(self._engine) as connection:
            mine = (ORDERS.c.order_id == order_id) & (ORDERS.c.user_id == user_id) & (ORDERS.c.status == "pending")
            return connection.execute(update(ORDERS).where(mine).values(status="cancelled")).rowcount == 1

    def put(self, table: Table, values: Mapping[str, Any]) -> str:
        """Write one row; "accepted", "updated" or "unchanged"."""
        key = next(iter(table.primary_key.columns))
        with writing(self._engine) as connection:
            old = connection.execute(select(table).where(key == values[key.name])).mappings().first()
            if old is None:
                connection.execute(insert(table).values(**values))
                return "accepted"
            if old["record"] == values["record"]:
                return "unchanged"
            connection.execute(update(table).where(key == values[key.name]).values(**values))
            return "updated"


def import_customers(engine: Engine, path: Path) -> Report:
    """Take in customers: `user_id, name, email, address` (with `postcode`), a JSONL line each."""
    return _import(OrderBook(engine), CUSTOMERS, path, _customer_values)


def import_orders(engine: Engine, path: Path) -> Report:
    """Take in orders: `order_id, user_id, status, currency, lines, tracking, payments`, a JSONL line each."""
    return _import(OrderBook(engine), ORDERS, path, _order_values)


def _import(book: OrderBook, table: Table, path: Path, read: Any) -> Report:
    counts = {"accepted": 0, "updated": 0, "unchanged": 0}
    rejected: list[Rejection] = []
    for row in read_rows(path):
        try:
            if row.values is None:
                raise InputError(row.reason or "The line could not be read.")
            counts[book.put(table, read(row.values))] += 1
        except InputError as error:
            rejected.append(Rejection(line=row.line, product_id=None, reason=str(error)))
    return Report(**counts, rejected=tuple(rejected))


def _customer_values(row: Mapping[str, Any]) -> dict[str, Any]:
    customer = _customer(row)
    return {
        "user_id": customer.user_id,
        "name": customer.name.casefold(),
        "email": customer.email.casefold(),
        "postcode": _code(customer.postcode),
        "record": json.dumps(dict(row), ensure_ascii=False, sort_keys=True),
    }


def _order_values(row: Mapping[str, Any]) -> dict[str, Any]:
    order = _order(row)
    if order.status not in STATUSES:
        raise InputError(f"order {order.order_id}: status {order.status!r} is not one of {', '.join(STATUSES)}.")
    return {
        "order_id": order.order_id,
        "user_id": order.user_id,
        "status": order.status,
        "record": json.dumps(dict(row), ensure_ascii=False, sort_keys=True),
    }


def _customer(row: Mapping[str, Any]) -> Customer:
    address = row.get("address") or {}
    try:
        return Customer(
            user_id=_text(row, "user_id"),
            name=_text(row, "name"),
            email=str(row.get("email") or ""),
            postcode=str(address.get("postcode") or row.get("postcode") or ""),
            note=str(row["note"]) if row.get("note") else None,
        )
    except AttributeError as error:
        raise InputError(f"customer {row.get('user_id')!r}: address is not an object.") from error


def _order(row: Mapping[str, Any]) -> Order:
    currency = str(row.get("currency") or "USD")
    lines = row.get("lines")
    if not isinstance(lines, Sequence) or isinstance(lines, str) or not lines:
        raise InputError(
            f"order {row.get('order_id')!r} has no lines. Give lines as a list of product_id, title, quantity, price."
        )
    payments = row.get("payments") or [{}]
    return Order(
        order_id=_text(row, "order_id"),
        user_id=_text(row, "user_id"),
        status=_text(row, "status"),
        currency=currency,
        lines=tuple(_line(line, currency) for line in lines),
        tracking=tuple(str(code) for code in row.get("tracking") or ()),
        placed_on=row.get("placed_on"),
        paid_with=str(payments[0].get("method") or "").rpartition("_")[0].replace("_", " ") or None,
    )


def _line(line: Mapping[str, Any], currency: str) -> OrderLine:
    try:
        return OrderLine(
            product_id=str(line["product_id"]),
            title=quotable(str(line.get("title") or "")) or str(line["product_id"]),
            quantity=int(line.get("quantity") or 1),
            price_minor=to_minor(Decimal(str(line["price"])), currency),
        )
    except (KeyError, ValueError, ArithmeticError, TypeError) as error:
        raise InputError(
            f"an order line cannot be read ({error!r}): {line!r}. It needs product_id, quantity and price."
        ) from error


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None or not str(value).strip():
        raise InputError(f"{name} is missing. Every row needs it.")
    return str(value).strip()


def _code(postcode: str) -> str:
    return postcode.replace(" ", "").casefold()
