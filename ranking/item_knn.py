"""Item-based nearest neighbours: similarities of products by who has to do with them, the strongest kept.

Cosine with shrinkage (Deshpande and Karypis 2004), asymmetric cosine (Aiolli 2013, "Efficient top-N recommendation for
very large scale binary rated datasets"), tf-idf and BM25 weighting.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights, restored_weights
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest_pairs
from ranking.rows import restored_rows, rows_without, stored_rows
from ranking.weighting import Weighting, WeightingConfig, suggest_weighting

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKnnConfig:
    """Settings of item-kNN."""

    neighbours: int = 100
    shrinkage: float = 10.0
    """Added to the product of the norms: similarities that rest on few shoppers count less."""
    alpha: float = 0.5
    """How much of the norm is the scored product's, from 0 to 1: 0.5 is the cosine, more marks the popular down."""
    weighting: WeightingConfig = field(default_factory=WeightingConfig)
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


class ItemKnn(ItemWeights):
    """Item weights with the rows they were learned from: it forgets exactly, by comparing the rows that are left."""

    kind: ClassVar[str] = "item-knn"

    def __init__(
        self, product_ids: Sequence[str], weights: "csr_matrix", rows: "csr_matrix", config: ItemKnnConfig
    ) -> None:
        """Take weights, sparse float32 (products, products), and what each shopper did, (shoppers, products)."""
        super().__init__("item-knn", product_ids, weights, config.decay)
        self._rows, self._config = rows, config

    @classmethod
    def fit(cls, product_ids: Sequence[str], rows: "csr_matrix", config: ItemKnnConfig) -> Self:
        """Compare all products that share a shopper. What each shopper did: sparse float32 of (shoppers, products)."""
        return cls(product_ids, _similarities(rows, config), rows, config)

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact."""
        return self.fit(self._columns.product_ids, rows_without(self._rows, self._columns, history), self._config)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return super().arrays() | stored_rows(self._rows) | {"config": np.array(json.dumps(asdict(self._config)))}

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        config = json.loads(str(arrays["config"]))
        config["weighting"] = WeightingConfig(**config["weighting"])
        rows = restored_rows(arrays)
        return cls(arrays["product_ids"].tolist(), restored_weights(arrays), rows, ItemKnnConfig(**config))


def _similarities(rows: "csr_matrix", config: ItemKnnConfig) -> "csr_matrix":
    """sum(h, j) / (|h| ** (2 - 2 alpha) * |j| ** (2 alpha) + shrinkage), float32 of shape (products, products)."""
    documents = rows.T.tocsr()
    weighted = Weighting.fit(documents, config.weighting).of(documents).T.tocsr()
    squares = np.asarray(weighted.multiply(weighted).sum(axis=0), dtype=np.float64).ravel()
    past, scored = squares ** (1 - config.alpha), squares**config.alpha

    def weigh(others: NDArray[np.int64], products: NDArray[np.int64], sums: NDArray[np.float32]) -> NDArray[np.float32]:
        return (sums / (past[others] * scored[products] + config.shrinkage)).astype(np.float32)

    return strongest_pairs(weighted, weighted, weigh, config.neighbours)


def fit_item_knn(interactions: Interactions, _features: ProductFeatures, config: ItemKnnConfig) -> ItemKnn:
    """Fit the similarities of all pairs that share a user."""
    return ItemKnn.fit(interactions.product_ids, interactions.rows, config)


def _suggest(trial: Trial) -> ItemKnnConfig:
    return ItemKnnConfig(
        neighbours=trial.suggest_int("neighbours", 20, 500, log=True),
        shrinkage=trial.suggest_float("shrinkage", 0.1, 100.0, log=True),
        alpha=trial.suggest_float("alpha", 0.2, 0.8),
        weighting=suggest_weighting(trial),
        decay=suggest_decay(trial),
    )


ITEM_KNN = ModelFamily(name="item-knn", default=ItemKnnConfig(), suggest=_suggest, fit=fit_item_knn)
