"""The list of conversations: what can be seen, of whom, and what deleting takes along."""

from dataclasses import replace

import pytest

from assistant.conversations import Conversations
from assistant.journal import Journal
from assistant.request import Request
from assistant.turns import Turn
from retrieval.database import connect
from retrieval.home import Home

TURN = Turn(turn_id="", message="", request=Request(intent="recommend"), shown=(), answer="")
ME = ["guest-me"]


@pytest.fixture
def journal(tmp_path):
    engine = connect(Home(tmp_path))
    yield Journal(engine)
    engine.dispose()


@pytest.fixture
def conversations(journal):
    for conversation_id, message in (("c1", "a mug"), ("c1", "in red"), ("c2", "a tent")):
        turn_id = message.replace(" ", "-")
        journal.record(replace(TURN, turn_id=turn_id, message=message, conversation_id=conversation_id))
    found = Conversations(journal._engine, journal)
    found.keep("c1", "guest-me", ["a-mug", "in-red"])
    found.keep("c2", "guest-you", ["a-tent"])
    return found


def test_the_list_is_ones_own_and_titled_by_the_first_message(conversations):
    assert [saved.title for saved in conversations.of(ME, 9)] == ["a mug"]


def test_the_newest_comes_first(conversations):
    conversations.keep("c3", "guest-me", ["in-red"])
    conversations.keep("c1", "guest-me", ["a-mug"])
    assert [saved.conversation_id for saved in conversations.of(ME, 9)] == ["c1", "c3"]
    assert len(conversations.of(ME, 1)) == 1


def test_somebody_elses_conversation_is_not_opened_nor_deleted(conversations, journal):
    assert conversations.turn_ids("c2", ME) == ()
    assert conversations.delete("c2", ME) == 0
    assert journal.turns(["a-tent"])


def test_what_is_taken_back_is_seen_no_more(conversations):
    conversations.keep("c1", "guest-me", ["a-mug"])
    assert conversations.turn_ids("c1", ME) == ("a-mug",)
    conversations.keep("c1", "guest-me", [])
    assert conversations.of(ME, 9) == ()


def test_deleting_takes_along_what_was_taken_back(conversations, journal):
    conversations.keep("c1", "guest-me", ["a-mug"])
    assert conversations.delete("c1", ME) == 2
    assert journal.of_conversation("c1") == ()
    assert conversations.of(ME, 9) == ()


def test_what_another_conversation_went_on_from_stays_with_it(conversations, journal):
    conversations.keep("c3", "guest-me", ["a-mug"])
    assert conversations.delete("c1", ME) == 1
    assert [turn.message for turn in journal.turns(conversations.turn_ids("c3", ME))] == ["a mug"]


def test_a_conversation_whose_turns_are_forgotten_is_not_listed(conversations, journal):
    journal.delete(["a-mug", "in-red"])
    assert conversations.of(ME, 9) == ()


def test_a_shopper_forgotten_has_no_list(conversations):
    conversations.forget("guest-me")
    assert conversations.of(ME, 9) == ()
    assert len(conversations.of(["guest-you"], 9)) == 1
