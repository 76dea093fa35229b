"""English plurals of the things shoppers name."""

import re

from retrieval.words.lexicon import lexicon

_SAME = frozenset(
    """jewelry jewellery furniture clothing footwear luggage coffee tea chocolate seafood food bread cheese meat fish
    software paper ink equipment gear bedding lighting cookware stationery makeup shampoo soap
    honey milk butter rice flour sugar salt wine beer whisky perfume toothpaste""".split()
)
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
    """Whether a word in "as" or "os" is several things: "umbrellas"."""
    return low.endswith(("as", "os")) and lexicon().is_thing(low[:-1])


def plural(word: str) -> str:
    """The plural of a noun; a plural, a noun without one and what does not end in a letter stay as they are."""
    low = word.lower()
    if low in _SAME or re.search(r"[^aious]s$|ing$|[^a-z]$", low) or _is_plural(low):
        return word
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if re.search(r"(?:s|x|z|ch|sh)$", low):
        return f"{word}es"
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", low) else f"{word}s"
