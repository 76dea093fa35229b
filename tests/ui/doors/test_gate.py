"""Who may come in, and as whom."""

import pytest
from fastapi.testclient import TestClient

from tests.ui.doors.conftest import KEY, SITE, WITH_KEY
from ui.doors.gate import GUEST_HEADER, is_loopback
from ui.identity.guests import COOKIE

ASKED = {"message": "a mug"}
TURNS, EVENTS = "/api/v1/turns", "/api/v1/events"


def problem(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == answer.status_code
    return answer.status_code, document["type"].rpartition("#")[2]


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("10.0.0.1", False)],
)
def test_what_only_this_machine_reaches(host, loopback):
    assert is_loopback(host) is loopback


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/v1/search?q=mug", "/v1/models", "/mcp", "/widget.js"])
def test_without_keys_the_doors_are_shut_to_other_machines(doored, path):
    answer = TestClient(doored(host="0.0.0.0")).get(path)
    assert answer.status_code == 403
    assert "doors.keys" in answer.text


@pytest.mark.parametrize("path", ["/api/v1/health", "/v1/models", "/mcp", "/widget.js"])
def test_a_name_that_was_bound_to_this_machine_later_opens_nothing(client, path):
    assert client.get(path, headers={"host": "evil.example:7860"}).status_code == 421


@pytest.mark.parametrize("name", ["localhost:9", "127.0.0.1", "[::1]:7860"])
def test_this_machine_is_known_by_its_names(client, name):
    assert client.get("/api/v1/health", headers={"host": name}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1.evil.example"]
)
def test_a_page_of_another_site_may_not_ask(client, origin):
    assert problem(client.post(TURNS, json=ASKED, headers={"origin": origin})) == (403, "not_allowed")


def test_a_page_of_this_server_may_ask(client):
    assert client.post(TURNS, json=ASKED, headers={"origin": "http://127.0.0.1:7860"}).status_code == 200


def test_with_keys_one_is_needed(guarded):
    assert problem(guarded.post(TURNS, json=ASKED)) == (401, "key_needed")
    assert guarded.post(TURNS, json=ASKED, headers=WITH_KEY).status_code == 200


@pytest.mark.parametrize("shown", ["Bearer wrong", f"Basic {KEY}", "Bearer", f"Bearer {KEY}x", "Bearer é"])
def test_a_wrong_key_is_refused_even_to_a_listed_site(guarded, shown):
    headers = {"authorization": shown.encode("latin-1"), "origin": SITE}
    answer = guarded.post(TURNS, json=ASKED, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_listed_site_needs_no_key_for_the_widget_and_for_nothing_else(guarded):
    at_site = {"origin": SITE}
    answer = guarded.post(TURNS, json=ASKED, headers=at_site)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == SITE
    assert guarded.post(EVENTS, json={"product_id": "lamp-1", "kind": "view"}, headers=at_site).status_code == 200
    assert guarded.get("/api/v1/search?q=mug", headers=at_site).status_code == 401
    assert guarded.post("/v1/chat/completions", json={}, headers=at_site).status_code == 401


def test_another_site_is_let_in_nowhere(guarded):
    answer = guarded.post(TURNS, json=ASKED, headers={"origin": "https://evil.example"})
    assert answer.status_code == 401
    assert "access-control-allow-origin" not in answer.headers


def test_a_browser_asks_first_and_is_told_no_star(guarded):
    asks = {"origin": SITE, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    answer = guarded.options(TURNS, headers=asks)
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "access-control-allow-credentials" not in answer.headers
    assert guarded.options(TURNS, headers={**asks, "origin": "https://evil.example"}).status_code == 400


@pytest.mark.parametrize("given", [{"user_id": "ada"}, {"signed_in": True}, {"user_id": "ada", "signed_in": True}])
def test_only_a_key_may_say_who_the_shopper_is(client, guarded, given):
    assert problem(client.post(TURNS, json={**ASKED, **given})) == (403, "not_allowed")
    assert guarded.post(TURNS, json={**ASKED, **given}, headers={"origin": SITE}).status_code == 403


def test_somebody_signed_in_has_a_name(guarded):
    answer = guarded.post(TURNS, json={**ASKED, "signed_in": True}, headers=WITH_KEY)
    assert problem(answer) == (422, "invalid")


def test_a_shopper_who_is_named_is_known(guarded, shop):
    document = guarded.post(TURNS, json={**ASKED, "user_id": "ada"}, headers=WITH_KEY).json()
    assert shop.journal.turns([document["turn_id"]])[0].user_id == "ada"


def test_a_guest_gets_a_pass_and_is_the_same_with_it(client, shop):
    first = client.post(TURNS, json=ASKED)
    given = {GUEST_HEADER: first.headers[GUEST_HEADER]}
    second = client.post(TURNS, json=ASKED, headers=given)
    assert GUEST_HEADER not in second.headers
    one, two = shop.journal.turns([first.json()["turn_id"], second.json()["turn_id"]])
    assert one.user_id == two.user_id
    assert one.user_id.startswith("guest-")


def test_a_pass_that_was_made_up_is_replaced(client):
    assert GUEST_HEADER in client.post(TURNS, json=ASKED, headers={GUEST_HEADER: "ada.forged"}).headers


def test_the_cookie_of_the_page_counts_on_its_own_pages_alone(doored, shop):
    from ui.identity.guests import Guests
    from ui.identity.key import shop_key

    guests = Guests(shop_key(shop.home.path))
    cookie = guests.new()
    client = TestClient(doored(origins=(SITE,)), base_url="http://127.0.0.1:7860", cookies={COOKIE: cookie})
    own = client.post(TURNS, json=ASKED, headers={"origin": "http://127.0.0.1:7860", "sec-fetch-site": "same-origin"})
    other = client.post(TURNS, json=ASKED, headers={"origin": SITE, "sec-fetch-site": "cross-site"})
    turns = shop.journal.turns([own.json()["turn_id"], other.json()["turn_id"]])
    assert [turn.user_id == guests.read(cookie) for turn in turns] == [True, False]


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/v1/openapi.json", "/api/v1/docs", "/widget.js"])
def test_what_holds_nothing_of_the_shop_needs_no_key(guarded, path):
    assert guarded.get(path).status_code == 200
