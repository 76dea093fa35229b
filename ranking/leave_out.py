"""What each past product adds to a score, by leaving it out: exact for every recommender, whatever its form."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ranking.history import History
from ranking.protocols import Recommender


def attribute_by_leaving_out(model: Recommender, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
    """How far the score of a product falls without each past product, largest first.

    Where a score is a sum over past products these are its parts; elsewhere what two products say together is in the
    part of both of them, and the parts need not add up. A product without a score has no parts.
    """
    falls = falls_without(model, history, (product_id,))[:, 0]
    named = [(key, float(fall)) for key, fall in zip(history.product_ids, falls, strict=True) if fall]
    return tuple(sorted(named, key=lambda part: (-part[1], part[0])))


def falls_without(model: Recommender, history: History, product_ids: Sequence[str]) -> NDArray[np.float32]:
    """How far the scores of some products fall without each past product, all scored at once.

    A product that cannot be scored without the past product falls to 0.

    Returns:
        float32 of shape (len(history), len(product_ids)).
    """
    less = [history.without((key,)) for key in history.product_ids]
    scores = np.nan_to_num(model.score([history, *less], product_ids), nan=0.0)
    falls: NDArray[np.float32] = scores[:1] - scores[1:]
    return falls
