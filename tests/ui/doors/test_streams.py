"""Who goes away stops what is being made, at a real server with a model that never ends by itself."""

import socket
import time

import httpx
import openai
import pytest

from tests.browser.conftest import SlowModel
from ui.serve import Served


@pytest.fixture
def slow(shop, monkeypatch):
    model = SlowModel()
    monkeypatch.setitem(shop.__dict__, "model", model)
    monkeypatch.delitem(shop.__dict__, "_writing", raising=False)
    yield model
    shop.__dict__.pop("_writing", None)


@pytest.fixture
def address(doored, slow):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    served = Served(doored(with_model=True), host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}"
    served.close()


def stopped_in_time(slow):
    until = time.monotonic() + 3
    while slow.stopped_at is None and time.monotonic() < until:
        time.sleep(0.02)
    return slow.stopped_at is not None


def test_a_stream_that_is_left_stops_the_model(address, slow):
    asked = {"message": "a table lamp"}
    with httpx.stream("POST", f"{address}/api/v1/turns", json=asked, headers={"accept": "text/event-stream"}) as answer:
        texts = answer.iter_text()
        assert next(texts).startswith("event: products")
        assert slow.writing.wait(5)
        assert slow.stopped_at is None
    assert stopped_in_time(slow)


def test_a_caller_who_hangs_up_stops_the_model(address, slow):
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{address}/api/v1/turns", json={"message": "a table lamp"}, timeout=1)
    assert slow.writing.is_set()
    assert stopped_in_time(slow)


def test_a_completion_that_is_left_stops_the_model(address, slow):
    client = openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)
    messages = [{"role": "user", "content": "a table lamp"}]
    stream = client.chat.completions.create(model="shelftalker", messages=messages, stream=True)  # type: ignore[call-overload]
    next(iter(stream))
    assert slow.writing.wait(5)
    stream.close()
    client.close()
    assert stopped_in_time(slow)


def test_others_are_answered_while_the_model_writes(address, slow):
    asked = {"message": "a table lamp"}
    with httpx.stream("POST", f"{address}/api/v1/turns", json=asked, headers={"accept": "text/event-stream"}):
        assert slow.writing.wait(5)
        assert httpx.get(f"{address}/api/v1/search", params={"q": "mug"}).status_code == 200
        assert slow.stopped_at is None


def test_a_turn_that_was_left_is_kept_as_far_as_it_was_said(address, slow, shop):
    asked = {"message": "a table lamp"}
    with httpx.stream("POST", f"{address}/api/v1/turns", json=asked, headers={"accept": "text/event-stream"}) as answer:
        texts = answer.iter_text()
        next(texts)
        assert slow.writing.wait(5)
    assert stopped_in_time(slow)
    time.sleep(0.3)
    (turn,) = shop.journal.last(1)
    assert (turn.message, turn.stopped) == ("a table lamp", True)
