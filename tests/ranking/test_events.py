from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.blend import BlendWeights
from ranking.events import Event, EventStore
from ranking.families import in_families
from ranking.history import LONGEST
from ranking.profile import profile_of
from ranking.purchases import import_purchases
from ranking.ranked import Profile
from ranking.service import RankingService
from ranking.splits import split_of
from ranking.weights import EventWeights
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows
from tests.ranking.events import bought


@pytest.fixture
def catalogue(tmp_path):
    return catalogue_of(tmp_path)


@pytest.fixture
def engine(catalogue, tmp_path):
    return connect(Home(tmp_path))


@pytest.fixture
def service(catalogue, engine, tmp_path):
    return RankingService(Home(tmp_path), catalogue, EventStore(engine), BlendWeights())


def test_the_same_file_again_changes_nothing(engine, tmp_path):
    path = write_rows(tmp_path / "p.jsonl", [{"user_id": "a", "product_id": "mug"}] * 2)
    assert import_purchases(engine, path).accepted == 2
    assert import_purchases(engine, path).unchanged == 2
    assert EventStore(engine).count() == 2


def test_forgetting_a_shopper_removes_every_event(engine):
    store = EventStore(engine)
    store.add([*bought("a", "mug", "blanket"), *bought("b", "mug")])
    assert store.forget("a") == 2
    assert store.users() == ("b",)


def test_a_like_a_second_ago_counts(service, engine):
    store = EventStore(engine)
    store.add(bought("a", "blanket", time=datetime.now(tz=UTC) - timedelta(days=9)))
    assert service.profile("a").history.product_ids == ("blanket",)
    store.add([Event(user_id="a", product_id="mug", kind="like", time=datetime.now(tz=UTC) - timedelta(seconds=1))])
    assert service.profile("a").history.product_ids == ("blanket", "mug")
    store.add([Event(user_id="a", product_id="mug", kind="dislike", time=datetime.now(tz=UTC))])
    assert service.profile("a").history.product_ids == ("blanket",)


def test_variants_count_as_their_family(service, engine):
    EventStore(engine).add(bought("a", "boot-red", "boot-brown"))
    found = service.profile("a")
    assert found.history.product_ids == ("ridge",)
    assert found.repeated == {"ridge"}
    assert found.typical_price_minor == 7_400


def test_a_product_no_longer_known_keeps_its_own_id(catalogue):
    assert in_families(bought("a", "gone", "boot-red"), catalogue)[0].product_id == "gone"


def test_a_guest_and_a_stranger_have_no_past(service):
    assert service.profile(None) == Profile()
    assert service.profile("nobody").history.product_ids == ()


def test_the_usual_price_is_the_median_of_what_was_paid():
    events = [Event(user_id="a", product_id=str(n), price_minor=price) for n, price in enumerate((100, 300, 9_000))]
    assert profile(*events).typical_price_minor == 300
    assert profile().typical_price_minor is None


def test_only_the_latest_of_a_long_history_count():
    found = profile(*bought("a", *map(str, range(LONGEST + 5))))
    assert len(found.history) == LONGEST
    assert found.history.product_ids[-1] == str(LONGEST + 4)


def profile(*events):
    return profile_of("a", events, {})


def test_a_like_joins_the_history_and_a_dislike_takes_it_out():
    liked = Event(user_id="a", product_id="x", kind="like", order=1)
    waved = Event(user_id="a", product_id="x", kind="dislike", order=2)
    assert profile(liked).history.product_ids == ("x",)
    assert profile(liked, waved).history.product_ids == ()
    assert profile(liked, waved).disliked == {"x"}
    assert profile(waved, liked).disliked == frozenset()


def test_ratings_speak_for_or_against():
    assert profile(Event(user_id="a", product_id="x", kind="rating", value=4)).history.product_ids == ("x",)
    assert profile(Event(user_id="a", product_id="x", kind="rating", value=2)).disliked == {"x"}
    assert profile(Event(user_id="a", product_id="x", kind="rating", value=3)) == profile()


def test_what_is_bought_twice_is_known_to_be_used_up():
    events = [Event(user_id="a", product_id=key) for key in ("tea", "pot", "tea")]
    assert profile(*events).purchased == {"tea", "pot"}
    assert profile(*events).repeated == {"tea"}


def test_the_last_two_products_are_held_out():
    split = split_of(bought("a", "one", "two", "three", "four"), "last")
    assert [event.product_id for event in split.test] == ["four"]
    assert [event.product_id for event in split.valid] == ["three"]


def test_a_split_by_time_never_learns_from_the_future():
    events = bought("a", *map(str, range(40)))
    split = split_of(events, "time")
    assert max(event.when for event in split.train) < min(event.when for event in split.test)


def test_a_column_says_itself():
    events = [Event(user_id="a", product_id="x", split="test"), Event(user_id="a", product_id="y")]
    assert [event.product_id for event in split_of(events, "column").test] == ["x"]


def test_a_shopper_with_too_little_gives_nothing_to_hold_out():
    events = bought("a", "one", "two", "one")
    assert split_of(events, "last").train == tuple(events)


def test_what_is_held_out_is_nowhere_in_training():
    events = [*bought("a", "three", kind="view"), *bought("a", "one", "two", "three", "three")]
    split = split_of(events, "last")
    assert {event.product_id for event in split.train}.isdisjoint({"two", "three"})
    assert len(split.test) == 3


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(Event, user_id=st.sampled_from("ab"), product_id=st.sampled_from("pqrst"), order=st.floats(0, 9))
    ),
    st.sampled_from(["last", "time", "column"]),
)
def test_every_event_is_in_one_part(events, how):
    split = split_of(events, how)
    parts = [*split.train, *split.valid, *split.test]
    assert sorted(map(repr, parts)) == sorted(map(repr, events))


def test_no_events_split_into_nothing():
    assert [split_of([], how).train for how in ("last", "time", "column")] == [(), (), ()]


def test_a_shop_s_own_weights_reach_the_profile(catalogue, engine, tmp_path):
    EventStore(engine).add(bought("a", "mug", kind="view"))
    weighed = RankingService(Home(tmp_path), catalogue, EventStore(engine), BlendWeights(), EventWeights(view=0.4))
    assert weighed.profile("a").history.weights == (0.4,)


def test_one_shopper_one_product_one_event():
    found = profile(*bought("a", "x"))
    assert (found.history.product_ids, found.history.weights, found.history.occasions) == (("x",), (1.0,), (0,))
