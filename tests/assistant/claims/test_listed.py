"""What holds of every listing: its own facts pass, other numbers do not, and any text is judged."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.claims.check import check_sentence, check_text
from assistant.claims.evidence import Evidence
from retrieval.rows import product_from_row
from tests.assistant.shelf import PRODUCTS

MANY = settings(derandomize=True, deadline=None, max_examples=200)
SHELF = Evidence(shown=tuple(PRODUCTS.values())[:12])
NAMES = st.sampled_from(["weight", "capacity", "cable length", "burn time", "drawers", "needle size", "max load"])
UNITS = {
    "weight": "g",
    "capacity": "ml",
    "cable length": "m",
    "burn time": "hours",
    "drawers": "",
    "needle size": "mm",
    "max load": "kg",
}


def alone(name, value):
    row = {"product_id": "x", "title": "Ember Thing", "attributes": {name: value}}
    return Evidence(shown=(product_from_row(row),))


def said(value, unit):
    return f"{value} {unit}".strip()


@MANY
@given(name=NAMES, number=st.integers(2, 9_999))
def test_an_attribute_with_its_value_passes(name, number):
    value = said(number, UNITS[name])
    texts = (f"The {name} is {value}.", f"The Ember Thing has a {name} of {value}.", f"{name.capitalize()}: {value}.")
    for text in texts:
        assert check_sentence(text, alone(name, value)).reason is None


@MANY
@given(name=NAMES, number=st.integers(2, 9_999), other=st.integers(2, 9_999))
def test_an_attribute_with_another_value_does_not(name, number, other):
    verdict = check_sentence(f"The {name} is {said(other, UNITS[name])}.", alone(name, said(number, UNITS[name])))
    assert verdict.supported == (number == other)


@MANY
@given(word=st.text(string.ascii_lowercase, min_size=9, max_size=12))
def test_a_word_that_stands_nowhere_is_no_property(word):
    assert not check_sentence(f"The Red Tin Mug is {word}.", SHELF).supported


@MANY
@given(text=st.text(max_size=300))
def test_any_text_is_judged(text):
    assert all(verdict.supported == (verdict.reason is None) for verdict in check_text(text, SHELF))


WORDS = st.sampled_from(
    """the Red Tin Mug is not only cheapest than all three of them $9 12 g 4.6 stars and , but no while with it costs
    more twice as lighter both neither one ? left in stock from to x 30 % off waterproof listing doesn't say""".split()
)


@MANY
@given(words=st.lists(WORDS, max_size=30))
def test_any_row_of_words_is_judged(words):
    assert check_text(" ".join(words), SHELF) is not None


def test_a_long_text_is_judged():
    text = "It is red. The Red Tin Mug costs $9. " * 200
    assert len(check_text(text, SHELF)) == 400


def test_a_sentence_longer_than_any_answer_is_not_supported():
    assert not check_sentence("the mug " * 10_000, SHELF).supported
