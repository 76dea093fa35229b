"""What the language model writes is streamed in whole sentences, shown only where it is true, and never waited for."""

import threading

import pytest

from assistant.claims.evidence import Evidence
from assistant.turns import Cut
from assistant.writing.brief import ProductFacts, brief
from assistant.writing.facts import product_facts
from assistant.writing.streamed import whole_sentences
from assistant.writing.writer import Wish, Writing, written
from tests.assistant.test_contrast import CHEAP, LIGHT, THIRD
from tests.fakes_model import ScriptedModel

TENTS = (LIGHT, CHEAP, THIRD)


def streamed(*pieces: str, seconds: float = 60.0) -> list[str]:
    return list(whole_sentences((piece for piece in pieces), seconds=seconds))


def says(text: str) -> list[str | Cut]:
    wish = Wish(wanted="a light tent", earlier="Three tents.", products=product_facts(TENTS, ["light"], ()))
    evidence = Evidence(shown=TENTS)
    return list(written(Writing(model=ScriptedModel(reply=text)), wish, evidence, stop=threading.Event()))


def test_a_number_is_no_end():
    assert streamed("It weighs 4.", "6 kg.", " Fine.") == ["It weighs 4.6 kg.", "Fine."]


def test_an_unfinished_tail_is_dropped():
    assert streamed("It is light. It", " is also") == ["It is light."]


def test_what_comes_too_late_is_not_waited_for():
    assert streamed("One.", " Two.", " Three.", seconds=0.0) == []


def test_closing_it_ends_the_model():
    ended = []

    def pieces():
        try:
            yield "One. "
            yield "Two. "
        finally:
            ended.append(True)

    sentences = whole_sentences(pieces(), seconds=60.0)
    next(sentences)
    sentences.close()
    assert ended == [True]


def test_a_fact_of_the_listing_may_be_said():
    assert says("The Heron Tent has a weight of 900 g.") == ["The Heron Tent has a weight of 900 g."]


@pytest.mark.parametrize(
    "text",
    [
        "The Heron Tent has a weight of 800 g.",
        "The Plover Tent has a weight of 900 g.",
        "The Heron Tent sleeps four people easily.",
        "The Heron Tent is a perfect choice for you.",
    ],
)
def test_what_is_wrong_or_says_nothing_is_cut_with_its_reason(text):
    (cut,) = says(text)
    assert isinstance(cut, Cut)
    assert cut.reason


def test_a_mistake_ends_the_turn_of_the_model():
    said = says("The Heron Tent has a weight of 800 g. The Plover Tent has a weight of 2.1 kg.")
    assert [type(each) for each in said] == [Cut]


def test_what_was_asked_for_is_told_first():
    (first, *_) = product_facts(TENTS, ["waterproof"], ())
    assert first.told[0] == "waterproof yes"


def test_a_brief_holds_the_wish_and_a_line_for_each_product():
    _, user = brief("a light tent", "Two tents.", [ProductFacts("A", ("1 kg", "red")), ProductFacts("B", ("2 kg",))])
    assert user.content == "Wanted: a light tent\nSaid: Two tents.\nFacts:\n- A: 1 kg; red\n- B: 2 kg"
