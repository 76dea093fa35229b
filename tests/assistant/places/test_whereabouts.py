"""Where a thing will be is no part of what it is, and what has to do with something lies anywhere."""

import pytest

from assistant.understanding.places.whereabouts import is_anywhere, without_where
from tests.assistant.shelf import VOCABULARY


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("boots to keep in the hall", "boots"),
        ("boots beside the sofa", "boots"),
        ("jacket that hangs on the door, red", "jacket , red"),
        ("something on the sofa", "something on the sofa"),
        ("boots in red", "boots in red"),
        ("boots under 50", "boots under 50"),
    ],
)
def test_where_it_will_be_is_left_out_after_a_thing(text, what):
    assert " ".join(without_where(text, VOCABULARY).split()) == what


@pytest.mark.parametrize("text", ["something to do with tea", "a coffee related gift", "stuff related to cycling"])
def test_things_to_do_with_something_lie_anywhere(text):
    assert is_anywhere(text)


def test_a_thing_of_its_own_lies_somewhere():
    assert not is_anywhere("a gift for my sister")
