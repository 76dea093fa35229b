"""Comparing what was read with how a person reads it."""

import pytest

from assistant.judged.requests import by_kind, measures_of, read_row, worst_first

WHERE = {"boots": frozenset({"footwear"}), "mugs": frozenset({"kitchen"})}
BOOTS = {"filters": {"department": ["Footwear"], "product_type": ["boots"], "price_max": 60}}


def row(gold, printed=BOOTS, **more):
    return read_row({"gold": gold, **more}, "1", "boots", printed, WHERE, 5.0)


def test_the_same_types_are_the_same_place():
    assert row({"department": ["footwear"], "product_type": ["Boots"], "price_max": 60}).exact


def test_a_type_inside_the_department_meant_is_right():
    assert row({"department": ["Footwear"]}).matches["place"]


def test_a_type_of_another_department_is_wrong():
    assert not row({"department": ["kitchen"]}).matches["place"]


def test_a_place_where_none_is_meant_is_wrong():
    assert not row({}).matches["place"]


def test_a_limit_nobody_asked_for_is_wrong():
    assert set(row({"department": ["footwear"]}).printed) == {"price_max"}


@pytest.mark.parametrize(("read", "meant"), [(["Leathers"], ["leather"]), ([], None)])
def test_exclusions_are_the_same_without_a_plural(read, meant):
    assert row({"exclude": meant}, {"exclude": read}).matches["exclude"]


def test_an_intent_is_compared_where_a_person_names_one():
    told = read_row({"intent": "cart"}, "1", "add it", {"intent": "order"}, WHERE, 1.0)
    assert (dict(told.matches), told.wanted) == ({"intent": False}, {"intent": "cart"})


def test_measures_are_shares_of_rows():
    rows = [row({"department": ["footwear"], "price_max": 60}), row({"department": ["footwear"]})]
    found = measures_of(rows)
    assert (found["price_max"], found["whole_request"], found["ms_p50"]) == (0.5, 0.5, 5.0)


def test_kinds_are_measured_apart():
    rows = [row({"department": ["footwear"], "price_max": 60}, type="price"), row({}, type="simple")]
    assert by_kind(rows) == {"price": 1.0, "simple": 0.0}


def test_the_worst_comes_first():
    rows = [row({"department": ["footwear"]}), row({"department": ["kitchen"], "sort": "rating"})]
    assert [len(each.printed) for each in worst_first(rows)] == [3, 1]
