"""Orders as the book has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.guard.quotable import quotable
from assistant.service.customers import NOWHERE, Address, kind_of, read_address, required
from retrieval.errors import InputError
from retrieval.money import to_minor
from retrieval.product import NOTHING

STATUSES = (
    "pending",
    "pending (items modified)",
    "processed",
    "shipped",
    "delivered",
    "cancelled",
    "return requested",
    "exchange requested",
    "returned",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order; the price is of one piece, in minor units."""

    product_id: str
    title: str
    quantity: int
    price_minor: int
    options: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    """What tells this variant from others: "color" -> "red"."""

    @property
    def total_minor(self) -> int:
        """What all pieces cost."""
        return self.quantity * self.price_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that moved for an order."""

    kind: str
    """"payment" or "refund"."""
    amount_minor: int
    method_id: str

    @property
    def method_kind(self) -> str:
        """The kind: "gift card", "credit card", "paypal"."""
        return kind_of(self.method_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as the book has it."""

    order_id: str
    user_id: str
    status: str
    currency: str
    lines: tuple[OrderLine, ...]
    address: Address = NOWHERE
    tracking: tuple[str, ...] = ()
    payments: tuple[Payment, ...] = ()
    placed_on: str | None = None
    delivered_on: date | None = None
    done: tuple[str, ...] = ()
    """Kinds of acts that changed it so far."""
    version: str = ""
    """Names this state of the record; another one after every change."""

    @property
    def total_minor(self) -> int:
        """What all lines cost."""
        return sum(line.total_minor for line in self.lines)

    @property
    def paid_by(self) -> str | None:
        """Id of the method that the last payment was made with."""
        return next((each.method_id for each in reversed(self.payments) if each.kind == "payment"), None)

    @property
    def number(self) -> str:
        """The number as it is compared."""
        return number_key(self.order_id)


def number_key(text: str) -> str:
    """An order number as it is compared: without "#", in small letters."""
    return text.strip().lstrip("#").strip().casefold()


def read_order(row: Mapping[str, Any], version: str = "") -> Order:
    """An order from a row of an export.

    Raises:
        InputError: something every order needs is missing or has another shape.
    """
    currency = str(row.get("currency") or "USD")
    lines = row.get("lines")
    if not isinstance(lines, Sequence) or isinstance(lines, str) or not lines:
        raise InputError(
            f"order {row.get('order_id')!r} has no lines. Give lines as a list of product_id, title, quantity, price."
        )
    address, done = row.get("address"), row.get("done")
    return Order(
        order_id=required(row, "order_id"),
        user_id=required(row, "user_id"),
        status=required(row, "status"),
        currency=currency,
        lines=tuple(_line(line, currency) for line in lines),
        address=read_address(address if isinstance(address, Mapping) else {}),
        tracking=tuple(str(each) for each in row.get("tracking") or ()),
        payments=tuple(_payment(each, currency) for each in row.get("payments") or ()),
        placed_on=row.get("placed_on"),
        delivered_on=_day(row.get("delivered_on")),
        done=tuple(str(each) for each in done or ()),
        version=version,
    )


def _line(line: Mapping[str, Any], currency: str) -> OrderLine:
    try:
        options = line.get("options") or {}
        return OrderLine(
            product_id=str(line["product_id"]),
            title=quotable(str(line.get("title") or "")) or str(line["product_id"]),
            quantity=int(line.get("quantity") or 1),
            price_minor=to_minor(Decimal(str(line["price"])), currency),
            options={str(name): str(value) for name, value in options.items()},
        )
    except (KeyError, ValueError, ArithmeticError, TypeError, AttributeError) as error:
        raise InputError(
            f"an order line cannot be read ({error!r}): {line!r}. It needs product_id, quantity and price."
        ) from error


def _payment(row: Mapping[str, Any], currency: str) -> Payment:
    try:
        return Payment(
            kind=str(row.get("kind") or "payment"),
            amount_minor=to_minor(Decimal(str(row.get("amount") or 0)), currency),
            method_id=str(row.get("method") or ""),
        )
    except (ArithmeticError, ValueError, AttributeError) as error:
        raise InputError(f"a payment cannot be read ({error!r}): {row!r}. It needs kind, amount, method.") from error


def _day(value: Any) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"delivered_on {value!r} is not a day. Write it as 2026-03-31.") from error
