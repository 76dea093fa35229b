"""A text as tokens: words, numbers, quantities in base units, amounts of money and per cents.

What is said in several words is brought into the words a listing uses ("keeps the rain out" is waterproof), number
words into digits, and shortened words are spelled out, so that a claim and a listing can be compared word by word.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.claims.chinese import figures_of, is_chinese
from assistant.claims.lexicon import phrases
from assistant.understanding.counts import NUMBER_WORDS
from retrieval.vocabulary import stem

Kind = Literal["word", "number", "quantity", "money", "percent", "mark", "product"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark."""

    kind: Kind
    text: str
    """In small letters."""
    key: str
    """The stem of a word; else the text."""
    value: float = 0.0
    """Of a number; of a quantity in the base unit of its dimension; of money as decimals."""
    unit: str = ""
    """Dimension of a quantity ("mass"), ISO 4217 code of money."""
    capital: bool = False
    """Whether it is written with a capital letter."""
    scale: float = 1.0
    """The unit it was written in, in base units: a quantity is exact to its last digit."""
    digits: int = 0
    """Digits behind the point, as written."""
    products: tuple[int, ...] = ()
    """Places on the shelf, of a product that is named."""


_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys("mg milligram milligrams".split(), ("mass", 0.001)),
    **dict.fromkeys("g gr gram grams gramme grammes".split(), ("mass", 1.0)),
    **dict.fromkeys("kg kgs kilo kilos kilogram kilograms".split(), ("mass", 1000.0)),
    **dict.fromkeys("oz ounce ounces".split(), ("mass", 28.3495)),
    **dict.fromkeys("lb lbs".split(), ("mass", 453.592)),
    **dict.fromkeys("ml millilitre millilitres milliliter milliliters".split(), ("volume", 1.0)),
    **dict.fromkeys("cl centilitre centilitres".split(), ("volume", 10.0)),
    **dict.fromkeys("dl".split(), ("volume", 100.0)),
    **dict.fromkeys("l litre litres liter liters ltr".split(), ("volume", 1000.0)),
    **dict.fromkeys("gallon gallons".split(), ("volume", 3785.41)),
    **dict.fromkeys("pint pints".split(), ("volume", 568.261)),
    **dict.fromkeys("mm millimetre millimetres millimeter millimeters".split(), ("length", 0.1)),
    **dict.fromkeys("cm centimetre centimetres centimeter centimeters".split(), ("length", 1.0)),
    **dict.fromkeys("m metre metres meter meters".split(), ("length", 100.0)),
    **dict.fromkeys("km kilometre kilometres kilometer kilometers".split(), ("length", 100_000.0)),
    **dict.fromkeys('inch inches " ”'.split(), ("length", 2.54)),
    **dict.fromkeys("ft foot feet".split(), ("length", 30.48)),
    **dict.fromkeys("s sec secs second seconds".split(), ("time", 1.0)),
    **dict.fromkeys("min mins minute minutes".split(), ("time", 60.0)),
    **dict.fromkeys("h hr hrs hour hours".split(), ("time", 3600.0)),
    **dict.fromkeys("day days".split(), ("time", 86_400.0)),
    **dict.fromkeys("week weeks".split(), ("time", 604_800.0)),
    **dict.fromkeys("month months".split(), ("months", 1.0)),
    **dict.fromkeys("year years yr yrs".split(), ("months", 12.0)),
    **dict.fromkeys("w watt watts".split(), ("power", 1.0)),
    **dict.fromkeys("kw kilowatt kilowatts".split(), ("power", 1000.0)),
    **dict.fromkeys("lm lumen lumens".split(), ("light", 1.0)),
    **dict.fromkeys("db decibel decibels".split(), ("sound", 1.0)),
    **dict.fromkeys("mb".split(), ("data", 0.001)),
    **dict.fromkeys("gb gigabyte gigabytes".split(), ("data", 1.0)),
    **dict.fromkeys("tb terabyte terabytes".split(), ("data", 1000.0)),
    **dict.fromkeys("mp megapixel megapixels".split(), ("pixels", 1.0)),
    **dict.fromkeys("wh".split(), ("energy", 1.0)),
    **dict.fromkeys("mah".split(), ("charge", 1.0)),
    **dict.fromkeys("v volt volts".split(), ("voltage", 1.0)),
    **dict.fromkeys("hz hertz".split(), ("frequency", 1.0)),
    **dict.fromkeys("khz".split(), ("frequency", 1000.0)),
    **dict.fromkeys("degree degrees ° °c °f celsius".split(), ("degrees", 1.0)),
}
_ORDINAL_UNITS = frozenset({"second"})
_CURRENCIES = {
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "bucks", "usd"), "USD"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "EUR"),
    **dict.fromkeys(("£", "quid", "gbp", "sterling"), "GBP"),
    **dict.fromkeys(("pound", "pounds"), "GBP"),
    **dict.fromkeys(("¥", "yen", "jpy"), "JPY"),
    **dict.fromkeys(("chf", "francs"), "CHF"),
    **dict.fromkeys(("cny", "rmb", "yuan", "renminbi"), "CNY"),
}
_CENTS = frozenset({"cents", "cent", "pence", "p"})
_SHORT = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(it|that|there|here|what|who|he|she|where|this|one|everything|nothing)'s\b"), r"\1 is"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s)"), ""),
    (re.compile(r"\s?g/m[²2]"), " gsm"),
    (re.compile(r"½"), ".5"),
    (re.compile(r"(?<=[a-z])-(?=\w)|(?<=\d)-(?=[a-z])"), " "),
    (re.compile(r"(?<=\d)\s*[×x]\s*(?=\d)"), " x "),
    (re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)"), " to "),
)
_BEFORE = 13
"""How many of these come before the phrases: the rest takes hyphens out, which phrases may hold."""
_TOKEN = re.compile(
    r"(?P<sign>us\$|[$€£¥])\s?(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)|"
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?P<percent>\s?%)?"
    r"|(?P<word>[^\W\d_][^\W_]*(?:'[^\W_]+)?)|(?P<mark>°[cf]?|[.,;:!?()\"“”&/%–—-])"
)
_NUMBERS = {word: value for word, value in NUMBER_WORDS.items() if value >= 2} | {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_CHAIN = frozenset({"x", "by", "to", "or", "and", "up"})
_LONGEST = 100_000


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; of a very long one, those of its beginning."""
    return _with_units(_with_number_words(_raw(text[:_LONGEST])))


def _raw(text: str) -> list[Token]:
    if is_chinese(text):
        text = figures_of(text)
    text = text.replace("’", "'").replace("‘", "'").replace("_", " ")
    capitals = _capitals(text)
    lowered = text.lower()
    for pattern, written in (*_SHORT[:_BEFORE], *phrases(), *_SHORT[_BEFORE:]):
        lowered = pattern.sub(written, lowered)
    found = []
    for match in _TOKEN.finditer(lowered):
        found += _token(match, capitals)
    return found


def _capitals(text: str) -> dict[str, list[bool]]:
    """Of each word, in small letters, whether it begins with a capital: once for each time it stands in a text."""
    found: dict[str, list[bool]] = {}
    for word in re.findall(r"[^\W\d_][^\W_]*", text):
        found.setdefault(word.lower(), []).append(word[0].isupper())
    return found


def _token(match: re.Match[str], capitals: dict[str, list[bool]]) -> list[Token]:
    if match["sign"]:
        return [_money(match["amount"], _CURRENCIES[match["sign"]], match.group())]
    if match["number"]:
        kind: Kind = "percent" if match["percent"] else "number"
        return [_number(match["number"], kind)]
    if match["word"]:
        word = match["word"]
        flags = capitals.get(word) or [False]
        capital = flags.pop(0) if len(flags) > 1 else flags[0]
        return [Token("word", word, "maymonth" if word == "may" and capital else stem(word), capital=capital)]
    return [Token("mark", match.group(), match.group())]


def _number(text: str, kind: Kind = "number") -> Token:
    plain = text.replace(",", "")
    return Token(kind, plain, f"{float(plain):g}", float(plain), digits=len(plain.partition(".")[2]))


def _money(amount: str, currency: str, text: str) -> Token:
    plain = amount.replace(",", "")
    return Token("money", text, text, float(plain), currency, digits=len(plain.partition(".")[2]))


def _with_number_words(found: list[Token]) -> list[Token]:
    made: list[Token] = []
    for place, token in enumerate(found):
        value = _NUMBERS.get(token.text)
        following = found[place + 1].text if place + 1 < len(found) else ""
        if token.text == "one" and following in _UNITS and following not in _ORDINAL_UNITS:
            value = 1
        before = made[-1] if made else None
        if value is None and token.text in ("hundred", "thousand") and before and before.kind == "number":
            made[-1] = _number(f"{before.value * (100 if token.text == 'hundred' else 1000):g}")
        elif value is None:
            made.append(token)
        elif value < 10 and before and before.kind == "number" and _was_tens(found, place):
            made[-1] = _number(f"{before.value + value:g}")
        else:
            made.append(_number(str(value)))
    return made


def _was_tens(found: list[Token], place: int) -> bool:
    return found[place - 1].text in _TENS


def _with_units(found: list[Token]) -> tuple[Token, ...]:
    made: list[Token] = []
    place = 0
    while place < len(found):
        token = found[place]
        after = place + 1
        unit = found[after].text if after < len(found) else ""
        if token.kind == "number" and unit in _UNITS and not (unit == '"' and not _is_inch(found, after)):
            dimension, scale = _UNITS[unit]
            made.append(_quantity(token, dimension, scale, unit))
            _spread(made, dimension, scale, unit)
            place = after + 1
        elif token.kind == "number" and unit in _CURRENCIES:
            made.append(_money(token.text, _CURRENCIES[unit], f"{token.text} {unit}"))
            place = after + 1
        elif token.kind == "number" and unit in _CENTS:
            made.append(_money(f"{token.value / 100:.2f}", "", f"{token.text} {unit}"))
            place = after + 1
        elif token.kind == "number" and unit in ("percent", "%"):
            made.append(replace(token, kind="percent"))
            place = after + 1
        elif token.kind == "money" and unit in _CURRENCIES:
            made.append(token)
            place = after + 1
        else:
            made.append(token)
            place += 1
    return tuple(made)


def _is_inch(found: list[Token], place: int) -> bool:
    return not any(token.text == '"' for token in found[:place])


def _quantity(token: Token, dimension: str, scale: float, unit: str) -> Token:
    text = f"{token.text} {unit}"
    return Token("quantity", text, text, token.value * scale, dimension, scale=scale, digits=token.digits)


def _spread(made: list[Token], dimension: str, scale: float, unit: str) -> None:
    """Give numbers before, joined by "x" or "to", the unit of the last: "30 x 20 cm"."""
    place = len(made) - 2
    chain = _CHAIN if dimension == "length" else _CHAIN - {"x", "by"}
    while place >= 1 and made[place].text in chain and made[place - 1].kind == "number":
        made[place - 1] = _quantity(made[place - 1], dimension, scale, unit)
        place -= 2
