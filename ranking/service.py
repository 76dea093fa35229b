"""The ranker of one shop: the version in service, reloaded when another is put there."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ranking.blend import BlendWeights, Ranker
from ranking.events import Event, EventStore
from ranking.families import in_families
from ranking.profile import profile_of
from ranking.ranked import Profile
from ranking.repeats import Repeats
from ranking.versions import Fitted, in_service, load, numbers
from ranking.weights import EventWeights
from retrieval.catalogue import Catalogue
from retrieval.errors import HomeError
from retrieval.home import Home

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was loaded of a version."""

    number: int | None
    ranker: Ranker
    repeats: Repeats | None


class RankingService:
    """Profiles and the ranker of a shop."""

    def __init__(
        self,
        home: Home,
        catalogue: Catalogue,
        events: EventStore,
        weights: BlendWeights,
        event_weights: EventWeights | None = None,
    ) -> None:
        """Keep the parts; a version is loaded at first use."""
        self._home, self._catalogue, self._events, self._weights = home, catalogue, events, weights
        self._event_weights = event_weights
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def ranker(self) -> Ranker:
        """The ranker with the recommender in service; without one, words, prices and ratings rank."""
        return self._in_service().ranker

    def _in_service(self) -> "_Kept":
        number = self._number()
        with self._lock:
            if self._kept is None or self._kept.number != number:
                fitted = None if number is None else self._fitted(number)
                ranker = Ranker(fitted, self._catalogue.family_heads, self._weights)
                self._kept = _Kept(number=number, ranker=ranker, repeats=fitted.repeats if fitted else None)
            return self._kept

    def _number(self) -> int | None:
        """The version in service; the newest when the note of it is damaged."""
        try:
            return in_service(self._home)
        except HomeError as error:
            _LOG.warning("%s Until then the newest version ranks.", error)
            return max(numbers(self._home), default=None)

    def _fitted(self, number: int) -> Fitted | None:
        """The version of this number, or the last good one before it; None when there is none."""
        for candidate in (number, *(each for each in reversed(numbers(self._home)) if each < number)):
            try:
                return load(self._home, candidate)
            except HomeError as error:
                _LOG.warning("%s Until then an earlier version ranks.", error)
        return None

    def profile(self, user_id: str | None, *, now: datetime | None = None) -> Profile:
        """What is known of a shopper, in families, now; a guest and an unknown shopper have no past."""
        if user_id is None:
            return Profile()
        events = in_families(self._events.of_user(user_id), self._catalogue)
        return profile_of(user_id, events, self._catalogue.by_family(), self._event_weights, due=self._due(events, now))

    def _due(self, events: Sequence[Event], now: datetime | None) -> dict[str, float] | None:
        """What the shopper needs again; None where nothing was learned, or none of their purchases has a time."""
        repeats = self._in_service().repeats
        if repeats is None or not any(event.kind == "purchase" and event.time for event in events):
            return None
        return {each.product_id: each.degree for each in repeats.due(events, now or datetime.now(tz=UTC))}
