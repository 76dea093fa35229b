"""One shopper's ratings of products, predicted with honest intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from ranking.ratings.intervals import LEVEL
from ranking.ratings.ratings import Ratings, id_of, places_of
from ranking.ratings.training import TrainedRatings, train_ratings

__all__ = ["LEVEL", "FittedRatings", "PredictedRating", "fit_ratings", "predicted_ratings"]
_VALIDATING_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedRating:
    """What a shopper would give a product: the true rating lies between `low` and `high` in `LEVEL` of all cases."""

    product_id: str
    stars: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedRatings:
    """All that is needed to predict ratings."""

    ratings: Ratings
    trained: TrainedRatings


def fit_ratings(ratings: Ratings) -> FittedRatings:
    """Learn from all ratings; a tenth of them first chooses the model and sets the width of the intervals."""
    tested = round(_VALIDATING_SHARE * len(ratings) / (1 - _VALIDATING_SHARE))
    return FittedRatings(ratings=ratings, trained=train_ratings(ratings, tested))


def predicted_ratings(
    fitted: FittedRatings, user_id: str | int, product_ids: Sequence[str | int], when: datetime | None = None
) -> tuple[PredictedRating, ...]:
    """Predict how a shopper would rate each product.

    Args:
        fitted: what was learned.
        user_id: the shopper; an unseen one is taken for a usual shopper, with wider intervals.
        product_ids: the products, seen or not.
        when: the moment of rating, without a zone in UTC; ratings given close to it count for its mood.
    """
    asked = [id_of(key) for key in product_ids]
    items = places_of(asked, fitted.ratings.item_ids)
    users = np.repeat(places_of([id_of(user_id)], fitted.ratings.user_ids), len(asked))
    times = np.full(len(asked), _seconds(when))
    stars = fitted.trained.model.predict(users, items, times)
    low, high = fitted.trained.intervals.around(users, items, stars)
    return tuple(
        PredictedRating(product_id=str(key), stars=float(star), low=float(least), high=float(most))
        for key, star, least, most in zip(product_ids, stars, low, high, strict=True)
    )


def _seconds(when: datetime | None) -> float:
    if when is None:
        return np.nan
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
