"""Since when things are new: "new in since last week", "what came in this month?", "new lamps"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.offers import NEW_DAYS

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|few|couple of)"
_PERIOD = re.compile(
    r"\b(?:(?:since|from|within|in|during|over|for) )?(?:the )?"
    rf"(?:(?P<which>this|last|past|previous) (?P<unit>week|month|day|year)|(?:last|past) {_N} (?P<units>days?|"
    rf"weeks?|months?)|"
    rf"(?:last )?(?P<day>{'|'.join(_DAYS)})|(?P<near>yesterday|today))\b"
)
_NEW = re.compile(
    r"\b(?:new(?:est|ly)?(?: in| arrivals?)?|(?:came|come|comes|coming)(?: in)?|arriv(?:ed|als?|ing)|(?:has |"
    r"have |you )?(?:added|got in))\b"
)
_THINGS = re.compile(
    r"(?:(?:are there|do you have|have you got|got|show me|i'd like to see|what|which)(?: (?:any|some|the|"
    r"your))? |(?:any|the|your) )?"
    r"new(?P<most>est)?(?:ly arrived)? (?P<thing>(?!arrivals?\b|things\b|ones\b|products\b|items\b|stuff\b|"
    r"in\b)[a-z][a-z' -]*s)"
    r"(?: (?:do you have|have you got|in|are there|came in|arrived|here))*[\s?!.]*"
)
_ARRIVALS = re.compile(
    r"(?:show me |what are )?(?:any |the |your |all )*(?:new|newest|latest|recent) arrivals?(?: please)?[\s?!.]*"
)
_SMALL = frozenset(
    (
        "what what's whats is are there anything something any things products items stuff do you have got show me "
        "the all your which has have been that was were it a in here shop store just us please and"
    ).split()
)
_LENGTH = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """A wish for what came in of late."""

    days: int | None
    """Since so many days; None wants the newest first, however old."""
    thing: str
    """What it is wished for, with its limits; empty where nothing is named."""


def arrivals_asked(text: str, today: date) -> Arrivals | None:
    """Read a wish for what is new since some time, or for new things of a kind; None where a message is neither."""
    period = _PERIOD.search(text)
    if period is not None and _NEW.search(text):
        rest = _NEW.sub(" ", f"{text[: period.start()]} {text[period.end() :]}")
        words = [word for word in re.findall(r"[\w'$€£.-]+", rest) if word.strip(".") and word not in _SMALL]
        return Arrivals(days=_days(period, today), thing=" ".join(words))
    things = _THINGS.fullmatch(text)
    if things is None:
        return Arrivals(days=NEW_DAYS, thing="") if _ARRIVALS.fullmatch(text) else None
    return Arrivals(days=None if things.group("most") else NEW_DAYS, thing=things.group("thing"))


def _days(period: re.Match[str], today: date) -> int:
    if near := period.group("near"):
        return 1 if near == "yesterday" else 0
    if day := period.group("day"):
        return (today.weekday() - _DAYS.index(day)) % 7 or 7
    if units := period.group("units"):
        word = period.group("n")
        number = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 3)
        return number * _LENGTH[units.rstrip("s")]
    return _since(period.group("which"), period.group("unit"), today)


def _since(which: str, unit: str, today: date) -> int:
    """Days since the beginning of this, or of the last, week or month; the past year and day are that long."""
    if unit == "week":
        start = today - timedelta(days=today.weekday() + (0 if which == "this" else 7))
    elif unit == "month":
        first = today.replace(day=1)
        start = first if which == "this" else (first - timedelta(days=1)).replace(day=1)
    else:
        start = today - timedelta(days=_LENGTH[unit])
    return (today - start).days
