"""What is odd about products beside the others of their feed: doubles, loners and outliers, over columns of numbers."""

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FAR = 5.0
"""Robust standard deviations from the median that are far."""
_LEAST_RATIO = 4.0
"""A price is no outlier within this factor of the median, however alike the others are."""
_LEAST_SPREAD = 0.1
"""Of log prices: a kind whose prices hardly differ is not measured finer."""
_MAD_TO_SIGMA = 1.4826

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One entry a product; -1 where it has none, NaN for no price."""

    families: Integers
    """Hashes of the families."""
    types: Integers
    """Numbers of the category paths."""
    currencies: Integers
    prices: NDArray[np.float64]
    """Minor units."""

    @classmethod
    def of(
        cls, families: "array[int]", types: "array[int]", currencies: "array[int]", prices: "array[float]"
    ) -> "Columns":
        """The columns out of arrays that grew with the feed."""
        return cls(
            families=_integers(families),
            types=_integers(types),
            currencies=_integers(currencies),
            prices=np.array(prices, dtype=np.float64),
        )


def _integers(values: "array[int]") -> Integers:
    return np.array(values, dtype=np.int64)


def _rows(flags: Flags) -> list[int]:
    return [int(row) for row in np.flatnonzero(flags)]


def shared_by_families(values: "array[int]", columns: Columns) -> list[int]:
    """Rows whose value (0: none) occurs in several families."""
    hashes = _integers(values)
    pairs = np.unique(np.stack([hashes, columns.families]), axis=1)
    shared, families = np.unique(pairs[0], return_counts=True)
    return _rows(np.isin(hashes, shared[families > 1]) & (hashes != 0))


def repeated(values: "array[int]") -> list[int]:
    """Rows whose value (0: none) occurs in several rows."""
    hashes = _integers(values)
    found, counts = np.unique(hashes, return_counts=True)
    return _rows(np.isin(hashes, found[counts > 1]) & (hashes != 0))


def alone(columns: Columns) -> list[int]:
    """One row of each category that has one family, where there are others that have more."""
    pairs, first = np.unique(np.stack([columns.types, columns.families]), axis=1, return_index=True)
    types, families = np.unique(pairs[0], return_counts=True)
    single = types[(families == 1) & (types >= 0)]
    if not np.any(families[types >= 0] > 1):
        return []
    return sorted(int(row) for row in first[np.isin(pairs[0], single)])


def minority(columns: Columns) -> list[int]:
    """Rows in another currency than most."""
    known = columns.currencies[columns.currencies >= 0]
    if not known.size:
        return []
    main = np.bincount(known).argmax()
    return _rows((columns.currencies >= 0) & (columns.currencies != main))


def outliers(columns: Columns, fewest: int) -> list[int]:
    """Rows whose price is far from the median of their category and currency, by the median absolute deviation of logs.

    Args:
        columns: the products.
        fewest: categories with fewer families say nothing.
    """
    priced = np.flatnonzero((columns.types >= 0) & (columns.prices > 0))
    if not priced.size:
        return []
    kinds = columns.types[priced] * (columns.currencies.max() + 2) + columns.currencies[priced] + 1
    order = np.argsort(kinds, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(kinds[order])) + 1)
    return sorted(row for group in groups for row in _far(priced[group], columns, fewest))


def _far(rows: Integers, columns: Columns, fewest: int) -> list[int]:
    if len(rows) < fewest or len(np.unique(columns.families[rows])) < fewest:
        return []
    logs = np.log(columns.prices[rows])
    distance = np.abs(logs - np.median(logs))
    spread = max(_MAD_TO_SIGMA * float(np.median(distance)), _LEAST_SPREAD)
    return [int(row) for row in rows[(distance > _FAR * spread) & (distance > np.log(_LEAST_RATIO))]]
