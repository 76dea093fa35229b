"""Two runs over the same queries: the mean difference, how sure it is, and how often each is better."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.measures import SEED, interval, mean, parts

SAMPLES = 20_000
"""Random exchanges; the standard error of a p of 0.05 is then 0.0015."""
_EXACT_UP_TO = 14
"""Up to so many queries that differ, all exchanges are looked at."""
SAME = 1e-9
"""Values nearer than this are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one measure of two runs, A and B, says: A minus B, over the queries that have both."""

    mean: float
    low: float
    """Lower end of the 95 % bootstrap interval of the mean difference; NaN with fewer than two queries."""
    high: float
    p: float
    """Two-sided p of the paired randomisation test."""
    wins: int
    """Queries in which A is better."""
    losses: int
    ties: int


def difference(a: Sequence[float], b: Sequence[float]) -> Difference | None:
    """Compare the values of two runs, query by query in the same order; None where no query has both."""
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if not math.isnan(x - y)]
    if not pairs:
        return None
    differences = [0.0 if abs(x - y) < SAME else x - y for x, y in pairs]
    low, high = interval(differences) if len(differences) > 1 else (math.nan, math.nan)
    wins, losses = sum(value > 0 for value in differences), sum(value < 0 for value in differences)
    return Difference(
        mean=mean(differences),
        low=low,
        high=high,
        p=randomisation_p(differences),
        wins=wins,
        losses=losses,
        ties=len(differences) - wins - losses,
    )


def randomisation_p(differences: Sequence[float]) -> float:
    """Two-sided p that two runs are alike: how often the mean difference is as large when they are exchanged at random.

    Fisher's paired randomisation test, which Smucker, Allan and Carterette (CIKM 2007) recommend for runs. Exact for
    few queries; else from `SAMPLES` exchanges with a fixed seed, the observed one counted among them (Phipson and Smyth
    2010), so that p is never 0.
    """
    differing = np.array([value for value in differences if abs(value) >= SAME])
    if not len(differing):
        return 1.0
    observed = abs(differing.sum()) - SAME
    if len(differing) <= _EXACT_UP_TO:
        return float((np.abs(_all_signs(len(differing)) @ differing) >= observed).mean())
    random = np.random.default_rng(SEED)
    extreme = sum(
        int((np.abs(_random_signs(random, rows, len(differing)) @ differing) >= observed).sum())
        for rows in parts(SAMPLES, len(differing))
    )
    return (extreme + 1) / (SAMPLES + 1)


def _all_signs(n: int) -> NDArray[np.floating]:
    """Every way to exchange n pairs: -1 and 1 of shape (2^n, n)."""
    return 1.0 - 2.0 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)


def _random_signs(random: np.random.Generator, rows: int, n: int) -> NDArray[np.floating]:
    return 1.0 - 2.0 * random.integers(0, 2, size=(rows, n), dtype=np.int8)
