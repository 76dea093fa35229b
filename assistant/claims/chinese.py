"""Chinese sentences: their numbers, units, prices and names are checked, their words are not to be found in listings."""

import re

_CJK = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uf900-\ufaff]+")
_DIGITS = {"两": "2", **{digit: str(number) for number, digit in enumerate("一二三四五六七八九十", start=1)}}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_UNITS = {
    "毫升": "ml",
    "厘升": "cl",
    "升": "l",
    "公斤": "kg",
    "千克": "kg",
    "毫克": "mg",
    "克": "g",
    "厘米": "cm",
    "毫米": "mm",
    "公里": "km",
    "英寸": "inch",
    "米": "m",
    "个小时": "hours",
    "小时": "hours",
    "分钟": "minutes",
    "秒": "seconds",
    "天": "days",
    "个月": "months",
    "年": "years",
    "瓦": "w",
    "流明": "lm",
    "分贝": "db",
    "毫安时": "mah",
    "美元": "usd",
    "欧元": "euros",
    "英镑": "gbp",
    "日元": "yen",
    "人民币": "yuan",
    "块钱": "yuan",
    "元": "yuan",
    "块": "yuan",
    "分": "stars",
    "星": "stars",
    "条": "reviews",
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SPELLED = re.compile(rf"(?<![{''.join(_DIGITS)}百千万])([{''.join(_DIGITS)}])\s?(?={_UNIT})(?!分[^钟]|条)")
_WITH_UNIT = re.compile(rf"(\d)\s?({_UNIT})")
_PLACE = re.compile(rf"第\s?(\d|[{''.join(_DIGITS)}])\s?(?:款|个|件|双|样|种|条)")
_STOCK = re.compile(
    r"(?:库存|剩下?|现货)(?:还有|仅剩|只有|有|为|是)?\s?(\d+)\s?(?:件|双|个|台)?|(\d+)\s?(?:件|双|个|台)\s?(?:库存|现货|有货)"
)
_COUNTED = re.compile(r"\d+\s?(?:款|样|种|个|件|双|处|次|组)")
_PRICE_BEFORE = re.compile(r"(?:评分|评价)(?:是|为)?\s?(\d\.\d)")
_MARKS = str.maketrans("\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\uff08\uff09", ",.;:,!?()")


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese or Japanese characters."""
    return bool(_CJK.search(text))


def figures_of(text: str) -> str:
    """A text with its Chinese units in English ones, and without the rest of its Chinese."""
    text = text.translate(_MARKS)
    text = _PLACE.sub(lambda match: f" the {_ORDINALS[_digit(match[1]) - 1]} one ", text)
    text = _STOCK.sub(lambda match: f" {match[1] or match[2]} in stock ", text)
    text = _PRICE_BEFORE.sub(r" rated \1 ", text)
    text = _SPELLED.sub(lambda match: _DIGITS[match[1]], text)
    text = _WITH_UNIT.sub(lambda match: f"{match[1]} {_UNITS[match[2]]} ", text)
    return _CJK.sub(" ", _COUNTED.sub(" ", text))


def _digit(text: str) -> int:
    return max(1, int(_DIGITS.get(text, text)))
