"""What the page offers beside the box: languages, earlier conversations, what to say next, orders, the keyboard."""

import pytest

from tests.browser.conftest import Shopper

pytestmark = [
    pytest.mark.browser,
    # gradio 6.31 sets an option that pandas 3 deprecates, and a keyword too, in a thread of its own queue
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]


def test_the_switch_redraws_the_page_and_keeps_the_conversation(shopper):
    shopper.ask("a table lamp under $25")
    shopper.page.click("[data-language=zh]")
    shopper.page.wait_for_selector("html[lang='zh-CN']")
    shopper.page.wait_for_selector("#shelf .card")
    assert shopper.said() == ["a table lamp under $25"]
    assert shopper.page.inner_text("#shelf h2") == "货架上"
    assert shopper.page.get_attribute("#box textarea", "placeholder") == "想买点什么？"
    assert shopper.page.locator("[aria-label=重试]").count() == 1
    shopper.press("#shelf .act.add >> nth=0")
    assert shopper.said()[-1] == "把第一个加入购物车"


def test_an_earlier_conversation_is_opened_again_and_deleted(shopper):
    shopper.ask("a table lamp")
    shopper.page.click("#head .earlier")
    shopper.page.click("#talks-panel .begin")
    shopper.page.wait_for_selector("#chat .example")
    shopper.ask("a mug")
    shopper.page.click("#head .earlier")
    assert shopper.page.locator("#talks-panel .talk bdi").all_inner_texts() == ["a mug", "a table lamp"]
    shopper.page.click("#talks-panel .talk >> nth=1")
    shopper.page.wait_for_selector("#shelf [data-product-id=lamp-1]")
    assert shopper.said() == ["a table lamp"]
    shopper.page.click("#head .earlier")
    shopper.page.click("#talks-panel .remove >> nth=0")
    shopper.page.wait_for_function("document.querySelectorAll('#talks-panel .talk').length === 1")
    assert shopper.page.is_visible("#talks-panel")


def test_a_new_tab_starts_afresh_and_lists_what_was_said(shopper, address):
    shopper.ask("a scarf")
    other = Shopper(shopper.page.context.new_page()).open(address)
    assert other.said() == []
    other.page.click("#head .earlier")
    assert other.page.locator("#talks-panel .talk bdi").all_inner_texts() == ["a scarf"]


def test_a_suggestion_is_a_message_like_any_other(shopper):
    shopper.ask("a table lamp")
    text = shopper.page.locator("#next .suggestion").first.inner_text()
    shopper.press("#next .suggestion >> nth=0")
    assert shopper.said() == ["a table lamp", text]
    assert shopper.ids()


def test_a_card_that_is_not_wanted_steps_back_and_can_be_brought_back(shopper, address):
    shopper.ask("a table lamp")
    first = shopper.ids()[0]
    thumb = f"[data-product-id={first}][data-react=dislike]"
    shopper.page.click(thumb)
    assert shopper.page.locator(".card.aside").count() == 1
    shopper.page.wait_for_selector("#notice .notice.seen")
    shopper.open(address)
    shopper.page.wait_for_selector(".card.aside")
    shopper.page.click(thumb)
    assert shopper.page.locator(".card.aside").count() == 0
    shopper.page.wait_for_function("document.querySelector('#notice').innerText.startsWith('Taken back')")
    shopper.ask("a table lamp")
    assert shopper.ids()[0] == first


def test_what_can_be_done_with_an_order_is_a_press(shopper):
    shopper.page.select_option("select[data-pick]", "ada")
    shopper.page.wait_for_timeout(300)
    shopper.ask("where is order #T1001?")
    assert "Enamel mug" in shopper.page.inner_text("#shelf .order")
    shopper.press("#shelf .order .do >> nth=0")
    assert shopper.said()[-1] == "cancel order #T1001"
    assert shopper.page.locator("#next .reply").count() > 0


@pytest.mark.parametrize(("to", "reached"), [("box", "TEXTAREA"), ("shelf", "H2")])
def test_the_keyboard_skips_to_the_box_and_to_the_shelf(shopper, to, reached):
    shopper.page.focus(f"[data-skip={to}]")
    assert shopper.page.locator(f"[data-skip={to}]").bounding_box()["height"] > 20
    shopper.page.keyboard.press("Enter")
    assert shopper.page.evaluate("document.activeElement.tagName") == reached


def test_the_number_of_products_is_read_out_once(shopper):
    shopper.ask("a table lamp under $25")
    assert shopper.page.inner_text("#told") == "2 products"
    assert shopper.page.get_attribute("#told", "role") == "status"


def test_nothing_jumps_when_cards_arrive(shopper):
    shopper.page.evaluate(
        """() => {
            window.moved = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
            }).observe({ type: "layout-shift" });
        }"""
    )
    shopper.page.wait_for_timeout(600)
    shopper.ask("a table lamp")
    shopper.page.wait_for_timeout(300)
    assert shopper.page.evaluate("window.moved") < 0.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_barrier_that_a_machine_can_find(shopper, scheme):
    from axe_playwright_python.sync_playwright import Axe

    shopper.page.emulate_media(color_scheme=scheme)
    shopper.ask("a table lamp under $130")
    shopper.ask("compare the first two")
    shopper.page.click("[aria-label=Edit] >> nth=0")
    shopper.page.wait_for_selector("#chat textarea")
    found = Axe().run(shopper.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
