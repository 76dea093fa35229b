"""What trees read beside the models: how like a product is to all of a history, to its last and to the closest."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.protocols import Scores
from ranking.rows import restored_rows, stored_rows
from ranking.words import brand_rows, text_rows
from retrieval.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    Rows: TypeAlias = "csr_matrix | NDArray[np.float32]"

_WAYS = ("all", "last", "closest")
_ALL = 0.8
"""What an occasion counts, as a share of the one after it, where all of a history is read."""
_CELLS = 10_000_000
"""Cosines held at a time: 40 MB."""


class Readings:
    """Cosines between products and a history, by each thing that is known of products."""

    kind: ClassVar[str] = "readings"

    def __init__(self, product_ids: Sequence[str], sources: "Mapping[str, Rows]") -> None:
        """Take unit rows by what they say, each of shape (products, d), sparse or dense."""
        self._columns, self._sources = Columns(product_ids), dict(sources)

    @property
    def names(self) -> tuple[str, ...]:
        """What is read, in the order of `read`."""
        return tuple(f"{source} of {way}" for source in self._sources for way in _WAYS)

    def read(self, histories: Sequence[History], product_ids: Sequence[str]) -> NDArray[np.float32]:
        """Cosines, float32 of shape (readings, len(histories), len(product_ids)); NaN where nothing is known."""
        places = self._columns.places(product_ids)
        shape = (len(self.names), len(histories), len(places))
        found = np.full(shape, np.nan, dtype=np.float32)
        if not self._columns.product_ids or not found.size:
            return found
        for n, rows in enumerate(self._sources.values()):
            asked = rows[np.maximum(places, 0)]
            found[len(_WAYS) * n] = self._mean(histories, rows, asked, _ALL)
            found[len(_WAYS) * n + 1] = self._mean(histories, rows, asked, 0.0)
            found[len(_WAYS) * n + 2] = self._closest(histories, rows, asked)
        found[:, :, places < 0] = np.nan
        return found

    def lengths(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """How many products of each history are known, (len(histories),)."""
        known = (len(self._columns.known(history)[0]) for history in histories)
        return np.fromiter(known, dtype=np.float32, count=len(histories))

    def _mean(self, histories: Sequence[History], rows: "Rows", asked: "Rows", decay: float) -> Scores:
        shown = self._columns.rows(histories, decay)
        totals = np.asarray(shown.sum(axis=1), dtype=np.float32).reshape(-1, 1)
        cosines: Scores = _dense((shown @ rows) @ asked.T)
        cosines /= np.where(totals > 0, totals, np.float32(np.nan))
        return cosines

    def _closest(self, histories: Sequence[History], rows: "Rows", asked: "Rows") -> Scores:
        known = [self._columns.known(history)[0] for history in histories]
        found = np.full((len(histories), asked.shape[0]), np.nan, dtype=np.float32)
        able = [n for n, places in enumerate(known) if len(places)]
        for some in _portions(able, [len(known[n]) for n in able], asked.shape[0]):
            starts = np.cumsum([0, *(len(known[n]) for n in some[:-1])])
            cosines = _dense(rows[np.concatenate([known[n] for n in some])] @ asked.T)
            found[some] = np.maximum.reduceat(cosines, starts, axis=0)
        return found

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        found: dict[str, NDArray[Any]] = {"product_ids": np.array(self._columns.product_ids)}
        for name, rows in self._sources.items():
            parts = {"dense": rows} if isinstance(rows, np.ndarray) else stored_rows(rows)
            found |= {f"{name}.{key}": value for key, value in parts.items()}
        return found

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The readings from what was stored."""
        parts: dict[str, dict[str, NDArray[Any]]] = {}
        for key, value in arrays.items():
            source, dot, name = key.partition(".")
            if dot:
                parts.setdefault(source, {})[name] = value
        sources = {name: each["dense"] if "dense" in each else restored_rows(each) for name, each in parts.items()}
        return cls(arrays["product_ids"].tolist(), sources)


def readings_of(features: ProductFeatures) -> Readings:
    """All that the products of a shop let read."""
    sources: dict[str, Rows] = {}
    if features.vectors is not None:
        sources["meaning"] = features.vectors
    for name, texts in (("title", features.titles), ("text", features.texts)):
        with suppress(InputError):
            sources[name] = text_rows(features.product_ids, texts)
    with suppress(InputError):
        sources["brand"] = brand_rows(features.product_ids, features.brands)
    return Readings(features.product_ids, sources)


def _portions(able: Sequence[int], lengths: Sequence[int], width: int) -> Iterator[list[int]]:
    """Histories, as many at a time as memory takes."""
    portion: list[int] = []
    cells = 0
    for n, length in zip(able, lengths, strict=True):
        if portion and cells + length * width > _CELLS:
            yield portion
            portion, cells = [], 0
        portion.append(n)
        cells += length * width
    if portion:
        yield portion


def _dense(values: Any) -> Scores:
    """A product of matrices as an array."""
    return np.asarray(values if isinstance(values, np.ndarray) else values.toarray(), dtype=np.float32)
