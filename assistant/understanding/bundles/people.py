"""For how many people something is: "for four", "party of six", "two adults and three kids", "for me and my wife"."""

import re
from dataclasses import dataclass

from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.text import CUT

MOST = 60
"""More people than this are no number of people."""
LARGEST_BARE = 12
""""for 8" are people; "for 80" is money."""
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(word for word, n in NUMBER_WORDS.items() if n)}|a couple|both)"
_WHO = (
    r"(?:people|persons?|adults?|of us|guests?|kids?|children|child|friends?|campers?|riders?|students?|players?|"
    r"hikers?|girls?|boys?|men|women|family members)"
)
_COUNTED = re.compile(rf"\b(?:for )?(?:the |a |my |our )?{_N} (?:\w+ )?{_WHO}\b")
_GROUP = re.compile(rf"\b(?:for )?(?:a |an |my |our |the )?(?:family|party|group|crowd|team|household|crew) of {_N}\b")
_FOR = re.compile(
    rf"\bfor (?:the )?{_N}\b(?!\s?(?:[-.,:]?\d|%|\$|€|£|dollars?|bucks|euros?|usd|pounds|quid|days?|nights?|weeks?|"
    r"weekends?|hours?|months?|years?|th\b|st\b|nd\b|rd\b|or less|max|tops|year|yuan))"
)
_WE_ARE = re.compile(
    rf"\b(?:we are|we're|there are|there will be|there'll be|it's|make (?:it|that) for) {_N}\b(?! (?:days?|"
    rf"nights?|hours?))"
)
_PAIR = re.compile(r"\bfor (?:me and my \w+|my \w+ and (?:me|i)\b|us two|a couple|both of us|the (?:pair|two) of us)")
_ONE = re.compile(r"\bfor (?:myself|just me|only me|one person|me alone)\b|\bjust for me\b|\bsolo\b|\bon my own\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """How many people, and the text without the words that say so."""

    people: int | None
    rest: str


def take_people(text: str) -> Party:
    """Read for how many people a message asks; None where it does not say."""
    for pattern, number in ((_PAIR, 2), (_ONE, 1)):
        if pattern.search(text):
            return Party(people=number, rest=pattern.sub(CUT, text))
    counted = [_value(match) for match in _COUNTED.finditer(text)]
    if counted and 0 < sum(counted) <= MOST:
        return Party(people=sum(counted), rest=_COUNTED.sub(CUT, text))
    for pattern in (_GROUP, _WE_ARE, _FOR):
        match = pattern.search(text)
        if match and 0 < _value(match) <= (LARGEST_BARE if pattern is _FOR else MOST):
            return Party(people=_value(match), rest=f"{text[: match.start()]}{CUT}{text[match.end() :]}")
    return Party(people=None, rest=text)


def _value(match: re.Match[str]) -> int:
    word = match.group("n")
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word, 2)
