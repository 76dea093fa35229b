"""Popularity: what most shoppers have to do with. The baseline every other model has to beat, and a guest's taste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily
from ranking.protocols import Scores


class Popularity:
    """Scores by log(1 + number of shoppers), scaled to 1 for the most popular product."""

    kind: ClassVar[str] = "popularity"
    name = "popularity"

    def __init__(self, product_ids: Sequence[str], scores: Scores) -> None:
        """Take fitted scores, float32 of shape (products,)."""
        self._columns, self._scores = Columns(product_ids), scores

    @classmethod
    def fit(cls, interactions: Interactions) -> "Popularity":
        """Count."""
        logs = np.log1p(interactions.counts.astype(np.float32))
        return cls(interactions.product_ids, (logs / max(float(logs.max(initial=0.0)), 1e-9)).astype(np.float32))

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """The same for everybody."""
        return np.repeat(self._columns.spread(self._scores[None], product_ids), len(histories), axis=0)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {"product_ids": np.array(self._columns.product_ids), "scores": self._scores}

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), arrays["scores"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PopularityConfig:
    """Popularity has no settings."""


POPULARITY = ModelFamily(
    name="popularity",
    default=PopularityConfig(),
    suggest=lambda _trial: PopularityConfig(),
    fit=lambda interactions, _features, _config: Popularity.fit(interactions),
)
