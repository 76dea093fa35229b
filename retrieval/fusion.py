"""Fuses what meaning and letters think of some products into one score a product."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
RRF_K = 60
"""Of reciprocal rank fusion (Cormack, Clarke and Buettcher 2009)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """How much meaning counts beside letters; frozen here, measured in tests/benchmarks/search_quality.py."""

    named: float = 0.40
    """Share of meaning where one name has nearly all that is asked, or many words of it."""
    described: float = 0.62
    """The same where no name has much of it: a wish told in a sentence."""
    least: float = 0.15
    """Coverage (`LexicalIndex.coverage`) up to which a wish counts as described."""
    most: float = 0.50
    """Coverage from which it counts as named."""
    many: int = 4
    """Words in one name from which it counts as named."""
    ranks: float = 0.35
    """Share of reciprocal ranks; the rest are the scores themselves, each scaled by its best."""

    def dense(self, coverage: float, words: int) -> float:
        """The share of meaning for a query of which one name has this share, or so many words."""
        by_share = (coverage - self.least) / (self.most - self.least)
        certain = min(1.0, max(0.0, by_share, self.specific(words)))
        return self.described + (self.named - self.described) * certain

    def specific(self, words: int) -> float:
        """How far a query describes one certain product, in [0, 1]: one name has so many of its words."""
        return min(1.0, max(0.0, (words - 1) / (self.many - 1)))


WEIGHTS = FusionWeights()


def fuse(dense: Scores, lexical: Scores, share: float, weights: FusionWeights = WEIGHTS) -> Scores:
    """One score in [0, 1] a product: a mixture of scaled scores and of reciprocal ranks.

    Scaled scores keep how far apart two results are, ranks keep a single outlier from deciding.

    Args:
        dense: cosines of shape (n,).
        lexical: BM25 of shape (n,); 0 is no word in common and gets nothing.
        share: how much the dense side counts, in [0, 1].
        weights: how ranks and scores are mixed.
    """
    scaled = share * of_cosines(dense) + (1 - share) * _by_best(lexical)
    ranked = share * _reciprocal(dense) + (1 - share) * _reciprocal(lexical)
    return (1 - weights.ranks) * scaled + weights.ranks * ranked


def of_cosines(scores: Scores) -> Scores:
    """Cosines scaled so that the best is 1 and half of the best is 0: what lies below says nothing."""
    best = scores.max(initial=0.0)
    return np.clip(2 * scores / best - 1, 0.0, 1.0) if best > 0 else np.zeros(len(scores))


def _by_best(scores: Scores) -> Scores:
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else np.zeros(len(scores))


def _reciprocal(scores: Scores) -> Scores:
    """(k + 1) / (k + rank), so that the first is 1; equal scores share the better rank, and 0 or less gets nothing."""
    values, which = np.unique(-scores, return_inverse=True)
    before = np.concatenate([[0], np.cumsum(np.bincount(which, minlength=len(values)))])[:-1]
    return np.where(scores > 0, (RRF_K + 1) / (RRF_K + 1 + before[which]), 0.0) if len(scores) else np.zeros(0)
