"""Checks a text sentence by sentence against the evidence of a turn.

What a sentence asserts of a product must be found in what the evidence says of that product: words that claim nothing
are a closed list, and every other word, number and comparison must be supported.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.names import cut_title
from assistant.claims.acts import check_acts
from assistant.claims.evidence import Evidence
from assistant.claims.judge import Judgement, judge
from assistant.claims.manner import check_manner, claims_done, claims_nothing
from assistant.claims.quoted import is_fact, without_quotations
from assistant.claims.ratings_told import only_retells
from assistant.claims.retold import retells_a_fact
from assistant.claims.sentences import sentences
from assistant.claims.shelf import Shelf, shelf_of
from assistant.claims.told import told
from assistant.claims.variants import of_variants
from retrieval.product import Product

_FOREIGN = re.compile(r"https?://|\bwww\.|<[|/!a-z]|\$\{|\]\(|\*\*|`", re.I)
_NO_PROMISE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|won't) (?:promise|guarantee|say when)\b|"
    r"\b(?:does|do)(?:n't| not) (?:say|mention|state|give|list|tell)\b",
    re.I,
)
_LONGEST = 600
"""Characters of a sentence that is read: no sentence of an answer is near it."""


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
    return _checked(sentence, shelf_of(evidence), before)


def check_text(text: str, evidence: Evidence) -> tuple[Verdict, ...]:
    """Check every sentence of a text, in order."""
    verdicts: list[Verdict] = []
    before: tuple[Product, ...] = ()
    shelf = shelf_of(evidence)
    for sentence in sentences(text):
        verdicts.append(_checked(sentence, shelf, before))
        before = verdicts[-1].about
    return tuple(verdicts)


def _checked(sentence: str, shelf: Shelf, before: Sequence[Product]) -> Verdict:
    judgement = _judged(sentence, shelf, shelf.where(before))
    about = tuple(shelf.evidence.shown[place] for place in judgement.about)
    return Verdict(sentence, judgement.reason is None, judgement.reason, about)


def _judged(sentence: str, shelf: Shelf, before: tuple[int, ...]) -> Judgement:
    if len(sentence) > _LONGEST:
        return Judgement("it is too long to be checked", before)
    reason = "it holds a link or markup" if _FOREIGN.search(sentence) else None
    if reason is None and (only_retells(sentence, shelf.evidence) or claims_done(sentence, shelf.evidence)):
        return Judgement(None, before)
    formed = None if reason else told(sentence, shelf.evidence)
    if formed is False:
        return Judgement("the evidence says otherwise of a part of it", before)
    if reason is None and (formed or retells_a_fact(sentence, shelf.evidence)):
        return Judgement(None, _spoken_of(sentence, shelf) or before or shelf.places)
    if reason is None and is_fact(sentence, shelf.evidence):
        return Judgement(None, before or shelf.places)
    varied = of_variants(sentence, shelf.evidence)
    if varied is not None:
        return Judgement(None if varied else "the evidence says otherwise of its colours or sizes", shelf.places)
    sentence, owners = without_quotations(sentence, shelf.evidence)
    reason = reason or check_manner(sentence, shelf.evidence)
    reason = reason or (None if _NO_PROMISE.search(sentence) else check_acts(sentence, shelf.evidence))
    if reason:
        return Judgement(reason, before)
    if claims_nothing(sentence):
        return Judgement(None, before)
    judgement = judge(sentence, shelf, before)
    named = {shelf.evidence.shown[place].product_id for place in judgement.about or shelf.places}
    named |= {one.product_id for one in shelf.evidence.shown if one.title.casefold() in sentence.casefold()}
    if judgement.reason is None and any(owner and not owner & named for owner in owners):
        return Judgement("what it quotes is not said of that product", judgement.about)
    return judgement


def _spoken_of(sentence: str, shelf: Shelf) -> tuple[int, ...]:
    """The places of the products whose titles, or short titles, stand in a sentence."""
    lowered = sentence.casefold()
    titles = [cut_title(product.title).casefold() for product in shelf.evidence.shown]
    return tuple(place for place in shelf.places if titles[place] in lowered)
