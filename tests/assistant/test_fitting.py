"""A card's line, and the sentence about it, come from the listing and speak to the wish."""

import pytest

from assistant.answers.fitting import fits, told
from assistant.request import Request
from retrieval.product import Product
from tests.ui.make import ranked

REQUEST = Request(intent="recommend", search_text="lamp reading bed")


def lamp(description: str) -> Product:
    return Product(product_id="lamp", title="Heron Lamp", description=description)


def near(_wish, texts):
    return [0.9 if "night" in text else 0.1 for text in texts]


def found(description: str, cosines=near):
    return fits("lamp for reading in bed", REQUEST, [ranked(lamp(description))], cosines)


def test_the_clause_nearest_in_meaning_is_found():
    assert (
        found("Cast in Wales by two people. Dims to a glow for the night.")["lamp"].clause
        == "Dims to a glow for the night"
    )


def test_a_clause_with_the_words_of_the_wish_needs_no_meaning():
    fit = found("Dims to a glow for the night. Made for reading in bed.", lambda _wish, texts: [0.0] * len(texts))
    assert fit["lamp"].clause == "Made for reading in bed"


def test_what_is_beside_the_point_is_left_out():
    assert found("Cast in Wales by two people.") == {}


def test_nothing_wished_finds_nothing():
    assert fits("", REQUEST, [ranked(lamp("Dims for the night."))], near) == {}


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("Keeps a laptop dry", "The Heron Lamp keeps a laptop dry."),
        ("It is warm when damp", "The Heron Lamp is warm when damp."),
        ("It's warm when damp", "The Heron Lamp is warm when damp."),
        ("Two brightness levels", "The listing of the Heron Lamp says: “Two brightness levels”."),
        ("It suits our taste", "The listing of the Heron Lamp says: “It suits our taste”."),
    ],
)
def test_a_clause_is_retold_where_it_can_be_and_quoted_elsewhere(clause, sentence):
    assert told(lamp(""), clause, ()) == sentence
