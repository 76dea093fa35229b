"""The lexical index: BM25 (Robertson and Zaragoza 2009, by bm25s) over names and texts, memory-mapped from disk."""

import json
import logging
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from retrieval.chinese.gloss import in_english
from retrieval.errors import IndexMissingError
from retrieval.texts import Family, body, heading
from retrieval.tokens import tokens
from retrieval.words.lexicon import lexicon
from retrieval.words.mine import mine
from retrieval.words.wordlist import MINED, write_mined

if TYPE_CHECKING:
    import bm25s

Scores = NDArray[np.float32]
FIELDS = ("heading", "body")
_WEIGHTS = {"heading": 0.5, "body": 1.0}
_IDS = "families.json"
_TYPO_FROM = 4
"""Shortest word that may be a typing mistake of another."""
_SURE_TYPO_FROM = 6
_PART_FROM = 3
"""Shortest part of a compound."""
_KNOWN = 2
"""Listings that must have a part of a compound."""


def build_lexical(folder: Path, families: Iterable[Family]) -> None:
    """Write the index of some families, walked several times, into a new folder, with what words mean among them."""
    folder.mkdir(parents=True)
    for field, text in zip(FIELDS, (heading, _heading_and_body), strict=True):
        bm25_of(tokens(text(family)) for family in families).save(str(folder / field), show_progress=False)
    (folder / _IDS).write_text(json.dumps([family.family_id for family in families]), encoding="utf-8")
    write_mined(folder / MINED, mine((in_english(family.first) for family in families), lexicon()))


def bm25_of(texts: Iterable[Sequence[str]]) -> "bm25s.BM25":
    """An index over the words of texts; each distinct word is kept once, so that a million texts fit in memory."""
    import bm25s
    from bm25s.tokenization import Tokenized

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    numbers: dict[str, int] = {}
    ids = [array("i", (numbers.setdefault(word, len(numbers)) for word in text or ["\x00"])) for text in texts]
    model = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
    model.index(Tokenized(ids=ids, vocab=numbers), show_progress=False)
    return model


class _Field:
    """The postings of one field: for each word the listings that have it, with what it adds to their scores."""

    def __init__(self, folder: Path) -> None:
        import bm25s

        model = bm25s.BM25.load(str(folder), mmap=True)
        self.vocabulary: dict[str, int] = model.vocab_dict
        self._scores = model.scores

    def postings(self, word: str) -> tuple[NDArray[np.int32], Scores]:
        """Rows that have a word, and what it adds to each."""
        number = self.vocabulary.get(word)
        if number is None:
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        start, end = self._scores["indptr"][number], self._scores["indptr"][number + 1]
        return self._scores["indices"][start:end], self._scores["data"][start:end]

    def count(self, word: str) -> int:
        """How many listings have a word."""
        number = self.vocabulary.get(word)
        return 0 if number is None else int(self._scores["indptr"][number + 1] - self._scores["indptr"][number])


class LexicalIndex:
    """An index on disk, read as it is needed. Rows are families, in the order of `family_ids`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder.

        Raises:
            IndexMissingError: what lies there cannot be read.
        """
        self._folder = folder
        try:
            self.family_ids: list[str] = json.loads((folder / _IDS).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise IndexMissingError(
                f"The index in {folder} is damaged ({error}). Delete that folder and run: shelftalker index."
            ) from error
        self._mended: Callable[[str], str | None] = lru_cache(maxsize=10_000)(self._mend)

    @cached_property
    def _fields(self) -> dict[str, _Field]:
        return {field: _Field(self._folder / field) for field in FIELDS}

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words of the index that can be meant by a mistyped one, by their length."""
        found: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._fields["body"].vocabulary):
            if len(word) >= _TYPO_FROM and word.isalpha():
                found[len(word)].append(word)
        return found

    def scores(self, words: Sequence[str]) -> Scores:
        """BM25 of every family for index words; 0 is no word in common. float32 of shape (families,)."""
        total = np.zeros(len(self.family_ids), dtype=np.float32)
        for name, field in self._fields.items():
            for word in words:
                rows, values = field.postings(word)
                total[rows] += np.float32(_WEIGHTS[name]) * values
        return total

    def best_of(self, words: Sequence[str]) -> Scores:
        """For every family the score of the one word that says most; float32 of shape (families,)."""
        total = np.zeros(len(self.family_ids), dtype=np.float32)
        for word in words:
            rows, values = self._fields["body"].postings(word)
            total[rows] = np.maximum(total[rows], values)
        return total

    def coverage(self, words: Sequence[str]) -> tuple[float, int]:
        """How much of what is asked stands in one name.

        Returns:
            The best share, by rarity (idf), in [0, 1], and the most words; zeros without words.
        """
        asked = {word: self._rarity(word) for word in words}
        share = np.zeros(len(self.family_ids), dtype=np.float32)
        number = np.zeros(len(self.family_ids), dtype=np.int32)
        for word, weight in asked.items():
            rows = self._fields["heading"].postings(word)[0]
            share[rows] += np.float32(weight)
            number[rows] += 1
        return float(share.max(initial=0.0)) / max(sum(asked.values()), 1e-9), int(number.max(initial=0))

    def _rarity(self, word: str) -> float:
        count = self._fields["body"].count(word)
        return float(np.log1p((len(self.family_ids) - count + 0.5) / (count + 0.5)))

    def has(self, stemmed: str) -> bool:
        """Whether a stem stands in the index, or is a mistyped one that does: of a short word that would be a guess."""
        known = stemmed in self._fields["body"].vocabulary
        return known or (len(stemmed) >= _SURE_TYPO_FROM and self._mended(stemmed) is not None)

    def meant(self, text: str) -> list[str]:
        """The index words of a text, those the index does not have mended where they look like typing mistakes."""
        vocabulary = self._fields["body"].vocabulary
        return [word if word in vocabulary else self._mended(word) or word for word in tokens(text)]

    def parts_of(self, word: str) -> str | None:
        """A word that the index does not have as the two words it does have ("houseplant" -> "house plant"), or None.

        Of several ways the one whose rarer part is the most common; what looks like a typing mistake is left alone.
        """
        (stemmed, *more) = tokens(word) or [""]
        if more or not word.isalpha() or len(word) < 2 * _PART_FROM or self.has(stemmed):
            return None
        ways = [(word[:cut], word[cut:]) for cut in range(_PART_FROM, len(word) - _PART_FROM + 1)]
        counted = [(min(self._count(first), self._count(second)), first, second) for first, second in ways]
        count, first, second = max(counted, default=(0, "", ""))
        return f"{first} {second}" if count >= _KNOWN else None

    def _count(self, part: str) -> int:
        found = tokens(part)
        return self._fields["body"].count(found[0]) if len(found) == 1 else 0

    def _mend(self, word: str) -> str | None:
        """The index word a mistyped one is nearest to: one mistake up to 6 letters, two from 7; ties by alphabet."""
        if len(word) < _TYPO_FROM or not word.isalpha():
            return None
        allowed = 1 if len(word) < 7 else 2
        near = [
            each for length in range(len(word) - allowed, len(word) + allowed + 1) for each in self._by_length[length]
        ]
        found = extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=8)
        best = min(((distance, meant[0] != word[0], meant) for meant, distance, _ in found), default=None)
        return best[2] if best else None


def _heading_and_body(family: Family) -> str:
    return f"{heading(family)} {body(family)}"
