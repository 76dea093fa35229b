"""Fuses two rankings into one score."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

RRF_K = 60
"""Of reciprocal rank fusion (Cormack, Clarke and Buettcher 2009)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """How much each side counts; frozen here, measured in tests/benchmarks/search_quality.py."""

    dense: float = 1.0
    lexical: float = 1.0
    ranks: float = 0.35
    """Share of reciprocal ranks; the rest are the scores themselves, each scaled by its best."""


WEIGHTS = FusionWeights()
BY_MEANING = FusionWeights(lexical=0.35)
"""For words that tell what a thing is for: they seldom stand in its listing."""


def fuse(
    dense: Mapping[str, float], lexical: Mapping[str, float], weights: FusionWeights = WEIGHTS
) -> dict[str, float]:
    """One score in [0, 1] an id: a mixture of scaled scores and of reciprocal ranks.

    Scaled scores keep how far apart two results are, ranks keep a single outlier from deciding. An id missing on one
    side gets nothing from it.

    Args:
        dense: id -> cosine.
        lexical: id -> BM25, above 0 only.
        weights: how much each side counts.
    """
    total = weights.dense + weights.lexical
    scaled = _mixed(_cosines(dense), _by_best(lexical), weights)
    ranked = _mixed(_reciprocal(dense), _reciprocal(lexical), weights)
    return {
        key: ((1 - weights.ranks) * scaled.get(key, 0.0) + weights.ranks * ranked.get(key, 0.0)) / total
        for key in sorted({*dense, *lexical})
    }


def _mixed(dense: Mapping[str, float], lexical: Mapping[str, float], weights: FusionWeights) -> dict[str, float]:
    keys = {*dense, *lexical}
    return {key: weights.dense * dense.get(key, 0.0) + weights.lexical * lexical.get(key, 0.0) for key in keys}


def _cosines(scores: Mapping[str, float]) -> dict[str, float]:
    """Cosines scaled so that the best is 1 and half of the best is 0: what lies below says nothing."""
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return {}
    return {key: min(1.0, max(0.0, 2 * score / best - 1)) for key, score in scores.items()}


def _by_best(scores: Mapping[str, float]) -> dict[str, float]:
    best = max(scores.values(), default=0.0)
    return {key: score / best for key, score in scores.items()} if best > 0 else {}


def _reciprocal(scores: Mapping[str, float]) -> dict[str, float]:
    """(k + 1) / (k + rank), so that the first is 1; equal scores share the better rank."""
    result: dict[str, float] = {}
    rank, last = 0, math.nan
    for position, key in enumerate(sorted(scores, key=lambda name: (-scores[name], name)), start=1):
        if scores[key] != last:
            rank, last = position, scores[key]
        result[key] = (RRF_K + 1) / (RRF_K + rank)
    return result
