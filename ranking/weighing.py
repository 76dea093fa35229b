"""What facts of a product are worth to a shopper: nearness to the usual price, a rating, a past purchase."""

from collections.abc import Collection, Sequence

import numpy as np

from ranking.ranked import Reason
from retrieval.product import Product

MOST_CAUSES = 2
"""Past products named in one reason at most."""
_CARRIES = 0.2
"""A past purchase is named when it alone makes this share of a full match of taste."""
_PRIOR_RATING = 3.8
_PRIOR_COUNT = 5.0


def near_price(price: int | None, usual: int | None) -> float:
    """1 at the usual price, falling to 0 at four times or a quarter of it; 0 when either is unknown."""
    if not price or not usual:
        return 0.0
    return max(0.0, 1 - abs(float(np.log(price / usual))) / float(np.log(4)))


def shrunk_rating(product: Product) -> float:
    """The mean rating pulled towards the usual one by few reviews, scaled from [3, 5] to [0, 1]; 0 without a rating."""
    if product.rating is None:
        return 0.0
    count = product.rating_count if product.rating_count is not None else 1
    mean = (product.rating * count + _PRIOR_RATING * _PRIOR_COUNT) / (count + _PRIOR_COUNT)
    return min(1.0, max(0.0, (mean - 3) / 2))


def carrying(parts: Sequence[tuple[str, float]], unit: float, among: Collection[str]) -> tuple[str, ...]:
    """The past products that carry a taste alone, strongest first.

    Args:
        parts: what each past product adds to a score, largest first.
        unit: what counts as a full match of taste.
        among: the past products that may be named.
    """
    return tuple(key for key, part in parts if part >= _CARRIES * unit and key in among)


def past_reason(causes: Sequence[Product], purchased: Collection[str], weight: float) -> Reason | None:
    """The reason that past products are: those bought where there are any, else those liked; None without any."""
    bought = tuple(product for product in causes if product.family in purchased)[:MOST_CAUSES]
    if bought or not causes:
        return Reason(kind="taste", weight=weight, because=bought) if bought else None
    return Reason(kind="taste", weight=weight, because=tuple(causes)[:MOST_CAUSES], bought=False)
