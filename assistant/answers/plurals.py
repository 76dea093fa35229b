"""English plurals of the things shoppers name."""

import re

from retrieval.vocabulary import is_activity
from retrieval.words.lexicon import lexicon

_SAME = frozenset(
    """jewelry jewellery furniture clothing footwear luggage coffee tea chocolate seafood food bread cheese meat fish
    software paper ink equipment gear bedding lighting cookware stationery makeup shampoo soap
    honey milk butter rice flour sugar salt wine beer whisky perfume toothpaste""".split()
)
_PAIRS = frozenset(
    """jeans trousers shorts pants tights leggings pyjamas pajamas dungarees overalls glasses sunglasses goggles
    binoculars scissors pliers tweezers headphones earphones clothes""".split()
)
"""Plurals that are one thing."""
_IRREGULAR = {
    "knife": "knives",
    "shelf": "shelves",
    "loaf": "loaves",
    "scarf": "scarves",
    "man": "men",
    "child": "children",
}


def is_mass(word: str) -> bool:
    """Whether a noun has no plural: three kinds of tea, not three teas."""
    return word.lower() in _SAME


def _is_plural(low: str) -> bool:
    """Whether a word in "as", "is" or "os" is several things: "umbrellas", "skis"."""
    return low.endswith(("as", "is", "os")) and lexicon().is_thing(low[:-1])


def plural(word: str) -> str:
    """The plural of a noun; a plural, a noun without one and what does not end in a letter stay as they are."""
    low = word.lower()
    if low in _SAME or re.search(r"[^aious]s$|[^a-z]$", low) or is_activity(low) or _is_plural(low):
        return word
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if re.search(r"(?:s|x|z|ch|sh)$", low):
        return f"{word}es"
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", low) else f"{word}s"


def singular(word: str) -> str:
    """The singular of a plural whose singular is the name of a thing ("cups"); any other word stays as it is."""
    low = word.lower()
    if low in _PAIRS:
        return word
    ways = (low[:-1], low[:-2], f"{low[:-3]}y", *(one for one, many in _IRREGULAR.items() if many == low))
    one = next((way for way in ways if plural(way) == low and way != low and lexicon().is_thing(way)), None)
    return word if one is None or not low.endswith(("s", "men", "children")) else one
