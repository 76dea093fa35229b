"""Slips of the hand: what happens to words on a small keyboard."""

import random

SHARE = 0.15
"""Messages that get a slip."""
_LEAST = 5
"""Shorter words are left alone: a slip makes another word of them."""


def slipped(message: str, chance: random.Random) -> str:
    """A message as it stands, or, for a `SHARE` of them, with one long word mistyped or all in lower case."""
    drawn = chance.random()
    if drawn > SHARE:
        return message
    if drawn > SHARE / 2:
        return message.lower().rstrip("?.! ")
    return with_slip(message, chance)


def with_slip(message: str, chance: random.Random) -> str:
    """A message with one of its long words mistyped; as it stands where it has none."""
    words = message.split(" ")
    places = [n for n, word in enumerate(words) if len(word) >= _LEAST and word.isalpha()]
    if not places:
        return message
    place = chance.choice(places)
    words[place] = _mistyped(words[place], chance)
    return " ".join(words)


def _mistyped(word: str, chance: random.Random) -> str:
    """A word with two letters swapped, one left out or one doubled; never the first."""
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]
