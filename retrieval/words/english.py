"""Everyday English words, to tell a word from a slip of the hand.

`english.txt.gz` is the word list of SymSpell (MIT, ENGLISH_LICENSE): the words of SCOWL that Google Books Ngram counts,
the most frequent first, of three letters and more. `newer.txt` is what shoppers say that it lacks.
"""

import gzip
from functools import cache
from importlib.resources import files

_FOLDER = files("retrieval.words")


@cache
def english_words() -> tuple[str, ...]:
    """The words, the most frequent first; read at first use."""
    with (_FOLDER / "english.txt.gz").open("rb") as packed:
        return tuple(gzip.decompress(packed.read()).decode().split())


@cache
def newer_words() -> tuple[str, ...]:
    """The words of `newer.txt`."""
    lines = (_FOLDER / "newer.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
