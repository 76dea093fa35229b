"""Who a request comes from, at the application itself."""

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant.settings import ServeSettings
from tests.ui.identity.test_sign_in import SECRET, token
from ui.identity.cookies import GuestCookies
from ui.identity.guests import COOKIE
from ui.identity.routes import sign_in_routes
from ui.identity.visitors import visitors_of

PAGE = {"accept": "text/html"}


@pytest.fixture
def client(tmp_path):
    visitors = visitors_of(tmp_path, ServeSettings(sign_in_secret=SecretStr(SECRET)))
    app = FastAPI()
    app.add_middleware(GuestCookies, guests=visitors.guests)
    app.include_router(sign_in_routes(visitors.sign_in))

    @app.get("/")
    def seen(request: Request) -> dict[str, object]:
        identity = visitors.of(request.headers, request.cookies)
        return {"user_id": identity.user_id, "signed_in": identity.signed_in, "ids": sorted(identity.ids)}

    return TestClient(app)


def test_a_new_browser_gets_a_cookie_that_scripts_cannot_read(client):
    cookie = client.get("/", headers=PAGE).headers["set-cookie"]
    assert cookie.startswith(COOKIE)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_browser_that_is_known_keeps_its_cookie(client):
    client.get("/", headers=PAGE)
    assert "set-cookie" not in client.get("/", headers=PAGE).headers


def test_a_forged_cookie_is_replaced(client):
    client.cookies.set(COOKIE, "someone.forged")
    answer = client.get("/", headers=PAGE)
    assert answer.json()["user_id"] is None
    assert "set-cookie" in answer.headers


def test_a_request_that_wants_no_page_gets_no_cookie(client):
    assert "set-cookie" not in client.get("/", headers={"accept": "application/json"}).headers


def test_signing_in_and_out(client):
    guest = (client.get("/", headers=PAGE), client.get("/"))[1].json()
    client.get("/sign-in", params={"token": token()})
    signed = client.get("/").json()
    client.post("/sign-out")
    assert (guest["signed_in"], signed["signed_in"]) == (False, True)
    assert signed["user_id"] == "ada"
    assert guest["user_id"] in signed["ids"]
    assert client.get("/").json() == guest


def test_a_bad_token_signs_nobody_in(client):
    answer = client.get("/sign-in", params={"token": "forged"})
    assert answer.status_code == 403
    assert client.get("/").json()["signed_in"] is False


@pytest.mark.parametrize("where", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_signing_in_leads_nowhere_else(client, where):
    answer = client.get("/sign-in", params={"token": token(), "next": where}, follow_redirects=False)
    assert answer.headers["location"] == "/"
