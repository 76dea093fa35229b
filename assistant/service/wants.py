"""Whether a message is a wish about orders, by its own words: what the sorting of messages may have taken for goods."""

import re
from collections.abc import Sequence

from assistant.service.orders import Order
from assistant.service.reading.mentions import mentions
from assistant.service.reading.numbers import numbers
from assistant.service.reading.wishes import ACTS, WishKind, read_wishes

_FIRST_PERSON = re.compile(
    r"\b(?:i|we)(?:'d| would|'ll| will| should)? ?(?:want|wish|like|need|have|am trying|love|prefer|decided)\b|"
    r"\b(?:please|can (?:you|we|i)|could (?:you|we|i)|may i|"
    r"would you|help me|i'm (?:looking|hoping|trying)|let'?s|go ahead)\b|(?:^|[.!?\n])\W*(?:please )?(?:cancel|return|"
    r"exchange|swap|change|modify|refund|send back|track|switch|update)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,3}(?:orders?|parcels?|packages?|deliver(?:y|ies)|purchases?|account|"
    r"profile)\b|\b(?:i|we) (?:just |recently |already )?(?:bought|ordered|received|got|purchased)\b",
    re.I,
)
_GENERAL = re.compile(
    r"\b(?:policy|policies|how (?:do|does|long|can|much|many)|what (?:is|are|happens)|is it possible|"
    r"are you able|do you (?:accept|take|allow|offer)|can (?:i|one|you|we) (?:return|exchange|cancel)|"
    r"(?:add|put|remove|take) .*\b(?:cart|basket))\b",
    re.I,
)
_EXCHANGE = re.compile(r"\b(?:exchang\w*|swap\w*|modif\w*|receiv\w*|ordered|my order)\b", re.I)
_SURE: frozenset[WishKind] = frozenset(("change_payment", "change_address"))
_QUESTIONS: frozenset[WishKind] = frozenset(
    (
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
)


_THE = re.compile(
    r"\b(?:swap\w*|exchang\w*|chang\w*|modif\w*|replac\w*|return\w*|cancel\w*|send\w*|upgrad\w*|"
    r"adjust\w*) (?:out )?(?:the|my|both|all|those|these|that|two)\b",
    re.I,
)


def is_order_wish(text: str, orders: Sequence[Order] | None, *, shelf: bool) -> bool:
    """Whether a message wants something done or told about orders.

    Args:
        text: the message, in English.
        orders: the shopper's orders, where they have proved who they are; None before.
        shelf: whether products are on screen that it may be about.
    """
    wishes = read_wishes(text)
    if not wishes:
        return bool(numbers(text)) and orders is not None
    kinds = frozenset(wish.kind for wish in wishes)
    acts = kinds & ACTS
    if numbers(text) or kinds & {"change_default_address", "undo"}:
        return True
    if orders is None:
        return bool(acts) and _is_act(acts, text, shelf=shelf)
    named = bool(mentions(text, orders))
    if acts:
        own = bool(_FIRST_PERSON.search(text) or _OWN.search(text))
        return (own or named) and (named or not _GENERAL.search(text) or bool(_THE.search(text)))
    return bool(kinds & _QUESTIONS) or bool(_OWN.search(text)) or named


def _is_act(acts: frozenset[WishKind], text: str, *, shelf: bool) -> bool:
    """Whether somebody unknown wants an act done, not other goods shown ("change it to red") or a policy told."""
    if acts == {"swap"} and (shelf or not _THE.search(text)):
        return bool(_EXCHANGE.search(text)) and not _GENERAL.search(text)
    own = bool(_FIRST_PERSON.search(text) or _OWN.search(text))
    return (own and (not _GENERAL.search(text) or bool(_THE.search(text)))) or bool(acts & _SURE)
