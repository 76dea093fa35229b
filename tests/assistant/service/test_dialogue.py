"""What waits: yes, no, more, less, other; several wishes; asides; retries; two at once."""

import pytest

from tests.assistant.service.fake_system import FakeOrderSystem
from tests.assistant.service.world import CUSTOMERS, ORDERS, Talk, line, order

CANCEL = "cancel #M1010, ordered by mistake"


@pytest.mark.parametrize(
    "text", ["no", "ok, and what about mugs?", "maybe", "yes but wait", "hm", "why?", "only half", "👍?"]
)
def test_nothing_but_a_yes_does_it(text):
    talk = Talk()
    talk.say(CANCEL, text)
    assert talk.system.acts == []


def test_a_no_ends_it():
    talk = Talk()
    assert talk.say(CANCEL, "no") == "Nothing is changed."
    talk.say("yes")
    assert talk.system.acts == []


def test_several_wishes_are_done_one_after_the_other():
    talk = Talk()
    said = talk.say("cancel #M1010, ordered by mistake, and return the kettle from #M1002")
    assert "Return" not in said
    assert "Return from order #M1002" in talk.say("yes")
    assert [act.kind for act in talk.system.acts] == ["cancel"]
    talk.say("yes")
    assert [act.kind for act in talk.system.acts] == ["cancel", "return"]


def test_all_pending_orders_are_cancelled_each_with_a_yes():
    talk = Talk()
    talk.say("cancel all my pending orders, i don't need them", "yes")
    assert len(talk.system.acts) == 1
    talk.say("yes")
    assert {act.order_id for act in talk.system.acts} == {"#M1001", "#M1010"}


def test_a_yes_with_another_wish_does_the_first_and_states_the_second():
    talk = Talk()
    talk.say(CANCEL)
    assert "Return from order #M1002" in talk.say("Yes, please. I also want to return the kettle from #M1002.")
    assert [act.kind for act in talk.system.acts] == ["cancel"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("only the kettle", (0,)),
        ("not the kettle", (2,)),
        ("also the clock", (0, 2, 3)),
        ("and the wall clock too please", (0, 2, 3)),
    ],
)
def test_a_stated_return_is_changed(text, lines):
    talk = Talk()
    talk.say("return the kettle and the red t-shirt from #M1002", text)
    assert talk.system.acts == []
    talk.say("yes")
    assert talk.system.acts[0].lines == lines


def test_another_act_instead():
    talk = Talk()
    said = talk.say("return the kettle from #M1002", "actually, exchange it for the 2 liters glass one instead")
    assert said.startswith("Exchange in order #M1002")


def test_another_payment_instead():
    talk = Talk()
    assert "gift card" in talk.say("return the kettle from #M1002", "could the money go to my gift card?")


@pytest.mark.parametrize(
    ("reply", "stated"),
    [
        ("#M1010", "#M1010"),
        ("M1010", "#M1010"),
        ("1010", "#M1010"),
        ("the second one", "#M1010"),
        ("the one with the kettle", "#M1010"),
        ("the one going to Norwick", "#M1010"),
        ("the lamp one", "#M1001"),
    ],
)
def test_which_order(reply, stated):
    talk = Talk()
    assert "Which order" in talk.say("cancel an order, i don't need it")
    assert f"Cancel order {stated}" in talk.say(reply)


@pytest.mark.parametrize(
    ("reply", "place"), [("the red one", 2), ("the blue one", 1), ("the second", 2), ("the T-Shirt in red", 2)]
)
def test_which_line(reply, place):
    talk = Talk()
    assert "Which one" in talk.say("return the t-shirt i got")
    talk.say(reply, "yes")
    assert talk.system.acts[0].lines == (place,)


def test_a_mistyped_number_is_asked_about():
    talk = Talk()
    assert "Do you mean #M1010?" in talk.say("cancel #M1011, ordered by mistake") or "#M1010" in " ".join(
        talk.answer.sentences
    )
    assert "Cancel order #M1010" in talk.say("#M1010")


def test_of_two_like_numbers_the_exact_one_is_meant():
    rows = [
        order("W2378156", "ada", "pending", [line("kettle-1", "Tea Kettle", 50)]),
        order("W2378165", "ada", "pending", [line("lamp-black", "Desk Lamp", 30)]),
    ]
    talk = Talk(FakeOrderSystem(CUSTOMERS, rows))
    assert "Cancel order #W2378165 (Desk Lamp" in talk.say("cancel W2378165, ordered by mistake")


def test_an_empty_book_says_so():
    talk = Talk(FakeOrderSystem(CUSTOMERS, []))
    for wish in ("cancel my order", "return the lamp", "where is my order?", "list my orders"):
        assert talk.say(wish) == "There is no order under your name yet."


def test_a_question_in_between_and_then_yes():
    talk = Talk()
    talk.say(CANCEL)
    talk.aside()
    talk.say("yes")
    assert len(talk.system.acts) == 1


def test_a_yes_long_after_is_asked_again():
    talk = Talk()
    talk.say(CANCEL)
    talk.aside()
    talk.aside()
    assert "Cancel order #M1010" in talk.say("yes")
    assert talk.system.acts == []


def test_a_question_about_an_order_in_between_keeps_what_waits():
    talk = Talk()
    talk.say(CANCEL)
    said = talk.say("what's the tracking number of #M1002?")
    assert "TM1002" in said
    assert "Cancel order #M1010" in said


def test_a_retried_yes_changes_nothing():
    talk = Talk()
    talk.say(CANCEL)
    again = talk.heard("yes")
    first = talk.desk.answer(again)
    second = talk.desk.answer(again)
    assert len(talk.system.acts) == 1
    assert "F0" in first.sentences[0]
    assert "F0" in second.sentences[0]


def test_an_order_changed_by_somebody_else_meanwhile_is_told():
    one, two = Talk(), Talk()
    two.system, two.desk = one.system, one.desk
    for talk in (one, two):
        talk.say(CANCEL)
    one.say("yes")
    said = two.say("yes")
    assert "has been changed since I asked, so I did nothing" in said
    assert "was cancelled" in said
    assert len(one.system.acts) == 1


def test_an_error_leaves_it_open():
    talk = Talk()
    talk.say(CANCEL)
    talk.system.down = True
    assert "nothing was changed" in talk.say("yes")
    talk.system.down = False
    assert "Done" in talk.say("yes")


def test_the_address_comes_before_the_items_that_close_the_order():
    talk = Talk()
    said = talk.say(
        "change the desk lamp in #M1001 to white and change the address of #M1001 to 7 Hill Road, Norwick, ME 04101"
    )
    assert said.startswith("Send order #M1001")
    talk.say("yes", "yes")
    assert [act.kind for act in talk.system.acts] == ["change_address", "change_items"]


def test_what_is_wanted_if_it_cannot_be():
    talk = Talk()
    said = talk.say("change the desk lamp in #M1001 to red. If that's not possible, cancel the order, i don't need it.")
    assert "There is no Desk Lamp like that" in said
    assert "Cancel order #M1001" in said


def test_an_act_is_a_fact_with_its_order():
    talk = Talk()
    talk.say(CANCEL, "yes")
    assert any(fact.kind == "act" and fact.source == "order:#M1010" for fact in talk.answer.facts)
    assert talk.answer.done == {"cancel"}


def test_no_orders_are_shared_between_rows():
    assert len({row["order_id"] for row in ORDERS}) == len(ORDERS)


def test_something_of_another_order_comes_after():
    rows = [
        order("A1", "ada", "delivered", [line("kettle-1", "Tea Kettle", 50)]),
        order("A2", "ada", "delivered", [line("lamp-black", "Desk Lamp", 30)]),
    ]
    talk = Talk(FakeOrderSystem(CUSTOMERS, rows))
    assert "#A1" in talk.say("return the kettle", "and the lamp too, whatever order it was in")
    assert "#A2" in talk.say("yes")
