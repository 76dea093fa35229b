"""How many are needed: "15 teddy bears", "for our team of 17", "at least 16 pairs left"."""

import re

from assistant.understanding.text import without

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen twenty
        """.split()
    )
}
_N = rf"(?P<n>\d{{1,4}}|{'|'.join(w for w, n in NUMBER_WORDS.items() if n >= 2)}|a dozen|a couple of|half a dozen)"
_WORDS = {"a dozen": 12, "half a dozen": 6, "a couple of": 2}
_UNITS = (
    r"(?!\s?-?(?:inch|inches|cm|mm|ml|cl|l\b|liters?|litres?|kg|g\b|grams?|oz|lbs?|watts?|w\b|hours?|years?|"
    r"year-olds?|yrs?|months?|weeks?|days?|stars?|%|percent|seater|people|persons?|players?|adults|kids|children|"
    r"dollars?|bucks?|euros?|usd|pounds?|piece\b|[x×]|\"|th\b|st\b|nd\b|rd\b|[.,:/]\d|\d))"
)
_PATTERNS = (
    (
        rf"(?:at least|minimum(?: of)?|more than) {_N} (?:of (?:them|these|those)|pairs?|pieces?|units?|items?|left|"
        r"in stock|available)(?: (?:left|in stock|available))?"
    ),
    (
        rf"(?:where |that )?(?:you )?(?:still )?have (?:at least )?{_N} (?:of (?:them|these|those)|pairs?|pieces?|"
        r"units?|left|in stock)\b"
    ),
    (
        r"(?:i|we)(?:'ll| will| would|'d)? (?:need|want|require|order|take|"
        rf"buy)(?: to (?:buy|order|get))? {_N} (?:of (?:them|these|those|it)\b|identical |matching |the same )"
    ),
    rf"{_N} (?:identical|matching|of the same|equal)\b",
    rf"(?:team|group|party|class|office|wedding|staff) of {_N}\b",
    (
        r"(?:i|we)(?:'ll| will| would|'d)? (?:need|want|require|order|are ordering|am ordering|take|"
        rf"buy)(?: to (?:buy|order|get))? {_N}{_UNITS} (?=[a-z])"
    ),
    rf"ordering {_N}{_UNITS} (?=[a-z])",
    rf"^{_N}{_UNITS} (?=[a-z]+ [a-z]|[a-z]+s\b)",
    rf"(?:quantity|qty)(?: of|:)? {_N}\b",
    rf"\b{_N} (?:pieces|units|pcs)\b",
)
_EACH_SAME = re.compile(
    r",? ?(?:all )?(?:the )?same (?:one|design|kind|model|colour|color)\b|"
    r",? ?must be the same (?:design|kind|model)?|all identical"
)


def take_count(text: str) -> tuple[int | None, str, str]:
    """Read how many are needed: (the number, the words, the text without them)."""
    for pattern in _PATTERNS:
        match = re.search(rf"(?<![\w#.$€£]){pattern}" if not pattern.startswith("^") else pattern, text)
        if match:
            rest = _EACH_SAME.sub(" ; ", without(text, *match.span()))
            return number(match.group("n")), match.group().strip(), rest
    return None, "", text


def number(word: str) -> int:
    """The value of digits or a number word that this module's patterns matched."""
    return int(word) if word.isdigit() else _WORDS.get(word) or NUMBER_WORDS[word]
