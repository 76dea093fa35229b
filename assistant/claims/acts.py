"""Acts and promises: what was not done is not said to be done, and nothing is promised that the data does not hold."""

import re

from assistant.claims.evidence import Evidence
from retrieval.vocabulary import stems

_DONE = (
    r"(?:i(?:'ve| have|'ll| will)?|we(?:'ve| have|'ll| will)?|it(?:'s| is| has been| was)|"
    r"they(?:'ve| have been| are)|(?:\w+ ){0,4}(?:has|have) (?:now )?been|(?:\w+ ){0,3}(?:is|are) now)"
)
_ACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"\b{_DONE} (?:just |now |already |also )*(?:{verbs})\b", re.I))
    for act, verbs in (
        (
            "cart",
            (
                r"added|put .* (?:cart|basket)|in your (?:cart|basket)|removed|placed in|adding|"
                r"add (?:it|them|this|that|the \w+) to"
            ),
        ),
        (
            "order",
            r"ordered|placed (?:an|the|your) order|bought|purchased|reserved|booked|held|set aside|reserve|order",
        ),
        ("cancel", r"cancell?ed|cancel"),
        ("return", r"refunded|returned|started (?:a|the|your) return|issued|credited|refund"),
        ("exchange", r"exchanged|swapped"),
        ("address", r"changed (?:the|your) address|updated (?:the|your)"),
        (
            "ticket",
            (
                r"told|informed|notified|contacted|e-?mailed|called|asked (?:the|a|my)|passed (?:it|this|that)|"
                r"forwarded|escalated|let (?:the|my) (?:team|colleague)|opened a ticket|notify|contact|email|inform"
            ),
        ),
        ("remember", r"remembered|saved|noted|remember"),
        ("forget", r"forgotten|deleted|erased"),
        ("offer", r"applied|discounted|lowered|reduced the price|waived|apply"),
    )
)
_ANY_ACT = re.compile(
    r"\b(?:i|we)(?:'ve| have)(?: just| already| also| now)* (?!looked|compared|left|sorted|picked|"
    r"found|chosen|listed|narrowed|"
    r"kept|got|checked|read|gone|searched|marked|included|skipped|given)(?:\w+ed|\w+en|put|set|sent|"
    r"told|made|let|done|wound|"
    r"bought|paid|begun)\b",
    re.I,
)
"""Whatever else is said to have been done."""
_STATES = (
    ("cancel", re.compile(r"\b(?:is|are|was|were) (?:cancell?ed)\b", re.I)),
    ("return", re.compile(r"\b(?:is|are|was|were) (?:refunded|credited)\b", re.I)),
    (
        "order",
        re.compile(
            r"\b(?:on (?:its|the|their) way|(?:is|are|was|has been|have been) (?:now )?"
            r"(?:booked|arranged|reserved|ordered|shipped|dispatched|sent|packed))\b",
            re.I,
        ),
    ),
    ("cart", re.compile(r"\b(?:is|are) (?:already )?in (?:your|the) (?:cart|basket)\b", re.I)),
)
"""The same, said as a state: "your order is cancelled"."""
_PROMISE = re.compile(
    r"\b(?:will (?:arrive|be delivered|ship|be shipped|be there|reach you|be refunded)|"
    r"arrives? (?:by|on|in|tomorrow|within)|deliver(?:ed|s|y)? (?:by|on|tomorrow|within|in \d)|"
    r"ships? (?:today|tomorrow|within|in \d)|free (?:shipping|delivery|returns?)|"
    r"(?:shipping|delivery|returns?) (?:is|are) free|(?:use|enter|with) (?:the |this )?code|"
    r"money[- ]back|full refund|"
    r"guarantee[ds]?|promise|price[- ]match|(?:match|beat)(?:es|s)? (?:any|every|their|that|the|"
    r"all) (?:other )?prices?|discount code|promo code|coupon|voucher|\d+-day|"
    r"(?:we|i)(?:'ll| will) (?!look|compare|show|narrow|search|check|find|keep|leave|start|say|see|list|sort|take|go\b|be\b|"
    r"need|not\b|have|help|stick|stay|tell|ask|know|get back|add|order|reserve|refund|remember|notify|contact|email|inform|"
    r"cancel|apply)\w+|"
    r"by (?:tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b",
    re.I,
)
_QUESTION = re.compile(r"\?\s*$")


def check_acts(sentence: str, evidence: Evidence) -> str | None:
    """Why an act or a promise in the sentence is not supported; None when all are."""
    if not _QUESTION.search(sentence):
        for act, pattern in (*_ACTS, *_STATES):
            match = pattern.search(sentence)
            if match and act not in evidence.done and not _attested(match.group(), evidence):
                return f"it says {match.group().strip()!r}, which was not done"
    other = _ANY_ACT.search(sentence)
    if other and not evidence.done and not _attested(other.group(), evidence):
        return f"it says {other.group().strip()!r}, which was not done"
    promise = _PROMISE.search(sentence)
    if promise and not _attested(promise.group(), evidence):
        return f"nothing in the evidence promises {promise.group().strip()!r}"
    return None


def done_act(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence says an act that was really done."""
    return any(act in evidence.done and pattern.search(sentence) for act, pattern in (*_ACTS, *_STATES))


def _attested(words: str, evidence: Evidence) -> bool:
    facts = set(stems(evidence.fact_text()))
    wanted = set(stems(words)) - set(stems("i we it they have has been is are will now by in on the your a"))
    return bool(wanted) and wanted <= facts
