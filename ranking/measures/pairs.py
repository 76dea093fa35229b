"""Pairs of a shopper and a product, as sorted numbers, so that thousands of lists are looked up at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs as keys `shopper * products + product`, ascending, each once."""

    keys: Places
    products: int
    """How many products there are, at least 1."""

    @property
    def shoppers(self) -> Places:
        """The shopper of each pair, ascending."""
        return self.keys // self.products

    @property
    def places(self) -> Places:
        """The product of each pair."""
        return self.keys % self.products

    def holds(self, places: Places, first: int = 0) -> NDArray[np.bool_]:
        """Whether each product stands in a pair with the shopper of its row.

        Args:
            places: products, (n, k), -1 for none.
            first: the shopper of the first row; the next rows follow.
        """
        if not len(self.keys):
            return np.zeros(places.shape, dtype=bool)
        asked = np.arange(first, first + len(places))[:, None] * self.products + places
        found = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
        return np.asarray((self.keys[found] == asked) & (places >= 0))

    def only(self, kept: NDArray[np.bool_]) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.keys[kept], self.products)


def pairs_of(products: Sequence[Collection[str]], columns: Columns) -> Pairs:
    """The products of each shopper as pairs; those that are no columns are left out."""
    shoppers = np.repeat(np.arange(len(products)), [len(keys) for keys in products])
    places = columns.places([key for keys in products for key in keys])
    width = max(1, len(columns.product_ids))
    known = places >= 0
    return Pairs(np.unique(shoppers[known] * width + places[known]), width)
