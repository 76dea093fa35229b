"""Measures of a ranking against judgements: nDCG, recall, reciprocal rank, with bootstrap intervals."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

_SAMPLES = 2_000
_SEED = 20_260_101


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], k: int = 10) -> float:
    """Normalised discounted cumulative gain at k (Järvelin and Kekäläinen 2002), with gain 2^grade - 1.

    NaN without judgements.
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:k])
    if ideal == 0:
        return math.nan
    return _dcg([grades.get(key, 0.0) for key in ranking[:k]]) / ideal


def _dcg(grades: Sequence[float]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def recall(ranking: Sequence[str], grades: Mapping[str, float], k: int) -> float:
    """Share of the relevant products among the first k; NaN without any."""
    relevant = {key for key, grade in grades.items() if grade > 0}
    return len(relevant & set(ranking[:k])) / len(relevant) if relevant else math.nan


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, float]) -> float:
    """One over the rank of the first relevant product; 0 when there is none, NaN without judgements."""
    if not any(grade > 0 for grade in grades.values()):
        return math.nan
    return next((1 / rank for rank, key in enumerate(ranking, start=1) if grades.get(key, 0) > 0), 0.0)


def interval(values: Sequence[float], *, level: float = 0.95) -> tuple[float, float]:
    """Bootstrap interval of a mean (percentile, fixed seed); NaN when there are no values."""
    known = np.array([value for value in values if not math.isnan(value)])
    if not len(known):
        return math.nan, math.nan
    samples = np.random.default_rng(_SEED).choice(known, size=(_SAMPLES, len(known))).mean(axis=1)
    low, high = np.quantile(samples, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def mean(values: Sequence[float]) -> float:
    """Mean of the values that are not NaN; NaN when there are none."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
