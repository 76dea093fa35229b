"""Intent by the language model, for messages that rules and examples leave open: a choice among plausible intents."""

import logging
from collections.abc import Sequence

from assistant.language_model import LanguageModel, Message
from assistant.request import Intent
from retrieval.errors import ShelftalkerError

_LOG = logging.getLogger(__name__)

MEANING: dict[Intent, str] = {
    "recommend": "wants to find products",
    "refine": "changes the search: other price, colour or kind",
    "compare": "compares products on the shelf",
    "product_question": "asks about one product",
    "store_question": "asks about the shop: delivery, returns, payment, hours",
    "order": "asks about an order already placed",
    "cart": "changes the shopping cart",
    "profile": "speaks of what the shop remembers of them",
    "smalltalk": "greets, thanks or chats",
    "out_of_scope": "asks something that has nothing to do with the shop",
    "unsafe": "wants secrets, other people's data or a forbidden discount",
}
_SYSTEM = "You sort messages that shoppers write to a shop. Answer with what the shopper does, in the words given."


def modelled_intent(model: LanguageModel, text: str, plausible: Sequence[Intent]) -> Intent:
    """The most probable of the plausible intents; the output is one of them by construction.

    A model that fails leaves it at the first.
    """
    messages = (
        Message("system", _SYSTEM),
        Message("user", f"Message: {text}\nThe shopper"),
    )
    try:
        probabilities = model.choose(messages, [MEANING[intent] for intent in plausible])
    except (ShelftalkerError, RuntimeError, OSError) as error:
        _LOG.warning("The language model could not choose, rules decide: %s", error)
        return plausible[0]
    return max(zip(plausible, probabilities, strict=True), key=lambda pair: pair[1])[0]
