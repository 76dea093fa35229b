"""Whether a message is a wish about orders, by its own words: what the sorting of messages may have taken for goods."""

import re
from collections.abc import Sequence

from assistant.service.orders import Order
from assistant.service.reading.mentions import mentions
from assistant.service.reading.numbers import numbers
from assistant.service.reading.wishes import ACTS, read_wishes

_FIRST_PERSON = re.compile(
    r"\b(?:i|we)(?:'d| would|'ll| will)? ?(?:want|wish|like|need|have|am trying|love|prefer|decided)\b|\b(?:please|can you|could you|can we|could we|"
    r"would you|help me|i'm (?:looking|hoping|trying)|let'?s|go ahead)\b|^\W*(?:please )?(?:cancel|return|exchange|swap|change|modify|refund|send back|track|switch|update)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,3}(?:orders?|parcels?|packages?|deliver(?:y|ies)|purchases?|account|profile)\b|\b(?:i|we) (?:just |recently |already )?(?:bought|ordered|received|got|purchased)\b",
    re.I,
)
_GENERAL = re.compile(
    r"\b(?:policy|policies|how (?:do|does|long|can|much)|what (?:is|are|happens)|is it possible|are you able|do you (?:accept|take|allow|offer)|can (?:i|one|you|we) (?:return|exchange|cancel)|(?:add|put|remove|take) .*\b(?:cart|basket))\b",
    re.I,
)
_STRONG_QUESTIONS = (
    "tracking",
    "invoice",
    "list",
    "methods",
    "person",
    "profile",
    "refund",
    "undo",
    "split",
    "add",
    "contents",
    "paid",
)


def is_order_wish(text: str, orders: Sequence[Order] | None) -> bool:
    """Whether a message wants something done or told about orders.

    Args:
        text: the message, in English.
        orders: the shopper's orders, where they have proved who they are; None before.
    """
    wishes = read_wishes(text)
    if not wishes:
        return bool(numbers(text)) and orders is not None
    acts = [wish for wish in wishes if wish.kind in ACTS]
    if numbers(text) or any(wish.kind in ("change_default_address", "undo") for wish in wishes):
        return True
    if orders is None:
        kinds = {wish.kind for wish in acts}
        wanted = bool(kinds & {"cancel", "return", "swap", "change_address", "change_payment", "cancel_or_return"})
        return wanted and bool(_FIRST_PERSON.search(text)) and not _GENERAL.search(text) and _is_act(kinds, text)
    named = mentions(text, orders)
    if acts:
        return bool(_FIRST_PERSON.search(text) or _OWN.search(text) or named) and (
            bool(named) or not _GENERAL.search(text)
        )
    return any(wish.kind in _STRONG_QUESTIONS for wish in wishes) or bool(_OWN.search(text)) or bool(named)


def _is_act(kinds: set[str], text: str) -> bool:
    """Whether a wish of somebody unknown is one for an act, and not for other goods on the shelf ("change it to red")."""
    if kinds - {"swap"}:
        return True
    return bool(re.search(r"\b(?:exchang\w*|swap\w*|modif\w*|order\w*|receiv\w*|replac\w*)\b", text, re.I))
