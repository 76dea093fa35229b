"""What goes with what: products and kinds met in one basket more often than by chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.basket_rows import BasketRows, basket_rows
from ranking.buyers import Buyers
from ranking.columns import Columns
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.kind_texts import filed, near_kinds, twin_cosine
from ranking.significance import log_likelihood_ratio

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

PRIOR = 10.0
"""Baskets that the kinds of a product speak for: a product met in fewer goes by its kind."""
SURE = 10.83
"""The ratio that chance reaches once in a thousand."""
LIKELY = 3.84
"""The ratio that chance reaches once in twenty: enough for a pair whose kinds go together."""
LEAST_TOGETHER = 2


@dataclass(frozen=True, kw_only=True)
class Complements:
    """Baskets counted. A model of P(other | product) with the kinds as its prior."""

    product_ids: tuple[str, ...]
    counts: NDArray[np.float64]
    """In how many baskets each product lies."""
    together: "csr_matrix"
    """In how many baskets two products lie, where that is no chance; float64 of shape (products, products)."""
    kinds: tuple[str, ...]
    kind_counts: NDArray[np.float64]
    """In how many baskets each kind lies."""
    kind_sizes: NDArray[np.float64]
    """How many products each kind has."""
    kinds_together: NDArray[np.float64]
    """In how many baskets two kinds lie, 0 where that may be chance; of shape (kinds, kinds). Of a kind of which
    baskets say nothing sure, what they would say if the kinds met in baskets as they meet in shoppers."""
    borrowed: NDArray[np.bool_]
    """Of which kinds that is so, of shape (kinds,)."""
    twin: float
    """Cosine from which two products are twins, whatever their kinds."""
    kind_of: NDArray[np.int64]
    """The place of each product's kind, -1 where it has none."""
    near: NDArray[np.bool_]
    """Which kinds have texts that are near, of shape (kinds, kinds)."""
    rows: BasketRows
    """The baskets that were counted."""

    @property
    def baskets(self) -> int:
        """How many baskets were counted."""
        return int(self.rows.held.shape[0])

    @cached_property
    def columns(self) -> Columns:
        """The products in the order of the counts."""
        return Columns(self.product_ids)

    @cached_property
    def kind_place(self) -> Mapping[str, int]:
        """Kind -> its place."""
        return {kind: place for place, kind in enumerate(self.kinds)}

    def is_borrowed(self, kind: str | None) -> bool:
        """Whether what is said of a kind comes from its shoppers, baskets saying nothing sure."""
        place = self.kind_place.get(kind or "")
        return place is not None and bool(self.borrowed[place])

    def of(
        self, product_id: str, kind: str | None, others: Sequence[str], other_kinds: Sequence[str | None]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How strongly others go with a product, as two parts: what baskets say of both, and what they say of kinds.

        The sum is P(other | product) * log(P(other | product) / P(other)), the share of the other in what the product
        says of a basket (pointwise Kullback-Leibler), and 0 where it is not above chance. P(other | product) is the
        count together, with the kinds speaking for PRIOR more baskets; of a pair that may be chance,
        what the kinds say.

        Args:
            product_id: a product, known or new.
            kind: its kind, None when the shop has none.
            others: products to go with it.
            other_kinds: the kind of each.

        Returns:
            (pairs, kinds), each float64 of shape (others,), at least 0.
        """
        column = self.columns.column(product_id)
        seen = float(self.counts[column]) if column is not None else 0.0
        places = self.columns.places(others)
        pair = np.zeros(len(others))
        if column is not None:
            row = np.asarray(self.together[column].todense()).ravel()
            pair = np.where(places >= 0, row[places], 0.0)
        overall, by_kind = self._by_kind(kind, places, other_kinds)
        prior = PRIOR if self.kinds else 0.0
        direct = pair / max(seen + prior, 1.0)
        indirect = np.where(pair > 0, prior / max(seen + prior, 1.0), 1.0) * by_kind
        total = direct + indirect
        gain = np.maximum(np.log(np.maximum(total, 1e-12) / overall), 0.0)
        return direct * gain, indirect * gain

    def _by_kind(
        self, kind: str | None, places: NDArray[np.int64], other_kinds: Sequence[str | None]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """P(other) and P(other | kind) of products: of kinds, then shared out within a kind by what was bought."""
        total = max(self.baskets, 1)
        counts = np.where(places >= 0, self.counts[places] if len(self.counts) else 0.0, 0.0)
        if not self.kinds:
            return (counts + 0.5) / (total + 1), np.zeros(len(places))
        of = np.array([self.kind_place.get(each or "", -1) for each in other_kinds], dtype=np.int64)
        known = of >= 0
        share = np.where(known, (counts + 1) / (self.kind_counts[of] + self.kind_sizes[of]), 0.0)
        overall = np.where(known, share * self.kind_counts[of] / total, 0.0)
        place = self.kind_place.get(kind or "", -1)
        if place < 0:
            return np.maximum(overall, 0.5 / (total + 1)), np.zeros(len(places))
        given = self.kinds_together[place][of] / max(self.kind_counts[place], 1.0)
        return np.maximum(overall, 0.5 / (total + 1)), np.where(known, share * given, 0.0)

    def without(self, events: Sequence[Event], buyers: Buyers) -> "Complements":
        """The same, as if one shopper had never been: exact.

        Args:
            events: theirs.
            buyers: the others.

        Raises:
            LookupError: their baskets are not among those counted.
        """
        rows = self.rows.without(events, self.product_ids)
        return _counted(self.product_ids, self.kinds, self.kind_of, self.near, self.twin, rows, buyers)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self.product_ids, dtype=str),
            "counts": self.counts,
            "data": self.together.data,
            "indices": self.together.indices,
            "indptr": self.together.indptr,
            "kinds": np.array(self.kinds, dtype=str),
            "kind_counts": self.kind_counts,
            "kind_sizes": self.kind_sizes,
            "kinds_together": self.kinds_together,
            "borrowed": self.borrowed,
            "twin": np.array(self.twin),
            "kind_of": self.kind_of,
            "near": self.near,
            **self.rows.arrays(),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        from scipy.sparse import csr_matrix

        size = len(arrays["product_ids"])
        return cls(
            product_ids=tuple(arrays["product_ids"].tolist()),
            counts=arrays["counts"],
            together=csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=(size, size)),
            kinds=tuple(arrays["kinds"].tolist()),
            kind_counts=arrays["kind_counts"],
            kind_sizes=arrays["kind_sizes"],
            kinds_together=arrays["kinds_together"],
            borrowed=arrays["borrowed"],
            twin=float(arrays["twin"]),
            kind_of=arrays["kind_of"],
            near=arrays["near"],
            rows=BasketRows.restored(arrays),
        )


def fit_complements(events: Sequence[Event], features: ProductFeatures, buyers: Buyers) -> Complements:
    """Count baskets, and keep the pairs that chance does not explain.

    Two kinds go together where chance explains it less than once in a thousand; two products, where their kinds go
    together and chance explains it less than once in twenty, or without that less than once in a thousand. A kind of
    which baskets say nothing sure goes with the kinds that its shoppers buy too, so far as their texts are near.

    Args:
        events: what everybody did.
        features: all products.
        buyers: who bought which of them.
    """
    kinds = tuple(sorted(set(features.kinds.values())))
    place = {kind: number for number, kind in enumerate(kinds)}
    of = np.array([place.get(features.kinds.get(key, ""), -1) for key in features.product_ids], dtype=np.int64)
    rows = basket_rows(events, features.product_ids)
    return _counted(
        features.product_ids, kinds, of, near_kinds(features, of, len(kinds)), twin_cosine(features), rows, buyers
    )


def _counted(
    product_ids: tuple[str, ...],
    kinds: tuple[str, ...],
    of: NDArray[np.int64],
    near: NDArray[np.bool_],
    twin: float,
    rows: BasketRows,
    buyers: Buyers,
) -> Complements:
    counts = np.asarray(rows.held.sum(axis=0), dtype=np.float64).ravel()
    kind_counts, kinds_together = _of_kinds(rows.held, of, len(kinds))
    pairs = _of_products(rows.held, counts, of, kinds_together)
    borrowed: NDArray[np.bool_] = np.asarray(kinds_together.sum(axis=1) == 0)
    kinds_together[borrowed] = _by_shoppers(buyers, of, near, kind_counts, rows.held.shape[0])[borrowed]
    return Complements(
        product_ids=product_ids,
        counts=counts,
        together=pairs,
        kinds=kinds,
        kind_counts=kind_counts,
        kind_sizes=np.bincount(of[of >= 0], minlength=len(kinds)).astype(np.float64),
        kinds_together=kinds_together,
        borrowed=borrowed,
        twin=twin,
        kind_of=of,
        near=near,
        rows=rows,
    )


def _of_kinds(held: "csr_matrix", of: NDArray[np.int64], size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """In how many baskets each kind lies, and each two of them where that is no chance."""
    if not size:
        return np.zeros(0), np.zeros((0, 0))
    lies = (held @ filed(of, size) > 0).astype(np.float64)
    together = np.asarray((lies.T @ lies).todense(), dtype=np.float64)
    counts = np.diag(together).copy()
    ratio = log_likelihood_ratio(together, counts[:, None] + 0 * together, counts + 0 * together, held.shape[0])
    together[(ratio < SURE) | np.eye(size, dtype=bool)] = 0.0
    return counts, together


def _by_shoppers(
    buyers: Buyers, of: NDArray[np.int64], near: NDArray[np.bool_], kind_counts: NDArray[np.float64], baskets: int
) -> NDArray[np.float64]:
    """Of kinds that shoppers buy both of: the baskets of the first, times the share of the second, times the lift.

    The lift is that of shoppers, where it is no chance and the texts of the kinds are among the nearest; 0 elsewhere.
    Shoppers who buy coffee and bike lights do not make them go together.
    """
    if not near.any() or not buyers.shoppers:
        return np.zeros(near.shape)
    counts, together = _of_kinds(buyers.matrix.astype(np.float64), of, len(kind_counts))
    lift = together * buyers.shoppers / np.maximum(counts[:, None] * counts, 1.0)
    found: NDArray[np.float64] = np.where(near, lift, 0.0) * kind_counts[:, None] * kind_counts / max(baskets, 1)
    return found


def _of_products(
    held: "csr_matrix", counts: NDArray[np.float64], of: NDArray[np.int64], kinds_together: NDArray[np.float64]
) -> "csr_matrix":
    from scipy.sparse import csr_matrix

    pairs = (held.T @ held).tocoo()
    row, col, both = pairs.row, pairs.col, pairs.data
    ratio = log_likelihood_ratio(both, counts[row], counts[col], held.shape[0])
    alike = (of[row] == of[col]) & (of[row] >= 0)
    confirmed = np.zeros(len(row), dtype=bool)
    if len(kinds_together):
        confirmed = (of[row] >= 0) & (of[col] >= 0) & (kinds_together[of[row], of[col]] > 0)
    kept = (row != col) & ~alike & (both >= LEAST_TOGETHER) & (ratio >= np.where(confirmed, LIKELY, SURE))
    shape = (len(counts), len(counts))
    return csr_matrix((both[kept], (row[kept], col[kept])), shape=shape)
