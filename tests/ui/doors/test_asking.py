"""What stands below the doors."""

import threading

import pytest

from ui.doors.asking import Asking
from ui.doors.gate import Caller

GUEST = Caller(user_id="guest-asking", ids=frozenset({"guest-asking"}))


@pytest.fixture
def asking(shop):
    return Asking(shop, with_model=False)


def test_a_rehearsal_leads_to_the_state_and_leaves_nothing_behind(asking, shop):
    turns, events = len(shop.journal.last(10_000)), shop.events.count()
    said = ["a table lamp", "under $25", "add the second one to my cart", "I want to talk to a person", "forget me"]
    rehearsed = asking.rehearsed(said, ())
    assert rehearsed[2].cart[0].product_id == "lamp-2"
    assert (len(shop.journal.last(10_000)), shop.events.count()) == (turns, events)


def test_a_rehearsal_goes_on_from_turns(asking):
    first = asking.rehearsed(["a table lamp"], ())
    assert asking.rehearsed(["under $25"], first)[-1].shown == ("lamp-1", "lamp-2")


def test_closing_the_updates_stops_and_keeps_the_turn(asking, shop):
    asked = asking.asked("a table lamp", (), GUEST)
    updates = asking.updates(asked, threading.Event())
    next(updates)
    updates.close()
    assert shop.journal.turns([asked.turn_id or ""])[0].stopped


def test_a_long_conversation_is_folded_over_its_last_turns(asking):
    assert asking.turns(["unknown"] * 1_000, GUEST) == ()
