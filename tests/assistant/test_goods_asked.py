"""Questions about goods as shoppers put them: cut short, named by half a name, told of somebody, asked of an offer."""

import pytest

from assistant.answers.plurals import plural
from assistant.answers.product.answer import unnamed
from assistant.answers.product.several import asks_most
from assistant.answers.product.short import whole_question
from assistant.understanding.named import TitleIndex
from assistant.understanding.people import recipient, take_recipient_words
from assistant.understanding.promotions import asks_offers, asks_reduced, asks_until
from assistant.understanding.sorrow import tells_of_loss
from assistant.understanding.wording import phrase_of
from retrieval.product import Product
from retrieval.vocabulary import is_activity

BOOT = (
    Product(product_id="b1", title="Field Boots", sizes=("44",), colors=("cream",)),
    Product(product_id="b2", title="Field Boots", sizes=("45",), colors=("moss",)),
)
INDEX = TitleIndex(
    Product(product_id=key, title=title)
    for key, title in (("a", "Tin Coffee Pot"), ("b", "Steel Coffee Pot"), ("c", "Oak Bench"))
)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("44?", "is it available in size 44?"),
        ("and in cream?", "is it available in cream?"),
        ("46?", "46?"),
        ("holds how much", "how much does it hold"),
        ("is it heavy?", "is it heavy?"),
    ],
)
def test_a_question_cut_short_is_made_whole(question, whole):
    assert whole_question(question, BOOT) == whole


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("is the field boot warm?", "is it warm?"),
        ("the Field Boots. vegan?", "vegan?"),
        ("are boots warm?", "are boots warm?"),
    ],
)
def test_a_name_in_a_question_is_it(question, left):
    assert unnamed(question, BOOT[0]) == left


def test_half_a_name_means_all_that_are_called_so():
    assert INDEX.called("is the coffee pot heavy", ()) == ("a", "b")


def test_half_a_name_means_the_one_on_the_shelf():
    assert INDEX.called("is the coffee pot heavy", ("b",)) == ("b",)


def test_a_word_without_the_is_no_name():
    assert INDEX.called("any coffee pot", ()) == ()


@pytest.mark.parametrize(
    ("message", "name"),
    [("which is lighter", "weight_low"), ("the cheaper one", "price_low"), ("is it warm", None)],
)
def test_a_comparative_asks_for_the_most(message, name):
    assert asks_most(message) == name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("my niece turns five on friday", "children"),
        ("our son is 7", "children"),
        ("my brother is 40", "brother"),
        ("it's my aunt's birthday next week", "aunt"),
        ("a lamp", None),
    ],
)
def test_who_tells_of_somebodys_day_wants_a_present(text, who):
    assert recipient(text) == who


def test_whose_day_it_is_says_nothing_of_the_thing():
    assert take_recipient_words("it's my aunt's 50th birthday next week").strip(" ;") == ""


@pytest.mark.parametrize("text", ["my cat died", "our old dog was put to sleep", "i lost my job today"])
def test_a_loss_is_heard(text):
    assert tells_of_loss(text)


@pytest.mark.parametrize("text", ["my headphones died", "my cat died, i need a frame", "i lost my receipt"])
def test_what_asks_for_something_is_no_loss(text):
    assert not tells_of_loss(text)


def test_offers_asked_for_twice_are_offers():
    assert asks_offers("best deals today, biggest discounts")


def test_an_offer_beside_a_thing_is_a_search():
    assert not asks_offers("deals, boots")


def test_how_much_is_off_asks_if_it_is_reduced():
    assert asks_reduced("how much off is the bench")


def test_how_long_offers_last_is_asked():
    assert asks_until("how long do these offers run")
    assert not asks_until("how long does the battery last")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("something nice for my garden", "for my garden"), ("a lamp for my desk", "lamp for my desk")],
)
def test_a_purpose_alone_keeps_its_for(text, phrase):
    assert phrase_of(text) == phrase


@pytest.mark.parametrize(("name", "said"), [("Cycling", True), ("earrings", False), ("string", False), ("mug", False)])
def test_an_activity_is_no_thing(name, said):
    assert is_activity(name) is said


@pytest.mark.parametrize(("word", "several"), [("umbrellas", "umbrellas"), ("honey", "honey")])
def test_what_has_no_other_plural_stays(word, several):
    assert plural(word) == several
