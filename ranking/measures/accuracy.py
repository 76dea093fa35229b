"""Accuracy of lists at 10: nDCG, hit, recall and reciprocal rank of each shopper."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ranking.measures.lists import K

ACCURACY = ("ndcg@10", "hit@10", "recall@10", "mrr@10")
_DISCOUNTS = 1 / np.log2(np.arange(2, K + 2))
_IDEAL = np.concatenate([[np.nan], np.cumsum(_DISCOUNTS)])
"""The gain of a list that begins with all of so many targets."""


def ndcg(hits: NDArray[np.bool_], wanted: NDArray[np.int64]) -> NDArray[np.float64]:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of lists; (shoppers,).

    Args:
        hits: whether each place of a list holds a target, (shoppers, at most 10).
        wanted: how many targets each shopper has, (shoppers,); 0 gives NaN.
    """
    gains: NDArray[np.float64] = (hits @ _DISCOUNTS[: hits.shape[1]]) / _IDEAL[np.minimum(wanted, K)]
    return gains


def accuracy(hits: NDArray[np.bool_], wanted: NDArray[np.int64]) -> Mapping[str, NDArray[np.float64]]:
    """All measures of accuracy of each shopper, by name; arguments as those of `ndcg`."""
    found = hits.sum(axis=1)
    first = hits.argmax(axis=1) + 1 if hits.shape[1] else np.ones(len(hits))
    values = (ndcg(hits, wanted), (found > 0).astype(float), found / wanted, np.where(found > 0, 1 / first, 0.0))
    return dict(zip(ACCURACY, values, strict=True))
