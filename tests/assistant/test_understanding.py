import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understanding.constraints import read_constraints
from assistant.understanding.prices import take_price
from assistant.understanding.references import references
from assistant.understanding.text import normalise
from assistant.understanding.wording import content
from retrieval.rows import product_from_row
from retrieval.vocabulary import WORD, Vocabulary
from tests.goods import GOODS

FAST = settings(derandomize=True, deadline=None, max_examples=100)
VOCABULARY = Vocabulary(product_from_row(row) for row in GOODS)
AMOUNTS = st.integers(1, 5_000)


def read(text):
    return read_constraints(normalise(text), VOCABULARY)


def price(text):
    wish = take_price(normalise(text))[0]
    return None if wish is None else (wish.low, wish.high)


@FAST
@given(n=AMOUNTS, words=st.sampled_from(["under", "below", "up to", "less than", "at most", "no more than", "max"]))
def test_an_upper_limit_is_never_a_lower_one(n, words):
    for text in (f"mugs {words} {n}", f"{words} ${n}", f"a mug, {words} {n} dollars"):
        assert price(text) == (None, n)


@FAST
@given(n=AMOUNTS, words=st.sampled_from(["over", "above", "more than", "at least"]))
def test_a_lower_limit_is_never_an_upper_one(n, words):
    assert price(f"boots {words} ${n}") == (n, None)


@FAST
@given(low=AMOUNTS, more=AMOUNTS)
def test_a_range_has_both_ends(low, more):
    assert price(f"between {low} and {low + more} dollars") == (low, low + more)


@FAST
@given(n=AMOUNTS, unit=st.sampled_from(["inch", "cm", "ml", "kg", "litres", "people", "years", "pieces", "hours"]))
def test_a_number_with_a_unit_is_no_price(n, unit):
    assert price(f"a thing of {n} {unit}") is None


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("around 100", (80, 120)),
        ("50ish", (40, 60)),
        ("my budget is 1,200", (None, 1200)),
        ("2k max", (None, 2000)),
        ("30 tops", (None, 30)),
        ("€40 or less", (None, 40)),
        ("any price", (None, None)),
    ],
)
def test_prices_as_people_write_them(text, limits):
    assert price(text) == limits


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("boots, not leather", ["leather"]),
        ("seafood, no oysters and no crab", ["oysters", "crab"]),
        ("nothing from Sony", ["sony"]),
        ("without plastic or glass please", ["plastic", "glass"]),
        ("sugar-free chocolate", ["sugar"]),
        ("no problem, show me mugs", []),
        ("not too expensive", []),
        ("no more than 50", []),
        ("no leather boots", ["leather"]),
        ("mug that's not green, colour otherwise is up to you", ["green"]),
        ("boots with no laces and nothing shiny", ["laces", "shiny"]),
        ("mugs, avoid plastic, 20 to 60", ["plastic"]),
        ("not sony again", ["sony"]),
    ],
)
def test_what_is_not_wanted(text, terms):
    assert [exclusion.term for exclusion in read(text).exclusions] == terms


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("the second one", (2,)),
        ("compare the first two", (1, 2)),
        ("the last one", (5,)),
        ("number 3 or 4", (3, 4)),
        ("the first and third", (1, 3)),
        ("the ninth", ()),
        ("my first flat", ()),
    ],
)
def test_positions(text, positions):
    assert references(text, 5) == positions


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("cheapest first", "price_low"),
        ("something cheaper", "price_low"),
        ("the most expensive one", "price_high"),
        ("best rated mug", "rating"),
        ("newest first", "newest"),
        ("a mug", None),
    ],
)
def test_orders(text, sort):
    assert read(text).sort == sort


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("a red mug", "colors", ("red",)),
        ("a steel mug", "materials", ("steel",)),
        ("a mug from corvane", "brand", "Corvane"),
        ("boots in size 39", "size", "39"),
        ("a dishwasher safe mug", "traits", ("dishwasher safe",)),
        ("rated 4 stars or more", "rating_min", 4.0),
        ("on offer", "on_sale", True),
        ("a gift for my dad", "recipient", "dad"),
        ("boots for a 4 year old", "recipient", "children"),
        ("I need 12 mugs in stock", "count", 12),
        ("a brass mug", "materials", ("brass",)),
        ("a brass mug", "colors", ()),
        ("a colourful mug", "colors", ()),
        ("grandma drinks tea all day", "gender_of_kin", True),
        ("a mug for ladies", "gender_of_kin", False),
    ],
)
def test_wishes_are_read(text, field, value):
    assert getattr(read(text), field) == value


@FAST
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    assert read(text).rest is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a birthday present for my sister, she likes to draw", ["sister", "draw"]),
        ("birthday candles", ["birthday", "candles"]),
        ("a gift card", ["gift", "card"]),
        ("a christmas gift", []),
    ],
)
def test_an_occasion_says_when_a_gift_is_given_and_not_what_it_is(text, words):
    assert content(WORD.findall(text)) == words
