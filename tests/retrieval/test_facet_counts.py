from datetime import date
from itertools import pairwise
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.facet_counts.bands import price_edges
from retrieval.facet_counts.count import facets
from retrieval.facet_counts.order import natural, size_order
from retrieval.facet_counts.question import best_question
from retrieval.filters import meets
from retrieval.product import Product
from retrieval.query import Filters

TODAY = date(2026, 1, 1)
FAST = settings(derandomize=True, deadline=None, max_examples=150)


def some(*values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


def one(*values):
    return st.none() | st.sampled_from(values)


ATTRIBUTES = st.dictionaries(
    st.sampled_from(["waterproof", "Waterproof", "fit", "code_name"]),
    st.sampled_from(["yes", "Yes, to 5,000 mm", "no", "No", "no, but", "slim", "", "a very long value " * 3]),
    max_size=3,
)
PRODUCTS = st.lists(
    st.builds(
        Product,
        product_id=st.uuids().map(str),
        title=st.sampled_from(["Red Oak Bowl", "Boots", "Faux Fur Coat, no leather", "Navy Tent"]),
        brand=one("Acme", "ACME", "Hobbin & Sons", "x" * 50),
        category=st.sampled_from([(), ("Home",), ("Home", "bowls"), ("home", "Wide", "coats"), ("Outdoors", "bowls")]),
        price_minor=st.none() | st.integers(0, 50_000),
        sale_price_minor=st.none() | st.integers(0, 50_000),
        currency=st.just("USD"),
        stock=one(0, 1, 5),
        available=one(True, False),
        colors=some("navy", "Blue", "sky blue", "Heather Dawn", "heather dawn", "grey", "gray"),
        materials=some(
            "steel", "metal", "woven willow", "willow", "leather", "vegan leather", "faux", "faux fur", "tin"
        ),
        sizes=some("S", "m", "M", "36", "38.5", "36-39", "38/40", "41", "2 to 4", "3 years"),
        gender=one("female", "male", "kids", "unisex"),
        rating=one(2.0, 3.5, 4.4, 4.5, 5.0),
        group_id=one("a", "b", "c", "d"),
        attributes=ATTRIBUTES,
    ),
    max_size=14,
)


def families_that_meet(products, filters):
    return {product.family for product in products if meets(product, filters, today=TODAY)}


def shoe(number, **more):
    return Product(product_id=f"{number:03}", title="Shoe", **{"price_minor": 5000, "currency": "USD", **more})


def facet(products, name, **more):
    return next((each for each in facets(products, **more).facets if each.name == name), None)


def shown(products, name, **more):
    return [(value.value, value.count) for value in facet(products, name, **more).values]


def asked(products):
    question = best_question(products)
    assert question is not None
    return question


SHOES = [
    *(shoe(number, category=("Footwear", "boots")) for number in range(8)),
    *(shoe(number, category=("Footwear", "sandals")) for number in range(8, 14)),
    *(shoe(number, category=("Footwear", "trainers")) for number in range(14, 18)),
]


@FAST
@given(products=PRODUCTS)
def test_choosing_a_value_leaves_exactly_the_families_counted(products):
    for each in facets(products).facets:
        for value in each.values:
            assert len(families_that_meet(products, value.filters)) == value.count, (each.name, value)


@FAST
@given(products=PRODUCTS, most=st.integers(1, 5))
def test_every_facet_narrows_and_shows_no_more_than_asked(products, most):
    found = facets(products, most=most)
    for each in found.facets:
        assert 1 <= len(each.values) <= most
        assert all(0 < value.count <= found.total for value in each.values)
        assert len({value.value.casefold() for value in each.values}) == len(each.values)
        assert 0 <= each.missing < found.total


@FAST
@given(products=PRODUCTS, random=st.randoms(use_true_random=False))
def test_counts_do_not_depend_on_the_order_of_the_products(products, random):
    shuffled = random.sample(products, len(products))
    told = [
        [(each.name, each.missing, sorted(value.count for value in each.values)) for each in facets(goods).facets]
        for goods in (products, shuffled)
    ]
    assert told[0] == told[1]


@FAST
@given(prices=st.lists(st.integers(0, 10**6), min_size=1))
def test_no_price_band_is_empty(prices):
    edges = price_edges(prices)
    bounds = [-1, *edges, 10**7]
    assert len(edges) <= 3
    assert list(edges) == sorted(set(edges))
    assert all(any(low <= price < high for price in prices) for low, high in pairwise(bounds))


def test_price_bands_have_round_edges_and_about_as_many_products():
    assert price_edges([999, 1499, 1999, 2499, 2999, 4799, 5299, 7999, 9899, 12000, 24900, 49900]) == (
        2000,
        5000,
        10000,
    )


def test_one_price_has_no_bands():
    assert price_edges([4999] * 9) == ()


def test_price_bands_are_said_in_the_currency_of_the_catalogue():
    goods = [shoe(number, price_minor=price, currency="EUR") for number, price in enumerate([1000, 1500, 6000, 7000])]
    assert shown(goods, "price") == [("under €50", 2), ("€50 and up", 2)]


def test_prices_in_several_currencies_are_not_banded():
    goods = [shoe(1, currency="USD"), shoe(2, currency="JPY", price_minor=900), shoe(3, price_minor=100)]
    assert facet(goods, "price") is None


def test_values_are_in_order_of_count_then_natural_order():
    brands = ["Zeta", "Zeta", "No 10", "No 9", "Alba"]
    goods = [shoe(number, brand=brand) for number, brand in enumerate(brands)]
    assert shown(goods, "brand") == [("Zeta", 2), ("Alba", 1), ("No 9", 1), ("No 10", 1)]


def test_variants_of_a_family_count_once_for_each_value():
    goods = [
        shoe(1, group_id="a", colors=("navy",)),
        shoe(2, group_id="a", colors=("royal blue",)),
        shoe(3, colors=("Grey",)),
        shoe(4, colors=("gray", "blue")),
    ]
    assert shown(goods, "colors") == [("blue", 2), ("grey", 2)]


def test_a_size_counts_what_is_sold_in_a_span_of_sizes():
    goods = [shoe(1, sizes=("41",)), shoe(2, sizes=("39-42",)), shoe(3, sizes=("38",)), shoe(4, sizes=("M",))]
    assert shown(goods, "sizes") == [("M", 1), ("38", 1), ("39-42", 1), ("41", 2)]


@pytest.mark.parametrize(
    "ordered",
    [
        ["XXS", "xs", "S", "Medium", "L", "XL", "XXL", "3XL", "36", "37", "38.5", "100", "one size"],
        ["2-3 years", "4-5 years", "10-11 years"],
        ["80 ml", "350 ml"],
        ["2.5l", "10l", "20l"],
    ],
)
def test_sizes_are_in_the_order_of_a_shop(ordered):
    assert sorted(sorted(ordered), key=size_order) == ordered


def test_numbers_in_texts_compare_as_numbers():
    assert sorted(["10 l", "2.5 l", "2 l"], key=natural) == ["2 l", "2.5 l", "10 l"]


def test_what_says_yes_and_more_counts_as_yes():
    told = ["yes", "yes, to 5,000 mm", "no", "no", "no, but"]
    goods = [shoe(number, attributes={"Water_proof": value}) for number, value in enumerate(told)]
    assert shown(goods, "attributes.water_proof") == [("no", 2), ("yes", 2)]
    assert facet(goods, "attributes.water_proof").label == "Water proof"


@pytest.mark.parametrize(
    "values",
    [
        [f"code {number}" for number in range(9)],
        ["yes"] * 4,
        ["a value that goes on and on, and on and on", "slim"] * 4,
    ],
)
def test_ids_flags_and_prose_are_no_facets(values):
    goods = [shoe(number, attributes={"thing": value} if value else {}) for number, value in enumerate(values)]
    assert facet([*goods, shoe(99)], "attributes.thing") is None


def test_what_few_products_state_is_no_facet():
    goods = [shoe(number, brand="Acme" if number == 0 else None) for number in range(9)]
    assert facet(goods, "brand") is None


def test_what_all_products_share_is_no_facet():
    assert facet([shoe(1, brand="Acme"), shoe(2, brand="Acme")], "brand") is None


def test_unstated_products_are_counted_as_missing_and_values_left_out_too():
    goods = [shoe(number, brand=brand) for number, brand in enumerate(["A", "A", "B", "C", None])]
    assert facet(goods, "brand", most=1).missing == 1
    assert facet(goods, "brand", most=1).left_out == 2


def test_nothing_found_has_no_facets():
    assert facets([]).facets == ()
    assert best_question([]) is None


def test_the_question_offers_the_kinds_with_their_counts():
    question = asked(SHOES)
    assert question.text == "Which kind: boots (8), sandals (6) or trainers (4)?"
    assert question.remaining == pytest.approx((64 + 36 + 16) / 18)
    shares = (8 / 18, 6 / 18, 4 / 18)
    assert question.gain_bits == pytest.approx(-sum(share * log2(share) for share in shares))


def test_what_scores_high_weighs_more():
    scores = [1.0] * 8 + [0.0] * 10
    assert best_question(SHOES, scores) is None


def test_scores_of_nothing_are_as_good_as_none():
    assert best_question(SHOES, [float("nan")] * 18) == best_question(SHOES)


def test_a_value_for_each_product_is_not_asked_about():
    goods = [shoe(number, brand=f"Brand {number}") for number in range(12)]
    assert best_question(goods) is None


def test_a_handful_is_not_asked_about():
    assert best_question([*SHOES[:2], *SHOES[8:10], SHOES[14]]) is None


def test_what_many_products_do_not_state_is_asked_about_last():
    brands = [None, None, None, "A", "B", "A"]
    goods = [
        shoe(number, brand=brands[number % 6], colors=("red",) if number < 9 else ("blue",)) for number in range(18)
    ]
    assert asked(goods).facet.name == "colors"


def test_what_was_asked_for_is_not_asked_again():
    known = Filters(product_type=("boots", "sandals", "trainers"))
    assert best_question(SHOES, known=known) is None


def test_other_values_are_offered_as_something_else():
    kinds = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"]
    goods = [shoe(number, category=("All", kind)) for number, kind in enumerate(kinds)]
    assert asked(goods).text == "Which kind: a (2), b (2), c (2), d (2) or something else?"


@FAST
@given(products=PRODUCTS)
def test_a_question_has_two_to_four_answers_that_narrow(products):
    question = best_question(products)
    if question is not None:
        total = facets(products).total
        assert 2 <= len(question.answers) <= 4
        assert all(1 < answer.count < total for answer in question.answers)
        assert 0 < question.gain_bits <= log2(total) + 1e-9
        assert 0 < question.remaining < total
