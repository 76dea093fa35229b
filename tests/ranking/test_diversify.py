"""Re-ranking for variety: what always holds, and small cases by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ranking.diversify import by_interests, by_relevance, by_score, divergence, of_kinds

N = 8
SCORES = arrays(np.float32, N, elements=st.one_of(st.integers(-20, 20).map(float), st.just(float("nan"))))
KINDS = arrays(np.int64, N, elements=st.integers(-1, 3))
DIAL = st.floats(0, 1)
ordinary = settings(derandomize=True, deadline=None, max_examples=100)


def vectors(seed):
    found = np.random.default_rng(seed).normal(size=(N, 5)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def shares(seed):
    return np.random.default_rng(seed).dirichlet(np.ones(4))


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), kinds=KINDS)
def test_a_dial_at_0_changes_nothing(scores, seed, kinds):
    assert by_relevance(scores, vectors(seed), 0).tolist() == by_score(scores).tolist()
    assert by_interests(scores, kinds, shares(seed), 0).tolist() == by_score(scores).tolist()


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), kinds=KINDS, dial=DIAL)
def test_every_candidate_comes_once(scores, seed, kinds, dial):
    assert sorted(by_relevance(scores, vectors(seed), dial)) == list(range(N))
    assert sorted(by_interests(scores, kinds, shares(seed), dial)) == list(range(N))


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), dial=DIAL)
def test_the_best_candidate_stays_first_by_relevance(scores, seed, dial):
    assert by_relevance(scores, vectors(seed), dial)[0] == by_score(scores)[0]


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), kinds=KINDS, dial=DIAL)
def test_unscored_candidates_come_last_in_their_order(scores, seed, kinds, dial):
    unscored = np.flatnonzero(np.isnan(scores)).tolist()
    for order in (by_relevance(scores, vectors(seed), dial), by_interests(scores, kinds, shares(seed), dial)):
        assert order[N - len(unscored) :].tolist() == unscored


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), kinds=KINDS, dial=DIAL, k=st.integers(0, N))
def test_a_shorter_list_is_the_beginning_of_a_longer(scores, seed, kinds, dial, k):
    assert (
        by_relevance(scores, vectors(seed), dial, k).tolist() == by_relevance(scores, vectors(seed), dial)[:k].tolist()
    )
    wanted = shares(seed)
    assert (
        by_interests(scores, kinds, wanted, dial, k).tolist() == by_interests(scores, kinds, wanted, dial)[:k].tolist()
    )


@ordinary
@given(scores=SCORES, seed=st.integers(0, 99), low=DIAL, high=DIAL, scale=st.sampled_from([0.5, 4.0]))
def test_two_products_are_never_more_alike_with_a_greater_dial(scores, seed, low, high, scale):
    scores = np.nan_to_num(scores)
    given = vectors(seed)

    def likeness(dial):
        first, second = by_relevance(scores, given, dial, 2)
        return float(given[first] @ given[second])

    low, high = sorted((low, high))
    assert likeness(high) <= likeness(low) + 1e-6
    assert by_relevance(scores * scale, given, low).tolist() == by_relevance(scores, given, low).tolist()


@ordinary
@given(scores=SCORES, kinds=KINDS, seed=st.integers(0, 99), low=DIAL, high=DIAL)
def test_the_first_product_is_never_further_from_the_interests_with_a_greater_dial(scores, kinds, seed, low, high):
    scores, wanted = np.nan_to_num(scores), shares(seed)

    def far(dial):
        kind = kinds[by_interests(scores, kinds, wanted, dial, 1)[0]]
        return divergence((np.arange(4) == kind)[None].astype(float), wanted)[0]

    low, high = sorted((low, high))
    assert far(high) <= far(low) + 1e-9


def test_a_twin_of_the_first_gives_way():
    scores = np.array([1.0, 0.9, 0.5], dtype=np.float32)
    twins = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert by_relevance(scores, twins, 0.2).tolist() == [0, 1, 2]
    assert by_relevance(scores, twins, 0.5).tolist() == [0, 2, 1]


def test_kinds_serve_as_vectors_and_the_unknown_is_like_nothing():
    assert (of_kinds(np.array([4, 4, -1, 2, -1])) @ of_kinds(np.array([4, 4, -1, 2, -1])).T).tolist() == [
        [1, 1, 0, 0, 0],
        [1, 1, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 0],
    ]


def test_a_list_takes_the_shares_of_the_history():
    scores = np.linspace(1, 0.9, 6).astype(np.float32)
    kinds = np.array([0, 0, 0, 0, 1, 1])
    order = by_interests(scores, kinds, np.array([0.5, 0.5]), 0.9, 4)
    assert sorted(kinds[order]) == [0, 0, 1, 1]


def test_without_interests_the_order_stays():
    scores = np.array([0.1, 0.9], dtype=np.float32)
    assert by_interests(scores, np.array([0, 1]), np.zeros(2), 0.9).tolist() == [1, 0]


def test_divergence_by_hand():
    assert divergence(np.array([[1.0, 0.0]]), np.array([1.0, 0.0])) == pytest.approx([0])
    assert divergence(np.array([[0.0, 1.0]]), np.array([1.0, 0.0])) == pytest.approx([np.log(100)])
