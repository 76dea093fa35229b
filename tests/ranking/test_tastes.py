"""What a past says of a shopper in words."""

import pytest

from ranking.history import History
from ranking.tastes import tastes_of
from retrieval.product import Product

PRODUCTS = {
    key: Product(product_id=key, title=key, category=("Shop", kind), brand=brand, price_minor=price)
    for key, kind, brand, price in (
        ("t1", "tents", "Fell", 20_000),
        ("t2", "tents", "Fell", 10_000),
        ("t3", "tents", "Moor", 30_000),
        ("m1", "mugs", "Moor", 1_000),
        ("m2", "mugs", None, 2_000),
        ("h1", "hats", "Solo", 500),
    )
}


def read(*keys, purchased=()):
    return tastes_of(History.of(keys), frozenset(purchased), PRODUCTS)


def test_the_strongest_kinds_are_named_with_what_is_behind_them():
    found = read("m1", "t1", "m2", "t2", "t3").kinds
    assert [(taste.name, taste.share) for taste in found] == [
        ("tents", pytest.approx(0.6)),
        ("mugs", pytest.approx(0.4)),
    ]
    assert [product.product_id for product in found[0].because] == ["t3", "t2", "t1"]


def test_one_product_is_no_taste():
    assert read("h1", "t1").kinds == ()
    assert read("h1", "t1").brands == ()


def test_what_the_catalogue_does_not_know_says_nothing():
    assert read("gone", "t1", "t2").kinds[0].share == pytest.approx(1.0)


def test_the_band_of_prices_is_the_middle_half_of_what_was_bought():
    bought = ("t1", "t2", "t3", "m1")
    assert read(*bought, "h1", purchased=bought).price_band_minor == (7_750, 22_500)
    assert read("t1", "t2", "t3", purchased=bought).price_band_minor is None


def test_no_history_says_nothing():
    assert read() == type(read())()
