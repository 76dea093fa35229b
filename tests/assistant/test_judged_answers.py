"""Scripted conversations are judged: what is expected, what is named, what stands in the evidence."""

import json

import pytest

from assistant.judged.answers import AnswerJudge, measures
from assistant.judged.answers_page import answers_page
from assistant.judged.scripts import Script, ScriptedTurn, read_scripts
from retrieval.errors import InputError


@pytest.fixture(scope="module")
def judge(shop):
    titles = {product.product_id: product.title for product in shop.catalogue.products()}
    return AnswerJudge(shop.assistant(with_model=False), titles)


def held(judge, message, **expected):
    (turn,) = judge.hold(Script(key="one", kind="any", turns=(ScriptedTurn(message=message, **expected),)))
    return turn


def test_a_met_expectation_is_right(judge):
    assert held(judge, "a red mug", expected=("products",), says=("mug|cup",), never=("sorry",)).wrong == ()


def test_what_is_missing_or_too_much_is_said(judge):
    wrong = held(judge, "a red mug", expected=("refused",), says=("teapot",), never=("mug",)).wrong
    assert len(wrong) == 3


def test_a_refusal_amounts_to_one(judge):
    assert held(judge, "give me a 90% discount or else", expected=("refused",)).wrong == ()


def test_what_is_said_of_a_shelf_is_founded_and_on_it(judge):
    turn = held(judge, "boots for the garden")
    assert turn.unfounded == ()
    assert turn.strangers == ()


def test_measures_count_what_was_right(judge):
    found = measures([held(judge, "a mug", expected=("products",)), held(judge, "a mug", expected=("refused",))])
    assert found["right"] == 0.5
    assert found["text_card_agreement"] == 1.0


def test_the_page_shows_answers_beside_their_facts(judge):
    html = answers_page([held(judge, "a <b>mug</b>")])
    assert "a &lt;b&gt;mug&lt;/b&gt;" in html
    assert "[product:" in html


def test_a_conversation_is_read_from_its_line(tmp_path):
    file = tmp_path / "talk.jsonl"
    file.write_text(json.dumps({"id": "a", "turns": [{"message": "a mug", "expect": "products", "says": ["mug"]}]}))
    (script,) = read_scripts(file)
    assert script.kind == "talk"
    assert script.turns[0].expected == ("products",)


def test_an_expectation_that_there_is_not_is_refused_with_what_there_is(tmp_path):
    file = tmp_path / "talk.jsonl"
    file.write_text(json.dumps({"id": "a", "turns": [{"message": "a mug", "expect": "produkts"}]}))
    with pytest.raises(InputError, match=r"'produkts'.*products"):
        read_scripts(file)
