"""Which products a sentence speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims.evidence import Evidence, written
from assistant.understanding.references import references
from retrieval.product import Product
from retrieval.vocabulary import WORD, stem, stems

_ALL = re.compile(
    r"\b(?:all|each|every|both|these|they|none|any of (?:these|them)|the (?:two|three|four|five))\b", re.I
)
_IT = re.compile(r"^(?:\W*(?:but|and|also|though|yes|no)\W+)*(?:it|its|it's|this|that|this one|that one)\b", re.I)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b(?:[A-Z][\w'’-]+)(?:\s+(?:of|the|and|&|de)?\s*[A-Z0-9][\w'’-]*)+")
_SINGLE_NAME = re.compile(r"\bthe ([A-Z][\w'’-]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What a sentence is about."""

    products: tuple[Product, ...]
    """The products it names or points at; all that are shown when it speaks of all."""
    named: bool
    """Whether it names or points at particular ones (else any shown product may be meant)."""
    every: bool
    """Whether the claim is made of each of `products`."""
    unknown: str | None = None
    """A name in it that no product on the shelf bears."""


def mentions(sentence: str, evidence: Evidence, before: Sequence[Product]) -> Mentions:
    """Read which products a sentence speaks of.

    Args:
        sentence: one sentence.
        evidence: what it may speak of.
        before: the products the sentence before it spoke of, for "it".
    """
    unknown = _off_shelf(sentence, evidence) or _unknown_name(sentence, evidence)
    named = [product for product in evidence.shown if _names(sentence, product, evidence)]
    if not named:
        positions = references(sentence.lower(), len(evidence.shown))
        named = [evidence.shown[position - 1] for position in positions]
    if named:
        return Mentions(
            products=tuple(named),
            named=True,
            every=len(named) == 1 or bool(_ALL.search(sentence)),
            unknown=unknown,
        )
    if _IT.search(sentence) and before:
        return Mentions(products=tuple(before), named=True, every=True, unknown=unknown)
    if len(evidence.shown) == 1:
        return Mentions(products=evidence.shown, named=True, every=True, unknown=unknown)
    return Mentions(products=evidence.shown, named=False, every=bool(_ALL.search(sentence)), unknown=unknown)


def _names(sentence: str, product: Product, evidence: Evidence) -> bool:
    """Whether a sentence bears a product's title, or a part of it that no other shown product has."""
    lowered = sentence.casefold()
    if product.title.casefold() in lowered:
        return True
    longer = [other.title for other in evidence.shown if other.title.casefold() in lowered]
    said = {stem(word) for word in WORD.findall(sentence) if word[0].isupper()}
    own = set(stems(product.title))
    for other in evidence.shown:
        if other.product_id != product.product_id:
            own -= set(stems(other.title))
    taken = {key for title in longer for key in stems(title)}
    first = WORD.search(sentence)
    opening = stem(first.group()) if first else ""
    distinctive = (own & said) - taken
    return bool(distinctive - {opening}) or (opening in distinctive and len(own) <= 2)


def _off_shelf(sentence: str, evidence: Evidence) -> str | None:
    """The title of a known product that is named although it is not on the shelf."""
    lowered = sentence.casefold()
    on_shelf = [product.title.casefold() for product in evidence.shown]
    for product in evidence.others:
        title = product.title.casefold()
        if len(title) > 3 and title in lowered and not any(title in shown for shown in on_shelf):
            return product.title
    return None


def _unknown_name(sentence: str, evidence: Evidence) -> str | None:
    """A capitalised name that stands nowhere in the evidence."""
    known = {
        key for product in evidence.shown for variant in evidence.family(product) for key in stems(written(variant))
    }
    known |= set(stems(evidence.fact_text()))
    if evidence.request is not None:
        known |= set(stems(" ".join((evidence.request.search_text or "", *evidence.request.filters.brand))))
    for match in (*_NAME.finditer(sentence), *_SINGLE_NAME.finditer(sentence)):
        words = [word for word in WORD.findall(match.group()) if word[0].isupper()]
        if words and any(stem(word) not in known and not word.isdigit() for word in words):
            return match.group().removeprefix("the ")
    return None
