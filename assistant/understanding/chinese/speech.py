"""Pointing at products on the shelf, taking some of them, and naming an order: 第二个, 前三款, 来两个, 订单号W12."""

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
            points=True,
        ),
        Rule(re.compile(rf"(?:把|要|买)?第(?P<n>{NUMBER})(?!次){ONE}?(?:的)?"), _nth, apart=False, points=True),
        Rule(re.compile(rf"前(?P<n>[二两三四五六\d]){ONE}"), _first_n, apart=False, points=True),
    )


def takings() -> tuple[Rule, ...]:
    """Rules for a message that takes some of what is shown, or changes how many: 第二款要三个, 改成两个."""
    edge = r"[\s,。!~]*"
    first, last = (rf"(?:第(?P<{name}>{NUMBER}){ONE}|(?:这|那){ONE})" for name in "mk")
    some = rf"(?:给我|我)?(?:来|要|买|拿|订)(?P<n>{NUMBER}){ONE}"
    changed = rf"(?:数量)?(?:改|换|变|增加|减少?|加)(?:成|为|到)(?P<n>{NUMBER}){ONE}"
    whole = rf"^{edge}(?:{first},?)?{some}(?:的)?{last}?(?:吧|了)?{edge}$"
    return (
        Rule(re.compile(whole), _take, apart=False, points=True),
        Rule(re.compile(rf"^{edge}{changed}(?:吧)?{edge}$"), _make_it, apart=False, points=True),
    )


def order_numbers() -> tuple[Rule, ...]:
    """Rules for the number of an order."""
    asked = (
        r"(?:查(?:一下|询)?|看(?:一下|看)?|帮我查(?:一下)?)?\s?(?:我的)?(?:订单)?(?:号码?|编号)?(?:是|为|:)?\s?"
        r"(?P<n>#?[a-z]{0,2}\d{4,})(?:号|的)*(?:订单|这单|那单)?\s?"
        r"(?:(?:现在|目前)?(?:是)?(?:什么|啥)?状态(?:是什么|如何|怎么样)?|到哪(?:里|儿)?了?|发货了?(?:吗|没有?)?|"
        r"(?:什么时候|几时)(?:能|会)?(?:到|发货|送到)|怎么(?:样|还没到)了?|在哪(?:里|儿)?|物流|进度|呢)+"
    )
    looked_up = r"^\W*(?:帮我|请)?(?:查(?:一下|询)?|看一下)\s?(?:我的)?(?:订单)?\s?(?P<n>#?[a-z]{0,2}\d{4,})\W*$"
    return (
        Rule(re.compile(asked), _order_status),
        Rule(re.compile(looked_up), _order_status),
        Rule(re.compile(r"订单(?:号码?|编号)(?:是|为|:)?\s?(?P<n>#?[a-z]*\d+)"), _order_number),
    )


def _take(match: re.Match[str], _: Names) -> str | None:
    count = value(match.group("n"))
    named = match.group("m") or match.group("k")
    place = value(named) if named else None
    if count is None or (place is not None and place > len(_ORDINALS)):
        return None
    return f"i'll take {int(count)}" + (f" of the {_ORDINALS[int(place) - 1]} one" if place else "")


def _make_it(match: re.Match[str], _: Names) -> str | None:
    count = value(match.group("n"))
    return None if count is None else f"make it {int(count)}"


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


def _order_status(match: re.Match[str], _: Names) -> str:
    return f"what is the status of my order {match.group('n')}"


def _order_number(match: re.Match[str], _: Names) -> str:
    return f"my order number is {match.group('n')}"
