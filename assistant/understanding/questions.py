"""What the language model is asked about a message, in the words it was trained with: it chooses, it never writes."""

from collections.abc import Sequence
from typing import Literal

from assistant.language_model import Message

Question = Literal["intent", "service", "shelf"]

_SYSTEM: dict[Question, str] = {
    "intent": "What does the shopper do?",
    "service": "What help does the customer want?",
    "shelf": "Which shelf of the shop is meant?",
}
SHOWN = "(products on screen) "
"""Stands before a message written while products are on screen: there, fewer words mean more."""


def asked(question: Question, message: str, *, shown: bool = False) -> tuple[Message, ...]:
    """The prompt of a question about a message.

    Args:
        question: what is asked.
        message: as the shopper typed it.
        shown: whether products are on screen.
    """
    return (Message("system", _SYSTEM[question]), Message("user", f"{SHOWN if shown else ''}{message}"))


def shelf_name(department: str, product_type: str | None) -> str:
    """A place of the catalogue as the model reads it: "footwear > boots", or a department alone."""
    return f"{department} > {product_type}".casefold() if product_type else department.casefold()


def options_of(names: Sequence[str]) -> tuple[str, ...]:
    """Names with underscores as words: "cancel_order" is chosen as "cancel order"."""
    return tuple(name.replace("_", " ") for name in names)
