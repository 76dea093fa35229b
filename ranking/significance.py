"""How far two things are met together more often than chance would have it."""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]


def log_likelihood_ratio(both: Counts, first: Counts, second: Counts, total: float) -> Counts:
    """G2 of 2 x 2 tables (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence").

    Args:
        both: in how many baskets both things lie.
        first: in how many the first lies, of the shape of `both`.
        second: in how many the second lies, of the shape of `both`.
        total: how many baskets there are.

    Returns:
        The ratio, signed: negative where the two are met together less often than by chance. It is chi-squared with
        one degree of freedom where they have nothing to do with each other: 10.8 is met once in a thousand.
    """
    only_first, only_second = first - both, second - both
    neither = total - first - second + both
    cells = _sum_x_log_x(both, only_first, only_second, neither)
    rows = _sum_x_log_x(first, total - first)
    columns = _sum_x_log_x(second, total - second)
    ratio = 2 * (cells - rows - columns + _sum_x_log_x(np.full_like(both, total)))
    sign = np.where(both * total >= first * second, 1.0, -1.0)
    signed: Counts = sign * np.maximum(ratio, 0.0)
    return signed


def _sum_x_log_x(*counts: Counts) -> Counts:
    total = np.zeros_like(counts[0])
    for each in counts:
        total = total + each * np.log(np.maximum(each, 1.0))
    return total
