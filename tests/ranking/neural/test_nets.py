import numpy as np
import pytest

from ranking.columns import Columns
from ranking.history import History
from ranking.neural.attention import SasRec
from ranking.neural.collaborative import NeuralCf
from ranking.neural.factors import Factors
from ranking.neural.ranker import NeuralRanker
from ranking.neural.towers import TwoTower
from ranking.neural.visits import asked_of_all, shown, visited

COLUMNS = Columns(("p", "q", "r", "s"))


def test_each_visit_is_asked_after_the_one_before():
    asked = asked_of_all([visited(COLUMNS, History(("p", "q", "r"), (1.0, 1.0, 0.5), (1, 0, 0)), 30)], "cpu")
    assert asked.shown.moments.tolist() == [0]
    assert asked.questions.tolist() == [0, 0]
    assert sorted(asked.answers.tolist()) == [1, 2]
    assert sorted(asked.weights.tolist()) == [0.5, 1.0]


def test_a_history_is_read_from_its_end():
    assert visited(COLUMNS, History.of(("p", "q", "r")), 2).places.tolist() == [1, 2]


def test_a_folded_in_shopper_is_the_ridge_solution():
    import torch

    items = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 0.0], [3.0, 1.0, 0.0]], dtype=np.float32)
    gram = np.array([[2.0, 0.5], [0.5, 1.0]], dtype=np.float32)
    read = shown([visited(COLUMNS, History.of(("p", "r")), 30)], [0], [1], "cpu")
    found = Factors(decay=0.5, ridge=2.0).users({"gram": torch.tensor(gram)}, torch.tensor(items), read)
    q, w = items[[0, 2], :2], np.diag([0.5, 1.0])
    expected = np.linalg.solve(gram + 2 * np.eye(2) + q.T @ w @ q, q.T @ w.sum(axis=1))
    assert found.numpy()[0] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(("moment", "alike"), [(1, True), (2, False)])
def test_attention_does_not_look_ahead(moment, alike):
    import torch

    net, rng = SasRec(), np.random.default_rng(0)
    learned = {key: torch.tensor(rng.standard_normal(each.shape)).float() for key, each in net.start(8, 0).items()}
    items = torch.tensor(rng.standard_normal((4, 9))).float()
    first, second = (
        net.users(learned, items, shown([visited(COLUMNS, History.of(keys), 30)], [0], [moment], "cpu"))
        for keys in (("p", "q", "r"), ("p", "q", "s"))
    )
    assert torch.allclose(first, second, atol=1e-5) == alike


@pytest.mark.parametrize("net", [TwoTower(), NeuralCf()], ids=lambda net: net.name)
def test_a_candidate_scores_the_same_beside_others(net):
    rng = np.random.default_rng(0)
    items = rng.standard_normal((4, 9)).astype(np.float32)
    model = NeuralRanker(net, COLUMNS.product_ids, items, net.start(8, 0), ())
    together = model.score([History.of(("p",))], ("q", "r"))[0]
    alone = [model.score([History.of(("p",))], (key,))[0, 0] for key in ("q", "r")]
    assert together == pytest.approx(alone, abs=1e-5)


@pytest.mark.parametrize("net", [TwoTower(), NeuralCf()], ids=lambda net: net.name)
def test_two_hundred_candidates_of_a_large_shop_take_a_moment(net):
    import time

    ids = tuple(map(str, range(100_000)))
    items = np.zeros((len(ids), 33), dtype=np.float32)
    model = NeuralRanker(net, ids, items, net.start(32, 0), ())
    history, asked = History.of(ids[:20]), ids[500:700]
    model.score([history], asked)
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        model.score([history], asked)
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.01
