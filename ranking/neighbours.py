"""The strongest weights between products, a block of products at a time so that memory lasts."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_PAIRS = 20_000_000
"""Products of two entries summed at a time: at most 240 MB of results."""

Weigh = Callable[[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]], NDArray[np.float32]]
"""(past products, products, their sum over shoppers) -> the weights, all of one length."""


def strongest_pairs(left: "csr_matrix", right: "csr_matrix", weigh: Weigh, most: int) -> "csr_matrix":
    """Weights from the sums over shoppers of `left[u, past] * right[u, product]`, never of a product with itself.

    Args:
        left: sparse float32 of shape (shoppers, products), the side of the past products.
        right: the same, the side of the products to score.
        weigh: makes weights of the sums.
        most: weights kept for each product: the strongest, ties by column.

    Returns:
        Sparse float32 of shape (past products, products).
    """
    from scipy.sparse import csr_matrix, vstack

    size = left.shape[1]
    by_product = right.T.tocsr()
    blocks = []
    for start, end in _blocks(by_product, np.diff(left.indptr)):
        sums = (by_product[start:end] @ left).tocoo()
        apart = sums.row + start != sums.col
        products, past = sums.row[apart].astype(np.int64) + start, sums.col[apart].astype(np.int64)
        weights = weigh(past, products, sums.data[apart]).astype(np.float32, copy=False)
        block = csr_matrix((weights, (products - start, past)), shape=(end - start, size))
        blocks.append(strongest(block, most))
    found: csr_matrix = vstack([csr_matrix(([], ([], [])), shape=(0, size), dtype=np.float32), *blocks], format="csr")
    return found.T.tocsr()


def _blocks(by_product: "csr_matrix", lengths: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Ranges of products that take about `_PAIRS` multiplications each, at least one product."""
    work = np.concatenate([[0], np.cumsum(lengths[by_product.indices], dtype=np.int64)])[by_product.indptr]
    start, size = 0, by_product.shape[0]
    while start < size:
        end = max(start + 1, int(np.searchsorted(work, work[start] + _PAIRS, side="right")) - 1)
        yield start, end
        start = end


def strongest(weights: "csr_matrix", most: int) -> "csr_matrix":
    """The strongest `most` of each row, by value; ties by column."""
    weights.sort_indices()
    kept = np.ones(weights.nnz, dtype=bool)
    lengths = np.diff(weights.indptr)
    for row in np.flatnonzero(lengths > most):
        start, end = weights.indptr[row], weights.indptr[row + 1]
        kept[start:end] = _largest(weights.data[start:end], most)
    indptr = np.concatenate([[0], np.cumsum(kept)])[weights.indptr]
    return type(weights)((weights.data[kept], weights.indices[kept], indptr), shape=weights.shape)


def _largest(values: NDArray[np.float32], most: int) -> NDArray[np.bool_]:
    """Which of the values are the `most` largest, the first of equal ones."""
    edge = np.partition(values, len(values) - most)[len(values) - most]
    kept: NDArray[np.bool_] = values > edge
    ties = np.flatnonzero(values == edge)
    kept[ties[: most - int(kept.sum())]] = True
    return kept
