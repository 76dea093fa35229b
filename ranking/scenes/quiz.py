"""Two questions to somebody of whom nothing is known, and the history that the answers stand for.

Asked are products that many know and that are far from each other: what most shoppers know says little of one of them,
what few know gets no answer (Rashid et al. 2002, "Getting to know you": log popularity times entropy; Golbandi et al.
2011, "Adaptive bootstrapping of recommender systems using decision trees": later questions depend on earlier answers).
Purchases are no grades, so the spread of the texts stands for the entropy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.history import History
from ranking.scenes.shop_ranking import ShopRanking
from ranking.weighing import shrunk_rating

GROUPS = 8
"""Answers to the first question."""
PRODUCTS = 6
"""Answers to the second."""
_FAME = 4.0
"""Power of the logarithm of a product's shoppers: how much more the well-known are asked about. By validation."""
_POOL = 300
"""Products that may be asked about: the best known of a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One answer to the first question: a part of the shop."""

    name: str
    """The department or kind, as the catalogue writes it; in a shop without categories the title of `example`."""
    product_ids: tuple[str, ...]
    """The families of this part that can be bought, sorted."""
    example: str
    """The family that stands for it: the best known."""


def first_question(shop: ShopRanking, most: int = GROUPS) -> tuple[Interest, ...]:
    """Which part of the shop somebody is here for: the best known departments, or kinds where there is one department.

    In a shop without categories the parts are the products nearest to each of some well-known ones far from each other.
    """
    for level in (0, -1):
        named: dict[str, list[int]] = {}
        for place, key in enumerate(shop.product_ids):
            path = shop.products[key].category
            if path:
                named.setdefault(path[level], []).append(place)
        if len(named) > 1:
            return _largest(shop, named, most)
    return _around_examples(shop, most)


def second_question(shop: ShopRanking, interest: Interest, most: int = PRODUCTS) -> tuple[str, ...]:
    """Which of some products are to somebody's taste: well-known, well-liked ones of a part, far from each other."""
    places = np.searchsorted(np.array(shop.product_ids), np.array(interest.product_ids))
    return tuple(shop.product_ids[n] for n in _contrasting(shop, places, most))


def history_of_answers(liked: Sequence[str]) -> History:
    """What the products picked in a quiz stand for: things liked on one visit."""
    size = len(liked)
    return History(tuple(liked), (1.0,) * size, (0,) * size)


def _known(shop: ShopRanking) -> NDArray[np.float64]:
    """How well known and liked each product is: a power of the log of its shoppers, up to doubled by its rating."""
    buyers = shop.models.buyers
    known: NDArray[np.float64] = np.log1p(buyers.spread(buyers.all, shop.product_ids)) ** _FAME
    known *= 1 + np.array([shrunk_rating(shop.products[key]) for key in shop.product_ids])
    return known


def _largest(shop: ShopRanking, named: dict[str, list[int]], most: int) -> tuple[Interest, ...]:
    known = _known(shop)
    order = sorted(named, key=lambda name: (-float(known[named[name]].sum()), name))[:most]
    return tuple(
        Interest(
            name=name,
            product_ids=tuple(shop.product_ids[n] for n in named[name]),
            example=shop.product_ids[max(named[name], key=lambda n: (known[n], -n))],
        )
        for name in order
    )


def _around_examples(shop: ShopRanking, most: int) -> tuple[Interest, ...]:
    places = _contrasting(shop, np.arange(len(shop.product_ids)), most)
    if not places:
        return ()
    examples = [shop.product_ids[n] for n in places]
    near = np.stack([shop.likeness(key) for key in examples])
    nearest = near.argmax(axis=0)
    return tuple(
        Interest(
            name=shop.products[key].title,
            product_ids=tuple(shop.product_ids[n] for n in np.flatnonzero(nearest == number)),
            example=key,
        )
        for number, key in enumerate(examples)
    )


def _contrasting(shop: ShopRanking, places: NDArray[np.int64], most: int) -> list[int]:
    """Places of products chosen one by one: each the best known of those unlike the ones before it."""
    known = _known(shop)
    pool = places[np.argsort(-known[places], kind="stable")][:_POOL]
    if not len(pool):
        return []
    vectors = shop.texts.vectors([shop.product_ids[n] for n in pool])
    nearest = np.zeros(len(pool))
    chosen: list[int] = []
    for _ in range(min(most, len(pool))):
        gain = known[pool] * (1 - np.maximum(nearest, 0.0))
        gain[chosen] = -1.0
        best = int(gain.argmax())
        chosen.append(best)
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return [int(pool[n]) for n in chosen]
