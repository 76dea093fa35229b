"""Pointing at products on the shelf, and naming an order, in Chinese: 第二个, 前三款, 第一和第三, 订单号W12."""

import re

from assistant.understanding.chinese.numerals import NUMBER, value
from assistant.understanding.chinese.rule import ONE, Names, Rule

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def positions() -> tuple[Rule, ...]:
    """Rules for places on the shelf."""
    return (
        Rule(
            re.compile(rf"第(?P<n>{NUMBER}){ONE}?(?:和|跟|与|还是|,|、)(?:第)?(?P<m>{NUMBER}){ONE}?"),
            _pair,
            apart=False,
        ),
        Rule(re.compile(rf"(?:把|要|买)?第(?P<n>{NUMBER})(?!次){ONE}?(?:的)?"), _nth, apart=False),
        Rule(re.compile(rf"前(?P<n>[二两三四五六\d]){ONE}"), _first_n, apart=False),
    )


def order_numbers() -> tuple[Rule, ...]:
    """Rules for the number of an order."""
    return (Rule(re.compile(r"订单(?:号|编号)(?:是|为|:)?\s?(?P<n>#?[a-z]*\d+)"), _order_number),)


def _nth(match: re.Match[str], _: Names) -> str | None:
    return nth(match.group("n"))


def nth(number: str) -> str | None:
    """A place on the shelf in English ("the second one"); None beyond the tenth."""
    place = value(number)
    return f"the {_ORDINALS[int(place) - 1]} one" if place is not None and 1 <= place <= len(_ORDINALS) else None


def _pair(match: re.Match[str], _: Names) -> str | None:
    first, second = value(match.group("n")), value(match.group("m"))
    return None if first is None or second is None else f"number {int(first)} and number {int(second)}"


def _first_n(match: re.Match[str], _: Names) -> str | None:
    count = value(match.group("n"))
    return None if count is None else f"the first {int(count)}"


def _order_number(match: re.Match[str], _: Names) -> str:
    return f"my order number is {match.group('n')}"
