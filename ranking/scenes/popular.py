"""Popular in a category: what most shoppers bought lately."""

from collections.abc import Collection

import numpy as np

from ranking.buyers import LEAST_PEOPLE
from ranking.ranked import Profile, Reason
from ranking.scenes.shelf import Draft, SceneShelf, chosen
from ranking.scenes.shop_ranking import ShopRanking


def popular_in(shop: ShopRanking, profile: Profile, k: int, categories: Collection[str] = ()) -> SceneShelf:
    """The most bought of some categories (of any level, as the catalogue writes them), or of the whole shop.

    A purchase fades with the days; what was waved away does not come.
    """
    wanted = {name.casefold() for name in categories}
    filed = np.array(
        [
            not wanted or any(name.casefold() in wanted for name in shop.products[key].category)
            for key in shop.product_ids
        ],
        dtype=np.bool_,
    )
    buyers = shop.models.buyers
    popularity = buyers.spread(buyers.popularity, shop.product_ids)
    waved = np.array([key in profile.disliked for key in shop.product_ids], dtype=np.bool_)
    draft = Draft(
        product_ids=shop.product_ids,
        parts={"popular": popularity},
        allowed=filed & ~waved & (popularity > 0),
        is_varied=not wanted,
    )
    recent = dict(zip(shop.product_ids, buyers.spread(buyers.recent, shop.product_ids), strict=True))
    return SceneShelf(
        kind="popular",
        items=chosen(
            shop,
            draft,
            k,
            lambda keys: [
                (Reason(kind="popular", weight=1.0, value=float(recent[key]) if recent[key] >= LEAST_PEOPLE else None),)
                for key in keys
            ],
        ),
        category=", ".join(sorted(categories)) or None,
    )
