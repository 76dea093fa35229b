"""Customers: who they are, where they live, how they pay."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from retrieval.errors import InputError
from retrieval.money import to_minor

GIFT_CARD = "gift card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where parcels go; absent parts are ""."""

    line1: str = ""
    line2: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    def __str__(self) -> str:
        """On one line, as people write it."""
        last = " ".join(part for part in (self.region, self.postcode) if part)
        return ", ".join(part for part in (self.line1, self.line2, self.city, last, self.country) if part)

    def as_json(self) -> dict[str, str]:
        """The parts by name."""
        return {
            "line1": self.line1,
            "line2": self.line2,
            "city": self.city,
            "region": self.region,
            "postcode": self.postcode,
            "country": self.country,
        }


NOWHERE = Address()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMethod:
    """One way a customer pays."""

    method_id: str
    kind: str
    """"gift card", "credit card", "paypal", or what else the shop takes."""
    brand: str = ""
    last_four: str = ""
    balance_minor: int | None = None
    """What is left on a gift card, in minor units; None where the book does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody who ordered."""

    user_id: str
    name: str
    email: str
    address: Address = NOWHERE
    payments: tuple[PaymentMethod, ...] = ()
    note: str | None = None
    """A few words the shop keeps about them."""
    version: str = ""
    """Names this state of the record; another one after every change."""

    @property
    def postcode(self) -> str:
        """The postcode of the default address."""
        return self.address.postcode

    def payment(self, method_id: str | None) -> PaymentMethod | None:
        """The payment method of an id."""
        return next((method for method in self.payments if method.method_id == method_id), None)


def read_customer(row: Mapping[str, Any], version: str = "") -> Customer:
    """A customer from a row of an export.

    Raises:
        InputError: the id or the name is missing, or a part has another shape.
    """
    address = row.get("address")
    if address is not None and not isinstance(address, Mapping):
        raise InputError(f"customer {row.get('user_id')!r}: address is not an object.")
    methods = row.get("payment_methods") or ()
    if not isinstance(methods, list | tuple) or not all(isinstance(each, Mapping) for each in methods):
        raise InputError(f"customer {row.get('user_id')!r}: payment_methods is not a list of objects.")
    return Customer(
        user_id=required(row, "user_id"),
        name=required(row, "name"),
        email=str(row.get("email") or ""),
        address=read_address({"postcode": row.get("postcode"), **(address or {})}),
        payments=tuple(_payment(each) for each in methods),
        note=str(row["note"]) if row.get("note") else None,
        version=version,
    )


def read_address(row: Mapping[str, Any]) -> Address:
    """An address from its parts by name."""
    return Address(**{name: str(row.get(name) or "").strip() for name in Address.__dataclass_fields__})


def kind_of(method_id: str, kind: str = "") -> str:
    """The kind of a payment method in words: that of the row, else the id's without its number."""
    return (kind or method_id.rpartition("_")[0]).replace("_", " ").strip()


def required(row: Mapping[str, Any], name: str) -> str:
    """A value that every row needs.

    Raises:
        InputError: it is missing.
    """
    value = row.get(name)
    if value is None or not str(value).strip():
        raise InputError(f"{name} is missing. Every row needs it.")
    return str(value).strip()


def code(postcode: str) -> str:
    """A postcode as it is compared."""
    return postcode.replace(" ", "").replace("-", "").casefold()


def _payment(row: Mapping[str, Any]) -> PaymentMethod:
    method_id = required(row, "id")
    balance = row.get("balance")
    try:
        minor = None if balance is None else to_minor(Decimal(str(balance)), str(row.get("currency") or "USD"))
    except (InvalidOperation, ValueError) as error:
        raise InputError(f"payment method {method_id!r}: balance {balance!r} is not an amount.") from error
    return PaymentMethod(
        method_id=method_id,
        kind=kind_of(method_id, str(row.get("kind") or "")),
        brand=str(row.get("brand") or ""),
        last_four=str(row.get("last_four") or ""),
        balance_minor=minor,
    )
