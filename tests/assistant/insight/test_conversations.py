"""Conversations: the list, its search, the replay, and what is left out of them."""

import pytest

from assistant.insight.conversations import PAGE, Wanted, conversations, replayed
from assistant.insight.masking import masked, short_id
from assistant.turns import Fact, Sentence, Timings


def ids(connection, period, **wanted):
    return [each.conversation_id for each in conversations(connection, period, Wanted(**wanted))]


def test_the_latest_comes_first_with_its_first_message(talks, connection, ever):
    talks.say("a tent", talk="a")
    talks.say("a mug", talk="b")
    talks.say("cheaper", talk="a")
    first, second = conversations(connection, ever, Wanted())
    assert (first.conversation_id, first.message, first.turns) == ("a", "a tent", 2)
    assert second.conversation_id == "b"


def test_a_period_lists_its_own(talks, connection, week):
    talks.say(talk="in")
    talks.say(talk="out", days_ago=7)
    assert ids(connection, week) == ["in"]


def test_words_are_found_in_any_message_and_as_they_stand(talks, connection, ever):
    talks.say("a tent", talk="a")
    talks.say("100% WOOL", talk="a")
    talks.say("a mug", talk="b")
    assert ids(connection, ever, text="wool") == ["a"]
    assert ids(connection, ever, text="0%") == ["a"]
    assert ids(connection, ever, text="%t") == []


@pytest.mark.parametrize(
    ("among", "more"),
    [("not_found", {"no_match": True}), ("refused", {"harm": "abuse"}), ("stopped", {"stopped": True})],
)
def test_some_kinds_alone(talks, connection, ever, among, more):
    talks.say(talk="plain")
    talks.say(talk="special", **more)
    assert ids(connection, ever, among=among) == ["special"]


def test_the_list_goes_on_where_it_ended(talks, connection, ever):
    for number in range(PAGE + 2):
        talks.say(talk=f"talk {number}")
    page = conversations(connection, ever, Wanted())
    assert len(page) == PAGE
    assert ids(connection, ever, before=page[-1].last) == ["talk 1", "talk 0"]


def test_a_replay_has_the_evidence_and_the_doubts(talks, connection):
    fact = Fact(kind="price", text="Tent: $40", source="product:a", product_id="a")
    sentences = (Sentence("It costs $40.", (0,)), Sentence("It weighs 900 g.", ()))
    talks.say(sentences=sentences, evidence=(fact,))
    (found,) = replayed(connection, "talk")
    assert [doubt.unfounded for doubt in found.doubts] == [("900",)]
    assert found.timings == Timings(products=50, first_word=50, total=100)


def test_a_replay_is_masked(talks, connection):
    fact = Fact(kind="order", text="Sent to ada@example.com", source="order:1")
    talks.say(
        "I am ada@example.com",
        user_id="customer-123456",
        evidence=(fact,),
        sentences=(Sentence("To ada@example.com."),),
    )
    (found,) = replayed(connection, "talk")
    assert "example.com" not in repr(found)
    assert found.turn.user_id == "cust…"


def test_no_conversation_of_an_id_is_an_empty_replay(talks, connection):
    assert replayed(connection, "nobody") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mail me: Jo.Doe+x@mail.example.co.uk, thanks", "mail me: J…@…, thanks"),
        ("call +44 20 7946 0958", "call …58"),
        ("card 4111 1111 1111 1111", "card …11"),
        ("order #M40032 for 2 at $49.99", "order #M40032 for 2 at $49.99"),
        ("a tent @ 20", "a tent @ 20"),
    ],
)
def test_what_identifies_is_left_out(text, said):
    assert masked(text) == said


@pytest.mark.parametrize(
    ("user_id", "short"),
    [("s001", "s001"), ("guest-9bf4c2aa", "guest-9bf4…"), ("ada.thrift.1990", "ada.…"), (None, None)],
)
def test_ids_are_short(user_id, short):
    assert short_id(user_id) == short
