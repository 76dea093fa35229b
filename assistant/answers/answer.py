"""What a handler gives back: sentences that are true by construction, their evidence, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.turns import CartLine, Choice, Fact
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import Relaxation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one message, before the model has tried to say it better."""

    sentences: tuple[str, ...]
    """What is said when the model is off, slow or unsupported."""
    facts: tuple[Fact, ...] = ()
    products: tuple[RankedProduct, ...] | None = None
    """The new shelf; None leaves the shelf as it was."""
    total: int = 0
    no_match: bool = False
    near: bool = False
    relaxations: tuple[Relaxation, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What can be pressed in reply to its question."""
    cart: tuple[CartLine, ...] | None = None
    """The cart after the turn; None leaves it as it was."""
    pending: str | None = None
    """What order help has in hand, as JSON."""
    reminder: str | None = None
    """Said last, after an answer about something else: what is still open about orders."""
    customer_id: str | None = None
    """The customer who proved who they are with this message."""
    done: frozenset[str] = frozenset()
    model_may_write: bool = False
    """Whether the language model may say it in its own words (recommendations); acts and policies it may not."""


def products_of(ranked: Sequence[RankedProduct]) -> tuple[Product, ...]:
    """The products of a shelf, in order."""
    return tuple(item.product for item in ranked)
