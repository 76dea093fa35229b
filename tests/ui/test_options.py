"""Dots for colours, chips for sizes, only where there is something to choose."""

import re

import pytest

from tests.ui.make import product
from ui.options import options, paint


def test_one_colour_and_one_size_are_no_choice():
    item = product(colors=("red",), sizes=("M",))
    assert options(item, [item]) is None


def test_colours_of_the_variants_are_dots_with_words_for_screen_readers():
    family = [product(product_id=name, colors=(name,)) for name in ("red", "Blue", "blue")]
    html = options(family[0], family)
    assert html is not None
    assert html.count('class="dot"') == 2
    assert '<span class="unseen">Blue</span>' in html


def test_a_colour_without_paint_is_a_word():
    html = options(product(colors=("red", "moonlit")), [])
    assert html is not None
    assert '<li class="size">moonlit</li>' in html


def test_a_long_row_ends_with_how_many_more():
    html = options(product(sizes=tuple(str(n) for n in range(36, 47))), [])
    assert html is not None
    assert ">+5</li>" in html


def test_shades_have_paint():
    assert paint("forest green") == paint("forest")
    assert paint("Navy-Blue") == paint("navy")
    assert paint("moonlit") is None


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        (("L", "M", "S", "XL"), ["S", "M", "L", "XL"]),
        (("120 g", "40 g"), ["40 g", "120 g"]),
        (("10", "9.5", "9"), ["9", "9.5", "10"]),
        (("1 kg", "500 g"), ["1 kg", "500 g"]),
        (("small", "one size"), ["small", "one size"]),
    ],
)
def test_sizes_stand_from_small_to_large(sizes, shown):
    assert re.findall(r'class="size">([^<]+)<', options(product(sizes=sizes), []) or "") == shown
