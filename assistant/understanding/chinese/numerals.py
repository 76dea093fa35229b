"""Numbers in Chinese: 三百五十, 两千, 一百五 (150), 1.5万, 1,299."""

from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, **{c: n for n, c in enumerate("一二三四五六七八九", 1)}, "两": 2, "俩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "k": 1000}
_TEN_THOUSAND = "万"
HAN_NUMBER = "零〇一二两三四五六七八九十百千万"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,2}})?|\d{{1,9}}(?:\.\d{{1,2}})?\s?[百千万k]?|[{HAN_NUMBER}]{{1,10}})"
"""One number of either kind."""


def value(number: str) -> Decimal | None:
    """The value of a number; None for characters that make none ("百百")."""
    text = number.replace(",", "").replace(" ", "")
    scale = {**_UNITS, _TEN_THOUSAND: 10_000}.get(text[-1:], 1)
    digits = text[:-1] if scale > 1 else text
    if digits and all(c.isdecimal() or c == "." for c in digits):
        return Decimal(digits) * scale
    whole = _han_value(text)
    return None if whole is None else Decimal(whole)


def _han_value(text: str) -> int | None:
    high, mark, low = text.partition(_TEN_THOUSAND)
    if not mark:
        return _below_ten_thousand(text)
    first, second = _below_ten_thousand(high), _below_ten_thousand(low, colloquial=1000) if low else 0
    return None if first is None or second is None else first * 10_000 + second


def _below_ten_thousand(text: str, colloquial: int = 1) -> int | None:
    """The value of a number below 10,000; a last digit alone counts the next unit: 一百五 is 150."""
    total, digit, unit = 0, None, 10_000
    zero = False
    if not text:
        return None
    for c in text:
        if c in _UNITS:
            if _UNITS[c] >= unit:
                return None
            unit = _UNITS[c]
            total += (1 if digit is None else digit) * unit
            digit, zero = None, False
        elif c not in DIGITS or (digit and not zero):
            return None
        else:
            zero = DIGITS[c] == 0
            digit = DIGITS[c]
    if digit is None:
        return total
    if unit == 10_000:
        return total + digit * colloquial
    return total + digit * (1 if unit == 10 or "零" in text or "〇" in text else unit // 10)
