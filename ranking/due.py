"""What a shopper buys again and again, and when it is due, from their own purchases alone."""

import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from ranking.events import Event

_GIVEN_UP = 4.0
"""After so many usual times without a purchase a product is likely given up: less and less due from then on."""


class DueProduct(Protocol):
    """A product that a shopper is likely to need again."""

    @property
    def product_id(self) -> str:
        """Which."""
        ...

    @property
    def chance(self) -> float:
        """That they need it by now, in [0, 1]."""
        ...

    @property
    def days(self) -> float:
        """Since they bought it last."""
        ...

    @property
    def usual_days(self) -> float:
        """Between two purchases."""
        ...

    @property
    def bought(self) -> int:
        """On how many days they bought it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """See `DueProduct`."""

    product_id: str
    chance: float
    days: float
    usual_days: float
    bought: int


def due_of(events: Iterable[Event], today: date) -> tuple[Due, ...]:
    """What one shopper bought on several days, by product id; purchases without a time say nothing.

    The chance is the share of the usual time (the median between two purchases) that has passed.
    """
    days: dict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.kind == "purchase" and event.time is not None:
            days[event.product_id].add(event.time.toordinal())
    return tuple(_one(key, sorted(bought), today) for key, bought in sorted(days.items()) if len(bought) > 1)


def _one(product_id: str, bought: list[int], today: date) -> Due:
    usual = statistics.median(later - earlier for earlier, later in pairwise(bought))
    since = max(0, today.toordinal() - bought[-1])
    share = since / usual
    chance = min(1.0, share) if share <= _GIVEN_UP else _GIVEN_UP / share
    return Due(product_id=product_id, chance=chance, days=since, usual_days=usual, bought=len(bought))
