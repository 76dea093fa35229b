"""Near misses, numbers with units, parts of products, several things asked, several products."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers.product import asks_of_all, product_answer, several_answer
from assistant.answers.product.measures import measures
from assistant.answers.product.parts import parts
from retrieval.rows import product_from_row


def listing(description="", title="Field Bag", **columns):
    return product_from_row({"product_id": "x", "title": title, "description": description, **columns})


def ask(question, product, variants=()):
    answer = product_answer(question, product, (product, *variants), (), (product,))
    return " ".join(answer.sentences)


@pytest.mark.parametrize(
    ("question", "description", "said"),
    [
        ("is it waterproof?", "Water-resistant cloth.", "The listing doesn't say whether it is waterproof."),
        ("is it machine washable?", "Hand wash only.", "No:"),
        ("is it dishwasher safe?", "Do not put it in the dishwasher.", "No:"),
        ("is it leather?", "Made of faux leather.", "No:"),
        ("is it made in Italy?", "Designed in Italy.", "The listing doesn't say where it is made."),
        ("is it made in Italy?", "Designed in Italy, made in Portugal.", "No:"),
        ("does it come with batteries?", "Batteries not included.", "No:"),
        ("is it for kids?", "For ages 14+.", "No:"),
        ("does it fit a 15-inch laptop?", "A sleeve for laptops up to 13 inches.", "No:"),
        ("does it have a headrest?", "Headrest not available.", "No:"),
        ("does it come with a roller?", "Fits standard rollers.", "The listing doesn't say."),
        ("does it contain nuts?", "May contain traces of nuts.", "In part:"),
        ("is it sugar free?", "No added sugar.", "The listing doesn't say."),
        ("is it free of parabens?", "Made without silicones, parabens and perfume.", "Yes:"),
        ("is the handle wooden?", "An oak board with a steel handle.", "No:"),
        ("is it vegan?", "Sealed with beeswax.", "The listing doesn't say whether it is vegan."),
    ],
)
def test_near_misses_are_no_yes(question, description, said):
    assert ask(question, listing(description)).startswith(said)


@pytest.mark.parametrize(
    ("question", "columns", "said"),
    [
        (
            "is it longer than 2 metres?",
            {"length": "210 cm"},
            "Yes: the listing gives “length: 210 cm”, which is 2.1 m.",
        ),
        (
            "does it weigh more than a kilo?",
            {"weight": "780 g"},
            "No: the listing gives “weight: 780 g”, which is 0.78 kg.",
        ),
        ("will it fit in a 30 cm drawer?", {"size": "32 x 5 cm"}, "No:"),
        ("does it hold half a litre?", {"capacity": "500 ml"}, "Yes:"),
        ("does the battery last a day?", {"battery": "30 hours"}, "Yes:"),
        ("is it more than 70% cocoa?", {"cocoa": "72 percent"}, "Yes:"),
        ("is the cable longer than a metre?", {"cable": "75 cm", "length": "3 m"}, "No:"),
        ("can it hold 110 kg?", {"load": "120 kg"}, "Yes:"),
        ("is it ok for a 2 year old?", {"age": "3+"}, "No:"),
        ("is it heavy?", {"weight": "780 g"}, "Weight: 780 g."),
        ("does it take 300 °C?", {}, "The listing doesn't say."),
    ],
)
def test_numbers_are_compared_in_their_units(question, columns, said):
    assert ask(question, listing(attributes=columns)).startswith(said)


def test_each_thing_asked_is_answered():
    product = listing(attributes={"waterproof": "no", "weight": "780 g"})
    assert (
        ask("is it waterproof and how heavy is it?", product)
        == "No: the listing gives “waterproof: no”. Weight: 780 g."
    )


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("is it warm, does it have a hood and what does it weigh?", 3),
        ("tell me what it is made of", 1),
        ("Hi! is it warm?", 1),
    ],
)
def test_questions_of_a_message(message, number):
    assert len(parts(message)) == number


@given(st.text(max_size=200))
def test_any_text_is_at_least_one_question(text):
    assert parts(text)


@given(st.floats(0.1, 10_000), st.sampled_from(["cm", "kg", "ml", "hours", "W"]))
def test_a_number_with_its_unit_is_read_back(number, unit):
    (measure,) = measures(f"about {number:.2f} {unit} of it")
    assert measure.text == f"{number:.2f} {unit}"


def test_a_colour_and_a_size_are_asked_of_one_variant():
    red = listing(product_id="a", color="red", size="42", stock=0, group_id="g")
    red_small = listing(product_id="b", color="red", size="41", stock=2, group_id="g")
    black = listing(product_id="c", color="black", size="42", stock=2, group_id="g")
    said = ask("do you have it in red in size 42?", red_small, (red, black))
    assert said.startswith("No: red in size 42 is sold out; in red there is 41")


LAMPS = (
    product_from_row({"product_id": "1", "title": "Fern Lamp", "attributes": {"height": "150 cm", "dimmable": "yes"}}),
    product_from_row({"product_id": "2", "title": "Moss Lamp", "attributes": {"height": "0.4 m", "dimmable": "no"}}),
    product_from_row({"product_id": "3", "title": "Reed Lamp"}),
)


def of_all(question):
    return " ".join(several_answer(question, LAMPS, lambda product: (product,)).sentences)


def test_any_of_them_is_answered_with_names():
    assert of_all("are any of these dimmable?") == (
        "Yes, one of them. Yes: the Fern Lamp (“dimmable: yes”). No: the Moss Lamp (“dimmable: no”). "
        "The listing doesn't say for the Reed Lamp."
    )


def test_the_most_of_them_is_told_in_order_with_those_unknown():
    assert of_all("which is the tallest?") == (
        "The Fern Lamp: 150 cm. Then the Moss Lamp (0.4 m). The listing doesn't say for the Reed Lamp."
    )


@pytest.mark.parametrize(
    "message", ["are any of these waterproof?", "do they all have a lid?", "which one is lightest?"]
)
def test_questions_about_all(message):
    assert asks_of_all(message)


def test_a_question_about_one_is_not_about_all():
    assert not asks_of_all("is the second one waterproof?")
