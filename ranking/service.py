"""The ranker of one shop: the version in service, reloaded when another is put there."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ranking.blend import BlendWeights, Ranker
from ranking.cancellations import settled
from ranking.due import due_of
from ranking.due_training import due_from_now
from ranking.events import Event, EventStore
from ranking.families import in_families
from ranking.features import features_of
from ranking.forgetting import Forgotten, forget_learned
from ranking.history import history_of
from ranking.profile import profile_of
from ranking.ranked import Profile
from ranking.ratings.given import ratings_by
from ranking.repeats import Due
from ranking.scenes.models import fit_scenes
from ranking.scenes.shop_ranking import NoTexts, ShopRanking, Texts
from ranking.versions import Fitted, fitted_until, in_service, load, numbers
from ranking.weights import EventWeights
from retrieval.catalogue import Catalogue
from retrieval.errors import HomeError
from retrieval.home import Home
from retrieval.product import Product

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was loaded of a version."""

    number: int | None
    ranker: Ranker
    fitted: Fitted | None


class RankingService:
    """Profiles and the ranker of a shop."""

    def __init__(
        self,
        home: Home,
        catalogue: Catalogue,
        events: EventStore,
        weights: BlendWeights,
        event_weights: EventWeights | None = None,
        texts: Texts | None = None,
    ) -> None:
        """Keep the parts; a version is loaded at first use. Without texts scenes go by events alone."""
        self._home, self._catalogue, self._events, self._weights = home, catalogue, events, weights
        self._event_weights, self._texts = event_weights, texts or NoTexts()
        self._lock = threading.Lock()
        self._kept: _Kept | None = None
        self._scenes: tuple[object, ShopRanking] | None = None

    def ranker(self) -> Ranker:
        """The ranker with the recommender in service; without one, words, prices and ratings rank."""
        return self._in_service().ranker

    def shop_ranking(self) -> ShopRanking:
        """What scenes read, as it is now."""
        kept = self._in_service()
        state = (kept.number, self._catalogue.revision(), date.today())
        with self._lock:
            if self._scenes is None or self._scenes[0] != state:
                models = kept.fitted.scenes if kept.fitted else None
                self._scenes = (
                    state,
                    ShopRanking(
                        fitted=kept.fitted,
                        models=models or fit_scenes((), features_of((), {})),
                        products=self._speaking(),
                        texts=self._texts,
                        today=state[2],
                        personalisation=self._weights.personalisation,
                        diversity=self._weights.diversity,
                    ),
                )
            return self._scenes[1]

    def _in_service(self) -> "_Kept":
        number = self._number()
        with self._lock:
            if self._kept is None or self._kept.number != number:
                fitted = None if number is None else self._fitted(number)
                ranker = Ranker(fitted, self._catalogue.family_heads, self._weights)
                self._kept = _Kept(number=number, ranker=ranker, fitted=fitted)
            return self._kept

    def _speaking(self) -> dict[str, Product]:
        """Family id -> the first of its variants that can be bought, else the first."""
        found = dict(self._catalogue.by_family())
        for product in self._catalogue.products():
            if found[product.family].in_stock is False and product.in_stock is not False:
                found[product.family] = product
        return found

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

    def forget(self, user_id: str) -> Forgotten:
        """Take a shopper out of what was learned, before their events are deleted."""
        number = self._number()
        if number is None:
            return Forgotten()
        until = fitted_until(self._home, number)
        events = settled(in_families(self._events.learned_of(user_id, until), self._catalogue))
        history = history_of(events, self._event_weights)
        rated = bool(ratings_by(events, self._events, self._catalogue, user_id))
        return forget_learned(self._home, history, events, rated=rated) if len(history) or rated else Forgotten()

    def leave_out(self, user_id: str, number: int) -> bool:
        """Let one event of a shopper count no more; False where it is not theirs.

        Where the version in service was trained on it, a training is due, as after `forget`.
        """
        if not self._events.leave_out(user_id, number):
            return False
        version = self._number()
        until = None if version is None else fitted_until(self._home, version)
        if version is not None and (until is None or number <= until):
            due_from_now(self._home)
        return True

    def profile(self, user_id: str | None, *, now: datetime | None = None) -> Profile:
        """What is known of a shopper, in families, now; a guest and an unknown shopper have no past."""
        if user_id is None:
            return Profile()
        events = in_families(self._events.of_user(user_id), self._catalogue)
        again = self._again(events, now or datetime.now(tz=UTC))
        due = None if again is None else {each.product_id: each.degree for each in again}
        profile = profile_of(user_id, events, self._catalogue.by_family(), self._event_weights, due=due)
        return replace(
            profile,
            again=due_of(events, date.today()) if again is None else again,
            rated=ratings_by(events, self._events, self._catalogue, user_id),
        )

    def _again(self, events: Sequence[Event], now: datetime) -> tuple[Due, ...] | None:
        """What the shopper needs again; None where nothing was learned, or none of their purchases has a time."""
        fitted = self._in_service().fitted
        repeats = fitted.repeats if fitted else None
        if repeats is None or not any(event.kind == "purchase" and event.time for event in events):
            return None
        return repeats.due(events, now)
