"""The lexical index: BM25 (Robertson and Zaragoza 2009, by bm25s) over names and texts, memory-mapped from disk."""

import json
import logging
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from retrieval.errors import IndexMissingError
from retrieval.texts import Family, body, heading
from retrieval.tokens import tokens

if TYPE_CHECKING:
    import bm25s

FIELDS = ("heading", "body")
_WEIGHTS = {"heading": 0.5, "body": 1.0}
_IDS = "families.json"
_TYPO_FROM = 4
"""Shortest word that may be a typing mistake of another."""
_SURE_TYPO_FROM = 6
_TYPO_WEIGHT = 0.8


def build_lexical(folder: Path, families: Sequence[Family]) -> None:
    """Write the index of some families into a new folder."""
    _quiet()
    import bm25s

    folder.mkdir(parents=True)
    for field, text in zip(FIELDS, (heading, _heading_and_body), strict=True):
        corpus = [tokens(text(family)) or ["\x00"] for family in families]
        model = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        model.index(corpus, show_progress=False)
        model.save(str(folder / field), show_progress=False)
    (folder / _IDS).write_text(json.dumps([family.family_id for family in families]), encoding="utf-8")


class LexicalIndex:
    """An index on disk, read as it is needed."""

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

    @cached_property
    def _models(self) -> dict[str, "bm25s.BM25"]:
        _quiet()
        import bm25s

        return {field: bm25s.BM25.load(str(self._folder / field), mmap=True) for field in FIELDS}

    @cached_property
    def _words(self) -> list[str]:
        """All words of the index long enough to be mistyped."""
        return sorted(word for word in self._models["body"].vocab_dict if len(word) >= _TYPO_FROM and word.isalpha())

    def scores(self, text: str) -> NDArray[np.float32]:
        """BM25 of every family for a query; 0 is no word in common.

        Returns:
            float32 of shape (families,), in the order of `family_ids`.
        """
        total = np.zeros(len(self.family_ids), dtype=np.float32)
        exact, corrected = self._split(tokens(text))
        for field, model in self._models.items():
            for words, factor in ((exact, 1.0), (corrected, _TYPO_WEIGHT)):
                known = [word for word in words if word in model.vocab_dict]
                if known:
                    total += np.float32(factor * _WEIGHTS[field]) * np.asarray(
                        model.get_scores(known), dtype=np.float32
                    )
        return total

    def has(self, stemmed: str) -> bool:
        """Whether a stem stands in the index, or is a mistyped one that does: of a short word that would be a guess."""
        known = stemmed in self._models["body"].vocab_dict
        return known or (len(stemmed) >= _SURE_TYPO_FROM and self._meant(stemmed) is not None)

    def meant(self, text: str) -> list[str]:
        """The index words of a text, those the index does not have mended where they look like typing mistakes."""
        vocabulary: dict[str, Any] = self._models["body"].vocab_dict
        return [word if word in vocabulary else self._meant(word) or word for word in tokens(text)]

    def _split(self, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """The words the index has, and what the others are most likely meant to be."""
        vocabulary: dict[str, Any] = self._models["body"].vocab_dict
        exact = [word for word in words if word in vocabulary]
        corrected = [meant for word in words if word not in vocabulary and (meant := self._meant(word))]
        return exact, corrected

    def _meant(self, word: str) -> str | None:
        """The index word a mistyped one is nearest to: one mistake up to 6 letters, two from 7; ties by alphabet."""
        if len(word) < _TYPO_FROM or not word.isalpha():
            return None
        allowed = 1 if len(word) < 7 else 2
        found = extract(word, self._words, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=8)
        return min(((distance, meant[0] != word[0], meant) for meant, distance, _ in found), default=(0, False, None))[
            2
        ]


def _heading_and_body(family: Family) -> str:
    return f"{heading(family)} {body(family)}"


def _quiet() -> None:
    logging.getLogger("bm25s").setLevel(logging.WARNING)
