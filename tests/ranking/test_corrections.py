"""Events that a shopper says do not count."""

import pytest

from ranking.blend import BlendWeights
from ranking.due_training import retrain_since
from ranking.events import Event, EventStore
from ranking.interactions import interactions_of
from ranking.popularity import Popularity
from ranking.purchases import import_purchases
from ranking.service import RankingService
from ranking.training import Trained
from ranking.versions import store as store_version
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows
from tests.ranking.events import EVENTS, PRODUCTS, bought


@pytest.fixture
def catalogue(tmp_path):
    return catalogue_of(tmp_path)


@pytest.fixture
def engine(catalogue, tmp_path):
    return connect(Home(tmp_path))


@pytest.fixture
def store(engine):
    store = EventStore(engine)
    store.add([*bought("a", "mug", "blanket"), *bought("b", "mug")])
    return store


@pytest.fixture
def service(catalogue, store, tmp_path):
    return RankingService(Home(tmp_path), catalogue, store, BlendWeights())


def numbered(store, user, product):
    return next(event.number for event in store.of_user(user) if event.product_id == product)


def products(events):
    return [event.product_id for event in events]


def test_what_is_left_out_counts_no_more(store, service):
    assert service.leave_out("a", numbered(store, "a", "mug"))
    assert service.profile("a").history.product_ids == ("blanket",)
    assert products(store.left_out("a")) == ["mug"]


def test_somebody_else_s_event_stays(store, service):
    assert not service.leave_out("b", numbered(store, "a", "mug"))
    assert products(store.of_user("a")) == ["mug", "blanket"]


def test_it_can_be_taken_back(store):
    number = numbered(store, "a", "mug")
    store.leave_out("a", number)
    assert not store.count_again("b", number)
    assert store.count_again("a", number)
    assert products(store.of_user("a")) == ["mug", "blanket"]
    assert not store.left_out("a")


def test_an_import_does_not_bring_it_back(engine, tmp_path):
    store = EventStore(engine)
    path = write_rows(tmp_path / "p.jsonl", [{"user_id": "c", "product_id": "mug"}])
    import_purchases(engine, path)
    store.leave_out("c", numbered(store, "c", "mug"))
    assert import_purchases(engine, path).unchanged == 1
    store.erase(store.corrected())
    assert import_purchases(engine, path).unchanged == 1
    assert not store.of_user("c")


def test_what_was_learned_is_still_known_until_it_is_erased(store):
    store.leave_out("a", numbered(store, "a", "mug"))
    assert products(store.learned_of("a", store.last())) == ["mug", "blanket"]
    store.erase(store.corrected())
    assert products(store.learned_of("a", store.last())) == ["blanket"]
    assert not store.left_out("a")


def test_no_later_event_takes_its_number(store):
    last = store.last()
    store.leave_out("b", last)
    store.erase(store.corrected())
    store.add([Event(user_id="d", product_id="mug")])
    assert numbered(store, "d", "mug") == last + 1


def test_forgetting_deletes_what_was_left_out_too(store):
    store.leave_out("a", numbered(store, "a", "mug"))
    assert store.forget("a") == 2
    assert not store.left_out("a")


def test_a_training_is_due_where_it_was_learned_from(store, service, tmp_path):
    store_version(
        Home(tmp_path),
        Trained(chosen="x", model=Popularity.fit(interactions_of(EVENTS, PRODUCTS)), table=(), why=""),
        revision={"last_event": store.last()},
    )
    store.add([Event(user_id="a", product_id="mug", kind="like")])
    service.leave_out("a", store.last())
    assert retrain_since(Home(tmp_path)) is None
    service.leave_out("a", numbered(store, "a", "blanket"))
    assert retrain_since(Home(tmp_path)) is not None
