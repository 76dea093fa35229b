"""Re-ranking for variety: what always holds, and small cases by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ranking.diversify import POOL, by_interests, by_kind, by_relevance, by_score, divergence, losses, rooms_of

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


@ordinary
@given(scores=SCORES, kinds=KINDS, dial=DIAL)
def test_by_kind_is_the_order_of_scores_with_what_is_lost(scores, kinds, dial):
    order, lost = by_kind(scores, kinds, dial)
    assert sorted(order) == list(range(N))
    assert (lost <= 0).all()
    assert by_score((scores + lost)[order]).tolist() == list(range(N))
    assert by_kind(scores, kinds, 0)[0].tolist() == by_score(scores).tolist()


@ordinary
@given(scores=SCORES, kinds=KINDS, low=DIAL, high=DIAL)
def test_more_of_the_same_loses_more_with_a_greater_dial(scores, kinds, low, high):
    low, high = sorted((low, high))
    assert (by_kind(scores, kinds, high)[1] <= by_kind(scores, kinds, low)[1] + 1e-12).all()


def test_the_first_of_a_kind_loses_nothing_and_the_unknown_is_like_nothing():
    scores = np.array([4.0, 3.0, 2.0, 1.0, 0.0])
    lost = losses(scores, np.array([7, 7, -1, 7, -1]), 0.6)
    assert lost == pytest.approx([0, -0.3, 0, -0.4, 0])


def test_a_kind_keeps_the_places_of_its_share_of_the_history():
    kinds = np.array([0, 0, 0, 1, 1])
    rooms = rooms_of(np.array([0, 0, 1, 2, -1]), np.array([2.0, 1.0, 1.0, 1.0, 9.0]), kinds)
    assert rooms.tolist() == [6, 6, 6, 2, 2]
    assert not losses(np.arange(5.0)[::-1], kinds, 1.0, rooms=rooms).any()


def test_nothing_of_the_best_falls_behind_the_others_or_its_floor():
    scores = np.linspace(1, 0.5, POOL + 1)
    assert (scores + losses(scores, np.zeros(POOL + 1, dtype=np.int64), 9.0)).min() == pytest.approx(scores[-1])
    two = np.array([1.0, 0.9])
    assert losses(two, np.zeros(2, dtype=np.int64), 9.0, floors=np.array([0.0, 0.8])) == pytest.approx([0, -0.1])


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
