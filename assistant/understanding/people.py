"""Whom it is for: "my dad", "ladies", "a 6 year old"."""

import re

from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.text import without
from assistant.understanding.wording import content
from retrieval.vocabulary import WORD

FEMALE = """
    women woman womens womans women's woman's ladies lady ladies' female females girl girls girl's girls' wife
    girlfriend mum mom mother mummy mommy grandma grandmother granny nana sister niece daughter aunt auntie her bride
    bridesmaid fiancée she
""".split()
MALE = """
    men man mens mans men's man's gentleman gentlemen gents gent's male males guy guys boy boys boy's boys' husband
    boyfriend dad father daddy grandpa grandfather granddad brother nephew son uncle him groom lad he guy's bloke
""".split()
_KIN = """
    wife girlfriend mum mom mother mummy mommy grandma grandmother granny nana sister niece daughter aunt auntie
    fiancée husband boyfriend dad father daddy grandpa grandfather granddad brother nephew son uncle friend
    colleague coworker boss teacher neighbour neighbor cousin parents kids children baby toddler partner
""".split()
_KEPT = "girl boy dog cat labrador puppy kitten".split()
"""Recipients that say what kind of thing it is: their words are searched for."""
CHILDREN = frozenset("kids children baby toddler girl boy".split())
_TURNING = re.compile(r"\b(?:turns|turned|turning|is turning) \d{1,3}\b")
_AGE = re.compile(
    r"(?:(?:a|an|my|our) )?(\d{1,2})[- ]?(?:year|yr)s?[- ]olds?(?: (?:girl|boy|child|kid)s?)?\b|\b(\d{1,2}) ?yo\b"
)
_GROWN_UP = 13
_ADULT = r"(?:for |im a |i'm a |i am a )?(?:a |an |the )?"
_KIN_WORDS = frozenset(
    "little old older oldest young younger youngest big best elder eldest dear lovely new other".split()
)
"""Words before "sister" or "baby" that say which one, not what they are like."""
_SAYS_GENDER = dict.fromkeys(FEMALE, "female") | dict.fromkeys(MALE, "male")
_ALONE = {"her", "she", "him", "he"}
_GENDER = re.compile(
    rf"(?<![\w'])(?P<lead>{_ADULT})"
    rf"(?P<word>{'|'.join(sorted(map(re.escape, _SAYS_GENDER), key=len, reverse=True))})(?![\w'])"
)
_RECIPIENT = re.compile(
    r"\b(?:for|to|gift for|present for|my|our|his|her)\s+(?:(?:my|our|a|an|the|his|her|little|new|old|best|older|"
    r"younger|\d+[- ]year[- ]old)\s+)*"
    rf"(?P<who>{'|'.join([*_KIN, *_KEPT])})\b"
)
_SOMEONE = re.compile(
    r"\b(?:gifts?|presents?) for (?P<who>some(?:one|body)|a person|people|anyone|a (?:wo)?man)(?: (?:who|that)\b| ;|$)"
)
_NUMBER = "|".join(map(re.escape, sorted(NUMBER_WORDS, key=len, reverse=True)))
_OCCASION = r"(?:\d{1,3}(?:st|nd|rd|th) )?(?:birthday|anniversary|graduation|wedding)"
_TELLS_OF = re.compile(
    r"\b(?:it(?:'s| is) )?(?:my|our|his|her) (?:[\w-]+ )?"
    rf"(?P<who>{'|'.join(_KIN)})(?:"
    rf" (?:turns|is turning|turned|will be|is) (?P<age>\d{{1,3}}|{_NUMBER})\b(?: years? old)?|"
    rf"(?:'s|s)? {_OCCASION}\b|(?: is| are)? (?:getting married|graduating|retiring)\b)"
    r"(?: (?:is )?(?:(?:on|next|this) )?"
    r"(?:today|tomorrow|soon|week|month|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
"""Tells of somebody whose day it is: who tells that wants a present."""


def is_kin(words: str) -> bool:
    """Whether words that set the gender name a relative or friend ("grandma"), not a kind of goods ("ladies")."""
    return words.split()[-1:] != [] and words.split()[-1] in _KIN


def take_gender(text: str) -> tuple[str | None, str, str]:
    """Read whom a thing is for: ("female" | "male" | None, the words, the text without words like "for men").

    Kin words ("my dad") stay in the text; so does a pronoun, which counts only when nothing else speaks.
    The last mention wins: "no sorry, I meant for men".
    """
    matches = list(_GENDER.finditer(text))
    strong = [match for match in matches if match.group("word") not in _ALONE]
    said = strong or [match for match in matches if match.group("lead").startswith("for")]
    if not said:
        return None, "", text
    last = said[-1]
    gender = _SAYS_GENDER[last.group("word")]
    rest = text
    for match in reversed(said):
        if match.group("word") not in (*_KIN, *_KEPT):
            rest = without(rest, *match.span())
    return gender, last.group().strip(), rest


def recipient(text: str) -> str | None:
    """Who the thing is for, when somebody else is named ("dad", "niece")."""
    age = _AGE.search(text)
    if age and int(age.group(1) or age.group(2)) < _GROWN_UP:
        return "children"
    told = _TELLS_OF.search(text)
    if told and told.group("age") and _number(told.group("age")) < _GROWN_UP:
        return "children"
    match = _RECIPIENT.search(text) or told or _SOMEONE.search(text)
    return match.group("who") if match else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


def take_recipient_words(text: str) -> str:
    """The text without "for my dad": whom it is for says nothing of what it is; of a pet it does, beside a thing."""
    text = _TURNING.sub(" ; ", _AGE.sub(" ; ", _TELLS_OF.sub(" ; ", text)))
    people = _for_whom(_KIN).sub(" ; ", _SOMEONE.sub(" ; ", text))
    alone = _for_whom(_KEPT).sub(" ; ", people)
    if content(WORD.findall(people)) or not _told(text):
        return people if content(WORD.findall(alone)) else alone
    return text


def _told(text: str) -> bool:
    """Whether whom it is for is described ("a sleepless baby"): where nothing else is said, that is the wish."""
    described = (match.group("how") for match in _for_whom(_KIN).finditer(text))
    return any(how and how.strip() not in _KIN_WORDS and content([how.strip()]) for how in described)


def _for_whom(who: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\bfor\s+(?:my|our|a|the|his|her)\s+(?P<how>\w+\s+)?(?:{'|'.join(who)})\b")
