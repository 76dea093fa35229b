"""Scenes of taste: for you, new arrivals for you, on offer for you.

The `personalisation` dial d, the shopper's own or the shop's, gives the shopper's taste the weight d, and what most
shoppers buy the weight (1 - d)^4, so that it fills in where little is asked of the past: at 0 it orders alone, as for a
guest, at 1 it has no say.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ranking.blend import BlendWeights, past_of
from ranking.causes import parts_of
from ranking.ranked import Profile, RankedProduct, Reason
from ranking.scenes.shelf import Draft, SceneKind, SceneShelf, Values, chosen, order, ranks
from ranking.scenes.shop_ranking import ShopRanking
from ranking.weighing import carrying, past_reason, shrunk_rating

_WORTH = BlendWeights()

_MATERIAL = 0.02
"""A smaller part of taste is no reason."""
NEW_DAYS = 60
"""What came within so many days is new."""
_NEWEST = 60
"""Products taken for new where the catalogue gives no dates: the last in its order."""


def for_you(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """What this shopper is most likely to want of all that they do not have.

    What most shoppers buy where nothing tells a taste: for a guest, and by one that ranks alike for everybody.
    """
    return _by_taste(shop, profile, k, "for_you", np.ones(len(shop.product_ids), dtype=np.bool_))


def on_offer_for_you(shop: ShopRanking, profile: Profile, k: int) -> SceneShelf:
    """What is reduced now, by taste."""
    reduced = np.array([shop.products[key].on_sale for key in shop.product_ids], dtype=np.bool_)
    return _by_taste(shop, profile, k, "offers", reduced)


def new_for_you(shop: ShopRanking, profile: Profile, k: int, days: int = NEW_DAYS) -> SceneShelf:
    """What came within so many days, by taste; where the catalogue gives no dates, the last in its order, said so."""
    dated = [shop.products[key].created_at for key in shop.product_ids]
    if any(dated):
        recent = [day is not None and 0 <= (shop.today - day).days <= days for day in dated]
        return replace(_by_taste(shop, profile, k, "new", np.array(recent, dtype=np.bool_)), days=days)
    place = {key: number for number, key in enumerate(shop.products)}
    latest = set(sorted(shop.product_ids, key=lambda key: -place[key])[:_NEWEST])
    new = np.array([key in latest for key in shop.product_ids], dtype=np.bool_)
    return replace(_by_taste(shop, profile, k, "new", new), basis="catalogue_order")


def _by_taste(shop: ShopRanking, profile: Profile, k: int, kind: SceneKind, among: NDArray[np.bool_]) -> SceneShelf:
    draft = _draft(shop, profile, among)
    if "taste" not in draft.parts:
        items = chosen(shop, draft, k, lambda keys: [_popular(shop, key) for key in keys])
        return SceneShelf(kind=kind, items=items, basis="popularity")
    carried = {key for key, value in zip(draft.product_ids, draft.parts["taste"], strict=True) if value >= _MATERIAL}
    items = chosen(shop, draft, k, lambda keys: _reasons(shop, profile, keys, carried))
    return SceneShelf(kind=kind, items=_with_counterfactual(shop, profile, draft, items))


def places_for_you(shop: ShopRanking, profile: Profile) -> Mapping[str, int]:
    """Family id -> its rank from 1 on the whole shelf `for_you`, without reasons."""
    draft = _draft(shop, profile, np.ones(len(shop.product_ids), dtype=np.bool_))
    return {draft.product_ids[n]: rank for n, rank in ranks(order(draft, shop)[0]).items()}


def dial_of(shop: ShopRanking, profile: Profile) -> float:
    """How much a shopper's past counts, from 0 to 1: by their own wish, else by the shop's."""
    return shop.personalisation if profile.personalisation is None else profile.personalisation


def _draft(shop: ShopRanking, profile: Profile, among: NDArray[np.bool_]) -> Draft:
    """What is chosen from; without the part "taste" where nothing tells one, or the dial leaves it out."""
    dial = dial_of(shop, profile)
    tastes = shop.own_tastes(profile) if dial else None
    weights = {"taste": dial, "popular": (1 - dial) ** 4} if tastes is not None else {"popular": 1.0}
    parts: dict[str, Values] = {
        "price": _WORTH.price * dial * shop.price_nearness(profile.typical_price_minor),
        "rating": _WORTH.rating * np.array([shrunk_rating(shop.products[key]) for key in shop.product_ids]),
    }
    if weights["popular"]:
        popular = shop.models.buyers.spread(shop.models.buyers.popularity, shop.product_ids)
        parts["popular"] = _WORTH.taste * weights["popular"] * popular / max(float(popular.max(initial=0.0)), 1.0)
    if tastes is not None:
        parts = {"taste": _WORTH.taste * dial * tastes, **parts}
    rooms = shop.rooms(profile.history) if tastes is not None else None
    return Draft(product_ids=shop.product_ids, parts=parts, allowed=among & shop.fresh(profile), rooms=rooms)


def _popular(shop: ShopRanking, key: str) -> tuple[Reason, ...]:
    return (Reason(kind="popular", weight=1.0), *_facts(shop, key))


def past_reasons(shop: ShopRanking, profile: Profile, keys: Sequence[str]) -> list[Reason | None]:
    """For each product the past products that the shopper's taste for it comes from; None where none carries it."""
    if shop.fitted is None:
        return [None] * len(keys)
    found = parts_of(shop.fitted.recommender, profile.history, keys)
    causes = [carrying(parts, shop.fitted.unit, profile.liked - {key}) for key, parts in zip(keys, found, strict=True)]
    known = [[shop.products[each] for each in of_one if each in shop.products] for of_one in causes]
    return [past_reason(products, profile.purchased, 1.0) for products in known]


def _reasons(
    shop: ShopRanking, profile: Profile, keys: Sequence[str], carried: Collection[str]
) -> list[tuple[Reason, ...]]:
    """Facts, after the past products behind the taste for those that taste carries."""
    found = past_reasons(shop, profile, keys)
    return [
        (*((reason,) if reason and key in carried else ()), *_facts(shop, key))
        for key, reason in zip(keys, found, strict=True)
    ]


def _facts(shop: ShopRanking, key: str) -> tuple[Reason, ...]:
    """What the listing says for itself: an offer, an arrival."""
    product = shop.products[key]
    found = []
    if product.on_sale and product.price_minor and product.sale_price_minor is not None:
        percent = round(100 * (1 - product.sale_price_minor / product.price_minor))
        found.append(Reason(kind="sale", weight=0.0, value=float(percent)))
    if product.created_at is not None and 0 <= (days := (shop.today - product.created_at).days) <= NEW_DAYS:
        found.append(Reason(kind="new", weight=0.0, value=float(days)))
    return tuple(found)


def _with_counterfactual(
    shop: ShopRanking, profile: Profile, draft: Draft, items: Sequence[RankedProduct]
) -> tuple[RankedProduct, ...]:
    """Each product with the place it would have without the purchases named as its causes, all scored anew."""
    causes = [past_of(item.reasons) for item in items]
    sets = sorted({keys for keys in causes if keys})
    places: dict[tuple[str, ...], dict[int, int]] = {}
    for keys, shares in zip(sets, shop.tastes_without(profile, sets), strict=True):
        rooms = shop.rooms(profile.history.without(keys))
        taste = _WORTH.taste * dial_of(shop, profile) * shares
        then = replace(draft, parts={**draft.parts, "taste": taste}, rooms=rooms)
        places[keys] = ranks(order(then, shop)[0])
    place = {key: n for n, key in enumerate(draft.product_ids)}
    return tuple(
        replace(item, rank_without_causes=places[keys][place[item.product.family]]) if keys else item
        for item, keys in zip(items, causes, strict=True)
    )
