"""What the ranker gives to the conversation: products in order, each with its exact arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ranking.due import DueProduct
from ranking.history import History
from retrieval.product import Product
from retrieval.query import Candidate

PAST = frozenset({"taste", "because"})
"""Kinds of reason whose products are the shopper's own past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a shopper that may move a ranking. `user_id` None is a guest without a past."""

    user_id: str | None = None
    history: History = field(default_factory=History)
    """What the shopper had to do with, views too."""
    liked: frozenset[str] = frozenset()
    """Products bought, carted, rated 4 or more, or liked, and not disliked since."""
    purchased: frozenset[str] = frozenset()
    """Products bought at least once."""
    repeated: frozenset[str] = frozenset()
    """Products bought more than once: what is used up."""
    due: Mapping[str, float] | None = None
    """Products bought that are needed again now -> how far, in (0, 1]; None when that cannot be told."""
    disliked: frozenset[str] = frozenset()
    """Products the shopper waved away or rated 2 or less."""
    rated: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Products the shopper gave stars, in an event or a review -> how many of 5."""
    typical_price_minor: int | None = None
    """Median of what the shopper paid; None when unknown."""
    personalisation: float | None = None
    """How much of their past the shopper lets count, from 0 to 1; None leaves it to the shop."""
    again: tuple[DueProduct, ...] = ()
    """What the shopper buys again and again, and how likely they need it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One part of a score. The parts of a product add up to its score exactly."""

    name: str
    """One of: text, wishes, taste, price, rating, dislike, variety (below 0: others of its kind stand before it); on a
    scene's shelf also: because (what one past product adds to the taste), pairs and kinds (baskets of both, and of both
    kinds), alike (description), same_kind, together (bought by the same shoppers), near_price, people (shoppers like
    this one), popular, due."""
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why this shopper is shown this product, as data; words are made in `assistant`."""

    kind: str
    """One of: text, taste, popular, rating, sale, new, because, pairs, kinds, alike, people, again and every (days
    since the last purchase, and between two)."""
    weight: float
    """Share of the score, for ordering reasons."""
    because: tuple[Product, ...] = ()
    """The products responsible, strongest first."""
    value: float | None = None
    """The number behind it: a rating, a percentage off, how many people, days."""
    bought: bool = True
    """Whether the shopper bought them; False where they only liked them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedProduct:
    """A product in its place on the shelf."""

    rank: int
    """From 1."""
    product: Product
    score: float
    candidate: Candidate
    contributions: tuple[Contribution, ...]
    reasons: tuple[Reason, ...]
    rank_without_taste: int
    """Where it would stand with the taste part left out (the counterfactual)."""
    rank_without_causes: int | None = None
    """Where it would stand if the past products that its reasons name had never been in the shopper's history, all
    candidates scored anew; None where no reason names any."""
