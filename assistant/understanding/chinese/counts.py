"""How many, and how large, in Chinese: 要三个, 20本, 500毫升, 两人用."""

import re

from assistant.understanding.chinese.numerals import NUMBER, value
from assistant.understanding.chinese.rule import Names, Rule

_MEASURE = "(?:个|只|条|件|双|套|把|张|台|部|顶|瓶|盒|袋|支|枝|款|副|对|份|束|本|包|箱|罐|盏|块|根)"
_PACKED = "(?:只|个|支|片|包|条|双|瓶|盒|件|块|卷|枚)装"
_NOT_COUNTED = (
    "(?!套|人|小时|月|星期|礼拜|孩子|小孩|男孩|女孩|朋友|儿子|女儿|钟|房|轮|口袋|格|头|档|装|季|面|键|功能|哪|更|有什么|"
    "的?(?:区别|差别|对比|比较))"
)
_MOST = 9999
_ENGLISH_UNITS = {
    "cm": "厘米 公分 cm",
    "mm": "毫米 mm",
    "m": "米",
    "inch": "英寸 寸",
    "feet": "英尺",
    "ml": "毫升 ml",
    "liter": "升",
    "kg": "公斤 千克 kg",
    "g": "克",
    "watt": "瓦",
    "mah": "毫安时 毫安 mah",
    "hours": "小时",
    "person": "个人 人",
    "piece": "片",
    "colors": "色",
    "keys": "键",
    "tier": "层",
    "seater": "座",
    "hole": "孔",
}
_UNITS = {unit: english for english, units in _ENGLISH_UNITS.items() for unit in units.split()}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WANT = "(?:(?:我|我们)?(?:一共|总共|一次|至少|最少)?(?:想要|要|需要|买|订|订购|采购|来|购买)(?:至少|买|订)?)?"


def counts() -> tuple[Rule, ...]:
    """Rules for sizes, which stay in their place in the sentence, and for a count of goods, which stands for itself."""
    measured = rf"(?<!第)(?<!\d)(?P<n>{NUMBER})\s?(?P<unit>{_UNIT})(?:以上|左右|用|份量)?(?:的)?"
    counted = rf"{_WANT}(?<![第这那前后哪每头套组装放带含\d])(?P<n>{NUMBER})\s?{_MEASURE}{_NOT_COUNTED}"
    return (
        Rule(re.compile(rf"(?P<n>{NUMBER})\s?{_PACKED}(?:的)?"), _pack, apart=False),
        Rule(re.compile(measured), _measured, apart=False),
        Rule(re.compile(r"(?<![\d.])(?P<n>\d{1,2}(?:\.5)?)号(?![线楼])(?:的)?"), _size, apart=False),
        Rule(re.compile(counted), _count),
    )


def _count(match: re.Match[str], _: Names) -> str | None:
    count = value(match.group("n"))
    if count == 1:
        return ""
    return f"quantity of {int(count)}" if count is not None and 1 < count <= _MOST else None


def _measured(match: re.Match[str], _: Names) -> str | None:
    amount = value(match.group("n"))
    return None if amount is None else f"{amount:f} {_UNITS[match.group('unit')]}"


def _pack(match: re.Match[str], _: Names) -> str | None:
    count = value(match.group("n"))
    return None if count is None else f"{count:f} pack"


def _size(match: re.Match[str], _: Names) -> str:
    return f"size {match.group('n')}"
