"""The list of conversations, and what the page does with them."""

from dataclasses import replace
from datetime import datetime

import pytest

from assistant.conversations import Saved
from assistant.speech.speech import Speech
from tests.ui.test_turns import ended, said
from ui.identity.visitors import Identity
from ui.messages import visible_ids
from ui.talks import talks
from ui.turns import Talk
from ui.visitor import Visitor

AT = datetime(2026, 11, 30, 9, 5)
HERE = Visitor(session="one", identity=Identity(user_id="guest-talks", guest_id="guest-talks"))
ELSEWHERE = Visitor(session="two", identity=Identity(user_id="guest-other", guest_id="guest-other"))


@pytest.fixture
def talk(shop):
    shop.conversations.forget("guest-talks")
    shop.__dict__.pop("limits", None)
    return Talk(shop, with_model=False)


def listed(shop, visitor=HERE):
    return [saved.title for saved in shop.conversations.of(visitor.ids, 9)]


def only_id(shop):
    (saved,) = shop.conversations.of(HERE.ids, 9)
    return saved.conversation_id


def test_a_title_and_its_day_are_shown_and_the_open_one_is_marked():
    html = talks([Saved(conversation_id="c1", title="a <b>mug</b>", at=AT)], "c1")
    assert "a &lt;b&gt;mug&lt;/b&gt;" in html
    assert "2026-11-30 09:05" in html
    assert 'aria-current="true"' in html


def test_an_empty_list_says_what_it_is_for_in_the_pages_language():
    assert "以后可以接着聊" in talks([], None, Speech("zh"))


def test_a_conversation_is_listed_once_and_goes_on(talk, shop):
    first = ended(talk.say("a table lamp", [], HERE))
    ended(talk.say("under $25", first.messages, HERE))
    assert listed(shop) == ["a table lamp"]
    assert [turn.message for turn in shop.journal.of_conversation(only_id(shop))] == ["a table lamp", "under $25"]


def test_an_earlier_conversation_is_opened_and_gone_on_with(talk, shop):
    ended(talk.say("a table lamp", [], HERE))
    opened = talk.opened(only_id(shop), HERE)
    assert said(opened)[0] == "a table lamp"
    after = ended(talk.say("under $25", opened.messages, HERE))
    assert len(visible_ids(after.messages)) == 2
    assert listed(shop) == ["a table lamp"]


def test_a_new_conversation_leaves_the_old_one_in_the_list(talk, shop):
    ended(talk.say("a table lamp", [], HERE))
    assert talk.cleared(HERE).messages == []
    ended(talk.say("a mug", [], HERE))
    assert listed(shop) == ["a mug", "a table lamp"]


def test_somebody_elses_conversation_stays_shut(talk, shop):
    ended(talk.say("a table lamp", [], HERE))
    assert talk.opened(only_id(shop), ELSEWHERE).messages == []
    talk.removed(only_id(shop), [], ELSEWHERE)
    assert listed(shop) == ["a table lamp"]
    assert listed(shop, ELSEWHERE) == []


def test_two_tabs_that_part_are_two_conversations(talk, shop):
    first = ended(talk.say("a table lamp", [], HERE))
    ended(talk.say("under $25", first.messages, HERE))
    ended(talk.say("in red", first.messages, replace(HERE, session="copy")))
    assert listed(shop) == ["a table lamp", "a table lamp"]
    newest, oldest = shop.conversations.of(HERE.ids, 9)
    assert said(talk.opened(oldest.conversation_id, HERE))[2] == "under $25"
    assert said(talk.opened(newest.conversation_id, HERE))[2] == "in red"


@pytest.mark.parametrize("act", ["undo", "edit", "retry"])
def test_what_was_taken_back_is_not_opened_again(talk, shop, act):
    first = ended(talk.say("a table lamp", [], HERE))
    second = ended(talk.say("under $25", first.messages, HERE))
    match act:
        case "undo":
            talk.undone(2, second.messages, HERE)
        case "edit":
            ended(talk.changed(2, "in red", second.messages, HERE))
        case "retry":
            ended(talk.again(2, second.messages, HERE))
    expected = {"undo": [], "edit": ["in red"], "retry": ["under $25"]}[act]
    assert said(talk.opened(only_id(shop), HERE))[2::2] == expected


def test_the_open_conversation_deleted_leaves_an_empty_page(talk, shop):
    first = ended(talk.say("a table lamp", [], HERE))
    conversation_id = only_id(shop)
    page = talk.removed(conversation_id, first.messages, HERE)
    assert page.messages == []
    assert shop.journal.of_conversation(conversation_id) == ()


def test_another_conversation_deleted_leaves_the_page_as_it_is(talk, shop):
    ended(talk.say("a mug", [], HERE))
    conversation_id = only_id(shop)
    now = ended(talk.say("a table lamp", [], HERE))
    page = talk.removed(conversation_id, now.messages, HERE)
    assert page.messages is None
    assert listed(shop) == ["a table lamp"]
