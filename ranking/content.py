"""Content: products like those of the history, by their text vectors. Serves new products and short histories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.protocols import Scores
from retrieval.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentConfig:
    """Settings of content."""

    decay: float = 0.8
    """What an occasion counts, as a share of the one after it."""


class Content:
    """Scores by the decayed mean cosine between a product and the history; a sum over past products, so exact parts."""

    kind: ClassVar[str] = "content"
    name = "content"

    def __init__(self, product_ids: Sequence[str], vectors: NDArray[np.float32], decay: float = 0.8) -> None:
        """Take unit vectors, float32 of shape (products, d)."""
        self._columns, self._vectors, self._decay = Columns(product_ids), vectors, decay

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. Without a known history nothing can be scored: all NaN."""
        rows = self._columns.rows(histories, self._decay)
        totals = np.asarray(rows.sum(axis=1), dtype=np.float32).reshape(-1, 1)
        profiles = (rows @ self._vectors) / np.where(totals > 0, totals, np.float32(np.nan))
        places = self._columns.places(product_ids)
        if not self._columns.product_ids:
            return np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        scores: Scores = (profiles @ self._vectors[np.maximum(places, 0)].T).astype(np.float32, copy=False)
        scores[:, places < 0] = np.nan
        return scores

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        (rows, weights), column = self._columns.known(history, self._decay), self._columns.column(product_id)
        if not len(rows) or column is None:
            return ()
        parts = (weights / weights.sum()) * (self._vectors[rows] @ self._vectors[column])
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True)]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "vectors": self._vectors,
            "decay": np.array(self._decay),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), arrays["vectors"], float(arrays["decay"]))


def fit_content(_interactions: Interactions, features: ProductFeatures, config: ContentConfig) -> Content:
    """Take the text vectors.

    Raises:
        InputError: the products have none.
    """
    if features.vectors is None:
        raise InputError("Content needs text vectors of the products, and there are none.")
    return Content(features.product_ids, features.vectors, config.decay)


def _suggest(trial: Trial) -> ContentConfig:
    return ContentConfig(decay=suggest_decay(trial))


CONTENT = ModelFamily(name="content", default=ContentConfig(), suggest=_suggest, fit=fit_content)
