"""What was bought together: one basket an order, or a day where the export gives times alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ranking.events import Event

FEW = 0.02
"""Where fewer baskets than this share hold two products, the export knows no orders."""
_NEXT = 2
"""In such a shop this many products bought one after the other are taken for a basket."""


def baskets_of(events: Iterable[Event]) -> tuple[frozenset[str], ...]:
    """The baskets of a shop's purchases, by shopper and time.

    A basket is what one shopper bought on one day; without times, what stands at one place of the shopper's sequence.
    Where nearly all of these hold one product, what a shopper bought one after the other stands for a basket.
    """
    kept = tuple(events)
    return baskets_by(kept, by_order=knows_orders(kept))


def knows_orders(events: Iterable[Event]) -> bool:
    """Whether enough of a shop's orders hold several products to be taken for its baskets."""
    orders = baskets_by(events, by_order=True)
    return sum(len(basket) > 1 for basket in orders) >= FEW * len(orders)


def baskets_by(events: Iterable[Event], *, by_order: bool) -> tuple[frozenset[str], ...]:
    """The orders of some purchases, or what was bought one after the other."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    sequences: dict[str, list[str]] = defaultdict(list)
    for event in sorted((e for e in events if e.kind == "purchase"), key=lambda e: (e.user_id, e.when)):
        when = event.time.date().isoformat() if event.time is not None else str(event.order)
        found[event.user_id, when].add(event.product_id)
        sequences[event.user_id].append(event.product_id)
    if by_order:
        return tuple(frozenset(products) for products in found.values())
    return tuple(basket for bought in sequences.values() for basket in _one_after_the_other(bought))


def _one_after_the_other(bought: Sequence[str]) -> list[frozenset[str]]:
    last = max(1, len(bought) - _NEXT + 1)
    return [frozenset(bought[start : start + _NEXT]) for start in range(last)]
