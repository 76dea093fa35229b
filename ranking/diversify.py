"""Puts candidates into an order that is less of the same: with one dial, from arrays alone, for shop and measuring.

The dial goes from 0, which leaves the order by score, to 1, which looks at variety alone. Scores are scaled to [0, 1]
over the candidates, so that a dial means the same for every recommender; `by_kind`, which shelves go by, weighs variety
by the range of the best of them, and stops short of variety alone. Unscored candidates (NaN) come last.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

SMOOTHING = 0.01
"""The share of the wanted kinds that every list is taken to have (Steck 2018)."""
POOL = 50
"""How many candidates, the best, change places by their kinds."""
PLACES = 10
"""The places of which a kind has its share of a history."""
Values = NDArray[np.float64]
Order = NDArray[np.int64]
Gain = Callable[[int], NDArray[np.float64]]
"""What each candidate adds to the list once the given one, by its place, stands in it."""


def by_relevance(scores: NDArray[np.float32], vectors: NDArray[np.float32], dial: float, k: int | None = None) -> Order:
    """Maximal marginal relevance (Carbonell and Goldstein 1998): each next is good and unlike what stands before it.

    Takes the candidate with the greatest `(1 - dial) * score - dial * its greatest cosine to one already taken`.

    Args:
        scores: of the candidates, (n,).
        vectors: their text vectors, unit length; (n, d).
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


def by_kind(
    scores: NDArray[np.floating], kinds: NDArray[np.int64], dial: float, rooms: Values | None = None
) -> tuple[Order, Values]:
    """What is more of the same gives way, as on a shop's shelves: see `losses`.

    Args:
        scores: of the candidates, (n,).
        kinds: any numbers from 0, -1 where not known; (n,).
        dial: from 0 to 1: what being more of the same costs at most, as a share of the range of the best scores.
        rooms: see `losses`.

    Returns:
        Places of candidates, best first, and what each candidate loses, at most 0; both (n,).
    """
    order, lost = by_score(scores), np.zeros(len(scores))
    scored = order[: np.count_nonzero(~np.isnan(scores))]
    given = scores[scored].astype(np.float64)
    cost = dial * float(np.ptp(given[:POOL])) if len(given) else 0.0
    lost[scored] = losses(given, kinds[scored], cost, rooms=None if rooms is None else rooms[scored])
    return order[by_score(scores[order] + lost[order])], lost


def losses(
    scores: Values, kinds: NDArray[np.int64], cost: float, rooms: Values | None = None, floors: Values | None = None
) -> Values:
    """What candidates, best first, lose for being more of the same; at most 0, (n,).

    The nth of its kind loses `cost * (1 - room / n)` where n is above the room of the kind: so the better of a kind
    stay before the others, and the first room of them where they are. Only the best POOL lose, and none of them so much
    that it stands behind the others.

    Args:
        scores: descending, none of them NaN, (n,).
        kinds: any numbers from 0, -1 where not known, which is like nothing; (n,).
        cost: the most that can be lost.
        rooms: how many of its kind each candidate may stand among, at least 1; 1 by default; (n,).
        floors: below which none may fall, (n,).
    """
    size = min(POOL, len(scores))
    best, kinds = scores[:size], kinds[:size]
    beyond = 1 - (1.0 if rooms is None else rooms[:size]) / (1 + _earlier_alike(kinds))
    least = scores[size] if len(scores) > size else -np.inf
    if floors is not None:
        least = np.maximum(least, floors[:size])
    fallen = np.maximum(best - cost * np.maximum(beyond, 0.0), np.minimum(best, least))
    lost = np.zeros(len(scores))
    lost[:size] = np.where(kinds >= 0, fallen - best, 0.0)
    return lost


def rooms_of(past: NDArray[np.int64], weights: Values, kinds: NDArray[np.int64]) -> Values:
    """How many of PLACES the kind of each candidate has by its share of a history, at least 1; (n,).

    Args:
        past: the kinds of a history, -1 where not known; (h,).
        weights: how much each product of the history says, (h,).
        kinds: of the candidates, (n,).
    """
    known = past >= 0
    counts = np.bincount(past[known], weights=weights[known], minlength=int(kinds.max(initial=0)) + 1)
    shares = counts / max(float(counts.sum()), 1e-9)
    return np.where(kinds >= 0, np.maximum(PLACES * shares[kinds], 1.0), 1.0)


def _earlier_alike(kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many before each have its kind."""
    grouped = np.argsort(kinds, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(kinds[grouped]) != 0])[: len(kinds)]
    sizes = np.diff(np.r_[starts, len(kinds)])
    earlier = np.empty(len(kinds), dtype=np.int64)
    earlier[grouped] = np.arange(len(kinds)) - np.repeat(starts, sizes)
    return earlier


def by_score(scores: NDArray[np.floating]) -> Order:
    """Places of candidates, best first; ties as they stand, unscored last."""
    return np.argsort(-np.where(np.isnan(scores), -np.inf, scores), kind="stable")


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
