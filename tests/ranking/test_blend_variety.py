"""Variety in the blend: more of the same gives way, never to what matches clearly worse, and every part is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranking.blend import BlendWeights
from ranking.placing import CLEARLY
from ranking.ranked import Profile
from retrieval.query import Query
from tests.ranking.test_blend import FAST, PAST, order, ranked


def of_kinds(kinds):
    return {key: {"category": (kind,)} for key, kind in kinds.items()}


TENTS = of_kinds({"a": "tents", "b": "tents", "c": "tents", "d": "lamps"})
WORDS = {"a": 0.60, "b": 0.59, "c": 0.58, "d": 0.57}


def test_without_variety_the_order_is_by_score_alone():
    items = ranked(WORDS, weights=BlendWeights(diversity=0), **TENTS)
    assert [item.product.product_id for item in items] == ["a", "b", "c", "d"]
    assert not any(part.name == "variety" for item in items for part in item.contributions)


def test_what_is_more_of_the_same_gives_way_the_more_the_dial_is_turned():
    places = [order(WORDS, weights=BlendWeights(diversity=dial), **TENTS).index("d") for dial in (0, 0.2, 0.5, 1)]
    assert places == sorted(places, reverse=True)
    assert (places[0], places[-1]) == (3, 1)


VARIED = {
    "scores": st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1), min_size=2),
    "kinds": st.fixed_dictionaries(dict.fromkeys("abcdefgh", st.sampled_from(["tents", "lamps", ""]))),
    "likes": st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 9)),
    "dial": st.floats(0, 1),
}


@FAST
@given(**VARIED)
def test_variety_never_puts_what_matches_clearly_better_behind(scores, kinds, likes, dial):
    found = order(scores, likes, weights=BlendWeights(diversity=dial), **of_kinds(kinds))
    for place, key in enumerate(found):
        assert all(scores[key] > scores[later] - CLEARLY - 1e-9 for later in found[place + 1 :])


@FAST
@given(**VARIED)
def test_variety_is_a_part_of_the_score_and_the_score_is_the_order(scores, kinds, likes, dial):
    items = ranked(scores, likes, weights=BlendWeights(diversity=dial), **of_kinds(kinds))
    values = [item.score for item in items]
    assert values == pytest.approx(sorted(values, reverse=True), abs=1e-9)
    for item in items:
        assert sum(part.value for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
        assert all(-0.15 * dial - 1e-9 <= part.value < 0 for part in item.contributions if part.name == "variety")


@FAST
@given(**VARIED)
def test_the_counterfactual_is_varied_too(scores, kinds, likes, dial):
    without = order(scores, likes, weights=BlendWeights(taste=0, diversity=dial), **of_kinds(kinds))
    for item in ranked(scores, likes, weights=BlendWeights(diversity=dial), **of_kinds(kinds)):
        assert without.index(item.product.product_id) + 1 == item.rank_without_taste


@FAST
@given(**VARIED)
def test_variety_lifts_nothing_that_was_waved_away_or_is_sold_out(scores, kinds, likes, dial):
    shopper = Profile(user_id="a", history=PAST, liked=frozenset({"past"}), disliked=frozenset({"a"}))
    facts = of_kinds(kinds)
    facts["b"] = {**facts["b"], "stock": 0}
    found = order(scores, likes, shopper, weights=BlendWeights(diversity=dial), **facts)
    last = [key for key in ("b", "a") if key in scores]
    assert found[len(found) - len(last) :] == last


def test_variety_leaves_a_sort_that_was_asked_for():
    query = Query(text="words", sort="price_low")
    assert order(WORDS, query=query, weights=BlendWeights(diversity=1), **TENTS) == ["a", "b", "c", "d"]
