"""What lists are like beside being right: new, varied, surprising, popular, true to the shopper's interests.

Each function takes lists as places of products, (shoppers, k) with -1 for an empty place, and gives one number for
each shopper, NaN where there is nothing to say.
"""

import math

import numpy as np
from numpy.typing import NDArray

from ranking.diversify import SMOOTHING
from ranking.measures.lists import K
from ranking.measures.pairs import Pairs, Places
from ranking.measures.task import Task

Values = NDArray[np.float64]
_ROWS = 500
"""Lists whose vectors are held at a time: 500 x 10 x 384 float32 take 8 MB."""


def novelty(places: Places, task: Task) -> Values:
    """Mean self-information (Zhou et al. 2010): -log2 of the share of shoppers who have to do with a product.

    What nobody has to do with counts as half a shopper.
    """
    shares = np.maximum(task.counts, 0.5) / max(1, len(task.histories))
    return _means(places, -np.log2(shares))


def popularity(places: Places, task: Task) -> Values:
    """Average recommendation popularity (Yin et al. 2012): the mean share of shoppers who have to do with a product."""
    return _means(places, task.shares)


def own_popularity(owned: Pairs, task: Task) -> Values:
    """The mean popularity of what each shopper has or likes already."""
    size = len(task.shoppers)
    totals = np.bincount(owned.shoppers, weights=task.shares[owned.places], minlength=size)
    return _ratio(totals, np.bincount(owned.shoppers, minlength=size))


def kind_diversity(places: Places, task: Task) -> Values:
    """The share of pairs of a list that are of different kinds, among the products whose kind is known."""
    codes = _of_places(places, task.kind_codes)
    known, pairs = codes >= 0, np.triu(np.ones((places.shape[1],) * 2, dtype=bool), 1)
    both = (known[:, :, None] & known[:, None, :]) & pairs
    differ = both & (codes[:, :, None] != codes[:, None, :])
    return _ratio(differ.sum(axis=(1, 2)), both.sum(axis=(1, 2)))


def distance(places: Places, task: Task) -> Values:
    """Intra-list distance (Ziegler et al. 2005): the mean over pairs of a list of 1 - cosine of their text vectors."""
    found = np.full(len(places), np.nan)
    if task.vectors is None or not len(task.vectors):
        return found
    for start in range(0, len(places), _ROWS):
        part = places[start : start + _ROWS]
        vectors = task.vectors[part] * (part >= 0)[:, :, None]
        whole = np.square(vectors.sum(axis=1)).sum(axis=1, dtype=np.float64)
        alone = np.square(vectors).sum(axis=(1, 2), dtype=np.float64)
        size = (part >= 0).sum(axis=1)
        found[start : start + _ROWS] = 1 - _ratio(whole - alone, size * (size - 1))
    return found


def serendipity(places: Places, hits: NDArray[np.bool_], task: Task) -> Values:
    """The share of a list that is a target and not what popularity would show (Ge et al. 2010; Kotkov et al. 2016)."""
    return _ratio((hits & ~expected(places, task)).sum(axis=1), (places >= 0).sum(axis=1))


def expected(places: Places, task: Task) -> NDArray[np.bool_]:
    """Whether the list of the ten most popular unseen products shows each product to its shopper too; (shoppers, k)."""
    size, width = len(task.product_ids), task.owned.products
    ranks = np.empty(size, dtype=np.int64)
    ranks[np.lexsort((np.arange(size), -task.counts))] = np.arange(size)
    owned = np.sort(task.owned.shoppers * width + ranks[task.owned.places])
    starts = np.arange(len(places))[:, None] * width
    mine = _of_places(places, ranks)
    passed = np.searchsorted(owned, starts + mine) - np.searchsorted(owned, starts)
    return np.asarray((mine - passed < K) & (places >= 0))


def calibration(places: Places, task: Task) -> Values:
    """Miscalibration (Steck 2018): KL divergence, in nats, of the kinds of a list from those of the history; 0 is best.

    The list is smoothed by a hundredth of the history, so that a kind which is missing costs much but not everything.
    Products of unknown kind count on neither side.
    """
    kinds, size = max(1, len(task.kind_names)), len(task.shoppers)
    shoppers, codes, weights = _interests(task)
    keys, inverse = np.unique(shoppers * kinds + codes, return_inverse=True)
    whole = np.bincount(shoppers, weights=weights, minlength=size)
    p = np.bincount(inverse, weights=weights, minlength=len(keys)) / whole[keys // kinds]
    shown = _of_places(places, task.kind_codes)
    known = np.flatnonzero((shown >= 0).ravel())
    row = known // max(1, places.shape[1])
    q = _counted(keys, row * kinds + shown.ravel()[known]) / np.maximum(1, (shown >= 0).sum(axis=1))[keys // kinds]
    parts = p * np.log(p / ((1 - SMOOTHING) * q + SMOOTHING * p))
    totals = np.bincount(keys // kinds, weights=parts, minlength=size)
    return np.where((whole > 0) & (places >= 0).any(axis=1), totals, np.nan)


def coverage(places: Places, products: int) -> float:
    """The share of all products that anybody is shown."""
    return int(np.count_nonzero(exposure(places, products))) / max(1, products)


def gini(places: Places, products: int) -> float:
    """How unequally places are given to products: 0 when all get as many, near 1 when one gets all; NaN without any."""
    shown = np.sort(exposure(places, products))
    if not shown.sum():
        return math.nan
    return float(((2 * np.arange(1, products + 1) - products - 1) * shown).sum() / (products * shown.sum()))


def exposure(places: Places, products: int) -> NDArray[np.int64]:
    """How often each product is shown; (products,)."""
    return np.bincount(places[places >= 0], minlength=products)


def _interests(task: Task) -> tuple[Places, Places, Values]:
    """Shopper, kind and weight of each product of a history whose kind is known."""
    histories = [task.history(shopper) for shopper in task.shoppers]
    shoppers = np.repeat(np.arange(len(histories)), [len(history) for history in histories])
    columns = task.columns.places([key for history in histories for key in history.product_ids])
    weights = np.array([weight for history in histories for weight in history.weights], dtype=np.float64)
    codes = _of_places(columns, task.kind_codes)
    return shoppers[codes >= 0], codes[codes >= 0], weights[codes >= 0]


def _counted(keys: Places, found: Places) -> Values:
    """How often each key, sorted, stands in `found`."""
    ordered = np.sort(found)
    return np.asarray(np.searchsorted(ordered, keys, side="right") - np.searchsorted(ordered, keys), dtype=np.float64)


def _of_places(places: Places, values: NDArray[np.int64]) -> Places:
    """What stands for each product, -1 at an empty place."""
    if not len(values):
        return np.full(places.shape, -1)
    return np.where(places >= 0, values[places], -1)


def _means(places: Places, values: Values) -> Values:
    shown = places >= 0
    totals = np.where(shown, values[places], 0.0).sum(axis=1) if len(values) else np.zeros(len(places))
    return _ratio(totals, shown.sum(axis=1))


def _ratio(totals: NDArray[np.generic], counts: NDArray[np.generic]) -> Values:
    """Totals over counts; NaN where there is nothing to count."""
    found = np.full(len(counts), np.nan)
    some = np.asarray(counts) > 0
    found[some] = np.asarray(totals, dtype=np.float64)[some] / np.asarray(counts)[some]
    return found
