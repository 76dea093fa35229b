"""Would I like it: what a shopper would give some products, and the past purchases that speak for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from ranking.ranked import Profile, Reason
from ranking.ratings.predicted import PredictedRating
from ranking.scenes.shop_ranking import ShopRanking
from ranking.scenes.taste import past_reasons
from retrieval.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What can be said of a shopper and a product."""

    product: Product
    given: float | None = None
    """The stars the shopper gave it already."""
    predicted: PredictedRating | None = None
    """The stars they would give, with an 80% interval; None where nothing can be honestly said: the shop has too few
    ratings, the shopper gave none, nobody rated the product, or `given` says it."""
    because: Reason | None = None
    """The past products for which the shopper's taste speaks for it; None where none does."""


def predicted_ratings(shop: ShopRanking, profile: Profile, products: Sequence[Product]) -> tuple[Guess, ...]:
    """A guess for each of some products."""
    keys = [product.family for product in products]
    model = shop.fitted.ratings if shop.fitted is not None else None
    found = [None] * len(keys) if model is None or not profile.rated else model.predict(profile.rated, keys)
    given = [profile.rated.get(key) for key in keys]
    reasons = past_reasons(shop, profile, keys)
    return tuple(
        Guess(product=product, given=stars, predicted=guess if stars is None else None, because=reason)
        for product, stars, guess, reason in zip(products, given, found, reasons, strict=True)
    )
