"""A shop of lamps, shirts and kettles with two customers, and a conversation with its order help."""

from datetime import date
from pathlib import Path
from typing import Any

from assistant.service.desk import Heard, ServiceDesk
from assistant.service.policy import Policy, load_policy
from assistant.service.state import after_aside
from assistant.speech.speech import Speech
from retrieval.product import Product
from tests.assistant.service.fake_system import FakeOrderSystem

TODAY = date(2026, 3, 31)
HOME = {"line1": "4 Quay Street", "city": "Saltby", "region": "ME", "postcode": "AB1 2CD", "country": "USA"}
CUSTOMERS: list[dict[str, Any]] = [
    {
        "user_id": "ada",
        "name": "Ada Thrift",
        "email": "ada@example.com",
        "address": HOME,
        "payment_methods": [
            {"id": "credit_card_1", "kind": "credit_card", "brand": "visa", "last_four": "1234"},
            {"id": "gift_card_2", "kind": "gift_card", "balance": 20},
            {"id": "paypal_3", "kind": "paypal"},
        ],
    },
    {
        "user_id": "bo",
        "name": "Bo Grand",
        "email": "bo@example.com",
        "address": {**HOME, "line1": "9 Mill Lane", "postcode": "XY9 8ZW"},
        "payment_methods": [{"id": "paypal_9", "kind": "paypal"}],
    },
]


def line(product_id, title, price, **options):
    return {"product_id": product_id, "title": title, "quantity": 1, "price": price, "options": options}


LAMP = line("lamp-black", "Desk Lamp", 30, color="black", brightness="medium", power="USB")
SHIRT = line("shirt-blue-m", "T-Shirt", 20, color="blue", size="M")
RED_SHIRT = line("shirt-red-m", "T-Shirt", 21, color="red", size="M")
KETTLE = line("kettle-1", "Tea Kettle", 50, capacity="1 liter", material="glass")
GONE = line("gone", "Wall Clock", 15, color="white")


def order(number, user, status, lines, method="credit_card_1", **more):
    total = sum(each["price"] for each in lines)
    return {
        "order_id": f"#{number}",
        "user_id": user,
        "status": status,
        "currency": "USD",
        "lines": lines,
        "address": HOME,
        "tracking": [f"T{number}"] if status == "delivered" else [],
        "payments": [{"kind": "payment", "amount": total, "method": method}],
        **more,
    }


ORDERS: list[dict[str, Any]] = [
    order("M1001", "ada", "pending", [LAMP, SHIRT]),
    order("M1002", "ada", "delivered", [KETTLE, SHIRT, RED_SHIRT, GONE], "paypal_3", delivered_on="2026-03-20"),
    order(
        "M1010", "ada", "pending", [KETTLE], "gift_card_2", address={**HOME, "line1": "1 Far Road", "city": "Norwick"}
    ),
    order("M2001", "bo", "pending", [LAMP], "paypal_9"),
]


def product(product_id, title, price, available=True, **options):
    return Product(
        product_id=product_id,
        title=title,
        price_minor=price * 100,
        currency="USD",
        available=available,
        group_id=title,
        attributes=options,
    )


PRODUCTS = [
    product("lamp-black", "Desk Lamp", 30, color="black", brightness="medium", power="USB"),
    product("lamp-black-battery", "Desk Lamp", 34, color="black", brightness="medium", power="battery"),
    product("lamp-white", "Desk Lamp", 28, color="white", brightness="medium", power="USB"),
    product("lamp-bright", "Desk Lamp", 45, color="black", brightness="high", power="USB"),
    product("lamp-red", "Desk Lamp", 31, available=False, color="red", brightness="medium", power="USB"),
    product("shirt-blue-m", "T-Shirt", 20, color="blue", size="M"),
    product("shirt-red-m", "T-Shirt", 21, color="red", size="M"),
    product("shirt-blue-s", "T-Shirt", 20, color="blue", size="S"),
    product("shirt-blue-xl", "T-Shirt", 22, color="blue", size="XL"),
    product("kettle-1", "Tea Kettle", 50, capacity="1 liter", material="glass"),
    product("kettle-2", "Tea Kettle", 65, capacity="2 liters", material="glass"),
    product("kettle-steel", "Tea Kettle", 80, capacity="2 liters", material="stainless steel"),
]


def family(product_id):
    groups = {each.product_id: each.group_id for each in PRODUCTS}
    return tuple(each for each in PRODUCTS if each.group_id == groups.get(product_id))


def system() -> FakeOrderSystem:
    return FakeOrderSystem(CUSTOMERS, ORDERS)


def policy(folder: Path, text: str) -> Policy:
    folder.mkdir(exist_ok=True)
    (folder / "policy.toml").write_text(text, encoding="utf-8")
    return load_policy(folder)


class Talk:
    """A conversation about orders."""

    def __init__(self, system_=None, customer_id="ada", policy_=None, language="en") -> None:
        self.system = system_ or system()
        self.desk = ServiceDesk(
            system=self.system, policy=policy_ or load_policy(None), family=family, today=lambda: TODAY
        )
        self.customer_id: str | None = customer_id
        self.pending: str | None = None
        self.messages: list[str] = []
        self.language = language
        self.turn = 0

    def say(self, *messages: str) -> str:
        for text in messages:
            self.answer = self.desk.answer(self.heard(text))
            self.pending, self.customer_id = self.answer.pending, self.answer.customer_id or self.customer_id
            self.messages.append(text)
            self.turn += 1
        return " ".join(self.answer.sentences)

    def heard(self, text: str, turn: int | None = None) -> Heard:
        number = self.turn if turn is None else turn
        return Heard(
            text=text,
            turn_id=f"{id(self)} {number}",
            pending=self.pending,
            customer_id=self.customer_id,
            messages=tuple(self.messages),
            say=Speech(self.language),
        )

    def aside(self) -> None:
        self.pending = after_aside(self.pending)

    def order(self, number: str):
        everything = [*self.system.orders("ada"), *self.system.orders("bo")]
        return next(each for each in everything if each.order_id == f"#{number}")

    def address(self, user_id: str = "ada") -> str:
        customer = self.system.customer_by_id(user_id)
        assert customer is not None
        return str(customer.address)
