"""Prices in the notations of the world, and back."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retrieval.currencies import CODES, COMMA_DECIMAL, SIGN_OF, currency_code
from retrieval.errors import InputError
from retrieval.money import exponent, format_price, parse_price, to_decimal

FAST = settings(derandomize=True, deadline=None, max_examples=300)
MINOR = st.integers(0, 10**9)
CURRENCIES = st.sampled_from(sorted(CODES))


@pytest.mark.parametrize(
    ("written", "minor", "currency"),
    [
        ("1.299,00 €", 129900, "EUR"),
        ("$1,299", 129900, "USD"),
        ("1 299,00 kr", 129900, None),
        ("¥12,800", 12800, "JPY"),
        ("CHF 1'299.-", 129900, "CHF"),
        ("Rs. 1,299/-", 129900, "INR"),
        ("US$12", 1200, "USD"),
        ("12.5", 1250, None),
        ("KWD 12.345", 12345, "KWD"),
        ("JPY 1200", 1200, "JPY"),
        ("₹ 1,29,900", 12990000, "INR"),
        ("R$ 1.299,90", 129990, "BRL"),
        ("1299 EUR", 129900, "EUR"),
        ("１２，８００円", 12800, "JPY"),
        ("￥１２８００", 12800, "JPY"),
        ("1.299 €", 129900, "EUR"),
        ("Rp 150.000", 15000000, "IDR"),
        ("1\u202f299,50\u00a0€", 129950, "EUR"),
        ("0.125 €", 13, "EUR"),
        ("12.500", 1250, None),
        ("15.00 usd", 1500, "USD"),
        ("HK$1,200", 120000, "HKD"),
        ("499:-", 49900, None),
        ("€12,-", 1200, "EUR"),
        ("1.234.567,89 PLN", 123456789, "PLN"),
        ("12,50 zł", 1250, "PLN"),
        ("MRP 1,299", 129900, None),
        ("٣٫٥٠ €", 350, "EUR"),
        ("12 dollars", 1200, "USD"),
    ],
)
def test_prices_as_they_are_written(written, minor, currency):
    assert parse_price(written) == (minor, currency)


@pytest.mark.parametrize(
    ("written", "given_", "currency"),
    [
        ("$12", "CAD", "CAD"),
        ("12 kr", "DKK", "DKK"),
        ("¥12", "CNY", "CNY"),
        ("Rs 12", "PKR", "PKR"),
        ("£12", "CAD", "GBP"),
        ("12 EUR", "USD", "EUR"),
        ("12", "SEK", "SEK"),
    ],
)
def test_a_sign_of_several_meanings_means_the_currency_given(written, given_, currency):
    assert parse_price(written, given_)[1] == currency


@pytest.mark.parametrize(
    "written", ["", "free", "12 or 13", "€ -5", "−5", "12.5.5", "1e400", "12 99", "1 2345", "9" * 80, True]
)
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(InputError):
        parse_price(written)


@pytest.mark.parametrize(
    ("stated", "code"), [("usd", "USD"), ("€", "EUR"), (" Eur ", "EUR"), ("Dollars", "USD"), ("Talers", "TALERS")]
)
def test_a_currency_column_is_a_code(stated, code):
    assert currency_code(stated) == code


@FAST
@given(minor=MINOR, currency=CURRENCIES)
def test_a_price_survives_its_own_notation_in_every_currency(minor, currency):
    assert parse_price(format_price(minor, currency)) == (minor, currency)


@FAST
@given(
    minor=MINOR,
    currency=CURRENCIES,
    thousands=st.sampled_from(["", ",", ".", " ", "'", "\u202f"]),
    after=st.booleans(),
    sign=st.booleans(),
)
def test_a_price_is_read_in_any_notation_its_marks_allow(minor, currency, thousands, after, sign):
    decimal = "." if thousands == "," or (thousands != "." and currency not in COMMA_DECIMAL) else ","
    amount = to_decimal(minor, currency)
    number = f"{amount:,.{exponent(currency)}f}".translate(str.maketrans({",": thousands, ".": decimal}))
    assume(exponent(currency) < 3 or decimal == "." or amount >= 1000)
    name = SIGN_OF.get(currency, currency) if sign else currency
    assert parse_price(f"{number} {name}" if after else f"{name} {number}") == (minor, currency)


@FAST
@given(amount=st.decimals(0, 10**7, places=2))
def test_a_bare_number_is_what_it_says(amount):
    assert parse_price(str(amount), "EUR")[0] == int(amount * 100)
    assert parse_price(float(amount), "EUR")[0] == int(Decimal(str(float(amount))) * 100)


@FAST
@given(st.text(max_size=70))
def test_any_text_is_an_amount_or_one_clear_refusal(text):
    try:
        minor, _ = parse_price(text)
    except InputError:
        return
    assert minor >= 0
