"""Customers and orders of the sample shop, one in every state for each person a visitor can shop as."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from assistant.sample.purchases import Shopper, shoppers

ORDERS = 260
"""The latest purchases that are told as orders."""
_STREETS = [
    "Quay Street",
    "Mill Lane",
    "Orchard Road",
    "Station Parade",
    "Harbour View",
    "Chapel Hill",
    "Fern Close",
    "Market Row",
]
_CITIES = (
    ("Saltby", "SA1 4QT"),
    ("Norwick", "NW8 2LD"),
    ("Ferrow", "FR3 9BX"),
    ("Hollin Bay", "HB2 7MN"),
    ("Cairnmouth", "CM5 1RS"),
)
_DAYS_TO_ARRIVE = 4
_ARRIVED = ("delivered", "returned", "return requested", "exchange requested")
_PAYMENTS = ("credit_card", "gift_card", "paypal")


def customer_rows() -> list[dict[str, Any]]:
    """Everybody who may ask for an order."""
    return [_customer(shopper) for shopper in shoppers()]


def _customer(shopper: Shopper) -> dict[str, Any]:
    rng = random.Random(f"address {shopper.user_id}")
    city, postcode = rng.choice(_CITIES)
    return {
        "user_id": shopper.user_id,
        "name": shopper.name,
        "email": f"{shopper.name.lower().replace(' ', '.')}.{shopper.user_id}@example.com",
        "address": {
            "line1": f"{rng.randint(1, 120)} {rng.choice(_STREETS)}",
            "city": city,
            "postcode": postcode,
            "country": "USA",
        },
        **({"note": shopper.note} if shopper.note else {}),
        "payment_methods": [_payment_method(kind, shopper, rng) for kind in _PAYMENTS],
    }


def _payment_method(kind: str, shopper: Shopper, rng: random.Random) -> dict[str, Any]:
    balance = {"balance": rng.choice((8, 15, 24.5, 50))} if kind == "gift_card" else {}
    return {"id": f"{kind}_{shopper.user_id}", "kind": kind, **balance}


def order_rows(purchases: Sequence[Mapping[str, Any]], titles: Mapping[str, str], today: date) -> list[dict[str, Any]]:
    """The latest purchases as orders, newest still open, older ones delivered, some cancelled or coming back.

    Args:
        purchases: the rows of `purchase_rows`.
        titles: product id -> title.
        today: the day the shop is made.
    """
    bought = [row for row in purchases if row["event"] == "purchase"]
    people = [row for shopper in shoppers() if shopper.note for row in _last_of(shopper, bought)]
    others = [row for row in bought if row not in people][-ORDERS:]
    addresses = {customer["user_id"]: customer["address"] for customer in customer_rows()}
    rows = enumerate([*people, *others], start=1)
    return [{**_order(number, row, titles, today), "address": addresses[row["user_id"]]} for number, row in rows]


def _last_of(shopper: Shopper, bought: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [row for row in bought if row["user_id"] == shopper.user_id][-4:]


def _order(number: int, row: Mapping[str, Any], titles: Mapping[str, str], today: date) -> dict[str, Any]:
    rng = random.Random(f"order {number}")
    status = _status(number, (today - datetime.fromisoformat(row["time"]).date()).days, rng)
    price = float(row["price"])
    tracking = [f"{rng.randint(10**11, 10**12 - 1)}"] if status not in ("pending", "processed", "cancelled") else []
    kind = rng.choice(_PAYMENTS)
    placed = datetime.fromisoformat(row["time"]).date()
    arrived = {"delivered_on": str(placed + timedelta(days=_DAYS_TO_ARRIVE))} if status in _ARRIVED else {}
    return {
        **arrived,
        "order_id": f"#M{40000 + number}",
        "user_id": row["user_id"],
        "status": status,
        "currency": "USD",
        "placed_on": row["time"][:10],
        "lines": [
            {
                "product_id": row["product_id"],
                "title": titles[row["product_id"]],
                "quantity": row["quantity"],
                "price": price,
            }
        ],
        "tracking": tracking,
        "payments": [
            {
                "kind": "payment",
                "amount": round(price * row["quantity"], 2),
                "method": f"{kind}_{row['user_id']}",
            }
        ],
    }


def _status(number: int, age_days: int, rng: random.Random) -> str:
    """Each fourth order of a person is open, so that there is something to track and to cancel."""
    if number % 4 == 0:
        return rng.choice(("pending", "pending", "processed", "shipped"))
    if age_days < 10:
        return rng.choice(("pending", "processed", "shipped"))
    return rng.choice(("delivered",) * 7 + ("cancelled", "returned", "return requested", "exchange requested"))
