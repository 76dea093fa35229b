"""Colour, material, stock, gender and the properties shoppers ask for: each must be stated of the product."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.evidence import Evidence, written
from assistant.claims.mentions import Mentions
from assistant.understanding.values import take_colors, take_materials
from retrieval.colours import same_colour
from retrieval.materials import same_material
from retrieval.product import Product
from retrieval.vocabulary import stems

_DENIED = re.compile(
    r"\b(?:not|no|isn't|aren't|without|never|none|n't|doesn't|don't|neither|nor|nothing|left out|excluded|unlike|"
    r"other than|instead of|free of)\b|-free\b",
    re.I,
)
_UNKNOWN = re.compile(
    r"\b(?:does(?:n't| not) (?:say|give|state|mention|list)|not (?:stated|listed|given|mentioned)|unknown|listing|"
    r"can't tell|cannot tell)\b",
    re.I,
)
_IN_STOCK = re.compile(r"\b(?:in stock|available|on hand|ready to ship|can be ordered)\b", re.I)
_SOLD_OUT = re.compile(
    r"\b(?:sold out|out of stock|unavailable|not available|not in stock|no longer available)\b", re.I
)
_ON_SALE = re.compile(r"\b(?:on sale|on offer|reduced|discounted|marked down|special offer)\b", re.I)
PROPERTIES = re.compile(
    r"\b(?:water-?\s?proof|water[- ]?resistant|water[- ]?repellent|wind-?proof|rain-?proof|shock-?proof|dust-?proof|"
    r"splash-?proof|fire-?proof|leak-?proof|sweat-?proof|breathable|insulated|padded|quilted|lined|fleece-?lined|"
    r"hooded|reversible|adjustable|foldable|folding|collapsible|stackable|extendable|inflatable|detachable|removable|"
    r"rechargeable|cordless|wireless|bluetooth|noise[- ]cancell?ing|battery[- ]powered|solar|usb-?c?|dimmable|led|"
    r"self-?cleaning|programmable|smart|dishwasher|microwave|oven[- ]safe|ovenproof|induction|non-?stick|"
    r"machine[- ]washable|washable|hand[- ]?made|handcrafted|hand-?woven|hand-?painted|organic|vegan|vegetarian|"
    r"gluten[- ]free|sugar[- ]free|fair[- ]?trade|recycled|recyclable|biodegradable|compostable|eco-?friendly|"
    r"sustainable|sustainably|bpa[- ]free|cruelty[- ]free|hypoallergenic|fragrance[- ]free|unscented|scented|"
    r"anti-?slip|non-?slip|slip[- ]resistant|scratch[- ]resistant|stain[- ]resistant|rust-?proof|rust[- ]free|"
    r"stainless|uv|polari[sz]ed|lightweight|heavy-?duty|ergonomic|orthopa?edic|portable|compact|ultra-?light|durable|"
    r"sturdy|unbreakable|limited edition|award[- ]winning|best-?selling|bestseller|certified|lifetime|guaranteed?|"
    r"warrant(?:y|ies)|imported|made in \w+|designer|vintage|antique|assembl(?:y|ed)|"
    r"free (?:shipping|delivery|returns?|gift)|gift[- ]wrap\w*|next[- ]day|same[- ]day|two-?seater|three-?seater|"
    r"queen|king[- ]size)\b",
    re.I,
)

_DOWN = re.compile(r"\bdown (?=from|to|by)")
"""The direction, not the filling."""


def check_values(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    """Why a colour, material, stock state, offer or property of the sentence is not supported; None when all are."""
    if _UNKNOWN.search(sentence):
        return None
    denied = bool(_DENIED.search(sentence))
    lowered = _DOWN.sub(" ", sentence.lower())
    for product in sorted(about.products, key=lambda product: -len(product.title)):
        lowered = lowered.replace(product.title.lower(), " ")
    return (
        _stock(sentence, about, evidence)
        or _sale(sentence, about, evidence)
        or _stated(take_colors(lowered)[0], about, evidence, denied, "colour", _has_color)
        or _stated(take_materials(lowered)[0], about, evidence, denied, "material", _has_material)
        or _properties(lowered, about, evidence, denied)
    )


def _stock(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    states = [product.in_stock for product in about.products]
    if _SOLD_OUT.search(sentence):
        return None if _holds([state is False for state in states], about) else "it is not sold out by the catalogue"
    match = _IN_STOCK.search(sentence)
    if match and states and not _holds([state is True for state in states], about):
        if match.group().lower() == "available" and evidence.facts:
            return None
        return "the catalogue does not say that it is in stock"
    return None


def _sale(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    if _ON_SALE.search(sentence) and not _holds([product.on_sale for product in about.products], about):
        return None if _ON_SALE.search(evidence.fact_text()) else "it is not on offer by the catalogue"
    return None


def _stated(
    values: Sequence[str],
    about: Mentions,
    evidence: Evidence,
    denied: bool,
    what: str,
    has: Callable[[Product, str, Evidence], bool],
) -> str | None:
    for value in values:
        if _asked_for(value, evidence) and not about.named:
            continue
        holds = [has(product, value, evidence) for product in about.products]
        if denied and not all(holds):
            continue
        if not _holds(holds, about) and value not in evidence.fact_text().lower():
            return f"the {what} {value!r} is not stated of it"
    return None


def _asked_for(value: str, evidence: Evidence) -> bool:
    """Whether the sentence may be repeating the shopper's own wish ("no red ones under $40")."""
    request = evidence.request
    return (
        request is not None
        and not evidence.shown
        and value in (*request.filters.colors, *request.filters.materials, *request.exclude)
    )


def _has_color(product: Product, value: str, evidence: Evidence) -> bool:
    return any(same_colour(value, stated) for stated in evidence.colors(product)) or _says(product, value, evidence)


def _has_material(product: Product, value: str, evidence: Evidence) -> bool:
    return any(same_material(value, stated) for stated in evidence.materials(product)) or _says(
        product, value, evidence
    )


def _says(product: Product, value: str, evidence: Evidence) -> bool:
    return any(set(stems(value)) <= set(stems(written(variant))) for variant in evidence.family(product))


def _properties(sentence: str, about: Mentions, evidence: Evidence, denied: bool) -> str | None:
    facts = _joined(evidence.fact_text())
    for match in PROPERTIES.finditer(sentence):
        word = _joined(match.group())
        texts = [
            _joined(" ".join(written(variant) for variant in evidence.family(product))) for product in about.products
        ]
        holds = [_root(word) in text for text in texts]
        if _root(word) in facts or (denied and not any(holds)):
            continue
        if not _holds(holds, about):
            return f"nothing says {match.group()!r} of it"
    return None


def _joined(text: str) -> str:
    return re.sub(r"[\s-]+", "", text.lower())


def _root(word: str) -> str:
    return re.sub(r"(?:ies|able|ly|ing|ed|s)$", "", word) if len(word) > 6 else word


def _holds(flags: Sequence[bool], about: Mentions) -> bool:
    return bool(flags) and (all(flags) if about.named or about.every else any(flags))
