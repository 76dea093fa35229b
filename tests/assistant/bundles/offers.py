"""Promotions that hold whenever the tests run."""

from datetime import date
from typing import Any

TODAY = date(2026, 1, 2)
OFFERS: list[dict[str, Any]] = [
    {
        "promotion_id": "mugs",
        "title": "15 % off mugs",
        "kind": "percent",
        "value": 15,
        "conditions": {"categories": ["mugs"]},
    },
    {
        "promotion_id": "delivery",
        "title": "free delivery from $60",
        "kind": "free_shipping",
        "conditions": {"min_total": 60},
    },
    {"promotion_id": "secret", "title": "10 % off", "kind": "percent", "value": 10, "code": "TEN10"},
]
