"""The families of rating prediction and the settings to try of each."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ranking.ratings.bayesian import bayesian_config, fit_bayesian
from ranking.ratings.biases import Biases, BiasesConfig
from ranking.ratings.factors import FactorsConfig, fit_factors
from ranking.ratings.neighbours import MOST_CELLS, MOST_NEIGHBOURS, NeighboursConfig, fit_neighbours
from ranking.ratings.protocols import RatingPredictor
from ranking.ratings.ratings import Ratings

BIASES_GRID = tuple(
    BiasesConfig(users=users, items=items, sessions=sessions)
    for (users, items), sessions in itertools.product(((10.0, 25.0), (5.0, 10.0), (5.0, 5.0)), (5.0, 10.0, 20.0))
)
_NEIGHBOURS_GRID = tuple(itertools.product((40, 80), (30.0, 100.0)))
_FACTORS_GRID = ((20, 0.05), (20, 0.1))
_MOST_DESCENDED = 3_000_000
"""Ratings that stochastic descent takes within minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A kind of model that builds on the biases, and the settings to try."""

    configs: tuple[Any, ...]
    fit: Callable[[Biases, Any], RatingPredictor]


def families_for(ratings: Ratings) -> Mapping[str, Family]:
    """The families that can take so many ratings, users and items; biases themselves are not among them."""
    found: dict[str, Family] = {}
    users, items = len(ratings.user_ids), len(ratings.item_ids)
    if users * items <= MOST_CELLS:
        if users <= MOST_NEIGHBOURS:
            found["user-knn"] = Family(configs=_neighbours("user"), fit=fit_neighbours)
        if items <= MOST_NEIGHBOURS:
            found["item-knn"] = Family(configs=_neighbours("item"), fit=fit_neighbours)
    if len(ratings) <= _MOST_DESCENDED:
        found["mf-sgd"] = Family(configs=_factors(0.01, implicit=False), fit=fit_factors)
        found["svd++"] = Family(configs=_factors(0.005, implicit=True), fit=fit_factors)
    found["bayesian-mf"] = Family(
        configs=(bayesian_config(ratings),), fit=lambda biases, config: fit_bayesian(biases.ratings, config)
    )
    return found


def _neighbours(of: Any) -> tuple[NeighboursConfig, ...]:
    return tuple(NeighboursConfig(of=of, neighbours=n, shrinkage=s) for n, s in _NEIGHBOURS_GRID)


def _factors(rate: float, *, implicit: bool) -> tuple[FactorsConfig, ...]:
    return tuple(
        FactorsConfig(rank=rank, rate=rate, epochs=40 if implicit else 30, regularisation=r, implicit=implicit)
        for rank, r in _FACTORS_GRID
    )
