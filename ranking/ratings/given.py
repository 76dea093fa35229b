"""The ratings that shoppers gave a shop: those among its events, and the stars of reviews under a shopper's id."""

import math
from collections.abc import Iterable, Mapping

from ranking.events import Event, EventStore, seconds_of
from ranking.families import in_families
from ranking.ratings.ratings import RatingRow, Ratings, ratings_of
from retrieval.catalogue import Catalogue
from retrieval.product import Review


def all_ratings(events: Iterable[Event], store: EventStore, catalogue: Catalogue) -> Ratings | None:
    """What everybody gave, by person and family; None where nobody gave anything.

    Args:
        events: all events of the shop, in families.
        store: knows who is who.
        catalogue: its reviews count too.
    """
    reviewed = in_families(_as_events(catalogue.stars_of(), store.people()), catalogue)
    rows = [
        RatingRow(
            user_id=event.user_id,
            item_id=event.product_id,
            stars=event.value,
            time=math.nan if event.time is None else seconds_of(event.time),
        )
        for event in (*events, *reviewed)
        if event.kind == "rating" and event.value is not None
    ]
    return ratings_of(rows) if rows else None


def ratings_by(events: Iterable[Event], store: EventStore, catalogue: Catalogue, user_id: str) -> dict[str, float]:
    """What one shopper gave, by family: the last of each.

    Args:
        events: their events, in families.
        store: knows their other ids.
        catalogue: its reviews count too.
        user_id: one of their ids.
    """
    reviews = catalogue.stars_of(store.ids(user_id))
    reviewed = in_families(_as_events(reviews, {}), catalogue) if reviews else ()
    given = [event for event in (*reviewed, *events) if event.kind == "rating"]
    return {event.product_id: event.value for event in sorted(given, key=_when) if event.value is not None}


def _as_events(reviews: Iterable[Review], people: Mapping[str, str]) -> list[Event]:
    return [
        Event(
            user_id=people.get(review.user_id, review.user_id),
            product_id=review.product_id,
            kind="rating",
            value=review.rating,
            time=review.time,
        )
        for review in reviews
        if review.user_id is not None
    ]


def _when(event: Event) -> float:
    return event.when
