"""Compared products stand side by side; the verdict names who is ahead on what, and gaps stay gaps."""

from dataclasses import replace

from assistant.answers.comparison_table import comparison_table
from assistant.answers.verdict import verdict
from assistant.request import Request
from assistant.turn_record import turn_from_json, turn_json
from assistant.turns import Turn
from tests.assistant.test_contrast import CHEAP, LIGHT, THIRD


def rows(*products, wish=()):
    return {row.label: row.cells for row in comparison_table(products, wish).rows}


def test_only_what_differs_is_in_the_table():
    assert list(rows(LIGHT, replace(LIGHT, product_id="twin", price_minor=1))) == ["Price"]


def test_what_a_listing_does_not_say_is_a_gap():
    assert rows(LIGHT, THIRD)["Waterproof"] == ("yes", None)


def test_what_was_asked_for_stands_first_among_the_details():
    pair = [
        replace(each, attributes={"weight": "1 kg", "noise": value})
        for each, value in ((LIGHT, "30 dB"), (CHEAP, "60 dB"))
    ]
    assert list(rows(*pair, wish=["quiet"])) == ["Price", "Noise"]


def test_the_verdict_names_who_is_ahead_on_each_need():
    assert verdict((LIGHT, CHEAP), ()) == "For weight the Heron Tent (900 g) and for price the Plover Tent ($90)."


def test_one_that_is_ahead_on_all_is_said_to_be():
    assert verdict((replace(LIGHT, price_minor=100), CHEAP), ()) == "On weight and price the Heron Tent is ahead."


def test_one_need_is_no_verdict():
    assert verdict((LIGHT, replace(LIGHT, product_id="twin", price_minor=1)), ()) is None


def test_a_comparison_comes_back_from_the_journal():
    turn = Turn(
        turn_id="t",
        message="compare",
        request=Request(intent="compare"),
        shown=(),
        answer="",
        table=comparison_table((LIGHT, THIRD), ()),
    )
    assert turn_from_json(turn_json(turn)) == turn
