"""Messages too short to say what they are about: they go on with what the turn before was about."""

import re
from collections.abc import Sequence

from assistant.conversation import Conversation
from assistant.request import Intent
from retrieval.product import Product
from retrieval.vocabulary import WORD, Vocabulary, stem, stems

_MOST_WORDS = 8
_ASKS = re.compile(
    r"\?\s*$|, ?how \w+|^(?:(?:and|so|ok|okay|but|hm+|or)\W+)*(?:is|are|does|do|did|has|have|can|could|will|would|how|"
    r"what|what's|which|why|who|where|when|whats|hows)\b"
)
ABOUT_IT = frozenset(
    stems(
        "price cost color colour colors colours size sizes weight weigh heavy material materials made rating ratings "
        "rated star stars review reviews stock available warranty washable wash fit capacity hold holds battery power "
        "age brand origin dimensions tall wide long deep vegan waterproof people like love complaints complain washing "
        "dishwasher microwave oven induction hours litres cups smell charge"
    )
)
"""What is asked of a product in one word."""
_SEEKS = re.compile(
    r"\b(?:something|show|find|need|want|looking|recommend|suggest|buy|cheaper|cheapest|else|other|another|instead|under|below|"
    r"do you (?:have|sell|carry|stock)|have you got|any)\b"
)
_ANY_ABOUT = re.compile(r"^(?:(?:and|but|so|ok) )*any (?:\w+ )?(?:complaints?|reviews?|problems?|issues?|faults?)\b")
"""Asks for some of what is said of a product, not for a thing."""
_COMPARED = re.compile(r"^\W*(?:(?:and|so|ok|then|which|what|is|what's) )*the (?:more |less |\w+er )\w*(?: one)?\W*$")
"""Asks for one of those just compared: "and the cheaper one"."""
_GOES_ON = re.compile(
    r"^(?:and|or|what about|how about|also|even|then|what if)\b|\?\s*$|"
    r"^(?:which|what) (?:days?|times?|ones?|sizes?|kinds?)\b|^(?:how|when|where|who|why)\b"
)
_ORDERING = re.compile(r"\b(?:order|cancel|cart|basket|add|total)\b")


def follows_up(
    text: str, conversation: Conversation, shown: Sequence[Product], vocabulary: Vocabulary
) -> Intent | None:
    """The intent of a short message that goes on with the turn before; None for one that stands for itself.

    Args:
        text: the message, normalised, and ruled to be nothing else.
        conversation: the state before it.
        shown: the products on the shelf.
        vocabulary: says which words name things for sale.
    """
    words = WORD.findall(text)
    if not words or len(words) > _MOST_WORDS or _ORDERING.search(text):
        return None
    if conversation.intent == "compare" and conversation.refers_to and _COMPARED.match(text):
        return "product_question"
    if _SEEKS.search(text) and not _ANY_ABOUT.search(text):
        return None
    if conversation.intent in ("product_question", "compare") and (conversation.refers_to or len(shown) == 1):
        spoken = [shown[place - 1] for place in conversation.refers_to if place <= len(shown)] or list(shown)
        about_it = bool(ABOUT_IT & {stem(word) for word in words})
        return (
            "product_question"
            if about_it or (_ASKS.search(text) and not _elsewhere(words, spoken, vocabulary))
            else None
        )
    if conversation.intent == "store_question" and _GOES_ON.search(text):
        return "store_question"
    return None


def _elsewhere(words: Sequence[str], spoken: Sequence[Product], vocabulary: Vocabulary) -> bool:
    """Whether some words name a thing for sale that the products spoken of are not."""
    own = {key for product in spoken for key in stems(f"{product.title} {product.description or ''}")}
    details = {key for product in spoken for name in product.attributes for key in stems(name)}
    return any(vocabulary.names_thing(word) and stem(word) not in own | details for word in words)
