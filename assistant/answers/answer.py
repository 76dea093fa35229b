"""What a handler gives back: sentences that are true by construction, their evidence, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.bundles.wish import KitPart
from assistant.request import Request
from assistant.turns import CartLine, Choice, Comparison, Fact, OrderCard, Outcome
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import Relaxation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one message, before the model has tried to say it better."""

    sentences: tuple[str, ...]
    """What is said when the model is off, slow or unsupported."""
    spare: tuple[str, ...] = ()
    """Those of the sentences that give way to what the model writes."""
    facts: tuple[Fact, ...] = ()
    products: tuple[RankedProduct, ...] | None = None
    """The new shelf; None leaves the shelf as it was."""
    whys: Mapping[str, str] = field(default_factory=dict)
    """Product id -> the line of why on its card."""
    table: Comparison | None = None
    """Products side by side, when they were compared."""
    orders: tuple[OrderCard, ...] = ()
    """The orders it speaks of, of a customer who has proved who they are."""
    total: int = 0
    no_match: bool = False
    near: bool = False
    relaxations: tuple[Relaxation, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What can be pressed in reply to its question."""
    kit: tuple[KitPart, ...] = ()
    """What each product of a new shelf is there for, where it is a set."""
    cart: tuple[CartLine, ...] | None = None
    """The cart after the turn; None leaves it as it was."""
    pending: str | None = None
    """What order help has in hand, as JSON."""
    reminder: str | None = None
    """Said last, after an answer about something else: what is still open about orders."""
    customer_id: str | None = None
    """The customer who proved who they are with this message."""
    outcome: Outcome = "answered"
    done: frozenset[str] = frozenset()
    request: Request | None = None
    """The state in force after the turn, where answering changed it: a guide searches for what it is about."""
    model_may_write: bool = False
    """Whether the language model may say it in its own words (recommendations); acts and policies it may not."""


def products_of(ranked: Sequence[RankedProduct]) -> tuple[Product, ...]:
    """The products of a shelf, in order."""
    return tuple(item.product for item in ranked)
