import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.significance import log_likelihood_ratio


def one(both, first, second, total):
    counts = [np.array([float(n)]) for n in (both, first, second)]
    return float(log_likelihood_ratio(counts[0], counts[1], counts[2], float(total))[0])


def test_it_is_dunning_s_statistic():
    cells = ((110, 2442), (111, 29114))  # "the swiss" in Dunning 1993, table 1
    total = sum(map(sum, cells))
    both, first, second = 110, 110 + 2442, 110 + 111
    expected = 2 * sum(
        n * math.log(n * total / (sum(row) * sum(line[column] for line in cells)))
        for row in cells
        for column, n in enumerate(row)
    )
    assert one(both, first, second, total) == pytest.approx(expected)


def test_what_is_met_as_often_as_by_chance_has_none():
    assert one(10, 100, 100, 1_000) == pytest.approx(0.0, abs=1e-9)


def test_what_avoids_each_other_is_negative():
    assert one(0, 300, 300, 1_000) < -10


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.tuples(*[st.integers(0, 50)] * 4))
def test_it_is_the_same_from_either_side(cells):
    both, a, b, _ = cells
    total = sum(cells)
    assert one(both, both + a, both + b, total) == pytest.approx(one(both, both + b, both + a, total), abs=1e-6)
