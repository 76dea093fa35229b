"""A stack (Breiman 1996, "Stacked regressions"): the sum of several predictors, weighted by ridge regression."""

from dataclasses import dataclass

import numpy as np

from ranking.ratings.protocols import Floats, Places, RatingPredictor, Stars
from ranking.ratings.ratings import Ratings

_RIDGE = 20.0
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Weighs predictors with weights that were found on ratings none of them had seen."""

    ratings: Ratings
    parts: tuple[RatingPredictor, ...]
    weights: Floats
    """float64 (parts + 1,); the last is the constant."""
    name: str = "stack"

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """As `RatingPredictor.predict`."""
        found = np.stack([part.predict(users, items, times) for part in self.parts], axis=1)
        return self.ratings.clipped(mixed(found, self.weights))


def mixed(predictions: Floats | Stars, weights: Floats) -> Floats:
    """The weighted sum of predictions (n, parts) and the constant; float64 (n,)."""
    return np.asarray(predictions @ weights[:-1] + weights[-1], dtype=np.float64)


def weights_of(predictions: Floats | Stars, stars: Floats, prior: int) -> Floats:
    """Ridge weights of predictions (n, parts), drawn towards 1 for the part `prior` and 0 for the others."""
    design = np.concatenate([predictions, np.ones((len(stars), 1))], axis=1).astype(np.float64)
    start = np.zeros(design.shape[1])
    start[prior] = 1.0
    penalty = _RIDGE * np.eye(len(start))
    return np.asarray(start + np.linalg.solve(design.T @ design + penalty, design.T @ (stars - design @ start)))


def cross_predicted(predictions: Floats | Stars, stars: Floats, users: Places, prior: int) -> Floats:
    """What a stack says of ratings of users its weights were not found on; float64 (n,)."""
    found = np.empty(len(stars))
    folds = np.unique(users, return_inverse=True)[1] % _FOLDS
    for fold in range(_FOLDS):
        inside = folds == fold
        if inside.any():
            weights = weights_of(predictions[~inside], stars[~inside], prior)
            found[inside] = mixed(predictions[inside], weights)
    return found
