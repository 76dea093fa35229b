"""Puts candidates into an order that is less of the same: with one dial, from arrays alone, for shop and measuring.

The dial goes from 0, which leaves the order by score, to 1, which looks at variety alone. Scores are scaled to [0, 1]
over the candidates, so that a dial means the same for every recommender. Unscored candidates (NaN) come last.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

SMOOTHING = 0.01
"""The share of the wanted kinds that every list is taken to have (Steck 2018)."""
Order = NDArray[np.int64]
Gain = Callable[[int], NDArray[np.float64]]
"""What each candidate adds to the list once the given one, by its place, stands in it."""


def by_relevance(scores: NDArray[np.float32], vectors: NDArray[np.float32], dial: float, k: int | None = None) -> Order:
    """Maximal marginal relevance (Carbonell and Goldstein 1998): each next is good and unlike what stands before it.

    Takes the candidate with the greatest `(1 - dial) * score - dial * its greatest cosine to one already taken`.

    Args:
        scores: of the candidates, (n,).
        vectors: their text vectors, unit length, or `of_kinds`; (n, d).
        dial: from 0 to 1.
        k: how many are taken, all of them by default.

    Returns:
        Places of candidates, best first, (min(k, n),).
    """
    order = by_score(scores)
    if dial <= 0:
        return order[:k]
    sorted_vectors = vectors[order]
    closest = np.full(len(order), -np.inf)

    def penalty(taken: int) -> NDArray[np.float64]:
        np.maximum(closest, sorted_vectors @ sorted_vectors[taken], out=closest)
        return -closest

    return order[_greedy(_scaled(scores[order]), penalty, np.zeros(len(order)), dial, k)]


def by_interests(
    scores: NDArray[np.float32],
    kinds: NDArray[np.int64],
    wanted: NDArray[np.float64],
    dial: float,
    k: int | None = None,
) -> Order:
    """Calibrated recommendations (Steck 2018): the kinds of the list come near those of the shopper's history.

    Takes the candidate with the greatest `(1 - dial) * sum of scores - dial * KL(wanted, kinds of the list)`.

    Args:
        scores: of the candidates, (n,).
        kinds: their kinds as places in `wanted`, -1 where not known; (n,).
        wanted: the share of each kind in the history, sums to 1.
        dial: from 0 to 1.
        k: how many are taken, all of them by default.

    Returns:
        Places of candidates, best first, (min(k, n),).
    """
    order = by_score(scores)
    if dial <= 0 or not wanted.any():
        return order[:k]
    names, codes = np.unique(kinds[order], return_inverse=True)
    known = np.flatnonzero(names >= 0)
    counts = np.zeros(len(wanted))

    def after_each() -> NDArray[np.float64]:
        """Minus the divergence of the list with each candidate added; worked out once a kind."""
        added = np.repeat(counts[None], len(names), axis=0)
        added[known, names[known]] += 1
        return -divergence(added, wanted)[codes]

    def gain(taken: int) -> NDArray[np.float64]:
        kind = names[codes[taken]]
        if kind >= 0:
            counts[kind] += 1
        return after_each()

    return order[_greedy(_scaled(scores[order]), gain, after_each(), dial, k)]


def by_score(scores: NDArray[np.float32]) -> Order:
    """Places of candidates, best first; ties as they stand, unscored last."""
    return np.argsort(-np.where(np.isnan(scores), -np.inf, scores), kind="stable")


def of_kinds(kinds: NDArray[np.int64]) -> NDArray[np.float32]:
    """Kinds as vectors for `by_relevance`: cosine 1 to the same kind and 0 to others, an unknown kind is like nothing.

    Args:
        kinds: any numbers from 0, -1 where not known; (n,).
    """
    names, codes = np.unique(kinds, return_inverse=True)
    vectors = np.eye(len(names), dtype=np.float32)[codes]
    vectors[kinds < 0] = 0.0
    return vectors


def divergence(counts: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """KL(wanted, smoothed shares) in nats.

    Args:
        counts: how many of each kind lists hold, (lists, kinds).
        wanted: shares of the kinds, (kinds,).
    """
    shares = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    some = wanted > 0
    p = wanted[some]
    return np.asarray((p * np.log(p / ((1 - SMOOTHING) * shares[:, some] + SMOOTHING * p))).sum(axis=1))


def _greedy(scores: NDArray[np.float64], gain: Gain, first: NDArray[np.float64], dial: float, k: int | None) -> Order:
    """Take the best candidate again and again; candidates stand by score, and ties go to the better score."""
    size = len(scores) if k is None else min(k, len(scores))
    taken = np.empty(size, dtype=np.int64)
    base = np.where(np.isneginf(scores), scores, (1 - dial) * np.maximum(scores, 0.0))
    worth = base + dial * first
    left = np.ones(len(scores), dtype=bool)
    for place in range(size):
        open_to = np.where(left, worth, -np.inf)
        at = int(np.argmax(open_to if open_to.max() > -np.inf else left))
        taken[place] = at
        left[at] = False
        worth = base + dial * gain(at)
    return taken


def _scaled(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Scores from 0 to 1; unscored -inf; all 1 where they are the same."""
    known = ~np.isnan(scores)
    if not known.any():
        return np.full(len(scores), -np.inf)
    low, high = float(scores[known].min()), float(scores[known].max())
    spread = high - low
    scaled = (scores - low) / spread if spread > 0 else np.ones(len(scores))
    return np.where(known, scaled, -np.inf).astype(np.float64)
