"""The conversation of the page on a real, tiny shop: state is what can be seen, and nothing else."""

from typing import Any

import pytest

from assistant.speech.speech import ENGLISH
from ui.identity.visitors import Identity
from ui.messages import asked, visible_ids
from ui.turns import Page, Talk
from ui.visitor import Visitor

GUEST = Visitor(session="s1")


@pytest.fixture
def talk(shop):
    return Talk(shop, with_model=False)


def ended(pages):
    """The page after all changes: the last value of each part."""
    last: dict[str, Any] = {}
    for page in pages:
        last |= {name: value for name in Page.__slots__ if (value := getattr(page, name)) is not None}
    return Page(**last)


def ids(page):
    return [
        part.split('"')[0]
        for part in page.shelf.split('<li class="card')[1:]
        for part in part.split('data-product-id="')[1:2]
    ]


def said(page):
    return [message["content"][0]["text"] for message in page.messages]


def test_the_shelf_is_drawn_before_the_words(talk):
    pages = list(talk.say("a table lamp", [], GUEST))
    assert pages[0].busy is True
    assert said(pages[0])[-1] == ENGLISH("page.looking")
    assert pages[1].messages is None
    assert len(ids(pages[1])) == 6
    assert all(page.shelf is None for page in pages[2:])
    assert pages[-1].busy is False


def test_an_empty_message_changes_nothing(talk):
    assert list(talk.say("  \n", [], GUEST)) == [Page()]


def test_a_turn_goes_on_from_the_turns_that_can_be_seen(talk):
    first = ended(talk.say("a table lamp", [], GUEST))
    second = ended(talk.say("under $25", first.messages, GUEST))
    assert ids(second) == ["lamp-1", "lamp-2"]
    assert len(visible_ids(second.messages)) == 2


def test_retry_forgets_the_answer_it_asks_again(talk):
    first = ended(talk.say("a table lamp", [], GUEST))
    second = ended(talk.say("add the second one to my cart", first.messages, GUEST))
    again = ended(talk.again(2, second.messages, GUEST))
    assert said(again)[:3:2] == ["a table lamp", "add the second one to my cart"]
    assert "Cart: 1 thing" in again.header
    assert visible_ids(again.messages)[0] == visible_ids(first.messages)[0]
    assert visible_ids(again.messages)[1] != visible_ids(second.messages)[1]


def test_undo_draws_the_page_as_it_was(talk):
    first = ended(talk.say("a table lamp", [], GUEST))
    second = ended(talk.say("under $25", first.messages, GUEST))
    undone = talk.undone(2, second.messages, GUEST)
    assert undone.box == "under $25"
    assert undone.messages == first.messages
    assert undone.shelf == first.shelf


def test_an_edit_cuts_the_conversation_there(talk):
    first = ended(talk.say("a table lamp", [], GUEST))
    second = ended(talk.say("under $25", first.messages, GUEST))
    changed = ended(talk.changed(0, "a mug", second.messages, GUEST))
    assert said(changed)[0] == "a mug"
    assert len(changed.messages) == 2
    assert set(ids(changed)) == {"mug-1", "mug-2"}


def test_clear_leaves_nothing(talk):
    cleared = talk.cleared(GUEST)
    assert cleared.messages == []
    assert ids(cleared) == []
    assert cleared.header is not None
    assert "Cart: empty" in cleared.header


def test_a_reload_reads_the_conversation_back_even_in_another_process(shop, talk):
    first = ended(talk.say("a table lamp", [], GUEST))
    second = ended(talk.say("add the second one to my cart", first.messages, GUEST))
    person, page = Talk(shop, with_model=False).restored([*visible_ids(second.messages), "unknown"], GUEST)
    assert person == ""
    assert said(page) == said(second)
    assert ids(page) == ids(second)
    assert page.header is not None
    assert "Cart: 1 thing" in page.header


def test_a_question_leaves_the_shelf_and_its_chips_as_they_were(talk):
    first = ended(talk.say("a table lamp under $25", [], GUEST))
    second = ended(talk.say("add the first one to my cart", first.messages, GUEST))
    assert ids(second) == ids(first)
    assert 'data-chip="price"' in second.shelf


def test_what_goes_wrong_leaves_a_page_that_works(talk, shop, monkeypatch, caplog):
    first = ended(talk.say("a table lamp", [], GUEST))

    def broken(**_):
        raise RuntimeError("the disk is gone")

    with monkeypatch.context() as patched:
        patched.setattr(shop, "assistant", broken)
        failed = ended(talk.say("under $25", first.messages, GUEST))
    assert said(failed)[-1] == ENGLISH("page.went_wrong")
    assert "the disk is gone" in caplog.text
    assert failed.busy is False
    assert ids(failed) == ids(first)
    after = ended(talk.say("under $25", failed.messages, GUEST))
    assert ids(after) == ["lamp-1", "lamp-2"]


def test_a_thumb_counts_for_its_own_session_only(talk):
    visitor = Visitor(session="thumbs")
    first = ids(ended(talk.say("a table lamp", [], visitor)))
    assert "is not for you" in talk.reacted(first[0], "dislike", visitor)
    assert ids(ended(talk.say("a table lamp", [], visitor)))[-1] == first[0]
    assert ids(ended(talk.say("a table lamp", [], GUEST)))[0] == first[0]


@pytest.mark.parametrize(("product_id", "kind"), [("nothing", "like"), ("lamp-1", "purchase"), ("lamp-1", None)])
def test_a_thumb_that_means_nothing_is_not_noted(talk, shop, product_id, kind):
    events = shop.events.count()
    assert talk.reacted(product_id, kind, GUEST) == ENGLISH("page.not_noted")
    assert shop.events.count() == events


def test_only_the_people_of_the_shop_can_be_picked(talk):
    person, page = talk.picked("ada", [], GUEST)
    assert person == "ada"
    assert '<option value="ada" selected>' in page.header
    person, page = talk.picked("somebody else", [], GUEST)
    assert person == ""
    assert '<option value="" selected>' in page.header


def test_who_is_shopping_moves_the_order_and_the_conversation_goes_on(talk):
    first = ended(talk.say("a table lamp", [], Visitor(session="s2", person="ada")))
    second = ended(talk.say("any price", first.messages, Visitor(session="s2", person="bo")))
    assert ids(second).index("lamp-4") < ids(first).index("lamp-4")
    assert "chosen for Bo Grand" in second.shelf


def test_what_goes_into_the_cart_is_an_event(talk, shop):
    visitor = Visitor(session="carts")
    first = ended(talk.say("a table lamp", [], visitor))
    second = ended(talk.say("add the second one to my cart", first.messages, visitor))
    ended(talk.say("what is in my cart?", second.messages, visitor))
    assert [event.kind for event in shop.events.of_user("guest-carts")] == ["cart"]


def test_stop_keeps_the_turn_that_was_begun(talk):
    visitor, seen = Visitor(session="stopping"), []
    for page in talk.say("a table lamp", [], visitor):
        seen.append(page)
        if page.shelf and page.busy is None:
            talk.stop(visitor)
    stopped = ended(seen)
    assert stopped.busy is False
    after = ended(talk.say("under $25", stopped.messages, visitor))
    assert ids(after) == ["lamp-1", "lamp-2"]


def test_a_page_that_goes_away_ends_the_turn_and_keeps_it(talk, shop):
    pages = talk.say("a table lamp", [], Visitor(session="gone"))
    begun = next(pages)
    next(pages)
    pages.close()
    turns = shop.journal.turns(visible_ids(begun.messages))
    assert len(turns) == 1
    assert turns[0].stopped


@pytest.mark.parametrize("message", ["x" * 100_000, "🧣" * 50, "<script>${alert(1)}</script>", "\u202e\u0000 lamp"])
def test_any_message_is_answered(talk, message):
    page = ended(talk.say(message, [asked("earlier")], GUEST))
    assert page.busy is False
    assert said(page)[-1] != ENGLISH("page.went_wrong")


def test_an_id_of_somebody_elses_turn_opens_nothing(talk):
    theirs = ended(talk.say("a table lamp", [], Visitor(session="theirs")))
    _, page = talk.restored(visible_ids(theirs.messages), GUEST)
    assert page.messages is None


def test_a_page_that_had_kept_nothing_draws_over_nothing(talk):
    _, page = talk.restored([], GUEST)
    assert (page.messages, page.shelf, page.box, page.busy) == (None, None, None, None), "somebody may have asked"
    assert page.header is not None


def test_the_same_browser_finds_its_conversation_in_a_new_tab(talk):
    identity = Identity(user_id="guest-1", guest_id="guest-1")
    before = ended(talk.say("a table lamp", [], Visitor(session="one", identity=identity)))
    _, page = talk.restored(visible_ids(before.messages), Visitor(session="two", identity=identity))
    assert said(page) == said(before)
