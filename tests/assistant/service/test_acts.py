"""Every act: stated with its sums, done after a yes, once, and refused where the policy refuses."""

import pytest

from tests.assistant.service.world import Talk


def test_a_cancellation_says_what_it_cancels_and_where_the_money_goes():
    said = Talk().say("cancel #M1010, i don't need it any more")
    assert said == (
        "Cancel order #M1010 (Tea Kettle; $50 back to your gift card at once, reason: no longer needed)? Reply yes."
    )


def test_a_cancellation_waits_for_the_yes():
    talk = Talk()
    talk.say("cancel #M1010, ordered by mistake")
    assert talk.order("M1010").status == "pending"
    assert "Reference F0." in talk.say("yes")
    assert talk.order("M1010").status == "cancelled"


def test_a_gift_card_gets_its_money_at_once():
    talk = Talk()
    talk.say("cancel #M1010, ordered by mistake", "yes")
    customer = talk.system.customer_by_id("ada")
    card = customer.payment("gift_card_2") if customer else None
    assert card is not None
    assert card.balance_minor == 7000


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        ("i changed my mind", "no longer needed"),
        ("clicked by accident", "ordered by mistake"),
        ("no longer needed", "no longer needed"),
        ("mistake", "ordered by mistake"),
        ("the first", "no longer needed"),
    ],
)
def test_a_reason_is_asked_for(reason, read):
    talk = Talk()
    assert "no longer needed or ordered by mistake" in talk.say("cancel #M1010")
    assert f"reason: {read}" in talk.say(reason)


def test_a_reason_that_the_policy_does_not_take_is_asked_for_again():
    assert "no longer needed or ordered by mistake" in Talk().say("cancel #M1010", "it rains")


def test_one_thing_cannot_be_cancelled_alone():
    said = Talk().say("cancel the desk lamp, ordered by mistake")
    assert "only the whole order" in said
    assert "Cancel order #M1001 (Desk Lamp and T-Shirt;" in said


def test_a_return_says_the_things_and_the_sum():
    said = Talk().say("return the kettle and the red t-shirt from #M1002")
    assert said.startswith("Return from order #M1002: Tea Kettle (1 liter, glass) and T-Shirt (red, M)? $71 back")
    assert "PayPal in 5 to 7 working days" in said


def test_a_return_is_written_with_its_lines_and_its_target():
    talk = Talk()
    talk.say("return the kettle and the red t-shirt from #M1002, refund to my gift card", "yes")
    act = talk.system.acts[0]
    assert (act.lines, act.payment, act.later[0].amount_minor) == ((0, 2), "gift_card_2", 7100)
    assert talk.order("M1002").status == "return requested"


def test_a_refund_goes_only_where_the_policy_says():
    talk = Talk()
    said = talk.say("return the kettle from #M1002 and refund it to my visa")
    assert "can only go through your gift card or PayPal" in said or "gift card and PayPal" in said
    talk.say("visa", "yes")
    assert talk.system.acts == []


def test_everything_but_one_thing():
    said = Talk().say("return everything in #M1002 except the kettle")
    assert "Tea Kettle" not in said
    assert "Wall Clock" in said


@pytest.mark.parametrize(
    ("wish", "product"),
    [
        ("exchange the kettle in #M1002 for a bigger one in glass", "kettle-2"),
        ("exchange the kettle in #M1002 for the steel one with 2 liters", "kettle-steel"),
        ("swap the kettle of #M1002 for the most expensive one", "kettle-steel"),
        ("change the desk lamp in #M1001 to white", "lamp-white"),
        ("change the lamp in #M1001 to a brighter one", "lamp-bright"),
        ("modify the desk lamp in #M1001 to battery instead of usb", "lamp-black-battery"),
        ("i want the cheapest desk lamp instead in #M1001", "lamp-white"),
        ("change the t-shirt in #M1001 to one size smaller", "shirt-blue-s"),
        ("the same t-shirt but in red, in order #M1001: please change it", "shirt-red-m"),
    ],
)
def test_a_new_variant_is_found_from_words(wish, product):
    talk = Talk()
    talk.say(wish, "yes")
    assert [new.product_id for act in talk.system.acts for new in act.new_lines] == [product]


def test_an_unclear_variant_is_asked_about_with_choices():
    talk = Talk()
    said = talk.say("exchange the kettle in #M1002 for one with 2 liters")
    assert said.startswith("Exchange") or "Which one" in said
    said = Talk().say("exchange the t-shirt in #M1001 for another")
    assert "Which one in place of the T-Shirt" in said
    assert "blue, S" in said


def test_what_is_not_in_stock_is_not_promised():
    said = Talk().say("change the desk lamp in #M1001 to red")
    assert "There is no Desk Lamp like that in stock" in said
    assert "red" not in said


def test_a_product_that_is_gone_cannot_be_exchanged():
    assert "no longer in our catalogue" in Talk().say("exchange the wall clock in #M1002 for a black one")


def test_the_difference_is_exact():
    talk = Talk()
    assert "You pay $15 more, with your PayPal" in talk.say("exchange the kettle in #M1002 for the 2 liters glass one")


def test_a_gift_card_must_cover_the_difference():
    talk = Talk()
    said = talk.say("change the kettle in #M1010 to the steel one with 2 liters")
    assert "too little left" in said
    assert "You pay $30 more, with your PayPal" in talk.say("paypal then")


def test_all_lines_are_collected_before_an_exchange():
    talk = Talk()
    assert "name anything else" in talk.say("exchange the kettle in #M1002 for the 2 liters glass one")
    said = talk.say("also the red t-shirt for a blue one")
    assert "Tea Kettle" in said
    assert "T-Shirt from red" in said
    talk.say("yes")
    assert len(talk.system.acts) == 1
    assert len(talk.system.acts[0].new_lines) == 2


def test_an_exchange_is_done_once_per_order():
    talk = Talk()
    talk.say("change the desk lamp in #M1001 to white", "yes")
    assert "can't" in talk.say("change the t-shirt in #M1001 to red") or "isn't possible" in " ".join(
        talk.answer.sentences
    )
    talk.say("yes")
    assert len(talk.system.acts) == 1


def test_an_address_is_changed():
    talk = Talk()
    said = talk.say("change the address of #M1001 to 7 Hill Road, Apt 3, Norwick, ME 04101")
    assert said.startswith("Send order #M1001 to 7 Hill Road, Apt 3, Norwick, ME 04101, USA, not to 4 Quay Street")
    talk.say("yes")
    assert talk.order("M1001").address.line2 == "Apt 3"


@pytest.mark.parametrize(
    ("wish", "line1"),
    [
        ("send #M1001 to my Norwick address", "1 Far Road"),
        ("make the address of #M1001 the same as order #M1010", "1 Far Road"),
        ("change the address of #M1010 to my default address", "4 Quay Street"),
    ],
)
def test_an_address_may_be_named_by_one_that_is_known(wish, line1):
    talk = Talk()
    talk.say(wish, "yes")
    address = talk.system.acts[0].address
    assert address is not None
    assert address.line1 == line1


def test_half_an_address_is_asked_for():
    assert "Street, city and postcode" in Talk().say("change the address of #M1001 to 12 Nowhere Lane, Norwick")


def test_a_default_address_is_changed():
    talk = Talk()
    talk.say("please change my default address to 7 Hill Road, Norwick, ME 04101", "yes")
    assert talk.address() == "7 Hill Road, Norwick, ME 04101, USA"


def test_a_payment_method_is_changed():
    talk = Talk()
    said = talk.say("change the payment method of #M1001 to paypal")
    assert "Pay order #M1001 ($50) with your PayPal in place of your Visa ending in 1234? $50 back" in said
    talk.say("yes")
    assert talk.order("M1001").paid_by == "paypal_3"


def test_a_gift_card_must_cover_the_total():
    assert "has $20 left, too little" in Talk().say("change the payment method of #M1001 to my gift card")


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("cancel #M1002", "can return what is in it"),
        ("return the lamp from #M1001", "can still be cancelled"),
        ("change the address of #M1002 to 7 Hill Road, Norwick, ME 04101", "can't be changed any more"),
        ("uncancel my order #M1001", "can't be brought back"),
        ("split the payment of #M1001 over two cards", "can't be split"),
        ("add a mug to my order #M1001", "Nothing can be added"),
    ],
)
def test_a_refusal_is_one_line_with_a_way_on(wish, said):
    talk = Talk()
    assert said in talk.say(wish)
    talk.say("yes")
    assert talk.system.acts == []


def test_a_person_gets_a_ticket_with_a_number_and_the_conversation():
    talk = Talk()
    said = talk.say("where is #M1001?", "i want to speak to a human")
    assert said == "I have opened ticket T0 for our people, with this conversation in it."
    assert "where is #M1001?" in talk.system.tickets[0].summary
    assert any(fact.kind == "ticket" and fact.source == "ticket:T0" for fact in talk.answer.facts)


def test_nobody_is_said_to_be_told_without_a_ticket():
    talk = Talk()
    talk.system.down = True
    assert "could not be opened" in talk.say("a human please")


def test_a_person_may_be_asked_for_without_an_identity():
    assert "ticket T0" in Talk(customer_id=None).say("let me talk to a human")
