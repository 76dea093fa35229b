"""Popularity by category: what most shoppers have to do with in the categories of this shopper."""

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
from ranking.popularity import counts_without, scaled
from ranking.protocols import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPopularityConfig:
    """Settings of popularity by category."""

    overall: float = 0.1
    """What being popular in the whole shop adds, beside 1 for the most popular of a shopper's only category."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


class CategoryPopularity:
    """`score(j) = share of the history in j's category * popularity of j within it + overall * popularity of j`.

    Popularity is log(1 + number of shoppers), scaled to 1 for the most popular. To a guest it is popularity overall.
    """

    kind: ClassVar[str] = "category-popularity"
    name = "category-popularity"

    def __init__(
        self,
        product_ids: Sequence[str],
        counts: NDArray[np.int64],
        categories: NDArray[np.int64],
        config: CategoryPopularityConfig,
    ) -> None:
        """Take the counts of shoppers and the number of each product's category, -1 for none: int, (products,)."""
        self._columns, self._counts, self._categories, self._config = Columns(product_ids), counts, categories, config
        self._overall = scaled(counts) * np.float32(config.overall)
        self._within = _within(counts, categories)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: every known product has a score."""
        places = self._columns.places(product_ids)
        scores = np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        known = places >= 0
        columns = places[known]
        for row, history in zip(scores, histories, strict=True):
            row[known] = self._shares(history)[self._categories[columns]] * self._within[columns]
            row[known] += self._overall[columns]
        return scores

    def _shares(self, history: History) -> NDArray[np.float32]:
        """What each category is of a history, (categories + 1,); the last, of products without a category, is 0."""
        columns, weights = self._columns.known(history, self._config.decay)
        categories = self._categories[columns]
        size = int(self._categories.max(initial=-1)) + 2
        totals = np.bincount(categories[categories >= 0], weights=weights[categories >= 0], minlength=size)
        return (totals / max(float(weights.sum()), 1e-9)).astype(np.float32)

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`: what popularity overall adds is left out."""
        columns, weights = self._columns.known(history, self._config.decay)
        column = self._columns.column(product_id)
        if column is None or self._categories[column] < 0:
            return ()
        same = self._categories[columns] == self._categories[column]
        parts = weights[same] / max(float(weights.sum()), 1e-9) * self._within[column]
        named = [
            (self._columns.product_ids[place], float(part)) for place, part in zip(columns[same], parts, strict=True)
        ]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact."""
        counts = counts_without(self._counts, self._columns, history)
        return type(self)(self._columns.product_ids, counts, self._categories, self._config)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "counts": self._counts,
            "categories": self._categories,
            "overall": np.array(self._config.overall),
            "decay": np.array(self._config.decay),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        config = CategoryPopularityConfig(overall=float(arrays["overall"]), decay=float(arrays["decay"]))
        return cls(arrays["product_ids"].tolist(), arrays["counts"], arrays["categories"], config)


def _within(counts: NDArray[np.int64], categories: NDArray[np.int64]) -> NDArray[np.float32]:
    """log(1 + count) as a share of the largest of the category, float32 (products,); 0 without a category."""
    logs = np.log1p(counts.astype(np.float32))
    most = np.full(int(categories.max(initial=-1)) + 2, 1e-9, dtype=np.float32)
    np.maximum.at(most, categories, logs)
    return np.where(categories >= 0, logs / most[categories], np.float32(0))


def fit_category_popularity(
    interactions: Interactions, features: ProductFeatures, config: CategoryPopularityConfig
) -> CategoryPopularity:
    """Count, and number the categories."""
    kinds = [features.kinds.get(key) for key in interactions.product_ids]
    numbers = {kind: number for number, kind in enumerate(sorted({kind for kind in kinds if kind}))}
    categories = np.array([numbers.get(kind, -1) if kind else -1 for kind in kinds], dtype=np.int64)
    return CategoryPopularity(interactions.product_ids, interactions.counts, categories, config)


def _suggest(trial: Trial) -> CategoryPopularityConfig:
    return CategoryPopularityConfig(
        overall=trial.suggest_float("overall", 0.01, 1.0, log=True),
        decay=suggest_decay(trial),
    )


CATEGORY_POPULARITY = ModelFamily(
    name="category-popularity",
    default=CategoryPopularityConfig(),
    suggest=_suggest,
    fit=fit_category_popularity,
)
