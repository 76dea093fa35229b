"""Bootstrap intervals of means over shoppers, all measures in the same resamples (Efron 1979, percentiles)."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

SEED = 20_260_101
SAMPLES = 1_000
FEWEST = 2
"""Shoppers from which an interval says something."""
_AT_ONCE = 4_000_000
"""Draws held at a time."""
ByMeasure = Mapping[str, NDArray[np.float64]]
"""Measure -> its value for each shopper, NaN where it says nothing of one."""


def resampled(columns: ByMeasure) -> ByMeasure:
    """The means of measures over shoppers drawn again with replacement, `SAMPLES` times.

    A NaN counts nowhere; with fewer than two shoppers that have a value, all means are NaN.
    """
    values = np.column_stack(list(columns.values()))
    size = len(values)
    known = ~np.isnan(values)
    known[:, known.sum(axis=0) < FEWEST] = False
    if not known.any():
        return {name: np.full(SAMPLES, np.nan) for name in columns}
    filled = np.where(known, values, 0.0)
    random = np.random.default_rng(SEED)
    most = max(1, _AT_ONCE // size)
    parts = []
    for rows in [most] * (SAMPLES // most) + [SAMPLES % most]:
        drawn = random.integers(size, size=(rows, size)) + np.arange(rows)[:, None] * size
        times = np.bincount(drawn.ravel(), minlength=rows * size).reshape(rows, size).astype(np.float64)
        counts = times @ known
        parts.append(np.divide(times @ filled, counts, out=np.full(counts.shape, np.nan), where=counts > 0))
    return dict(zip(columns, np.concatenate(parts).T, strict=True))


def interval(samples: NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95 % of resampled means; NaN without any."""
    known = samples[~np.isnan(samples)]
    if not len(known):
        return math.nan, float("nan")
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def intervals(columns: ByMeasure) -> dict[str, tuple[float, float]]:
    """The interval of each measure that has one."""
    samples = resampled(columns)
    return {name: interval(means) for name, means in samples.items() if not np.isnan(means).all()}


def mean(values: NDArray[np.float64]) -> float:
    """Mean of the values that are not NaN; NaN when there are none."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else math.nan
