"""Sizes read off a size table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pages.sizes import fitting
from retrieval.passage_search import FoundPassage, FoundSentence
from retrieval.product import Passage

TABLES = {
    "Jackets": "Measure around the chest. S is 88 to 94 cm, M 95 to 101, L 102 to 109.",
    "Trousers": "Measure around the waist. S is 72 to 78 cm, M 79 to 86, XL 96 to 106.",
    "Hats": "Measure around the head. S is 52 to 55 cm, M 55 to 58.",
}


def sentence(text):
    return FoundSentence(text=text, cosine=0.0, placed_cosine=0.0, covered=0.0, placed_covered=0.0)


def passage(heading, text):
    found = Passage(passage_id=f"sizes#{heading}", document_id="sizes", title="Sizes", heading=heading, text=text)
    sentences = tuple(sentence(part) for part in text.split(". "))
    return FoundPassage(passage=found, cosine=0.0, covered=0.0, heading_cosine=0.0, sentences=sentences)


FOUND = [passage(heading, text) for heading, text in TABLES.items()]


@pytest.mark.parametrize(
    ("message", "size"),
    [
        ("my chest is 96 cm, what size jacket", "M"),
        ("which trousers fit a waist of 100cm?", "XL"),
        ("hat for 53 cm head", "S"),
        ("i am an m, what waist is that", "M"),
    ],
)
def test_a_measure_or_a_size_finds_its_row(message, size):
    row = fitting(message, FOUND)
    assert row is not None
    assert row.size == size


@pytest.mark.parametrize(
    "message", ["a jacket in m", "a 55 cm hat box", "how long is delivery", "chest of drawers 97 cm"]
)
def test_what_asks_for_no_size_finds_none(message):
    assert fitting(message, FOUND) is None


@given(st.integers(88, 109))
def test_the_measure_lies_in_the_row_that_is_told(chest):
    row = fitting(f"what size for a chest of {chest} cm", FOUND)
    assert row is not None
    assert float(row.low) <= chest <= float(row.high)


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    fitting(text, FOUND)
