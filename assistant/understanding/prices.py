"""Price limits in a message: "under 50", "between 60 and 90 dollars", "around $130", "1000 is the limit"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.text import without
from assistant.understanding.wording import content
from retrieval.currencies import CODES

_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "k": 1000}
_DIGIT = "|".join(word for word, n in NUMBER_WORDS.items() if 1 <= n <= 9)
_TEEN = "|".join(word for word, n in NUMBER_WORDS.items() if 10 <= n <= 19)

_WORDS = {"all", "top", "try", "mad", "bam", "cup", "gel", "lak", "pen", "sos", "mop"}
"""Currency codes that are English words."""
_CODE = "|".join(sorted({code.casefold() for code in CODES} - _WORDS))
SIGN = rf"(?:us\$|r\$|\$|€|£|¥|₹|₩|₱|₺|₽|rs\.?|(?:{_CODE})\b)"
UNIT = (
    rf"(?:dollars?|bucks?|\$|euros?|€|pounds?|quid|£|yen|yuan|¥|francs?|kr|crowns?|kron(?:er|or)|cents?|pesos?|rupees?|₹|"
    rf"won|₩|₱|rand|zloty(?:ch|s)?|lira|₺|rubles?|₽|baht|ringgit|dirhams?|riyals?|reais|{_CODE})"
)
NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3}){1,2}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?|\.\d{1,2}|"
    rf"(?:a|{_DIGIT}) (?:hundred|thousand)\b|(?:{'|'.join(_TENS)})(?:[ -](?:{_DIGIT}))?\b|(?:{_TEEN})\b)"
)
AMOUNT = rf"(?P<{{0}}sign>{SIGN}\s?)?(?P<{{0}}>{NUMBER})(?P<{{0}}k>\s?k\b)?(?:[\s-]?(?P<{{0}}unit>{UNIT})(?![a-z]))?"
NOT_MONEY = (
    r"(?!\+?\s?-?(?:inch|inches|cm|mm|ml|cl|l\b|liters?|litres?|kg|g\b|grams?|oz|ounces?|lbs?|m\b|met(?:er|re)s?|km|"
    r"miles?|mph|feet|foot|ft|yards?|w\b|wh\b|watts?|v\b|volts?|amps?|m?ah\b|hz|db|lumens?|degrees?|°|[kmgt]b\b|"
    r"mp\b|megapixels?|dpi|rpm|h\b|hours?|hrs?|minutes?|mins?\b|seconds?|secs?|nights?|times|pages?|"
    r"calories|kcal|servings?|cups?|threads?|layers?|pockets?|slots?|colou?rs?|sizes?|buttons?|"
    r"people|persons?|pieces?|pcs|pairs?|of (?:them|these|those)|years?|months?|weeks?|days?|stars?|\*|%|percent|"
    r"seaters?|\"|'|in stock|left|units?|items?|players?|guests?|kids|children|adults|[x×]\s?\d|\d|[.,]\d|th\b|"
    r"st\b|nd\b|rd\b))"
)
AROUND = Decimal("0.2")
"""Half the width of "around", as a share of the amount."""

_A = AMOUNT.replace("{0}", "a") + NOT_MONEY
_B = AMOUNT.replace("{0}", "b") + NOT_MONEY
_BUDGET = r"(?:(?:my |the |our |a )?(?:budget|limit|price(?: range)?|max(?:imum)?)(?: price)?(?: is| of|:)?(?: at)? )?"
_RANGES = (
    rf"(?:between|from) {AMOUNT.replace('{0}', 'a')}\s?(?:and|to|-|–)\s?{_B}",
    rf"{AMOUNT.replace('{0}', 'a')}\s?(?:-|–|to)\s?{_B}",
)
_OF_MONEY = re.compile(r"\b(?:spend|pay|costs?|prices?|budget)\b")
_AROUND = (
    rf"{_BUDGET}(?:around|about|roughly|approximately|approx\.?|circa|~|near|more or less|somewhere around) ?{_A}",
    rf"{_A}(?:\s?-?ish| or so| more or less|, give or take)",
)
_BELOW = (
    rf"{_BUDGET}(?:strictly )?(?:(?:for )?(?:under|below|beneath|less th[ae]n|lower than|cheaper than)|<=?|≤) ?{_A}"
)
_ABOVE = (
    r"(?:price (?:should|must) be )?(?:costing )?"
    r"(?:over|above|more th[ae]n|higher than|greater than|dearer than|pricier than|exceed(?:ing|s)?|>=?|≥)(?: of)? ?"
    rf"{_A}"
)
_TURNED = re.compile(
    r"(?:(?<![\w'])(?:no|not|nor|never|without|cannot|cant|dont|wont|shouldnt|mustnt|doesnt|"
    r"(?<!there )(?<!there's )(?<!you have )(?<!have you )(?<!you got )(?<!you've got )(?:nothing|none)|\w+n't))\s+"
    r"(?:(?:i|we|it|them|me|us|show|see|give|find|need|want|wanna|like|to|anything|something|things?|ones?|that|which|"
    r"is|are|be|being|go|going|costs?|costing|priced|spend|spending|pay|paying|afford|able|willing|prepared|any|much|"
    r"way|far|really|too|if|at|prices?)\s+)*$"
)
"""A negation that reaches the comparison after it: "nothing under 40", "i don't want to spend more than"."""
_REACH = 80
"""Characters before a comparison in which its negation stands."""
_MAX = (
    rf"{_BUDGET}(?:strictly )?(?:up to|as much as|at (?:the )?most|max(?:imum|\.)?(?: of)?|within|inside) ?{_A}",
    (
        rf"{_A} (?:dollars? )?(?:max(?:imum)?|tops|at (?:the )?most|or (?:less|under|below|cheaper)|"
        r"and (?:under|below)|is (?:the|my|our) "
        rf"(?:limit|max(?:imum)?|budget|ceiling|cap)|to spend|limit|budget)\b"
    ),
    rf"(?:budget|limit|ceiling|cap|max(?:imum)?)(?: price)?(?: is| of|:| was)? {_A}",
    (
        r"(?:can|could|will|would|to|want to|wanna|able to) (?:only )?(?:spend|pay|afford|go up to|"
        rf"stretch to)(?: up to| at most)? {_A}"
    ),
    rf"(?:i have|i've got|got|with) {_A} (?:to spend|for)\b",
)
_MIN = (
    rf"(?:price (?:should|must) be )?(?:at least|upwards of|starting (?:at|from)|min(?:imum|\.)?(?: of)?) ?{_A}",
    rf"{_A} (?:dollars? )?(?:or (?:more|over|above|up)|and (?:up|over|above)|min(?:imum)?|upwards)\b",
    rf"from {_A} (?:up(?:wards?)?|on(?:wards?)?)\b",
)
_PLUS = (rf"{_A} ?\+(?!\w)",)
_SAID = (
    rf"(?:i (?:meant|mean|said)|make (?:it|that)|rather|say) {_A}",
    rf"[\s,;.!]*(?:ok(?:ay)?,? )?{_A}[\s,;.!]*(?:then|please|instead)?[\s,;.!?]*",
)
_BARE = (rf"\b(?:for|at) {_A}", rf"\b(?:i|we) (?:only |just )?(?:have|got) {_A}")
_DROPPED = re.compile(
    rf"(?:forget|drop|never mind|ignore) (?:about )?(?:the |that )?{_A}"
    rf"|{_B} (?:is|was) (?:way |far |a bit )?too (?:much|little|low|high)"
)
_NO_LIMIT = re.compile(
    r"(?:never mind|forget|drop|ignore|remove|(?:do not|don't|dont) (?:worry|care|mind))(?: about)? (?:the |my )?"
    r"(?:price limit|budget|price|money|cost|limit)\b"
    r"|(?:no|without(?: an?| any)?)(?: price| budget)? limits?\b(?! (?:of|is|at) )|no budget\b"
    r"|(?:price|money|budget|cost) (?:is |'s )?(?:no object|does(?:n't| not) matter|not important|no issue|"
    r"irrelevant)|any (?:price|budget)\b|whatever (?:it costs|the price)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceWish:
    """What a message says of the price. Amounts are decimals as typed; None is no limit on that side."""

    low: Decimal | None = None
    high: Decimal | None = None
    said: Decimal | None = None
    """An amount without a direction ("I meant 200"): it takes the place of the limit in force."""
    dropped: bool = False
    """The limits in force no longer hold."""
    words: str = ""


def take_price(text: str) -> tuple[PriceWish | None, str]:
    """Read the price limits of a message.

    Args:
        text: a normalised message.

    Returns:
        What was said of the price (None: nothing), and the text without those words.
    """
    dropped = _NO_LIMIT.search(text)
    if dropped:
        return PriceWish(dropped=True, words=dropped.group().strip()), without(text, *dropped.span())
    past = _DROPPED.search(text)
    rest = without(text, *past.span()) if past else text
    for read in (_range, _around, _high, _low, _said, _bare):
        found = read(rest)
        if found:
            return found
    if past:
        return PriceWish(dropped=True, words=past.group().strip()), rest
    return None, text


def _range(text: str) -> tuple[PriceWish, str] | None:
    for index, pattern in enumerate(_RANGES):
        match = re.search(pattern, text)
        if match and (index == 0 or _is_money(match, "a") or _is_money(match, "b") or _OF_MONEY.search(text)):
            low, high = sorted((_amount(match, "a"), _amount(match, "b")))
            return PriceWish(low=low, high=high, words=match.group().strip()), without(text, *match.span())
    return None


def _around(text: str) -> tuple[PriceWish, str] | None:
    for pattern in _AROUND:
        match = re.search(pattern, text)
        if match and (_is_money(match, "a") or not _names_something(text[match.end() :])):
            amount = _amount(match, "a")
            wish = PriceWish(low=amount * (1 - AROUND), high=amount * (1 + AROUND), words=match.group().strip())
            return wish, without(text, *match.span())
    return None


def _high(text: str) -> tuple[PriceWish, str] | None:
    limit = _limit(text, below=True) or _first(text, _MAX)
    if limit is None:
        return None
    match, start = limit
    amount, words, rest = _amount(match, "a"), text[start : match.end()].strip(), without(text, start, match.end())
    low = _low(rest)
    if low and low[0].low is not None and low[0].low < amount:
        return PriceWish(low=low[0].low, high=amount, words=f"{words} {low[0].words}"), low[1]
    return PriceWish(high=amount, words=words), rest


def _low(text: str) -> tuple[PriceWish, str] | None:
    limit = _limit(text, below=False) or _first(text, _MIN)
    plus = limit or _first(text, _PLUS)
    if plus is None:
        return None
    match, start = plus
    counts_things = not _is_money(match, "a") and (limit is None or _names_something(text[match.end() :]))
    if counts_things:
        return None
    wish = PriceWish(low=_amount(match, "a"), words=text[start : match.end()].strip())
    return wish, without(text, start, match.end())


def _limit(text: str, *, below: bool) -> tuple[re.Match[str], int] | None:
    """The first comparison that sets an upper (or a lower) limit, and where its words start; a negation turns it."""
    for pattern, is_below in ((_BELOW, True), (_ABOVE, False)):
        for match in re.finditer(rf"(?<!\w){pattern}", text):
            reach = max(0, match.start() - _REACH)
            turned = _TURNED.search(text[reach : match.start()])
            if (is_below != bool(turned)) == below:
                return match, reach + turned.start() if turned else match.start()
    return None


def _first(text: str, patterns: tuple[str, ...]) -> tuple[re.Match[str], int] | None:
    match = next((found for pattern in patterns if (found := re.search(pattern, text))), None)
    return (match, match.start()) if match else None


def _names_something(after: str) -> bool:
    """Whether a bare number stands right before a thing ("at least 12 mugs"): it counts that, it is no price."""
    word = re.match(r" ([^\W\d_]{2,})", after)
    return bool(word and content([word.group(1)]))


def _said(text: str) -> tuple[PriceWish, str] | None:
    match = re.search(_SAID[0], text)
    if match is None:
        match = re.fullmatch(_SAID[1], text)
        if match is None or not _is_money(match, "a"):
            return None
    return PriceWish(said=_amount(match, "a"), words=match.group().strip()), without(text, *match.span())


def _bare(text: str) -> tuple[PriceWish, str] | None:
    """An amount with its currency after "for" ("for $50") is the most a shopper wants to pay."""
    found = _first(text, _BARE)
    if found and _is_money(found[0], "a"):
        match = found[0]
        return PriceWish(high=_amount(match, "a"), words=match.group().strip()), without(text, *match.span())
    return None


def _is_money(match: re.Match[str], name: str) -> bool:
    return bool(match.group(f"{name}sign") or match.group(f"{name}unit"))


def _amount(match: re.Match[str], name: str) -> Decimal:
    amount = _number(match.group(name))
    if (match.group(f"{name}unit") or "").startswith("cent"):
        return amount / 100
    return amount * 1000 if match.group(f"{name}k") else amount


def _number(said: str) -> Decimal:
    """The value of digits in any notation ("1,299.00", "1.299,00", "12,5"), or of number words ("a hundred")."""
    if said[-1].isdigit():
        cents = re.search(r"[.,](\d{1,2})$", said)
        whole = re.sub("[.,]", "", said[: cents.start()] if cents else said)
        return Decimal(f"{whole or '0'}.{cents.group(1) if cents else '0'}")
    first, _, second = said.replace("-", " ").partition(" ")
    if second in _SCALES:
        return Decimal(_SCALES[second] * NUMBER_WORDS.get(first, 1))
    return Decimal(_TENS.get(first) or NUMBER_WORDS[first]) + NUMBER_WORDS.get(second, 0)
