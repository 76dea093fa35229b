"""A shop small enough to build in a test: thirteen products, two people with different purses, a hostile title."""

import json
from pathlib import Path

from assistant.service.imports import import_customers, import_orders
from assistant.shop import Shop
from ranking.purchases import import_purchases
from retrieval.imports import import_documents, import_products
from retrieval.indexer import build_index

HOSTILE = "Mug ${alert(1)} </b><script>alert(2)</script> `tick` \\u0041 {{this}}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#2f7577" d="M0 0h8v8H0z"/></svg>'


def _lamp(number, colour, price, **more):
    return {
        "product_id": f"lamp-{number}",
        "title": f"Table lamp {colour}",
        "description": "A lamp for the desk or the bedside, with a linen shade.",
        "category": "Home > Lighting > Table lamps",
        "color": colour,
        "price": price,
        "currency": "USD",
        "stock": 20,
        "brand": "Harbour",
        "attributes": {"height": f"{30 + number} cm", "cable": "1.5 m"},
        **more,
    }


PRODUCTS = [
    _lamp(1, "red", 18, rating=4.6, rating_count=212),
    _lamp(2, "blue", 24, stock=3),
    _lamp(3, "green", 36, sale_price=30),
    _lamp(4, "black", 120, link="https://example.com/lamp-4"),
    _lamp(5, "white", 150, stock=0),
    _lamp(6, "yellow", 140, image="pictures/lamp-6.svg"),
    {
        "product_id": "mug-1",
        "title": HOSTILE,
        "description": "A stoneware mug for coffee and tea. <img src=x onerror=alert(3)>",
        "attributes": {"capacity": "300 ml", "weight": "340 g"},
        "category": "Kitchen > Cups > Mugs",
        "price": 9.5,
        "currency": "USD",
        "stock": 12,
        "link": "javascript:alert(4)",
        "image": "../shop.db",
    },
    {
        "product_id": "mug-2",
        "title": "Enamel mug",
        "description": "A light mug for the tent.",
        "attributes": {"capacity": "400 ml", "weight": "120 g"},
        "category": "Kitchen > Cups > Mugs",
        "price": 14,
        "currency": "USD",
        "material": "enamel",
        "stock": 40,
    },
    *(
        {
            "product_id": f"scarf-{size}",
            "title": "Lambswool scarf",
            "description": "A warm scarf, woven in Scotland.",
            "category": "Clothing > Accessories > Scarves",
            "price": 45,
            "currency": "USD",
            "color": colour,
            "size": size,
            "group_id": "scarf",
            "stock": 8,
        }
        for size, colour in (("S", "red"), ("M", "blue"), ("L", "grey"))
    ),
    {
        "product_id": "tent-1",
        "title": "Two-person tent",
        "description": "A tent for two, pitched in five minutes.",
        "category": "Outdoors > Camping > Tents",
        "price": 249,
        "currency": "USD",
        "stock": 4,
    },
    {
        "product_id": "spade-1",
        "title": "Garden spade",
        "description": "A steel spade with an ash handle.",
        "category": "Garden > Tools > Spades",
        "price": 55,
        "currency": "USD",
        "stock": 9,
    },
]
PEOPLE = [
    {"user_id": "ada", "name": "Ada Thrift", "email": "ada@example.com", "note": "buys small", "postcode": "1"},
    {"user_id": "bo", "name": "Bo Grand", "email": "bo@example.com", "note": "buys once and well", "postcode": "2"},
]
PURCHASES = [
    *({"user_id": "ada", "product_id": key, "price": price} for key, price in (("mug-2", 14), ("mug-1", 9.5))),
    *({"user_id": "bo", "product_id": key, "price": price} for key, price in (("tent-1", 249), ("spade-1", 155))),
]
ORDERS = [
    {
        "order_id": f"#T{number}",
        "user_id": user,
        "status": status,
        "currency": "USD",
        "placed_on": "2026-11-07",
        "tracking": ["TR-1"] if status == "shipped" else [],
        "lines": [{"product_id": "mug-2", "title": "Enamel mug", "quantity": 2, "price": 14}],
        "payments": [{"method": "credit_card_1", "amount": 28}],
    }
    for number, user, status in (
        (1001, "ada", "pending"),
        (1002, "ada", "shipped"),
        (1003, "ada", "cancelled"),
        (2001, "bo", "pending"),
    )
]
RETURNS = "# Returns\n\n## Time\nYou have 30 days to send something back.\n"


def build_shop(home: Path) -> Shop:
    """Import, index and open the tiny shop in an empty folder, the language model off."""
    (home / "pictures").mkdir(parents=True)
    (home / "pictures" / "lamp-6.svg").write_text(SVG, encoding="utf-8")
    shop = Shop(
        home,
        {
            "language.enabled": False,
            "language.max_seconds": 60,
            "serve.people": "ada,bo",
            "shop.name": "Tiny",
            "search.k": 6,
        },
    )
    import_products(shop.catalogue, _jsonl(home / "products.jsonl", PRODUCTS))
    import_purchases(shop.engine, _jsonl(home / "purchases.jsonl", PURCHASES))
    (home / "pages").mkdir()
    (home / "pages" / "returns.md").write_text(RETURNS, encoding="utf-8")
    import_documents(shop.catalogue, [home / "pages"])
    import_customers(shop.engine, _jsonl(home / "customers.jsonl", [_customer(person) for person in PEOPLE]))
    import_orders(shop.engine, _jsonl(home / "orders.jsonl", ORDERS))
    build_index(shop.home, shop.catalogue, shop.encoder)
    return shop


def _customer(person):
    return {**person, "address": {"postcode": person["postcode"]}, "payment_methods": []}


def _jsonl(path: Path, rows) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
