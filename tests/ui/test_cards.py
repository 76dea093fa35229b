"""A card says what the catalogue says, no more, and cannot be broken by it."""

import pytest

from assistant.why import why
from tests.ui.make import REQUEST, product, ranked
from tests.ui.test_markup import HOSTILE, seen
from ui.cards import card, held_card


def drawn(tmp_path, item=None, number=2, **more):
    shown = ranked(item, **more)
    return card(shown, number, why(shown, REQUEST), tmp_path)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_field_of_a_product_becomes_markup(tmp_path, hostile):
    item = product(
        product_id=hostile,
        title=hostile,
        brand=hostile,
        description=hostile,
        category=(hostile,),
        currency=hostile,
        colors=(hostile, "red"),
        sizes=(hostile, "L"),
        link=hostile,
        image=hostile,
        stock=1,
        rating=4.0,
        rating_count=3,
    )
    plain = seen(
        drawn(tmp_path, product(colors=("blue", "red"), sizes=("M", "L"), stock=1, rating=4.0, rating_count=3))
    )
    found = seen(drawn(tmp_path, item))
    assert set(found.tags) <= set(plain.tags)
    assert hostile in found.text
    assert {name for name, _ in found.attributes} <= {name for name, _ in plain.attributes}


def test_a_sale_strikes_the_old_price_through(tmp_path):
    html = drawn(tmp_path, product(price_minor=3600, sale_price_minor=3000))
    assert '<span class="now">&#36;30</span>' in html
    assert "<s>" in html
    assert "&#36;36" in html


def test_no_price_is_said_and_not_shown_as_nothing(tmp_path):
    assert "no price given" in drawn(tmp_path, product(price_minor=None))


@pytest.mark.parametrize(("stock", "said"), [(3, "3 left"), (5, "5 left"), (6, None), (None, None)])
def test_stock_is_said_only_when_it_matters(tmp_path, stock, said):
    html = drawn(tmp_path, product(stock=stock))
    assert (said in html) if said else "left" not in html


def test_what_is_sold_out_cannot_be_added(tmp_path):
    html = drawn(tmp_path, product(stock=0))
    assert "sold out" in html
    assert "Add to cart" not in html


def test_a_rating_stands_with_its_count(tmp_path):
    html = drawn(tmp_path, product(rating=4.62, rating_count=1212))
    assert "4.6 (1,212)" in html
    assert "4.6 of 5 from 1,212 reviews" in html


def test_buttons_say_what_they_do_and_to_which_place(tmp_path):
    html = drawn(tmp_path, number=2)
    for label in ("Add to cart: 2", "Compare: 2", "More like this: 2", "Like: 2", "Not for me: 2"):
        assert f'aria-label="{label}"' in html
    assert 'data-say="add the second one to my cart"' in html


def test_only_a_web_address_becomes_a_link(tmp_path):
    assert 'href="https://shop.example/p1"' in drawn(tmp_path, product(link="https://shop.example/p1"))
    for link in ("javascript:alert(1)", "data:text/html,x", "//evil.example", "/p1", "http://[broken"):
        assert "href" not in drawn(tmp_path, product(link=link))


def test_a_held_space_is_silent():
    assert 'aria-hidden="true"' in held_card()
