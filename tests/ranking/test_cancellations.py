import random
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.cancellations import settled
from ranking.events import Event
from ranking.families import in_families
from ranking.history import history_of
from ranking.interactions import interactions_of
from ranking.profile import profile_of
from ranking.splits import split_of
from tests.goods import catalogue_of

FAST = settings(derandomize=True, deadline=None, max_examples=100)
EVENTS = st.lists(
    st.builds(
        Event,
        user_id=st.sampled_from("ab"),
        product_id=st.sampled_from("pq"),
        kind=st.sampled_from(["purchase", "purchase", "cancel", "view"]),
        order=st.one_of(st.none(), st.integers(0, 4).map(float)),
        quantity=st.integers(1, 5),
        price_minor=st.one_of(st.none(), st.integers(1, 3)),
    ),
    max_size=12,
)


def bought(order, quantity=1, key="x"):
    return Event(user_id="a", product_id=key, order=order, quantity=quantity)


def cancelled(order, quantity=1, key="x"):
    return replace(bought(order, quantity, key), kind="cancel")


def pieces(events):
    return sum(event.quantity for event in events if event.kind == "purchase")


def test_the_latest_purchase_is_taken_back_first():
    assert settled([bought(1, 2), bought(2, 3), cancelled(3, 4)]) == (bought(1, 1),)


def test_what_was_bought_after_the_cancellation_stays():
    assert settled([bought(1), cancelled(2), bought(3)]) == (bought(3),)


def test_a_cancellation_reaches_its_product_and_its_shopper_alone():
    others = [bought(1, key="y"), replace(bought(1), user_id="b")]
    assert settled([*others, cancelled(2)]) == tuple(others)


def test_a_cancellation_without_a_time_comes_last():
    dated = replace(bought(None), time=datetime(2026, 3, 31, tzinfo=UTC))
    assert settled([cancelled(None), dated]) == ()


def test_what_was_all_taken_back_is_nowhere():
    events = [bought(1), bought(2, key="y"), cancelled(3)]
    assert history_of(events).product_ids == ("y",)
    assert profile_of("a", events, {}) == profile_of("a", [bought(2, key="y")], {})
    assert interactions_of(events).product_ids == ("y",)
    assert [event.product_id for event in split_of(events, "column").train] == ["y"]


def test_a_variant_taken_back_leaves_the_other(tmp_path):
    events = [bought(1, key="boot-red"), bought(2, key="boot-brown"), cancelled(3, key="boot-red")]
    found = in_families(events, catalogue_of(tmp_path))
    assert [(event.product_id, event.order) for event in found] == [("ridge", 2)]


@FAST
@given(EVENTS)
def test_never_more_is_taken_back_than_was_bought(events):
    found = settled(events)
    assert all(event.quantity > 0 and event.kind != "cancel" for event in found)
    assert pieces(events) - sum(e.quantity for e in events if e.kind == "cancel") <= pieces(found) <= pieces(events)
    assert settled(found) == found


@FAST
@given(EVENTS)
def test_taking_everything_back_is_never_having_bought(events):
    back = [replace(event, kind="cancel", order=9.0) for event in events if event.kind == "purchase"]
    assert settled([*events, *back]) == tuple(event for event in events if event.kind == "view")


@FAST
@given(EVENTS, st.integers(0, 99))
def test_the_order_of_the_rows_says_nothing(events, seed):
    shuffled = random.Random(seed).sample(events, len(events))
    assert sorted(map(repr, settled(shuffled))) == sorted(map(repr, settled(events)))
