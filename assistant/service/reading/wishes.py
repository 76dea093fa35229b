"""Which wishes about orders a message holds: an act or a question each, with the words that belong to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.request import Service

WishKind = Literal[
    "cancel",
    "return",
    "cancel_or_return",
    "swap",
    "change_address",
    "change_default_address",
    "change_payment",
    "status",
    "tracking",
    "list",
    "contents",
    "paid",
    "refund",
    "invoice",
    "methods",
    "profile",
    "person",
    "undo",
    "split",
    "add",
    "count",
]

_THING = (
    r"(?:it|them|this|that|these|those|one|everything|(?:the|my|a|an|both|all|two|order)\b[^.,;?!]{0,60}?|"
    r"#?[a-z]?\d{4,})"
)
_CHANGE = r"(?:chang\w*|modif\w*|switch\w*|updat\w*|edit\w*|correct\w*|adjust\w*|replac\w*|alter\w*)"
_SAME = r"(?:(?!\b(?:and|then|also)\b)[^.;?!])"
"""A character of the same clause."""
_PATTERNS: tuple[tuple[WishKind, str], ...] = (
    (
        "undo",
        r"\b(?:undo|reverse|revert|reinstate|restore|un-?cancel)\w*\b[^.;?!]{0,40}?\b(?:cancel\w*|order\w*)\b|"
        r"\buncancel\w*",
    ),
    ("split", r"\bsplit\w*\b[^.;?!]{0,40}?\b(?:pay\w*|cards?|bill|cost|total|order|charge)\b"),
    (
        "add",
        r"\badd (?:it|one|another|an? [^.;?!]{1,50}?|the [^.;?!]{1,50}?|\w+ more) (?:to|into|onto) (?:my|the|"
        r"this|that) (?:\w+ )?order\b",
    ),
    ("count", r"\bhow many\b[^.;?!]{1,40}?\b(?:options|variants|versions|kinds|types|choices|varieties)\b"),
    (
        "person",
        r"\b(?:human|real person|live (?:agent|person|chat)|representative|supervisor|manager|"
        r"(?:speak|talk|chat) (?:to|with) (?:a |an |some|the |your )?(?:one|body|person|people|agent|staff|"
        r"colleague|customer service|support)|"
        r"(?:transfer|connect|put) me (?:through )?to|(?:hand|pass) (?:me|this) (?:over )?to|"
        r"customer service agent|call me back)\b",
    ),
    (
        "refund",
        r"\b(?:where(?:'s| is| are)|when (?:will|do|does|can|should|is)|status of|track|has|have|haven'?t|did|"
        r"didn'?t|still waiting for|how long)\b"
        r"[^.;?!]{0,45}?\b(?:my|the|a|our|any) (?:refund|money(?: back)?)\b|\brefund status\b|\b(?:refund|"
        r"money)\b[^.;?!]{0,30}?\b(?:arrived?|come through|been (?:issued|processed|sent))\b",
    ),
    ("invoice", r"\b(?:invoices?|receipts?|proof of purchase|bill)\b"),
    (
        "methods",
        r"\b(?:gift ?card|card)(?:'s)? balance|\bbalance\b[^.;?!]{0,30}?\b(?:gift ?card|card)|"
        r"\bhow much\b[^.;?!]{0,40}?\b(?:on|in|left)\b[^.;?!]{0,20}?\bgift ?card|"
        r"\b(?:which|what) (?:payment methods?|cards?)\b[^.;?!]{0,40}?\b(?:on file|have|saved|stored|use[d]?|"
        r"pay|paid|profile|account|charged?)\b|\bhow did i pay\b|\bwhether (?:i|we) (?:used|paid)\b",
    ),
    (
        "change_payment",
        rf"\b(?:{_CHANGE}|use|mov\w*|put|pay)\b(?![^.;?!]{{0,50}}?\b(?:additional|extra|difference|"
        rf"refund))[^.;?!]{{0,40}}?\b(?:payment(?: method| option| type)?s?|card (?:used|on)|method of payment|"
        rf"way (?:i|we) pa(?:y|id)|how (?:i|we) pa(?:y|id))\b|"
        r"\bpay\b[^.;?!]{0,60}?\b(?:with|by|using)\b[^.;?!]{0,40}?\binstead\b|\b(?:charge|bill|"
        r"put)\b[^.;?!]{0,30}?\b(?:to|on)\b[^.;?!]{0,20}?\b(?:visa|mastercard|amex|paypal|gift ?card|"
        r"credit ?card|card)\b[^.;?!]{0,20}?\binstead\b|"
        rf"\bpayment method\b{_SAME}{{0,70}}?\bbe (?:chang|switch|updat|modif)\w*|"
        r"\bpayment (?:method )?(?:changed|switched|updated|moved|modified)\b",
    ),
    (
        "change_default_address",
        rf"\b(?:{_CHANGE}|set|fix|mak\w*|put)\b[^.;?!]{{0,60}}?\b(?:(?:my|the|our)? ?(?:default|profile|"
        rf"account|user|saved|main|primary|registered|home)(?: \w+){{0,2}} address(?:es)?|address (?:on|in|"
        rf"of) (?:my )?(?:file|profile|account))|"
        r"\b(?:default|profile|account|user) (?:shipping |home |delivery )?address\b[^.;?!]{0,30}?\b(?:to|"
        r"is wrong|should be|be|changed|updated)\b|\b(?:as|be|into|that|it|this) (?:my|the) (?:new )?default\b",
    ),
    (
        "change_address",
        rf"\b(?:{_CHANGE}|fix|set|use|wrong|move|mak\w*)\b{_SAME}{{0,60}}?\baddress(?:es)?\b|"
        rf"\baddress(?:es)?\b[^.;?!]{{0,40}}?\b(?:{_CHANGE}|wrong|incorrect|be the same|should be|instead)\b|"
        rf"\b(?:ship|send|deliver|re-?route|redirect|forward)(?:ed|ped|ing|"
        rf"ping)?\b {_THING} (?:instead )?to (?!me back)(?=(?:my|our|the|an?|another|his|her|their|that|this|"
        rf"\d)\b)[^.;?!]{{0,60}}?|"
        r"\b(?:ship|send|deliver|redirect)(?:ed|ped)? (?:somewhere else|elsewhere|to (?:a different|another|"
        r"the wrong))\b",
    ),
    (
        "profile",
        r"\bwhat(?:'s| is)? (?:my|the) (?:default |current )?address\b|\b(?:check|see|confirm|which|"
        r"what) (?:my |the )?address (?:do |you |is )?(?:have|on file|in my)\b|"
        r"\baddress (?:do )?you have (?:for|on)\b",
    ),
    (
        "swap",
        rf"\breturn\w*\b[^.;?!]{{0,70}}?\b(?:and|to) (?:get|receive|have) (?:a|an|the|"
        rf"another)\b(?![^.;?!]{{0,12}}?(?:refund|money))|"
        r"\b(?:exchang|swap|trad(?:e|ing) |upgrad|downgrad)\w*|"
        rf"\b{_CHANGE} (?!(?:my|your|his|her) mind)(?!{_SAME}{{0,40}}?\b(?:payment|address|password|e-?mail|name)\b)|"
        r"\b(?:get|have|want|need|prefer|take|like|order(?:ed)?) (?:a|an|the|it in|one|"
        r"them in)\b[^.;?!]{0,40}?\binstead\b|"
        r"\b(?:change|switch|swap|exchange)\b",
    ),
    (
        "cancel_or_return",
        r"\b(?:cancel\w* (?:or|and/or|/) return\w*|return\w* (?:or|and/or|/) cancel\w*)\b",
    ),
    (
        "cancel",
        r"\bcancel(?!led\b|ed\b)\w*|\b(?:get|have|want|like|need|be)\b[^.;?!]{0,40}?\bcancell?ed\b|"
        r"\bcall off\b|\bscrap\b|\b(?:remov(?:e|ing|ed)|delet(?:e|ing|ed)|drop|take (?:out|"
        r"off))\b[^.;?!]{0,50}?\b(?:order|purchase)\b|"
        r"\b(?:don'?t|do not|no longer) (?:want|need) (?:my|the|this|that|these|"
        r"those)\b[^.;?!]{0,20}?\border\b(?! to)|\bstop (?:my|the|this|that) order\b",
    ),
    (
        "return",
        r"\breturn(?:s|ed|ing)?\b(?! (?:policy|policies|label|window|address|period|shipping|status))|"
        r"\b(?:send|give|ship|bring|mail)(?:ing)?\b(?! me\b)[^.;?!]{1,140}?\bback\b(?! (?:on|to the way))|"
        r"\b(?:send|bring|give)(?:ing)? back\b|"
        r"\b(?:a|my|full) refund (?:for|on|of)\b|\b(?:what|how) about (?:a|my) refund\b|"
        r"\brefund (?:me )?(?:for )?(?=(?:the|my|this|that|these|those|"
        r"it|them|everything|all|both)\b)(?!the (?:rest|difference|money)\b)|"
        r"\b(?:get|want|have|like|need|request|claim) (?:my |the |a |full )*(?:money back|refund)\b",
    ),
    ("tracking", r"\btracking\b|\btrack(?:ed)?\b|\btrace\b"),
    (
        "paid",
        r"\bhow much (?:did|have|was|were|is|are|does|do)\b[^.;?!]{0,50}?\b(?:pa(?:y|id)|spen[dt]|cost|order|"
        r"total|worth|price)\b|\b(?:total|price|cost|amount)\b[^.;?!]{0,30}?\b(?:of|for|paid|"
        r"i paid)\b[^.;?!]{0,40}?\b(?:order|paid|bought|purchased?)\b|\bmost expensive item\b",
    ),
    (
        "list",
        r"\b(?:list|show|see|view|find|pull up|look up|give)\b[^.;?!]{0,20}?\b(?:my|"
        r"our) (?:\w+ ){0,2}(?:orders|purchases)\b|\border history\b|\b(?:what|"
        r"which)\b[^.;?!]{0,20}? orders\b[^.;?!]{0,20}?\b(?:i|my)\b|\bmy orders\b|\bwhat (?:did|"
        r"have) i (?:order|bought|buy)\w*\b",
    ),
    (
        "contents",
        r"\bwhat(?:'s| is| was| were| are)? (?:in|on|inside) (?:my|the|that|this|order)\b|\b(?:details|"
        r"contents|items) (?:of|in|on) (?:my|the|that|this|order)\b|\border details\b",
    ),
    (
        "status",
        r"\bwhere(?:'s| is| are| do)\b[^.;?!]{0,50}?\b(?:order\w*|parcel|package|delivery|shipment|stuff|"
        r"item\w*|#?[a-z]?\d{4,}|it|they|my)\b|\bstatus\b|"
        r"\bwhen\b[^.;?!]{0,40}?\b(?:arriv\w*|deliver\w*|come|get here|ship\w*|dispatch\w*|be here|receive)\b|"
        r"\b(?:has|have|did|is|was|been)\b[^.;?!]{0,40}?\b(?:shipped|dispatched|delivered|sent out|been sent|"
        r"on its way)\b|"
        r"\b(?:hasn'?t|haven'?t|has not|have not|didn'?t|never) (?:arrived?|come|shown up|been delivered|"
        r"received?|got(?:ten)?)\b|\b(?:check|look up|look at|find|see) (?:on )?(?:my|the|an|this|that|"
        r"order)\b[^.;?!]{0,30}?\border\b|\bmy (?:order|parcel|package)\b[^.;?!]{0,20}?\blate\b",
    ),
)
_DESTINATION = re.compile(
    r"\b(?:orders?|it|them|that|this|[a-z]?\d{4,})\b.*"
    r"\b(?:to|with|use|using) (?:be )?(?:my|the|our) (?:\w+ )*address\W*$",
    re.I,
)
"""The default address as where an order shall go, not as what shall change."""
_VERBS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_JOINT = re.compile(
    r",?\s+(?:and|but|then|plus)\s+(?:also\s+|then\s+|after that\s+|additionally\s+)?|;\s*|,\s*(?:also|"
    r"then|as well as)\s+|\s+as well as\s+|\s+also,?\s+|,\s+",
    re.I,
)
_CLAUSE = re.compile(
    r",?\s+(?:and|but|then|plus)\s+(?:(?:also|then|finally|lastly),?\s+)?(?=(?:i|i'd|i'm|please|can|could|"
    r"would|will|we|my)\b)|[;]\s*|,\s*(?=(?:please|can you|could you|i(?:'d)? (?:also )?(?:want|would|"
    r"need|like))\b)",
    re.I,
)
_IF_NOT = re.compile(
    r"^\W*(?:(?:and|but|so|otherwise|or else)\W+)*(?:if\b[^,]*?\b(?:not|n'?t|no|un\w+|impossible|isn'?t|"
    r"can'?t|cannot|doesn'?t|won'?t|none|neither|fails?|any (?:issues?|problems?))\b[^,]*,?|otherwise,?|"
    r"or else,?|if so,?)",
    re.I,
)
_IF = re.compile(r"^\W*(?:(?:and|but|so)\W+)*(?:if|in case|unless)\b", re.I)
_NEGATED = re.compile(
    r"\b(?:don'?t|do not|didn'?t|not|never|without|no need to|instead of|rather than|can'?t)(?: (?:want|"
    r"need|wish|like|have|plan|going))?(?: to)? $|\bnot sure\b[^.;?!]*$",
    re.I,
)

_BE = re.compile(r"\b(?:be|been|gets?|is|was) $", re.I)
_OF_SERVICE: Mapping[Service, WishKind] = {
    "cancel_order": "cancel",
    "change_order": "swap",
    "change_shipping_address": "change_address",
    "set_up_shipping_address": "change_default_address",
    "get_refund": "return",
    "track_order": "status",
    "track_refund": "refund",
    "check_invoice": "invoice",
    "get_invoice": "invoice",
    "contact_human_agent": "person",
    "contact_customer_service": "person",
}
ACTS: frozenset[WishKind] = frozenset(
    ("cancel", "return", "cancel_or_return", "swap", "change_address", "change_default_address", "change_payment")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something a shopper wants done or told."""

    kind: WishKind
    text: str
    """The words that belong to it, as typed."""
    otherwise: str = ""
    """What the shopper wants if it cannot be: the words after "if not"."""


@dataclass(frozen=True, slots=True)
class _Verb:
    kind: WishKind
    start: int
    end: int


def read_wishes(text: str, service: Service | None = None) -> tuple[Wish, ...]:
    """The wishes of a message, in order; () where there is none.

    Args:
        text: the message.
        service: what kind of help the message was sorted under, used where its words name no act.
    """
    found: list[Wish] = []
    lead = ""
    for sentence in _SENTENCE.split(text):
        condition = _IF_NOT.match(sentence) if found and _verbs(sentence) else None
        if condition and found[-1].kind not in ACTS:
            sentence = sentence[condition.end() :]
            condition = None
        if condition:
            found[-1] = _with_otherwise(found[-1], _IF_NOT.sub("", sentence, count=1))
            continue
        parts: tuple[Wish, ...] = () if _IF.match(sentence) and found else _of_sentence(sentence)
        if parts:
            parts = (Wish(kind=parts[0].kind, text=f"{lead}\n{parts[0].text}".strip()), *parts[1:])
            lead = ""
            found += parts
        elif found:
            found[-1] = Wish(kind=found[-1].kind, text=f"{found[-1].text}\n{sentence}", otherwise=found[-1].otherwise)
        else:
            lead = f"{lead}\n{sentence}".strip()
    if not found and service is not None and service in _OF_SERVICE:
        return (Wish(kind=_OF_SERVICE[service], text=text),)
    return tuple(found)


def act_kinds(text: str) -> frozenset[WishKind]:
    """The kinds of acts that a message names."""
    return frozenset(wish.kind for wish in read_wishes(text)) & ACTS


def _of_sentence(sentence: str) -> tuple[Wish, ...]:
    verbs = _verbs(sentence)
    if not verbs:
        return ()
    wishes: list[Wish] = []
    start = 0
    for place, verb in enumerate(verbs):
        following = verbs[place + 1] if place + 1 < len(verbs) else None
        if following is None:
            wishes.append(Wish(kind=verb.kind, text=sentence[start:].strip()))
        elif following.kind == verb.kind:
            continue
        else:
            cut = _cut(sentence, verb.end, following.start)
            wishes.append(Wish(kind=verb.kind, text=sentence[start:cut].strip()))
            start = cut
    return tuple(wishes)


def _verbs(sentence: str) -> list[_Verb]:
    """The acts and questions that a sentence names, in order, those within another's words left out."""
    found: list[_Verb] = []
    for kind, pattern in _VERBS:
        for match in pattern.finditer(sentence):
            if kind == "change_default_address" and _DESTINATION.search(match.group()):
                continue
            inside = any(verb.start < match.end() and match.start() < verb.end for verb in found)
            if not inside and not _NEGATED.search(sentence[: match.start()]):
                found.append(_Verb(kind, match.start(), match.end()))
    found.sort(key=lambda verb: verb.start)
    acts = [verb for verb in found if verb.kind in ACTS]
    if acts and any(verb.kind == "cancel_or_return" for verb in acts):
        found = [verb for verb in found if verb.kind not in ("cancel", "return")]
    found = [verb for place, verb in enumerate(found) if not (place and _is_passive(sentence, found[place - 1], verb))]
    return [verb for verb in found if not (verb.kind == "status" and _is_aside(verb, found))]


def _is_passive(sentence: str, before: _Verb, verb: _Verb) -> bool:
    """Whether a change only ends what was begun: "the address of my order should be changed to ..."."""
    begun = before.kind in ("change_address", "change_default_address", "change_payment")
    return begun and verb.kind == "swap" and bool(_BE.search(sentence[: verb.start]))


def _is_aside(verb: _Verb, found: Sequence[_Verb]) -> bool:
    """Whether a question of status only says which order an act is about: "cancel the order that was delivered"."""
    return any(other.kind in ACTS and other.start < verb.start < other.end + 60 for other in found)


def _cut(sentence: str, end: int, start: int) -> int:
    """Where one wish of a sentence ends and the next begins, between two verbs."""
    between = sentence[end:start]
    clause = next(iter(_CLAUSE.finditer(between)), None)
    if clause is not None:
        return end + clause.end()
    joints = list(_JOINT.finditer(between))
    return end + joints[-1].end() if joints else start


def _with_otherwise(wish: Wish, text: str) -> Wish:
    return Wish(kind=wish.kind, text=wish.text, otherwise=f"{wish.otherwise} {text}".strip())
