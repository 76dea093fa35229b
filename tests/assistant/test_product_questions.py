"""Questions about one product: yes, no, the number, or that the listing does not say."""

import pytest

from assistant.answers.product import product_answer, which_one
from retrieval.product import Review
from tests.assistant.conftest import Talk
from tests.assistant.shelf import PRODUCTS

REVIEWS = (
    Review(review_id="1", product_id="mug", rating=5, text="The handle fits my hand. Lovely!"),
    Review(review_id="2", product_id="mug", rating=1, text="The handle broke after a week."),
    Review(review_id="3", product_id="mug", rating=4, text="Nice colour."),
)


def ask(question, key, reviews=(), variants=()):
    product = PRODUCTS[key]
    family = tuple(PRODUCTS[each] for each in (key, *variants))
    return " ".join(product_answer(question, product, family, reviews, (product,)).sentences)


@pytest.mark.parametrize(
    ("question", "key", "said"),
    [
        ("is it waterproof?", "boot-red", "Yes: the listing gives “waterproof: yes, to 5,000 mm”"),
        ("is it waterproof?", "boot-green", "No: the listing gives “waterproof: no”"),
        ("is it waterproof?", "jacket-suede", "No: the listing says “Not waterproof”"),
        ("is it lined?", "jacket-suede", "Yes: the listing says"),
        ("is it dishwasher safe?", "mug-tin", "No:"),
        ("is it leather?", "boot-green", "No: it is made of canvas"),
        ("is it leather?", "jacket-suede", "Yes: it is made of suede"),
        ("what is it made of?", "mug-tin", "steel"),
        ("does it come in blue?", "mug", "Yes: it comes in blue"),
        ("does it come in pink?", "mug", "No: not in pink; it comes in blue"),
        ("how much is it?", "mug-travel", "$24"),
        ("how much does it weigh?", "boot-red", "900 g"),
        ("how heavy is it?", "boot-rubber", "1.1 kg"),
        ("how much does it hold?", "mug", "300 ml"),
        ("what is the battery like?", "headphones", "30 hours"),
        ("how many are left?", "mug", "9 in stock"),
        ("is it still available?", "boot-brown", "sold out"),
        ("who makes it?", "headphones-sony", "Sony"),
        ("how good is it?", "mug", "4.9 of 5 from 40 reviews"),
        ("does it come in size 41?", "boot-rubber", "Yes: in stock in 41"),
        ("does it come in size 39?", "boot-rubber", "No: not in 39; in stock in 41"),
    ],
)
def test_what_the_listing_states_is_answered(question, key, said):
    assert said in ask(question, key)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("is it waterproof?", "mug-plain"),
        ("what is it made of?", "mug-plain"),
        ("is it in stock?", "mug-plain"),
        ("what brand is it?", "mug-plain"),
        ("what colour is it?", "trowel"),
        ("how heavy is it?", "mug"),
        ("is it vegan?", "gloves"),
        ("is it made in Italy?", "mug"),
        ("what rating does it have?", "mug-tin"),
        ("does it glow in the dark?", "headphones"),
    ],
)
def test_what_it_does_not_state_is_said_to_be_unknown(question, key):
    said = ask(question, key)
    assert "doesn't say" in said
    assert not said.startswith(("Yes", "No."))


@pytest.mark.parametrize(
    "question", ["how many hours does the battery last?", "how much does it hold?", "how heavy is it?"]
)
def test_numbers_come_from_the_listing_alone(question):
    numbers = {word.strip(".,") for word in ask(question, "headphones").split() if word[0].isdigit()}
    assert numbers <= {"30"}


def test_sizes_of_all_variants_are_told_with_what_is_sold_out():
    said = ask("which sizes does it come in?", "jacket-m", variants=("jacket-l",))
    assert "In stock in M" in said
    assert "Sold out: L" in said


def test_reviews_that_mention_it_are_counted_and_quoted():
    said = ask("is the handle good?", "mug", REVIEWS)
    assert "2 of 3 reviews mention the handle, 1 of them complains" in said
    assert "“The handle broke after a week”" in said


def test_reviews_as_a_whole_show_both_sides():
    said = ask("what do people say about it?", "mug", REVIEWS)
    assert "2 of 3 reviews give 4 or 5 stars" in said
    assert "1 2 or fewer" in said


def test_no_reviews_yet_is_said():
    assert "no reviews yet" in ask("what do people say about it?", "mug")


def test_a_question_without_a_product_asks_which():
    assert "Which one" in which_one().sentences[0]


@pytest.fixture
def talk(store):
    return Talk(store)


def test_it_is_the_one_asked_about_and_no_other(talk):
    talk.say("hiking boots")
    talk.say(f"is the {('first', 'second', 'third')[talk.ids.index('boot-green')]} one waterproof?")
    said = talk.say("is it leather?").answer
    assert said == "No: it is made of canvas."
    assert "700 g" in talk.say("how much does it weigh?").answer


@pytest.mark.parametrize("question", ["is it leather?", "is it red?", "is it waterproof?"])
def test_it_of_several_is_told_of_each(talk, question):
    talk.say("hiking boots")
    assert "Ridge Hiking Boots" in talk.say(question).answer


def test_what_is_named_is_found_on_the_shelf(talk):
    talk.say("headphones")
    said = talk.say("is the quiet train one noise cancelling?").answer
    assert said.startswith("Yes")


def test_a_question_changes_neither_shelf_nor_search(talk):
    before = talk.say("headphones under 100")
    turn = talk.say("what's the first one's battery life?")
    assert turn.shown == before.shown
    assert turn.request.filters == before.request.filters
    assert "hours" in turn.answer


def test_the_known_fault_of_the_garden(talk):
    talk.say("a dress")
    turn = talk.say("something for the garden")
    assert turn.request.search_text == "garden"
    assert {"trowel", "gloves"} <= set(turn.shown)


def test_a_denied_limit_shows_only_what_is_dearer(talk):
    talk.say("headphones")
    turn = talk.say("nothing under 50")
    assert set(turn.shown) == {"headphones", "headphones-sony"}


def test_a_refused_brand_is_never_shown(talk):
    turn = talk.say("nothing from Sony, headphones")
    assert set(turn.shown) == {"headphones", "headphones-kids"}
