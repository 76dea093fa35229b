"""Events into what is learned from, what is chosen by, and what is tested on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ranking.cancellations import settled
from ranking.events import Event

LEAST_EVENTS = 3
"""A shopper with fewer liked products gives nothing to hold out."""
TIME_SHARE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Three parts of the events."""

    train: tuple[Event, ...]
    valid: tuple[Event, ...]
    test: tuple[Event, ...]


def split_of(events: Sequence[Event], how: str) -> Split:
    """Split events, settled: by their "column", each shopper's "last" two products, or "time" (the last tenths)."""
    events = settled(events)
    if how == "column":
        return Split(
            **{name: tuple(e for e in events if (e.split or "train") == name) for name in ("train", "valid", "test")}
        )
    return _by_last(events) if how == "last" else _by_time(events)


def _by_last(events: Sequence[Event]) -> Split:
    by_user: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_user[event.user_id].append(event)
    train: list[Event] = []
    valid: list[Event] = []
    test: list[Event] = []
    for user_id in sorted(by_user):
        mine = sorted(by_user[user_id], key=lambda event: event.when)
        last = list(dict.fromkeys(event.product_id for event in reversed(mine) if event.liked))
        held = {last[0]: test, last[1]: valid} if len(last) >= LEAST_EVENTS else {}
        for event in mine:
            held.get(event.product_id, train).append(event)
    return Split(train=tuple(train), valid=tuple(valid), test=tuple(test))


def _by_time(events: Sequence[Event]) -> Split:
    times = sorted(event.when for event in events)
    if not times:
        return Split(train=(), valid=(), test=())
    first, second = times[int(len(times) * (2 * TIME_SHARE - 1))], times[int(len(times) * TIME_SHARE)]
    return Split(
        train=tuple(e for e in events if e.when < first),
        valid=tuple(e for e in events if first <= e.when < second),
        test=tuple(e for e in events if e.when >= second),
    )
