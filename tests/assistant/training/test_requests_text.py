"""The hand-written requests that calibrate and test understanding, against the sample shop's catalogue."""

import json
from pathlib import Path
from typing import Any

import assistant
from assistant.sample.goods import DEPARTMENTS, goods

FILE = Path(assistant.__file__).parent / "training" / "texts" / "requests.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
SHELVES = {good.product_type: good.department for good in goods()}
FIELDS = frozenset(
    "department product_type colors materials gender price_min price_max in_stock_min sort exclude".split()
)


def _gold(name: str) -> list[Any]:
    return [row["gold"][name] for row in ROWS if name in row["gold"]]


def test_ids_are_unique():
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_no_message_is_written_twice():
    assert len({row["message"].casefold() for row in ROWS}) == len(ROWS)


def test_gold_says_nothing_but_the_fields_of_a_request():
    assert {name for row in ROWS for name in row["gold"]} <= FIELDS


def test_departments_are_those_of_the_catalogue():
    assert {name for names in _gold("department") for name in names} <= set(DEPARTMENTS.values())


def test_types_are_filed_in_the_departments_that_stand_beside_them():
    typed = [row["gold"] for row in ROWS if "product_type" in row["gold"]]
    assert all(gold["department"] == sorted({SHELVES[name] for name in gold["product_type"]}) for gold in typed)


def test_no_request_names_more_than_three_types():
    assert all(1 <= len(names) <= 3 for names in _gold("product_type"))


def test_lists_are_sorted():
    assert all(value == sorted(value) for row in ROWS for value in row["gold"].values() if isinstance(value, list))


def test_price_limits_are_in_order():
    ranges = [row["gold"] for row in ROWS if {"price_min", "price_max"} <= row["gold"].keys()]
    assert all(gold["price_min"] < gold["price_max"] for gold in ranges)


def test_what_the_shop_lacks_has_no_place():
    lacking = [row["gold"] for row in ROWS if row["type"] == "nothing_fits"]
    assert lacking
    assert not any({"department", "product_type"} & gold.keys() for gold in lacking)


def test_every_type_of_the_catalogue_is_asked_for():
    assert {name for names in _gold("product_type") for name in names} == set(SHELVES)
