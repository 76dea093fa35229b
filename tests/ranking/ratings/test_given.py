"""Which ratings a shop has: events and reviews, by person and family."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ranking.events import Event, EventStore
from ranking.families import in_families
from ranking.identities import import_identities
from ranking.ratings.given import all_ratings, ratings_by
from retrieval.database import connect
from retrieval.home import Home
from retrieval.imports import import_reviews
from tests.goods import catalogue_of, write_rows

REVIEWS: list[dict[str, Any]] = [
    {"review_id": "1", "product_id": "boot-red", "user_id": "ada", "rating": 2, "text": "No.", "time": "2026-02-01"},
    {"review_id": "2", "product_id": "mug", "user_id": "bo", "rating": 5, "text": "Yes."},
    {"review_id": "3", "product_id": "mug", "rating": 1, "text": "By nobody."},
    {"review_id": "4", "product_id": "mug", "user_id": "cy", "text": "Without stars."},
]


@pytest.fixture
def shop(tmp_path):
    catalogue, store = catalogue_of(tmp_path), EventStore(connect(Home(tmp_path)))
    import_reviews(catalogue, write_rows(tmp_path / "reviews.jsonl", REVIEWS))
    days = ((1, "boot-brown", 5.0), (3, "mug", 4.0))
    store.add(
        Event(user_id="ada", product_id=key, kind="rating", value=stars, time=datetime(2026, 1, day, tzinfo=UTC))
        for day, key, stars in days
    )
    store.add([Event(user_id="bo", product_id="mug-tin")])
    return catalogue, store


def given_by(shop, user_id):
    catalogue, store = shop
    return ratings_by(in_families(store.of_user(user_id), catalogue), store, catalogue, user_id)


def given_by_all(shop):
    catalogue, store = shop
    ratings = all_ratings(in_families(store.all(), catalogue), store, catalogue)
    assert ratings is not None
    pairs = zip(ratings.users, ratings.items, ratings.stars, strict=True)
    return {(ratings.user_ids[user], ratings.item_ids[item]): stars for user, item, stars in pairs}


def test_of_an_event_and_a_review_of_one_family_the_later_counts(shop):
    assert given_by(shop, "ada") == {"ridge": 2.0, "mug": 4.0}


def test_all_are_those_of_each(shop):
    assert given_by_all(shop) == {("ada", "ridge"): 2.0, ("ada", "mug"): 4.0, ("bo", "mug"): 5.0}


def test_ids_of_one_person_are_one_shopper(shop, tmp_path):
    links = [{"person_id": "p", "user_id": user_id} for user_id in ("ada", "bo")]
    import_identities(connect(Home(tmp_path)), write_rows(tmp_path / "links.jsonl", links))
    assert {user for user, _ in given_by_all(shop)} == {"p"}
    assert given_by(shop, "bo").keys() == {"ridge", "mug"}


def test_a_review_that_is_no_longer_theirs_is_nobody_s(shop):
    catalogue, _ = shop
    assert catalogue.disown_reviews(["bo"]) == 1
    assert given_by(shop, "bo") == {}
    assert {user for user, _ in given_by_all(shop)} == {"ada"}
    assert [review.text for review in catalogue.reviews("mug")][:1] == ["Yes."]


def test_a_shop_without_ratings_has_none(tmp_path):
    assert all_ratings((), EventStore(connect(Home(tmp_path))), catalogue_of(tmp_path)) is None
