import pytest

from ranking.columns import Columns
from ranking.history import History
from ranking.neural.towers import decayed_sum
from ranking.neural.visits import shown, visited

ITEMS = ((1.0, 0.0, 9.0), (0.0, 2.0, 9.0))
"""Vectors of the products p and q; the last number is a bias."""


@pytest.mark.parametrize(
    ("history", "moment", "expected"),
    [
        (History.of(("p", "q")), 1, [0.5, 2.0]),
        (History.of(("q", "p")), 1, [1.0, 1.0]),
        (History.of(("p", "q")), 0, [1.0, 0.0]),
        (History(("p", "q"), (1.0, 0.5), (0, 0)), 0, [1.0, 1.0]),
    ],
    ids=["the last counts most", "in the other order", "later ones do not count", "one visit, half a view"],
)
def test_the_sum_of_a_history_by_hand(history, moment, expected):
    import torch

    read = shown([visited(Columns(("p", "q")), history, 30)], [0], [moment], "cpu")
    assert decayed_sum(torch.tensor(ITEMS), read, 0.5, 0.0).tolist() == [expected]
