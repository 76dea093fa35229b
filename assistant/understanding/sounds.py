"""How a word sounds, roughly: its consonants, with letters that sound alike written as one ("fone", "phone")."""

import re
from functools import lru_cache

_ALIKE = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^kn"), "n"),
    (re.compile(r"t?ch|sch|sh"), "x"),
    (re.compile(r"gh(?=t)|gh$"), ""),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=.)[aeiouyhw]+"), ""),
    (re.compile(r"^[aeiouy]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The sound of a word in lower case."""
    for letters, like in _ALIKE:
        word = letters.sub(like, word)
    return word
