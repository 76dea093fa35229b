"""The goods of the sample shop: the hand-written catalogue, with its variants, stock, arrivals and offers."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("catalogue")
DEPARTMENTS = {
    "kitchen": "Kitchen",
    "home": "Home",
    "garden": "Garden",
    "outdoors": "Outdoors",
    "cycling": "Cycling",
    "clothing": "Clothing",
    "footwear": "Footwear",
    "electronics": "Electronics",
    "toys-games": "Toys & Games",
    "stationery": "Stationery",
    "pantry": "Pantry",
    "bath-body": "Bath & Body",
}
NEW_SHARE = 0.06
"""Share of the goods that came within the last month."""
OFFER_SHARE = 0.08
"""Share of the goods on offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """One hand-written product, before its variants."""

    key: str
    department: str
    product_type: str
    name: str
    brand: str
    price: float
    colors: tuple[str, ...]
    sizes: tuple[str, ...]
    materials: tuple[str, ...]
    gender: str | None
    description: str
    details: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]


@cache
def goods() -> tuple[Good, ...]:
    """All hand-written products, by department and in the order written."""
    return tuple(
        _good(department, json.loads(line))
        for slug, department in DEPARTMENTS.items()
        for line in (FOLDER / f"{slug}.jsonl").read_text(encoding="utf-8").splitlines()
        if line.strip()
    )


def _good(department: str, row: dict[str, Any]) -> Good:
    return Good(
        key=row["key"],
        department=department,
        product_type=row["type"],
        name=row["name"],
        brand=row["brand"],
        price=float(row["price"]),
        colors=tuple(row.get("colors") or ()),
        sizes=tuple(row.get("sizes") or ()),
        materials=tuple(row.get("materials") or ()),
        gender=row.get("gender"),
        description=row["description"],
        details=tuple((str(name), str(value)) for name, value in (row.get("details") or {}).items()),
        tags=tuple(row.get("tags") or ()),
    )


def chance(*parts: object) -> float:
    """A number in [0, 1) that depends on its arguments alone."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7]) / 2**56


def product_rows(today: date, ratings: dict[str, tuple[float, int]]) -> list[dict[str, Any]]:
    """The rows of the catalogue as a shop would export them, one a variant.

    Args:
        today: the day the shop is made: arrivals are counted back from it.
        ratings: key of a good -> mean rating and number of ratings.
    """
    return [row for good in goods() for row in _variants(good, today, ratings.get(good.key))]


def _variants(good: Good, today: date, rating: tuple[float, int] | None) -> list[dict[str, Any]]:
    combinations = [(color, size) for color in good.colors or (None,) for size in good.sizes or (None,)]
    return [_row(good, color, size, today, rating, single=len(combinations) == 1) for color, size in combinations]


def _row(
    good: Good,
    color: str | None,
    size: str | None,
    today: date,
    rating: tuple[float, int] | None,
    *,
    single: bool,
) -> dict[str, Any]:
    product_id = good.key if single else "-".join([good.key, *(_slug(part) for part in (color, size) if part)])
    row: dict[str, Any] = {
        "product_id": product_id,
        "group_id": None if single else good.key,
        "title": good.name,
        "brand": good.brand,
        "category": [good.department, good.product_type],
        "description": good.description,
        "price": size_price(good, size),
        "sale_price": _offer(good, size),
        "currency": "USD",
        "stock": _stock(product_id),
        "color": [color] if color else [],
        "size": [size] if size else [],
        "material": list(good.materials),
        "gender": good.gender,
        "rating": rating[0] if rating else None,
        "rating_count": rating[1] if rating else None,
        "image": f"pictures/{good.key}{f'-{_slug(color)}' if color else ''}.svg",
        "created_at": str(arrival(good, today)),
        "attributes": dict(good.details),
    }
    return {name: value for name, value in row.items() if value not in (None, [], {})}


def size_price(good: Good, size: str | None) -> float:
    """Larger packs cost more: the price is that of the first size, the others go by what they hold."""
    first, own = _amount(good.sizes[0]) if good.sizes else None, _amount(size) if size else None
    if first is None or own is None or first == own:
        return good.price
    grown: float = good.price * (own / first) ** 0.85
    return round(grown, 1)


def _amount(size: str) -> float | None:
    """What a pack holds, in grams or millilitres; None for sizes that are worn."""
    number, _, unit = size.partition(" ")
    factor = {"g": 1.0, "kg": 1000.0, "ml": 1.0, "cl": 10.0, "l": 1000.0}.get(unit)
    try:
        return float(number) * factor if factor else None
    except ValueError:
        return None


def on_offer(good: Good) -> int:
    """Percent off; 0 for most."""
    if chance("offer", good.key) >= OFFER_SHARE:
        return 0
    return (10, 15, 20, 25, 30)[int(5 * chance("percent", good.key))]


def _offer(good: Good, size: str | None) -> float | None:
    percent = on_offer(good)
    return round(size_price(good, size) * (100 - percent) / 100, 2) if percent else None


def arrival(good: Good, today: date) -> date:
    """The day a good came in: within the last month for some, up to three years ago for the rest."""
    if chance("new", good.key) < NEW_SHARE:
        return today - timedelta(days=1 + int(27 * chance("days", good.key)))
    return today - timedelta(days=40 + int(1000 * chance("days", good.key)))


def _stock(product_id: str) -> int:
    luck = chance("stock", product_id)
    if luck < 0.06:
        return 0
    if luck < 0.18:
        return 1 + int(3 * chance("few", product_id))
    return 4 + int(44 * chance("many", product_id))


def variant_ids(good: Good) -> Sequence[str]:
    """Product ids of all variants of a good."""
    return [row["product_id"] for row in _variants(good, date(2026, 1, 1), None)]


def _slug(text: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in text.lower()).strip("-")
