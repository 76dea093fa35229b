"""A stack on made data: what came is where two models agree, which no sum of them can say."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from ranking.evaluation import task_of
from ranking.examples import examples_of
from ranking.history import History
from ranking.item_weights import ItemWeights
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from ranking.protocols import Recommender
from ranking.readings import Readings
from ranking.stack import Stack
from ranking.trees import fit_trees
from tests.ranking.events import bought

SIZE = 80
UNIT = 1.5
KEYS = tuple(f"p{n:02d}" for n in range(SIZE))
FIRST, SECOND = np.random.default_rng(1).random((2, SIZE, SIZE)).astype(np.float32) + np.float32(0.01)
"""What two models say of each product to who has another."""
POPULAR = np.random.default_rng(2).integers(1, 100, size=SIZE)


def agreed(row):
    """The products of which both say the same, of those that both find good."""
    apart = np.where((FIRST[row] > 0.5) & (SECOND[row] > 0.5), np.abs(FIRST[row] - SECOND[row]), np.inf)
    apart[row] = np.inf
    return [KEYS[place] for place in np.argsort(apart)[:2]]


PARTS: list[Recommender] = [
    *(ItemWeights(name, KEYS, csr_matrix(each), 1.0) for name, each in (("first", FIRST), ("second", SECOND)) * 2),
    Popularity(KEYS, POPULAR),
]
"""Each twice: a tree reads but a share of the columns, and one column alone shows no agreement."""
MIXTURE = Mixture([*((part, 0.5) for part in PARTS[:-1]), (PARTS[-1], 0.02)])
TASK = task_of(
    [event for row, key in enumerate(KEYS) for event in bought(f"u{row:02d}", key)],
    [event for row in range(SIZE) for event in bought(f"u{row:02d}", *agreed(row))],
    KEYS,
    {},
)
NOTHING = Readings(KEYS, {})
EXAMPLES = examples_of(PARTS, NOTHING, TASK)
BASE = EXAMPLES.scores[:, : len(PARTS)] @ np.array([weight for _, weight in MIXTURE.parts], dtype=np.float32)
TREES, HELD = fit_trees(EXAMPLES, BASE)
FLOORED = replace(TREES, floor=float(np.median(BASE)))
HISTORIES = [History.of(keys) for keys in (KEYS[:1], KEYS[3:9], (), KEYS[20:21])]


@pytest.fixture
def stack():
    return Stack(MIXTURE, UNIT, NOTHING, FLOORED)


def test_trees_see_where_models_agree_for_shoppers_they_were_not_learned_from():
    alone = max(EXAMPLES.ndcg(EXAMPLES.scores[:, n]).mean() for n in range(len(PARTS)))
    assert HELD.shape == (SIZE,)
    assert HELD.mean() > 1.2 * max(alone, EXAMPLES.ndcg(BASE).mean())


def test_training_twice_gives_the_same_trees():
    again, held = fit_trees(EXAMPLES, BASE)
    assert again == TREES
    assert np.array_equal(held, HELD)


def test_the_floor_leaves_out_nearly_nothing_that_came():
    under = BASE[EXAMPLES.wanted] < TREES.floor
    assert 0 < under.mean() < 0.02


def test_one_poor_candidate_does_not_open_the_floor_to_the_whole_shop(monkeypatch):
    monkeypatch.setattr("ranking.trees._ROUNDS", 20)
    trees, _ = fit_trees(EXAMPLES, np.where(np.arange(len(BASE)) == BASE.argmin(), np.float32(-100), BASE))
    assert trees.floor == TREES.floor


def test_scores_do_not_depend_on_who_is_beside(stack):
    alone = np.concatenate([stack.score([history], KEYS) for history in HISTORIES])
    assert np.array_equal(stack.score(HISTORIES, KEYS), alone)


def test_scores_do_not_depend_on_what_is_asked_beside(stack):
    some = KEYS[70:4:-7]
    whole = stack.score(HISTORIES, KEYS)
    assert np.allclose(stack.score(HISTORIES, some), whole[:, [KEYS.index(key) for key in some]], atol=1e-6)


def test_what_is_under_the_floor_stands_below_in_the_order_of_the_mixture(stack):
    (base,), (found,) = MIXTURE.score(HISTORIES[:1], KEYS), stack.score(HISTORIES[:1], KEYS)
    below = base < FLOORED.floor
    assert 0 < below.sum() < SIZE
    assert found[below].max() < 0 < found[~below].min()
    assert np.array_equal(np.argsort(found[below]), np.argsort(base[below]))


def test_what_is_above_the_floor_is_put_in_another_order(stack):
    (base,), (found,) = MIXTURE.score(HISTORIES[:1], KEYS), stack.score(HISTORIES[:1], KEYS)
    above = base >= FLOORED.floor
    assert not np.array_equal(np.argsort(found[above]), np.argsort(base[above]))


def test_a_guest_is_served_by_the_mixture(stack):
    guest = [History()]
    assert np.allclose(stack.score(guest, KEYS), MIXTURE.score(guest, KEYS) / UNIT)


def test_what_no_part_can_score_is_not_scored(stack):
    scores = stack.score(HISTORIES, ("no such thing", KEYS[0]))
    assert np.isnan(scores[:, 0]).all()
    assert not np.isnan(scores[:, 1]).any()
    assert scores.dtype == np.float32


def test_nobody_and_nothing_are_scored_too(stack):
    assert stack.score([], KEYS).shape == (0, SIZE)
    assert stack.score(HISTORIES, ()).shape == (len(HISTORIES), 0)


def test_what_comes_by_chance_is_told_to_be_no_better_than_chance(monkeypatch):
    monkeypatch.setattr("ranking.trees._ROUNDS", 40)
    chance = replace(EXAMPLES, wanted=np.random.default_rng(3).permutation(EXAMPLES.wanted))
    _, held = fit_trees(chance, BASE)
    assert held.mean() < EXAMPLES.ndcg(BASE).mean()
