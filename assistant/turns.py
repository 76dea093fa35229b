"""One turn of a conversation as frozen values: what is yielded while it happens, and what is stored of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.bundles.wish import KitPart
from assistant.guard.harm import Harm
from assistant.guard.limits import Refusal
from assistant.request import Request
from assistant.speech.language import Language
from ranking.ranked import RankedProduct
from retrieval.query import Relaxation

FactKind = Literal[
    "attribute",
    "price",
    "stock",
    "rating",
    "review",
    "passage",
    "order",
    "policy",
    "act",
    "ticket",
    "cart",
    "offer",
    "taste",
    "comparison",
    "count",
]


Outcome = Literal["answered", "unknown", "refused", "asked", "done"]
"""What an answer amounts to: it answers, says that it is not known, declines, asks back, or says what was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One piece of evidence: what may be said, and where it stands."""

    kind: FactKind
    text: str
    """The fact in words, plain text; a quotation as it stands in its source."""
    source: str
    """Where it stands: "product:ID", "review:ID", "page:ID", "order:ID", "ticket:ID", "cart", "offer:ID", "policy",
    "reviews:PRODUCT_ID" for a count over reviews, "search" for a count over the catalogue, "history" for taste."""
    product_id: str | None = None
    link: str | None = None
    """Where a person can open the source, when there is a page for it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was shown."""

    text: str
    facts: tuple[int, ...] = ()
    """Places in the turn's evidence of the facts that it rests on."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that the language model wrote and that was not shown."""

    text: str
    reason: str


class Written(str):
    """A sentence that the language model wrote and the claim checker let stand."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CartLine:
    """A product in the cart."""

    product_id: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way on, to press."""

    label: str
    """What it gives; a count in it is true."""
    message: str
    """The message that asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One row of a comparison."""

    label: str
    cells: tuple[str | None, ...]
    """What each listing gives, in the order of the columns; None where it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Products side by side."""

    product_ids: tuple[str, ...]
    names: tuple[str, ...]
    """What the columns are called."""
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLine:
    """One line of an order, as its card shows it."""

    product_id: str
    title: str
    options: tuple[str, ...] = ()
    """What tells this variant from others."""
    quantity: int = 1
    total_minor: int = 0
    """What all pieces cost, in minor units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """An order of the customer who has proved who they are, as it stood when it was spoken of."""

    order_id: str
    status: str
    currency: str
    total_minor: int
    lines: tuple[OrderedLine, ...]
    tracking: tuple[str, ...] = ()
    placed_on: str | None = None
    delivered_on: str | None = None
    can: tuple[str, ...] = ()
    """Kinds of acts that the shop's policy allows on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Milliseconds from the message to the products, to the first word and to the end."""

    products: float | None
    first_word: float | None
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a turn understood, showed and said: all that a later turn may know of it."""

    turn_id: str
    message: str
    request: Request
    """The state in force after the turn."""
    shown: tuple[str, ...]
    """Product ids on the shelf after the turn, in order; unchanged by a turn that shows none."""
    answer: str
    sentences: tuple[Sentence, ...] = ()
    """The answer, sentence by sentence, each with what it rests on."""
    cut: tuple[Cut, ...] = ()
    """What the language model wrote and the shopper was spared."""
    evidence: tuple[Fact, ...] = ()
    whys: Mapping[str, str] = field(default_factory=dict)
    """Product id -> the line of why on its card."""
    table: Comparison | None = None
    """The comparison, when the turn made one."""
    orders: tuple[OrderCard, ...] = ()
    """The orders it spoke of."""
    replies: tuple[Choice, ...] = ()
    """What could be pressed in reply to its question."""
    cart: tuple[CartLine, ...] = ()
    """The cart after the turn."""
    kit: tuple[KitPart, ...] = ()
    """What each product on the shelf is there for, where the shelf is a set."""
    pending: str | None = None
    """What order help has in hand, as JSON (wishes, the open question, an act that waits for an explicit yes); None for
    nothing."""
    customer_id: str | None = None
    """The customer who has proved who they are in this conversation."""
    user_id: str | None = None
    """The shopper whose history moved the ranking; None is a guest."""
    no_match: bool = False
    outcome: Outcome = "answered"
    stopped: bool = False
    language: Language = "en"
    """The language it was answered in."""
    at: datetime | None = None
    conversation_id: str | None = None
    """The conversation that it was told in; None in what was recorded before conversations had ids."""
    harm: Harm | None = None
    """What was not granted, of a message that the guard stopped."""
    relaxations: tuple[Relaxation, ...] = ()
    """What would have helped where nothing fitted, without the examples."""
    written: int = 0
    """How many of the sentences the language model wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Yielded first: the products of this turn. Text never names any other."""

    request: Request
    products: tuple[RankedProduct, ...]
    total: int
    """How many product families fit."""
    no_match: bool = False
    """Nothing in the shop fits; `products` is then empty or holds near ones only."""
    near: bool = False
    """The products shown are near misses, not matches."""
    relaxations: tuple[Relaxation, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What can be pressed in reply to a question."""
    language: Language = "en"
    """The language of the turn."""
    whys: Mapping[str, str] = field(default_factory=dict)
    """Product id -> the line of why on its card."""
    table: Comparison | None = None
    """Products side by side, when they were compared."""
    orders: tuple[OrderCard, ...] = ()
    """The orders it speaks of."""
    quoted: tuple[Fact, ...] = ()
    """What it quotes from the shop's pages."""
    unchanged: bool = False
    """The turn was a question or an act: the shelf stays as it was."""
    beyond: Refusal | None = None
    """The limit that the message is beyond: the turn is not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Yielded as the answer grows: a piece of text that has been checked."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Yielded last: the turn as it was recorded."""

    turn: Turn
    timings: Timings
    products: tuple[RankedProduct, ...]


Update = Shelf | Said | Done
