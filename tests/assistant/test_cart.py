"""The cart: what is in it, how many, what it comes to."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers.cart import CartAct, cart_answer
from assistant.turns import CartLine
from retrieval.money import format_price
from tests.assistant.shelf import PRODUCTS

MANY = settings(derandomize=True, deadline=None, max_examples=80)
PRICED = sorted(PRODUCTS)


def act(message, *pointed, **quantities):
    cart = tuple(CartLine(product_id=key.replace("_", "-"), quantity=n) for key, n in quantities.items())
    known = {line.product_id: PRODUCTS[line.product_id] for line in cart}
    answer = cart_answer(
        CartAct(message=message, cart=cart, pointed=tuple(PRODUCTS[key] for key in pointed), known=known)
    )
    lines = cart if answer.cart is None else answer.cart
    return {line.product_id: line.quantity for line in lines}, " ".join(answer.sentences), answer.done


@MANY
@given(quantities=st.dictionaries(st.sampled_from(PRICED), st.integers(1, 99), min_size=1, max_size=6))
def test_the_total_is_the_sum_of_the_lines(quantities):
    cart = tuple(CartLine(product_id=key, quantity=n) for key, n in quantities.items())
    known = {key: PRODUCTS[key] for key in quantities}
    said = cart_answer(CartAct(message="what is in my cart?", cart=cart, pointed=(), known=known)).sentences[0]
    total = sum(n * PRODUCTS[key].current_price_minor for key, n in quantities.items())
    assert f"Total {format_price(total, 'USD')}." in said


@MANY
@given(amount=st.integers(1, 200), before=st.integers(0, 9))
def test_never_more_than_is_in_stock(amount, before):
    cart, said, _ = act(f"add {amount} of the first one", "mug", **({"mug": before} if before else {}))
    assert cart["mug"] == min(before + min(amount, 99), 9)
    assert ("Only 9" in said) == (before + amount > 9)


@pytest.mark.parametrize(
    ("message", "before", "after"),
    [
        ("add it", {}, {"mug": 1}),
        ("add two of those", {}, {"mug": 2}),
        ("add it again", {"mug": 1}, {"mug": 2}),
        ("i'll take the second one", {"mug-tin": 1}, {"mug-tin": 1, "mug": 1}),
        ("remove it", {"mug": 3, "mug-tin": 1}, {"mug-tin": 1}),
    ],
)
def test_an_act_on_a_product_of_the_shelf(message, before, after):
    assert act(message, "mug", **before)[0] == after


@pytest.mark.parametrize(
    ("message", "after"),
    [
        ("make it 3", {"mug": 1, "boot-green": 3}),
        ("make it 0", {"mug": 1}),
        ("make it 50", {"mug": 1, "boot-green": 2}),
        ("remove the boots", {"mug": 1}),
        ("take the mug out of my cart", {"boot-green": 2}),
        ("remove them all, boots and mug", {}),
        ("empty the cart", {}),
        ("remove the teapot", {"mug": 1, "boot-green": 2}),
        ("what's in my cart?", {"mug": 1, "boot-green": 2}),
        ("checkout", {"mug": 1, "boot-green": 2}),
    ],
)
def test_an_act_on_the_cart(message, after):
    assert act(message, mug=1, boot_green=2)[0] == after


def test_two_mugs_are_told_apart_before_one_is_removed():
    cart, said, done = act("remove the mug", mug=1, mug_tin=1)
    assert cart == {"mug": 1, "mug-tin": 1}
    assert "Which one" in said
    assert done == frozenset()
    assert act("remove the tin mug", mug=1, mug_tin=1)[0] == {"mug": 1}


def test_what_is_sold_out_is_not_added():
    cart, said, done = act("add it", "boot-brown")
    assert (cart, done) == ({}, frozenset())
    assert "sold out" in said


@pytest.mark.parametrize("message", ["empty my cart", "remove the mug", "what is in my cart?", "checkout", "pay now"])
def test_an_empty_cart_is_said_to_be_empty(message):
    cart, said, done = act(message)
    assert (cart, done) == ({}, frozenset())
    assert "Your cart is empty" in said


def test_the_sale_price_counts():
    assert "Total $48" in act("how much is it?", mug_travel=2)[1]


def test_nothing_is_paid_here():
    said = act("checkout", mug=1)[1]
    assert "no payment here" in said


@pytest.mark.parametrize("other", [{"price_minor": None}, {"currency": "EUR"}])
def test_no_total_without_all_prices_in_one_currency(other):
    known = {"mug": PRODUCTS["mug"], "mug-tin": replace(PRODUCTS["mug-tin"], **other)}
    cart = tuple(CartLine(product_id=key, quantity=1) for key in known)
    said = cart_answer(CartAct(message="total?", cart=cart, pointed=(), known=known)).sentences[0]
    assert "no total" in said


def test_a_conversation_fills_and_empties_the_cart(talk):
    talk.say("a mug, cheapest first")
    talk.say("add two of the first one to my cart")
    talk.say("add the second one")
    assert [(line.product_id, line.quantity) for line in talk.turns[-1].cart] == [("mug-tin", 2), ("mug", 1)]
    talk.say("what's your return policy?")
    assert "Total $30" in talk.say("what's in my cart?").answer
    assert [line.product_id for line in talk.say("remove the tin mug").cart] == ["mug"]
    assert talk.say("remove it").cart == ()


def test_undo_gives_the_cart_back(talk):
    talk.say("a mug")
    talk.say("add the first one to my cart")
    talk.say("empty my cart")
    del talk.turns[-1]
    assert len(talk.say("what's in my cart?").cart) == 1
