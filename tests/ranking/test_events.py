from typing import Any

import pytest

from ranking.events import Event, EventStore, import_purchases
from ranking.profile import profile_of
from ranking.splits import split_of
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows
from tests.ranking.events import bought


@pytest.fixture
def engine(tmp_path):
    catalogue_of(tmp_path)
    return connect(Home(tmp_path))


def test_the_same_file_again_changes_nothing(engine, tmp_path):
    path = write_rows(tmp_path / "p.jsonl", [{"user_id": "a", "product_id": "mug"}] * 2)
    assert import_purchases(engine, path).accepted == 2
    assert import_purchases(engine, path).unchanged == 2
    assert EventStore(engine).count() == 2


def test_bad_events_are_listed_and_lose_no_good_one(engine, tmp_path):
    rows: list[dict[str, Any]] = [
        {"user_id": "a", "product_id": "mug", "time": "2026-03-01T10:00"},
        {"user_id": "a", "product_id": "nothing"},
        {"product_id": "mug"},
        {"user_id": "a", "product_id": "mug", "event": "sneezed"},
        {"user_id": "a", "product_id": "mug", "rating": 9},
        {"user_id": "a", "product_id": "mug", "time": "the day before"},
        {"user_id": "a", "product_id": "mug", "quantity": 0},
        {"user_id": "a", "product_id": "blanket", "rating": 5},
    ]
    report = import_purchases(engine, write_rows(tmp_path / "p.jsonl", rows))
    assert report.accepted == 2
    assert [row.line for row in report.rejected] == [2, 3, 4, 5, 6, 7]


def test_forgetting_a_shopper_removes_every_event(engine):
    store = EventStore(engine)
    store.add([*bought("a", "mug", "blanket"), *bought("b", "mug")])
    assert store.forget("a") == 2
    assert store.users() == ("b",)


def profile(*events):
    return profile_of("a", events, {})


def test_a_like_joins_the_history_and_a_dislike_takes_it_out():
    liked = Event(user_id="a", product_id="x", kind="like", order=1)
    waved = Event(user_id="a", product_id="x", kind="dislike", order=2)
    assert profile(liked).history == ("x",)
    assert profile(liked, waved).history == ()
    assert profile(liked, waved).disliked == {"x"}
    assert profile(waved, liked).disliked == frozenset()


def test_ratings_speak_for_or_against():
    assert profile(Event(user_id="a", product_id="x", kind="rating", value=4)).history == ("x",)
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
