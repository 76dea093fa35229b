"""Candidates of shoppers and what models say of them, and the weights of a mixture found on them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from ranking.evaluation import measure, ndcg_of, task_of
from ranking.examples import Examples, examples_of
from ranking.history import History
from ranking.item_weights import ItemWeights
from ranking.mixture_weights import weights_of
from ranking.popularity import Popularity
from ranking.readings import Readings
from tests.ranking.events import bought

KEYS = ("p", "q", "r", "s")
TASK = task_of([*bought("a", "p"), *bought("b", "q")], [*bought("a", "q"), *bought("b", "r", "s")], KEYS, {})
FIRST = Popularity(KEYS, np.array([4, 3, 2, 1], dtype=np.float32))
LAST = Popularity(KEYS, np.array([1, 2, 3, 4], dtype=np.float32))
SHOP = tuple(f"p{n:02d}" for n in range(14))
SEEDS = st.integers(0, 10_000)
PROPERTY = settings(derandomize=True, deadline=None, max_examples=25)


@pytest.fixture
def examples(monkeypatch):
    monkeypatch.setattr("ranking.examples.EACH", 1)
    return examples_of([FIRST, LAST], Readings(KEYS, {}), TASK)


def made_up(seed):
    """Random candidates of a few shoppers, with three models."""
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, 15, size=6)
    size = int(counts.sum())
    wanted = rng.random(size) < 0.2
    shopper = np.repeat(np.arange(6), counts)
    scores = rng.random((size, 3)).astype(np.float32) + 0.3 * wanted[:, None].astype(np.float32)
    scores[rng.random(scores.shape) < 0.2] = np.nan
    return Examples(
        scores=scores,
        wanted=wanted,
        shopper=shopper,
        targets=np.bincount(shopper, wanted, minlength=6).astype(np.int64) + rng.integers(1, 3, size=6),
    )


def test_every_model_puts_up_its_best_unseen_products(examples):
    """Shopper a, who has p, is offered q by the one and s by the other; shopper b, who has q, p and s."""
    assert examples.shopper.tolist() == [0, 0, 1, 1]
    by_product = np.stack([model.score([History()], KEYS)[0] for model in (FIRST, LAST)], axis=1)
    assert np.array_equal(examples.scores[:, :2], by_product[[KEYS.index(key) for key in ("q", "s", "p", "s")]])
    assert examples.wanted.tolist() == [True, False, False, True]


def test_examples_tell_how_long_histories_are_and_how_much_was_wanted(examples):
    assert examples.scores[:, -1].tolist() == [1, 1, 1, 1]
    assert examples.targets.tolist() == [1, 2]


def test_ndcg_by_hand(examples):
    """By the first model q comes first for a, and s second for b, who wanted two."""
    second = 1 / np.log2(3)
    assert examples.ndcg(examples.scores[:, 0]) == pytest.approx([1, second / (1 + second)])


def test_nobody_to_learn_from_gives_no_examples():
    none = examples_of([FIRST, LAST], Readings(KEYS, {}), task_of([], [], KEYS, {}))
    assert none.scores.shape == (0, 3)
    assert none.ndcg(none.scores[:, 0]).shape == (0,)


@PROPERTY
@given(SEEDS)
def test_ndcg_of_candidates_is_the_measured_one(seed):
    rng = np.random.default_rng(seed)
    past, future = [], []
    for user in range(5):
        had, *later = rng.permutation(SHOP)[: rng.integers(2, 14)].tolist()
        past += bought(f"u{user}", had)
        future += bought(f"u{user}", *later)
    weights = csr_matrix(rng.integers(1, 5, size=(len(SHOP), len(SHOP))).astype(np.float32))
    model, task = ItemWeights("weights", SHOP, weights, 1.0), task_of(past, future, SHOP, {})
    found = examples_of([model], Readings(SHOP, {}), task)
    assert found.ndcg(found.scores[:, 0]).mean() == pytest.approx(ndcg_of(model, task))
    assert found.ndcg(found.scores[:, 0]).mean() == pytest.approx(measure(model, task).ndcg)


@PROPERTY
@given(SEEDS, st.lists(st.booleans(), min_size=6, max_size=6))
def test_some_shoppers_keep_their_candidates_and_their_order(seed, kept):
    whole, chosen = made_up(seed), np.array(kept)
    part = whole.of(chosen)
    rows = [row for row, shopper in enumerate(whole.shopper) if chosen[shopper]]
    assert np.array_equal(part.scores, whole.scores[rows], equal_nan=True)
    assert np.array_equal(part.ndcg(part.scores[:, 1]), whole.ndcg(whole.scores[:, 1])[chosen])
    assert np.array_equal(part.targets, whole.targets[chosen])


NAMES, UNITS = ("a", "b", "c"), {"a": 1.0, "b": 2.0, "c": 0.5}


@PROPERTY
@given(SEEDS)
def test_a_mixture_is_never_worse_than_the_strongest_model_alone(seed):
    examples = made_up(seed)
    weights, ndcg = weights_of(examples, NAMES, UNITS, {})
    assert ndcg >= examples.ndcg(np.nan_to_num(examples.scores[:, 0])).mean()
    total = sum(weights[name] / UNITS[name] * np.nan_to_num(examples.scores[:, n]) for n, name in enumerate(NAMES))
    assert ndcg == pytest.approx(examples.ndcg(np.asarray(total)).mean())


@PROPERTY
@given(SEEDS, st.floats(0.01, 3))
def test_floors_are_kept(seed, floor):
    weights, _ = weights_of(made_up(seed), NAMES, UNITS, {"b": floor, "c": floor, "not here": floor})
    assert list(weights) == list(NAMES)
    assert min(weights["b"], weights["c"]) >= floor
    assert max(weights.values()) > 0


def test_two_models_that_know_different_shoppers_serve_both():
    """The first puts what came first for one shopper, the second for the other; each is silent of the rest."""
    examples = Examples(
        scores=np.array([[0, np.nan], [1, np.nan], [np.nan, 0], [np.nan, 1]], dtype=np.float32),
        wanted=np.array([False, True, False, True]),
        shopper=np.array([0, 0, 1, 1]),
        targets=np.array([1, 1]),
    )
    weights, ndcg = weights_of(examples, ("a", "b"), {"a": 1.0, "b": 1.0}, {})
    assert ndcg == pytest.approx(1)
    assert min(weights.values()) > 0


def test_a_model_that_only_harms_gets_no_weight():
    scores = np.array([[1, 0], [0, 1], [1, 0], [0, 1]], dtype=np.float32)
    examples = Examples(
        scores=scores,
        wanted=np.array([True, False, True, False]),
        shopper=np.array([0, 0, 1, 1]),
        targets=np.array([1, 1]),
    )
    assert weights_of(examples, ("good", "bad"), {"good": 1.0, "bad": 1.0}, {})[0] == {"good": 1.0, "bad": 0.0}


def test_the_ndcg_told_is_that_of_the_floored_weights():
    scores = np.array([[1, 0], [0, 1]], dtype=np.float32)
    examples = Examples(
        scores=scores,
        wanted=np.array([True, False]),
        shopper=np.array([0, 0]),
        targets=np.array([1]),
    )
    _, ndcg = weights_of(examples, ("good", "bad"), {"good": 1.0, "bad": 1.0}, {"bad": 2.0})
    assert ndcg == pytest.approx(1 / np.log2(3))
