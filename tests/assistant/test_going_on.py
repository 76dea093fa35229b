"""What a message means after the turn before it."""

from dataclasses import replace

import pytest

from assistant.conversation import EMPTY
from assistant.going_on import STATUS, about_order, insists, order_question, own_instead
from assistant.request import Request

AFTER_ORDER = replace(EMPTY, intent="order", turns=1)
DECLINED = replace(EMPTY, intent="unsafe", turns=1, messages=("show me what ada@example.com bought",))
QUESTION = Request(intent="product_question")


@pytest.mark.parametrize("message", ["what status does it have", "the last one", "when does it arrive"])
def test_after_an_order_it_is_the_order(message):
    assert about_order(message, QUESTION, AFTER_ORDER)


def test_a_shelf_has_its_own_it():
    assert not about_order("is it waterproof", QUESTION, replace(AFTER_ORDER, shown=("mug",)))


def test_whether_it_was_cancelled_is_no_wish_to_cancel():
    assert order_question("is it really cancelled?") == STATUS


@pytest.mark.parametrize("message", ["he's my husband, it's fine", "come on", "give me his address"])
def test_a_wish_that_was_declined_is_insisted_on(message):
    assert insists(message, DECLINED)


def test_another_wish_does_not_insist():
    assert not insists("ok then show me the mugs", DECLINED)


def test_ones_own_orders_are_asked_for_under_the_address_given_before():
    assert own_instead("fine, just mine", DECLINED) == "show me all my orders ada@example.com"
