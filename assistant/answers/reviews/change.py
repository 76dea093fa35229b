"""Whether newer reviews differ from older ones by more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from assistant.answers.reviews.mentions import HIGH
from retrieval.product import Review

LEAST = 8
"""Dated ratings below which two halves can't be told apart."""
CHANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """How many of the older and of the newer half of the dated ratings give four or five stars."""

    older_good: int
    older: int
    newer_good: int
    newer: int

    @property
    def direction(self) -> int:
        """1 where it has got better, -1 where it has got worse, 0 where chance explains it."""
        if fisher(self.older_good, self.older, self.newer_good, self.newer) >= CHANCE:
            return 0
        return 1 if self.newer_good * self.older > self.older_good * self.newer else -1


def halves(reviews: Sequence[Review]) -> tuple[list[Review], list[Review]]:
    """The dated ratings, the older half and the newer one, which has one more where they can't be halved."""
    dated = [review for review in reviews if review.time is not None and review.rating is not None]
    dated.sort(key=lambda review: (review.time.timestamp() if review.time else 0.0, review.review_id))
    middle = len(dated) // 2
    return dated[:middle], dated[middle:]


def change(reviews: Sequence[Review]) -> Halves | None:
    """How the two halves compare; None when there are too few dated ratings."""
    older, newer = halves(reviews)
    if len(older) + len(newer) < LEAST:
        return None
    return Halves(older_good=_good(older), older=len(older), newer_good=_good(newer), newer=len(newer))


def _good(reviews: Sequence[Review]) -> int:
    return sum(1 for review in reviews if (review.rating or 0.0) >= HIGH)


def fisher(first: int, of_first: int, second: int, of_second: int) -> float:
    """Two-sided p of Fisher's exact test that two shares differ.

    It is the chance of a table no likelier than the one seen, all sums as they are (R. A. Fisher, "Statistical Methods
    for Research Workers", 5th edition, 1934, section 21.02).

    Args:
        first: how many of the first group have the trait.
        of_first: size of the first group.
        second: how many of the second group have it.
        of_second: size of the second group.
    """
    whole, having = of_first + of_second, first + second
    ways = [
        comb(of_first, count) * comb(of_second, having - count) if 0 <= having - count <= of_second else 0
        for count in range(min(of_first, having) + 1)
    ]
    return sum(way for way in ways if way <= ways[first]) / comb(whole, having)
