"""What a shopper buys again and again, and when it is due."""

import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ranking.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One product that was bought on several days."""

    product_id: str
    times: int
    """Days it was bought on, at least 2."""
    usual_days: float
    """Median of the days between two purchases, above 0."""
    days_since: float
    """Days since the last purchase."""

    @property
    def share(self) -> float:
        """How much of the usual time has passed: 1 when it is due."""
        return self.days_since / self.usual_days


def due_of(events: Iterable[Event], today: date) -> tuple[Due, ...]:
    """What one shopper bought on several days, by product id; purchases without a time say nothing."""
    days: dict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.kind == "purchase" and event.time is not None:
            days[event.product_id].add(event.time.toordinal())
    found = []
    for key, bought in sorted(days.items()):
        ordered = sorted(bought)
        if len(ordered) < 2:
            continue
        gaps = [later - earlier for earlier, later in pairwise(ordered)]
        since = max(0, today.toordinal() - ordered[-1])
        found.append(Due(product_id=key, times=len(ordered), usual_days=statistics.median(gaps), days_since=since))
    return tuple(found)
