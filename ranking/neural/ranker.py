"""A trained net as a recommender: vectors of products as they are, vectors of shoppers from their histories."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History
from ranking.neural.attention import SasRec
from ranking.neural.collaborative import NeuralCf
from ranking.neural.descent import Parameters
from ranking.neural.device import one_thread
from ranking.neural.factors import Factors
from ranking.neural.net import Net
from ranking.neural.towers import TwoTower
from ranking.neural.visits import shown, visited
from ranking.protocols import Scores

_NETS: Mapping[str, Any] = {each.name: each for each in (TwoTower, SasRec, NeuralCf, Factors)}
_TOGETHER = 256
"""Shoppers scored at a time."""


class NeuralRanker:
    """Scores from a history alone, so a shopper needs no training to be served; an empty history is not scored."""

    kind: ClassVar[str] = "neural"

    def __init__(
        self,
        net: Net,
        product_ids: Sequence[str],
        items: NDArray[np.float32],
        parameters: Mapping[str, NDArray[np.float32]],
        curve: Sequence[float],
    ) -> None:
        """Take what was trained.

        Args:
            net: how to read it.
            product_ids: the products that can be scored.
            items: their vectors and last their biases, (products, d + 1).
            parameters: what the net has learned of shoppers, by name.
            curve: the mean loss of each epoch.
        """
        import torch

        self.name = net.name
        self.curve = tuple(curve)
        """The mean cross-entropy of what came next, in each epoch: it falls."""
        self._net, self._columns = net, Columns(product_ids)
        self._vectors = np.ascontiguousarray(items, dtype=np.float32)
        self._items = torch.from_numpy(self._vectors)
        self._parameters: Parameters = {name: torch.tensor(value) for name, value in parameters.items()}

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: only the asked products are looked at."""
        import torch

        places = self._columns.places(product_ids)
        scores = np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        read = [visited(self._columns, history, self._net.longest) for history in histories]
        able = np.array([row for row, each in enumerate(read) if each.count], dtype=np.int64)
        kept = np.flatnonzero(places >= 0)
        with torch.inference_mode():
            items = torch.from_numpy(self._vectors[places[kept]])
            for start in range(0, len(able), _TOGETHER):
                rows = able[start : start + _TOGETHER]
                some = [read[row] for row in rows]
                asked = shown(some, range(len(some)), [each.count - 1 for each in some], "cpu")
                with one_thread():
                    users = self._net.users(self._parameters, self._items, asked)
                    scores[np.ix_(rows, kept)] = self._net.scores(self._parameters, users, items).numpy()
        return scores

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "net": np.array(self.name),
            "settings": np.array(json.dumps(asdict(self._net))),  # type: ignore[call-overload]
            "product_ids": np.array(self._columns.product_ids, dtype=np.str_),
            "items": self._items.numpy(),
            "curve": np.array(self.curve),
            **{f"learned.{name}": value.numpy() for name, value in self._parameters.items()},
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        net = _NETS[str(arrays["net"])](**json.loads(str(arrays["settings"])))
        parameters = {name.removeprefix("learned."): value for name, value in arrays.items() if "learned." in name}
        return cls(net, arrays["product_ids"].tolist(), arrays["items"], parameters, arrays["curve"].tolist())
