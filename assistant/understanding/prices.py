"""Price limits in a message: "under 50", "between 60 and 90 dollars", "around $130", "1000 is the limit"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.text import without

SIGN = r"(?:us\$|\$|€|£|¥|usd|eur|gbp)"
UNIT = r"(?:dollars?|bucks?|usd|\$|euros?|eur|€|pounds?|quid|gbp|£|yen)"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
AMOUNT = rf"(?P<{{0}}sign>{SIGN}\s?)?(?P<{{0}}>{NUMBER})(?P<{{0}}k>k\b)?(?:\s?(?P<{{0}}unit>{UNIT})(?![a-z]))?"
NOT_MONEY = (
    r"(?!\s?-?(?:inch|inches|cm|mm|ml|cl|l\b|liters?|litres?|kg|g\b|grams?|oz|lbs?|m\b|km|w\b|watts?|hours?|hrs?|"
    r"people|persons?|pieces?|pcs|pairs?|of (?:them|those|these)|years?|months?|weeks?|days?|stars?|%|percent|"
    r"seaters?|\"|'|in stock|left|units?|items?|players?|guests?|kids|children|adults|[x×]\s?\d|\d|[.,]\d|th\b|"
    r"st\b|nd\b|rd\b))"
)
AROUND = Decimal("0.2")
"""Half the width of "around", as a share of the amount."""

_A = AMOUNT.replace("{0}", "a") + NOT_MONEY
_B = AMOUNT.replace("{0}", "b") + NOT_MONEY
_BUDGET = r"(?:(?:my |the |our |a )?(?:budget|limit|price(?: range)?|max(?:imum)?)(?: price)?(?: is| of|:)?(?: at)? )?"
_RANGES = (
    rf"(?:between|from) {_A} (?:and|to|-) {_B}",
    rf"{AMOUNT.replace('{0}', 'a')}\s?(?:-|–|to)\s?{_B}",
)
_AROUND = (
    rf"{_BUDGET}(?:around|about|roughly|approximately|approx\.?|circa|~|near|more or less|somewhere around) {_A}",
    rf"{_A}(?:\s?-?ish| or so| more or less|, give or take)",
)
_MAX = (
    (
        rf"{_BUDGET}(?:no(?:t|thing)? (?:over|above|more than|higher than|exceeding)|no more than|"
        rf"not more than)(?: of)? {_A}"
    ),
    (
        rf"{_BUDGET}(?:strictly )?(?:under|below|less than|cheaper than|up to|as much as|at most|"
        r"max(?:imum|\.)?(?: of)?|within|beneath|"
        rf"not above|not over|no higher than|<=?|don't exceed|stay(?:ing)? (?:under|below)|for less than|inside) ?{_A}"
    ),
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
    (
        r"(?:price (?:should|must) be )?(?:over|above|more than|at least|upwards of|no less than|not less than|"
        r"not under|not below|"
        rf"starting (?:at|from)|min(?:imum|\.)?(?: of)?|>=?|costing more than) ?{_A}"
    ),
    rf"{_A} (?:dollars? )?(?:or (?:more|over|above|up)|and (?:up|over|above)|\+|min(?:imum)?|upwards)(?:\b|(?=\W|$))",
)
_SAID = (rf"(?:i (?:meant|mean|said)|make (?:it|that)|rather|say) {_A}",)
_BARE = (rf"\b(?:for|at) {_A}",)
_DROPPED = re.compile(
    rf"(?:forget|drop|never mind|ignore) (?:about )?(?:the |that )?{_A}"
    rf"|{_B} (?:is|was) (?:way |far |a bit )?too (?:much|little|low|high)"
)
_NO_LIMIT = re.compile(
    r"(?:never mind|forget(?: about)?|drop|ignore|don't worry about|remove) (?:the |my |about the )?(?:budget|price|"
    r"money|cost|price limit|limit)\b"
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
        if match and (
            index == 0 or _is_money(match, "a") or _is_money(match, "b") or "price" in text or "budget" in text
        ):
            low, high = sorted((_amount(match, "a"), _amount(match, "b")))
            return PriceWish(low=low, high=high, words=match.group().strip()), without(text, *match.span())
    return None


def _around(text: str) -> tuple[PriceWish, str] | None:
    for pattern in _AROUND:
        match = re.search(pattern, text)
        if match:
            amount = _amount(match, "a")
            wish = PriceWish(low=amount * (1 - AROUND), high=amount * (1 + AROUND), words=match.group().strip())
            return wish, without(text, *match.span())
    return None


def _high(text: str) -> tuple[PriceWish, str] | None:
    for pattern in _MAX:
        match = re.search(pattern, text)
        if match:
            rest = without(text, *match.span())
            low = _low(rest)
            if low and low[0].low is not None and low[0].low < _amount(match, "a"):
                words = f"{match.group().strip()} {low[0].words}"
                return PriceWish(low=low[0].low, high=_amount(match, "a"), words=words), low[1]
            return PriceWish(high=_amount(match, "a"), words=match.group().strip()), rest
    return None


def _low(text: str) -> tuple[PriceWish, str] | None:
    for pattern in _MIN:
        match = re.search(pattern, text)
        if match:
            return PriceWish(low=_amount(match, "a"), words=match.group().strip()), without(text, *match.span())
    return None


def _said(text: str) -> tuple[PriceWish, str] | None:
    match = re.search(_SAID[0], text)
    if match is None:
        match = re.fullmatch(rf"\W*(?:ok(?:ay)?,? )?{_A}\W*(?:then|please)?\W*", text)
        if match is None or not _is_money(match, "a"):
            return None
    return PriceWish(said=_amount(match, "a"), words=match.group().strip()), without(text, *match.span())


def _bare(text: str) -> tuple[PriceWish, str] | None:
    """An amount with its currency after "for" ("for $50") is the most a shopper wants to pay."""
    match = re.search(_BARE[0], text)
    if match and _is_money(match, "a"):
        return PriceWish(high=_amount(match, "a"), words=match.group().strip()), without(text, *match.span())
    return None


def _is_money(match: re.Match[str], name: str) -> bool:
    return bool(match.group(f"{name}sign") or match.group(f"{name}unit"))


def _amount(match: re.Match[str], name: str) -> Decimal:
    amount = Decimal(match.group(name).replace(",", ""))
    return amount * 1000 if match.group(f"{name}k") else amount
