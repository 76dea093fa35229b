"""What goes with a product, and with a cart: complements, never twins."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ranking.buyers import LEAST_PEOPLE
from ranking.complements import LIKELY
from ranking.ranked import Reason
from ranking.scenes.shelf import Draft, SceneKind, SceneShelf, Values, chosen
from ranking.scenes.shop_ranking import ShopRanking
from ranking.significance import log_likelihood_ratio
from retrieval.product import Product

_FITS = 0.2
"""How far products of one kind are told apart by their likeness to what they go with: a camping lantern for a tent."""


def goes_with(shop: ShopRanking, product: Product, k: int) -> SceneShelf:
    """What is bought with a product; where baskets say nothing of it, what its buyers also bought, said so."""
    return _with_all(shop, [product], k, "goes_with")


def goes_with_cart(shop: ShopRanking, cart: Sequence[Product], k: int) -> SceneShelf:
    """What is bought with the products of a cart, and is neither in it nor of the kinds that are."""
    return _with_all(shop, cart, k, "goes_with_cart")


def _with_all(shop: ShopRanking, cart: Sequence[Product], k: int, kind: SceneKind) -> SceneShelf:
    own = tuple(shop.products.get(product.family, product) for product in cart)
    allowed = _no_twins(shop, own)
    by_product = [_complements(shop, product) for product in own]
    pairs = np.sum([pair for pair, _ in by_product] or [np.zeros(len(shop.product_ids))], axis=0)
    kinds = np.sum([by_kind for _, by_kind in by_product] or [np.zeros(len(shop.product_ids))], axis=0)
    sure = np.any(pairs[allowed] > 0) or not all(shop.models.complements.is_borrowed(each.product_type) for each in own)
    basis = None if sure else "buyers"
    parts: dict[str, Values] = {"pairs": pairs, "kinds": kinds}
    if not np.any((pairs + kinds)[allowed] > 0):
        parts, basis = {"together": _same_buyers(shop, own)}, "buyers"
    draft = Draft(product_ids=shop.product_ids, parts=parts, allowed=allowed & (np.sum([*parts.values()], axis=0) > 0))
    items = chosen(shop, draft, k, lambda keys: [_reasons(shop, own, by_product, key) for key in keys])
    return SceneShelf(kind=kind, items=items, about=own, basis=basis)


def _complements(shop: ShopRanking, product: Product) -> tuple[Values, Values]:
    pairs, kinds = shop.models.complements.of(product.family, product.product_type, shop.product_ids, shop.kinds)
    return pairs, kinds * (1 - _FITS + _FITS * np.maximum(shop.likeness(product.family), 0.0))


def _no_twins(shop: ShopRanking, cart: Sequence[Product]) -> NDArray[np.bool_]:
    """Whether each product is of another kind than all of a cart, and not nearly the same thing as any of it."""
    kinds = {product.product_type for product in cart if product.product_type}
    families = {product.family for product in cart}
    keys = zip(shop.product_ids, shop.kinds, strict=True)
    allowed = np.array([key not in families and kind not in kinds for key, kind in keys], dtype=np.bool_)
    for product in cart:
        allowed &= shop.likeness(product.family) < shop.models.complements.twin
    return allowed


def _same_buyers(shop: ShopRanking, cart: Sequence[Product]) -> Values:
    """The share of a product's buyers who bought another too, summed over a cart: of LEAST_PEOPLE, and no chance."""
    buyers = shop.models.buyers
    total = np.zeros(len(buyers.product_ids))
    for product in cart:
        rows = buyers.of(product.family)
        if len(rows):
            shared = np.asarray(buyers.matrix[rows].sum(axis=0), dtype=np.float64).ravel()
            of_one = np.full_like(shared, float(len(rows)))
            ratio = log_likelihood_ratio(shared, of_one, buyers.all, buyers.shoppers)
            total += np.where((shared >= LEAST_PEOPLE) & (ratio >= LIKELY), shared / len(rows), 0.0)
    return buyers.spread(total, shop.product_ids)


def _reasons(
    shop: ShopRanking, cart: Sequence[Product], by_product: Collection[tuple[Values, Values]], key: str
) -> tuple[Reason, ...]:
    """The product of the cart that says most for it: by baskets of both, by their kinds, or by their buyers."""
    place = shop.product_ids.index(key)
    said = [(float(pair[place]), float(by_kind[place])) for pair, by_kind in by_product]
    strongest = max(range(len(said)), key=lambda n: sum(said[n])) if said else 0
    product, (pair, by_kind) = cart[strongest], said[strongest]
    if pair + by_kind > 0:
        kind = "pairs" if pair >= by_kind else "kinds"
        return (Reason(kind=kind, weight=1.0, because=(product,), value=_people(shop, product, key)),)
    most = max(cart, key=lambda each: shop.models.buyers.count((each.family, key)))
    return (Reason(kind="people", weight=1.0, because=(most,), value=_people(shop, most, key)),)


def _people(shop: ShopRanking, product: Product, key: str) -> float | None:
    """How many shoppers bought both; None when they are too few to be told."""
    people = shop.models.buyers.count((product.family, key))
    return float(people) if people >= LEAST_PEOPLE else None
