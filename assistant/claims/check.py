"""Checks a text sentence by sentence against the evidence of a turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims.acts import check_acts
from assistant.claims.evidence import Evidence
from assistant.claims.mentions import mentions
from assistant.claims.numbers import check_numbers
from assistant.claims.sentences import sentences
from assistant.claims.superlatives import check_superlatives
from assistant.claims.values import check_values
from retrieval.product import Product

_FOREIGN = re.compile(r"https?://|\bwww\.|<[|/!a-z]|\$\{", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker thinks of one sentence."""

    text: str
    supported: bool
    reason: str | None
    """Why it is not supported."""
    about: tuple[Product, ...] = ()
    """The products it speaks of by name, for "it" in the next sentence."""


def check_sentence(sentence: str, evidence: Evidence, before: Sequence[Product] = ()) -> Verdict:
    """Check one sentence; `before` are the products the sentence before it named."""
    about = mentions(sentence, evidence, before)
    reason = f"{about.unknown!r} is not on the shelf" if about.unknown else None
    reason = (
        reason
        or ("it holds a link or markup" if _FOREIGN.search(sentence) else None)
        or check_acts(sentence, evidence)
        or check_numbers(sentence, about, evidence)
        or check_superlatives(sentence, about, evidence)
        or check_values(sentence, about, evidence)
    )
    return Verdict(sentence, reason is None, reason, about.products if about.named else tuple(before))


def check_text(text: str, evidence: Evidence) -> tuple[Verdict, ...]:
    """Check every sentence of a text, in order."""
    verdicts: list[Verdict] = []
    before: tuple[Product, ...] = ()
    for sentence in sentences(text):
        verdicts.append(check_sentence(sentence, evidence, before))
        before = verdicts[-1].about
    return tuple(verdicts)
