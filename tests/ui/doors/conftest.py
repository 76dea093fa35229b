"""The doors of the tiny shop, without the chat beside them."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.settings import DoorSettings
from ui.doors.doors import Doors
from ui.identity.visitors import visitors_of

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
