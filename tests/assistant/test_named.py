"""A product that is called by its whole name is found, on the shelf or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.named import TitleIndex
from retrieval.product import Product
from tests.assistant.conftest import Talk

INDEX = TitleIndex(
    Product(product_id=key, title=title)
    for key, title in (
        ("a", "Long Bread Knife, beech"),
        ("b", "Bread Knife"),
        ("c", "Mug"),
        ("d", "Dip Pen and Ink Box"),
    )
)


@pytest.mark.parametrize(
    ("message", "ids"),
    [
        ("add the long bread knife to my cart", ("a",)),
        ("a bread knife or the Dip Pen and Ink Box?", ("b", "d")),
        ("a mug please", ()),
        ("bread with a knife", ()),
        ("", ()),
    ],
)
def test_whole_names_are_found_the_longest_first(message, ids):
    assert INDEX.named(message) == ids


def test_what_is_said_beside_a_name_is_left():
    assert INDEX.without("is the long bread knife serrated") == "is the serrated"


@given(st.text(max_size=200))
def test_any_text_has_names_or_none(text):
    assert set(INDEX.named(text)) <= {"a", "b", "d"}


def test_a_question_about_a_product_by_its_name_shows_it_and_answers(shop):
    talk = Talk(shop)
    turn = talk.say("what is the capacity of the red tin mug?")
    assert turn.shown == ("mug-tin",)
    assert "400 ml" in turn.answer
    assert "it comes in" not in talk.say("is it dishwasher safe?").answer.lower()


def test_a_product_is_added_by_its_name_and_the_shelf_stays(shop):
    talk = Talk(shop)
    shown = talk.say("boots for the garden").shown
    turn = talk.say("add the red tin mug to my cart")
    assert [line.product_id for line in turn.cart] == ["mug-tin"]
    assert turn.shown == shown


def test_two_products_are_compared_by_their_names(shop):
    turn = Talk(shop).say("compare the red tin mug and the blue stoneware mug")
    assert turn.shown == ("mug-tin", "mug")
    assert "$3" in turn.answer


def test_a_name_after_the_cart_goes_into_the_cart(shop):
    talk = Talk(shop)
    talk.say("add the red tin mug to my cart")
    turn = talk.say("and two blue stoneware mugs")
    assert {line.product_id: line.quantity for line in turn.cart}.keys() == {"mug-tin", "mug"}
