"""Buy again: what the shopper uses up, by when it is due."""

import numpy as np

from ranking.due import Due
from ranking.ranked import Profile, Reason
from ranking.scenes.shelf import Draft, SceneShelf, chosen
from ranking.scenes.shop_ranking import ShopRanking

_GIVEN_UP = 4.0
"""After so many usual times a product is taken for given up: it falls behind what is only coming due."""
_OFTEN = 5
"""Bought on so many days, it is used up whatever others do with its kind."""


def buy_again(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """What was bought again and again, what is due first: the share of the usual time that has passed, at most 1.

    It counts only where others, too, buy its kind again: two tents are not a habit.
    """
    due = {each.product_id: each for each in profile.due if each.product_id not in profile.disliked}
    kept = {key: each for key, each in due.items() if each.times >= _OFTEN or shop.is_used_up(key)}
    shares = np.array([_pressing(kept[key].share) if key in kept else 0.0 for key in shop.product_ids])
    times = np.array([0.01 * kept[key].times if key in kept else 0.0 for key in shop.product_ids])
    draft = Draft(
        product_ids=shop.product_ids,
        parts={"due": shares + times},
        allowed=np.array([key in kept for key in shop.product_ids], dtype=np.bool_),
        most_of_a_kind=None,
    )
    return SceneShelf(
        kind="again",
        items=chosen(
            shop,
            draft,
            k,
            lambda keys: [_reasons(kept[key]) for key in keys],
        ),
    )


def _reasons(due: Due) -> tuple[Reason, ...]:
    return (
        Reason(kind="again", weight=1.0, value=due.days_since),
        Reason(kind="every", weight=0.0, value=due.usual_days),
    )


def _pressing(share: float) -> float:
    return min(share, 1.0) if share <= _GIVEN_UP else _GIVEN_UP / share * 0.5
