from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understanding.prices import take_price
from assistant.understanding.text import normalise

MANY = settings(derandomize=True, deadline=None, max_examples=150)
AMOUNTS = st.integers(1, 99_999)
BELOW = "under|below|less than|less then|lower than|cheaper than|up to|at most|at the most|max|maximum|within|<|<=|≤"
ABOVE = "over|above|more than|higher than|greater than|at least|upwards of|starting at|minimum|>|>=|≥"
TURNING = [
    "not",
    "no",
    "nothing",
    "nothing that costs",
    "don't show me anything",
    "i don't want to spend",
    "it shouldn't cost",
    "i can't pay",
    "it must not be",
    "without going",
]
WRITTEN = [
    ("12", "12"),
    ("12.50", "12.5"),
    ("12,50", "12.5"),
    (".99", "0.99"),
    ("1,299", "1299"),
    ("1.299", "1299"),
    ("1,299.00", "1299"),
    ("1.299,95", "1299.95"),
    ("2k", "2000"),
    ("1.5k", "1500"),
    ("fifty", "50"),
    ("twenty-five", "25"),
    ("a hundred", "100"),
    ("two hundred", "200"),
    ("fifteen", "15"),
]
MONEY = ["$%s", "$ %s", "us$%s", "usd %s", "%s$", "%s dollars", "%s bucks", "€%s", "%s €", "£%s", "%s chf", "%s kr"]
UNITS = """inch cm mm ml cl l kg g oz lbs m metres meters km miles mph feet ft w watts v volts ah mah hz db lumens
degrees gb mb tb dpi rpm h hours minutes seconds pages calories servings cups people persons pieces pairs years months
weeks days stars % percent players kids units items pockets colours""".split()


def read(text):
    return take_price(normalise(text))[0]


def limits(text):
    wish = read(text)
    return None if wish is None else (wish.low, wish.high)


@MANY
@given(n=AMOUNTS, words=st.sampled_from(BELOW.split("|")), money=st.sampled_from(["%s", *MONEY]))
def test_an_upper_limit_in_any_currency_is_never_a_lower_one(n, words, money):
    assert limits(f"a mug, {words} {money % n}") == (None, n)


@MANY
@given(n=AMOUNTS, words=st.sampled_from(ABOVE.split("|")), money=st.sampled_from(["%s", *MONEY]))
def test_a_lower_limit_in_any_currency_is_never_an_upper_one(n, words, money):
    assert limits(f"boots {words} {money % n}") == (n, None)


@MANY
@given(n=AMOUNTS, negated=st.sampled_from(TURNING), words=st.sampled_from(["over", "above", "more than"]))
def test_a_lower_limit_denied_is_an_upper_one(n, negated, words):
    assert limits(f"{negated} {words} ${n}") == (None, n)


@MANY
@given(n=AMOUNTS, negated=st.sampled_from(TURNING), words=st.sampled_from(["under", "below", "less than"]))
def test_an_upper_limit_denied_is_a_lower_one(n, negated, words):
    assert limits(f"{negated} {words} ${n}") == (n, None)


@pytest.mark.parametrize(
    "text",
    [
        "do you have nothing under 40?",
        "is there nothing under 40?",
        "don't you have anything under 40?",
        "can't you find something under 40",
        "no leather, under 40",
        "not leather under 40",
        "i'm not sure, maybe under 40",
    ],
)
def test_a_question_or_another_denial_does_not_turn_the_limit(text):
    assert limits(text) == (None, 40)


@pytest.mark.parametrize(("written", "value"), WRITTEN)
@pytest.mark.parametrize("pattern", ["under %s", "not more than %s", "%s max", "my budget is %s", "%s or less"])
def test_amounts_as_people_write_them(written, value, pattern):
    assert limits(pattern % written) == (None, Decimal(value))


@MANY
@given(
    low=AMOUNTS, more=AMOUNTS, pattern=st.sampled_from(["between %s and %s", "from $%s to $%s", "$%s-$%s", "$%s – %s"])
)
def test_a_range_has_both_ends_in_any_order(low, more, pattern):
    for pair in ((low, low + more), (low + more, low)):
        assert limits(pattern % pair) == (low, low + more)


@MANY
@given(
    n=st.integers(1, 999),
    unit=st.sampled_from(UNITS),
    words=st.sampled_from(["", *BELOW.split("|"), *ABOVE.split("|")]),
)
def test_a_number_with_any_unit_is_never_a_price(n, unit, words):
    for text in (f"a thing {words} {n} {unit}", f"{words} {n}{unit} long", f"around {n} {unit}"):
        assert read(text) is None, text


@pytest.mark.parametrize(
    "text", ["at least 12 mugs", "more than 3 compartments", "about 10 chairs", "ages 8+", "4+ stars", "size 42"]
)
def test_a_number_of_things_is_no_price(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 40 but less than 60", (40, 60)),
        ("under 60, over 40", (40, 60)),
        ("spend 20 to 30", (20, 30)),
        ("from $40 up", (40, None)),
        ("$40+", (40, None)),
        ("under 50 cents", (None, Decimal("0.5"))),
        ("i only have 40 dollars", (None, 40)),
        ("a mug for $15", (None, 15)),
    ],
)
def test_limits_said_otherwise(text, expected):
    assert limits(text) == expected


@pytest.mark.parametrize("text", ["$40", "40 dollars", "$40 instead", "i meant 40", "make it 40"])
def test_an_amount_without_direction_is_kept_open(text):
    assert read(text).said == 40


@pytest.mark.parametrize(
    "text",
    [
        "any price",
        "price doesn't matter",
        "no price limit",
        "without a price limit",
        "i don't care about the price",
        "forget the budget",
    ],
)
def test_a_limit_is_dropped(text):
    assert read(text).dropped
    assert limits(text) == (None, None)


@MANY
@given(st.text(alphabet="0123456789.,$€ k-–+<>undermaxof", max_size=80))
def test_amounts_are_never_negative_or_upside_down(text):
    wish = read(text)
    amounts = [] if wish is None else [each for each in (wish.low, wish.high, wish.said) if each is not None]
    assert all(amount >= 0 for amount in amounts)
    assert wish is None or wish.low is None or wish.high is None or wish.low <= wish.high


@MANY
@given(n=AMOUNTS, words=st.sampled_from(["under", "more than", "not over", "around"]))
def test_the_words_that_set_a_limit_are_quoted_from_the_message(n, words):
    text = f"a mug {words} {n} please"
    wish, rest = take_price(text)
    assert wish is not None
    assert wish.words in text
    assert str(n) not in rest
