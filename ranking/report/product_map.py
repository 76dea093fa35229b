"""Products on a plane: near each other where a model has learned that they go together, or where their texts agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.history import History
from ranking.protocols import Recommender

MOST = 1_500
"""Products that are drawn: those that most shoppers have to do with."""
_FEWEST = 5
_DIMENSIONS = 50
_PERPLEXITY = 30.0
_ROUNDS = 500
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductMap:
    """Where products lie."""

    product_ids: tuple[str, ...]
    points: NDArray[np.float64]
    """(products, 2); directions and units mean nothing."""
    learned: bool
    """Whether a model has put them there; else their texts have."""


def most_popular(counts: NDArray[np.int64], most: int = MOST) -> NDArray[np.int64]:
    """The places of the products that most shoppers have to do with, ascending; ties by place."""
    return np.sort(np.argsort(-counts, kind="stable")[:most])


def learned_vectors(model: Recommender, product_ids: Sequence[str]) -> NDArray[np.float32]:
    """What a model thinks of all products after each one alone, as vectors, (products, products).

    Every recommender has learned such vectors, whatever it is made of. What it thinks after any product, as of popular
    ones, is taken off; what it cannot score counts as the least it gives.
    """
    scores = model.score([History.of((key,)) for key in product_ids], tuple(product_ids))
    known = ~np.isnan(scores)
    least = scores[known].min() if known.any() else np.float32(0)
    filled = np.where(known, scores, least)
    filled -= filled.mean(axis=0, keepdims=True)
    return filled.astype(np.float32, copy=False)


def placed(product_ids: Sequence[str], vectors: NDArray[np.float32], *, learned: bool) -> ProductMap | None:
    """Products on a plane by t-SNE over principal components (van der Maaten and Hinton 2008), the same every time.

    None with fewer than five products that have a vector.
    """
    some = np.linalg.norm(vectors, axis=1) > 0
    if some.sum() < _FEWEST:
        return None
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    kept = vectors[some]
    with threadpool_limits(limits=1):  # its many short loops wait for one another on a busy machine
        small = PCA(min(_DIMENSIONS, *kept.shape), random_state=_SEED).fit_transform(kept)
        perplexity = min(_PERPLEXITY, (len(kept) - 1) / 3)
        plane = TSNE(
            init="pca", metric="cosine", perplexity=perplexity, max_iter=_ROUNDS, random_state=_SEED
        ).fit_transform(small)
    names = tuple(key for key, has in zip(product_ids, some, strict=True) if has)
    return ProductMap(product_ids=names, points=np.asarray(plane, dtype=np.float64), learned=learned)
