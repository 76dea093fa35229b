import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking import blend
from ranking.blend import BlendWeights, Ranker, past_of
from ranking.history import History
from ranking.placing import CLEARLY
from ranking.ranked import Profile
from ranking.versions import Fitted
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Filters, Query

PAST = History.of(("past",))
FAST = settings(derandomize=True, deadline=None, max_examples=80)


class Fond:
    """Likes what it is told to, because of what it is told to."""

    name = "fond"

    def __init__(self, likes, because="past"):
        self.likes, self.because = likes, because

    def score(self, histories, product_ids):
        rows = [[self.likes.get(key, np.nan) if len(each) else np.nan for key in product_ids] for each in histories]
        return np.array(rows, dtype=np.float32)

    def attribute(self, history, product_id):
        return ((self.because, self.likes.get(product_id, 0.0)),) if self.because in history.product_ids else ()


class Told:
    """Says what each past product adds."""

    name = "told"

    def __init__(self, parts):
        self.parts = parts

    def score(self, histories, product_ids):
        rows = [[sum(self.adds(history))] * len(product_ids) for history in histories]
        return np.array(rows, dtype=np.float32)

    def attribute(self, history, product_id):
        return tuple(part for part in self.parts if product_id and part[0] in history.product_ids)

    def adds(self, history):
        return [part for key, part in self.parts if key in history.product_ids]


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
    shopper = profile or Profile(user_id="a", history=PAST, liked=frozenset({"past"}))
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
@given(
    likes=st.dictionaries(st.sampled_from("ab"), st.floats(0, 9)),
    dial=st.floats(0, 1),
    prices=st.tuples(st.integers(1, 99_999), st.integers(1, 99_999)),
    rating=st.floats(0, 5),
)
def test_words_that_match_clearly_better_are_never_passed(likes, dial, prices, rating):
    weights = BlendWeights(personalisation=dial)
    gap = dial * (weights.taste + weights.price) + weights.rating + 1e-6
    shopper = Profile(user_id="a", history=PAST, liked=frozenset({"past"}), typical_price_minor=500)
    a, b = ({"price_minor": price} for price in prices)
    scores = {"a": 0.2, "b": 0.2 + gap}
    assert order(scores, likes, shopper, weights=weights, a={**a, "rating": rating, "rating_count": 9}, b=b) == [
        "b",
        "a",
    ]


def test_the_bounds_stated_are_those_of_the_weights():
    w = BlendWeights()
    stated = [float(number) for number in re.findall(r"at\s+most (0\.\d+) with", " ".join(blend.__doc__.split()))]
    assert stated == pytest.approx([dial * (w.taste + w.price) + w.rating for dial in (1.0, 0.5)])


def test_a_shopper_s_taste_passes_what_matches_a_little_better():
    half = BlendWeights(personalisation=0.5)
    assert order({"a": 0.62, "b": 0.50}, {"b": 1.0}, weights=half) == ["b", "a"]


@FAST
@given(score=st.floats(0.75, 1), likes=st.floats(0, 9))
def test_taste_does_not_buy_back_a_wish_that_is_not_met(score, likes):
    wishes = Filters(colors=("red",), materials=("wool",))
    items = (
        Candidate(product=Product(product_id="a", title="a"), score=score, missed=("colors",), met=0.5),
        Candidate(product=Product(product_id="b", title="b"), score=score),
    )
    found = Candidates(query=Query(text="words", wishes=wishes), items=items, total=2)
    ranker = Ranker(Fitted(recommender=Fond({"a": likes})), lambda _: {}, BlendWeights(personalisation=0.5))
    shopper = Profile(user_id="a", history=PAST, liked=frozenset({"past"}))
    assert ranker.rank(found.query, found, shopper, k=2)[0].product.product_id == "b"


def test_an_irrelevant_history_gives_no_full_taste():
    item = ranked({"a": 0.5}, {"a": 0.03}, unit=1.0)[0]
    assert [part.value for part in item.contributions if part.name == "taste"] == [
        pytest.approx(BlendWeights().taste * 0.03)
    ]


@FAST
@given(likes=st.one_of(st.just(float("nan")), st.floats(-999, 999)), unit=st.floats(0.001, 9))
def test_taste_is_a_share_of_the_unit_whatever_the_model_says(likes, unit):
    value = sum(
        part.value for part in ranked({"a": 0.5}, {"a": likes}, unit=unit)[0].contributions if part.name == "taste"
    )
    assert 0 <= value <= BlendWeights().taste


def test_history_decides_between_near_matches():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}) == ["b", "a"]


def test_without_the_dial_history_decides_nothing():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, weights=BlendWeights(personalisation=0)) == ["a", "b"]


def test_the_shopper_s_own_dial_outranks_that_of_the_shop():
    shopper = Profile(user_id="a", history=PAST, liked=frozenset({"past"}), personalisation=0.0)
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, shopper, weights=BlendWeights(personalisation=1)) == ["a", "b"]


def test_a_shopper_without_a_past_is_ranked_by_words():
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=Profile()) == ["a", "b"]


def test_a_faint_taste_is_no_reason():
    faint, strong = (ranked({"a": 0.5}, {"a": likes}, unit=10.0)[0] for likes in (0.5, 9.0))
    assert not any(reason.because for reason in faint.reasons)
    assert [reason.because[0].title for reason in strong.reasons if reason.because] == ["The Past"]


def test_a_reason_names_the_purchases_that_carry_it_strongest_first():
    parts = (("strong", 0.5), ("weak", 0.3), ("weaker", 0.25), ("faint", 0.1))
    known = {key: Product(product_id=key, title=key) for key, _ in parts}
    ranker = Ranker(Fitted(recommender=Told(parts)), lambda keys: {key: known[key] for key in reversed(keys)})
    found = candidates({"a": 0.5})
    shopper = Profile(user_id="a", history=History.of(tuple(known)), liked=frozenset(known))
    (item,) = ranker.rank(found.query, found, shopper, k=1)
    assert [[past.title for past in reason.because] for reason in item.reasons if reason.kind == "taste"] == [
        ["strong", "weak"]
    ]


def test_a_past_purchase_the_shop_no_longer_knows_is_not_named():
    found = candidates({"a": 0.5})
    ranker = Ranker(Fitted(recommender=Fond({"a": 1.0})), lambda _: {})
    (item,) = ranker.rank(found.query, found, Profile(user_id="a", history=PAST, liked=frozenset({"past"})), k=1)
    assert not any(reason.because for reason in item.reasons)


@FAST
@given(
    scores=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), min_size=1),
    likes=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 2)),
)
def test_the_counterfactual_is_the_order_without_taste(scores, likes):
    without = order(scores, likes, weights=BlendWeights(taste=0))
    for item in ranked(scores, likes):
        assert without.index(item.product.product_id) + 1 == item.rank_without_taste


def test_what_was_waved_away_stands_last():
    profile = Profile(user_id="a", disliked=frozenset({"a"}))
    assert order({"a": 0.9, "b": 0.1}, profile=profile) == ["b", "a"]


@FAST
@given(likes=st.dictionaries(st.sampled_from("abc"), st.floats(0, 9)))
def test_no_taste_lifts_what_was_waved_away_or_is_sold_out(likes):
    profile = Profile(user_id="a", history=PAST, liked=frozenset({"past"}), disliked=frozenset({"a"}))
    assert order({"a": 1.0, "b": 0.9, "c": 0.0}, likes, profile, b={"stock": 0}) == ["c", "b", "a"]


def test_what_is_sold_out_stands_after_what_can_be_bought():
    assert order({"a": 0.9, "b": 0.1}, a={"stock": 0}, b={"stock": 1}) == ["b", "a"]


def test_a_sort_that_was_asked_for_is_kept():
    assert order({"a": 0.1, "b": 0.9}, {"b": 5.0}, query=Query(text="words", sort="price_low")) == ["a", "b"]


def test_what_is_owned_is_not_offered_again_unless_it_is_used_up():
    once = Profile(user_id="a", history=PAST, liked=frozenset({"past"}), purchased=frozenset({"b"}))
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=once) == ["a", "b"]
    again = replace(once, repeated=frozenset({"b"}))
    assert order({"a": 0.60, "b": 0.58}, {"b": 1.0}, profile=again) == ["b", "a"]


def test_few_reviews_weigh_less_than_many():
    few, many = {"rating": 5.0, "rating_count": 1}, {"rating": 4.8, "rating_count": 200}
    assert order({"a": 0.5, "b": 0.5}, a=few, b=many) == ["b", "a"]


def test_nothing_found_is_nothing_ranked():
    assert ranked({}, {"a": 1.0}) == ()


def test_a_tie_goes_by_product_id():
    assert order({"b": 0.5, "a": 0.5}) == ["a", "b"]


@FAST
@given(
    scores=st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1), min_size=2),
    likes=st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 9)),
    ratings=st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 5)),
    dial=st.floats(0, 1),
)
def test_history_is_not_over_read_whatever_the_dial(scores, likes, ratings, dial):
    facts = {key: {"rating": rating, "rating_count": 99} for key, rating in ratings.items()}
    found = order(scores, likes, weights=BlendWeights(personalisation=dial), **facts)
    for place, key in enumerate(found):
        assert all(scores[key] > scores[later] - CLEARLY - 1e-9 for later in found[place + 1 :])


@FAST
@given(
    scores=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), min_size=1),
    likes=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 9)),
    prices=st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 99_999)),
    disliked=st.sampled_from(["", "a", "b"]),
)
def test_at_zero_a_shopper_sees_what_a_guest_sees_less_what_they_waved_away(scores, likes, prices, disliked):
    zero, facts = BlendWeights(personalisation=0), {key: {"price_minor": price} for key, price in prices.items()}
    shopper = Profile(
        user_id="a", history=PAST, liked=frozenset({"past"}), disliked=frozenset(disliked), typical_price_minor=500
    )
    seen = order(scores, likes, shopper, weights=zero, **facts)
    guest = order(scores, likes, Profile(), weights=zero, **facts)
    assert [key for key in seen if key != disliked] == [key for key in guest if key != disliked]
    assert not disliked or disliked not in seen or seen[-1] == disliked


def test_the_dial_turns_the_effect_up():
    def lifted(dial):
        (item,) = ranked({"a": 0.5}, {"a": 1.0}, weights=BlendWeights(personalisation=dial))
        return sum(part.value for part in item.contributions if part.name == "taste")

    values = [lifted(dial) for dial in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert values[0] == 0
    assert values == sorted(set(values))


def test_what_is_held_back_stays_in_the_order_of_the_words():
    likes = {"c": 9.0, "d": 9.0, "e": 9.0}
    assert order({"a": 0.9, "b": 0.8, "c": 0.64, "d": 0.62, "e": 0.63}, likes) == ["a", "b", "c", "e", "d"]


@FAST
@given(
    scores=st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9), min_size=1),
    parts=st.lists(st.tuples(st.sampled_from(("past", "older", "oldest")), st.integers(1, 9)), min_size=1, max_size=3),
)
def test_the_place_without_the_causes_is_the_place_among_all_scored_without_them(scores, parts):
    known = {key: Product(product_id=key, title=key) for key in ("past", "older", "oldest")}
    found = candidates({key: score / 10 for key, score in scores.items()})
    model = Uneven(dict(parts))
    ranker = Ranker(Fitted(recommender=model, unit=9.0), lambda keys: {key: known[key] for key in keys})
    shopper = Profile(user_id="a", history=History.of(tuple(known)), liked=frozenset(known), purchased=frozenset(known))
    for item in ranker.rank(found.query, found, shopper, k=9):
        causes = past_of(item.reasons)
        if not causes:
            assert item.rank_without_causes is None
            continue
        then = replace(shopper, history=shopper.history.without(frozenset(causes)))
        again = [each.product.product_id for each in ranker.rank(found.query, found, then, k=9)]
        assert again.index(item.product.product_id) + 1 == item.rank_without_causes


class Uneven:
    """A sum over past products that say different things of different products."""

    name = "uneven"

    def __init__(self, adds):
        self.adds = adds

    def score(self, histories, product_ids):
        rows = [[sum(dict(self.attribute(each, key)).values()) for key in product_ids] for each in histories]
        return np.array(rows, dtype=np.float32).reshape(len(histories), len(product_ids))

    def attribute(self, history, product_id):
        parts = [(key, float(self.adds.get(key, 0) * (ord(product_id) % 4))) for key in history.product_ids]
        return tuple(sorted(parts, key=lambda part: (-part[1], part[0])))


def test_a_thing_liked_is_not_called_bought():
    liked = Profile(user_id="a", history=PAST, liked=frozenset({"past"}))
    bought = replace(liked, purchased=frozenset({"past"}))
    said = [
        reason.bought
        for profile in (liked, bought)
        for reason in ranked({"a": 0.5}, {"a": 1.0}, profile=profile)[0].reasons
        if reason.because
    ]
    assert said == [False, True]
