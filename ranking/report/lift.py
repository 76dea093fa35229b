"""What a model gains over popularity, by how much is known of a shopper."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ranking.measures.intervals import intervals, mean
from ranking.measures.measured import Measured
from ranking.measures.segments import known_counts

BASELINE = "popularity"
_FROM = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 50)
"""The fewest known products of each group."""
_FEWEST = 10
"""Shoppers that a group needs to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """What a model gains over popularity with some shoppers."""

    group: str
    """How many products they have or like, as in "6-7" or "50+"."""
    mean: float
    """Of nDCG@10, in points of it."""
    low: float
    high: float
    """The 95 % interval of the mean."""
    users: int


def lift_of(model: Measured, baseline: Measured) -> tuple[Lift, ...]:
    """The gain of a model over another on the same shoppers, by the number of products that they have or like."""
    if model.lists is None or len(model.per_user) != len(baseline.per_user):
        return ()
    known = known_counts(model.lists.task)[: len(model.per_user)]
    gains = np.array(model.per_user) - np.array(baseline.per_user)
    group = np.searchsorted(_FROM, known, side="right") - 1
    found = []
    for n in range(len(_FROM)):
        mine = gains[group == n]
        if len(mine) >= _FEWEST:
            low, high = intervals({"gain": mine})["gain"]
            found.append(Lift(group=_name(n), mean=mean(mine), low=low, high=high, users=len(mine)))
    return tuple(found)


def baseline_of(models: Sequence[Measured]) -> Measured | None:
    """Popularity among some models; None where it was not measured."""
    return next((model for model in models if model.name == BASELINE), None)


def _name(n: int) -> str:
    if n + 1 == len(_FROM):
        return f"{_FROM[n]}+"
    last = _FROM[n + 1] - 1
    return str(last) if last == _FROM[n] else f"{_FROM[n]}-{last}"
