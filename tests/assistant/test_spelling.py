"""Slips of the hand are mended to what the shop and the rules know; words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import fold
from assistant.understanding.sounds import sound
from assistant.understanding.spelling import Speller
from assistant.understanding.understand import Reader
from retrieval.words.english import english_words
from tests.assistant.shelf import VOCABULARY

SPELLER = Speller(VOCABULARY)
READER = Reader(VOCABULARY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jaket", "jacket"),
        ("jackte", "jacket"),
        ("botos", "boots"),
        ("wihtout", "without"),
        ("cheepest", "cheapest"),
        ("lether", "leather"),
        ("orenge", "orange"),
        ("blakc", "black"),
        ("waterproff", "waterproof"),
        ("bikr", None),
        ("xqzzt", None),
    ],
)
def test_a_slip_is_mended_and_a_riddle_is_not(typed, meant):
    assert SPELLER.meant(typed) == meant


@pytest.mark.parametrize(
    "word", ["hamster", "prosecco", "onesie", "usd", "dont", "beech", "gilet", "frontdoor", "cheapest"]
)
def test_a_word_is_left_alone(word):
    assert SPELLER.meant(word) is None


@given(st.sampled_from(english_words()[:20_000]))
def test_no_word_of_everyday_english_is_changed(word):
    meant = SPELLER.meant(word)
    assert meant is None or len(word) == 3


@given(st.text(max_size=30))
def test_any_text_has_mends_within_it(text):
    assert all(0 <= mend.start < mend.end <= len(text) for mend in SPELLER.mends(text))


@pytest.mark.parametrize(
    ("one", "other"), [("fone", "phone"), ("nife", "knife"), ("kamera", "camera"), ("sope", "soap")]
)
def test_words_that_sound_alike_have_one_sound(one, other):
    assert sound(one) == sound(other)


def test_limits_are_read_of_mistyped_words_and_quoted_as_typed():
    request = READER.understand(fold(()), "blakc jaket wihtout lether")
    assert request.filters.colors == ("black",)
    assert request.exclude == ("leather",)
    assert request.origin["colors"] == "blakc"
    assert request.origin["exclude"] == "wihtout lether"


def test_a_message_without_slips_is_read_as_it_stands():
    assert READER.reading("a warm jacket").spans == ()
