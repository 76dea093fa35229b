"""Money at the borders: any notation in, integer minor units inside, prices as people write them out."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from retrieval.currencies import COMMA_DECIMAL, EXPONENTS, SIGN_OF, currency_in
from retrieval.errors import InputError

_NUMBER = re.compile(r"\d[\d.,\s'’]*")
_LARGEST = Decimal(10) ** 12
_LONGEST = 60
"""Characters of a price as somebody may write it."""
_ARABIC = str.maketrans({"٫": ".", "٬": ","})
_GROUPS = re.compile(r"\d{1,3}(?:[\s'’]\d{3})+(?!\d)|\d+")
"""Thousands set apart by spaces or apostrophes, or no thousands set apart."""


def exponent(currency: str | None) -> int:
    """How many decimal places a currency has; 2 when unknown."""
    return EXPONENTS.get(currency or "", 2)


def to_minor(amount: Decimal | float | int, currency: str | None) -> int:
    """An amount as integer minor units, rounded half up."""
    scaled = Decimal(str(amount)).scaleb(exponent(currency))
    return int(scaled.to_integral_value(rounding="ROUND_HALF_UP"))


def to_decimal(minor: int, currency: str | None) -> Decimal:
    """Minor units as a decimal amount."""
    return Decimal(minor).scaleb(-exponent(currency))


def as_number(minor: int, currency: str | None) -> float:
    """Minor units as a number for JSON."""
    return float(to_decimal(minor, currency))


def format_price(minor: int, currency: str | None) -> str:
    """A price as people write it: "$49.99", "£1,250", "¥5,000"; whole amounts go without ".00"."""
    amount = to_decimal(minor, currency)
    whole = amount == amount.to_integral_value()
    number = f"{amount:,.0f}" if whole else f"{amount:,.{exponent(currency)}f}"
    sign = SIGN_OF.get(currency or "")
    return f"{sign}{number}" if sign else f"{number} {currency or ''}".strip()


def parse_price(value: str | int | float | Decimal, currency: str | None = None) -> tuple[int, str | None]:
    """Read a price in any common notation.

    Args:
        value: a number, or text such as "12,99 €", "$1,299.00", "USD 45", "1 299 kr", "CHF 1'299.-" or "₹ 1,29,900".
        currency: what it is in when the text does not say, or when its sign has several meanings ("$", "kr").

    Returns:
        Minor units, and the currency the text names (else the one given).

    Raises:
        InputError: there is no amount in it, or it is negative or not finite.
    """
    if isinstance(value, bool):
        raise InputError(f"price {value!r} is not an amount. Write a number such as 12.99.")
    found = currency
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value[: _LONGEST + 1]).translate(_ARABIC)
        named = currency_in(text, currency)
        found = named or currency
        amount = _amount_in(text, found, by_people=named is not None)
    else:
        amount = _decimal(str(value), value)
    if not amount.is_finite() or amount < 0 or amount > _LARGEST:
        raise InputError(f"price {value!r} is not a possible amount. Write a number such as 12.99.")
    return to_minor(amount, found), found


def _amount_in(text: str, currency: str | None, *, by_people: bool) -> Decimal:
    matches = _NUMBER.findall(text)
    if len(text) > _LONGEST or len(matches) != 1 or re.search(r"[-−]\D*\d", text):
        raise InputError(f"price {text[:60]!r} is not an amount. Write a number such as 12.99.")
    written = matches[0].strip().rstrip(".,")
    whole = _GROUPS.match(written)
    digits = re.sub(r"[\s'’]", "", written)
    if whole is None or re.search(r"[\s'’]", written[whole.end() :]):
        raise InputError(f"price {text[:60]!r} is not an amount. Write a number such as 12.99.")
    return _decimal(_with_point(digits, currency, by_people=by_people), text)


def _with_point(digits: str, currency: str | None, *, by_people: bool) -> str:
    """The number with "." for the decimal point and nothing between thousands."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
        return digits.replace(thousands, "").replace(decimal, ".")
    mark = "," if comma >= 0 else "."
    head, _, tail = digits.rpartition(mark)
    if mark in head and len(tail) != 3:
        raise InputError(f"price {digits!r} is not an amount. Write a number such as 12.99.")
    if mark in head or (len(tail) == 3 and head.strip("0") and _parts_thousands(mark, currency, by_people=by_people)):
        return digits.replace(mark, "")
    return digits.replace(",", ".")


def _parts_thousands(mark: str, currency: str | None, *, by_people: bool) -> bool:
    """Whether a single mark before three digits parts thousands: "1,299", "1.299 €"; not "12.345 KWD" or "12.500".

    A bare number with a point comes from a database, where three decimals are common.
    """
    if mark == ",":
        return True
    places = exponent(currency)
    return places == 0 or (places == 2 and by_people and currency in COMMA_DECIMAL)


def _decimal(digits: str, value: object) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise InputError(f"price {str(value)[:60]!r} is not an amount. Write a number such as 12.99.") from error
