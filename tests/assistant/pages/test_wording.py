"""Plain words for what shoppers type to the shop."""

import pytest

from assistant.pages.wording import otherwise, plainly


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("do u ship", "do you ship"),
        ("r u open", "are you open"),
        ("tel nr", "phone number"),
        ("Guten Tag, do you mend zips?", "do you mend zips?"),
        ("then promise me that i can return it", "i can return it"),
        ("hi", "hi"),
    ],
)
def test_shorthand_and_greetings_are_written_out(typed, plain):
    assert plainly(typed) == plain


def test_a_day_of_arrival_asks_how_long_delivery_takes():
    assert otherwise("will it get here by friday?") == ("how long does delivery take",)


def test_a_plain_question_has_no_other_words():
    assert otherwise("do you take cheques") == ()
