"""A visit as a whole: questions, a page in Chinese, going away and back, two people at once, what others wrote."""

import json
import re

import pytest

from retrieval.imports import import_reviews
from tests.browser.conftest import Shopper, _shopper, free_port
from ui.serve import open_page

pytestmark = [
    pytest.mark.browser,
    # gradio 6.31 sets an option that pandas 3 deprecates, and a keyword too, in a thread of its own queue
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]
HOSTILE = "Sturdy mug ${alert(5)} <img src=x onerror=alert(6)><script>alert(7)</script>"


def test_a_question_about_a_product_and_one_to_the_shop_say_where_the_answers_come_from(shopper):
    shopper.ask("an enamel mug")
    shopper.ask("how much does the Enamel mug hold?")
    assert "400 ml" in shopper.answers()[-1]
    shopper.page.click(".sources summary")
    assert "400 ml" in shopper.page.inner_text(".sources ol")
    shopper.ask("how long do I have to return something?")
    assert "30 days" in shopper.page.inner_text("#shelf .page")
    assert "mug" in " ".join(shopper.titles()).lower(), "what stood on the shelf stays"


def test_a_page_in_chinese_has_no_english_word_of_ours(browser, address):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("window.shelftalkerReady === true")
    for message in ("一盏台灯", "把第二个加入购物车", "比较第一个和第三个"):
        before = page.locator("[data-testid=bot]").count()
        page.fill("#box textarea", message)
        page.press("#box textarea", "Enter")
        page.wait_for_function(f"document.querySelectorAll('[data-testid=bot]').length > {before}")
        page.wait_for_selector("#shelf .shelf:not(.waiting) .card")
        page.wait_for_selector("#box .submit-button")
    said = page.evaluate(
        """() => [...document.querySelectorAll("#shelf :is(h2, .count, .act, .chip, caption), #head :is(button, a),"
            + " #next button, #chat button, #box button, #about, .sources summary")]
            .flatMap((each) => [each.innerText, each.title, each.getAttribute("aria-label")]).join(" ")"""
    )
    assert "货架上" in said
    assert "依据" in said
    of_the_catalogue = {"Table", "lamp", "red", "blue", "green", "black", "white", "yellow"}
    assert set(re.findall("[A-Za-z]{2,}", said)) - of_the_catalogue <= {"English", "Shelftalker"}
    context.close()


def test_going_away_and_back_finds_the_conversation(shopper):
    shopper.ask("a table lamp under $25")
    shopper.page.click("#head .me")
    shopper.page.wait_for_selector("#leaving")
    shopper.page.go_back()
    shopper.page.wait_for_selector("#shelf .card")
    shopper.rest()
    assert shopper.said() == ["a table lamp under $25"]
    assert shopper.ids() == ["lamp-1", "lamp-2"]


def test_two_people_at_once_do_not_meet(browser, address, shopper):
    others = _shopper(browser, address)
    other = next(others)
    shopper.type("a table lamp under $25")
    other.type("a mug")
    for each in (shopper, other):
        each.page.wait_for_selector("#shelf .shelf:not(.waiting) .card")
        each.rest()
    shopper.press("#shelf .act.add >> nth=0")
    assert shopper.ids() == ["lamp-1", "lamp-2"]
    assert set(other.ids()) == {"mug-1", "mug-2"}
    assert (shopper.cart(), other.cart()) == ("Cart: 1 thing, $18", "Cart: empty")
    other.page.click("#head .earlier")
    assert other.page.locator("#talks-panel .talk bdi").all_inner_texts() == ["a mug"]
    next(others, None)


def test_what_a_review_says_stays_text(shopper, shop, tmp_path):
    reviews = [
        {
            "review_id": f"h{n}",
            "product_id": "tent-1",
            "user_id": f"r{n}",
            "rating": 5,
            "title": HOSTILE,
            "text": HOSTILE,
        }
        for n in range(3)
    ]
    path = tmp_path / "reviews.jsonl"
    path.write_text("\n".join(map(json.dumps, reviews)), encoding="utf-8")
    import_reviews(shop.catalogue, path)
    shopper.ask("a tent")
    shopper.ask("what do reviews say about the first one?")
    assert shopper.page.locator("[data-testid=bot] :is(img, script), .sources :is(img, script)").count() == 0
    assert "5 stars" in shopper.answers()[-1]


def test_a_page_left_open_goes_on_after_the_server_was_restarted(browser, shop):
    port = free_port()
    served = open_page(shop, host="127.0.0.1", port=port, with_model=False)
    context = browser.new_context()
    shopper = Shopper(context.new_page()).open(f"http://127.0.0.1:{port}/")
    shopper.ask("a table lamp")
    served.close()
    served = open_page(shop, host="127.0.0.1", port=port, with_model=False)
    shopper.ask("under $25")
    assert shopper.ids() == ["lamp-1", "lamp-2"]
    context.close()
    served.close()
