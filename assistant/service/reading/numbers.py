"""Order numbers in a message, and which orders of a customer they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.service.orders import Order, number_key

_NUMBER = re.compile(
    r"#\s?(?P<a>[A-Za-z]{0,3}-?\d{3,})\b|\b(?P<b>[A-Za-z]{1,3}-?\d{4,})\b|"
    r"\border(?:s)?(?: number| no\.?| nr\.?| id| is| #|:)*\s*(?P<c>\d{4,})\b",
    re.I,
)
_LONG = 5
"""Digits from which a bare number is taken for one of an order, whether there is such an order or not."""
_ALONE = re.compile(r"(?<![\w$.])(?P<d>\d{3,})(?![\w.])")
_SOURCE = re.compile(
    r"(?:\bsame\b[^.;?!#]{0,20}?\b(?:as|of|in|on|for)|\b(?:use|take|with|to|as|match\w*|"
    r"copy) (?:the )?(?:\w+ )?address (?:of|from|in|on|used (?:in|for|on)))"
    r"\s+(?:the |my |that |of |for |in |other |order |number )*(?P<number>#\s?[A-Za-z]{0,3}-?\d{3,}|"
    r"[A-Za-z]{1,3}-?\d{4,})",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Order numbers of a text."""

    orders: tuple[Order, ...]
    """The customer's own orders that are meant."""
    unknown: tuple[str, ...] = ()
    """Numbers as typed that are none of the customer's."""
    near: tuple[Order, ...] = ()
    """The customer's orders whose numbers are one slip from an unknown one."""


def numbers(text: str, *, alone: bool = False) -> tuple[str, ...]:
    """The order numbers of a text as typed; `alone`: bare digits count too, as when a number was asked for."""
    found = [next(group for group in match.groups() if group) for match in _NUMBER.finditer(text)]
    if alone and not found:
        found = [match.group("d") for match in _ALONE.finditer(text)]
    return tuple(dict.fromkeys(found))


def named_orders(text: str, orders: Sequence[Order], *, alone: bool = False) -> Named:
    """Which of a customer's orders a text names by number."""
    own: list[Order] = []
    unknown: list[str] = []
    near: list[Order] = []
    for typed in numbers(text, alone=alone):
        order = _own(typed, orders)
        if order is not None:
            own.append(order)
        elif not typed.isdigit() or len(typed) >= _LONG:
            unknown.append(typed)
            near += [each for each in orders if _one_slip(number_key(typed), each.number)]
    return Named(orders=tuple(dict.fromkeys(own)), unknown=tuple(unknown), near=tuple(dict.fromkeys(near)))


def source_numbers(text: str) -> tuple[str, ...]:
    """Numbers of orders whose address is to be taken: "the same as order #7", "use the address of order #7"."""
    return tuple(match.group("number") for match in _SOURCE.finditer(text))


def _own(typed: str, orders: Sequence[Order]) -> Order | None:
    key = number_key(typed)
    exact = next((order for order in orders if order.number == key), None)
    if exact is not None or not key.isdigit():
        return exact
    return next((order for order in orders if order.number.lstrip("abcdefghijklmnopqrstuvwxyz-") == key), None)


def _one_slip(typed: str, number: str) -> bool:
    """Whether two numbers differ by one wrong, missing, added or swapped character."""
    typed, number = (text.lstrip("abcdefghijklmnopqrstuvwxyz-") for text in (typed, number))
    if abs(len(typed) - len(number)) > 1 or typed == number:
        return False
    if len(typed) == len(number):
        wrong = [place for place in range(len(typed)) if typed[place] != number[place]]
        swapped = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and typed[wrong[0]] == number[wrong[1]]
            and typed[wrong[1]] == number[wrong[0]]
        )
        return len(wrong) == 1 or swapped
    short, long = sorted((typed, number), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
