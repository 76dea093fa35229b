"""Similar to a product: of its kind, alike by description, bought by the same shoppers, near in price."""

import numpy as np

from ranking.ranked import Reason
from ranking.scenes.shelf import Draft, SceneShelf, Values, chosen
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.product import Product

_SAME_KIND = 1.0
"""More than the other parts together: what is of the same kind stands first."""
_ALIKE = 0.6
_TOGETHER = 0.2
_NEAR_PRICE = 0.1


def similar_to(shop: ShopRanking, product: Product, k: int) -> SceneShelf:
    """Products to take in place of one; never another variant of it."""
    key = product.family
    own = shop.products.get(key, product)
    kind = own.product_type
    parts: dict[str, Values] = {
        "same_kind": _SAME_KIND
        * np.array([kind is not None and each == kind for each in shop.kinds], dtype=np.float64),
        "alike": _ALIKE * np.maximum(shop.likeness(key), 0.0),
        "together": _TOGETHER * _bought_together(shop, key),
        "near_price": _NEAR_PRICE * shop.price_nearness(own.current_price_minor),
    }
    allowed = np.array([each != key for each in shop.product_ids], dtype=np.bool_)
    draft = Draft(product_ids=shop.product_ids, parts=parts, allowed=allowed, is_varied=False)
    reason = (Reason(kind="alike", weight=1.0, because=(own,)),)
    return SceneShelf(kind="similar", items=chosen(shop, draft, k, lambda keys: [reason] * len(keys)), about=(own,))


def _bought_together(shop: ShopRanking, key: str) -> Values:
    """The cosine of who bought a product and who bought each other one, in [0, 1]."""
    buyers = shop.models.buyers
    rows = buyers.of(key)
    if not len(rows):
        return np.zeros(len(shop.product_ids))
    shared = np.asarray(buyers.matrix[rows].sum(axis=0), dtype=np.float64).ravel()
    return buyers.spread(shared / np.sqrt(np.maximum(buyers.all, 1.0) * len(rows)), shop.product_ids)
