"""Customers and orders taken in from a shop's exports."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table

from assistant.service.book import OrderBook
from assistant.service.customers import code, read_customer
from assistant.service.orders import STATUSES, read_order
from assistant.service.tables import CUSTOMERS, ORDERS
from retrieval.errors import InputError
from retrieval.feeds import read_rows
from retrieval.report import Rejection, Report


def import_customers(engine: Engine, path: Path) -> Report:
    """Take in customers: `user_id, name, email, address, payment_methods`, a JSONL line each."""
    return _import(OrderBook(engine), CUSTOMERS, path, _customer_values)


def import_orders(engine: Engine, path: Path) -> Report:
    """Take in orders: `order_id, user_id, status, currency, lines, address, tracking, payments`, a JSONL line each."""
    return _import(OrderBook(engine), ORDERS, path, _order_values)


def _import(book: OrderBook, table: Table, path: Path, read: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Report:
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
    customer = read_customer(row)
    return {
        "user_id": customer.user_id,
        "name": customer.name.casefold(),
        "email": customer.email.casefold(),
        "postcode": code(customer.postcode),
        "record": json.dumps(dict(row), ensure_ascii=False, sort_keys=True),
    }


def _order_values(row: Mapping[str, Any]) -> dict[str, Any]:
    order = read_order(row)
    if order.status not in STATUSES:
        raise InputError(f"order {order.order_id}: status {order.status!r} is not one of {', '.join(STATUSES)}.")
    return {
        "order_id": order.order_id,
        "user_id": order.user_id,
        "status": order.status,
        "record": json.dumps(dict(row), ensure_ascii=False, sort_keys=True),
    }
