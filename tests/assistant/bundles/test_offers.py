"""Promotions in conversations: said with their conditions, taken off the cart, hinted at once."""


def test_the_cart_shows_what_is_taken_off(talk):
    talk.say("mugs")
    turn = talk.say("add two of the enamel mug to my cart")
    assert "Total $15.30: $18 less $2.70 (15 % off mugs)." in turn.answer
    assert ("offer", "offer:mugs") in [(fact.kind, fact.source) for fact in turn.evidence]


def test_nearly_reached_is_said_once(talk):
    talk.say("camping lanterns")
    talk.say("add two of the camp lantern to my cart")
    assert "$10 short of “free delivery from $60”." in talk.turns[-1].answer
    assert "short of" not in talk.say("what's in my cart?").answer


def test_free_delivery_is_said_when_it_is_reached(talk):
    talk.say("camping lanterns")
    assert "Delivery is free with it." in talk.say("add three of the camp lantern to my cart").answer


def test_offers_are_told_and_codes_are_not(talk):
    told = talk.say("any offers?").answer
    assert "15 % off mugs" in told
    assert "TEN10" not in told
    answer = talk.say("do you have a discount code?").answer
    assert answer.startswith("I have no code to give out.")
    assert "10 % off," not in answer


def test_a_code_is_reckoned_on_the_cart(talk):
    assert "TEN10 gives 10 % off" in talk.say("I have a code TEN10").answer
    assert "is no code" in talk.say("I have a code WOW99").answer
    talk.say("camping lanterns")
    talk.say("add two of the camp lantern to my cart")
    assert "On your cart it takes off $5." in talk.say("I have a code TEN10").answer


def test_whether_one_product_is_reduced(talk):
    talk.say("mugs")
    answer = talk.say("is the enamel mug on sale?").answer
    assert answer.startswith("No, the Enamel Mug is at its usual $9.")
    assert "For it holds: 15 % off mugs." in answer
