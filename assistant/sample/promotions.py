"""The promotions of the sample shop, as its page on offers tells them."""

import calendar
from datetime import date, timedelta
from typing import Any

SOON = 7
"""Days before the end of a month from which the next month's offers hold already."""


def promotion_rows(today: date) -> list[dict[str, Any]]:
    """The rows a shop would write: offers last until the end of the month."""
    until = str(last_day(today + timedelta(days=SOON)))
    return [
        {
            "promotion_id": "free-delivery",
            "title": "free delivery from $60",
            "kind": "free_shipping",
            "conditions": {"min_total": 60, "except_categories": ["tents"]},
        },
        {
            "promotion_id": "camping",
            "title": "15 % off sleeping bags, camp stoves and lanterns",
            "kind": "percent",
            "value": 15,
            "conditions": {"categories": ["sleeping bags", "camp stoves", "lanterns"], "until": until},
        },
        {
            "promotion_id": "jams",
            "title": "three jams for the price of two",
            "kind": "free_item",
            "value": 1,
            "conditions": {"categories": ["jams"], "min_quantity": 3, "until": until},
        },
        {
            "promotion_id": "first-order",
            "title": "$5 off a first order from $40",
            "kind": "amount",
            "value": 5,
            "conditions": {"min_total": 40, "first_order": True},
        },
    ]


def last_day(day: date) -> date:
    """The last day of a month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
