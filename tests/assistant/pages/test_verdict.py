"""Yes and no only where a sentence decides it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.pages.asked import Asked, questions
from assistant.pages.places import Delivered, country_asked, delivered
from assistant.pages.verdict import verdict

MANY = settings(derandomize=True, deadline=None, max_examples=100)


def of(question, sentence, headings="Paying"):
    return verdict(Asked(question, question), sentence, headings)


@pytest.mark.parametrize(
    ("question", "sentence", "says"),
    [
        ("can I pay by cheque", "We do not take cheques and offer no payment in instalments.", "no"),
        ("do you take cash?", "In the shop also cash.", "yes"),
        ("are you open on Tuesday?", "Open Monday to Friday from 9:30 to 18:30.", "yes"),
        ("are you open on Sunday?", "Closed on Sundays.", "no"),
        ("are you closed on Sundays?", "Closed on Sundays.", "yes"),
        ("can I return shoes I wore outside?", "Shoes are tried on indoors only.", "no"),
        ("can I return a worn shirt?", "Things come back unworn.", "no"),
        ("can I return it without the box?", "Things come back in the box they came in.", "no"),
        ("can I return it after 40 days?", "You have 30 days to send something back.", "no"),
        ("can I return it after 2 weeks?", "You have 30 days to send something back.", "yes"),
    ],
)
def test_a_sentence_that_decides(question, sentence, says):
    assert of(question, sentence) == says


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how much is wrapping?", "We wrap for $3."),
        ("do you have free shipping?", "Orders from $60 are delivered free."),
        ("do moka pots work on induction?", "Aluminium moka pots do not work on induction; steel ones do."),
        ("do you take bitcoin?", "We take Visa and PayPal."),
        ("can I order for someone else", "Bring the order number."),
        ("is the return label free?", "The label costs $4.50; it is free when the thing was faulty."),
        ("can I pay on delivery", "Duties are paid by the person who receives the parcel."),
        ("do you ship internationally?", "We do not deliver to other countries yet."),
        ("isn't cash taken?", "We take cash."),
    ],
)
def test_a_sentence_that_leaves_it_open(question, sentence):
    assert of(question, sentence) is None


ABROAD = ["We deliver to Canada and Mexico for $18.", "We do not deliver to other countries yet."]


def test_a_country_that_is_named_is_delivered_to():
    assert delivered("canada", ABROAD) == Delivered(True, (ABROAD[0],))


def test_a_country_outside_a_closed_list_is_not():
    assert delivered("france", ABROAD) == Delivered(False, tuple(ABROAD))


@pytest.mark.parametrize(
    "sentence", ["We ship to Canada.", "We ship to the EU and Canada only.", "We ship to most countries."]
)
def test_an_open_list_decides_nothing(sentence):
    assert delivered("norway", [sentence]) is None


def test_the_union_has_its_countries():
    assert delivered("france", ["We ship to the EU only."]) == Delivered(True, ("We ship to the EU only.",))


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("do you ship to France?", "france"),
        ("I live in the UK, do you deliver?", "united kingdom"),
        ("do you sell china", None),
    ],
)
def test_a_country_is_read_from_a_question_about_delivery(question, country):
    assert country_asked(question) == country


def test_each_question_of_a_message_is_read():
    said = [each.said for each in questions("Do you take PayPal? how long is delivery and what does it cost?")]
    assert said == ["Do you take PayPal?", "how long is delivery", "what does it cost?"]


def test_a_question_that_points_back_knows_the_one_before():
    assert questions("how long is delivery and what does it cost?")[1].text == "how long is delivery what does it cost?"


@MANY
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged(question, sentence):
    for asked in questions(question):
        assert verdict(asked, sentence, "Title") in ("yes", "no", None)
        assert len(asked.said) <= 600
