"""From a request for a scene to its shelf."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.request import Request
from assistant.understanding.offers import NEW_DAYS
from ranking.ranked import Profile
from ranking.scenes.again import buy_again
from ranking.scenes.because import because_you_bought
from ranking.scenes.goes_with import goes_with, goes_with_cart
from ranking.scenes.people import people_like_you
from ranking.scenes.popular import popular_in
from ranking.scenes.shelf import SceneShelf
from ranking.scenes.shop_ranking import ShopRanking
from ranking.scenes.similar import similar_to
from ranking.scenes.taste import for_you, new_for_you, on_offer_for_you
from retrieval.product import Product
from retrieval.vocabulary import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneAsked:
    """What a scene is asked for."""

    request: Request
    profile: Profile
    k: int
    about: Product | None = None
    """The product that a scene about one is made for."""
    cart: tuple[Product, ...] = ()
    seen: frozenset[str] = frozenset()
    """Families shown before, for "show me more": passed over like what was waved away."""


_FOR_A_SHOPPER: dict[str, Callable[[ShopRanking, Profile, int], SceneShelf]] = {
    "for_you": for_you,
    "offers": on_offer_for_you,
    "people": people_like_you,
    "again": buy_again,
    "because": because_you_bought,
}


def scene_shelf(shop: ShopRanking, asked: SceneAsked) -> SceneShelf:
    """The shelf of the scene that a request asks for; without what was shown before where it asks for more.

    Raises:
        ValueError: the request asks for no scene, or for one about a product and there is none.
    """
    scene, request, k = asked.request.scene, asked.request, asked.k
    passed_over = asked.profile.disliked | asked.seen
    profile = replace(asked.profile, disliked=passed_over)
    if scene in _FOR_A_SHOPPER:
        return _FOR_A_SHOPPER[scene](shop, profile, k)
    if scene == "new":
        return new_for_you(shop, profile, k, request.filters.new_since_days or NEW_DAYS)
    if scene == "popular":
        return popular_in(shop, profile, k, _categories(request))
    if scene == "goes_with_cart":
        return goes_with_cart(shop, asked.cart, k)
    if asked.about is None or scene not in ("similar", "goes_with"):
        raise ValueError(f"the scene {scene!r} cannot be made of {request}")
    return similar_to(shop, asked.about, k) if scene == "similar" else goes_with(shop, asked.about, k)


def _categories(request: Request) -> Collection[str]:
    """The narrowest part of the catalogue that a request names."""
    return request.filters.product_type or request.filters.department


def owned_one(words: Sequence[str], owned: Sequence[Product]) -> Product | None:
    """The purchase that some stems name, the latest of those that share most of them; None when none does."""
    wanted = set(words)
    shares = [len(wanted & set(stems(f"{product.title} {product.product_type or ''}"))) for product in owned]
    most = max(shares, default=0)
    return None if most == 0 else [product for product, share in zip(owned, shares, strict=True) if share == most][-1]
