"""The shopper's own page: what it shows, corrects, exports and deletes, and whose it is."""

import json
from datetime import UTC, datetime

import pytest

from assistant.cli.ask import answered
from assistant.remembered import stored
from tests.ui.identity.test_sign_in import token
from tests.ui.shopper.conftest import HERE
from tests.ui.tiny_shop import HOSTILE
from ui.identity.guests import COOKIE


def number_of(shop, user_id, product_id):
    return next(event.number for event in shop.events.of_user(user_id) if event.product_id == product_id)


def likes(shop, user_id, *product_ids):
    for key in product_ids:
        shop.react(user_id, key, "like")


def asks(shop, user_id, message="a table lamp"):
    return answered(shop.assistant(with_model=False, limited=False), message, user_id, 4)


def test_it_shows_what_was_done_and_when(shop, browser, guest):
    likes(shop, guest, "lamp-1", "mug-2")
    page = browser.open().text
    assert "Table lamp red" in page
    assert "Enamel mug" in page
    assert f"{datetime.now(tz=UTC):%B %Y}" in page


def test_nothing_of_anybody_else_is_on_it(shop, browser, other, guest):
    likes(shop, guest, "lamp-1")
    asks(shop, guest, "a lamp that only I asked for")
    page = other.open().text + other.open().text
    assert page.count("no purchase, like or view of yours is stored") == 1
    assert "Leave out" not in page
    assert "only I asked" not in page


def test_a_new_browser_and_a_forged_pass_see_one_clear_sentence_and_get_a_pass(shop, browser):
    browser.client.cookies.set(COOKIE, "someone.forged")
    answer = browser.open()
    assert "no pass that this shop gave out" in answer.text
    assert "What you did" not in answer.text
    assert COOKIE in answer.headers["set-cookie"]


def test_a_title_cannot_break_the_page(shop, browser, guest):
    likes(shop, guest, "mug-1")
    page = browser.open().text
    assert "Leave out: Mug" in page
    assert HOSTILE not in page
    assert "<script>" not in page
    assert "${" not in page


def test_it_fetches_and_sends_nothing_elsewhere(browser):
    headers = browser.open().headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/me/style.css", "/me/page.js"])
def test_its_style_and_script_are_its_own(browser, path):
    assert browser.open(path).status_code == 200


def test_it_speaks_the_language_of_the_browser(browser):
    browser.open()
    page = browser.open(**{"accept-language": "zh-CN,zh;q=0.9"}).text
    assert '<html lang="zh-Hans">' in page
    assert "以访客身份购物" in page


def test_an_event_left_out_counts_no_more_and_can_be_taken_back(shop, browser, guest):
    likes(shop, guest, "lamp-1")
    number = number_of(shop, guest, "lamp-1")
    assert browser.send("/me/leave-out", n=number).headers["location"] == "/me?said=left_out"
    assert not shop.profile(guest).history
    assert "Count it again" in browser.open().text
    browser.send("/me/count-again", n=number)
    assert shop.profile(guest).history.product_ids == ("lamp-1",)


def test_nobody_leaves_out_what_another_did(shop, browser, other, guest):
    likes(shop, guest, "lamp-1")
    other.open()
    number = number_of(shop, guest, "lamp-1")
    assert other.send("/me/leave-out", n=number).headers["location"] == "/me?said=not_there"
    assert shop.profile(guest).history


@pytest.mark.parametrize("number", ["", "x", "-3", "9" * 30, "²"])
def test_what_is_no_event_is_not_there(browser, guest, number):
    assert browser.send("/me/leave-out", n=number).headers["location"] == "/me?said=not_there"


def test_a_like_is_turned_into_a_dislike(shop, browser, guest):
    likes(shop, guest, "lamp-1")
    browser.send("/me/dislike", n=number_of(shop, guest, "lamp-1"))
    assert shop.profile(guest).disliked == {"lamp-1"}
    assert [event.kind for event in shop.events.of_user(guest)] == ["dislike"]


@pytest.mark.parametrize(
    "path", ["leave-out", "count-again", "dislike", "forget-conversation", "guest", "dial", "forget"]
)
@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.example", "http://shop.example.evil", "https://"])
def test_a_form_of_another_site_changes_nothing(shop, browser, guest, path, origin):
    likes(shop, guest, "lamp-1")
    before = stored(shop, guest, whole=True)
    fields = {"n": str(number_of(shop, guest, "lamp-1")), "on": "yes", "dial": "0", "sure": "yes"}
    answer = browser.send(f"/me/{path}", origin=origin, **fields)
    assert answer.status_code == 403
    assert "not sent by a page of this shop" in answer.text
    assert stored(shop, guest, whole=True) == before


def test_one_conversation_is_deleted(shop, browser, guest):
    turn = asks(shop, guest).turn
    assert "a table lamp" in browser.open().text
    browser.send("/me/forget-conversation", key=turn.conversation_id or turn.turn_id)
    assert "a table lamp" not in browser.open().text


def test_the_export_is_that_of_the_command_line(shop, browser, guest):
    likes(shop, guest, "lamp-1")
    asks(shop, guest)
    answer = browser.open("/me/export")
    assert answer.json() == json.loads(json.dumps(stored(shop, guest, whole=True)))
    assert answer.headers["content-disposition"] == 'attachment; filename="remembered.json"'


def test_forget_me_asks_first(shop, browser, guest):
    likes(shop, guest, "lamp-1")
    assert "one event" in browser.open("/me/forget").text
    assert "Forget me now" in browser.send("/me/forget").text
    assert shop.events.of_user(guest)


def test_forget_me_deletes_all_and_gives_a_new_pass(shop, browser, guest, visitors):
    likes(shop, guest, "lamp-1")
    asks(shop, guest)
    shop.preferences.set_personalisation(guest, 0.1)
    answer = browser.send("/me/forget", sure="yes")
    assert "Deleted: one event, one message" in answer.text
    left = stored(shop, guest, whole=True)
    assert (left["events"], left["turns"], left["preferences"]["personalisation"]) == ([], [], None)
    assert visitors.guests.read(browser.client.cookies[COOKIE]) not in (None, guest)


def test_who_is_not_remembered_stays_so_under_the_new_pass(shop, browser, guest, visitors):
    browser.send("/me/guest", on="yes")
    browser.send("/me/forget", sure="yes")
    renewed = visitors.guests.read(browser.client.cookies[COOKIE])
    assert shop.preferences.of(renewed).as_guest
    shop.preferences.set_as_guest(renewed, False)


def test_the_switch_is_turned_on_and_off(shop, browser, guest):
    browser.send("/me/guest", on="yes")
    assert "On: you are shopping as a guest." in browser.open().text
    assert shop.preferences.of(guest).as_guest
    browser.send("/me/guest", on="no")
    assert not shop.preferences.of(guest).as_guest


def test_the_dial_is_kept_and_given_back_to_the_shop(shop, browser, guest):
    browser.send("/me/dial", dial="0.2")
    assert shop.preferences.of(guest).personalisation == 0.2
    assert "a little, set by you" in browser.open().text
    browser.send("/me/dial", dial="0.9", reset="yes")
    assert shop.preferences.of(guest).personalisation is None


@pytest.mark.parametrize(("sent", "kept"), [("7", 1.0), ("-1", 0.0), ("nan", None), ("inf", 1.0), ("much", None)])
def test_a_dial_beyond_its_ends_stops_there(shop, browser, guest, sent, kept):
    browser.send("/me/dial", dial=sent)
    assert shop.preferences.of(guest).personalisation == kept


def test_without_a_taste_the_page_says_that_the_dial_moves_nothing(browser, guest):
    assert "the dial moves nothing" in browser.open().text
    assert browser.open("/me/shelf?dial=1").text.count("<li") == 10


def test_a_demonstration_shows_its_people_and_nobody_else(shop, browser):
    browser.open()
    assert "Of Ada Thrift." in browser.open("/me?person=ada").text
    assert "no pass that this shop gave out" in browser.open("/me?person=stranger").text
    assert browser.open("/me/export?person=stranger").status_code == 403


def test_what_is_sent_for_a_person_is_done_for_that_person(shop, browser, guest):
    answer = browser.send("/me/guest?person=ada", on="yes")
    assert answer.headers["location"] == "/me?person=ada&said=guest_on"
    assert shop.preferences.of("ada").as_guest
    assert not shop.preferences.of(guest).as_guest
    shop.preferences.set_as_guest("ada", False)


def test_who_is_signed_in_sees_their_name_and_can_sign_out(browser):
    browser.open()
    browser.client.get("/sign-in", params={"token": token()}, follow_redirects=False)
    page = browser.open().text
    assert "The shop knows you as Ada Thrift." in page
    assert "Sign out" in page


def test_a_guest_sees_no_name_and_no_way_to_sign_out(browser, guest):
    page = browser.open().text
    assert "you are not signed in" in page
    assert "Sign out" not in page


def test_a_form_that_is_too_long_is_not_read(browser, guest):
    assert browser.send("/me/leave-out", n="1" * 5_000).headers["location"] == "/me?said=not_there"


def test_only_what_the_page_can_say_is_said(browser, guest):
    assert 'class="notice"' not in browser.open("/me?said=anything").text


def test_the_host_is_that_of_the_request(browser, guest):
    assert browser.send("/me/guest", origin=HERE, on="no").status_code == 303
