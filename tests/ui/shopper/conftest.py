"""The page of a shopper, without the chat beside it."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant.settings import ServeSettings
from tests.ui.identity.test_sign_in import SECRET
from ui.identity.cookies import GuestCookies
from ui.identity.routes import sign_in_routes
from ui.identity.visitors import visitors_of
from ui.shopper.routes import shopper_routes

HERE = "http://shop.example"
PAGE = {"accept": "text/html"}


class Browser:
    """A browser of its own, with its cookies."""

    def __init__(self, app) -> None:
        self.client = TestClient(app, base_url=HERE)

    def open(self, path="/me", **headers):
        return self.client.get(path, headers={**PAGE, **headers})

    def send(self, path, origin=HERE, **fields):
        headers = PAGE if origin is None else {**PAGE, "origin": origin}
        return self.client.post(path, data=fields, headers=headers, follow_redirects=False)


@pytest.fixture(scope="session")
def visitors(tmp_path_factory):
    return visitors_of(tmp_path_factory.mktemp("key"), ServeSettings(sign_in_secret=SecretStr(SECRET)))


@pytest.fixture(scope="session")
def app(shop, visitors):
    app = FastAPI()
    app.add_middleware(GuestCookies, guests=visitors.guests)
    app.include_router(sign_in_routes(visitors.sign_in))
    app.include_router(shopper_routes(shop, visitors))
    return app


@pytest.fixture
def browser(app):
    return Browser(app)


@pytest.fixture
def other(app):
    return Browser(app)


@pytest.fixture
def guest(browser, visitors, shop):
    """The id of the guest that the browser is."""
    browser.open()
    user_id = visitors.guests.read(browser.client.cookies["shelftalker_guest"])
    yield user_id
    shop.forget(user_id)
