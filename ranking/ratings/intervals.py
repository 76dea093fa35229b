"""Intervals around predictions that hold the true rating as often as they say: split-conformal, by support.

Lei et al. 2018, "Distribution-free predictive inference for regression", with errors in units of how far each user's
ratings usually lie from the biases, and quantiles by how many ratings the user and the item have.
"""

from dataclasses import dataclass

import numpy as np

from ranking.ratings.biases import Biases
from ranking.ratings.protocols import Floats, Places, Stars

LEVEL = 0.8
_SUPPORT = (1, 5, 20, 50)
"""Edges of the classes of support, the lesser of a user's and an item's number of ratings; below 1: unseen."""
_ENOUGH = 50
"""A class with fewer ratings takes the quantile of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """How wide the interval of each prediction is."""

    biases: Biases
    """Fitted on all ratings there are: their counts and spreads are those of the predictions."""
    quantiles: Floats
    """float64 (classes of support,), the half width in units of the user's spread."""
    blind: float
    """The half width, in stars, where nothing but the mean is known."""

    def around(self, users: Places, items: Places, stars: Stars) -> tuple[Stars, Stars]:
        """The lower and the upper end for each prediction; float32 (n,) each, within the range of the ratings."""
        support = _support(self.biases, users, items)
        half = self.quantiles[support] * self.biases.spread(users)
        half = np.where(support == 0, np.maximum(half, self.blind), half)
        clipped = self.biases.ratings.clipped
        return clipped(stars - half), clipped(stars + half)


def fit_intervals(
    learned: Biases, everything: Biases, asked: tuple[Places, Places], stars: Stars, actual: Floats
) -> Intervals:
    """Find the widths on ratings held out.

    Args:
        learned: biases fitted without the ratings held out.
        everything: biases fitted with them.
        asked: users and items of the ratings held out.
        stars: what was predicted of them, float32 (n,).
        actual: the ratings, float64 (n,).
    """
    users, items = asked
    errors = np.abs(stars - actual) / np.maximum(learned.spread(users), 1e-9)
    support = _support(learned, users, items)
    every = level_quantile(errors)
    quantiles = np.array(
        [
            level_quantile(errors[support == n]) if (support == n).sum() >= _ENOUGH else every
            for n in range(len(_SUPPORT) + 1)
        ]
    )
    rated = everything.ratings.stars
    return Intervals(biases=everything, quantiles=quantiles, blind=level_quantile(np.abs(rated - rated.mean())))


def level_quantile(errors: Floats) -> float:
    """The conformal quantile: the (n + 1) LEVEL-th smallest error; 0 of none."""
    if not len(errors):
        return 0.0
    rank = min(len(errors), int(np.ceil((len(errors) + 1) * LEVEL)))
    return float(np.partition(errors, rank - 1)[rank - 1])


def _support(biases: Biases, users: Places, items: Places) -> Places:
    """The class of support of each pair."""
    ratings = biases.ratings
    least = np.minimum(np.append(ratings.user_counts(), 0)[users], np.append(ratings.item_counts(), 0)[items])
    return np.asarray(np.searchsorted(_SUPPORT, least, side="right"), dtype=np.int64)
