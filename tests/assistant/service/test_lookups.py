"""Questions about orders, answered from the book."""

import pytest

from assistant.service.orders import STATUSES
from tests.assistant.service.fake_system import FakeOrderSystem
from tests.assistant.service.world import CUSTOMERS, KETTLE, Talk, order


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_words(status):
    talk = Talk(FakeOrderSystem(CUSTOMERS, [order("S1", "ada", status, [KETTLE])]))
    said = talk.say("where is my order?")
    assert "#S1" in said
    words = {"pending": "waiting to be packed", "processed": "packed", "shipped": "on its way"}
    assert words.get(status.split(" (")[0], status.split()[0]) in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what's the tracking number of #M1002?", "tracking number TM1002"),
        ("tracking for #M1001 please", "has no tracking number"),
        ("list my orders", "#M1010"),
        ("what is in order #M1002", "Wall Clock (white)"),
        ("how much did i pay for order #M1002?", "comes to $106"),
        ("send me the invoice for #M1001", "Total $50, paid with Visa ending in 1234"),
        ("what is the balance of my gift card?", "gift card with $20 left"),
        ("which card did i use for order #M1001?", "was paid with your Visa ending in 1234"),
        ("where is my refund for #M1002", "no refund is noted"),
        ("when will the kettle arrive?", "#M1010"),
        ("where is 1010? i mean order 1010", "#M1010"),
    ],
)
def test_an_answer(question, said):
    assert said in Talk().say(question)


def test_a_refund_is_told_once_it_was_made():
    talk = Talk()
    talk.say("cancel #M1010, ordered by mistake", "yes")
    assert "$50 was refunded to your gift card" in talk.say("where is my refund for #M1010?")


def test_an_order_is_a_fact():
    talk = Talk()
    talk.say("where is #M1001?")
    assert [(fact.kind, fact.source) for fact in talk.answer.facts] == [("order", "order:#M1001")]


def test_it_is_the_order_spoken_of_last():
    assert "TM1002" in Talk().say("where is #M1002?", "and its tracking number?")
