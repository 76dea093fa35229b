"""What goes with what: products and kinds met in one basket more often than by chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from ranking.baskets import baskets_of
from ranking.columns import Columns
from ranking.events import Event
from ranking.features import ProductFeatures
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
SAME_THING = 0.55
"""Cosine from which two products are taken for the same thing where the shop has no kinds."""
_NEAR_TWINS = 90.0
"""Percentile of the cosines within kinds from which products of two kinds are twins all the same."""
_SAMPLED = 20_000
_NEAR_KINDS = 80.0
"""Percentile of the cosines of kinds from which their texts are near."""


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
    baskets: int
    twin: float
    """Cosine from which two products are twins, whatever their kinds."""

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
            "baskets": np.array(self.baskets),
            "twin": np.array(self.twin),
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
            baskets=int(arrays["baskets"]),
            twin=float(arrays["twin"]),
        )


def fit_complements(events: Sequence[Event], features: ProductFeatures) -> Complements:
    """Count baskets, and keep the pairs that chance does not explain.

    Two kinds go together where chance explains it less than once in a thousand; two products, where their kinds go
    together and chance explains it less than once in twenty, or without that less than once in a thousand. A kind of
    which baskets say nothing sure goes with the kinds that its shoppers buy too, so far as their texts are near.
    """
    baskets = baskets_of(events)
    held = _held(baskets, features.product_ids)
    counts = np.asarray(held.sum(axis=0), dtype=np.float64).ravel()
    kinds = tuple(sorted(set(features.kinds.values())))
    place = {kind: number for number, kind in enumerate(kinds)}
    of = np.array([place.get(features.kinds.get(key, ""), -1) for key in features.product_ids], dtype=np.int64)
    kind_counts, kinds_together = _of_kinds(held, of, len(kinds))
    pairs = _of_products(held, counts, of, kinds_together)
    borrowed: NDArray[np.bool_] = np.asarray(kinds_together.sum(axis=1) == 0)
    kinds_together[borrowed] = _by_shoppers(events, features, of, kind_counts, len(baskets))[borrowed]
    return Complements(
        product_ids=features.product_ids,
        counts=counts,
        together=pairs,
        kinds=kinds,
        kind_counts=kind_counts,
        kind_sizes=np.bincount(of[of >= 0], minlength=len(kinds)).astype(np.float64),
        kinds_together=kinds_together,
        borrowed=borrowed,
        baskets=len(baskets),
        twin=_twin(features),
    )


def _held(baskets: Sequence[frozenset[str]], product_ids: Sequence[str]) -> "csr_matrix":
    """1 where a product lies in a basket, float64 of shape (baskets, products)."""
    from scipy.sparse import csr_matrix

    columns = Columns(product_ids)
    rows = [[column for key in sorted(basket) if (column := columns.column(key)) is not None] for basket in baskets]
    indptr = np.cumsum([0, *map(len, rows)])
    indices = np.array([column for row in rows for column in row], dtype=np.int64)
    return csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(baskets), len(product_ids)))


def _of_kinds(held: "csr_matrix", of: NDArray[np.int64], size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """In how many baskets each kind lies, and each two of them where that is no chance."""
    if not size:
        return np.zeros(0), np.zeros((0, 0))
    lies = (held @ _filed(of, size) > 0).astype(np.float64)
    together = np.asarray((lies.T @ lies).todense(), dtype=np.float64)
    counts = np.diag(together).copy()
    ratio = log_likelihood_ratio(together, counts[:, None] + 0 * together, counts + 0 * together, held.shape[0])
    together[(ratio < SURE) | np.eye(size, dtype=bool)] = 0.0
    return counts, together


def _filed(of: NDArray[np.int64], size: int) -> "csr_matrix":
    """1 where a product is of a kind, of shape (products, kinds)."""
    from scipy.sparse import csr_matrix

    known = np.flatnonzero(of >= 0)
    return csr_matrix((np.ones(len(known)), (known, of[known])), shape=(len(of), size))


def _by_shoppers(
    events: Sequence[Event],
    features: ProductFeatures,
    of: NDArray[np.int64],
    kind_counts: NDArray[np.float64],
    baskets: int,
) -> NDArray[np.float64]:
    """Of kinds that shoppers buy both of: the baskets of the first, times the share of the second, times the lift.

    The lift is that of shoppers, where it is no chance and the texts of the kinds are among the nearest; 0 elsewhere.
    Shoppers who buy coffee and bike lights do not make them go together.
    """
    size = len(kind_counts)
    bought: dict[str, set[str]] = {}
    for event in events:
        if event.kind == "purchase":
            bought.setdefault(event.user_id, set()).add(event.product_id)
    if not size or not bought or features.vectors is None:
        return np.zeros((size, size))
    held = _held([frozenset(products) for products in bought.values()], features.product_ids)
    counts, together = _of_kinds(held, of, size)
    lift = together * len(bought) / np.maximum(counts[:, None] * counts, 1.0)
    centres = _filed(of, size).T @ features.vectors
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    cosines = centres @ centres.T
    others = cosines[~np.eye(size, dtype=bool)]
    near = cosines >= np.percentile(others, _NEAR_KINDS) if len(others) else cosines > 1
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


def _twin(features: ProductFeatures) -> float:
    """What cosine makes twins: one that few products of one kind reach; SAME_THING where there are no kinds."""
    vectors = features.vectors
    by_kind: dict[str, list[int]] = {}
    for place, key in enumerate(features.product_ids):
        if key in features.kinds:
            by_kind.setdefault(features.kinds[key], []).append(place)
    groups = [np.array(places) for places in by_kind.values() if len(places) > 1]
    if vectors is None or not groups:
        return SAME_THING
    rng = np.random.default_rng(0)
    first = rng.permutation(np.concatenate(groups))[:_SAMPLED]
    others = {int(place): group for group in groups for place in group}
    second = np.array([rng.choice(others[int(place)][others[int(place)] != place]) for place in first])
    cosines = np.einsum("ij,ij->i", vectors[first], vectors[second])
    return float(np.clip(np.percentile(cosines, _NEAR_TWINS), 0.5, 0.95))
