"""Positions among what was offered: "the first one", "2", "the last"."""

import re

_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PLAIN = re.compile(
    r"^\W*(?:(?:i(?:'d| would)? (?:like|want|prefer|take)|please|let'?s (?:take|do)|go (?:with|for)|take|"
    r"option|number|no\.?)\s+)*(?:the\s+)?"
    rf"(?:(?P<word>{'|'.join(_WORDS)})(?: one| option| order)?|(?P<digit>[1-8])(?:st|nd|rd|th)?(?: one)?|"
    rf"(?P<last>last)(?: one)?)(?:,? please)?\W*$",
    re.I,
)


def position(text: str, count: int) -> int | None:
    """The place, from 0, that a message points at and nothing else; None where it points at none of `count`."""
    match = _PLAIN.match(text)
    if match is None or not count:
        return None
    if match.group("last"):
        return count - 1
    place = _WORDS.index(match.group("word").casefold()) if match.group("word") else int(match.group("digit")) - 1
    return place if place < count else None
