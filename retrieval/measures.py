"""Measures of a ranking against judgements: nDCG, precision, recall, reciprocal rank, with bootstrap intervals."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

SEED = 20_260_101
_SAMPLES = 2_000
_AT_ONCE = 1_000_000
"""Values drawn at once, so that many queries need no more memory than few."""


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], k: int = 10) -> float:
    """Normalised discounted cumulative gain at k (Järvelin and Kekäläinen 2002), with gain 2^grade - 1.

    NaN without anything relevant.
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:k])
    if ideal == 0:
        return math.nan
    return _dcg([grades.get(key, 0.0) for key in ranking[:k]]) / ideal


def _dcg(grades: Sequence[float]) -> float:
    return sum((2 ** max(grade, 0.0) - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def precision(ranking: Sequence[str], grades: Mapping[str, float], k: int) -> float:
    """Share of k places that hold a relevant product; an empty place holds none. NaN without anything relevant."""
    relevant = _relevant(grades)
    return len(relevant & set(ranking[:k])) / k if relevant else math.nan


def recall(ranking: Sequence[str], grades: Mapping[str, float], k: int) -> float:
    """Share of the relevant products among the first k; NaN without any."""
    relevant = _relevant(grades)
    return len(relevant & set(ranking[:k])) / len(relevant) if relevant else math.nan


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, float]) -> float:
    """One over the rank of the first relevant product; 0 when there is none, NaN without judgements."""
    relevant = _relevant(grades)
    if not relevant:
        return math.nan
    return next((1 / rank for rank, key in enumerate(ranking, start=1) if key in relevant), 0.0)


def judged(ranking: Sequence[str], grades: Mapping[str, float], k: int) -> float:
    """Share of the first k shown that somebody has judged, relevant or not; NaN when nothing is shown."""
    shown = ranking[:k]
    return sum(key in grades for key in shown) / len(shown) if shown else math.nan


def _relevant(grades: Mapping[str, float]) -> set[str]:
    return {key for key, grade in grades.items() if grade > 0}


Measure = Callable[[Sequence[str], Mapping[str, float]], float]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "ndcg@10": ndcg,
        "precision@10": lambda ranking, grades: precision(ranking, grades, 10),
        "recall@10": lambda ranking, grades: recall(ranking, grades, 10),
        "recall@50": lambda ranking, grades: recall(ranking, grades, 50),
        "mrr": reciprocal_rank,
        "judged@10": lambda ranking, grades: judged(ranking, grades, 10),
    }
)
"""The measures of a search, by the names they are printed under."""


def interval(values: Sequence[float], *, level: float = 0.95) -> tuple[float, float]:
    """Bootstrap interval of a mean (percentile, fixed seed); NaN when there are no values."""
    known = np.array([value for value in values if not math.isnan(value)])
    if not len(known):
        return math.nan, math.nan
    random = np.random.default_rng(SEED)
    means = [random.choice(known, size=(rows, len(known))).mean(axis=1) for rows in parts(_SAMPLES, len(known))]
    low, high = np.quantile(np.concatenate(means), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def parts(samples: int, width: int) -> list[int]:
    """How many samples of so many values are drawn at a time: numbers that add up to `samples`."""
    most = max(1, _AT_ONCE // max(width, 1))
    whole, rest = divmod(samples, most)
    return [most] * whole + ([rest] if rest else [])


def mean(values: Sequence[float]) -> float:
    """Mean of the values that are not NaN; NaN when there are none."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
