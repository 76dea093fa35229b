"""An open gift shows something of each corner, within what may be spent."""

from dataclasses import replace

from assistant.answers.gifts import is_open_gift, varied
from assistant.request import Request
from retrieval.query import Filters
from tests.ui.make import product, ranked

GIFT = Request(intent="recommend", recipient="dad", filters=Filters(price_max_minor=10_000))
ITEMS = [
    ranked(replace(product(product_id=f"{part}{place}"), category=(part,), price_minor=price))
    for place, (part, price) in enumerate([("Home", 300), ("Home", 4_000), ("Home", 5_000), ("Garden", 6_000)])
]


def ids(k: int, request: Request = GIFT) -> list[str]:
    return [item.product.product_id for item in varied(request, ITEMS, k)]


def test_the_best_of_each_corner_comes_first():
    assert ids(2) == ["Home1", "Garden3"]


def test_what_is_left_fills_the_shelf():
    assert ids(3) == ["Home1", "Garden3", "Home2"]


def test_without_a_limit_a_trifle_will_do():
    assert ids(1, replace(GIFT, filters=Filters())) == ["Home0"]


def test_a_thing_that_is_named_is_no_open_gift():
    assert is_open_gift(GIFT)
    assert not is_open_gift(replace(GIFT, search_text="binoculars"))
