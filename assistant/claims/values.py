"""Colour, material, stock, gender and the properties shoppers ask for: each must be stated of the product."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.claims.evidence import Evidence, written
from assistant.claims.mentions import Mentions
from assistant.understanding.values import Spans, said_colors, said_materials
from retrieval.colours import same_colour
from retrieval.filters import excluded
from retrieval.materials import same_material
from retrieval.product import Product
from retrieval.vocabulary import stems

_DENIED = re.compile(
    r"\b(?:not|no|isn't|aren't|without|never|none|n't|doesn't|don't|neither|nor|nothing|left out|excluded|unlike|"
    r"other than|instead of|free of)\b|-free\b",
    re.I,
)
_DENIED_AFTER = re.compile(r"-free\b|\s+(?:is|are) (?:not|n't)\b|\s+(?:isn't|aren't)\b", re.I)
_CLAUSE = re.compile(
    r"[;:]|\b(?:but|while|whereas|though|although)\b|(?:,|\band)\s+(?:it|is|has|comes|costs|the)\b|(?<=\w)[.!?]\s", re.I
)
"""Where a negation ends to reach."""
_UNKNOWN = re.compile(
    r"\b(?:does(?:n't| not) (?:say|give|state|mention|list)|not (?:stated|listed|given|mentioned)|unknown|listing|"
    r"can't tell|cannot tell)\b",
    re.I,
)
_IN_STOCK = re.compile(r"\b(?:in stock|available|on hand|ready to ship|can be ordered)\b", re.I)
_SOLD_OUT = re.compile(
    r"\b(?:sold out|out of stock|unavailable|not available|not in stock|no longer available)\b", re.I
)
_URGENT = re.compile(
    r"\b(?:(?:nearly|almost) (?:gone|sold out|out of stock)|selling (?:fast|out)|few (?:are )?left|"
    r"last (?:one|few|ones) (?:left|in stock)|limited (?:stock|time|quantit\w+)|"
    r"while (?:stocks?|supplies) lasts?|hurry)\b",
    re.I,
)
_SIZES = re.compile(
    r"\bsizes?:? (?P<list>[^.;]+)|\bin (?P<word>(?:extra[- ])?(?:small|medium|large)\b[^.;]*|x*[sml]\b[^.;]*)", re.I
)
_SIZE = re.compile(r"(?<![\w$€£.])(?:\d{1,3}(?:\.5)?|x{0,3}[sml]|(?:extra[- ])?(?:small|medium|large))(?![\w-])", re.I)
_LETTERS = {"small": "s", "medium": "m", "large": "l", "extra small": "xs", "extra large": "xl"}
_MAKER = re.compile(r"\b(?:made by|by|from|brand is) (?:the )?(?P<name>[A-Z][\w&'’-]+)")
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

_YES_NO = re.compile(r"\W*(?:yes|no|true|false)\b", re.I)
_YES = re.compile(r"\W*(?:yes|true)\b", re.I)
_DOWN = re.compile(r"\bdown (?=from|to|by)")
"""The direction, not the filling."""


def check_values(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    """Why a colour, material, stock state, offer or property of the sentence is not supported; None when all are."""
    if _UNKNOWN.search(sentence):
        return None
    lowered = _DOWN.sub(" ", sentence.lower())
    for product in sorted(about.products, key=lambda product: -len(product.title)):
        lowered = lowered.replace(product.title.lower(), " ")
    return (
        _stock(sentence, about, evidence)
        or _sale(sentence, about, evidence)
        or _stated(lowered, said_colors(lowered), about, evidence, "colour", _has_color)
        or _stated(lowered, said_materials(lowered), about, evidence, "material", _has_material)
        or _properties(lowered, about, evidence)
        or _sizes(lowered, about, evidence)
        or _maker(sentence, about, evidence)
    )


def _denies(text: str, start: int, end: int) -> bool:
    """Whether the words from start to end are said not to be so."""
    clause = _CLAUSE.split(text[:start])[-1]
    return bool(_DENIED.search(clause) or _DENIED_AFTER.match(text[end:]))


def _stock(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    states = [product.in_stock for product in about.products]
    if _SOLD_OUT.search(sentence):
        return None if _holds([state is False for state in states], about) else "it is not sold out by the catalogue"
    urgent = _URGENT.search(sentence)
    if urgent and not _URGENT.search(evidence.fact_text()):
        return f"nothing in the evidence says {urgent.group()!r}"
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
    sentence: str,
    values: Spans,
    about: Mentions,
    evidence: Evidence,
    what: str,
    has: Callable[[Product, str, Evidence], bool],
) -> str | None:
    for value, start, end in values:
        if _asked_for(value, evidence) and not about.named:
            continue
        holds = [has(product, value, evidence) for product in about.products]
        if _denies(sentence, start, end):
            if _contradicted(holds, about):
                return f"the {what} {value!r} is stated of it"
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
    """Whether a listing has the word and does not deny it ("leather-free")."""
    return any(
        set(stems(value)) <= set(stems(written(variant)))
        and excluded(replace(variant, colors=(), materials=()), (value,)) is not None
        for variant in evidence.family(product)
    )


def _properties(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    facts = _joined(evidence.fact_text())
    for match in PROPERTIES.finditer(sentence):
        root = _root(_joined(match.group()))
        states = [_property(product, root, evidence) for product in about.products]
        if _denies(sentence, *match.span()):
            if _contradicted([state is True for state in states], about):
                return f"{match.group()!r} is stated of it"
            continue
        if not _holds([state is True for state in states], about) and (False in states or root not in facts):
            return f"nothing says {match.group()!r} of it"
    return None


def _property(product: Product, root: str, evidence: Evidence) -> bool | None:
    """Whether a product has a property by its listing; None when the listing does not speak of it."""
    answers = [
        _YES.search(str(value)) is not None
        for variant in evidence.family(product)
        for name, value in variant.attributes.items()
        if root in _joined(name.replace("_", " ")) and _YES_NO.match(str(value))
    ]
    if answers:
        return any(answers)
    said = [
        not _denies(text, *match.span())
        for variant in evidence.family(product)
        for text in (variant.title, variant.description or "", *map(str, variant.attributes.values()))
        for match in PROPERTIES.finditer(text)
        if _root(_joined(match.group())) == root
    ]
    if said:
        return any(said)
    return True if any(root in _joined(written(variant)) for variant in evidence.family(product)) else None


def _sizes(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    match = _SIZES.search(sentence)
    if match is None:
        return None
    for said in _SIZE.findall(match.group("list") or match.group("word")):
        size = _LETTERS.get(said.replace("-", " "), said)
        holds = [
            size in {known.casefold() for variant in evidence.family(product) for known in variant.sizes}
            or said in written(product).casefold().split()
            for product in about.products
        ]
        if not _holds(holds, about) and said not in evidence.fact_text().casefold().split():
            return f"the size {said!r} is not stated of it"
    return None


def _maker(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    for match in _MAKER.finditer(sentence):
        name = set(stems(match.group("name")))
        holds = [name <= evidence.words(evidence.family(product)) for product in about.products]
        if not _holds(holds, about) and not name <= set(stems(evidence.fact_text())):
            return f"nothing says that it is from {match.group('name')}"
    return None


def _contradicted(holds: Sequence[bool], about: Mentions) -> bool:
    """Whether what is denied is stated: of any product spoken of, or of all where it is open which one is meant."""
    return any(holds) if about.named or about.every else bool(holds) and all(holds)


def _joined(text: str) -> str:
    return re.sub(r"[\s-]+", "", text.lower())


def _root(word: str) -> str:
    return re.sub(r"(?:ies|able|ly|ing|ed|s)$", "", word) if len(word) > 6 else word


def _holds(flags: Sequence[bool], about: Mentions) -> bool:
    return bool(flags) and (all(flags) if about.named or about.every else any(flags))
