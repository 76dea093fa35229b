"""The baskets of a shop as rows of a matrix: they are counted, and counted again without those of one shopper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.baskets import baskets_by, knows_orders
from ranking.columns import Columns
from ranking.events import Event

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, kw_only=True)
class BasketRows:
    """One row a basket, sorted: by nothing that tells whose it is, or which were of one shopper."""

    held: "csr_matrix"
    """1 where a product lies in a basket, float64 of shape (baskets, products)."""
    by_order: bool
    """Whether a basket is an order; else what a shopper bought one after the other (see `baskets_of`)."""

    def without(self, events: Sequence[Event], product_ids: Sequence[str]) -> Self:
        """The rows without the baskets of one shopper.

        Raises:
            LookupError: no such basket is among them.
        """
        theirs = held_of(baskets_by(events, by_order=self.by_order), product_ids)
        by_product, lengths = self.held.tocsc(), np.diff(self.held.indptr)
        gone: set[int] = set()
        for start, end in zip(theirs.indptr[:-1], theirs.indptr[1:], strict=True):
            holding = [
                by_product.indices[by_product.indptr[n] : by_product.indptr[n + 1]] for n in theirs.indices[start:end]
            ]
            alike = reduce(np.intersect1d, holding, np.flatnonzero(lengths == end - start))
            row = next((row for row in alike.tolist() if row not in gone), None)
            if row is None:
                raise LookupError("no such basket was learned from")
            gone.add(row)
        return replace(self, held=self.held[np.setdiff1d(np.arange(len(lengths)), sorted(gone))])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "held_indices": self.held.indices,
            "held_indptr": self.held.indptr,
            "held_shape": np.array(self.held.shape),
            "by_order": np.array(self.by_order),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The rows from what was stored."""
        from scipy.sparse import csr_matrix

        ones, shape = np.ones(len(arrays["held_indices"])), tuple(arrays["held_shape"].tolist())
        held = csr_matrix((ones, arrays["held_indices"], arrays["held_indptr"]), shape=shape)
        return cls(held=held, by_order=bool(arrays["by_order"]))


def basket_rows(events: Sequence[Event], product_ids: Sequence[str]) -> BasketRows:
    """The baskets of everybody."""
    by_order = knows_orders(events)
    baskets = sorted(baskets_by(events, by_order=by_order), key=sorted)
    return BasketRows(held=held_of(baskets, product_ids), by_order=by_order)


def held_of(baskets: Sequence[frozenset[str]], product_ids: Sequence[str]) -> "csr_matrix":
    """1 where a product lies in a basket, float64 of shape (baskets, products)."""
    from scipy.sparse import csr_matrix

    columns = Columns(product_ids)
    rows = [[column for key in sorted(basket) if (column := columns.column(key)) is not None] for basket in baskets]
    indptr = np.cumsum([0, *map(len, rows)])
    indices = np.array([column for row in rows for column in row], dtype=np.int64)
    return csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(baskets), len(product_ids)))
