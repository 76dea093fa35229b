"""Words and sentences of pages as questions are matched with them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.passage_words import PassageWords, asked_words, words_of
from retrieval.product import Passage
from retrieval.sentences import quotable

MANY = settings(derandomize=True, deadline=None, max_examples=150)


def passage(number, heading, text):
    return Passage(passage_id=f"p#{number}", document_id="p", title="Page", heading=heading, text=text)


WORDS = PassageWords(
    [
        passage(1, "Returns", "You have 30 days."),
        passage(2, "Hours", "Open Monday to Friday."),
        passage(3, None, "Else."),
    ]
)


def test_words_for_the_same_are_one():
    assert words_of("send it back") == words_of("return")
    assert words_of("shipping") == words_of("delivered")


def test_days_between_two_days_are_named():
    assert set(words_of("Wednesday")) <= set(words_of("Monday to Friday"))


def test_what_a_question_is_asked_with_says_nothing():
    assert asked_words("do you have gift cards?") == asked_words("gift voucher")


def test_a_heading_counts():
    assert WORDS.scores(asked_words("returns")).argmax() == 0


def test_a_typing_mistake_is_mended():
    assert WORDS.mended("are you open on Mondya") == "are you open on monday"


def test_a_word_that_no_passage_has_is_not_covered():
    assert WORDS.covered(asked_words("zebra"), "You have 30 days.") == 0


def test_a_sentence_is_quoted_with_the_one_it_leans_on():
    assert quotable("Choose it at the till. It is free.")[1] == "Choose it at the till. It is free."


def test_a_sentence_is_quoted_with_what_limits_it():
    assert quotable("Delivery is free. Except for tents.")[0] == "Delivery is free. Except for tents."


def test_markup_is_not_quoted_and_addresses_are_whole():
    assert quotable("**Write** to [us](https://x.example) at first_name@x.example.") == (
        "Write to us at first_name@x.example.",
    )


@MANY
@given(st.text(max_size=200))
def test_any_text_is_parted(text):
    assert all(sentence.strip() for sentence in quotable(text))


@MANY
@given(st.text(max_size=100), st.text(max_size=100))
def test_a_share_is_a_share(question, text):
    assert 0 <= WORDS.covered(asked_words(question), text) <= 1
