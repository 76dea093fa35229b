"""The doors of the tiny shop, without the chat beside them."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.service.imports import import_customers, import_orders
from assistant.settings import DoorSettings
from tests.browser.conftest import free_port
from tests.goods import write_rows
from ui.doors.doors import Doors
from ui.identity.visitors import visitors_of
from ui.serve import Served

LOCAL = "http://127.0.0.1:7860"
KEY = "a-key-of-sixteen-or-more"
SITE = "https://shop.example"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
def doored(shop, monkeypatch) -> Callable[..., FastAPI]:
    """Makes an application with the doors of the tiny shop, by other settings."""

    def made(*, host="127.0.0.1", with_model=False, **settings) -> FastAPI:
        changed = shop.settings.model_copy(update={"doors": DoorSettings(**settings)})
        with monkeypatch.context() as patched:
            patched.setattr(shop, "settings", changed)
            visitors = visitors_of(shop.home.path, changed.serve)
            doors = Doors(shop, visitors, host=host, with_model=with_model)
        app = FastAPI(lifespan=doors.running)
        doors.open(app)
        return app

    return made


@pytest.fixture
def served(doored) -> Iterator[Callable[..., str]]:
    """Serves doors by other settings, at a real port; the address of each."""
    running = []

    def at(**settings) -> str:
        port = free_port()
        running.append(Served(doored(**settings), host="127.0.0.1", port=port))
        return f"http://127.0.0.1:{port}"

    yield at
    for each in running:
        each.close()


@pytest.fixture
def client(doored) -> TestClient:
    """Asks the doors as they are without any setting."""
    return TestClient(doored(), base_url=LOCAL, raise_server_exceptions=False)


@pytest.fixture
def guarded(doored) -> TestClient:
    """Asks the doors of a shop that is reached by others: a key, and one site that may carry the widget."""
    app = doored(host="0.0.0.0", keys=(KEY,), origins=(SITE,))
    return TestClient(app, base_url="https://chat.example", raise_server_exceptions=False)


def events_of(text):
    """The events of a stream, as pairs of name and document."""
    import json

    lines = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in lines]


CUSTOMER = {
    "user_id": "cy",
    "name": "Cy Keen",
    "email": "cy@example.com",
    "address": {"postcode": "3"},
    "payment_methods": [{"id": "paypal_3", "kind": "paypal"}],
}
ORDER = {
    "user_id": "cy",
    "status": "pending",
    "currency": "USD",
    "lines": [{"product_id": "spade-1", "title": "Garden spade", "quantity": 1, "price": 55, "options": {}}],
    "address": {"postcode": "3"},
    "payments": [{"kind": "payment", "amount": 55, "method": "paypal_3"}],
}


NUMBERS = count(100)


class Placed:
    """An order of a customer's."""

    def __init__(self, shop, number) -> None:
        self._shop, self.number = shop, number
        self.cancel = f"cancel my order {number}, my email is cy@example.com, I no longer need it"

    @property
    def status(self):
        return self._shop.orders.order(self.number, user_id="cy").status

    @property
    def done(self):
        return self._shop.orders.order(self.number, user_id="cy").done


@pytest.fixture
def order(shop, tmp_path):
    number = f"#W{next(NUMBERS)}"
    import_customers(shop.engine, write_rows(tmp_path / "customers.jsonl", [CUSTOMER]))
    import_orders(shop.engine, write_rows(tmp_path / "orders.jsonl", [{**ORDER, "order_id": number}]))
    return Placed(shop, number)
