"""The shopper's own page in a real browser: the dial moves the shelf, and forget me forgets."""

import pytest

from assistant.cli.train import train_ranking
from ranking.tuning import Budget
from tests.browser.conftest import Shopper, _served
from tests.ranking.events import bought
from tests.ui.tiny_shop import build_shop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]
CARDS = "#for-you [data-product-id]"


@pytest.fixture(scope="module")
def trained_address(tmp_path_factory):
    """A shop that has learned who buys what: lamps are popular, tents are bought with spades."""
    shop = build_shop(tmp_path_factory.mktemp("home") / "trained")
    lamps = [each for n in range(20) for each in bought(f"l{n}", "lamp-1", "lamp-2", "mug-1")]
    camps = [each for n in range(8) for each in bought(f"t{n}", "tent-1", "spade-1", "lamp-6", "scarf-S")]
    shop.events.add([*lamps, *camps])
    train_ranking(shop, Budget(trials=1, seconds=5))
    yield from _served(shop, with_model=False)
    shop.close()


@pytest.fixture
def page(browser, trained_address):
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=trained_address)
    context.set_default_timeout(30_000)
    shopper = Shopper(context.new_page())
    yield shopper.page
    context.close()
    assert shopper.errors == []
    assert shopper.elsewhere == []


def ids(page):
    return page.eval_on_selector_all(CARDS, "cards => cards.map(card => card.dataset.productId)")


def drag(page, value):
    page.eval_on_selector(
        "#dial-value", "(dial, to) => { dial.value = to; dial.dispatchEvent(new Event('input')); }", value
    )


def test_the_dial_moves_the_shelf_at_once_and_is_kept(page):
    page.goto("/me?person=bo")
    before = ids(page)
    drag(page, "0")
    page.wait_for_selector("#for-you .moved")
    assert ids(page) != before
    moved = ids(page)
    page.click("#dial button.main")
    page.wait_for_selector(".notice")
    assert ids(page) == moved
    assert page.locator("#for-you .moved").count() == 0


def test_without_scripts_a_button_shows_the_same(browser, trained_address):
    context = browser.new_context(java_script_enabled=False, base_url=trained_address)
    page = context.new_page()
    page.goto("/me?person=ada")
    page.fill("#dial-value", "0")
    page.click("#dial .show")
    assert page.input_value("#dial-value") == "0"
    assert page.locator("#for-you h3").inner_text().endswith("not at all")
    context.close()


def test_forget_me_after_a_thumb_in_the_chat(page):
    page.goto("/")
    page.wait_for_function("window.shelftalkerReady === true")
    page.fill("#box textarea", "a table lamp")
    page.press("#box textarea", "Enter")
    page.wait_for_selector("#shelf .shelf:not(.waiting) .card")
    page.wait_for_selector("#box .submit-button")
    page.click("#shelf [data-react=like] >> nth=0")
    page.wait_for_selector(".notice.seen")
    page.click("#head .me")
    assert page.locator("#events summary").inner_text().split() == ["Liked", "1"]
    page.click("#leaving .grave")
    page.click("button.grave")
    assert "Deleted: one event, one message" in page.inner_text("main")
    page.click("main .button")
    assert "no purchase, like or view of yours is stored" in page.inner_text("#events")
