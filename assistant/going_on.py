"""Messages that go on with the turn before: about the order that was spoken of, or with a wish that was declined."""

import re

from assistant.conversation import Conversation
from assistant.request import Intent, Request
from assistant.service.reading.identity import EMAIL

_MOST_WORDS = 9
"""A longer message stands for itself."""
_OF_ORDER = re.compile(r"\b(?:it|its|it's|that|this|them|those|mine|one|ones|status|arrives?|all)\b", re.I)
_LEFT_OPEN: tuple[Intent, ...] = ("product_question", "cart", "store_question", "refine", "recommend")
_OF_GOODS = re.compile(r"\b(?:cart|basket|add|buy|show|looking|recommend|need|total|check ?-?out)\b", re.I)
_WHETHER_DONE = re.compile(
    r"^\W*(?:so |and |but |ok(?:ay)? )*(?:is|was|has|did|have) (?:it|that|this|my order|the order|everything)\b.*"
    r"\b(?:cancel\w*|return\w*|refund\w*|chang\w*|exchang\w*|done|through|work(?:ed)?|confirmed)\b",
    re.I,
)
STATUS = "what is the status of my order"
_INSISTS = re.compile(
    r"^\W*(?:(?:oh|aw+|but|and|so|well|ok(?:ay)?|please|pls)\W+)*(?:come on|please|pls|pretty please|why not|"
    r"just\b|only\b|(?:he|she|it|they)(?:'s| is|s|'re| are) (?:my|ok|okay|fine|alright)\b|"
    r"i(?:'m| am) (?:his|her|their|the|a|an|allowed)\b|trust me|nobody|no one|it'?s (?:ok|okay|fine|legal|allowed)|"
    r"you (?:can|may|must|have to)\b|do it\b|(?:give|tell|show|send) (?:me|us) (?:his|her|their|it|that)\b)",
    re.I,
)
_MINE = re.compile(r"^\W*(?:\w+\W+){0,4}(?:mine|my own|my orders?)(?: (?:then|please|only|instead))*\W*$", re.I)
_PRODUCT = re.compile(r"\b(?:show me (?:some|the)|looking for|do you (?:have|sell)|something|anything|cart)\b", re.I)


def about_order(text: str, request: Request, conversation: Conversation) -> bool:
    """Whether a short message after one about an order means that order: nothing else is there to be meant."""
    if conversation.intent != "order" or conversation.shown or request.intent not in _LEFT_OPEN:
        return False
    points = _OF_ORDER.search(text) is not None and _OF_GOODS.search(text) is None
    return points and len(text.split()) <= _MOST_WORDS


def order_question(text: str) -> str:
    """A question whether something was done, as one for how the order stands: it is no wish to have it done."""
    return STATUS if _WHETHER_DONE.search(text) else text


def own_instead(text: str, conversation: Conversation) -> str | None:
    """What a shopper asks who was told that only their own orders can be shown; None for another message."""
    if conversation.intent != "unsafe" or not conversation.messages or _MINE.search(text) is None:
        return None
    return " ".join(["show me all my orders", *EMAIL.findall(conversation.messages[-1])])


def insists(text: str, conversation: Conversation) -> bool:
    """Whether a message only repeats the wish that was declined before it."""
    short = len(text.split()) <= _MOST_WORDS and _PRODUCT.search(text) is None
    return conversation.intent == "unsafe" and short and _INSISTS.search(text) is not None
