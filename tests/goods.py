"""A catalogue small enough to reason about: what the tests of every room import."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.home import Home
from retrieval.imports import import_products


def product(product_id: str, title: str, price: float, **more: Any) -> dict[str, Any]:
    return {"product_id": product_id, "title": title, "price": price, "currency": "USD", "stock": 9, **more}


GOODS = [
    product(
        "boot-red",
        "Ridge Hiking Boots",
        74,
        category="Footwear > boots",
        color="red",
        size="39",
        material="leather",
        group_id="ridge",
        attributes={"waterproof": "yes, to 5,000 mm", "weight": "900 g"},
        description="Waterproof boots for wet hills. The soles can be replaced.",
    ),
    product(
        "boot-brown",
        "Ridge Hiking Boots",
        74,
        category="Footwear > boots",
        color="brown",
        size="39",
        material="leather",
        group_id="ridge",
        stock=0,
        attributes={"waterproof": "yes, to 5,000 mm", "weight": "900 g"},
        description="Waterproof boots for wet hills. The soles can be replaced.",
    ),
    product(
        "boot-green",
        "Vale Hiking Boots",
        52,
        category="Footwear > boots",
        color="green",
        size="39",
        material="canvas",
        attributes={"waterproof": "no", "weight": "700 g"},
        description="Light boots for dry paths. Leather-free throughout.",
    ),
    product(
        "jacket",
        "Storm Rain Jacket",
        120,
        category="Clothing > jackets",
        color="blue",
        material="nylon",
        gender="women",
        attributes={"waterproof": "yes", "weight": "400 g"},
        description="A rain jacket with a hood for hiking in the wet.",
        rating=4.6,
        rating_count=21,
    ),
    product(
        "mug",
        "Blue Stoneware Mug",
        12,
        category="Kitchen > mugs",
        color="blue",
        material="stoneware",
        brand="Halden",
        attributes={"dishwasher safe": "yes", "capacity": "300 ml"},
        description="A heavy mug for coffee and tea.",
        rating=4.9,
        rating_count=40,
    ),
    product(
        "mug-tin",
        "Red Tin Mug",
        9,
        category="Kitchen > mugs",
        color="red",
        material="steel",
        brand="Corvane",
        attributes={"dishwasher safe": "no", "capacity": "400 ml"},
        description="A light mug for the tent.",
    ),
    product(
        "mug-travel",
        "Lidded Travel Mug",
        29,
        sale_price=24,
        category="Kitchen > mugs",
        color="black",
        material="steel",
        brand="Corvane",
        attributes={"dishwasher safe": "yes", "capacity": "450 ml"},
        description="Keeps coffee hot for six hours and shuts tight in a bag.",
    ),
    product(
        "headphones",
        "Wireless Headphones",
        89,
        category="Electronics > headphones",
        color="black",
        attributes={"battery": "30 hours"},
        description="Closed headphones for trains and offices.",
    ),
    product(
        "blanket",
        "Lambswool Blanket",
        65,
        category="Home > blankets",
        color="cream",
        material="wool",
        description="A warm blanket for the sofa, woven in one piece.",
    ),
]


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def catalogue_of(home: Path, rows: Iterable[Mapping[str, Any]] = GOODS) -> Catalogue:
    catalogue = Catalogue(connect(Home(home)))
    report = import_products(catalogue, write_rows(home / "goods.jsonl", rows))
    assert not report.rejected
    return catalogue
