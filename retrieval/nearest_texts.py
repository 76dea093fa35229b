"""Which of a few texts mean most nearly what another says: their vectors are computed when asked for, and kept."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import Encoder

_KEPT = 20_000
"""Vectors kept: 30 MB at 384 numbers each."""


class NearestTexts:
    """Compares texts by their sentence vectors."""

    def __init__(self, encoder: Encoder) -> None:
        """Keep the encoder; nothing is computed yet."""
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}
        self._query = lru_cache(maxsize=64)(lambda text: encoder.encode([text], query=True)[0])

    def cosines(self, text: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of each of `texts` to `text`, in their order."""
        if not texts:
            return ()
        return tuple(float(value) for value in self._vectors(texts) @ self._query(text))

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        fresh = sorted({text for text in texts if text not in self._known})
        if len(self._known) + len(fresh) > _KEPT:
            self._known.clear()
            fresh = sorted(set(texts))
        if fresh:
            self._known.update(zip(fresh, self._encoder.encode(fresh), strict=True))
        return np.stack([self._known[text] for text in texts])
