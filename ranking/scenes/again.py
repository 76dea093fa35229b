"""Buy again: what the shopper uses up, what is due first."""

import numpy as np

from ranking.due import DueProduct
from ranking.ranked import Profile, Reason
from ranking.scenes.shelf import Draft, SceneShelf, chosen
from ranking.scenes.shop_ranking import ShopRanking

_OFTEN = 5
"""Bought on so many days, it is used up whatever others do with its kind."""


def buy_again(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """What was bought again and again, by the chance that it is needed now.

    It counts only where others, too, buy its kind again: two tents are not a habit.
    """
    kept = {
        each.product_id: each
        for each in profile.again
        if each.product_id in shop.products
        and each.product_id not in profile.disliked
        and (each.bought >= _OFTEN or shop.is_used_up(each.product_id))
    }
    draft = Draft(
        product_ids=shop.product_ids,
        parts={"due": np.array([kept[key].chance if key in kept else 0.0 for key in shop.product_ids])},
        allowed=np.array([key in kept for key in shop.product_ids], dtype=np.bool_),
        is_varied=False,
    )
    return SceneShelf(kind="again", items=chosen(shop, draft, k, lambda keys: [_reasons(kept[key]) for key in keys]))


def _reasons(due: DueProduct) -> tuple[Reason, ...]:
    return (
        Reason(kind="again", weight=1.0, value=due.days),
        Reason(kind="every", weight=0.0, value=due.usual_days),
    )
