"""Texts of products as short vectors that a tower can read."""

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures

_SIZE = 256
_LEARNED = 20_000
"""Products that the directions are learned from at most."""
_LAST: tuple[ProductFeatures, NDArray[np.float32] | None] | None = None
"""A shop's models are fitted one after another, all on the same texts."""


def text_features(features: ProductFeatures) -> NDArray[np.float32] | None:
    """What is written of each product, unit or zero rows, float32 (products, k); None where nothing is.

    Words as tf-idf, reduced to the directions in which they differ most (Deerwester et al. 1990, latent semantic
    analysis); without texts the text vectors as they are.
    """
    global _LAST
    if _LAST is None or _LAST[0] is not features:
        reduced = _reduced(features) if features.texts else None
        _LAST = features, features.vectors if reduced is None else reduced
    return _LAST[1]


def _reduced(features: ProductFeatures) -> NDArray[np.float32] | None:
    """None where no words are shared."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.utils.extmath import randomized_svd
    from threadpoolctl import threadpool_limits

    given = [features.texts.get(key, "") for key in features.product_ids]
    weighing = TfidfVectorizer(
        sublinear_tf=True, token_pattern=r"\w+", min_df=min(2, len(given)), max_df=0.3, dtype=np.float32
    )
    try:
        rows = weighing.fit_transform(given)
    except ValueError:
        return None
    if rows.shape[1] <= _SIZE:
        return np.asarray(rows.toarray(), dtype=np.float32)
    drawn = np.random.default_rng(0).permutation(len(given))[:_LEARNED]
    with threadpool_limits(1):  # threads that wait for each other take longer than one
        _, _, directions = randomized_svd(rows[np.sort(drawn)], min(_SIZE, len(given)), n_iter=2, random_state=0)
    found = rows @ directions.T
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)
