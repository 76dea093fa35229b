"""Conversations found by what can be seen of them."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.request import Request
from assistant.turns import Turn
from ui.doors.conversations import Conversations, Seen


def turn(name):
    return Turn(turn_id=name, message=name, request=Request(intent="recommend"), shown=(), answer="")


def user(text):
    return Seen("user", text)


def shop(text):
    return Seen("assistant", text)


def test_a_beginning_is_found_with_what_was_said_after_it():
    known = Conversations()
    known.keep("ada", [user("a lamp")], "Three.", (turn("1"),), None)
    found = known.find("ada", [user("a lamp"), shop("Three."), user("red"), shop("lost"), user("cheaper")])
    assert [each.turn_id for each in found.turns] == ["1"]
    assert found.unknown == ("red",)


def test_the_longest_beginning_counts():
    known = Conversations()
    known.keep("ada", [user("a lamp")], "Three.", (turn("1"),), None)
    known.keep("ada", [user("a lamp"), shop("Three."), user("red")], "One.", (turn("1"), turn("2")), None)
    found = known.find("ada", [user("a lamp"), shop("Three."), user("red"), shop("One."), user("thanks")])
    assert len(found.turns) == 2
    assert found.unknown == ()


def test_somebody_elses_is_not_found():
    known = Conversations()
    known.keep("ada", [user("a lamp")], "Three.", (turn("1"),), None)
    assert known.find("bo", [user("a lamp"), shop("Three."), user("red")]).turns == ()


def test_the_guest_goes_on_once():
    known = Conversations()
    known.keep("", [user("hi")], "Hello.", (turn("1"),), "pass")
    after = [user("hi"), shop("Hello."), user("a lamp")]
    assert [known.find("", after).guest_pass for _ in range(2)] == ["pass", None]


def test_what_was_answered_is_known_as_such():
    known = Conversations()
    assert not known.find("ada", [user("a lamp")]).answered
    known.keep("ada", [user("a lamp")], "Three.", (), None)
    assert known.find("ada", [user("a lamp")]).answered
    assert not known.find("ada", [user("a mug")]).answered


def test_only_the_last_ones_are_kept():
    known = Conversations(most=2)
    for number in range(3):
        known.keep("ada", [user(str(number))], "Yes.", (turn(str(number)),), None)
    found = [known.find("ada", [user(str(number)), shop("Yes."), user("more")]).turns for number in range(3)]
    assert [len(turns) for turns in found] == [0, 1, 1]


texts = st.lists(st.text(), min_size=1, max_size=5)


@given(texts)
def test_any_conversation_is_found_again_however_its_space_is_set(said):
    known = Conversations()
    seen = [user(text) for text in said]
    known.keep("ada", seen, "Yes.\n\n1. A lamp", (turn("1"),), None)
    after = [*(user(f" {text}\n") for text in said), shop("Yes. 1. A lamp "), user("more")]
    assert len(known.find("ada", after).turns) == 1
