"""Implicit ALS (Hu, Koren and Volinsky 2008), with the settings of Rendle, Krichene, Zhang and Koren 2021.

"Revisiting the performance of iALS on item recommendation benchmarks": every shopper-product pair that was not seen
counts a little as a no, and whoever did more is regularised more.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.protocols import Scores

if TYPE_CHECKING:
    import torch
    from scipy.sparse import csr_matrix

_CELLS = 4_000_000
"""Numbers gathered at a time: 16 MB of float32."""
_START = 0.1
"""The length of the random vectors that fitting starts from, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsConfig:
    """Settings of implicit ALS."""

    factors: int = 64
    unobserved: float = 0.1
    """What a pair that was not seen weighs, beside 1 for a purchase."""
    regularisation: float = 0.003
    """Times (events + unobserved * all) ** `frequency` of each shopper and product."""
    frequency: float = 1.0
    """0 regularises all alike, 1 by how much they did."""
    rounds: int = 12
    decay: float = 0.9
    """What an occasion counts in a history that is scored, as a share of the one after it."""
    seed: int = 0

    def ridge(self, counts: NDArray[np.int64], others: int) -> NDArray[np.float32]:
        """What is added to the diagonals of those with so many events each among so many others."""
        seen = (counts + self.unobserved * others) ** self.frequency
        return (self.regularisation * seen).astype(np.float32)


class Als:
    """`score(j) = v(j)' A^-1 sum over h of weight(h) v(h)`, A of the history alone: one small solve a shopper.

    Given A, the score is a sum over past products (Hu et al. 2008, section 5), which is what is attributed; leaving
    one out changes A too: `ranking.leave_out`. Forgetting needs another fit.
    """

    kind: ClassVar[str] = "als"
    name = "als"

    def __init__(self, product_ids: Sequence[str], factors: NDArray[np.float32], config: AlsConfig) -> None:
        """Take the vectors of the products, float32 of shape (products, factors); all zeros where nobody has one."""
        self._columns, self._factors, self._config = Columns(product_ids), factors, config
        self._known = np.abs(factors).max(axis=1, initial=0.0) > 0
        self._gram = config.unobserved * (factors.T @ factors).astype(np.float64)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. A history or a product of which nobody has anything cannot be scored: NaN."""
        places = self._columns.places(product_ids)
        if not self._known.any():
            return np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        shoppers = np.array([self._folded(history) for history in histories], dtype=np.float32)
        totals = shoppers.reshape(len(histories), self._factors.shape[1]) @ self._factors[places].T
        totals[:, (places < 0) | ~self._known[places]] = np.nan
        return totals

    def _folded(self, history: History) -> NDArray[np.float64]:
        """The vector of a shopper, (factors,); NaN where nothing of the history is known."""
        matrix, vectors, counts, _ = self._system(history)
        if not len(counts):
            return np.full(len(matrix), np.nan)
        return np.asarray(np.linalg.solve(matrix, vectors.T @ counts))

    def _system(self, history: History) -> tuple[NDArray[np.float64], NDArray[np.float64], Any, NDArray[np.int64]]:
        """A, (factors, factors), and of each known past product its vector, its weight and its column."""
        columns, counts = self._columns.known(history, self._config.decay)
        known = self._known[columns]
        columns, counts = columns[known], counts[known].astype(np.float64)
        vectors = self._factors[columns].astype(np.float64)
        ridge = self._config.ridge(np.array(len(columns)), len(self._known))
        matrix = self._gram + (vectors.T * counts) @ vectors + ridge * np.eye(len(self._gram))
        return matrix, vectors, counts, columns

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`: Hu et al. 2008, equation 7."""
        column = self._columns.column(product_id)
        if column is None:
            return ()
        matrix, vectors, counts, columns = self._system(history)
        parts = counts * (vectors @ np.linalg.solve(matrix, self._factors[column].astype(np.float64)))
        named = [
            (self._columns.product_ids[place], float(part)) for place, part in zip(columns, parts, strict=True) if part
        ]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "factors": self._factors,
            "config": np.array(json.dumps(asdict(self._config))),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        config = AlsConfig(**json.loads(str(arrays["config"])))
        return cls(arrays["product_ids"].tolist(), arrays["factors"], config)


def fit_als(interactions: Interactions, _features: ProductFeatures, config: AlsConfig) -> Als:
    """Solve for shoppers and products in turn, on the GPU where there is one."""
    import torch

    device = "cuda" if torch.cuda.is_available() else "cpu"
    rows = interactions.rows
    columns = rows.T.tocsr()
    start = np.random.default_rng(config.seed).standard_normal((rows.shape[1], config.factors), dtype=np.float32)
    start *= np.float32(_START / np.sqrt(config.factors)) * (np.diff(columns.indptr) > 0)[:, None]
    products = torch.from_numpy(start).to(device)
    for _ in range(config.rounds if rows.nnz else 0):
        shoppers = _solved(products, rows, config)
        products = _solved(shoppers, columns, config)
    return Als(interactions.product_ids, products.cpu().numpy(), config)


def _solved(others: "torch.Tensor", rows: "csr_matrix", config: AlsConfig) -> "torch.Tensor":
    """The best vector of each row, given those of the columns; float32 of shape (rows, factors), zeros without events.

    Turned into the directions of the unobserved, what all rows share is diagonal. Rows of like length are solved
    together, padded to the longest of them with events of no weight.
    """
    import torch

    values, turn = torch.linalg.eigh(config.unobserved * (others.T @ others))
    turned = others @ turn
    found = torch.zeros((rows.shape[0], len(values)), dtype=torch.float32, device=others.device)
    lengths = np.diff(rows.indptr).astype(np.int64)
    ridges = torch.from_numpy(config.ridge(lengths, rows.shape[1])).to(others.device)
    for batch in _batches(lengths, len(values)):
        offsets = np.arange(lengths[batch].max())
        present = offsets < lengths[batch][:, None]
        entries = np.where(present, rows.indptr[batch][:, None] + offsets, 0)
        weights = torch.from_numpy(np.where(present, rows.data[entries], np.float32(0))).to(others.device)
        gathered = turned[torch.from_numpy(rows.indices[entries].astype(np.int64)).to(others.device)]
        places = torch.from_numpy(batch).to(others.device)
        solve = _by_events if len(offsets) < len(values) else _by_factors
        found[places] = solve(gathered, weights, values.clamp(min=0) + ridges[places][:, None])
    turned_back: torch.Tensor = found @ turn.T
    return turned_back


def _by_events(vectors: "torch.Tensor", weights: "torch.Tensor", diagonals: "torch.Tensor") -> "torch.Tensor":
    """(D + V' C V)^-1 V' C 1 as D^-1 V' C^1/2 (I + C^1/2 V D^-1 V' C^1/2)^-1 C^1/2 1: quick for few events.

    Args:
        vectors: V, float32 of shape (rows, events, factors).
        weights: C, (rows, events).
        diagonals: D, (rows, factors).

    Returns:
        float32 of shape (rows, factors).
    """
    import torch

    roots = weights.sqrt()
    scaled = vectors * roots[:, :, None]
    divided = scaled / diagonals[:, None, :]
    inner = divided @ scaled.transpose(1, 2) + torch.eye(vectors.shape[1], device=vectors.device)
    solved: torch.Tensor = divided.transpose(1, 2) @ torch.linalg.solve(inner, roots[:, :, None])
    return solved[:, :, 0]


def _by_factors(vectors: "torch.Tensor", weights: "torch.Tensor", diagonals: "torch.Tensor") -> "torch.Tensor":
    """The same as it stands: quick for many events."""
    import torch

    weighted = vectors * weights[:, :, None]
    matrices = weighted.transpose(1, 2) @ vectors + torch.diag_embed(diagonals)
    solved: torch.Tensor = torch.linalg.solve(matrices, weighted.sum(dim=1))
    return solved


def _batches(lengths: NDArray[np.int64], factors: int) -> Iterator[NDArray[np.int64]]:
    """Rows with events, by length, as many at a time as memory takes, at least one; either all short or all long."""
    order = np.argsort(lengths, kind="stable")
    for part in (order[(lengths[order] > 0) & (lengths[order] < factors)], order[lengths[order] >= factors]):
        start = 0
        while start < len(part):
            sizes = lengths[part[start:]] * factors * np.arange(1, len(part) - start + 1)
            end = start + max(1, int(np.searchsorted(sizes, _CELLS, side="right")))
            yield part[start:end]
            start = end


def _suggest(trial: Trial) -> AlsConfig:
    return AlsConfig(
        factors=trial.suggest_int("factors", 16, 256, log=True),
        unobserved=trial.suggest_float("unobserved", 0.001, 1.0, log=True),
        regularisation=trial.suggest_float("regularisation", 0.0003, 0.3, log=True),
        frequency=trial.suggest_float("frequency", 0.0, 1.0),
        decay=suggest_decay(trial),
    )


ALS = ModelFamily(name="als", default=AlsConfig(), suggest=_suggest, fit=fit_als)
