"""What is asked of the catalogue and what comes back. Frozen values; no behaviour beyond their own fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Literal

from retrieval.product import NOTHING, Product

Sort = Literal["price_low", "price_high", "rating", "newest"]

UNSCORED = float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions on a product. Within a field any value will do; all fields must hold. Text compares case-folded.

    A product that does not state a field does not meet a filter on it, except `gender` (unstated is for anyone)
    and `in_stock_min` (unstated stock passes unless the product is known to be unavailable or `in_stock_min` > 1).
    Prices are integer minor units of the catalogue's currency, limits inclusive.
    """

    department: tuple[str, ...] = ()
    product_type: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    gender: str | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    price_min_minor: int | None = None
    price_max_minor: int | None = None
    rating_min: float | None = None
    in_stock_min: int | None = None
    on_sale: bool | None = None
    new_since_days: int | None = None

    def set_names(self) -> tuple[str, ...]:
        """Names of the fields that ask for something, in declaration order."""
        return _set_names(self)


@lru_cache(maxsize=1_000)
def _set_names(filters: Filters) -> tuple[str, ...]:
    return tuple(f.name for f in fields(filters) if getattr(filters, f.name) not in ((), None, {}, NOTHING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One search: words, conditions that must hold, wishes that rank, words that must not apply, an order, a size."""

    text: str = ""
    """The words searched for."""
    sentence: str = ""
    """What is embedded: the shopper's own phrase, which says more than its words alone; empty: the text."""
    by_meaning: bool = False
    """The words tell what the thing is for, not what it is: meaning counts for more than letters."""
    described: bool = False
    """The words are of several messages, or of a person ("he camps a lot"): none need be the name of what is wanted."""
    filters: Filters = field(default_factory=Filters)
    """Musts: a product that fails one is never returned as a match."""
    wishes: Filters = field(default_factory=Filters)
    """Products that meet more of these come first; none is removed."""
    exclude: tuple[str, ...] = ()
    """Things the product must not be, have or be made of ("leather")."""
    sort: Sort | None = None
    k: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A product found for a query, with what the search thought of it."""

    product: Product
    score: float
    """Fused relevance in [0, 1]; higher is better."""
    dense: float = UNSCORED
    """Cosine to the query text; NaN when not scored."""
    lexical: float = UNSCORED
    """BM25 score; NaN when not scored."""
    missed: tuple[str, ...] = ()
    """Names of the wishes this product does not meet."""
    met: float = 1.0
    """How far it meets the wishes, in [0, 1], each by its worth; 1 when there are none."""
    variants: tuple[Product, ...] = ()
    """The variants of the same family that also meet the filters, this one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One way to widen a query that found nothing, with what it would give."""

    constraint: str
    """Name of the field of `Filters`, or "exclude"."""
    change: str
    """"drop", or "widen" to `value`."""
    value: int | float | str | None
    count: int
    """How many products would then fit: counted, not estimated."""
    examples: tuple[Product, ...] = ()
    """The nearest of them, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a search found, best first, one per product family."""

    query: Query
    items: tuple[Candidate, ...]
    total: int
    """How many product families meet the filters and have to do with the text."""
    sold: bool = True
    """False when the shop carries nothing of the kind the text asks for."""
    relaxations: tuple[Relaxation, ...] = ()
    """What would help, when `items` is empty."""
    unchecked: tuple[str, ...] = ()
    """Filters that were left out because no product of the shop states what they ask about."""
