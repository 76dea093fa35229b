"""Item weights with the rows they were learned from: a shopper is forgotten by learning from the rows that are left."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from ranking.history import History
from ranking.item_weights import ItemWeights, restored_weights
from ranking.rows import restored_rows, rows_without, stored_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class Decayed(Protocol):
    """Settings with what an occasion of a history counts, as a share of the one after it; a frozen dataclass."""

    @property
    def decay(self) -> float:
        """In (0, 1]."""
        ...


Config = TypeVar("Config", bound=Decayed)


class RelearnedWeights(ItemWeights, ABC, Generic[Config]):
    """Weights that come out of rows alone, so cheaply that they are learned again without a shopper."""

    kind: ClassVar[str]

    def __init__(self, product_ids: Sequence[str], weights: "csr_matrix", rows: "csr_matrix", config: Config) -> None:
        """Take weights, sparse float32 (products, products), and what each shopper did, (shoppers, products)."""
        super().__init__(self.kind, product_ids, weights, config.decay)
        self._rows, self._config = rows, config

    @staticmethod
    @abstractmethod
    def learn(rows: "csr_matrix", config: Config) -> "csr_matrix":
        """The weights of all products that share a shopper, sparse float32 of shape (products, products)."""

    @staticmethod
    @abstractmethod
    def config_of(document: Mapping[str, Any]) -> Config:
        """The settings from their JSON form."""

    @classmethod
    def fit(cls, product_ids: Sequence[str], rows: "csr_matrix", config: Config) -> Self:
        """Learn from what each shopper did, sparse float32 of shape (shoppers, products)."""
        return cls(product_ids, cls.learn(rows, config), rows, config)

    def without(self, history: History) -> Self:
        """See `Forgetting.without`: exact."""
        return self.fit(self._columns.product_ids, rows_without(self._rows, self._columns, history), self._config)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        config = np.array(json.dumps(asdict(self._config)))  # type: ignore[call-overload]
        return super().arrays() | stored_rows(self._rows) | {"config": config}

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        config = cls.config_of(json.loads(str(arrays["config"])))
        return cls(arrays["product_ids"].tolist(), restored_weights(arrays), restored_rows(arrays), config)
