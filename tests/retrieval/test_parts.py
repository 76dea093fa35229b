import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import InputError
from retrieval.measures import ndcg
from retrieval.money import format_price, parse_price, to_minor
from retrieval.rows import product_from_row, row_from_product
from retrieval.tokens import tokens
from retrieval.vocabulary import Vocabulary
from tests.goods import GOODS

FAST = settings(derandomize=True, deadline=None, max_examples=100)


@FAST
@given(amount=st.decimals(0, 99_999, places=2))
def test_a_price_survives_its_own_notation(amount):
    minor = to_minor(amount, "USD")
    assert parse_price(format_price(minor, "USD"), None) == (minor, "USD")


@pytest.mark.parametrize("written", ["free", "", "12 or 13", "-5", "1e400", "nan", "twelve"])
def test_what_is_no_price_is_refused_with_its_value(written):
    with pytest.raises(InputError):
        parse_price(written, None)


def test_yen_have_no_minor_unit():
    assert to_minor(Decimal(1200), "JPY") == 1200


@FAST
@given(
    st.dictionaries(
        st.text(max_size=12), st.one_of(st.none(), st.text(max_size=30), st.integers(), st.floats()), max_size=8
    )
)
def test_any_row_is_a_product_or_one_clear_refusal(row):
    try:
        product = product_from_row({"product_id": "a", "title": "T", **row})
    except InputError:
        return
    assert product.product_id
    assert product.title


@pytest.mark.parametrize("row", GOODS, ids=lambda row: row["product_id"])
def test_a_product_survives_its_own_row(row):
    product = product_from_row(row)
    assert product_from_row(row_from_product(product)) == product


@pytest.mark.parametrize(
    ("first", "second"),
    [('27"', "27 inch"), ("2 l", "2 liters"), ("WH-1000XM4", "wh1000xm4"), ("boots", "boot"), ("e-bike", "ebike")],
)
def test_spellings_that_mean_the_same_share_a_word(first, second):
    assert set(tokens(first)) & set(tokens(second))


@FAST
@given(st.text(max_size=200))
def test_any_text_gives_words_without_failing(text):
    assert all(word.strip() for word in tokens(text))


def test_ndcg_by_hand():
    grades = {"a": 2, "b": 1}
    ideal = 3 + 1 / math.log2(3)
    assert ndcg(["b", "x", "a"], grades) == pytest.approx((1 + 3 / 2) / ideal)


def test_the_vocabulary_is_learned_from_the_catalogue():
    vocabulary = Vocabulary(product_from_row(row) for row in GOODS)
    assert vocabulary.place("hiking boots").product_types == ("boots",)
    assert vocabulary.brand("corvane") == "Corvane"
    assert "dishwasher safe" in vocabulary.traits
    assert "capacity" not in vocabulary.traits
