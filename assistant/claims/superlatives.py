"""Superlatives and comparisons: "cheapest", "best rated", "the only one in red", "cheaper than the first"."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.evidence import Evidence, written
from assistant.claims.mentions import Mentions
from assistant.understanding.references import references
from retrieval.product import Product
from retrieval.vocabulary import stems

_LOW = re.compile(r"\b(?:cheapest|lowest[- ]priced?|least expensive|most affordable|lowest price)\b", re.I)
_HIGH = re.compile(r"\b(?:most expensive|priciest|dearest|highest[- ]priced?)\b", re.I)
_RATED = re.compile(r"\b(?:best|highest|top)[- ]rated\b|\bhighest rating\b|\bbest reviews?\b", re.I)
_REVIEWED = re.compile(r"\bmost reviewed\b|\bmost reviews\b", re.I)
_WORST = re.compile(r"\b(?:worst|lowest)[- ]rated\b|\blowest rating\b", re.I)
_NEWEST = re.compile(r"\b(?:newest|latest|most recent)\b", re.I)
_CHEAPER = re.compile(r"\b(?:cheaper|less expensive|more affordable|costs? less)(?: than (?P<other>[^.,;]+))?", re.I)
_DEARER = re.compile(r"\b(?:more expensive|pricier|dearer|costs? more)(?: than (?P<other>[^.,;]+))?", re.I)
_BETTER_RATED = re.compile(r"\b(?:better|higher)[- ]rated(?: than (?P<other>[^.,;]+))?", re.I)
_ONLY = re.compile(
    r"\bthe only (?P<what>[^.,;]+)",
    re.I,
)
_NO_WISH = frozenset(
    stems("one ones product pick option choice them these here is are the of in with that which a it comes has made")
)
_OTHER = re.compile(
    r"\b(?:lightest|heaviest|smallest|largest|biggest|longest|shortest|widest|strongest|warmest|softest|fastest|"
    r"quietest|loudest|brightest|thinnest|thickest|toughest|safest|healthiest|finest|greatest|best[- ]selling|"
    r"best ?sellers?|most popular|most durable|most comfortable|most versatile|most reliable|most powerful|"
    r"most compact|highest quality|best(?![- ](?:rated|reviews?|reviewed|for|if|with|when|suited|fit|match|guess))|"
    r"number one|unbeatable|"
    r"unmatched|second to none)\b",
    re.I,
)


def check_superlatives(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    """Why a superlative or a comparison of the sentence is not supported; None when all are."""
    extremes: tuple[
        tuple[re.Pattern[str], Callable[[Product], float | None], Callable[[Sequence[float]], float]], ...
    ] = (
        (_LOW, _price, min),
        (_HIGH, _price, max),
        (_RATED, lambda product: product.rating, max),
        (_WORST, lambda product: product.rating, min),
        (_REVIEWED, lambda product: product.rating_count, max),
        (_NEWEST, _arrival, max),
    )
    for pattern, value, extreme in extremes:
        match = pattern.search(sentence)
        if match and not _is_extreme(about, evidence, value, extreme):
            return f"{match.group()!r} does not hold among the products shown"
    for pattern, value, sign in (
        (_CHEAPER, _price, -1.0),
        (_DEARER, _price, 1.0),
        (_BETTER_RATED, _rating, 1.0),
    ):
        match = pattern.search(sentence)
        if match and not _compares(match, about, evidence, value, sign):
            return f"{match.group().strip()!r} does not hold"
    only = _ONLY.search(sentence)
    if only and not _is_only(only.group("what"), about, evidence):
        return f"{only.group().strip()!r} is not the only one by the evidence"
    other = _OTHER.search(sentence)
    if other and not _attested(other.group(), about, evidence):
        return f"nothing in the evidence says {other.group()!r}"
    return None


def _price(product: Product) -> float | None:
    return product.current_price_minor


def _arrival(product: Product) -> float | None:
    return float(product.created_at.toordinal()) if product.created_at else None


def _rating(product: Product) -> float | None:
    return product.rating


def _is_extreme(
    about: Mentions,
    evidence: Evidence,
    value: Callable[[Product], float | None],
    extreme: Callable[[Sequence[float]], float],
) -> bool:
    known = [number for product in evidence.shown if (number := value(product)) is not None]
    if not known:
        return False
    if not about.named:
        return True  # which product is meant shows in its name or its number, checked elsewhere
    return any(value(product) == extreme(known) for product in about.products)


def _compares(
    match: re.Match[str],
    about: Mentions,
    evidence: Evidence,
    value: Callable[[Product], float | None],
    sign: float,
) -> bool:
    """The first product named against the other ones: those named after "than", the other named ones, or the rest."""
    if not about.named:
        return len({value(product) for product in evidence.shown}) > 1
    other = match.groupdict().get("other") or ""
    positions = references(other.lower(), len(evidence.shown))
    most = max((_shares(product, other) for product in about.products), default=0)
    named_after = [evidence.shown[position - 1] for position in positions] or [
        product for product in about.products if most and _shares(product, other) == most
    ]
    subject = next((product for product in about.products if product not in named_after), None)
    if subject is None:
        return False
    rivals = named_after or [product for product in about.products if product != subject]
    rivals = rivals or [product for product in evidence.shown if product != subject]
    mine = value(subject)
    theirs = [value(product) for product in rivals]
    return (
        mine is not None
        and bool(theirs)
        and all(number is not None and sign * (mine - number) > 0 for number in theirs)
    )


def _shares(product: Product, text: str) -> int:
    """How many words of a product's title a text has."""
    return len(set(stems(product.title)) & set(stems(text)))


def _is_only(what: str | None, about: Mentions, evidence: Evidence) -> bool:
    if len(evidence.shown) == 1:
        return evidence.total in (None, 1)
    wanted = set(stems(what or "")) - _NO_WISH
    if not wanted:
        return False
    holders = [product for product in evidence.shown if wanted <= set(stems(written(product)))]
    return len(holders) == 1 and (not about.named or holders[0] in about.products)


def _attested(superlative: str, about: Mentions, evidence: Evidence) -> bool:
    words = set(stems(superlative))
    return words <= evidence.words(about.products) or words <= set(stems(evidence.fact_text()))
