"""Promotions: how they are read, and what they take off a cart, exactly."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.promotions.book import PromotionBook, import_promotions
from assistant.promotions.pricing import Shopper, priced
from assistant.promotions.promotion import promotion_from_row
from assistant.turns import CartLine
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.home import Home
from tests.assistant.shelf import PRODUCTS
from tests.goods import write_rows

MANY = settings(derandomize=True, deadline=None, max_examples=120)
TODAY = date(2026, 3, 10)


def promotion(kind, value=None, **more):
    return promotion_from_row({"promotion_id": "p", "title": "t", "kind": kind, "value": value, **more})


def price(promotions, shopper=None, **quantities):
    cart = [CartLine(product_id=key.replace("_", "-"), quantity=number) for key, number in quantities.items()]
    return priced(cart, PRODUCTS, promotions, shopper or Shopper())


def total(promotions, shopper=None, **quantities):
    return price(promotions, shopper, **quantities).total_minor


@pytest.mark.parametrize(
    ("row", "cart", "expected"),
    [
        ({"kind": "percent", "value": 15, "categories": ["mugs"]}, {"mug": 2, "trowel": 1}, 2400 - 360 + 1400),
        ({"kind": "percent", "value": 12.5}, {"mug": 1}, 1050),
        ({"kind": "amount", "value": 5, "min_total": 20}, {"mug": 1}, 1200),
        ({"kind": "amount", "value": 5, "min_total": 20}, {"mug": 2}, 1900),
        ({"kind": "amount", "value": 50}, {"mug": 1}, 0),
        ({"kind": "bundle_price", "value": 15, "products": ["mug", "mug-tin"]}, {"mug": 2, "mug_tin": 1}, 1500 + 1200),
        ({"kind": "free_item", "value": 1, "categories": ["mugs"], "min_quantity": 3}, {"mug": 2, "mug_tin": 1}, 2400),
        ({"kind": "free_item", "item": "trowel", "min_total": 20}, {"mug": 2, "trowel": 2}, 2400 + 1400),
        ({"kind": "percent", "value": 10, "brands": ["corvane"]}, {"mug_travel": 1, "mug": 1}, 2160 + 1200),
        ({"kind": "percent", "value": 10, "except_categories": ["mugs"]}, {"mug": 1, "trowel": 1}, 1200 + 1260),
    ],
)
def test_what_one_promotion_leaves(row, cart, expected):
    assert total([promotion(**row)], **cart) == expected


def test_conditions_on_the_shopper():
    first, group = promotion("amount", 5, first_order=True), promotion("amount", 5, group="Club")
    assert total([first], mug=1) == 1200
    assert total([first], Shopper(first_order=True), mug=1) == 700
    assert total([group], Shopper(groups=frozenset({"club"})), mug=1) == 700
    assert total([promotion("amount", 5, code="ABC")], mug=1) == 1200
    assert total([promotion("amount", 5, code="ABC")], Shopper(codes=frozenset({"abc"})), mug=1) == 700


def test_of_two_that_do_not_add_up_the_better_holds():
    one = promotion_from_row({"promotion_id": "a", "title": "a", "kind": "percent", "value": 10})
    two = promotion_from_row({"promotion_id": "b", "title": "b", "kind": "amount", "value": 5})
    assert [each.promotion.promotion_id for each in price([one, two], mug=1).applied] == ["b"]
    assert [each.promotion.promotion_id for each in price([one, two], mug=9).applied] == ["a"]


def test_promotions_on_different_lines_add_up():
    mugs = promotion_from_row(
        {"promotion_id": "a", "title": "a", "kind": "percent", "value": 50, "categories": ["mugs"]}
    )
    tools = promotion_from_row(
        {"promotion_id": "b", "title": "b", "kind": "amount", "value": 4, "categories": ["tools"]}
    )
    assert total([mugs, tools], mug=1, trowel=1) == 600 + 1000


def test_free_delivery_is_said_and_nearly_reached_is_told():
    delivery = promotion("free_shipping", min_total=60)
    near = price([delivery], mug=4).nearly
    assert near is not None
    assert near.missing_minor == 1200
    assert price([delivery], mug=1).nearly is None
    assert [each.off_minor for each in price([delivery], mug=5).applied] == [0]


def test_no_free_delivery_with_what_is_left_out_of_it():
    delivery = promotion("free_shipping", min_total=10, except_categories=["tools"])
    assert price([delivery], mug=2).applied
    assert not price([delivery], mug=2, trowel=1).applied


ROWS = st.builds(
    lambda kind, value, categories, least, stackable: {
        "kind": kind,
        "value": value,
        "categories": categories,
        "min_total": least,
        "stackable": stackable,
    },
    st.sampled_from(["percent", "amount"]),
    st.integers(1, 60),
    st.sampled_from([[], ["mugs"], ["tools"], ["socks"]]),
    st.sampled_from([None, 10, 40]),
    st.booleans(),
)


@MANY
@given(
    rows=st.lists(ROWS, max_size=5),
    quantities=st.dictionaries(st.sampled_from(["mug", "mug_tin", "trowel", "socks"]), st.integers(1, 4), min_size=1),
)
def test_no_other_combination_takes_off_more(rows, quantities):
    promotions = [promotion_from_row({"promotion_id": str(at), "title": str(at), **row}) for at, row in enumerate(rows)]
    found = price(promotions, **quantities)
    lines = [(PRODUCTS[key.replace("_", "-")], number) for key, number in quantities.items()]
    costs = [number * product.current_price_minor for product, number in lines]
    alone = {each.promotion_id: price([each], **quantities) for each in promotions}

    def covered(each):
        return {at for at, (product, _) in enumerate(lines) if each.covers(product)}

    def allowed(some):
        return all(
            (one.stackable and other.stackable) or not covered(one) & covered(other)
            for one, other in combinations(some, 2)
        )

    def off(some):
        taken = [Fraction(0)] * len(lines)
        for each in some:
            places = sorted(covered(each))
            alone_off = alone[each.promotion_id].subtotal_minor - alone[each.promotion_id].total_minor
            whole = sum(costs[at] for at in places)
            for at in places:
                taken[at] += Fraction(alone_off * costs[at], whole)
        return sum(min(each, cost) for each, cost in zip(taken, costs, strict=True))

    sets = [some for size in range(len(promotions) + 1) for some in combinations(promotions, size) if allowed(some)]
    rounding = len(lines) * len(promotions)
    assert found.subtotal_minor - found.total_minor >= max(off(some) for some in sets) - rounding
    assert allowed([each.promotion for each in found.applied])
    assert 0 <= found.total_minor <= found.subtotal_minor


def test_no_total_in_two_currencies_or_without_a_price():
    cart = [CartLine(product_id=key, quantity=1) for key in ("mug", "mug-tin")]
    for odd in (replace(PRODUCTS["mug"], currency="EUR"), replace(PRODUCTS["mug"], price_minor=None)):
        assert priced(cart, {"mug": odd, "mug-tin": PRODUCTS["mug-tin"]}, (), Shopper()) is None


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "gift", "value": 5},
        {"kind": "percent", "value": 120},
        {"kind": "percent", "value": "much"},
        {"kind": "percent"},
        {"kind": "amount", "value": -5},
        {"kind": "bundle_price", "value": 5, "products": ["a"]},
        {"kind": "free_item", "value": 1},
        {"kind": "percent", "value": 5, "until": "soon"},
        {"kind": "percent", "value": 5, "from": "2026-02-02", "until": "2026-02-01"},
        {"kind": "percent", "value": 5, "minimum": 50},
        {"kind": "percent", "value": 5, "stackable": "yes"},
        {"kind": "percent", "value": 5, "conditions": [50]},
        {"kind": "percent", "value": 5, "title": ""},
    ],
)
def test_what_cannot_be_understood_is_refused(row):
    with pytest.raises(InputError):
        promotion_from_row({"promotion_id": "p", "title": "t", **row})


def test_an_import_lists_what_it_refuses_and_what_is_over(tmp_path):
    rows: list[dict[str, Any]] = [
        {"promotion_id": "a", "title": "10 % off", "kind": "percent", "value": 10, "from": "2026-03-01"},
        {"promotion_id": "b", "title": "5 % off", "kind": "percent", "value": 5, "until": "2026-03-09"},
        {"promotion_id": "c", "title": "?", "kind": "lottery"},
        {"promotion_id": "d", "title": "later", "kind": "percent", "value": 5, "from": "2026-04-01"},
        {"promotion_id": "a", "title": "again", "kind": "percent", "value": 20},
    ]
    engine = connect(Home(tmp_path / "home"))
    path = write_rows(tmp_path / "promotions.jsonl", rows)
    report = import_promotions(engine, path, today=TODAY)
    assert (report.accepted, [row.line for row in report.rejected]) == (2, [2, 3, 5])
    assert [each.promotion_id for each in PromotionBook(engine).holding(TODAY)] == ["a"]
    assert [each.promotion_id for each in PromotionBook(engine).holding(date(2026, 5, 1))] == ["a", "d"]
    assert import_promotions(engine, path, today=TODAY).unchanged == 2


@MANY
@given(row=st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text(max_size=8))))
def test_any_row_is_read_or_refused(row):
    with suppress(InputError):
        assert promotion_from_row({"promotion_id": "p", "title": "t", "kind": "percent", "value": 5, **row}).title
