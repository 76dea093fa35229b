"""What is bought again, and when: learned from everybody's purchases, read for one shopper at one time.

A product has a chance of ever being bought again and a usual time until it is, as in "Buy it again: modeling repeat
purchase recommendations" (Bhagat, Muralidharan, Lobzhanidze and Vishwanath, KDD 2018). Few observations are pulled
towards those of the product's kind, and these towards the shop's. Who has not bought again yet counts only as far as
the usual time is over (a mixture cure model, Boag 1949, in one step).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.cancellations import settled
from ranking.events import Event, seconds_of

_DAY = 86_400.0
LEAST = 0.25
"""The chance from which a product counts as due."""
_SURE = 0.5
"""The chance from which it counts as fully due."""
_SHOPPERS = 10.0
"""Shoppers of a kind, or of the shop, that say as much as those of the product itself."""
_GAPS = 5.0
"""The same for times between two purchases."""
_OWN = 8.0
"""Purchases of a shopper that say as much as all other shoppers."""
_OWN_GAPS = 4.0
_NOT_TOO_SOON = 1.5
_GIVEN_UP = 2.0
"""How many spreads before the usual time a product may be due, and after it is likely bought elsewhere, or no more."""
_LEAST_SPREAD = 0.25
_LEAST_DAYS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a product is bought again."""

    chance: float = 0.1
    """That a shopper who bought it ever buys it again."""
    log_days: float = math.log(30)
    """Mean logarithm of the days until then."""
    spread: float = 1.0
    """Its standard deviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A product a shopper is likely to need again now."""

    product_id: str
    chance: float
    """That they need it by now."""
    days: float
    """Since they bought it last."""
    usual_days: float
    """Between two purchases, theirs and others'."""
    bought: int
    """On how many days they bought it."""

    @property
    def degree(self) -> float:
        """How far it counts as a thing that they do not have, in [0, 1]: fully at even odds."""
        return min(1.0, self.chance / _SURE)


Bought = tuple[str, tuple[float, ...]]
"""A product and the times one shopper bought it, in days, oldest first."""
_NONE: Mapping[str, str] = MappingProxyType({})


class Repeats:
    """The habits of a shop's shoppers."""

    def __init__(
        self, habits: Mapping[str, Habit], usual: Habit, bought: Sequence[Bought] = (), kinds: Mapping[str, str] = _NONE
    ) -> None:
        """Take the habit of each product, and the shop's for products that are new.

        Args:
            habits: product id -> its habit.
            usual: the habit of the shop.
            bought: what they were learned from, in an order that tells nothing of whose it is.
            kinds: product id -> product type.
        """
        self._habits, self._usual = dict(habits), usual
        self._bought, self._kinds = tuple(bought), dict(kinds)

    def without(self, events: Iterable[Event]) -> "Repeats":
        """The habits as if one shopper had never been: exact.

        Args:
            events: theirs.

        Raises:
            LookupError: they were not learned from.
        """
        left = Counter(self._bought)
        left.subtract(_bought([tuple(events)]))
        if min(left.values(), default=0) < 0:
            raise LookupError("nobody with these purchases was learned from")
        return _learned(sorted(left.elements()), self._kinds)

    def habit(self, product_id: str) -> Habit:
        """How a product is bought again."""
        return self._habits.get(product_id, self._usual)

    def due(self, events: Iterable[Event], now: datetime) -> tuple[Due, ...]:
        """What one shopper is likely to need again, the likeliest first; purchases without a time say nothing.

        Args:
            events: theirs, of families where variants count as one product.
            now: the time to say it for; what they did later is not looked at.
        """
        today = seconds_of(now) / _DAY
        found = [
            self._one(product_id, [day for day in days if day <= today], today)
            for product_id, days in _days(events).items()
            if days[0] <= today
        ]
        return tuple(sorted((d for d in found if d.chance >= LEAST), key=lambda each: (-each.chance, each.product_id)))

    def chances(self, events: Iterable[Event], now: datetime) -> dict[str, float]:
        """The chance of every product that one shopper bought, due or not."""
        today = seconds_of(now) / _DAY
        return {key: self._one(key, days, today).chance for key, days in _days(events).items() if days[0] <= today}

    def _one(self, product_id: str, days: Sequence[float], today: float) -> Due:
        habit = self.habit(product_id)
        gaps = _log_gaps(days)
        log_days = (_OWN_GAPS * habit.log_days + sum(gaps)) / (_OWN_GAPS + len(gaps))
        again = (_OWN * habit.chance + len(gaps)) / (_OWN + len(gaps))
        since = max(today - days[-1], 0.0)
        late = (math.log(max(since, _LEAST_DAYS)) - log_days) / habit.spread
        waiting = again * (1 - _below(late - _GIVEN_UP))
        still = waiting / (waiting + 1 - again) if waiting else 0.0
        return Due(
            product_id=product_id,
            chance=still * _below(late + _NOT_TOO_SOON),
            days=since,
            usual_days=math.exp(log_days),
            bought=len(days),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored: product ids (products,), and float64 (products + 1, 3), the shop's habit last.

        And what they were learned from: the place of each product bought, on how many days, and those days.
        """
        habits = [*self._habits.values(), self._usual]
        values = [(each.chance, each.log_days, each.spread) for each in habits]
        place = {product_id: n for n, product_id in enumerate(self._habits)}
        return {
            "product_ids": np.array(list(self._habits), dtype=np.str_),
            "habits": np.array(values),
            "kinds": np.array([self._kinds.get(product_id, "") for product_id in self._habits], dtype=np.str_),
            "bought": np.array([place[product_id] for product_id, _ in self._bought], dtype=np.int32),
            "often": np.array([len(days) for _, days in self._bought], dtype=np.int32),
            "days": np.array([day for _, days in self._bought for day in days], dtype=np.float64),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The habits from what was stored.

        Raises:
            LookupError, ValueError, TypeError: the arrays are not those of habits.
        """
        habits = [
            Habit(chance=chance, log_days=log, spread=spread) for chance, log, spread in arrays["habits"].tolist()
        ]
        keys = arrays["product_ids"].tolist()
        ends = np.cumsum(arrays["often"]).tolist()
        days = arrays["days"].tolist()
        bought = [
            (keys[place], tuple(days[start:end]))
            for place, start, end in zip(arrays["bought"].tolist(), [0, *ends], ends, strict=False)
        ]
        kinds = {key: kind for key, kind in zip(keys, arrays["kinds"].tolist(), strict=True) if kind}
        return cls(dict(zip(keys, habits[:-1], strict=True)), habits[-1], bought, kinds)


@dataclass(slots=True)
class _Seen:
    """What was observed of a product, a kind or the shop."""

    gaps: list[float] = field(default_factory=list)
    """Logarithms of days between two purchases."""
    again: int = 0
    waiting: list[float] = field(default_factory=list)
    """Days since the only purchase of each shopper who has not come back."""

    def add(self, gaps: Sequence[float], waiting: float) -> None:
        self.gaps += gaps
        self.again += bool(gaps)
        if not gaps:
            self.waiting.append(waiting)

    def habit(self, prior: Habit) -> Habit:
        gaps, size = np.array(self.gaps), len(self.gaps)
        mean = (float(gaps.sum()) + _GAPS * prior.log_days) / (size + _GAPS)
        square = (float(((gaps - mean) ** 2).sum()) + _GAPS * prior.spread**2) / (size + _GAPS)
        spread = max(math.sqrt(square), _LEAST_SPREAD)
        had_time = sum(_below((math.log(max(days, _LEAST_DAYS)) - mean) / spread) for days in self.waiting)
        chance = (self.again + _SHOPPERS * prior.chance) / (self.again + had_time + _SHOPPERS)
        return Habit(chance=chance, log_days=mean, spread=spread)


def learn_repeats(events: Iterable[Event], kinds: Mapping[str, str]) -> Repeats:
    """Learn from everybody's purchases that have a time.

    Args:
        events: everything, of families where variants count as one product.
        kinds: product id -> product type; every product here has a habit, bought or not.
    """
    by_user: dict[str, list[Event]] = defaultdict(list)
    for event in settled(events):
        by_user[event.user_id].append(event)
    return _learned(_bought(by_user.values()), kinds)


def _bought(shoppers: Iterable[Sequence[Event]]) -> list[Bought]:
    """What each shopper bought and on which days, sorted, so that it is not told whose it is."""
    return sorted((key, tuple(days)) for events in shoppers for key, days in _days(events).items())


def _learned(bought: Sequence[Bought], kinds: Mapping[str, str]) -> Repeats:
    end = max((days[-1] for _, days in bought), default=0.0)
    shop, of_kind, of_product = _Seen(), defaultdict[str, _Seen](_Seen), defaultdict[str, _Seen](_Seen)
    for product_id, days in bought:
        levels = [shop, of_product[product_id], *([of_kind[kinds[product_id]]] if product_id in kinds else [])]
        for level in levels:
            level.add(_log_gaps(days), end - days[-1])
    usual = shop.habit(Habit())
    by_kind = {kind: of_kind[kind].habit(usual) for kind in sorted(set(kinds.values()))}
    habits = {
        product_id: of_product[product_id].habit(by_kind[kinds[product_id]] if product_id in kinds else usual)
        for product_id in sorted({*kinds, *of_product})
    }
    return Repeats(habits, usual, bought, kinds)


def _days(events: Iterable[Event]) -> dict[str, list[float]]:
    """Product id -> when one shopper bought it, in days, oldest first; one time a day."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for event in settled(events):
        if event.kind == "purchase" and event.time is not None:
            day = event.when / _DAY
            found[event.product_id][int(day)] = day
    return {product_id: sorted(days.values()) for product_id, days in found.items()}


def _log_gaps(days: Sequence[float]) -> list[float]:
    return [math.log(max(after - before, _LEAST_DAYS)) for before, after in pairwise(days)]


def _below(value: float) -> float:
    """The share of a normal distribution below a value in spreads."""
    return 0.5 * math.erfc(-value / math.sqrt(2))
