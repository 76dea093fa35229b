"""Popularity: what most shoppers have to do with. The baseline every other model has to beat, and a guest's taste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily
from ranking.protocols import Scores

_DAY = 86_400.0


class SameForAll:
    """Scores that are the same for everybody."""

    kind: ClassVar[str] = "same-for-all"

    def __init__(self, name: str, product_ids: Sequence[str], scores: Scores) -> None:
        """Take fitted scores, float32 of shape (products,)."""
        self.name = name
        self._columns, self._scores = Columns(product_ids), scores

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`."""
        return np.repeat(self._columns.spread(self._scores[None], product_ids), len(histories), axis=0)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "scores": self._scores,
            "name": np.array(self.name),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(str(arrays["name"]), arrays["product_ids"].tolist(), arrays["scores"])


class Popularity:
    """Scores by log(1 + number of shoppers), scaled to 1 for the most popular product."""

    kind: ClassVar[str] = "popularity"
    name = "popularity"

    def __init__(self, product_ids: Sequence[str], counts: NDArray[np.int64]) -> None:
        """Take how many shoppers have to do with each product, int of shape (products,)."""
        self._columns, self._counts, self._scores = Columns(product_ids), counts, scaled(counts)

    @classmethod
    def fit(cls, interactions: Interactions) -> "Popularity":
        """Count."""
        return cls(interactions.product_ids, interactions.counts)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """The same for everybody."""
        return np.repeat(self._columns.spread(self._scores[None], product_ids), len(histories), axis=0)

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact."""
        return type(self)(self._columns.product_ids, counts_without(self._counts, self._columns, history))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {"product_ids": np.array(self._columns.product_ids), "counts": self._counts}

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), arrays["counts"])


def scaled(counts: NDArray[Any]) -> NDArray[np.float32]:
    """log(1 + count) as a share of the largest, float32 of the same shape."""
    logs = np.log1p(counts.astype(np.float32))
    return (logs / max(float(logs.max(initial=0.0)), 1e-9)).astype(np.float32)


def counts_without(counts: NDArray[np.int64], columns: Columns, history: History) -> NDArray[np.int64]:
    """Counts of shoppers, (products,), with one shopper less.

    Raises:
        LookupError: nobody with such a history was counted.
    """
    left = counts.copy()
    left[columns.known(history)[0]] -= 1
    if left.min(initial=0) < 0:
        raise LookupError("nobody with this history was learned from")
    return left


@dataclass(frozen=True, slots=True, kw_only=True)
class PopularityConfig:
    """Popularity has no settings."""


POPULARITY = ModelFamily(
    name="popularity",
    default=PopularityConfig(),
    suggest=lambda _trial: PopularityConfig(),
    fit=lambda interactions, _features, _config: Popularity.fit(interactions),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentPopularityConfig:
    """Settings of recent popularity."""

    half_life_days: float = 30.0
    """After so many days before the last event of the shop, what a shopper did counts half."""


def fit_recent_popularity(
    interactions: Interactions, _features: ProductFeatures, config: RecentPopularityConfig
) -> SameForAll:
    """Count each shopper of a product by how long ago they last had to do with it.

    Forgetting needs another fit: the counts do not tell when a shopper was there.
    Where events have no times but places in a sequence, it is plain popularity.
    """
    columns = Columns(interactions.product_ids)
    places = columns.places([key for history in interactions.histories for key in history.product_ids])
    times = np.array([when for mine in interactions.product_times for when in mine], dtype=np.float64)
    shares = 0.5 ** ((times.max(initial=0.0) - times) / _DAY / config.half_life_days) if len(times) else times
    kept = places >= 0
    counts = np.bincount(places[kept], weights=shares[kept], minlength=len(interactions.product_ids))
    return SameForAll("recent-popularity", interactions.product_ids, scaled(counts))


RECENT_POPULARITY = ModelFamily(
    name="recent-popularity",
    default=RecentPopularityConfig(),
    suggest=lambda trial: RecentPopularityConfig(
        half_life_days=trial.suggest_float("half_life_days", 3, 365, log=True)
    ),
    fit=fit_recent_popularity,
)
