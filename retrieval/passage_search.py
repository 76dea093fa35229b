"""Search in the shop's pages and in reviews."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.embedding_cache import EmbeddingCache
from retrieval.index import IndexReader, OpenIndex
from retrieval.passage_words import PassageWords, asked_words
from retrieval.product import Passage, Review
from retrieval.protocols import Encoder, Vectors
from retrieval.sentences import quotable
from retrieval.texts import passage_text

POOL = 40
"""Passages that meaning and letters each put forward."""
LETTERS = 0.4
"""What a passage with all words of the question gains over one with none, in cosine."""
_KEPT = 20_000
"""Vectors of sentences kept, 30 MB: beyond, they are embedded again when they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSentence:
    """What may be quoted of a passage, with what speaks for it.

    Shares are by rarity (`PassageWords.covered`).
    """

    text: str
    cosine: float
    """Of its meaning to that of the question."""
    placed_cosine: float
    """The same, read under its headings."""
    covered: float
    """Share of the question's words that stand in it."""
    placed_covered: float
    """Share of them that stand in it or in its headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage with what speaks for it."""

    passage: Passage
    cosine: float
    covered: float
    """Share of the question's words, by rarity, that stand in it or in its headings."""
    heading_cosine: float
    sentences: tuple[FoundSentence, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """The passages of one state of the shop, and their words."""

    build: int
    revision: int
    ids: tuple[str, ...]
    words: PassageWords


class PassageSearch:
    """Finds passages of pages by meaning and by letters, and reviews of a product by meaning."""

    def __init__(self, index: IndexReader, encoder: Encoder, cache: EmbeddingCache) -> None:
        """Share the index that product search has open, and the vectors that it was built from."""
        self._index = index
        self._encoder = encoder
        self._cache = cache
        self._lock = threading.Lock()
        self._last: _Read | None = None
        self._sentences: dict[str, Vectors] = {}

    def find_passages(self, text: str, k: int) -> tuple[FoundPassage, ...]:
        """The passages that most likely answer a question, best first, ties by id; none when the shop has no pages."""
        index = self._index.current()
        if not index.passages:
            return ()
        read = self._read(index)
        question = read.words.mended(text)
        asked = asked_words(question)
        vector = self._encoder.encode([question], query=True)[0]
        cosines = self._cosines(index, read, vector, asked)
        shares = {key: read.words.covered(asked, passage_text(index.passages[key])) for key in cosines}
        best = sorted(cosines, key=lambda key: (-cosines[key] - LETTERS * shares[key], key))[:k]
        vectors = self._vectors([text for key in best for text in sentence_texts(index.passages[key])])

        def found(passage: Passage) -> FoundPassage:
            return FoundPassage(
                passage=passage,
                cosine=cosines[passage.passage_id],
                covered=shares[passage.passage_id],
                heading_cosine=float(vectors[headings(passage)] @ vector),
                sentences=tuple(
                    FoundSentence(
                        text=text,
                        cosine=float(vectors[text] @ vector),
                        placed_cosine=float(vectors[_placed(passage, text)] @ vector),
                        covered=read.words.covered(asked, text),
                        placed_covered=read.words.covered(asked, _placed(passage, text)),
                    )
                    for text in quotable(passage.text)
                ),
            )

        return tuple(found(index.passages[key]) for key in best)

    def nearest_reviews(self, reviews: Sequence[Review], text: str) -> tuple[tuple[Review, float], ...]:
        """Some reviews with their cosine to a text, best first; those the index does not have yet are left out."""
        by_id = {review.review_id: review for review in reviews}
        if not by_id:
            return ()
        vector = self._encoder.encode([text], query=True)[0]
        cosines = self._index.current().vectors.cosines("reviews", vector, sorted(by_id))
        return tuple((by_id[key], cosines[key]) for key in sorted(cosines, key=lambda key: (-cosines[key], key)))

    def _cosines(self, index: OpenIndex, read: _Read, vector: Vectors, asked: Sequence[str]) -> dict[str, float]:
        """The passages that meaning and letters put forward, with their cosines."""
        letters = read.words.scores(asked)
        rows = sorted(np.flatnonzero(letters), key=lambda row: (-letters[row], read.ids[row]))[:POOL]
        nearest = index.vectors.nearest("passages", vector, POOL)
        more = [read.ids[row] for row in rows if read.ids[row] not in nearest]
        found = nearest | index.vectors.cosines("passages", vector, more)
        return {key: cosine for key, cosine in found.items() if key in index.passages}

    def _read(self, index: OpenIndex) -> _Read:
        with self._lock:
            last = self._last
            if last is None or (last.build, last.revision) != (index.build.number, index.revision):
                words = PassageWords(list(index.passages.values()))
                last = self._last = _Read(index.build.number, index.revision, tuple(index.passages), words)
            return last

    def _vectors(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of sentences, those that were asked for before from memory."""
        with self._lock:
            found = {text: self._sentences[text] for text in texts if text in self._sentences}
        fresh = self._cache.known([text for text in dict.fromkeys(texts) if text not in found])
        missing = [text for text in dict.fromkeys(texts) if text not in found and text not in fresh]
        fresh |= dict(zip(missing, self._encoder.encode(missing), strict=True))
        with self._lock:
            if len(self._sentences) + len(fresh) > _KEPT:
                self._sentences.clear()
            self._sentences |= fresh
        return found | fresh


def headings(passage: Passage) -> str:
    """Title and headings that a passage stands under."""
    return ". ".join(filter(None, (passage.title, passage.topic, passage.heading)))


def sentence_texts(passage: Passage) -> tuple[str, ...]:
    """All texts of a passage whose vectors tell which of its sentences answers: embedded with the index."""
    said = quotable(passage.text)
    return (headings(passage), *said, *(_placed(passage, text) for text in said))


def _placed(passage: Passage, text: str) -> str:
    return f"{headings(passage)}. {text}"
