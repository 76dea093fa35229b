"""What a question asks for: each question of a message, and the kind of thing that can be an answer to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Expected = Literal["money", "time", "phone", "e-mail", "place", "size", "number", "way"]

MOST_QUESTIONS = 3
"""Questions of one message that are answered: more is no question any more."""
MOST_CHARACTERS = 600
"""What is read of one question."""
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|a|an|same|next|few|several)"
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"{_MONTHS}(?= \d| until|\b\W*$)"
_ASKS: Mapping[Expected, str] = {
    "phone": r"\b(?:phone|telephone|hotline)\b.*\bnumber|\bnumber to (?:call|ring)|\bcan i call",
    "e-mail": (
        r"\b(?:your|what(?:'s| is)?|which|an|the shop's) e-?mail(?: address)?\b(?! (?:of|for) my\b)|\be-?mail (?:can|"
        r"do) i"
    ),
    "money": (
        r"\bfree\b|\bwho pays\b|\bpay for\b|\bhow much (?!time\b|do(?:es)? (?:it|they|\w+) weigh)|"
        r"\bwhat\b.*\b(?:cost|costs|price|fee|charge)\b|\bhow expensive"
    ),
    "time": (
        rf"\bhow (?:long|fast|soon|quick\w*|late|early|old)\b|\bhow many (?:\w+ )?{_UNIT}|\bwhen\b(?! i\b)|"
        r"\bwhat time|\b(?:what|which) (?:week)?days?\b|"
        r"\b(?:until|by) when\b|\bdeadline\b|\btime (?:limit|frame)\b|\bhours on\b|\bopening (?:hours|"
        r"times)\b"
    ),
    "size": r"\b(?:what|which) (?:\w+ )?sizes?\b(?! do you\b)",
    "number": r"\bhow (?:many|big|heavy|thick|wide|tall|deep)\b",
    "place": (
        r"\bwhere(?:'s| is| are)? (?:(?:is|are) )?(?:you|your (?:shop|store)|the (?:shop|store))\b|"
        r"\b(?:your|what) address\b|\baddress of (?:the|your) (?:shop|store)\b|\bwhere can (?:i|we) find (?:you|"
        r"the (?:shop|store))\b"
    ),
    "way": (
        r"\bhow (?:do|can|could|should|would|must) (?:i|we|you|one)\b|\bhow to\b|\bwhat (?:do|should|can|must) (?:i|"
        r"we) do\b|"
        r"\bwhat (?:happens|now|if)\b"
    ),
}
_IS: Mapping[Expected, str] = {
    "phone": r"\+\d|\b\d{3,5}[-\s/]\d{3,}|\(\d{2,5}\)\s?\d{3,}",
    "e-mail": r"\w@\w",
    "money": (
        r"[$€£¥]\s?\d|\d\s?(?:[$€£¥%]|percent|dollars?|euros?|pounds?|cents?)|\bfree\b|"
        r"\bno (?:extra )?(?:charge|cost|fee)|\bcosts? nothing"
    ),
    "time": (
        rf"\b{_COUNT} (?:\w+ )?{_UNIT}\b|\b{_WEEKDAY}\b|\b{_MONTH}|\d[:.]\d\d\b|\b\d ?[ap]m\b|\bat once\b|"
        r"\bimmediately\b|\bsame day\b|\b(?:when|once|after|before|until|as soon as|every|end of)\b|"
        r"\d\s?(?:cm|mm|m|in|inch(?:es)?|ft|feet)\b|\b\d{4}\b"
    ),
    "size": r"(?:\d[\d.,]*\D+){3}",
    "number": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|no|none)\b",
    "place": rf"\b\d+[a-z]?,? (?!{_MONTHS})[A-Z][a-z]+|\b(?:street|road|avenue|square|lane|row|st|rd|ave)\b",
    "way": (
        r"(?:^|[.:] )(?:please |then |first |simply |just )?(?:write|send|type|choose|pick|measure|stand|take|run|"
        r"dry|look|"
        r"hold|bring|tell|call|ask|use|go|click|press|fill|enter|open|log|visit|contact|email|e-mail|reply|print|"
        r"pack|put|"
        r"wash|wipe|rub|add|remove|keep|check|start|select|show|give|let|turn|wear|hang|try|order|return|drop|scan)\b|"
        r"\byou (?:can|may|need to|have to|should|will)\b|\b(?:we|our \w+) (?:send|repair|replace|ask|give|block|"
        r"collect|"
        r"help|exchange|refund)\b"
    ),
}
AFTER = re.compile(
    r"\bafter (\d+|one|a|two|three|four|five|six|seven|ten|twelve) (?:\w+ )?(day|week|month|year)s?\b|"
    r"\b(\d+|one|a|two|three|four|five|six|seven|ten|twelve) (?:\w+ )?(day|week|month|year)s? (?:ago|later|old)\b",
    re.I,
)
"""A time that has passed: two groups of four hold its number and its unit."""
_YES_NO = re.compile(
    r"(?:(?:so|and|but|or|also|please|hi|hello|hey|ok|okay|just|quick question|question)\W+)*"
    r"(?:do|does|did|is|are|can|could|will|would|may|must|am|have|has|should)(?:n't|nt)? (?!\w+ (?:tell|explain)\b)",
    re.I,
)
_CUT = re.compile(r"(?<=[?？;])\s*|\n+|(?<=[.!])\s+(?=[A-Z])")
_ALSO = re.compile(
    r"(?:,?\s+(?:and|also|or|plus|&)\s+|,\s+)(?:also\s+)?(?=(?:how|what|when|where|who|which|do|does|is|are|can|"
    r"could|will|must)\b)",
    re.I,
)
_ASKING = re.compile(
    r"\?|^\W*(?:so |and |but |also |or )*(?:how|what|when|where|who|which|why|do|does|did|is|are|can|could|will|would|"
    r"may|must|am|should)\b",
    re.I,
)
_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these)\b", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    text: str
    """With the question before it, where it points back."""
    said: str
    """As it was typed."""

    @property
    def searched(self) -> str:
        """What is looked for: without a time that has passed, which no page repeats."""
        return " ".join(AFTER.sub(" ", self.text).split()) or self.text

    @property
    def expects(self) -> Expected | None:
        """The kind of thing that must stand in an answer; None where anything may."""
        if AFTER.search(self.said):
            return "time"
        return next((kind for kind, pattern in _ASKS.items() if re.search(pattern, self.said, re.I)), None)

    @property
    def wants_yes_or_no(self) -> bool:
        """Whether it can be answered by yes or no."""
        return _YES_NO.match(self.said.strip()) is not None


def gives(kind: Expected, text: str) -> bool:
    """Whether a text has a thing of the kind that is asked for."""
    return re.search(_IS[kind], text, 0 if kind == "place" else re.I) is not None


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
