"""How far conversations come, what nobody is shown, how answers went."""

import pytest

from assistant.insight.counted import Counted
from assistant.insight.feed import feed
from assistant.insight.funnel import Funnel, funnel
from assistant.insight.period import Period
from assistant.insight.speed import Spread, answers
from assistant.insight.unseen import Department, unseen
from assistant.turns import CartLine, Cut, Fact
from retrieval.product import Product
from tests.assistant.insight.turns import NOON

CART = (CartLine(product_id="a", quantity=1),)
ABOUT = (Fact(kind="price", text="$9", source="product:a", product_id="a"),)
LINK = (Fact(kind="cart", text="The cart", source="cart", link="https://example.com"),)


def product(product_id, **more):
    return Product(**{"product_id": product_id, "title": product_id, "category": ("Home", "Mugs"), **more})


@pytest.mark.parametrize("days", [None, 7])
def test_each_step_counts_conversations(talks, connection, days):
    talks.say(shown=("a",))
    talks.say(shown=("a",), intent="product_question", evidence=ABOUT)
    talks.say(shown=("a",), intent="cart", cart=CART, evidence=LINK)
    talks.say(talk="other", shown=("b",))
    talks.say(talk="third", intent="smalltalk")
    found = funnel(connection, Period(days=days, now=NOON), has_checkout=True)
    assert found == Funnel(conversations=3, shown=2, asked=1, cart=1, checkout=1)


def test_without_a_checkout_that_step_is_unknown(talks, connection, ever):
    talks.say()
    assert funnel(connection, ever, has_checkout=False).checkout is None


def test_nothing_said_is_a_funnel_of_none(talks, connection, ever):
    assert funnel(connection, ever, has_checkout=True).conversations == 0


def test_a_product_is_seen_with_any_of_its_variants(talks, connection, ever):
    talks.say(shown=("mug-red",))
    shelf = [product("mug-red", group_id="mug"), product("mug-blue", group_id="mug"), product("cup")]
    found = unseen(connection, ever, shelf)
    assert (found.products, found.unseen) == (2, 1)
    assert found.departments == (Department(name="Home", products=2, unseen=1),)


def test_an_unseen_product_says_what_it_lacks(talks, connection, ever):
    found = unseen(connection, ever, [product("cup", price_minor=900, currency="USD", stock=0, brand="Harbour")])
    assert found.examples[0].lacking == ("no_image", "no_description")
    assert (found.lacking, found.sold_out) == (1, 1)


def test_the_feed_is_judged_as_after_an_import():
    assert "no_price" in {finding.name for finding in feed([product("cup")]).findings}


def test_times_by_day_and_over_all(talks, connection, week):
    for ms in (100, 200, 900):
        talks.say(ms=ms)
    found = answers(connection, week)
    assert found.whole == Spread(median=200, high=900)
    assert found.times == (None,) * 6 + (Spread(median=200, high=900),)
    assert found.products == Spread(median=100, high=450)


def test_what_was_written_cut_stopped_and_refused(talks, connection, ever):
    talks.say(written=2, cut=(Cut("It floats.", "unsupported"),))
    talks.say(stopped=True, harm="promises")
    found = answers(connection, ever)
    assert (found.written, found.cut, found.stopped) == (2, 1, 1)
    assert found.refused == (Counted("promises", 1),)
