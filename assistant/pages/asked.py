"""What a question asks for: each question of a message, and the kind of thing that can be an answer to it."""

import re
from dataclasses import dataclass
from typing import Literal

Expected = Literal["money", "time", "phone", "e-mail", "place", "number"]

MOST_QUESTIONS = 3
"""Questions of one message that are answered: more is no question any more."""
MOST_CHARACTERS = 600
"""What is read of one question."""
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|a|an|same|next|few|several)"
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?= \d| until|\b\W*$)"
)
_ASKS: tuple[tuple[Expected, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"\b(?:phone|telephone|hotline)\b.*\bnumber|\bnumber to (?:call|ring)|\bcan i call", re.I)),
    ("e-mail", re.compile(r"\be-?mail address|\byour e-?mail\b|\be-?mail (?:can|do) i", re.I)),
    ("money", re.compile(r"\bfree\b|\bwho pays\b|\bpay for\b|\bhow much (?!time\b|do(?:es)? (?:it|they|\w+) weigh)|\bwhat\b.*\b(?:cost|costs|price|fee|charge)\b|\bhow expensive", re.I)),
    ("time", re.compile(r"\bhow (?:long|fast|soon|quick\w*|late|early|old)\b|\bhow many (?:\w+ )?" + _UNIT + r"|\bwhen\b(?! i\b)|\bwhat time|\b(?:until|by) when\b|\bdeadline\b|\bopening (?:hours|times)\b", re.I)),
    ("number", re.compile(r"\b(?:what|which) (?:\w+ )?sizes?\b|\bhow (?:many|big|heavy|thick|wide|tall|deep)\b", re.I)),
    ("place", re.compile(r"\bwhere(?:'s| is| are)? (?:(?:is|are) )?(?:you|your (?:shop|store)|the (?:shop|store))\b|\byour address\b|\bwhat address\b", re.I)),
)  # fmt: skip
_IS: dict[Expected, re.Pattern[str]] = {
    "phone": re.compile(r"\+\d|\b\d{3,5}[-\s/]\d{3,}|\(\d{2,5}\)\s?\d{3,}"),
    "e-mail": re.compile(r"\w@\w"),
    "money": re.compile(r"[$€£¥]\s?\d|\d\s?(?:[$€£¥%]|percent|dollars?|euros?|pounds?|cents?)|\bfree\b|\bno (?:extra )?(?:charge|cost|fee)|\bcosts? nothing", re.I),
    "time": re.compile(
        rf"\b{_COUNT} (?:\w+ )?{_UNIT}\b|\b{_WEEKDAY}\b|\b{_MONTH}|\d[:.]\d\d\b|\b\d ?[ap]m\b|\bat once\b|\bimmediately\b|\bsame day\b|"
        r"\b(?:when|once|after|before|until|as soon as|every|end of)\b|\d\s?(?:cm|mm|m|in|inch(?:es)?|ft|feet)\b|\b\d{4}\b",
        re.I,
    ),
    "number": re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|no|none)\b", re.I),
    "place": re.compile(r"\b\d+[a-z]?,? [A-Z]\w+|\b(?:street|road|avenue|square|lane|row|st|rd|ave)\b", re.I),
}  # fmt: skip
_YES_NO = re.compile(
    r"(?:(?:so|and|but|or|also|please|hi|hello|hey|ok|okay|just|quick question|question)\W+)*"
    r"(?:do|does|did|is|are|can|could|will|would|may|must|am|have|has|should)(?:n't|nt)? (?!\w+ (?:tell|explain)\b)",
    re.I,
)
_CUT = re.compile(r"(?<=[?？;])\s*|\n+|(?<=[.!])\s+(?=[A-Z])")
_ALSO = re.compile(
    r",?\s+(?:and|also|or|plus|&)\s+(?:also\s+)?(?=(?:how|what|when|where|who|which|do|does|is|are|can|could|will|must)\b)",
    re.I,
)
_ASKING = re.compile(
    r"\?|^\W*(?:so |and |but |also |or )*(?:how|what|when|where|who|which|why|do|does|did|is|are|can|could|will|would|"
    r"may|must|am|should)\b",
    re.I,
)
_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these|there)\b", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    text: str
    """As it is searched for: with the question before it, where it points back."""
    said: str
    """As it was typed."""

    @property
    def expects(self) -> Expected | None:
        """The kind of thing that must stand in an answer; None where anything may."""
        return next((kind for kind, pattern in _ASKS if pattern.search(self.said)), None)

    @property
    def wants_yes_or_no(self) -> bool:
        """Whether it can be answered by yes or no."""
        return _YES_NO.match(self.said.strip()) is not None


def gives(kind: Expected, text: str) -> bool:
    """Whether a text has a thing of the kind that is asked for."""
    return _IS[kind].search(text) is not None


def questions(message: str) -> tuple[Asked, ...]:
    """The questions of a message, in order; the whole message where none is plainly one."""
    message = message[: MOST_CHARACTERS * MOST_QUESTIONS]
    parts = [part for cut in _CUT.split(message) for part in _ALSO.split(cut) if re.search(r"\w", part)]
    asking = [part.strip()[:MOST_CHARACTERS] for part in parts if _ASKING.search(part)]
    if len(asking) < 2:
        whole = " ".join(message.split())[:MOST_CHARACTERS]
        return (Asked(text=whole, said=asking[0] if asking else whole),)
    found: list[Asked] = []
    for part in asking[:MOST_QUESTIONS]:
        before = found[-1].said if found and _BACK.search(part) else ""
        found.append(Asked(text=f"{before} {part}".strip(), said=part))
    return tuple(found)
