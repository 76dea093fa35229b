"""A scene's shelf: products in order, each with parts that add up to its score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ranking.diversify import by_kind
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
    days: int | None = None
    """Within how many days its products came in."""
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
    is_varied: bool = True
    """Whether what is more of the same gives way; else the order is left to the scores."""
    rooms: Values | None = None
    """How many of ten places the kind of each product has by the shopper's history; None: one."""

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

    def without_taste(self) -> "Draft":
        """The draft as it would be for anybody."""
        return replace(self.without("taste"), rooms=None)


def order(draft: Draft, shop: ShopRanking) -> tuple[NDArray[np.int64], Values]:
    """Places of the allowed products, best first, ties by id; and what each product loses for variety, at most 0."""
    allowed = np.flatnonzero(draft.allowed)
    rooms = None if draft.rooms is None else draft.rooms[allowed]
    dial = shop.diversity if draft.is_varied else 0.0
    ranked, given = by_kind(draft.scores[allowed], shop.kind_codes[allowed], dial, rooms)
    lost = np.zeros(len(draft.product_ids))
    lost[allowed] = given
    return allowed[ranked], lost


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
    ranked, lost = order(draft, shop)
    places = ranked[:k].tolist()
    parts = {**draft.parts, "variety": lost}
    scores = draft.scores + lost
    without = ranks(order(draft.without_taste(), shop)[0] if "taste" in draft.parts else ranked)
    keys = [draft.product_ids[n] for n in places]
    why = reasons(keys) if reasons else [()] * len(keys)
    return tuple(
        RankedProduct(
            rank=rank,
            product=shop.products[key],
            score=float(scores[n]),
            candidate=Candidate(product=shop.products[key], score=0.0),
            contributions=tuple(
                Contribution(name=name, value=float(values[n])) for name, values in parts.items() if values[n]
            ),
            reasons=why[rank - 1],
            rank_without_taste=without[n],
        )
        for rank, (n, key) in enumerate(zip(places, keys, strict=True), start=1)
    )
