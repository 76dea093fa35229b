"""Measures of rating prediction: RMSE and MAE, with bootstrap intervals over users."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from ranking.ratings.protocols import Floats, Places, Stars

_RESAMPLES = 1_000
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredRatings:
    """The measures of one model; intervals hold 95 % of resamples of users."""

    name: str
    rmse: float
    mae: float
    rmse_interval: Interval
    mae_interval: Interval

    def as_json(self) -> dict[str, Any]:
        """The measures under the names of the contract."""
        return {
            "name": self.name,
            "rmse": round(self.rmse, 4),
            "mae": round(self.mae, 4),
            "rmse_95": [round(end, 4) for end in self.rmse_interval],
            "mae_95": [round(end, 4) for end in self.mae_interval],
        }


def rmse_of(stars: Stars | Floats, actual: Floats) -> float:
    """Root of the mean squared error."""
    return math.sqrt(float(np.mean((stars - actual) ** 2)))


def measure_ratings(name: str, stars: Stars, actual: Floats, users: Places, seed: int = 0) -> MeasuredRatings:
    """Measure predictions.

    Args:
        name: of the model.
        stars: predictions, float32 (n,), n at least 1.
        actual: ratings, float64 (n,).
        users: a number for each row's user, int64 (n,): all rows of a user are resampled together.
        seed: of the resampling.
    """
    error = stars - actual
    _, of_user = np.unique(users, return_inverse=True)
    squares, sizes = np.bincount(of_user, error**2), np.bincount(of_user, np.abs(error))
    counts = np.bincount(of_user)
    rng = np.random.default_rng(seed)
    drawn = np.empty((_RESAMPLES, 2))
    for n in range(_RESAMPLES):
        times = np.bincount(rng.integers(0, len(counts), len(counts)), minlength=len(counts))
        rows = times @ counts
        drawn[n] = math.sqrt(times @ squares / rows), times @ sizes / rows
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    return MeasuredRatings(
        name=name,
        rmse=rmse_of(stars, actual),
        mae=float(np.mean(np.abs(error))),
        rmse_interval=(float(low[0]), float(high[0])),
        mae_interval=(float(low[1]), float(high[1])),
    )
