"""What a shopper decides about being remembered, and that it holds."""

from datetime import UTC, datetime

import pytest

from assistant.cli.ask import answered
from assistant.preferences import NO_PREFERENCE, Preference, Preferences
from assistant.remembered import conversations_of, forget_conversation, stored
from ranking.events import Event
from ranking.identities import import_identities
from retrieval.errors import InputError
from tests.assistant.conftest import Talk, build_shop
from tests.assistant.shelf import STOCK
from tests.goods import write_rows
from tests.ranking.events import bought


@pytest.fixture(scope="module")
def stocked(tmp_path_factory, shop):
    """A shop where Ada has bought boots and liked a mug."""
    stocked = build_shop(tmp_path_factory.mktemp("home") / "stocked", STOCK, shop.encoder)
    crowd = [each for n in range(12) for each in bought(f"c{n}", "boot-rubber", "socks", "gloves")]
    ada = bought("ada", "boot-rubber", "boot-green", time=datetime(2026, 5, 1, tzinfo=UTC))
    stocked.events.add([*crowd, *ada, Event(user_id="ada", product_id="mug-plain", kind="like")])
    from assistant.cli.train import train_ranking
    from ranking.tuning import Budget

    train_ranking(stocked, Budget(trials=1, seconds=5))
    yield stocked
    stocked.close()


@pytest.fixture
def preferences(stocked):
    yield stocked.preferences
    for user in ("ada", "guest:7", "till:3"):
        stocked.preferences.set_as_guest(user, False)
        stocked.preferences.set_personalisation(user, None)


def shelf(shop, user, message):
    done = answered(shop.assistant(with_model=False, limited=False), message, user, 6)
    return [(item.product.product_id, item.score, item.contributions, item.reasons) for item in done.products], (
        done.turn.answer
    )


WISHES = (
    "boots",
    "something for the garden",
    "recommend me something",
    "a mug under $20",
    "would I like the first one?",
)


@pytest.mark.parametrize("message", WISHES)
def test_who_shops_as_a_guest_is_answered_as_a_guest(stocked, preferences, message):
    preferences.set_personalisation("ada", 1.0)
    preferences.set_as_guest("ada", True)
    assert shelf(stocked, "ada", message) == shelf(stocked, None, message)


def test_history_counts_without_the_switch(stocked, preferences):
    preferences.set_personalisation("ada", 1.0)
    assert shelf(stocked, "ada", "recommend me something") != shelf(stocked, None, "recommend me something")


def test_nothing_pressed_is_stored_while_a_guest(stocked, preferences):
    before = stocked.events.of_user("ada")
    preferences.set_as_guest("ada", True)
    assert not stocked.react("ada", "socks", "like")
    assert stocked.events.of_user("ada") == before


def test_the_shopper_s_own_dial_moves_the_shelf(stocked, preferences):
    preferences.set_personalisation("ada", 0.0)
    least = shelf(stocked, "ada", "recommend me something")
    preferences.set_personalisation("ada", 1.0)
    assert shelf(stocked, "ada", "recommend me something")[0] != least[0]


def test_a_dial_beyond_its_end_is_one_clear_sentence(preferences):
    with pytest.raises(InputError, match=r"from 0 to 1.* 1\.5"):
        preferences.set_personalisation("ada", 1.5)


def test_one_decision_leaves_the_other(preferences):
    preferences.set_personalisation("ada", 0.3)
    preferences.set_as_guest("ada", True)
    preferences.set_personalisation("ada", 0.4)
    assert preferences.of("ada") == Preference(personalisation=0.4, as_guest=True)


def test_nobody_and_a_stranger_have_decided_nothing(preferences):
    assert preferences.of(None) == preferences.of("nobody") == NO_PREFERENCE


def test_it_holds_under_every_id_of_a_shopper(stocked, tmp_path):
    links = write_rows(tmp_path / "ids.jsonl", [{"person_id": "zoe", "user_id": "till:3"}])
    import_identities(stocked.engine, links)
    preferences = Preferences(stocked.engine, stocked.events.ids)
    preferences.set_as_guest("till:3", True)
    assert preferences.of("zoe").as_guest
    preferences.set_as_guest("zoe", False)
    assert not preferences.of("till:3").as_guest


def test_being_forgotten_takes_the_dial_and_leaves_the_switch(preferences):
    preferences.set_personalisation("guest:7", 0.3)
    preferences.set_as_guest("guest:7", True)
    preferences.forget("guest:7")
    assert preferences.of("guest:7") == Preference(as_guest=True)


@pytest.mark.parametrize(
    ("off", "on"), [("stop using my history", "use my history again"), ("别再用我的历史", "恢复使用我的历史")]
)
def test_the_chat_turns_it_on_and_off_and_names_the_page(stocked, preferences, off, on):
    talk = Talk(stocked, "ada")
    assert "/me" in talk.say(off).answer
    assert preferences.of("ada").as_guest
    assert "/me" in talk.say(on).answer
    assert not preferences.of("ada").as_guest


def test_the_chat_says_that_one_shops_as_a_guest(stocked, preferences):
    preferences.set_as_guest("ada", True)
    assert "as a guest" in Talk(stocked, "ada").say("what do you know about me?").answer


def test_forget_me_forgets_also_while_a_guest(stocked, preferences):
    stocked.react("guest:7", "socks", "like")
    preferences.set_as_guest("guest:7", True)
    assert Talk(stocked, "guest:7").say("forget me").answer.startswith("Done: 1 stored event")
    assert not stocked.events.of_user("guest:7")


def test_nobody_has_nothing_to_switch(stocked):
    assert Talk(stocked).say("stop using my history").answer.startswith("Nothing is stored of you")


def test_one_conversation_is_deleted_and_no_other_s(stocked):
    Talk(stocked, "bo").say("boots")
    Talk(stocked, "cy").say("socks")
    (mine,) = conversations_of(stocked, "bo")
    assert forget_conversation(stocked, "cy", mine.key) == 0
    assert forget_conversation(stocked, "bo", mine.key) == 1
    assert not conversations_of(stocked, "bo")
    assert conversations_of(stocked, "cy")


def test_the_export_tells_what_was_decided_and_left_out(stocked, preferences):
    stocked.react("guest:7", "socks", "like")
    (event,) = stocked.events.of_user("guest:7")
    assert event.number is not None
    stocked.ranking.leave_out("guest:7", event.number)
    preferences.set_personalisation("guest:7", 0.3)
    found = stored(stocked, "guest:7", whole=True)
    assert found["preferences"] == {"personalisation": 0.3, "as_guest": False}
    assert [row["product_id"] for row in found["left_out"]] == ["socks"]
    assert found["events"] == []
    stocked.forget("guest:7")
    assert stored(stocked, "guest:7", whole=True)["left_out"] == []
