"""People like you: what those who share purchases with the shopper also bought, with exact counts of them."""

from collections.abc import Sequence

import numpy as np

from ranking.buyers import LEAST_PEOPLE, Buyers
from ranking.ranked import Profile, Reason
from ranking.scenes.shelf import Draft, SceneShelf, chosen
from ranking.scenes.shop_ranking import ShopRanking

_SHARED = 2
"""Purchases that somebody shares with the shopper, at least, to be like them."""
_NAMED = 2


def people_like_you(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """What shoppers who share at least two purchases bought, weighed by how alike they are (cosine); from five up.

    The shopper's own purchases never count: what they own is not shown.
    """
    buyers = shop.models.buyers
    columns = [column for key in sorted(profile.purchased) if (column := buyers.columns.column(key)) is not None]
    empty = SceneShelf(kind="people")
    if len(columns) < _SHARED:
        return empty
    shared = np.asarray(buyers.matrix[:, columns].sum(axis=1), dtype=np.float64).ravel()
    sizes = np.asarray(buyers.matrix.sum(axis=1), dtype=np.float64).ravel()
    alike = np.where(shared >= _SHARED, shared / np.sqrt(np.maximum(sizes, 1.0) * len(columns)), 0.0)
    weight = np.asarray(alike @ buyers.matrix, dtype=np.float64).ravel()
    people = np.asarray((alike > 0).astype(np.float64) @ buyers.matrix, dtype=np.float64).ravel()
    counts = buyers.spread(people, shop.product_ids)
    draft = Draft(
        product_ids=shop.product_ids,
        parts={"people": buyers.spread(weight, shop.product_ids)},
        allowed=shop.fresh(profile) & (counts >= LEAST_PEOPLE),
    )
    many = dict(zip(shop.product_ids, counts, strict=True))
    own = [key for key in profile.history.product_ids if key in profile.purchased]
    items = chosen(shop, draft, k, lambda keys: [_reasons(shop, own, key, float(many[key])) for key in keys])
    return SceneShelf(kind="people", items=items)


def _reasons(shop: ShopRanking, own: Sequence[str], key: str, people: float) -> tuple[Reason, ...]:
    """How many shoppers like this one bought it; and, where five did, how many bought it with which of the own."""
    named, count = shared_purchases(shop.models.buyers, own, key)
    because = tuple(shop.products[each] for each in named if each in shop.products)
    if because and len(because) == len(named):
        return (Reason(kind="people", weight=1.0, because=because, value=float(count)),)
    return (Reason(kind="people", weight=1.0, value=people),)


def shared_purchases(buyers: Buyers, own: Sequence[str], key: str) -> tuple[tuple[str, ...], int]:
    """The purchases of a shopper, at most two, that most buyers of a product share, and how many share them all.

    Two where at least LEAST_PEOPLE bought all three, else one, else none: ((), 0).
    """
    named: tuple[str, ...] = ()
    count = 0
    for _ in range(_NAMED):
        counts = {each: buyers.count((*named, each, key)) for each in own if each not in named and each != key}
        best = max(sorted(counts), key=lambda each: counts[each], default=None)
        if best is None or counts[best] < LEAST_PEOPLE:
            break
        named, count = (*named, best), counts[best]
    return named, count
