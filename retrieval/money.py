"""Money at the borders: any notation in, integer minor units inside, prices as people write them out."""

import re
from decimal import Decimal, InvalidOperation

from retrieval.errors import InputError

_EXPONENTS = {
    **dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "PYG", "RWF"), 0),
    **dict.fromkeys(("KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"), 3),
}
"""Decimal places of ISO 4217 currencies that do not have two."""
_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "zł": "PLN",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
}
_SIGN_OF = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "C$", "AUD": "A$"}
_NAMES = {"kr": None, "chf": "CHF", "fr.": "CHF"}
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_NUMBER = re.compile(r"\d[\d.,\s'’\u00a0\u202f]*")
_LARGEST = Decimal(10) ** 12
_LONGEST = 60
"""Characters of a price as somebody may write it."""


def exponent(currency: str | None) -> int:
    """How many decimal places a currency has; 2 when unknown."""
    return _EXPONENTS.get(currency or "", 2)


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
    sign = _SIGN_OF.get(currency or "")
    return f"{sign}{number}" if sign else f"{number} {currency or ''}".strip()


def parse_price(value: str | int | float | Decimal, currency: str | None = None) -> tuple[int, str | None]:
    """Read a price in any common notation.

    Args:
        value: a number, or text such as "12,99 €", "$1,299.00", "USD 45" or "1 299 kr".
        currency: what it is in when the text does not say.

    Returns:
        Minor units, and the currency the text names (else the one given).

    Raises:
        InputError: there is no amount in it, or it is negative or not finite.
    """
    if isinstance(value, bool):
        raise InputError(f"price {value!r} is not an amount. Write a number such as 12.99.")
    found = currency
    if isinstance(value, str):
        found = _currency_in(value) or currency
        amount = _amount_in(value)
    else:
        amount = _decimal(str(value), value)
    if not amount.is_finite() or amount < 0 or amount > _LARGEST:
        raise InputError(f"price {value!r} is not a possible amount. Write a number such as 12.99.")
    return to_minor(amount, found), found


def _currency_in(text: str) -> str | None:
    code = _CODE.search(text)
    if code:
        return code.group()
    for sign in sorted(_SIGNS, key=len, reverse=True):
        if sign in text:
            return _SIGNS[sign]
    return next((name for word, name in _NAMES.items() if word in text.lower()), None)


def _amount_in(text: str) -> Decimal:
    matches = _NUMBER.findall(text[: _LONGEST + 1])
    if len(text) > _LONGEST or len(matches) != 1 or re.search(r"-\D*\d", text):
        raise InputError(f"price {text[:60]!r} is not an amount. Write a number such as 12.99.")
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", matches[0]).rstrip(".,")
    return _decimal(_with_point(digits), text)


def _with_point(digits: str) -> str:
    """The number with "." for the decimal point and nothing between thousands."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
        return digits.replace(thousands, "").replace(decimal, ".")
    mark = "," if comma >= 0 else "."
    head, _, tail = digits.rpartition(mark)
    if mark in head and len(tail) != 3:
        raise InputError(f"price {digits!r} is not an amount. Write a number such as 12.99.")
    if mark in head or (head and len(tail) == 3 and mark == ","):
        return digits.replace(mark, "")
    return digits.replace(",", ".")


def _decimal(digits: str, value: object) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise InputError(f"price {str(value)[:60]!r} is not an amount. Write a number such as 12.99.") from error
