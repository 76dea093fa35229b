"""Messages about the cart that do not speak of one."""

from dataclasses import replace

import pytest

from assistant.cart.reading import Seen, read_cart_message
from assistant.conversation import EMPTY
from assistant.turns import CartLine
from assistant.understanding.cart_changes import changes_cart
from assistant.understanding.named import TitleIndex
from assistant.understanding.superlatives import superlative
from retrieval.product import Product
from tests.assistant.shelf import PRODUCTS

MUG = PRODUCTS["mug"]
FILLED = replace(EMPTY, intent="cart", cart=(CartLine(product_id="mug", quantity=2),), turns=1)
SEEN = Seen(cart=FILLED.cart, pointed=(), shown=(), known={"mug": MUG}, spoken=(), numbers={})


@pytest.mark.parametrize(
    "message",
    [
        "no, one",
        "just three",
        "5 of them",
        "how much is that altogether",
        "total",
        "remove one mug",
        "how much with delivery",
    ],
)
def test_a_filled_cart_is_meant(message):
    assert changes_cart(message, FILLED, (), (MUG,))


@pytest.mark.parametrize("message", ["one more thing: do you ship", "how much is the red one", "a mug for two"])
def test_other_messages_are_not_about_it(message):
    assert not changes_cart(message, FILLED, (), (MUG,))


def test_a_number_alone_sets_the_last_line():
    wish = read_cart_message("no, only three", SEEN)
    assert (wish.act, wish.amount) == ("set", 3)


def test_a_question_for_the_sum_adds_nothing():
    assert read_cart_message("what's that in total", replace(SEEN, pointed=(MUG,))).act == "show"


def test_a_superlative_points_at_one_of_the_shelf():
    shelf = [
        Product(product_id=key, title=key, price_minor=price) for key, price in (("a", 900), ("b", 500), ("c", 700))
    ]
    assert superlative("add the cheapest", shelf) == (2,)


def test_a_part_of_a_name_is_enough_where_one_product_has_it():
    index = TitleIndex(
        Product(product_id=key, title=title) for key, title in (("a", "Long Bread Knife"), ("b", "Paring Knife"))
    )
    assert index.part_named("put the bread knife in my cart") == ("a",)
    assert index.part_named("add a knife") == ()
