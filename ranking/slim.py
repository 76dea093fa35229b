"""Sparse linear methods, SLIM (Ning and Karypis 2011): each product as a sparse sum of others, never below zero.

Fitted by coordinate descent on the Gram matrix, for many products at once, among the most alike of each alone (fsSLIM).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest_pairs

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_CELLS = 4_000_000
"""Numbers of Gram matrices held at a time: 16 MB, and 64 MB of their places."""
_ROUNDS = 50
_TOLERANCE = 1e-4
"""Descent ends when no weight moves more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlimConfig:
    """Settings of SLIM."""

    l1: float = 0.1
    """What a weight costs by its size: more makes fewer weights."""
    l2: float = 20.0
    """What a weight costs by its square: more shares out between products that are alike. Above 0."""
    candidates: int = 100
    """Products that each product may be a sum of: the most alike by cosine."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


def fit_slim(interactions: Interactions, _features: ProductFeatures, config: SlimConfig) -> ItemWeights:
    """Minimise |X - X W|^2 / 2 + l2 |W|^2 / 2 + l1 |W|, W at least 0 and 0 on its diagonal."""
    from scipy.sparse import csr_matrix

    size = len(interactions.product_ids)
    gram = interactions.gram
    gram.sort_indices()
    squares = gram.diagonal()
    alike = _candidates(interactions.matrix, squares, config.candidates)
    past, products, weights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    for batch in _batches(np.diff(alike.indptr)):
        candidates, present = _padded(alike, batch)
        found = _descended(*_grams(gram, candidates, present, batch), config)
        past.append(candidates[found > 0])
        products.append(np.broadcast_to(batch[:, None], found.shape)[found > 0])
        weights.append(found[found > 0])
    pairs = (np.concatenate(past), np.concatenate(products))
    matrix = csr_matrix((np.concatenate(weights), pairs), shape=(size, size), dtype=np.float32)
    return ItemWeights("slim", interactions.product_ids, matrix, config.decay)


def _candidates(rows: "csr_matrix", squares: NDArray[np.float32], most: int) -> "csr_matrix":
    """The most alike of each product, by cosine, sparse of shape (products, their candidates)."""
    norms = np.sqrt(squares)

    def weigh(others: NDArray[np.int64], products: NDArray[np.int64], sums: NDArray[np.float32]) -> NDArray[np.float32]:
        cosines: NDArray[np.float32] = sums / (norms[others] * norms[products])
        return cosines

    return strongest_pairs(rows, rows, weigh, most).T.tocsr()


def _batches(counts: NDArray[np.int32]) -> Iterator[NDArray[np.int64]]:
    """Products with candidates, by how many, as many at a time as memory takes, at least one."""
    order = np.argsort(counts, kind="stable")
    order = order[counts[order] > 0]
    start = 0
    while start < len(order):
        sizes = counts[order[start:]].astype(np.int64) ** 2 * np.arange(1, len(order) - start + 1)
        end = start + max(1, int(np.searchsorted(sizes, _CELLS, side="right")))
        yield order[start:end]
        start = end


def _padded(alike: "csr_matrix", batch: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The candidates of some products and which of them are there, both (products, most candidates)."""
    counts = np.diff(alike.indptr)[batch]
    offsets = np.arange(counts.max())
    present = offsets < counts[:, None]
    places = np.where(present, alike.indptr[batch][:, None] + offsets, 0)
    return alike.indices[places].astype(np.int64), present


def _grams(
    gram: "csr_matrix", candidates: NDArray[np.int64], present: NDArray[np.bool_], batch: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of each product the Gram matrix of its candidates, and the candidates' with the product itself.

    Returns:
        float32 of shape (candidates, products, candidates), and (products, candidates); 0 where none is there.
    """
    by_place = np.ascontiguousarray(candidates.T)
    first = np.broadcast_to(by_place[:, :, None], (*by_place.shape, len(by_place)))
    second = np.broadcast_to(candidates[None], first.shape)
    among = _entries(gram, first, second)
    among *= present.T[:, :, None]
    among *= present[None]
    own = _entries(gram, candidates, np.broadcast_to(batch[:, None], candidates.shape))
    return among, own * present


def _entries(gram: "csr_matrix", first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float32]:
    """Entries of the matrix, of the shape of both indices."""
    found = np.asarray(gram[first.ravel(), second.ravel()], dtype=np.float32)
    return found.reshape(first.shape)


def _descended(among: NDArray[np.float32], own: NDArray[np.float32], config: SlimConfig) -> NDArray[np.float32]:
    """Weights of shape (products, candidates), by cyclic coordinate descent in all products at once."""
    weights = np.zeros_like(own)
    left = own.copy()
    """What is still to be explained: own - among @ weights."""
    diagonals = np.einsum("cpc->cp", among)
    for _ in range(_ROUNDS):
        moved = 0.0
        for place, diagonal in enumerate(diagonals):
            before = weights[:, place]
            after = np.maximum(left[:, place] + diagonal * before - config.l1, 0) / (diagonal + config.l2)
            change = after - before
            largest = float(np.abs(change).max())
            if largest > 0:
                left -= among[place] * change[:, None]
                weights[:, place] = after
                moved = max(moved, largest)
        if moved < _TOLERANCE:
            break
    return weights


def _suggest(trial: Trial) -> SlimConfig:
    return SlimConfig(
        l1=trial.suggest_float("l1", 0.01, 10.0, log=True),
        l2=trial.suggest_float("l2", 0.1, 200.0, log=True),
        candidates=trial.suggest_int("candidates", 30, 200, log=True),
        decay=suggest_decay(trial),
    )


SLIM = ModelFamily(name="slim", default=SlimConfig(), suggest=_suggest, fit=fit_slim)
