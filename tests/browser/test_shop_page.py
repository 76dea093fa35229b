"""The shop's page in a real browser: signed in by hand, drawn on every screen, with nothing from elsewhere."""

import pytest
from fastapi import FastAPI

from assistant.shop import Shop
from tests.assistant.insight.turns import Talks
from tests.browser.conftest import free_port
from ui.insight.routes import insight_routes
from ui.serve import Served

pytestmark = pytest.mark.browser
PASSWORD = "a long enough password"
KINDS = ("tents", "mugs", "lamps")


@pytest.fixture(scope="module")
def page_address(tmp_path_factory):
    shop = Shop(tmp_path_factory.mktemp("shop"), {"language.enabled": False, "serve.password": PASSWORD})
    talks = Talks(shop.engine)
    for number in range(30):
        more = {"no_match": number % 5 == 0, "phrase": KINDS[number % 3], "ms": 50.0 * number}
        talks.say(f"{KINDS[number % 3]} please", talk=f"talk {number}", days_ago=number, **more)
    app, port = FastAPI(), free_port()
    app.include_router(insight_routes(shop))
    served = Served(app, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/shop"
    served.close()
    shop.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_a_shopkeeper_signs_in_and_reads(browser, page_address, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    told, asked = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_address)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_selector("#talks")
    page.goto(f"{page_address}?days=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.eval_on_selector_all(".area rect", "bars => bars.map(bar => bar.getBoundingClientRect().height)")
    assert len(heights) > 3
    assert min(heights) > 1
    page.click(".listed a")
    page.wait_for_selector(".turn")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
    assert all(url.startswith("http://127.0.0.1") for url in asked)
    context.close()
