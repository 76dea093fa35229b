"""Because you bought X: what one past purchase, more than any other, puts on the shelf."""

from dataclasses import replace

import numpy as np

from ranking.ranked import Profile, Reason
from ranking.scenes.shelf import Draft, SceneShelf, chosen
from ranking.scenes.shop_ranking import ShopRanking

_LATEST = 8
"""Past purchases that may be the cause: the latest."""


def because_you_bought(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """The shelf of the recent purchase that carries most: what falls furthest in the shopper's taste without it.

    Never what is bought already, nor another of a kind that is bought once and kept.
    """
    empty = SceneShelf(kind="because")
    recent = [key for key in profile.history.product_ids if key in profile.purchased and key in shop.products]
    recent = recent[-_LATEST:]
    if not recent or shop.fitted is None:
        return empty
    rows = shop.tastes_without(profile, [(), *((key,) for key in recent)])
    falls, allowed = rows[:1] - rows[1:], [shop.fresh(profile) & _another_kind(shop, key) for key in recent]
    drafts = [
        Draft(
            product_ids=shop.product_ids,
            parts={"because": fall, "taste": without},
            allowed=may & (fall > 0),
        )
        for fall, without, may in zip(falls, rows[1:], allowed, strict=True)
    ]
    carried = [float(np.sort(np.where(may, fall, 0.0))[-k:].sum()) for fall, may in zip(falls, allowed, strict=True)]
    best = max(range(len(recent)), key=lambda n: (carried[n], n))
    if carried[best] <= 0:
        return empty
    cause = shop.products[recent[best]]
    draft = replace(drafts[best], parts={"because": falls[best]})
    items = chosen(shop, draft, k, lambda keys: [(Reason(kind="because", weight=1.0, because=(cause,)),)] * len(keys))
    return replace(empty, items=items, about=(cause,))


def _another_kind(shop: ShopRanking, key: str) -> np.ndarray:
    """Whether each product is no twin of a purchase; anything where the kind is used up."""
    kind = shop.products[key].product_type
    alike = shop.likeness(key) >= shop.models.complements.twin
    if kind is None:
        return ~alike
    if shop.is_used_up(key):
        return np.ones(len(shop.product_ids), dtype=np.bool_)
    return np.array([each != kind for each in shop.kinds], dtype=np.bool_) & ~alike
