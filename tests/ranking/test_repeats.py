import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.blend import BlendWeights
from ranking.events import Event, EventStore
from ranking.interactions import interactions_of
from ranking.popularity import Popularity
from ranking.profile import profile_of
from ranking.repeats import LEAST, Repeats, learn_repeats
from ranking.service import RankingService
from ranking.training import Trained
from ranking.versions import load, store
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of
from tests.ranking.test_blend import order as ranked_order

START = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = {"coffee": "food", "tea": "food", "new tea": "food", "sofa": "sofas", "new sofa": "sofas"}


def bought(user, product, *days, quantity=1, kind="purchase"):
    return [
        Event(user_id=user, product_id=product, time=START + timedelta(days=day), quantity=quantity, kind=kind)
        for day in days
    ]


def crowd():
    """Thirty who buy coffee each month, give or take three days, and a sofa once."""
    events = []
    for n in range(30):
        events += bought(f"u{n}", "coffee", *(n + 30 * month + (n + month) % 7 - 3 for month in range(8)))
        events += bought(f"u{n}", "sofa", n)
    return events


EVENTS = crowd()
REPEATS = learn_repeats(EVENTS, KINDS)


def due(product, after, events=None, repeats=REPEATS):
    mine = bought("a", product, 0) if events is None else events
    found = repeats.due(mine, START + timedelta(days=after))
    return next((each for each in found if each.product_id == product), None)


def test_what_is_used_up_in_a_month_is_due_after_one_and_not_after_days():
    assert due("coffee", 3) is None
    assert due("coffee", 27) is not None
    assert due("coffee", 27).usual_days == pytest.approx(30, abs=1)


@pytest.mark.parametrize("after", [3, 30, 300, 3_000])
def test_a_sofa_is_never_due(after):
    assert due("sofa", after) is None


def test_a_sofa_that_people_do_buy_again_is_due():
    again = [event for n in range(30) for event in bought(f"u{n}", "sofa", n, n + 60, n + 120)]
    assert due("sofa", 60, repeats=learn_repeats(again, KINDS)) is not None


def test_who_has_stopped_is_not_reminded_for_ever():
    assert due("coffee", 27).chance > 0.5
    assert due("coffee", 365) is None


def test_a_shopper_s_own_pace_counts():
    fortnight = bought("a", "coffee", 0, 14, 28, 42, 56, 70)
    assert due("coffee", 70 + 14, fortnight).usual_days < 25
    assert due("coffee", 70 + 20, fortnight).chance > due("coffee", 20).chance


def test_a_new_product_has_the_habit_of_its_kind():
    assert REPEATS.habit("new tea").chance > 0.5 > LEAST > REPEATS.habit("new sofa").chance


def test_who_has_had_no_time_yet_to_buy_again_says_little():
    waiting = [event for n in range(20) for event in bought(f"n{n}", "coffee", 240)]
    refused = [event for n in range(20) for event in bought(f"n{n}", "coffee", 0)]
    known = REPEATS.habit("coffee").chance
    assert learn_repeats([*EVENTS, *refused], KINDS).habit("coffee").chance < known - 0.1
    assert learn_repeats([*EVENTS, *waiting], KINDS).habit("coffee").chance == pytest.approx(known, abs=0.05)


def test_two_on_one_day_are_one_time():
    assert due("coffee", 30, bought("a", "coffee", 0, 0.2)).bought == 1


def test_what_was_given_back_is_not_due():
    back = bought("a", "coffee", 1, kind="cancel")
    assert due("coffee", 30, [*bought("a", "coffee", 0), *back]) is None


def test_purchases_without_a_time_say_nothing():
    timeless = [Event(user_id="a", product_id="coffee", order=n) for n in range(3)]
    assert REPEATS.due(timeless, START) == ()
    assert learn_repeats(timeless, {}).due(bought("a", "coffee", 0), START + timedelta(days=30)) == ()


def test_what_is_bought_later_is_not_known_yet():
    assert due("coffee", 28, bought("a", "coffee", 0, 40)).days == 28


def test_what_is_stored_comes_back_and_says_the_same():
    again = Repeats.restored(REPEATS.arrays())
    assert again.due(EVENTS, START + timedelta(days=260)) == REPEATS.due(EVENTS, START + timedelta(days=260))


def test_habits_without_a_shopper_are_learned_without_them():
    gone = EVENTS[-1].user_id
    theirs, rest = ([event for event in EVENTS if (event.user_id == gone) == mine] for mine in (True, False))
    forgotten = Repeats.restored(learn_repeats(EVENTS, KINDS).arrays()).without(theirs)
    left = learn_repeats(rest, KINDS)
    for key in {*KINDS, "new"}:
        one, other = forgotten.habit(key), left.habit(key)
        assert (one.chance, one.log_days, one.spread) == pytest.approx((other.chance, other.log_days, other.spread))
    assert forgotten.habit("coffee") != REPEATS.habit("coffee")


def test_habits_do_not_forget_who_was_not_learned_from():
    with pytest.raises(LookupError):
        REPEATS.without(bought("somebody", "coffee", 1, 2))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["coffee", "sofa", "x"]), st.floats(0, 400))), st.floats(0, 500))
def test_chances_are_chances_and_the_likeliest_is_first(times, after):
    events = [event for product, day in times for event in bought("a", product, day)]
    found = REPEATS.due(events, START + timedelta(days=after))
    assert all(LEAST <= each.chance <= 1 and 0 < each.degree <= 1 for each in found)
    assert [each.chance for each in found] == sorted((each.chance for each in found), reverse=True)
    assert found == REPEATS.due(events[::-1], START + timedelta(days=after))


def test_a_long_history_is_read_in_milliseconds():
    events = [event for n in range(200) for event in bought("a", f"p{n}", *range(0, 90, 30))]
    REPEATS.due(events, START)
    started = time.perf_counter()
    REPEATS.due(events, START + timedelta(days=90))
    assert time.perf_counter() - started < 0.1


def test_a_due_product_is_offered_again_and_another_is_not():
    own = {"coffee": 1.0, "sofa": 1.0}
    shopper = profile_of("a", bought("a", "sofa", 0) + bought("a", "coffee", 0), {}, due={"coffee": 0.8})
    assert ranked_order({"coffee": 0.5, "sofa": 0.55}, own, shopper) == ["coffee", "sofa"]
    rebought = profile_of("a", bought("a", "sofa", 0) + bought("a", "coffee", 0, 1), {}, due={})
    assert ranked_order({"coffee": 0.5, "sofa": 0.55}, own, rebought) == ["sofa", "coffee"]


def test_a_trained_version_tells_the_profile_what_is_due(tmp_path):
    home, catalogue = Home(tmp_path), catalogue_of(tmp_path)
    events = EventStore(connect(home))
    crowd = [event for n in range(30) for event in bought(f"u{n}", "ridge", *range(n, 240, 30))]
    trained = Trained(chosen="popularity", model=Popularity.fit(interactions_of(crowd)), table=(), why="")
    store(home, trained, revision={}, repeats=learn_repeats(crowd, {}))
    events.add([*bought("a", "boot-red", 0), *bought("b", "mug", 0), Event(user_id="c", product_id="mug")])
    service = RankingService(home, catalogue, events, BlendWeights())
    assert list(service.profile("a", now=START + timedelta(days=30)).due or {}) == ["ridge"]
    assert service.profile("a", now=START + timedelta(days=2)).due == {}
    assert service.profile("c").due is None
    assert load(home, 1).repeats is not None
