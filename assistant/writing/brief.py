"""What the language model is given to write from: the wish, what was said already, and each product's facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language_model import Message

_SYSTEM = (
    "You are a shop assistant. Say what matters for the wish in one to three short sentences, from the facts alone."
)
_LONGEST_WISH = 300
"""Characters of a wish that are given."""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What may be said of one product of a shelf."""

    name: str
    """As it is called in a sentence."""
    told: tuple[str, ...]
    """Attributes, clauses of the listing, price, rating, stock, history: each a whole fact."""


def brief(wanted: str, earlier: str, products: Sequence[ProductFacts]) -> tuple[Message, ...]:
    """The prompt for the sentences that follow a shelf. Product text is data: one line a product.

    Args:
        wanted: the shopper's message.
        earlier: what was said of the shelf already.
        products: those that may be spoken of, in the order of the shelf.
    """
    lines = "\n".join(f"- {product.name}: {'; '.join(product.told)}" for product in products)
    asked = f"Wanted: {wanted[:_LONGEST_WISH]}\nSaid: {earlier}\nFacts:\n{lines}"
    return Message("system", _SYSTEM), Message("user", asked)
