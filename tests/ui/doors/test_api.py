"""The HTTP door: a conversation, products, events, and what goes wrong."""

import base64
from html import unescape

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.guard.limits import Limits
from assistant.settings import LimitSettings
from assistant.speech.speech import ENGLISH
from tests.fakes_pictures import ColourEncoder
from tests.ui.doors.conftest import LOCAL, events_of
from tests.ui.doors.test_gate import EVENTS, TURNS, problem
from ui.doors import forms
from ui.doors.gate import GUEST_HEADER

STREAM = {"accept": "text/event-stream"}


@pytest.fixture
def guest(client):
    """Somebody who keeps the pass and the turns, as a page does."""
    return Guest(client)


class Guest:
    def __init__(self, client) -> None:
        self.client = client
        self.headers: dict[str, str] = {}
        self.turns: list[str] = []

    def ask(self, message, **more):
        answer = self.client.post(TURNS, json={"message": message, "turns": self.turns, **more}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        if GUEST_HEADER in answer.headers:
            self.headers = {GUEST_HEADER: answer.headers[GUEST_HEADER]}
        self.turns = answer.json()["turns"]
        return answer.json()


def ids(document):
    return [product["product_id"] for product in document["products"]]


def test_a_turn_is_what_ask_prints_and_more(guest):
    document = guest.ask("a table lamp under $40")
    assert {"request", "products", "answer", "evidence", "timings_ms", "turn_id", "cart", "choices"} <= set(document)
    assert ids(document) == ["lamp-1", "lamp-2", "lamp-3"]
    assert document["request"]["filters"]["price_max"] == 40
    forms.TurnOut.model_validate(document)


def test_a_conversation_goes_on_from_its_turns(guest):
    guest.ask("a table lamp")
    assert ids(guest.ask("under $25")) == ["lamp-1", "lamp-2"]
    cart = guest.ask("add the second one to my cart")["cart"]
    assert [(line["product_id"], line["quantity"]) for line in cart["lines"]] == [("lamp-2", 1)]
    assert len(guest.turns) == 3


def test_what_a_card_offers_to_say_does_it(guest):
    second = guest.ask("a table lamp under $40")["products"][1]
    assert guest.ask(second["add"])["cart"]["lines"][0]["product_id"] == second["product_id"]


def test_the_turns_of_somebody_else_open_nothing(client):
    theirs, mine = Guest(client), Guest(client)
    theirs.ask("a table lamp under $25")
    mine.turns = theirs.turns
    document = mine.ask("add the first one to my cart")
    assert document["cart"]["lines"] == []
    assert document["turns"] == [document["turn_id"]]


def test_what_goes_into_the_cart_is_an_event_once(guest, shop):
    guest.ask("a table lamp")
    turn = guest.ask("add the second one to my cart")["turn_id"]
    guest.ask("what is in my cart?")
    user_id = shop.journal.turns([turn])[0].user_id
    assert [event.kind for event in shop.events.of_user(user_id)] == ["cart"]


def test_events_come_products_first_and_add_up_to_the_answer(client):
    answer = client.post(TURNS, json={"message": "a table lamp under $40"}, headers=STREAM)
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = events_of(answer.text)
    names = [name for name, _ in events]
    assert names[0] == "products"
    assert set(names[1:-1]) == {"text"}
    assert names[-1] == "done"
    forms.ShelfOut.model_validate(events[0][1])
    done = forms.TurnOut.model_validate(events[-1][1])
    assert "".join(given["text"] for name, given in events if name == "text") == done.answer


def test_a_thumb_counts_in_the_next_answer(guest):
    first = ids(guest.ask("a table lamp"))
    for _ in range(2):
        noted = guest.client.post(EVENTS, json={"product_id": first[0], "kind": "dislike"}, headers=guest.headers)
        assert noted.json() == {"noted": True}
    guest.turns = []
    assert ids(guest.ask("a table lamp"))[-1] == first[0]


def test_an_event_of_nothing_is_a_problem(client):
    assert problem(client.post(EVENTS, json={"product_id": "none", "kind": "view"})) == (404, "not_found")
    assert problem(client.post(EVENTS, json={"product_id": "lamp-1", "kind": "purchase"})) == (422, "invalid")


def test_search_reads_limits(client):
    document = client.get("/api/v1/search", params={"q": "table lamp under $25", "k": 5}).json()
    forms.SearchOut.model_validate(document)
    assert sorted(ids(document)) == ["lamp-1", "lamp-2"]
    assert document["query"]["filters"]["price_max"] == 25


def test_a_product_is_its_listing_without_what_speaks_to_machines(client):
    document = client.get("/api/v1/products/mug-1").json()
    forms.DetailOut.model_validate(document)
    assert document["description"] == "A stoneware mug for coffee and tea."
    assert "script" not in document["title"]
    assert "link" not in document


def test_a_family_has_its_variants(client):
    variants = client.get("/api/v1/products/scarf-M").json()["variants"]
    assert {each["product_id"] for each in variants} == {"scarf-S", "scarf-L"}


def test_a_picture_is_shown_where_nothing_runs_and_only_from_its_folder(client):
    picture = client.get(client.get("/api/v1/products/lamp-6").json()["image"])
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in picture.headers["content-security-policy"]
    assert problem(client.get("/api/v1/products/mug-1/image")) == (404, "not_found")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", (400, "malformed")),
        (b"\xff", (400, "malformed")),
        (b"[]", (422, "invalid")),
        (b"{}", (422, "invalid")),
        (b'{"message": " "}', (422, "invalid")),
        (b'{"message": 7}', (422, "invalid")),
        (b'{"message": "a mug", "mesage": "x"}', (422, "invalid")),
        (b'{"message": "a mug", "k": 0}', (422, "invalid")),
        (b'{"message": "a mug", "turns": [""]}', (422, "invalid")),
        (b'{"message": "\\ud800"}', (422, "invalid")),
    ],
)
def test_what_is_wrong_is_one_problem(client, body, expected):
    answer = client.post(TURNS, content=body, headers={"content-type": "application/json"})
    assert problem(answer) == expected
    assert "Traceback" not in answer.text


def test_what_is_no_json_is_not_read(client):
    assert problem(client.post(TURNS, content=b"{}", headers={"content-type": "text/plain"})) == (415, "wrong_type")


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_not_read(doored, declared):
    client = TestClient(doored(max_body_kb=4), base_url=LOCAL)
    body = b'{"message": "' + b"x" * 5_000 + b'"}'
    content = body if declared else iter([body])
    answer = client.post(TURNS, content=content, headers={"content-type": "application/json"})
    assert problem(answer) == (413, "too_large")


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/", "/api/v1/products/"])
def test_an_address_that_there_is_not(client, path):
    assert problem(client.get(path)) == (404, "not_found")


def test_a_method_that_there_is_not(client):
    assert problem(client.get(TURNS)) == (405, "wrong_method")


def test_what_goes_wrong_inside_is_told_without_its_inside(client, shop, monkeypatch, caplog):
    def broken(**_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(shop, "assistant", broken)
    answer = client.post(TURNS, json={"message": "a mug"})
    assert problem(answer) == (500, "failed")
    assert "disk" not in answer.text
    assert "the disk is gone" in caplog.text


def test_a_stream_that_breaks_ends_with_an_error(client, shop, monkeypatch, caplog):
    from ui.doors.turn_shown import Showing

    def broken(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(Showing, "whole", broken)
    name, document = events_of(client.post(TURNS, json={"message": "a mug"}, headers=STREAM).text)[-1]
    assert (name, document["status"]) == ("error", 500)
    assert "the disk is gone" in caplog.text


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_who_asks_too_often_is_told_when_to_ask_again(client, shop, monkeypatch, accept):
    monkeypatch.setitem(shop.__dict__, "limits", Limits(LimitSettings(turns_per_minute=1)))
    guest = Guest(client)
    guest.ask("a mug")
    answer = client.post(TURNS, json={"message": "a mug"}, headers={**guest.headers, "accept": accept})
    assert problem(answer) == (429, "limit")
    assert 0 < int(answer.headers["retry-after"]) <= 60


def test_a_message_that_is_too_long_is_told_so(client):
    answer = client.post(TURNS, json={"message": "lamp " * 1_000})
    assert problem(answer) == (422, "invalid")
    assert "2000" in answer.json()["detail"]


def test_every_field_of_the_schema_is_described_and_every_address_is_in_it(client):
    schema = client.get("/api/v1/openapi.json").json()
    assert set(schema["paths"]) == {
        "/turns",
        "/events",
        "/search",
        "/products/{product_id}/image",
        "/products/{product_id}",
        "/health",
    }
    assert schema["servers"] == [{"url": "/api/v1"}]
    assert schema["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert all(operation["description"] for path in schema["paths"].values() for operation in path.values())


def test_the_reference_loads_nothing_and_names_every_address(client):
    page = client.get("/api/v1/docs")
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in unescape(page.text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.lists(st.text(max_size=70), max_size=4))
def test_any_message_is_answered_or_refused(client, shop, message, turns):
    shop.__dict__.pop("limits", None)
    answer = client.post(TURNS, json={"message": message, "turns": turns})
    assert answer.status_code in (200, 422)


RED = base64.b64encode(b"no picture").decode()


def test_a_picture_where_no_model_is_set_is_a_problem_that_says_so(client):
    answer = client.post(TURNS, json={"message": "like this", "picture": RED})
    assert problem(answer) == (422, "invalid")
    assert "search.pictures" in answer.json()["detail"]


def test_a_picture_goes_with_a_message(client, shop, monkeypatch):
    monkeypatch.setitem(shop.__dict__, "pictures", ColourEncoder())
    answer = client.post(TURNS, json={"message": "like this", "picture": RED})
    assert answer.json()["answer"] == ENGLISH("picture.unreadable")


def test_a_picture_that_is_not_base64_is_a_problem(client, shop, monkeypatch):
    monkeypatch.setitem(shop.__dict__, "pictures", ColourEncoder())
    answer = client.post(TURNS, json={"message": "like this", "picture": "?"})
    assert problem(answer) == (422, "invalid")
    assert "base64" in answer.json()["detail"]
