"""Events into what is learned from, what is chosen by, and what is tested on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ranking.cancellations import settled
from ranking.events import Event

LEAST_EVENTS = 3
"""A shopper with fewer liked products gives nothing to hold out."""
TIME_SHARE = 0.9
_MOSTLY = 0.9
"""The share of the shoppers whose test events must be later than all others for the split to be one by time."""


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


def with_validation(split: Split, seed: int = 0) -> Split:
    """The split with a validation part: where it has none, one is cut out of the training part as the test part was.

    Where the test part holds the last visits of its shoppers, their last visits before it are held out, as many; else
    as many of their liked products, at random.
    """
    if split.valid or not split.test:
        return split
    past, future = _by_user(split.train), _by_user(split.test)
    both = [user for user in future if user in past]
    later = sum(min(e.when for e in future[user]) > max(e.when for e in past[user]) for user in both)
    timed = later >= _MOSTLY * len(both) and bool(both)
    random = np.random.default_rng(seed)
    held: set[int] = set()
    for user in both:
        liked = [event for event in past[user] if event.liked]
        chosen = _last_visits(liked, future[user]) if timed else _drawn(liked, future[user], random)
        if len({event.product_id for event in liked}) - len(chosen) >= LEAST_EVENTS - 1:
            held |= {id(event) for event in past[user] if event.product_id in chosen}
    return Split(
        train=tuple(event for event in split.train if id(event) not in held),
        valid=tuple(event for event in split.train if id(event) in held),
        test=split.test,
    )


def _by_user(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[event.user_id].append(event)
    return {user: found[user] for user in sorted(found)}


def _last_visits(liked: Sequence[Event], future: Sequence[Event]) -> set[str]:
    """The products of a shopper's last visits, as many visits as lie in the future, that were not bought before."""
    visits = sorted({event.when for event in liked})[-len({event.when for event in future}) :]
    last = {event.product_id for event in liked if event.when in visits}
    return last - {event.product_id for event in liked if event.when not in visits}


def _drawn(liked: Sequence[Event], future: Sequence[Event], random: np.random.Generator) -> set[str]:
    """So many of a shopper's liked products as lie in the future, at random."""
    products = sorted({event.product_id for event in liked})
    most = len({event.product_id for event in future})
    return {products[n] for n in random.permutation(len(products))[:most].tolist()}
