"""Carts in conversation: options, several at once, swaps, the way to the checkout."""

from datetime import date

import pytest

from assistant.answers.cart import CartAct, cart_answer
from assistant.cart.link import cart_link
from assistant.cart.options import Open, chosen_variant
from assistant.settings import load_settings
from assistant.turns import CartLine
from assistant.understanding.arrivals import arrivals_asked
from assistant.understanding.promotions import asks_discount, asks_offers, code_given
from retrieval.errors import UsageError
from tests.assistant.shelf import PRODUCTS

SHELF = ("mug", "mug-tin", "mug-travel")
BOOTS = [PRODUCTS["boot-red"], PRODUCTS["boot-brown"]]


def act(message, *pointed, shown=SHELF, numbers=None, spoken=(), **quantities):
    cart = tuple(CartLine(product_id=key.replace("_", "-"), quantity=number) for key, number in quantities.items())
    answer = cart_answer(
        CartAct(
            message=message,
            cart=cart,
            pointed=tuple(PRODUCTS[key] for key in pointed),
            known={line.product_id: PRODUCTS[line.product_id] for line in cart},
            shown=tuple(PRODUCTS[key] for key in shown),
            spoken=tuple(PRODUCTS[key] for key in spoken),
            numbers=numbers or {},
        )
    )
    lines = cart if answer.cart is None else answer.cart
    return {line.product_id: line.quantity for line in lines}, " ".join(answer.sentences)


@pytest.mark.parametrize(
    ("message", "before", "after"),
    [
        ("add two of the first and one of the third", {}, {"mug": 2, "mug-travel": 1}),
        ("add two of each", {}, {"mug": 2, "mug-tin": 2, "mug-travel": 2}),
        ("make it two of each", {"mug": 1, "mug_tin": 1}, {"mug": 2, "mug-tin": 2}),
        ("swap the first for the second", {"mug": 3}, {"mug-tin": 3}),
        ("replace the blue mug with two of the third", {"mug": 3}, {"mug-travel": 2}),
        ("i'd take the second instead of the first", {"mug": 1}, {"mug-tin": 1}),
        ("change the tin mug to 4", {"mug": 1, "mug_tin": 1}, {"mug": 1, "mug-tin": 4}),
        ("two more", {"mug": 1, "mug_tin": 1}, {"mug": 1, "mug-tin": 3}),
        ("remove two of the blue mug", {"mug": 3}, {"mug": 1}),
        ("remove the teapot", {"mug": 1, "mug_tin": 1}, {"mug": 1, "mug-tin": 1}),
        ("change the travel mug to 2", {"mug": 1}, {"mug": 1}),
    ],
)
def test_what_a_message_does(message, before, after):
    assert act(message, **before)[0] == after


def test_a_set_goes_in_with_its_numbers():
    assert act("add all to the cart", numbers={"mug": 4, "mug-tin": 1, "mug-travel": 1})[0]["mug"] == 4


def test_two_of_each_of_many_is_asked_back():
    shown = ("mug", "mug-tin", "mug-travel", "trowel")
    assert act("two of each", shown=shown)[0] == {}
    assert act("two of each", shown=shown, spoken=("mug", "trowel"))[0] == {"mug": 2, "trowel": 2}


def test_a_choice_of_size_or_colour_is_asked_for_only_where_there_is_one():
    family = [PRODUCTS["jacket-m"], PRODUCTS["jacket-l"]]
    assert chosen_variant("add it", PRODUCTS["jacket-m"], family, (), (), 1) == PRODUCTS["jacket-m"]
    open_ = [PRODUCTS["boot-red"], PRODUCTS["boot-green"]]
    found = chosen_variant("add it", PRODUCTS["boot-red"], open_, (), (), 1)
    assert isinstance(found, Open)
    assert found.kind == "colour"
    assert chosen_variant("the green one", PRODUCTS["boot-red"], open_, (), (), 1) == PRODUCTS["boot-green"]
    assert chosen_variant("add it", PRODUCTS["boot-red"], open_, (), ("green",), 1) == PRODUCTS["boot-green"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("https://shop.example/cart/{items}", "https://shop.example/cart/mug:2,a%2Fb%3A%2C:1"),
        (None, None),
        ("", None),
    ],
)
def test_the_way_to_the_checkout(template, expected):
    cart = [CartLine(product_id="mug", quantity=2), CartLine(product_id="a/b:,", quantity=1)]
    assert cart_link(template, cart) == expected


def test_the_link_is_a_setting_that_must_have_items(tmp_path):
    assert load_settings(tmp_path).shop.cart_link is None
    good = {"shop.cart_link": "https://shop.example/?cart={items}"}
    assert load_settings(tmp_path, good).shop.cart_link == good["shop.cart_link"]
    with pytest.raises(UsageError):
        load_settings(tmp_path, {"shop.cart_link": "https://shop.example/cart"})


def test_the_checkout_names_the_link_and_takes_no_payment():
    cart = (CartLine(product_id="mug", quantity=1),)
    link = "https://shop.example/cart/{items}"
    answer = cart_answer(CartAct(message="checkout", cart=cart, pointed=(), known={"mug": PRODUCTS["mug"]}, link=link))
    assert "https://shop.example/cart/mug:1" in answer.sentences[-1]
    assert answer.facts[-1].link == "https://shop.example/cart/mug:1"


@pytest.mark.parametrize(
    ("message", "days", "thing"),
    [
        ("what's new since last week", 8, ""),
        ("new in since monday", 1, ""),
        ("what came in this month?", 9, ""),
        ("new lamps", 30, "lamps"),
        ("new mugs since yesterday", 1, "mugs"),
        ("newest backpacks", None, "backpacks"),
        ("anything new in the last 3 weeks?", 21, ""),
    ],
)
def test_since_when_things_are_new(message, days, thing):
    found = arrivals_asked(message, date(2026, 3, 10))
    assert found is not None
    assert (found.days, found.thing) == (days, thing)


@pytest.mark.parametrize("message", ["a new lamp", "i need new shoes", "new year card", "lamps", "delivery this week?"])
def test_what_is_no_wish_for_arrivals(message):
    assert arrivals_asked(message, date(2026, 3, 10)) is None


@pytest.mark.parametrize(
    "message", ["any offers?", "what promotions do you have right now?", "deals", "any discounts today?"]
)
def test_offers_are_asked_for(message):
    assert asks_offers(message)


@pytest.mark.parametrize("message", ["any offers on mugs?", "mugs on offer", "offer me something", "special sale mugs"])
def test_offers_of_a_thing_are_a_search(message):
    assert not asks_offers(message)


def test_codes_and_discounts():
    assert asks_discount("do you have a discount code?")
    assert asks_discount("can i get a discount")
    assert not asks_discount("is there a student discount code?")
    assert code_given("I have a code SUMMER10") == "SUMMER10"
    assert code_given("do you have a code please") is None
