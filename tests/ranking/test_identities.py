import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli.main import run
from ranking.events import Event, EventStore
from ranking.identities import Identities, import_identities
from ranking.person_links import Link, People
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows
from tests.ranking.events import bought


@pytest.fixture
def engine(tmp_path):
    catalogue_of(tmp_path)
    return connect(Home(tmp_path))


@pytest.fixture
def linked(engine, tmp_path):
    def call(*rows, **how):
        return import_identities(engine, write_rows(tmp_path / "who.jsonl", rows), **how)

    return call


def test_events_of_several_platforms_are_one_shopper_s(engine, linked):
    store = EventStore(engine)
    store.add([*bought("till:17", "mug"), *bought("web:17", "blanket")])
    linked(*({"person_id": "anna", "user_id": 17, "platform": name} for name in ("till", "web")))
    assert store.users() == ("anna",)
    assert {event.product_id for event in store.of_user("web:17")} == {"mug", "blanket"}
    assert {event.user_id for event in store.all()} == {"anna"}


def test_an_event_that_comes_later_follows_the_file(engine, linked):
    linked({"user_id": "web-3", "same_as": "card-9"})
    EventStore(engine).add(bought("web-3", "mug"))
    assert len(EventStore(engine).of_user("card-9")) == 1


def test_a_mended_file_links_again(engine, linked):
    EventStore(engine).add(bought("w", "mug"))
    linked({"person_id": "anna", "user_id": "w"}, {"person_id": "anna", "user_id": "v"})
    linked({"person_id": "bert", "user_id": "w"})
    assert EventStore(engine).users() == ("bert",)
    assert Identities(engine).ids("anna") == ("anna", "v")


def test_the_same_file_twice_changes_nothing(engine, linked):
    rows = [{"user_id": "a", "same_as": "b"}, {"person_id": "p", "user_id": "b"}]
    linked(*rows)
    once = Identities(engine).people()
    assert linked(*rows).rejected == ()
    assert Identities(engine).people() == once == dict.fromkeys(("a", "b", "p"), "p")


def test_an_id_of_two_people_stays_with_the_first_and_is_told(engine, linked):
    report = linked({"person_id": "anna", "user_id": "w"}, {"person_id": "bert", "user_id": "w"})
    assert (report.accepted, report.rejected[0].line) == (1, 2)
    assert "another person" in report.rejected[0].reason
    assert Identities(engine).person("w") == "anna"


def test_a_row_that_links_nothing_is_told(linked):
    report = linked({"user_id": "w"}, {"person_id": "anna"})
    assert [("person_id" in row.reason, "user_id" in row.reason) for row in report.rejected] == [
        (True, False),
        (False, True),
    ]


def test_forgetting_one_id_forgets_the_person(engine, linked):
    store = EventStore(engine)
    store.add([*bought("w", "mug"), *bought("v", "mug"), *bought("other", "mug")])
    linked({"user_id": "w", "same_as": "v"})
    assert store.forget("v") == 2
    assert store.users() == ("other",)
    assert Identities(engine).people() == {}


def people_of(*links):
    people = People()
    refused = [people.add(link) for link in links]
    return people.people(), refused


def person(user_id, other):
    return Link(user_id=user_id, other=other, is_person=True)


def same(user_id, other):
    return Link(user_id=user_id, other=other, is_person=False)


def test_a_chain_leads_to_its_end_and_a_circle_is_one_person():
    assert people_of(person("x", "p2"), person("p2", "p1"))[0] == dict.fromkeys(("x", "p2", "p1"), "p1")
    assert people_of(same("c", "b"), same("b", "a"), same("a", "c"))[0] == dict.fromkeys("abc", "a")
    assert len(set(people_of(person("a", "b"), person("b", "a"))[0].values())) == 1


def test_two_people_are_never_made_one():
    found, refused = people_of(person("x", "anna"), person("y", "bert"), same("x", "y"))
    assert refused == [None, None, "anna"]
    assert found["x"] != found["y"]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(st.builds(same, st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.integers(0, 99))
def test_the_order_of_links_says_nothing(links, seed):
    assert people_of(*links)[0] == people_of(*random.Random(seed).sample(links, len(links)))[0]


def test_the_command_merges_platforms_and_the_profile_has_all(tmp_path, capsys):
    home = tmp_path / "home"
    catalogue_of(home)
    sold = write_rows(tmp_path / "p.jsonl", [{"customer": 17, "sku": "mug"}])
    who = write_rows(tmp_path / "who.jsonl", [{"person_id": "anna", "user_id": "17", "platform": "till"}])
    EventStore(connect(Home(home))).add([Event(user_id="anna", product_id="blanket")])
    words = ["import", "purchases", str(sold), "--platform", "till", "--identity", str(who), "--json"]
    assert run(["--home", str(home), *words]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["accepted"], document["identities"]["accepted"]) == (1, 1)
    assert run(["--home", str(home), "profile", "export", "till:17", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {row["product_id"] for row in document["events"]} == {"mug", "blanket"}
    assert document["ids"] == ["anna", "till:17"]


def test_flags_of_purchases_go_with_purchases(tmp_path, capsys):
    words = ["import", "reviews", str(tmp_path / "r.jsonl"), "--platform", "till"]
    assert run(["--home", str(tmp_path), *words]) == 2
    assert "go with purchases" in capsys.readouterr().err
