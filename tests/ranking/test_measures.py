"""Measures of lists, each against a value worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.evaluation import lists_of, measure, ndcg_of, task_of
from ranking.measures import variety
from ranking.measures.accuracy import accuracy
from ranking.measures.intervals import intervals, resampled
from ranking.measures.lists import best
from ranking.measures.measured import measured_of
from ranking.popularity import Popularity
from tests.ranking.events import EVENTS, PRODUCTS, bought

P = ("a", "b", "c", "d", "e", "f")
KINDS = {"a": "tea", "b": "tea", "c": "walk", "d": "walk", "e": "walk"}
VECTORS = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0, 1], [0.6, 0.8]], dtype=np.float32)
PAST = [*bought("u", "a"), *bought("v", "a", "b"), *bought("w", "c"), *bought("x", "a", "c")]
TASK = task_of(PAST, [*bought("u", "b"), *bought("w", "a", "d"), *bought("stranger", "c")], P, KINDS, VECTORS)
"""Shoppers u (has a), w (has c), then the stranger. Popularity: a 3, b 1, c 2."""


def shown(*rows):
    """Lists of product ids as places."""
    return np.array([[P.index(key) if key != "-" else -1 for key in row] for row in rows])


def test_accuracy_of_a_hand_computed_list():
    hits = np.array([[True, False, True], [False, False, False]])
    found = accuracy(hits, np.array([2, 1]))
    assert found["ndcg@10"] == pytest.approx([(1 + 1 / 2) / (1 + 1 / math.log2(3)), 0])
    assert found["hit@10"].tolist() == [1, 0]
    assert found["recall@10"].tolist() == [1, 0]
    assert found["mrr@10"].tolist() == [1, 0]


def test_more_targets_than_places_can_still_be_all_right():
    assert accuracy(np.ones((1, 10), dtype=bool), np.array([25]))["ndcg@10"] == pytest.approx([1])


def test_novelty_is_the_bits_of_the_share_who_know_a_product():
    assert variety.novelty(shown("ab", "c-"), TASK) == pytest.approx([(math.log2(4 / 3) + 2) / 2, 1])


def test_what_nobody_knows_counts_as_half_a_shopper():
    assert variety.novelty(shown("d"), TASK) == pytest.approx([3])


def test_popularity_is_the_mean_share_of_shoppers():
    assert variety.popularity(shown("ab", "d-"), TASK) == pytest.approx([(3 / 4 + 1 / 4) / 2, 0])


def test_popularity_bias_compares_lists_with_what_shoppers_chose():
    model = Popularity(P, np.array([0, 1, 0, 1, 0, 0], dtype=np.float32))
    measured = measure(model, TASK)
    chosen = (3 / 4 + 2 / 4) / 2
    assert measured.popularity_bias == pytest.approx(measured.popularity / chosen - 1)
    assert measured.popularity == pytest.approx(((1 + 2) / 20 + (3 + 1) / 20) / 2)


def test_kinds_are_compared_where_both_are_known():
    assert variety.kind_diversity(shown("abc", "abf", "f--"), TASK) == pytest.approx([2 / 3, 0, math.nan], nan_ok=True)


def test_distance_is_one_less_the_mean_cosine_of_pairs():
    found = variety.distance(shown("ab-", "ac-", "acf", "a--"), TASK)
    assert found == pytest.approx([0, 1, 1 - (0 + 0.6 + 0.8) / 3, math.nan], nan_ok=True, abs=1e-6)


def test_without_vectors_there_is_no_distance():
    assert np.isnan(variety.distance(shown("ab"), task_of(PAST, [], P, {}))).all()


@pytest.fixture
def two_places(monkeypatch):
    """Popularity that shows two products: b and c to u, a and b to w."""
    monkeypatch.setattr(variety, "K", 2)


def test_popularity_shows_the_most_popular_that_a_shopper_has_not(two_places):
    assert variety.expected(shown("bcd", "abd"), TASK).tolist() == [[True, True, False], [True, True, False]]


def test_serendipity_is_right_and_unexpected(two_places):
    hits = np.array([[True, False], [True, True]])
    assert variety.serendipity(shown("bc", "ad"), hits, TASK) == pytest.approx([0, 1 / 2])


def test_calibration_is_the_divergence_from_the_kinds_of_the_history():
    task = task_of([*bought("u", "a", "c")], bought("u", "d"), P, KINDS)
    p, q = 0.5, 0.99 * 0.25 + 0.01 * 0.5
    other = 0.99 * 0.75 + 0.01 * 0.5
    expected = p * math.log(p / q) + p * math.log(p / other)
    assert variety.calibration(shown("acdef"), task) == pytest.approx([expected])


def test_a_list_true_to_the_history_is_calibrated():
    assert variety.calibration(
        shown("bd"), task_of(bought("u", "a", "c"), bought("u", "d"), P, KINDS)
    ) == pytest.approx([0])


def test_a_kind_that_is_missing_costs_much_but_not_everything():
    task = task_of(bought("u", "a"), bought("u", "b"), P, KINDS)
    assert variety.calibration(shown("cd"), task) == pytest.approx([math.log(100)])


def test_without_a_history_nothing_is_calibrated():
    assert np.isnan(variety.calibration(shown("a", "a", "a"), TASK)[2])


def test_gini_of_equal_places_and_of_one_for_all():
    assert variety.gini(shown("ab", "cd", "ef"), 6) == pytest.approx(0)
    assert variety.gini(shown("a", "a"), 6) == pytest.approx(5 / 6)


def test_coverage_is_the_share_that_anybody_is_shown():
    assert variety.coverage(shown("ab", "a-"), 6) == pytest.approx(2 / 6)


def test_strangers_are_listed_and_left_out_of_the_means():
    lists = lists_of(Popularity(P, np.array([5, 1, 9, 1, 1, 1], dtype=np.float32)), TASK)
    assert lists.top[2, 0] == P.index("c")
    assert measured_of(lists, "x").users == 2


def test_an_interval_holds_its_mean_and_is_the_same_twice():
    values = np.random.default_rng(1).random(300)
    (low, high) = intervals({"x": values})["x"]
    assert low < values.mean() < high
    assert high - low == pytest.approx(2 * 1.96 * values.std() / math.sqrt(300), rel=0.15)
    assert intervals({"x": values}) == {"x": (low, high)}


def test_one_shopper_has_no_interval():
    assert intervals({"x": np.array([1.0]), "y": np.array([math.nan])}) == {}


def test_measures_beside_one_another_do_not_change_an_interval():
    values = np.random.default_rng(2).random(50)
    alone = intervals({"x": values})["x"]
    assert intervals({"x": values, "y": np.full(50, math.nan)})["x"] == pytest.approx(alone)


def test_what_has_no_value_counts_in_no_resample():
    means = resampled({"x": np.array([3.0, math.nan, 3.0])})["x"]
    assert set(means[~np.isnan(means)]) == {3.0}


def test_ndcg_alone_is_that_of_all_measures():
    task = task_of(EVENTS, [*bought("t0", "new", "tent"), *bought("w1", "tea")], PRODUCTS, {})
    model = Popularity(PRODUCTS, np.arange(len(PRODUCTS), dtype=np.float32))
    assert ndcg_of(model, task) == pytest.approx(measure(model, task).ndcg)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(seed=st.integers(0, 10_000), levels=st.integers(1, 60), missing=st.floats(0, 0.98), k=st.integers(1, 30))
def test_long_rows_are_listed_as_by_a_plain_sort(seed, levels, missing, k):
    random = np.random.default_rng(seed)
    scores = random.integers(levels, size=(3, 400)).astype(np.float32)
    scores[random.random(scores.shape) < missing] = np.nan
    ids = tuple(f"{n:03d}" for n in range(400))
    known = [frozenset(random.choice(ids, 5)) for _ in scores]
    places, values = best(scores, known, ids, k)
    for row, have, found, value in zip(scores, known, places, values, strict=True):
        plain = sorted((-score, n) for n, score in enumerate(row) if not np.isnan(score) and ids[n] not in have)[:k]
        assert found[found >= 0].tolist() == [n for _, n in plain]
        assert value[found >= 0].tolist() == [-score for score, _ in plain]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(st.sampled_from(P), min_size=3, max_size=3, unique=True), min_size=3, max_size=3))
def test_measures_stay_within_their_bounds(rows):
    places = shown(*rows)
    hits = TASK.wanted.holds(places)
    assert (variety.serendipity(places, hits, TASK) <= hits.mean(axis=1) + 1e-9).all()
    assert 0 <= variety.gini(places, 6) < 1
    assert np.nanmin(variety.calibration(places, TASK)) >= -1e-9
    assert ((variety.distance(places, TASK) >= -1e-6) & (variety.distance(places, TASK) <= 2)).all()
