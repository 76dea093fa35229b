"""The text vectors of families as the index has them: for what is alike, without a search."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.index import IndexReader


class FamilyVectors:
    """Vectors of the index in service, by family id; a family that it does not have yet is like nothing."""

    def __init__(self, index: IndexReader) -> None:
        """Keep the index; it is opened at first use."""
        self._index = index

    def vectors(self, family_ids: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of some families, float32 of shape (families, d); zeros for those without one."""
        index = self._index.current()
        rows = np.array([index.row_of.get(key, -1) for key in family_ids], dtype=np.int64)
        found = np.zeros((len(rows), index.matrix.shape[1]), dtype=np.float32)
        found[rows >= 0] = index.vectors_of(rows[rows >= 0])
        return found

    def likeness(self, family_id: str, family_ids: Sequence[str]) -> NDArray[np.float64]:
        """The cosine of each of some families to one, of shape (families,); 0 where one of both has no vector."""
        index = self._index.current()
        row = index.row_of.get(family_id)
        if row is None:
            return np.zeros(len(family_ids))
        cosines = index.of_rows(np.asarray(index.matrix @ index.vectors_of(np.array([row]))[0]))
        rows = np.array([index.row_of.get(key, -1) for key in family_ids], dtype=np.int64)
        return np.where(rows >= 0, cosines[rows], 0.0).astype(np.float64)
