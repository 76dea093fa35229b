"""Cancellations and returns: what was taken back counts as never bought."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from ranking.events import Event


def settled(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without cancellations and without what those took back, in the order given.

    A cancellation takes back the latest purchases of its product by its shopper, at or before its own time, up to its
    quantity; what is left of a purchase stays with the smaller quantity. A cancellation that finds nothing to take back
    does nothing. At equal times purchases come first. Settling twice changes nothing.
    """
    kept = tuple(events)
    if not any(event.kind == "cancel" for event in kept):
        return kept
    cancelled = {(event.user_id, event.product_id) for event in kept if event.kind == "cancel"}
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, event in enumerate(kept):
        key = (event.user_id, event.product_id)
        if event.kind in ("purchase", "cancel") and key in cancelled:
            groups[key].append(place)
    left: dict[int, int] = {}
    for places in groups.values():
        left |= _left(kept, places)
    return tuple(
        event if left.get(place, event.quantity) == event.quantity else replace(event, quantity=left[place])
        for place, event in enumerate(kept)
        if event.kind != "cancel" and left.get(place, 1) > 0
    )


def _left(events: Sequence[Event], places: Sequence[int]) -> dict[int, int]:
    """How many pieces of each purchase of one product by one shopper are left."""
    left: dict[int, int] = {}
    bought: list[int] = []
    for place in sorted(places, key=lambda place: _order(events[place])):
        event = events[place]
        if event.kind == "purchase":
            left[place] = event.quantity
            bought.append(place)
            continue
        owed = event.quantity
        while owed and bought:
            taken = min(owed, left[bought[-1]])
            left[bought[-1]] -= taken
            owed -= taken
            if not left[bought[-1]]:
                bought.pop()
    return left


def _order(event: Event) -> tuple[float, bool, int, int, str]:
    """By time, purchases before cancellations; equal times are told apart by content, never by place in the file."""
    is_cancellation = event.kind == "cancel"
    timeless = is_cancellation and event.time is None and event.order is None
    price = -1 if event.price_minor is None else event.price_minor
    return inf if timeless else event.when, is_cancellation, event.quantity, price, event.split or ""
