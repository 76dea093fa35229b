"""Price bands with round edges and about the same number of products in each."""

from collections.abc import Sequence

BANDS = 4
EACH = 3
"""Prices that a band is for: few products have fewer bands, of at least two."""
LARGEST = 12
"""Power of ten of the largest price, in minor units."""
SLACK = 0.4
"""How far an edge may lie from equal counts to be rounder, as a share of a band."""


def price_edges(prices: Sequence[int]) -> tuple[int, ...]:
    """Where the bands of prices part, ascending, in minor units: an edge is the least price of the band above it.

    No band is empty; there are none to part when all prices are the same.
    """
    ordered = sorted(prices)
    edges: set[int] = set()
    bands = max(2, min(BANDS, len(ordered) // EACH))
    for part in range(1, bands):
        low, near, high = (ordered[int(len(ordered) * (part + off) / bands)] for off in (-SLACK, 0, SLACK))
        if low < high:
            edges.add(_roundest(low, near, high))
    return tuple(sorted(edges))


def _roundest(low: int, near: int, high: int) -> int:
    """The roundest number above `low` and up to `high`: a multiple of 1000, else 500, else 100 and so on.

    Of equally round ones it is the nearest to `near`.
    """
    for power in range(LARGEST, 0, -1):
        tens: int = 10**power
        for step in (tens, tens // 2):
            first, last = low // step + 1, high // step
            if first <= last:
                return step * min(max(round(near / step), first), last)
    return high
