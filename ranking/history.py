"""What one shopper had to do with, as every recommender reads it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from ranking.cancellations import settled
from ranking.events import Event
from ranking.weights import EventWeights

LONGEST = 1_000
"""Products of a history that count: the latest."""


@dataclass(frozen=True, slots=True)
class History:
    """Products with how much each speaks and how long ago, oldest first, each product once."""

    product_ids: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    """For each product what its strongest event says for it, above 0: 1 for a purchase, less for a view."""
    occasions: tuple[int, ...] = ()
    """For each product how many visits ago it was, 0 for the last; what was bought together shares a number."""

    @classmethod
    def of(cls, product_ids: Sequence[str]) -> "History":
        """Products bought one after another, oldest first."""
        size = len(product_ids)
        return cls(tuple(product_ids), (1.0,) * size, tuple(range(size - 1, -1, -1)))

    def without(self, product_ids: Collection[str]) -> "History":
        """The history as if these had never been in it."""
        return self._at([n for n, key in enumerate(self.product_ids) if key not in product_ids])

    def latest(self, most: int) -> "History":
        """The latest products alone."""
        return self._at(range(max(0, len(self.product_ids) - most), len(self.product_ids)))

    def _at(self, places: Iterable[int]) -> "History":
        kept = tuple(places)
        return History(
            tuple(self.product_ids[n] for n in kept),
            tuple(self.weights[n] for n in kept),
            tuple(self.occasions[n] for n in kept),
        )

    def __len__(self) -> int:
        return len(self.product_ids)


@dataclass(slots=True)
class _Seen:
    weight: float = 0.0
    when: float = 0.0


@dataclass(slots=True)
class _Reader:
    """Reads one shopper's events."""

    weights: EventWeights
    seen: dict[str, _Seen] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        if event.disliked:
            self.seen.pop(event.product_id, None)
            return
        weight = self.weights.of(event)
        if weight <= 0:
            return
        before = self.seen.pop(event.product_id, None)
        self.seen[event.product_id] = _Seen(max(weight, before.weight if before else 0.0), event.when)


def history_of(events: Iterable[Event], weights: EventWeights | None = None) -> History:
    """Read one shopper's events, oldest first.

    What was taken back was never bought. What was disliked since leaves; of repeats the last time counts.
    With a half-life, weights fall with the days before the shopper's own last event.
    """
    used = weights or EventWeights()
    reader = _Reader(used)
    for event in settled(events):
        reader.take(event)
    seen = dict(list(reader.seen.items())[-LONGEST:])
    times = sorted({each.when for each in seen.values()}, reverse=True)
    ago = {when: n for n, when in enumerate(times)}
    return History(
        tuple(seen),
        tuple(each.weight * used.faded(times[0] - each.when) for each in seen.values()),
        tuple(ago[each.when] for each in seen.values()),
    )
