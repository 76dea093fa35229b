from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.blend import BlendWeights, Ranker
from ranking.ranked import Profile
from ranking.versions import Fitted
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query

FAST = settings(derandomize=True, deadline=None, max_examples=80)


class Fond:
    """Likes what it is told to, because of what it is told to."""

    name = "fond"

    def __init__(self, likes, because="past"):
        self.likes, self.because = likes, because

    def score(self, history, product_ids):
        return np.array([self.likes.get(key, np.nan) if history else np.nan for key in product_ids], dtype=np.float32)

    def attribute(self, history, product_id):
        return ((self.because, self.likes.get(product_id, 0.0)),) if self.because in history else ()


def candidates(scores, **more):
    items = tuple(
        Candidate(product=Product(product_id=key, title=key, **more.get(key, {})), score=score)
        for key, score in scores.items()
    )
    return Candidates(query=Query(text="words"), items=items, total=len(items))


def ranked(scores, likes=None, profile=None, query=None, weights=None, unit=1.0, **more):
    fitted = None if likes is None else Fitted(recommender=Fond(likes), unit=unit)
    look_up = {"past": Product(product_id="past", title="The Past")}
    ranker = Ranker(fitted, lambda keys: {key: look_up[key] for key in keys if key in look_up}, weights)
    found = candidates(scores, **more)
    shopper = profile or Profile(user_id="a", history=("past",))
    return ranker.rank(query or found.query, found, shopper, k=10)


def order(*args, **how):
    return [item.product.product_id for item in ranked(*args, **how)]


@FAST
@given(
    scores=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), min_size=1),
    likes=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 3)),
)
def test_the_contributions_add_up_to_the_score(scores, likes):
    for item in ranked(scores, likes):
        assert sum(part.value for part in item.contributions) == pytest.approx(item.score, abs=1e-9)


@FAST
@given(likes=st.dictionaries(st.sampled_from("ab"), st.floats(0, 9)), dial=st.floats(0, 1))
def test_words_that_match_clearly_better_are_never_passed_by_taste(likes, dial):
    weights = BlendWeights(personalisation=dial)
    gap = weights.taste + weights.price + weights.rating + 0.01
    assert order({"a": 0.2, "b": 0.2 + gap}, likes, weights=weights) == ["b", "a"]


def test_history_decides_between_near_matches():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}) == ["b", "a"]


def test_without_the_dial_history_decides_nothing():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, weights=BlendWeights(personalisation=0)) == ["a", "b"]


def test_a_shopper_without_a_past_is_ranked_by_words():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=Profile()) == ["a", "b"]


def test_a_faint_taste_is_no_reason():
    faint, strong = (ranked({"a": 0.5}, {"a": likes}, unit=10.0)[0] for likes in (0.5, 9.0))
    assert not any(reason.because for reason in faint.reasons)
    assert [reason.because[0].title for reason in strong.reasons if reason.because] == ["The Past"]


def test_the_counterfactual_is_the_order_without_taste():
    first, second = ranked({"a": 0.60, "b": 0.58}, {"b": 1.0})
    assert (first.product.product_id, first.rank, first.rank_without_taste) == ("b", 1, 2)
    assert (second.rank, second.rank_without_taste) == (2, 1)


def test_what_was_waved_away_stands_last():
    profile = Profile(user_id="a", disliked=frozenset({"a"}))
    assert order({"a": 0.9, "b": 0.1}, profile=profile) == ["b", "a"]


def test_what_is_sold_out_stands_after_what_can_be_bought():
    assert order({"a": 0.9, "b": 0.1}, a={"stock": 0}, b={"stock": 1}) == ["b", "a"]


def test_a_sort_that_was_asked_for_is_kept():
    assert order({"a": 0.1, "b": 0.9}, {"b": 5.0}, query=Query(text="words", sort="price_low")) == ["a", "b"]


def test_what_is_owned_is_not_offered_again_unless_it_is_used_up():
    once = Profile(user_id="a", history=("past",), purchased=frozenset({"b"}))
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=once) == ["a", "b"]
    again = replace(once, repeated=frozenset({"b"}))
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=again) == ["b", "a"]


def test_few_reviews_weigh_less_than_many():
    few, many = {"rating": 5.0, "rating_count": 1}, {"rating": 4.8, "rating_count": 200}
    assert order({"a": 0.5, "b": 0.5}, a=few, b=many) == ["b", "a"]
