"""What texts say of kinds: which of them are near, and from where two products are the same thing."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SAME_THING = 0.55
"""Cosine from which two products are taken for the same thing where the shop has no kinds."""
_NEAR_TWINS = 90.0
"""Percentile of the cosines within kinds from which products of two kinds are twins all the same."""
_SAMPLED = 20_000
_NEAR_KINDS = 80.0
"""Percentile of the cosines of kinds from which their texts are near."""


def near_kinds(features: ProductFeatures, of: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Which kinds have texts that are among the nearest, of shape (kinds, kinds).

    Args:
        features: the products.
        of: the place of each product's kind, -1 where it has none.
        size: how many kinds there are.
    """
    if not size or features.vectors is None:
        return np.zeros((size, size), dtype=np.bool_)
    centres = filed(of, size).T @ features.vectors
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    cosines = centres @ centres.T
    others = cosines[~np.eye(size, dtype=bool)]
    return np.asarray(cosines >= np.percentile(others, _NEAR_KINDS) if len(others) else cosines > 1)


def filed(of: NDArray[np.int64], size: int) -> "csr_matrix":
    """1 where a product is of a kind, of shape (products, kinds)."""
    from scipy.sparse import csr_matrix

    known = np.flatnonzero(of >= 0)
    return csr_matrix((np.ones(len(known)), (known, of[known])), shape=(len(of), size))


def twin_cosine(features: ProductFeatures) -> float:
    """What cosine makes twins: one that few products of one kind reach; SAME_THING where there are no kinds."""
    vectors = features.vectors
    by_kind: dict[str, list[int]] = {}
    for place, key in enumerate(features.product_ids):
        if key in features.kinds:
            by_kind.setdefault(features.kinds[key], []).append(place)
    groups = [np.array(places) for places in by_kind.values() if len(places) > 1]
    if vectors is None or not groups:
        return SAME_THING
    rng = np.random.default_rng(0)
    first = rng.permutation(np.concatenate(groups))[:_SAMPLED]
    others = {int(place): group for group in groups for place in group}
    second = np.array([rng.choice(others[int(place)][others[int(place)] != place]) for place in first])
    cosines = np.einsum("ij,ij->i", vectors[first], vectors[second])
    return float(np.clip(np.percentile(cosines, _NEAR_TWINS), 0.5, 0.95))
