"""Fits the rating predictors, picks settings and weights on a validation part, and refits on all ratings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ranking.ratings.biases import Biases, BiasesConfig, fit_biases
from ranking.ratings.evaluation import rmse_of
from ranking.ratings.families import BIASES_GRID, families_for
from ranking.ratings.holdout import Manner, held_out
from ranking.ratings.intervals import Intervals, fit_intervals
from ranking.ratings.protocols import RatingPredictor, Stars
from ranking.ratings.ratings import Ratings
from ranking.ratings.stack import Stack, cross_predicted, weights_of

LEAST_HELD_OUT = 50
"""With fewer ratings to validate on, or with one value alone, the choice would be chance: the biases serve."""
Progress = Callable[[str, float], None]
"""Told what is done next and the share that is done, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedRatings:
    """The outcome of a training."""

    chosen: str
    models: Mapping[str, RatingPredictor]
    """Every family with its best settings, fitted on all ratings."""
    on_validation: Mapping[str, float]
    """RMSE of each on the validation part; empty when there was none."""
    intervals: Intervals
    """Around the predictions of the chosen model."""

    @property
    def model(self) -> RatingPredictor:
        """The chosen model."""
        return self.models[self.chosen]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tuned:
    """A family after the validation part."""

    refit: Callable[[Biases], RatingPredictor]
    """Fits it with the same settings on others."""
    stars: Stars
    """What it predicts of the validation part."""


def train_ratings(
    ratings: Ratings,
    tested: int,
    manner: Manner = "random",
    progress: Progress = lambda _step, _share: None,
) -> TrainedRatings:
    """Choose between all families and their stack by RMSE on a validation part.

    Args:
        ratings: all that may be learned from.
        tested: how many ratings will be predicted; the validation part has about the same share.
        manner: how the test part was made, as far as can be seen.
        progress: told of each step.
    """
    learn, hold = held_out(ratings, tested, manner)
    if len(hold) < LEAST_HELD_OUT or ratings.low == ratings.high:
        return _of_few(ratings)
    learned, valid = ratings.only(learn), ratings.only(hold)
    config, biases = _tuned_biases(learned, valid)
    tuned = _tuned(biases, valid, progress)
    everything = fit_biases(ratings, config)
    models: dict[str, RatingPredictor] = {"biases": everything}
    for n, (name, found) in enumerate(tuned.items()):
        progress(f"fit {name}", 0.6 + 0.4 * n / len(tuned))
        models[name] = found.refit(everything)
    return _chosen(biases, everything, valid, tuned, models)


def _of_few(ratings: Ratings) -> TrainedRatings:
    """The biases alone; their own residuals have to do for the intervals."""
    biases = fit_biases(ratings, BiasesConfig())
    asked = (ratings.users, ratings.items)
    stars = biases.predict(*asked, ratings.times)
    intervals = fit_intervals(biases, biases, asked, stars, ratings.stars)
    return TrainedRatings(chosen="biases", models={"biases": biases}, on_validation={}, intervals=intervals)


def _tuned_biases(learned: Ratings, valid: Ratings) -> tuple[BiasesConfig, Biases]:
    fitted = [(config, fit_biases(learned, config)) for config in BIASES_GRID]
    return min(fitted, key=lambda pair: rmse_of(_predicted(pair[1], valid), valid.stars))


def _predicted(model: RatingPredictor, valid: Ratings) -> Stars:
    return model.predict(valid.users, valid.items, valid.times)


def _tuned(biases: Biases, valid: Ratings, progress: Progress) -> dict[str, _Tuned]:
    """Each family with its best settings on the validation part."""
    families = families_for(biases.ratings)
    best: dict[str, _Tuned] = {}
    for n, (name, family) in enumerate(families.items()):
        progress(f"tune {name}", 0.6 * n / len(families))
        lowest = np.inf
        for config in family.configs:
            stars = _predicted(family.fit(biases, config), valid)
            if rmse_of(stars, valid.stars) < lowest:
                lowest = rmse_of(stars, valid.stars)
                best[name] = _Tuned(refit=_refit(family.fit, config), stars=stars)
    return best


def _refit(fit: Callable[[Biases, Any], RatingPredictor], config: Any) -> Callable[[Biases], RatingPredictor]:
    return lambda biases: fit(biases, config)


def _chosen(
    learned: Biases,
    everything: Biases,
    valid: Ratings,
    tuned: Mapping[str, _Tuned],
    models: dict[str, RatingPredictor],
) -> TrainedRatings:
    """The best of all families and their stack; the stack is judged on users its weights were not found on."""
    on_valid = {"biases": _predicted(learned, valid), **{name: found.stars for name, found in tuned.items()}}
    scores = {name: rmse_of(stars, valid.stars) for name, stars in on_valid.items()}
    prior = list(on_valid).index(min(scores, key=lambda name: scores[name]))
    matrix = np.stack(list(on_valid.values()), axis=1)
    on_valid["stack"] = valid.clipped(cross_predicted(matrix, valid.stars, valid.users, prior))
    scores["stack"] = rmse_of(on_valid["stack"], valid.stars)
    weights = weights_of(matrix, valid.stars, prior)
    models["stack"] = Stack(ratings=everything.ratings, parts=tuple(models.values()), weights=weights)
    chosen = min(scores, key=lambda name: scores[name])
    asked = (valid.users, valid.items)
    return TrainedRatings(
        chosen=chosen,
        models=models,
        on_validation=scores,
        intervals=fit_intervals(learned, everything, asked, on_valid[chosen], valid.stars),
    )
