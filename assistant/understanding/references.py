"""Which of the products shown a message speaks of: "the second one", "number 3", "the first two", "the last one"."""

import re

from assistant.understanding.counts import NUMBER_WORDS

_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
} | {f"{n}{end}": n for n in range(1, 13) for end in ("st", "nd", "rd", "th")}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SMALL = "|".join(word for word, n in NUMBER_WORDS.items() if 1 <= n <= 12)
_SEVERAL = "|".join(word for word, n in NUMBER_WORDS.items() if 2 <= n <= 12)
_FIRST_N = re.compile(
    rf"\b(?:the )?(?P<which>first|top|last) (?P<n>\d{{1,2}}|{_SEVERAL})\b(?! (?:letters?|weeks?|days?|hours?|hrs?|"
    rf"minutes?|mins?|months?|years?|nights?))"
)
_NTH = re.compile(
    rf"(?<!one )(?<!a )(?<!at )(?<!my )(?<!our )(?<!his )(?<!her )(?<!their )\b(?:the )?(?P<n>{_ORDINAL}|last|final)\b"
    r"(?! (?:thoughts?|hand|class|half|week|minute|month|year|time|night|name|order|day|camping|trip|aid|baby|flat|"
    r"home|christmas|summer|winter|of all))"
)
_NUMBER = re.compile(rf"(?:\bnumbers?|\bno\.|\bnr\.?|#|\boption|\bproduct|\bitem) ?(?P<n>\d{{1,2}}|{_SMALL})\b(?!\d)")
_AND_NUMBER = re.compile(
    rf"^ ?(?:,|and|or|&|vs\.?|versus|with|to) ?(?:the |number |no\. ?|nr\.? ?|#)?(?P<n>\d{{1,2}}|{_SMALL}|{_ORDINAL})\b"
)
_SOME = re.compile(
    r"\b\d{1,2}(?: ?(?:,|and|or|&|vs\.?|versus|with) ?\d{1,2})+\b(?! ?(?:dollars|bucks|euros|usd|pounds|\$|€))"
)
_IN_ORDER = re.compile(r"\b(?:expensive|priciest|cheap(?:est)?|lowest|highest|newest|dearest|best|high|low) first\b")
_PAIR_CONTEXT = re.compile(r"\b(?:compare|difference|differ|better|between|take|versus|vs)\b")
_BOTH = re.compile(r"\b(?:both|(?:these|those|the|them|all) (?P<n>two|three|four)|between (?:them|these|those))\b")


POINTING = frozenset([*_ORDINALS, *NUMBER_WORDS, "last", "final", "top", "number", "numbers", "nr", "both"])
"""Words that point at products on the shelf and say nothing else."""


_ONE_OF = re.compile(r"\W*$| (?:ones?|products?|items?|options?)\b")
_ONE = re.compile(r"\bones?\b|\bnumber\b|#")
_FURTHEST = 99
_PRONOUN = re.compile(r"\b(?:it|its|it's)\b|^\W*made (?:in|of)\b")


def references(text: str, shown: int) -> tuple[int, ...]:
    """Positions, from 1, of the products a message names, in the order it names them.

    Args:
        text: a normalised message.
        shown: how many products are on the shelf; a position beyond it is not a reference.
    """
    found: list[int] = []
    text = _IN_ORDER.sub(" ; ", text)
    for match in _FIRST_N.finditer(text):
        count = min(_value(match.group("n")), shown)
        first = shown - count if match.group("which") == "last" else 0
        found += range(first + 1, first + count + 1)
    rest = _FIRST_N.sub(" ; ", text)
    nth = [match for match in _NTH.finditer(rest) if not _is_verb(match, rest)]
    named = sorted((*_NUMBER.finditer(rest), *nth), key=lambda match: match.start())
    for match in named:
        found += [_position(match.group("n"), shown), *_and_more(rest[match.end() :], shown)]
    if not found and _PAIR_CONTEXT.search(rest) and (some := _SOME.search(rest)):
        found += [int(number) for number in re.findall(r"\d+", some.group())]
    if not found and (both := _BOTH.search(rest)) and _PAIR_CONTEXT.search(rest):
        found += range(1, _value(both.group("n") or "two") + 1)
    return tuple(position for position in dict.fromkeys(found) if 1 <= position <= shown)


def _is_verb(match: re.Match[str], text: str) -> bool:
    """Whether "last" says how long something lasts ("how long does the battery last on it")."""
    noun = _ONE_OF.match(text[match.end() :])
    return match.group("n") == "last" and not match.group().startswith("the ") and noun is None


def points_beyond(text: str) -> bool:
    """Whether a message points at a place that the shelf does not reach ("the fifth one" of four)."""
    return bool(_ONE.search(text)) and bool(references(text, _FURTHEST))


def _and_more(tail: str, shown: int) -> list[int]:
    """Numbers that go on a list: "number 2 or 4", "the first and third"."""
    found = []
    while match := _AND_NUMBER.match(tail):
        found.append(_position(match.group("n"), shown))
        tail = tail[match.end() :]
    return found


def _position(word: str, shown: int) -> int:
    if word in ("last", "final"):
        return shown
    return _ORDINALS.get(word) or _value(word)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


def speaks_of_one(text: str) -> bool:
    """Whether a message speaks of one thing without saying which: "does it have a hood?"."""
    return bool(_PRONOUN.search(text.lower()))
