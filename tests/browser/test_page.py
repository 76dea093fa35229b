"""The page as a shopper meets it."""

import pytest

pytestmark = [
    pytest.mark.browser,
    # gradio 6.31 sets an option that pandas 3 deprecates, and a keyword too, in a thread of its own queue
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]


def test_the_empty_page_says_what_can_be_asked(shopper):
    examples = shopper.page.locator("#chat .example").all_inner_texts()
    assert "Table lamps under $50" in examples
    shopper.press("#chat .example >> nth=0")
    assert shopper.said() == ["Table lamps under $50"]
    assert set(shopper.ids()) == {"lamp-1", "lamp-2", "lamp-3"}


def test_cards_stand_before_any_prose(slow_shopper, model):
    model.writing.clear()
    slow_shopper.page.evaluate(
        """() => {
            window.order = [];
            new MutationObserver(() => {
                const cards = document.querySelectorAll("#shelf .card:not(.held)").length > 0;
                const said = [...document.querySelectorAll("[data-testid=bot]")].at(-1)?.innerText ?? "";
                if (cards && !window.order.includes("cards")) window.order.push("cards");
                if (said.includes("lamps") && !window.order.includes("prose")) window.order.push("prose");
            }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }"""
    )
    slow_shopper.type("a table lamp")
    slow_shopper.page.wait_for_function("window.order.length === 2")
    assert slow_shopper.page.evaluate("window.order") == ["cards", "prose"]
    slow_shopper.page.click("#box .stop-button")
    slow_shopper.rest()


def test_stop_ends_the_model_at_once_and_keeps_what_was_said(slow_shopper, model):
    model.writing.clear()
    model.stopped_at = None
    slow_shopper.type("a table lamp")
    assert model.writing.wait(8)
    slow_shopper.page.click("#box .stop-button")
    slow_shopper.rest()
    assert model.stopped_at is not None
    assert "Six table lamps." in slow_shopper.answers()[0]
    assert len(slow_shopper.ids()) == 6
    # The state is right afterwards: a refinement goes on from the stopped turn.
    slow_shopper.type("under $25")
    slow_shopper.page.wait_for_selector("#box .stop-button")
    slow_shopper.page.click("#box .stop-button")
    slow_shopper.rest()
    assert slow_shopper.ids() == ["lamp-1", "lamp-2"]


def test_a_new_message_takes_the_place_of_an_answer_being_given(slow_shopper, model):
    model.writing.clear()
    slow_shopper.type("a table lamp")
    assert model.writing.wait(8)
    slow_shopper.type("a mug")
    slow_shopper.page.wait_for_selector("#shelf [data-product-id=mug-2]")
    slow_shopper.page.click("#box .stop-button")
    slow_shopper.rest()
    assert slow_shopper.said() == ["a table lamp", "a mug"]
    assert set(slow_shopper.ids()) == {"mug-1", "mug-2"}


def test_a_chip_is_dropped_by_its_cross_and_loosened_by_its_words(shopper):
    shopper.ask("a table lamp under $25")
    assert shopper.ids() == ["lamp-1", "lamp-2"]
    assert shopper.chips() == ["up to $25"]
    shopper.press("#shelf .chip .loosen")
    assert "lamp-3" in shopper.ids()
    shopper.press("#shelf .chip .drop")
    assert shopper.chips() == []
    assert len(shopper.ids()) == 6
    assert shopper.said() == ["a table lamp under $25", "up to $32", "any price"]


def test_an_emptied_shelf_offers_what_would_help(shopper):
    shopper.ask("a table lamp under $5")
    assert shopper.page.inner_text("#shelf h2") == "The nearest to it"
    assert shopper.page.locator("#shelf .chip.blocks").count() == 1
    shopper.press("#shelf .choice >> nth=0")
    assert shopper.page.locator("#shelf .choice").count() == 0
    assert len(shopper.ids()) >= 5


def test_retry_asks_the_same_again(shopper):
    shopper.ask("a table lamp")
    shopper.ask("under $25")
    shopper.page.click("[aria-label=Retry]")
    shopper.page.wait_for_timeout(300)
    shopper.rest()
    assert shopper.said() == ["a table lamp", "under $25"]
    assert len(shopper.answers()) == 2
    assert shopper.ids() == ["lamp-1", "lamp-2"]


def test_undo_takes_back_the_last_message_and_its_effect(shopper):
    shopper.ask("a table lamp")
    before = shopper.ids()
    shopper.ask("under $25")
    shopper.page.click("[aria-label=Undo]")
    shopper.page.wait_for_function("document.querySelectorAll('[data-testid=bot]').length === 1")
    shopper.rest()
    assert shopper.ids() == before
    assert shopper.chips() == []
    assert shopper.page.input_value("#box textarea") == "under $25"


def test_an_edited_message_is_asked_anew(shopper):
    shopper.ask("a table lamp")
    shopper.ask("under $25")
    shopper.page.click("[aria-label=Edit] >> nth=0")
    shopper.page.fill("#chat textarea", "a scarf")
    shopper.page.click("#chat [aria-label=Submit]")
    shopper.page.wait_for_selector("#shelf [data-product-id^=scarf]")
    shopper.rest()
    assert shopper.said() == ["a scarf"]
    assert len(shopper.answers()) == 1


def test_clear_forgets_everything(shopper):
    shopper.ask("a table lamp")
    shopper.ask("add the second one to my cart")
    assert shopper.cart().startswith("Cart: 1 thing, $")
    shopper.page.click("[aria-label='Start over']")
    shopper.page.wait_for_selector("#chat .example")
    shopper.page.wait_for_function("document.querySelectorAll('#shelf .card').length === 0")
    assert shopper.cart() == "Cart: empty"
    shopper.ask("under $25")
    assert "lamp-3" not in shopper.ids()


def test_a_reload_keeps_the_conversation(shopper, address):
    shopper.ask("a table lamp under $25")
    shopper.open(address)
    shopper.page.wait_for_selector("#shelf .card")
    assert shopper.said() == ["a table lamp under $25"]
    assert shopper.ids() == ["lamp-1", "lamp-2"]
    assert shopper.chips() == ["up to $25"]
    shopper.press("#shelf .chip .drop")
    assert len(shopper.ids()) == 6


def test_the_cart_is_filled_from_a_card(shopper):
    shopper.ask("a table lamp")
    second = shopper.ids()[1]
    shopper.press(f".card[data-product-id={second}] .act.add")
    assert shopper.said()[-1] == "add the second one to my cart"
    assert shopper.cart().startswith("Cart: 1 thing, $")
    assert len(shopper.ids()) == 6
    shopper.press("#head .cart")
    assert shopper.answers()[-1].startswith("In your cart:")


def test_two_cards_are_compared(shopper):
    shopper.ask("a table lamp")
    shopper.page.click("[data-compare='1']")
    assert shopper.page.inner_text("#shelf .hint") == "Choose one more to compare it with."
    shopper.press("[data-compare='3']")
    assert shopper.said()[-1] == "compare the first one and the third one"
    assert "costs" in shopper.answers()[-1]


def test_a_thumb_changes_the_next_answer(shopper):
    shopper.ask("a table lamp")
    first = shopper.ids()[0]
    shopper.page.click(f"[data-product-id={first}][data-react=dislike]")
    shopper.page.wait_for_selector("#notice .notice.seen")
    assert "is not for you" in shopper.page.inner_text("#notice")
    assert shopper.said() == ["a table lamp"]
    shopper.ask("a table lamp")
    assert shopper.ids()[-1] == first
    pressed = shopper.page.get_attribute(f"[data-product-id={first}][data-react=dislike]", "aria-pressed")
    assert pressed == "true"


def test_who_is_shopping_changes_the_order(shopper):
    orders = {}
    for person in ("ada", "bo"):
        shopper.page.select_option("select[data-pick]", person)
        shopper.page.wait_for_timeout(300)
        shopper.ask("a table lamp")
        orders[person] = shopper.ids()
        assert shopper.page.input_value("select[data-pick]") == person
    assert orders["bo"].index("lamp-4") < orders["ada"].index("lamp-4"), "who pays more sees what costs more earlier"
    assert "chosen for Bo Grand" in shopper.page.inner_text("#shelf .count")


def test_a_hostile_title_stays_text(shopper, shop):
    shopper.ask("a mug")
    title = shop.catalogue.get(["mug-1"])["mug-1"].title
    assert all(part in title for part in ("${alert(1)}", "`tick`", "\\u0041", "{{this}}"))
    assert "Mug `tick` \\u0041" in shopper.titles(), "what would run in another page is left out"
    card = ".card[data-product-id=mug-1]"
    assert shopper.page.locator(f"{card} script").count() == 0
    assert shopper.page.locator(f"{card} a").count() == 0
    assert shopper.page.locator(f"{card} img").count() == 0
    shopper.press(f"{card} .act.add")
    assert shopper.page.locator("[data-testid=bot] script").count() == 0
    assert "${alert" not in shopper.answers()[-1]
    assert "`tick`" in shopper.answers()[-1]


@pytest.mark.parametrize(
    "message", ["🧣🧣🧣", "<b>bold</b> ${alert(1)} <img src=x onerror=alert(1)>", "lamp " * 20_000]
)
def test_any_message_survives(shopper, message):
    shopper.ask(message)
    assert shopper.said()[0].replace("\u2060", "").strip() == message.strip()
    assert len(shopper.answers()) == 1
    shopper.ask("a table lamp")
    assert len(shopper.ids()) == 6


def test_a_picture_comes_from_the_shops_own_folder_and_only_from_there(shopper, address, shop):
    shopper.ask("a yellow table lamp")
    drawn = "document.querySelector('[data-product-id=lamp-6] img')?.naturalWidth > 0"
    shopper.page.wait_for_function(drawn)
    secret = shopper.page.request.get(f"{address}gradio_api/file={shop.home.path}/shop.db")
    assert secret.status in (403, 404)
    outside = shopper.page.request.get(f"{address}gradio_api/file={shop.home.path}/pictures/../shop.db")
    assert outside.status in (403, 404)


def test_the_keyboard_reaches_a_cards_buttons(shopper):
    shopper.ask("a mug")
    shopper.page.focus("#box textarea")
    reached = []
    for _ in range(12):
        shopper.page.keyboard.press("Tab")
        reached.append(shopper.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))
        if reached[-1].startswith("Add to cart"):
            break
    assert reached[-1].startswith("Add to cart")
    ring = shopper.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid"
    shopper.page.keyboard.press("Enter")
    shopper.page.wait_for_function("document.querySelectorAll('[data-testid=bot]').length === 2")
    shopper.rest()
    assert shopper.cart().startswith("Cart: 1 thing")


def test_the_talker_opens_into_sums_that_add_up(shopper):
    shopper.page.select_option("select[data-pick]", "ada")
    shopper.ask("a red table lamp")
    talker = shopper.page.locator("#shelf details.talker").first
    talker.locator("summary").click()
    figures = [float(text.replace("−", "-")) for text in talker.locator(".figure").all_inner_texts()]
    assert len(figures) > 1
    assert sum(figures[:-1]) == pytest.approx(figures[-1], abs=1e-9)


def test_a_talker_stays_open_while_the_shelf_stays(shopper):
    shopper.page.select_option("select[data-pick]", "ada")
    shopper.ask("a red table lamp")
    shopper.page.locator("#shelf details.talker summary").first.click()
    shopper.press("#shelf .act.add >> nth=0")
    assert shopper.page.locator("#shelf details[open]").count() == 1
    shopper.ask("a mug")
    assert shopper.page.locator("#shelf details[open]").count() == 0


def test_the_page_fits_a_phone(shopper):
    shopper.page.set_viewport_size({"width": 390, "height": 844})
    shopper.ask("a table lamp")
    assert shopper.page.evaluate("document.documentElement.scrollWidth") == 390
    boxes = [shopper.page.locator(name).bounding_box() for name in ("#chat", "#shelf", "#box")]
    tops = [box["y"] for box in boxes]
    assert tops == sorted(tops)
    assert boxes[-1]["y"] + boxes[-1]["height"] <= 844
    row = shopper.page.locator("#shelf .cards")
    assert row.evaluate("row => row.scrollWidth > row.clientWidth")


def test_only_our_own_endpoints_are_visible(shopper, address):
    described = shopper.page.request.get(f"{address}gradio_api/info").json()
    assert described["named_endpoints"] == {}
    assert described["unnamed_endpoints"] == {}
