"""Price limits in Chinese: 100美元以内, 200到400块, 预算三百, 不超过50, 一百多块.

Whatever the currency is called, amounts are read in the catalogue's own, as they are in English: nothing is converted.
"""

import re
from decimal import Decimal

from assistant.understanding.chinese.numerals import HAN_NUMBER, NUMBER, value
from assistant.understanding.chinese.rule import Names, Rule
from assistant.understanding.prices import AROUND

_CURRENCY = (
    "(?:美元|美金|美刀|块钱|块|元钱|元|圆|人民币|rmb|cny|usd|dollars?|刀|"
    "欧元|欧|英镑|镑|港币|港元|日元|加元|澳元|[$¥€£])"
)
_ENDS = rf"(?![\d.{HAN_NUMBER}k%])"
"""The number goes no further."""
_NOT_MONEY = (
    r"(?!\s?(?:厘米|公分|毫米|公里|米|英寸|寸|英尺|尺|升|毫升|公斤|千克|斤|克|磅|吨|kg|g\b|cm|mm|ml|l\b|m\b|岁|个|件|双|套|"
    r"条|人|位|瓦|w\b|v\b|伏|号|码|天|小时|分钟|年|月|周|页|片|粒|颗|层|色|键|%|星|分|度|级|支|只|瓶|盒|包|本|张|把|台|毫安|"
    r"mah|折|次|像素|万像素|gb|tb))"
)
_BUDGET = (
    "(?:(?:我的?)?(?:心理)?(?:预算|价格|价位|价钱|单价|总价|售价)(?:最好)?(?:范围)?(?:大概|大约|差不多)?(?:控制)?"
    "(?:是|为|在|有|就|只有)?[:]?)"
)
_TO = r"\s?(?:到|至|-|~|—|–|和|跟)\s?"
_MOST = (
    "(?:不(?:要|能|可以|可)?(?:超过|超出|高于|多于|大于|贵过)|别(?:超过|超出|高于)|低于|少于|小于|"
    "(?:最多|顶多|最高|至多|上限|封顶)(?:是|为|能出|出|花)?|控制在)"
)
_LEAST = "(?:不(?:要|能)?(?:低于|少于|小于)|别低于|至少|最少|最低|起码|(?<![不别])(?:高于|超过|大于|多于))(?:要|是|为)?"
_WITHIN = "(?:以内|之内|以下|之下|内(?![衣裤胆存])|封顶|为上限|为限|不到)"
_BEYOND = "(?:以上|之上|往上|起步|起|开外)"
_ABOUT = "(?:左右|上下|前后)"
_NEARLY = "(?:大概|大约|差不多|约)"


def prices() -> tuple[Rule, ...]:
    """Rules for price limits, the most exact first."""
    a, b, money, second = _amount("a"), _amount("b"), _money("a"), _money("b")
    return (
        Rule(
            re.compile(rf"{_BUDGET}?{_TENS}(?:{_CURRENCY}(?:钱)?(?:{_ABOUT}|之间|的)?|{_ABOUT}|之间|的)"), _one_or_two
        ),
        Rule(re.compile(rf"(?:好)?几(?P<unit>[十百千]){_CURRENCY}(?:钱)?(?:的)?"), _some),
        Rule(re.compile(rf"{_BUDGET}?{a}(?:刚)?出头(?:一点)?(?:的)?"), _just_over),
        Rule(re.compile(rf"{_BUDGET}?(?:在|从)?{a}{_TO}{second}(?:之间|以内|{_ABOUT})?(?:的)?"), _between),
        Rule(re.compile(rf"{_BUDGET}(?:在|从)?{a}{_TO}{b}{_NOT_MONEY}(?:之间|以内|{_ABOUT})?"), _between),
        Rule(re.compile(rf"(?:在|从)?{a}{_TO}{b}{_NOT_MONEY}之间"), _between),
        Rule(re.compile(rf"{_BUDGET}?(?P<a>{NUMBER})(?:多|来|几)\s?{_CURRENCY}(?:钱)?(?:{_ABOUT}|的)?"), _and_some),
        _limit(
            "make it", rf"{_BUDGET}?(?:可以)?(?:提高|增加|加|降低|降|改|调整?|放宽|涨)(?:到|成|为|至){a}{_NOT_MONEY}"
        ),
        _limit("around", rf"{_BUDGET}?{_NEARLY}{money}(?:{_ABOUT})?(?:的)?"),
        _limit("around", rf"{_BUDGET}?{a}{_ABOUT}(?:的)?"),
        _limit("under", rf"{_BUDGET}?{_MOST}{money}(?:{_WITHIN})?(?:的)?"),
        _limit("under", rf"{_BUDGET}?{_MOST}{a}{_NOT_MONEY}(?:{_WITHIN})?"),
        _limit("at least", rf"{_BUDGET}?{_LEAST}{money}(?:{_BEYOND})?(?:的)?"),
        _limit("at least", rf"{_BUDGET}?{money}{_BEYOND}(?:的)?"),
        _limit("at least", rf"{_BUDGET}?{a}(?:以上|往上)(?:的)?"),
        _limit("at least", rf"{_BUDGET}{_LEAST}{a}{_NOT_MONEY}"),
        _limit("under", rf"{_BUDGET}?{a}(?:的)?{_WITHIN}(?:的)?"),
        _limit("under", rf"{_BUDGET}{a}{_NOT_MONEY}"),
        _limit("under", rf"(?:手头|手里|身上)?(?:只有|有|就){money}"),
        _limit("under", rf"{a}(?:的)?(?:预算|上限)"),
        _limit("for", rf"(?:[$¥€£]\s?(?P<as>{NUMBER}){_ENDS}|(?P<a>{NUMBER}){_ENDS}\s?(?:美元|美金|块钱|元))(?:的)?"),
        _limit("for", rf"(?P<a>\d{{2,6}}){_ENDS}\s?(?:块|刀)的?"),
        _limit("for", rf"(?P<a>[{HAN_NUMBER}]{{2,}})块(?:的|(?=$|[,。!?]))"),
        _limit("for", rf"(?<![第\d{HAN_NUMBER}])(?P<a>[一两二三四五六七八九]+[百千万][{HAN_NUMBER}]*)的"),
    )


_TENS = "(?P<a>[一两二三四五六七八九])(?P<b>[二三四五六七八九])(?P<unit>[十百千万])"
"""两三百: between two and three hundred."""


def _amount(name: str) -> str:
    return rf"(?:us\$|[$¥€£]\s?)?(?P<{name}>{NUMBER}){_ENDS}\s?{_CURRENCY}?"


def _money(name: str) -> str:
    """An amount with its currency."""
    return rf"(?:[$¥€£]\s?(?P<{name}s>{NUMBER}){_ENDS}|(?P<{name}>{NUMBER}){_ENDS}\s?{_CURRENCY})"


def _limit(words: str, pattern: str) -> Rule:
    def english(match: re.Match[str], _: Names) -> str | None:
        amount = _value(match, "a")
        return None if amount is None else f"{words} {amount:f} dollars"

    return Rule(re.compile(pattern), english)


def _between(match: re.Match[str], _: Names) -> str | None:
    low, high = _value(match, "a"), _value(match, "b")
    if low is None or high is None:
        return None
    if match.group("a") in HAN_NUMBER and low < 10 and high >= 100:
        low *= 100 if high < 1000 else 1000
    low, high = sorted((low, high))
    return f"between {low:f} and {high:f} dollars"


def _one_or_two(match: re.Match[str], _: Names) -> str | None:
    unit = match.group("unit")
    low, high = value(match.group("a") + unit), value(match.group("b") + unit)
    return None if low is None or high is None or low >= high else f"between {low:f} and {high:f} dollars"


def _some(match: re.Match[str], _: Names) -> str | None:
    """几十块: fewer than ten of the unit."""
    unit = value(match.group("unit"))
    return None if unit is None else f"under {unit * 10:f} dollars"


def _just_over(match: re.Match[str], _: Names) -> str | None:
    """一百出头: from 100 to a fifth more."""
    low = _value(match, "a")
    return None if low is None else f"between {low:f} and {low + low * AROUND:f} dollars"


def _and_some(match: re.Match[str], _: Names) -> str | None:
    """100多: from 100 to the next hundred."""
    low = _value(match, "a")
    if low is None or low < 10:
        return None
    zeros = len(str(int(low))) - len(str(int(low)).rstrip("0"))
    return f"between {low:f} and {low + Decimal(10) ** max(1, zeros):f} dollars"


def _value(match: re.Match[str], name: str) -> Decimal | None:
    groups = match.groupdict()
    number = groups.get(name) or groups.get(f"{name}s")
    return value(number) if number else None
