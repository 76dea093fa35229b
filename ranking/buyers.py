"""Who bought what, without who they are: exact counts of shoppers, for popularity and for "people who bought"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.events import Event

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LEAST_PEOPLE = 5
"""Counts of other shoppers are told from this many up: fewer could be recognised."""
HALF_LIFE_DAYS = 90.0
"""After so many days a purchase says half for what is popular now."""
RECENT_DAYS = 90.0
_DAY = 86_400.0
_SAME_TIME = 1e-3
"""Days by which two stored ages may differ and be the same: they are kept in single precision."""


@dataclass(frozen=True, kw_only=True)
class Buyers:
    """One row a shopper, by nothing that tells who it is; one column a product."""

    product_ids: tuple[str, ...]
    shoppers: int
    indptr: NDArray[np.int64]
    """Where each product's buyers begin, of shape (products + 1,)."""
    rows: NDArray[np.int32]
    """The buyers of each product, ascending."""
    ages: NDArray[np.float32]
    """For each buyer, days between their last purchase of the product and the last purchase of all; 0 without times."""
    again: NDArray[np.bool_]
    """For each buyer, whether they bought the product more than once."""
    newest: float
    """When the last purchase of all was, in seconds; 0 without times."""

    @cached_property
    def columns(self) -> Columns:
        """The products in the order of the counts."""
        return Columns(self.product_ids)

    @cached_property
    def matrix(self) -> "csr_matrix":
        """1 where a shopper bought a product, float32 of shape (shoppers, products)."""
        from scipy.sparse import csc_matrix

        ones = np.ones(len(self.rows), dtype=np.float32)
        shape = (self.shoppers, len(self.product_ids))
        return csc_matrix((ones, self.rows, self.indptr), shape=shape).tocsr()

    def of(self, product_id: str) -> NDArray[np.int32]:
        """The rows of those who bought a product, ascending."""
        column = self.columns.column(product_id)
        if column is None:
            return np.zeros(0, dtype=np.int32)
        return self.rows[self.indptr[column] : self.indptr[column + 1]]

    def count(self, product_ids: Sequence[str]) -> int:
        """How many shoppers bought all of some products."""
        first, *others = product_ids
        rows = self.of(first)
        for key in others:
            rows = np.intersect1d(rows, self.of(key), assume_unique=True)
        return len(rows)

    @cached_property
    def popularity(self) -> NDArray[np.float64]:
        """Shoppers of each product, the latest counting most, of shape (products,)."""
        return self._sums(0.5 ** (self.ages.astype(np.float64) / HALF_LIFE_DAYS))

    @cached_property
    def recent(self) -> NDArray[np.float64]:
        """How many shoppers bought each product in the last RECENT_DAYS, of shape (products,)."""
        return self._sums((self.ages <= RECENT_DAYS).astype(np.float64))

    @cached_property
    def all(self) -> NDArray[np.float64]:
        """How many shoppers bought each product, of shape (products,)."""
        return np.diff(self.indptr).astype(np.float64)

    @cached_property
    def repeats(self) -> NDArray[np.float64]:
        """How many of them bought it more than once, of shape (products,)."""
        return self._sums(self.again.astype(np.float64))

    def without(self, events: Sequence[Event]) -> "Buyers":
        """The counts as if one shopper had never been: exact.

        Args:
            events: theirs.

        Raises:
            LookupError: nobody who did the same is counted.
        """
        theirs = fit_buyers(events, self.product_ids)
        if not theirs.shoppers:
            return self
        gone = self._row_like(theirs)
        kept = self.rows != gone
        later = float(self.ages[kept].min()) if kept.any() else 0.0
        column = np.repeat(np.arange(len(self.product_ids)), np.diff(self.indptr))[kept]
        rows = self.rows[kept]
        return replace(
            self,
            shoppers=self.shoppers - 1,
            indptr=np.concatenate([[0], np.cumsum(np.bincount(column, minlength=len(self.product_ids)))]),
            rows=rows - (rows > gone).astype(np.int32),
            ages=self.ages[kept] - np.float32(later),
            again=self.again[kept],
            newest=self.newest - later * _DAY if kept.any() else 0.0,
        )

    def _row_like(self, one: "Buyers") -> int:
        """The row of a shopper who bought what one did, as often and at the same times, to a minute or so."""
        ages = one.ages + (self.newest - one.newest) / _DAY
        columns = np.flatnonzero(np.diff(one.indptr))
        alike = np.flatnonzero(np.bincount(self.rows, minlength=self.shoppers) == len(columns))
        bought = [slice(self.indptr[n], self.indptr[n + 1]) for n in columns]
        for place in bought:
            alike = np.intersect1d(alike, self.rows[place], assume_unique=True)
        for row in alike.tolist():
            at = np.array([place.start + np.searchsorted(self.rows[place], row) for place in bought])
            if np.array_equal(self.again[at], one.again) and np.allclose(self.ages[at], ages, rtol=0, atol=_SAME_TIME):
                return int(row)
        raise LookupError("nobody with these purchases was counted")

    def _sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        totals = np.concatenate([[0.0], np.cumsum(values)])
        sums: NDArray[np.float64] = totals[self.indptr[1:]] - totals[self.indptr[:-1]]
        return sums

    def spread(self, values: NDArray[np.float64], product_ids: Sequence[str]) -> NDArray[np.float64]:
        """Values of the columns as values of some products, 0 for those that are not known."""
        places = self.columns.places(product_ids)
        if not len(values):
            return np.zeros(len(places))
        return np.where(places >= 0, values[places], 0.0)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self.product_ids, dtype=str),
            "shoppers": np.array(self.shoppers),
            "indptr": self.indptr,
            "rows": self.rows,
            "ages": self.ages,
            "again": self.again,
            "newest": np.array(self.newest),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The counts from what was stored."""
        return cls(
            product_ids=tuple(arrays["product_ids"].tolist()),
            shoppers=int(arrays["shoppers"]),
            indptr=arrays["indptr"],
            rows=arrays["rows"],
            ages=arrays["ages"],
            again=arrays["again"],
            newest=float(arrays["newest"]),
        )


def fit_buyers(events: Sequence[Event], product_ids: Sequence[str]) -> Buyers:
    """Count the purchases of known products."""
    columns = Columns(product_ids)
    bought = [event for event in events if event.kind == "purchase" and columns.column(event.product_id) is not None]
    row = {user: number for number, user in enumerate(sorted({event.user_id for event in bought}))}
    last: dict[tuple[int, int], float] = {}
    times: dict[tuple[int, int], set[float]] = {}
    for event in bought:
        column = columns.column(event.product_id)
        assert column is not None
        key = (column, row[event.user_id])
        last[key] = max(last.get(key, -np.inf), event.when)
        times.setdefault(key, set()).add(event.when // _DAY if event.time else event.when)
    newest = max((event.when for event in bought), default=0.0)
    timed = any(event.time is not None for event in bought)
    keys = sorted(last)
    counts = (
        np.bincount([column for column, _ in keys], minlength=len(product_ids))
        if keys
        else np.zeros(len(columns.product_ids))
    )
    return Buyers(
        product_ids=tuple(product_ids),
        shoppers=len(row),
        indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        rows=np.array([number for _, number in keys], dtype=np.int32),
        ages=np.array([(newest - last[key]) / _DAY if timed else 0.0 for key in keys], dtype=np.float32),
        again=np.array([len(times[key]) > 1 for key in keys], dtype=np.bool_),
        newest=newest if timed else 0.0,
    )
