"""Texts of products as short vectors that a tower can read."""

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures

_SIZE = 256
_LEARNED = 20_000
"""Products that the directions are learned from at most."""


def text_features(features: ProductFeatures) -> NDArray[np.float32] | None:
    """What is written of each product, unit or zero rows, float32 (products, k); None where nothing is.

    Words as tf-idf, reduced to the directions in which they differ most (Deerwester et al. 1990, latent semantic
    analysis); without texts the text vectors as they are.
    """
    reduced = _reduced(features) if features.texts else None
    return features.vectors if reduced is None else reduced


def _reduced(features: ProductFeatures) -> NDArray[np.float32] | None:
    """None where no words are shared."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.utils.extmath import randomized_svd

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
    _, _, directions = randomized_svd(rows[np.sort(drawn)], min(_SIZE, len(given)), n_iter=3, random_state=0)
    found = rows @ directions.T
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)
