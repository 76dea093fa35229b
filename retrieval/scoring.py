"""What a query thinks of the products of an index: both sides searched, fused, and looked at once more."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.chinese.gloss import english
from retrieval.columns import Columns, Mask
from retrieval.fusion import WEIGHTS, fuse, of_cosines
from retrieval.index import OpenIndex
from retrieval.protocols import Vectors
from retrieval.query import Query
from retrieval.vocabulary import head
from retrieval.words.asked import Asked

POOL = 200
"""Best rows of each side that are looked at."""
EXACT_ROWS = 100_000
"""Up to so many rows every cosine is computed; beyond, the nearest come from the vector store."""
EXACT_PASSING = 50_000
"""The same where no more rows than this pass the filters."""
WIDE = 10
"""So many times more is looked at where limits are read from texts, which few of the best rows may meet."""
THING = 0.10
"""What it adds, beside a full match of the text, when a title names the very thing asked for."""
COVERED = 0.30
"""How much the things that a word covers count beside the word itself."""
FEEDBACK = 0.35
"""What nearness to the best results adds (pseudo-relevance feedback, Rocchio 1971), beside a full match of the text;
less the more a query describes one certain product, whose neighbours are not what is wanted."""
FEEDBACK_FROM = 3
"""How many of the best results it is taken from."""

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """The rows that were looked at, ascending, with what was found; all of shape (n,)."""

    rows: Rows
    text: Scores
    """Fused relevance in [0, 1]."""
    dense: Scores
    """Cosines."""
    lexical: Scores
    """BM25; 0 is no word in common."""
    feedback: float = 0.0
    """What nearness to the best of them adds."""


NOTHING = Scored(np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0), np.zeros(0))


def score(index: OpenIndex, query: Query, asked: Asked, vector: Vectors, passing: Mask) -> Scored:
    """Score the best rows of each side, of the whole index and of those that pass the filters.

    Args:
        index: what is searched.
        query: the query.
        asked: its words.
        vector: its sentence as a unit vector of shape (d,).
        passing: rows that pass the filters, of shape (indexed rows,).
    """
    lexical = index.lexical.scores(asked.words)
    if asked.covered:
        lexical += np.float32(COVERED) * index.lexical.best_of(asked.covered)
    lexical = index.of_rows(lexical)
    pool = max(POOL, 4 * query.k) * (WIDE if set(query.filters.set_names()) - Columns.CHECKED else 1)
    cosines, near = _nearest(index, vector, pool, passing)
    found = (near, _best(lexical, pool), _best(np.where(passing, lexical, 0), pool))
    rows = np.unique(np.concatenate(found)).astype(np.int64)
    if not len(rows):
        return NOTHING
    dense = (index.vectors_of(rows) @ vector if cosines is None else cosines[rows]).astype(np.float64)
    letters = lexical[rows].astype(np.float64)
    coverage, words = index.lexical.coverage(asked.words)
    share = WEIGHTS.described if query.by_meaning else WEIGHTS.dense(coverage, words)
    text = _with_thing(index, rows, fuse(dense, letters, share), asked.things)
    return Scored(rows, text, dense, letters, FEEDBACK * (1 - WEIGHTS.specific(words)))


def feedback(index: OpenIndex, rows: Rows, best: Iterable[tuple[int, float]]) -> Scores:
    """How near rows are to the best results, in [0, 1]; zeros when there are none.

    Args:
        index: what is searched.
        rows: the rows asked about, of shape (n,).
        best: rows of the best results with their scores.
    """
    pairs = [(row, weight) for row, weight in best if weight > 0]
    if not pairs:
        return np.zeros(len(rows))
    weights = np.array([weight for _, weight in pairs])
    middle = (index.vectors_of(np.array([row for row, _ in pairs])) * weights[:, None]).sum(axis=0)
    length = float(np.linalg.norm(middle))
    return of_cosines((index.vectors_of(rows) @ middle) / length) if length > 0 else np.zeros(len(rows))


def _nearest(index: OpenIndex, vector: Vectors, pool: int, passing: Mask) -> tuple[Vectors | None, Rows]:
    """All cosines where the index is small, and the nearest rows: of all, and of those that pass."""
    if len(index.matrix) <= EXACT_ROWS:
        cosines = index.of_rows(index.matrix @ vector)
        return cosines, np.concatenate([_best(cosines, pool), _best(np.where(passing, cosines, 0), pool)])
    narrow = np.flatnonzero(passing)
    found = [_stored(index, vector, pool if len(narrow) <= EXACT_PASSING else _widened(pool, passing))]
    if len(narrow) <= EXACT_PASSING:
        found.append(narrow[_best(index.vectors_of(narrow) @ vector, pool)])
    return None, np.concatenate(found)


def _stored(index: OpenIndex, vector: Vectors, n: int) -> Rows:
    """The nearest rows by the vector store."""
    found = index.vectors.nearest("products", vector, n)
    return np.array([index.row_of[key] for key in found if key in index.row_of], dtype=np.int64)


def _widened(pool: int, passing: Mask) -> int:
    """How many must be looked at so that about `pool` of them pass."""
    return min(WIDE * pool, int(pool / max(float(passing.mean()), 1e-9)))


def _best(scores: NDArray[np.floating], n: int) -> Rows:
    """The rows of the n best scores above 0."""
    rows = np.flatnonzero(scores > 0)
    if len(rows) > n:
        rows = rows[np.argpartition(-scores[rows], n)[:n]]
    return rows


def _with_thing(index: OpenIndex, rows: Rows, text: Scores, things: frozenset[str]) -> Scores:
    """The scores with what it adds that a title names the thing asked for, scaled back into [0, 1]."""
    if not things:
        return text
    titles = (english(index.columns.families[row].first.title) for row in rows)
    names = np.fromiter((head(title) in things for title in titles), np.bool_, len(rows))
    return text * (1 + THING * names) / (1 + THING)
