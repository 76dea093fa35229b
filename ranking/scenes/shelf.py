"""A scene's shelf: products in order, each with parts that add up to its score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ranking.ranked import Contribution, RankedProduct, Reason
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.product import Product
from retrieval.query import Candidate

SceneKind = Literal[
    "for_you", "because", "similar", "goes_with", "goes_with_cart", "again", "new", "offers", "popular", "people"
]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneShelf:
    """What a scene shows."""

    kind: SceneKind
    items: tuple[RankedProduct, ...] = ()
    about: tuple[Product, ...] = ()
    """The products it is made for: the one looked at, the cart, the purchase that is the cause."""
    category: str | None = None
    """The category it keeps to."""
    basis: str | None = None
    """Where it falls back on something weaker than its name says, what on: popularity, buyers, catalogue_order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a shelf is chosen from: products with the parts of their scores."""

    product_ids: tuple[str, ...]
    parts: Mapping[str, Values]
    """Name of a contribution -> its value for each product."""
    allowed: NDArray[np.bool_]
    """Whether a product may stand on the shelf at all."""
    most_of_a_kind: int | None = 2
    """Of each kind so many stand before the next of any kind; None leaves the order to the scores."""

    @property
    def scores(self) -> Values:
        """The sum of the parts."""
        total = np.zeros(len(self.product_ids))
        for values in self.parts.values():
            total += values
        return total

    def without(self, name: str) -> "Draft":
        """The draft with one part left out."""
        return replace(self, parts={key: values for key, values in self.parts.items() if key != name})


def order(draft: Draft, kind_codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places of the allowed products, best first: by score, ties by id, the third of a kind after the second of all.

    Args:
        draft: what to choose from, by product id.
        kind_codes: the kind of each product, -1 where it has none.
    """
    allowed = np.flatnonzero(draft.allowed)
    ranked = allowed[np.argsort(-draft.scores[allowed], kind="stable")]
    if draft.most_of_a_kind is None:
        return ranked
    kinds = kind_codes[ranked]
    rounds = np.where(kinds >= 0, _earlier_alike(kinds) // draft.most_of_a_kind, 0)
    return ranked[np.argsort(rounds, kind="stable")]


def _earlier_alike(kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many before each have its kind."""
    grouped = np.argsort(kinds, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(kinds[grouped]) != 0])[: len(kinds)]
    sizes = np.diff(np.r_[starts, len(kinds)])
    earlier = np.empty(len(kinds), dtype=np.int64)
    earlier[grouped] = np.arange(len(kinds)) - np.repeat(starts, sizes)
    return earlier


def ranks(places: NDArray[np.int64]) -> dict[int, int]:
    """Place -> its rank, from 1."""
    return {n: rank for rank, n in enumerate(places.tolist(), start=1)}


def chosen(
    shop: ShopRanking,
    draft: Draft,
    k: int,
    reasons: Callable[[Sequence[str]], Sequence[tuple[Reason, ...]]] | None = None,
) -> tuple[RankedProduct, ...]:
    """The k best of a draft as ranked products.

    Args:
        shop: the shop.
        draft: what to choose from.
        k: how many.
        reasons: told the ids chosen, gives the reasons of each.
    """
    ranked = order(draft, shop.kind_codes)
    places = ranked[:k].tolist()
    scores = draft.scores
    without = ranks(order(draft.without("taste"), shop.kind_codes) if "taste" in draft.parts else ranked)
    keys = [draft.product_ids[n] for n in places]
    why = reasons(keys) if reasons else [()] * len(keys)
    return tuple(
        RankedProduct(
            rank=rank,
            product=shop.products[key],
            score=float(scores[n]),
            candidate=Candidate(product=shop.products[key], score=0.0),
            contributions=tuple(
                Contribution(name=name, value=float(values[n])) for name, values in draft.parts.items() if values[n]
            ),
            reasons=why[rank - 1],
            rank_without_taste=without[n],
        )
        for rank, (n, key) in enumerate(zip(places, keys, strict=True), start=1)
    )
