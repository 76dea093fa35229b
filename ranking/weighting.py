"""How the counts of a matrix are weighted before rows are compared: not at all, by tf-idf or by BM25.

Rows are documents and columns terms, as in a text. What compares products takes products as documents and shoppers as
terms (as `implicit` does: Frederickson, `implicit.nearest_neighbours.bm25_weight` and `tfidf_weight`); what compares
shoppers the other way round.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.model_family import Trial

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WEIGHTINGS = ("none", "tf-idf", "bm25")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightingConfig:
    """Settings of a weighting."""

    how: str = "none"
    """One of `WEIGHTINGS`."""
    k1: float = 1.2
    """BM25: how much more a larger count says, above 0; 0 would be nothing more."""
    b: float = 0.75
    """BM25: how much long documents are marked down, from 0 (not at all) to 1."""


def suggest_weighting(trial: Trial) -> WeightingConfig:
    """A weighting for a try."""
    how = trial.suggest_categorical("weighting", WEIGHTINGS)
    if how != "bm25":
        return WeightingConfig(how=how)
    return WeightingConfig(
        how=how, k1=trial.suggest_float("k1", 0.1, 100.0, log=True), b=trial.suggest_float("b", 0.0, 1.0)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting:
    """A weighting with what it learned of the documents, so that new documents are weighted alike."""

    config: WeightingConfig
    rarity: NDArray[np.float32]
    """log(1 + documents / documents with the term), (terms,): positive also for a term of every document."""
    length: float
    """The mean sum of a document's counts, above 0."""

    @classmethod
    def fit(cls, documents: "csr_matrix", config: WeightingConfig) -> Self:
        """Learn of documents, sparse of shape (documents, terms), all counts above 0."""
        size, terms = documents.shape
        having = np.bincount(documents.indices, minlength=terms)
        rarity = np.log1p(size / np.maximum(having, 1)).astype(np.float32)
        length = float(documents.data.sum(dtype=np.float64)) / max(size, 1)
        return cls(config=config, rarity=rarity, length=length or 1.0)

    def of(self, documents: "csr_matrix") -> "csr_matrix":
        """The weighted documents, sparse float32 of the same shape.

        tf-idf: sqrt(count) * rarity. BM25 (Robertson and Zaragoza 2009): count * (k1 + 1) / (count + k1 * (1 - b + b *
        length / mean length)) * rarity.
        """
        if self.config.how == "none":
            return documents
        counts = documents.data
        if self.config.how == "tf-idf":
            weights = np.sqrt(counts)
        else:
            lengths = np.asarray(documents.sum(axis=1), dtype=np.float32).ravel() / np.float32(self.length)
            norms = 1 - self.config.b + self.config.b * np.repeat(lengths, np.diff(documents.indptr))
            weights = counts * (self.config.k1 + 1) / (counts + self.config.k1 * norms)
        weighted = documents.copy()
        weighted.data = (weights * self.rarity[documents.indices]).astype(np.float32, copy=False)
        return weighted

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "weighting": np.array(self.config.how),
            "k1": np.array(self.config.k1),
            "b": np.array(self.config.b),
            "rarity": self.rarity,
            "length": np.array(self.length),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The weighting from what was stored."""
        config = WeightingConfig(how=str(arrays["weighting"]), k1=float(arrays["k1"]), b=float(arrays["b"]))
        return cls(config=config, rarity=arrays["rarity"], length=float(arrays["length"]))
