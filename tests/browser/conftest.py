"""A real page in a real browser, on the tiny shop."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.language_model import Message
from tests.ui.tiny_shop import build_shop

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class SlowModel:
    """Writes a word in twenty milliseconds and never comes to an end by itself."""

    name = "slow"

    def __init__(self) -> None:
        self.writing = threading.Event()
        self.stopped_at: float | None = None

    def choose(self, _messages: Sequence[Message], options: Sequence[str]) -> tuple[float, ...]:
        return tuple(1 / len(options) for _ in options)

    def write(self, _messages: Sequence[Message], *, stop: threading.Event, **_: object) -> Iterator[str]:
        self.writing.set()
        while not stop.is_set():
            time.sleep(0.02)
            yield ""
        self.stopped_at = time.monotonic()


@pytest.fixture(scope="session")
def browser():
    """Chromium; a machine without it skips, continuous integration does not."""
    path = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed, and continuous integration must have it: apt-get install chromium")
        pytest.skip("chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    shop = build_shop(tmp_path_factory.mktemp("home") / "tiny")
    yield shop
    shop.retriever.index.close()


@pytest.fixture(scope="session")
def model(shop):
    shop.__dict__["model"] = SlowModel()
    return shop.model


@pytest.fixture(scope="session")
def address(shop):
    """The page without a model."""
    yield from _served(shop, with_model=False)


@pytest.fixture(scope="session")
def slow_address(shop, model):
    """The page with a model that takes its time."""
    yield from _served(shop, with_model=True)


def _served(shop, *, with_model):
    from ui.serve import open_page

    port = free_port()
    page = open_page(shop, host="127.0.0.1", port=port, with_model=with_model)
    yield f"http://127.0.0.1:{port}/"
    page.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Shopper:
    """What somebody in front of the page does and sees."""

    def __init__(self, page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("console", self._hear)
        page.on("request", self._watch)

    def _dialog(self, dialog) -> None:
        self.errors.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _hear(self, message) -> None:
        if message.type == "error":
            self.errors.append(f"console {message.text}")

    def _watch(self, request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open(self, address):
        self.page.goto(address)
        self.page.wait_for_selector("#box textarea")
        self.page.wait_for_function("window.shelftalkerReady === true")
        self.rest()
        return self

    def type(self, message):
        self.page.fill("#box textarea", message)
        self.page.press("#box textarea", "Enter")

    def ask(self, message):
        """Say something and wait for the end of the answer."""
        before = len(self.answers())
        self.type(message)
        self.page.wait_for_function(f"document.querySelectorAll('[data-testid=bot]').length > {before}")
        self.rest()

    def press(self, selector):
        """Press something that becomes a message and wait for the end of the answer."""
        before = len(self.answers())
        self.page.click(selector)
        self.page.wait_for_function(f"document.querySelectorAll('[data-testid=bot]').length > {before}")
        self.rest()

    def rest(self):
        """Wait until no answer is being given."""
        self.page.wait_for_selector("#box .submit-button")
        self.page.wait_for_selector("#shelf .shelf:not(.waiting)")

    def ids(self):
        return self.page.eval_on_selector_all("#shelf .card", "cards => cards.map(card => card.dataset.productId)")

    def titles(self):
        return self.page.locator("#shelf .card .title").all_inner_texts()

    def chips(self):
        return self.page.locator("#shelf .chip :is(.fixed, .loosen)").all_inner_texts()

    def answers(self):
        return self.page.locator("[data-testid=bot]").all_inner_texts()

    def said(self):
        return self.page.locator("[data-testid=user]").all_inner_texts()

    def cart(self):
        return self.page.inner_text("#head .cart")


@pytest.fixture
def shopper(browser, address) -> Iterator[Shopper]:
    yield from _shopper(browser, address)


@pytest.fixture
def slow_shopper(browser, slow_address) -> Iterator[Shopper]:
    yield from _shopper(browser, slow_address)


def _shopper(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    shopper = Shopper(context.new_page()).open(address)
    yield shopper
    context.close()
    assert shopper.errors == []
    assert shopper.elsewhere == []
