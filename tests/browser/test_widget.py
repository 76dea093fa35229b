"""The widget on a page of another site, as a shopper meets it."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.settings import DoorSettings
from tests.browser.conftest import SlowModel, free_port
from tests.ui.tiny_shop import build_shop

pytestmark = [
    pytest.mark.browser,
    # gradio 6.31 sets an option that pandas 3 deprecates, and a keyword too, in a thread of its own queue
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]


class _ShopPage(BaseHTTPRequestHandler):
    """A page of the shop's own site; it lets no style of others in, and no script but the widget."""

    def __init__(self, widget: str, *args) -> None:
        self._widget = widget
        super().__init__(*args)

    def do_GET(self) -> None:
        language = "zh" if "zh" in self.path else "en"
        page = (
            f'<!doctype html><html lang="{language}"><title>A shop</title><style nonce="n">p {{ color: red }}</style>'
            f'<body><h1>A shop</h1><script src="{self._widget}" defer></script></body></html>'
        )
        origin = self._widget.removesuffix("/widget.js")
        policy = f"default-src 'none'; script-src {origin}; connect-src {origin}; img-src {origin}; style-src 'nonce-n'"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture(scope="module")
def slow():
    return SlowModel()


@pytest.fixture(scope="module")
def site(tmp_path_factory, slow) -> Iterator[str]:
    """The address of a page that carries the widget of a shop on another port."""
    from ui.serve import open_page

    port = free_port()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_ShopPage, f"http://127.0.0.1:{port}/widget.js"))
    site = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shop = build_shop(tmp_path_factory.mktemp("home") / "tiny")
    shop.settings = shop.settings.model_copy(update={"doors": DoorSettings(origins=(site,))})
    shop.__dict__["model"] = slow
    served = open_page(shop, host="127.0.0.1", port=port)
    yield site
    served.close()
    server.shutdown()
    server.server_close()
    shop.retriever.index.close()


class Visitor:
    """What somebody on that page does and sees."""

    def __init__(self, page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))

    def open(self):
        self.page.click(".open")
        return self

    def type(self, message):
        self.page.fill("#shelftalker input", message)
        self.page.press("#shelftalker input", "Enter")

    def ask(self, message, *, writes=True):
        """Say something and wait for the end of the answer."""
        self.until_answered(lambda: self.type(message), writes=writes)

    def press(self, selector):
        """Press something that is answered without the model."""
        self.until_answered(lambda: self.page.click(selector), writes=False)

    def until_answered(self, act, *, writes):
        """The model never ends by itself: an answer that it writes is stopped after the first words."""
        before = self.page.locator(".log > div").count()
        act()
        last = self.page.locator(".log > div").nth(before)
        if writes:
            last.locator("p:not(.wait)").wait_for()
            self.page.click(".send")
        last.locator("p:not(.wait)").wait_for()
        self.page.locator(".log:not([aria-busy])").wait_for()

    def titles(self):
        return self.page.locator(".log > div:last-child .name").all_inner_texts()

    def said(self):
        return self.page.locator(".log > div > p").all_inner_texts()


@pytest.fixture
def visitor(browser, site) -> Iterator[Visitor]:
    yield from _visitor(browser, site)


@pytest.fixture
def chinese(browser, site) -> Iterator[Visitor]:
    yield from _visitor(browser, f"{site}/zh")


def _visitor(browser, address):
    context = browser.new_context(viewport={"width": 1000, "height": 760})
    context.set_default_timeout(20_000)
    visitor = Visitor(context.new_page())
    visitor.page.goto(address)
    yield visitor
    context.close()
    assert visitor.errors == []


def test_a_page_of_another_site_gets_cards_and_words(visitor):
    visitor.open().ask("a table lamp under $40")
    assert visitor.titles() == ["Table lamp red", "Table lamp blue", "Table lamp green"]
    assert visitor.said()[-1].startswith("Three table lamps up to $40.")


def test_a_conversation_goes_on_and_survives_another_page(visitor):
    visitor.open().ask("a table lamp under $40")
    visitor.press(".add >> nth=1")
    assert "Table lamp blue" in visitor.said()[-1]
    before = visitor.said()
    visitor.page.reload()
    assert visitor.said() == before
    assert "1" in visitor.page.inner_text(".cart")
    visitor.ask("under $20")
    assert visitor.titles() == ["Table lamp red"]


def test_only_the_shelf_that_counts_can_be_pressed(visitor):
    visitor.open().ask("a table lamp")
    visitor.ask("a mug")
    assert visitor.page.locator(".add").count() == 2


def test_a_hostile_title_is_text(visitor):
    visitor.open().ask("a mug")
    assert visitor.page.locator(".cards script, .cards b").count() == 0
    assert not visitor.page.locator(".cards a").count()
    assert any("`tick`" in title for title in visitor.titles())


def test_pictures_come_from_the_shop(visitor):
    visitor.open().ask("a yellow table lamp")
    assert visitor.page.locator(".cards img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")


def test_stop_ends_the_model(visitor, slow):
    slow.writing.clear()
    slow.stopped_at = None
    visitor.open()
    visitor.type("a table lamp")
    assert slow.writing.wait(8)
    visitor.page.click(".send")
    for _ in range(100):
        if slow.stopped_at is not None:
            break
        time.sleep(0.05)
    assert slow.stopped_at is not None
    visitor.ask("under $25")
    assert visitor.titles() == ["Table lamp red", "Table lamp blue"]


def test_keys_move_within_it_and_escape_leaves(visitor):
    focused = "document.querySelector('#shelftalker').shadowRoot.activeElement?.className ?? ''"
    visitor.page.focus(".open")
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "shelftalker"
    seen = []
    for _ in range(6):
        visitor.page.keyboard.press("Tab")
        seen.append(visitor.page.evaluate(focused))
    assert visitor.page.evaluate("document.activeElement.id") == "shelftalker"
    assert {"send", "close", "log"} <= set(seen)
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Escape")
    assert visitor.page.is_hidden(".panel")
    assert visitor.page.evaluate(focused) == "open"


def test_start_over_leaves_nothing(visitor):
    visitor.open().ask("a table lamp under $25")
    visitor.page.click(".head button >> nth=0")
    assert visitor.said() == []
    visitor.ask("a table lamp")
    assert len(visitor.titles()) == 6


def test_it_speaks_chinese_on_a_chinese_page(chinese):
    assert "问问店里" in chinese.page.inner_text(".open")
    chinese.open().ask("40美元以下的台灯", writes=False)
    assert chinese.titles() == ["Table lamp red", "Table lamp blue", "Table lamp green"]
    assert chinese.page.get_attribute(".log > div:last-child", "lang") == "zh"


def test_a_screen_reader_finds_nothing_wrong(visitor):
    from axe_playwright_python.sync_playwright import Axe

    visitor.open().ask("a table lamp")
    found = Axe().run(visitor.page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert [each["id"] for each in found.response["violations"]] == []


def test_a_site_that_is_not_listed_is_told_why(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.replace("127.0.0.1", "localhost"))
    page.click(".open")
    page.fill("#shelftalker input", "a mug")
    page.press("#shelftalker input", "Enter")
    page.wait_for_selector(".log > div:last-child p:not(.wait)")
    assert "can't be reached" in page.inner_text(".log > div:last-child p")
    context.close()
