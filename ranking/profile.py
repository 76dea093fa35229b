"""What is known of a shopper, read from the events each time: a like a second ago counts."""

import statistics
from collections.abc import Iterable, Mapping

from ranking.cancellations import settled
from ranking.events import Event
from ranking.history import history_of
from ranking.ranked import Profile
from ranking.weights import EventWeights
from retrieval.product import Product


def profile_of(
    user_id: str,
    events: Iterable[Event],
    products: Mapping[str, Product],
    weights: EventWeights | None = None,
    *,
    due: Mapping[str, float] | None = None,
) -> Profile:
    """Read a shopper's profile.

    Args:
        user_id: who it is.
        events: what they did, oldest first.
        products: the catalogue, by id: variants of one family count as one product, under the family's id.
        weights: what each kind of event says.
        due: what they need again now, in (0, 1]; None when that cannot be told.
    """
    kept = settled(events)
    liked: set[str] = set()
    purchased: set[str] = set()
    repeated: set[str] = set()
    disliked: set[str] = set()
    paid: list[int] = []
    for event in kept:
        key = event.product_id
        if event.liked:
            liked.add(key)
            disliked.discard(key)
        elif event.disliked:
            disliked.add(key)
            liked.discard(key)
        if event.kind == "purchase":
            (repeated if key in purchased else purchased).add(key)
            paid += _price(event, products)
    return Profile(
        user_id=user_id,
        history=history_of(kept, weights),
        liked=frozenset(liked),
        purchased=frozenset(purchased),
        repeated=frozenset(repeated),
        due=due,
        disliked=frozenset(disliked),
        typical_price_minor=round(statistics.median(paid)) if paid else None,
    )


def _price(event: Event, products: Mapping[str, Product]) -> list[int]:
    if event.price_minor is not None:
        return [event.price_minor]
    product = products.get(event.product_id)
    return [product.current_price_minor] if product is not None and product.current_price_minor is not None else []
