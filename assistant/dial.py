"""The shelf "for you" as it would stand with the shopper's dial of personalisation elsewhere."""

from dataclasses import dataclass, replace

from assistant.guard.quotable import quotable_product
from assistant.shop import Shop
from ranking.causes import parts_of
from ranking.ranked import PAST, Profile, RankedProduct
from ranking.scenes.shop_ranking import ShopRanking
from ranking.scenes.taste import dial_of, for_you, places_for_you
from ranking.weighing import MOST_CAUSES
from retrieval.product import Product

EXPLAINED = 3
"""The first products say why they stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialled:
    """A product on the shelf, and how it moved."""

    item: RankedProduct
    moved: int
    """Places up (or down, below 0) from where it stands with the dial that is kept."""
    causes: tuple[Product, ...] = ()
    """The past products that add most to it, where taste weighs most and no reason names any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialledShelf:
    """The shelf for you with the dial at some place."""

    dial: float
    kept: float
    """Where the dial stands that is kept: the shopper's own, else the shop's."""
    is_own: bool
    """Whether the shopper has set it."""
    knows_taste: bool
    """Whether anything tells a taste; without, the dial moves nothing."""
    products: tuple[Dialled, ...]


def dialled_shelf(shop: Shop, user_id: str, dial: float | None, k: int) -> DialledShelf:
    """The first k products for a shopper, whether or not they shop as a guest now.

    Args:
        shop: the shop.
        user_id: the shopper.
        dial: where the dial would stand, from 0 to 1; None: where it is kept.
        k: how many products.
    """
    ranking, own = shop.ranking.shop_ranking(), shop.preferences.of(user_id).personalisation
    profile = replace(shop.ranking.profile(user_id), personalisation=own)
    kept = dial_of(ranking, profile)
    moved = profile if dial is None else replace(profile, personalisation=dial)
    before = places_for_you(ranking, profile)
    items = [replace(item, product=quotable_product(item.product)) for item in for_you(ranking, moved, k).items]
    return DialledShelf(
        dial=kept if dial is None else dial,
        kept=kept,
        is_own=own is not None,
        knows_taste=for_you(ranking, replace(profile, personalisation=1.0), 1).basis is None,
        products=tuple(
            Dialled(
                item=item,
                moved=before[item.product.family] - item.rank,
                causes=_causes(ranking, moved, item) if item.rank <= EXPLAINED else (),
            )
            for item in items
        ),
    )


def _causes(ranking: ShopRanking, profile: Profile, item: RankedProduct) -> tuple[Product, ...]:
    """What of the past adds most to a product that stands there by taste."""
    parts = {part.name: part.value for part in item.contributions}
    by_taste = parts.get("taste", 0.0) >= max(parts.values(), default=0.0) > 0
    if ranking.fitted is None or not by_taste or any(reason.kind in PAST for reason in item.reasons):
        return ()
    (found,) = parts_of(ranking.fitted.recommender, profile.history, [item.product.family])
    adding = [ranking.products[key] for key, part in found if part > 0 and key in profile.liked & set(ranking.products)]
    return tuple(map(quotable_product, adding[:MOST_CAUSES]))
