"""The figures of one shop, each section of its page from what lies in the journal and the events now."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Engine

from assistant.insight.asked import Asked, asked
from assistant.insight.conversations import Listed, Replayed, Wanted, conversations, replayed
from assistant.insight.feed import feed
from assistant.insight.funnel import Funnel, funnel
from assistant.insight.limits import LimitsSet, limits_set
from assistant.insight.period import Period
from assistant.insight.shoppers import Shoppers, shoppers
from assistant.insight.speed import Answers, answers
from assistant.insight.taste import Taste, taste
from assistant.insight.unmet import Unmet, unmet
from assistant.insight.unseen import Unseen, unseen
from assistant.shop import Shop
from ranking.versions import put_in_service
from retrieval.product import Product
from retrieval.readiness.findings import Readiness


class Insight:
    """Answers what a shopkeeper asks. Safe to share between threads."""

    def __init__(self, shop: Shop) -> None:
        """Keep the shop; nothing is read yet."""
        self._shop = shop
        self._lock = threading.Lock()
        self._feed: tuple[int, Readiness] | None = None
        self._caught_up = False

    def period(self, days: int | None) -> Period:
        """The last days, from a midnight on; None for all there is."""
        return Period(days=days, now=datetime.now())

    def catch_up(self) -> None:
        """Digest turns of before there were digests, once: newer ones come with theirs."""
        with self._lock:
            if not self._caught_up:
                self._shop.journal.digest_older()
                self._caught_up = True

    def asked(self, period: Period) -> Asked:
        """What people ask for."""
        with self._reading() as connection:
            return asked(connection, period)

    def unmet(self, period: Period) -> Unmet:
        """What they ask for and do not find."""
        with self._reading() as connection:
            return unmet(connection, period)

    def limits(self, period: Period) -> LimitsSet:
        """Which limits they set, and what they refuse."""
        with self._reading() as connection:
            return limits_set(connection, period)

    def funnel(self, period: Period) -> Funnel:
        """How far conversations come."""
        with self._reading() as connection:
            return funnel(connection, period, has_checkout=self._shop.settings.shop.cart_link is not None)

    def unseen(self, period: Period) -> Unseen:
        """Which products nobody was shown."""
        products = self._shop.catalogue.products()
        with self._reading() as connection:
            return unseen(connection, period, products)

    def feed(self) -> Readiness:
        """How ready the catalogue is; looked at once a revision."""
        revision = self._shop.catalogue.revision()
        with self._lock:
            if self._feed is None or self._feed[0] != revision:
                self._feed = revision, feed(self._shop.catalogue.products())
            return self._feed[1]

    def taste(self) -> Taste:
        """What the recommender has learned."""
        return taste(self._shop.home, self._shop.catalogue.revision())

    def shoppers(self, period: Period) -> Shoppers:
        """Who shops here."""
        kinds = {
            product.product_id: product.product_type
            for product in self._shop.catalogue.products()
            if product.product_type
        }
        people = self._shop.events.people()
        with self._reading() as connection:
            return shoppers(connection, period, kinds=kinds, people=people, weights=self._shop.settings.events.weights)

    def answers(self, period: Period) -> Answers:
        """How fast and how true the answers are."""
        with self._reading() as connection:
            return answers(connection, period)

    def conversations(self, period: Period, wanted: Wanted) -> tuple[Listed, ...]:
        """The conversations, the latest first."""
        with self._reading() as connection:
            return conversations(connection, period, wanted)

    def replayed(self, conversation_id: str) -> tuple[Replayed, ...]:
        """One conversation, turn by turn."""
        with self._reading() as connection:
            return replayed(connection, conversation_id)

    def products(self, product_ids: tuple[str, ...]) -> dict[str, Product]:
        """What is on sale of some ids."""
        return self._shop.catalogue.get(product_ids)

    def roll_back(self, number: int) -> None:
        """Put a trained version in service.

        Raises:
            InputError: there is none of the number.
        """
        put_in_service(self._shop.home, number)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection

    @cached_property
    def _engine(self) -> Engine:
        """The database, with the tables that are read here."""
        assert self._shop.journal
        assert self._shop.events
        engine: Engine = self._shop.engine
        return engine
