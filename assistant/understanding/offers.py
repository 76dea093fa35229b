"""Ratings, offers, arrivals, stock and sizes in a message, and wishes that no longer hold."""

import re

from assistant.understanding.negation import terms
from assistant.understanding.text import without
from retrieval.filters import size_covers

_RATING = re.compile(
    r"(?:at least |rated |minimum |over |above |more than )*(?P<n>[1-5](?:\.\d)?) ?\+? ?(?:stars?|"
    r"\*)(?: (?:and|or) (?:up|more|better|higher|above))?"
    r"|rated (?:at least |over |above )?(?P<m>[1-5](?:\.\d)?)(?: (?:and|or) (?:up|more|better|higher|above))?"
)
_WELL_RATED = re.compile(r"\b(?:well[- ]rated|highly[- ]rated|good reviews|well[- ]reviewed|good ratings?)\b")
GOOD_RATING = 4.0
_ON_SALE = re.compile(
    r"\b(?:on sale|on offer|on special|discounted|reduced|special offers?|deals?|bargains?|in the sale|marked down|"
    r"offers? on(?! (?:sale|offer)\b)|discounts? on|"
    r"clearance)\b"
)
_NEW = re.compile(
    r"\b(?:new arrivals?|newly arrived|just in|what'?s new|new in|brand[- ]new arrivals?|"
    r"arrived (?:recently|lately|this month)|this month's arrivals)\b"
)
NEW_DAYS = 30
_IN_STOCK = re.compile(
    r"\b(?:only )?(?:(?:that|which) (?:is|are) )?(?:in stock|available (?:now|today|right away)|not sold out|"
    r"ready to ship)\b"
)
_SIZE = re.compile(
    r"\b(?:in )?(?:a )?size (?P<size>\d{1,3}(?:\.5)?|xxs|xs|s|m|l|xl|xxl|xxxl|small|medium|large|[a-z]\d)\b|"
    r"\bin (?:a )?(?P<word>xxs|xs|xl|xxl|xxxl|small|medium|large)\b(?! (?:size )?(?:enough|format|number|print|room))"
)
_SIZE_LETTER = {"small": "s", "medium": "m", "large": "l"}

_NO_MATTER = (
    r"(?:does(?:n't| not)|doesnt|do(?:n't| not)|dont) (?:really )?matter|is (?:not|un)important|is not important|"
    r"is fine|are fine|is ok(?:ay)?|are ok(?:ay)?|will do|i don't mind|whatever"
)
_FORGET = r"(?:forget|never mind|ignore|drop|(?:do not|don't|dont) (?:care|mind|worry)) (?:about )?(?:the )?"
_DROPS: tuple[tuple[str, str], ...] = (
    (
        "colors",
        (
            r"(?:any|whatever|all|every) colou?rs?\b(?: (?:is|are|will|would)(?: be)? (?:\w+ )?(?:fine|ok(?:ay)?|good|"
            r"great|nice|alright|do)\b)?|"
            rf"{_FORGET}colou?rs?(?:,? any (?:one )?is \w+)?|"
            rf"(?:the )?colou?rs? (?:{_NO_MATTER})|any other colou?rs?"
        ),
    ),
    (
        "materials",
        (
            rf"(?:any|whatever) materials?\b|{_FORGET}materials?|"
            rf"(?:the )?materials? (?:{_NO_MATTER})"
        ),
    ),
    (
        "brand",
        (
            rf"(?:any|whatever|other) brands?\b|{_FORGET}brands?|"
            rf"(?:the )?brands? (?:{_NO_MATTER})"
        ),
    ),
    (
        "sizes",
        (
            rf"(?:any|whatever) sizes?\b|{_FORGET}sizes?|"
            rf"(?:the )?sizes? (?:{_NO_MATTER})"
        ),
    ),
    ("gender", r"for (?:anyone|everyone|anybody|both men and women|men and women)|\bunisex\b"),
    ("sort", r"(?:in )?any order|order (?:does not|doesn't) matter|don't sort"),
    ("rating_min", r"any rating\b|(?:the )?ratings? (?:does(?:n't| not)|do(?:n't| not)) matter"),
    (
        "on_sale",
        r"(?:at )?full price (?:is|would be) (?:fine|ok(?:ay)?)(?: too)?|not (?:only|just) (?:on )?(?:offers?|sale)",
    ),
    ("new_since_days", r"older ones (?:are (?:fine|ok(?:ay)?) )?too|not only new(?: ones| things| arrivals)?"),
    (
        "in_stock_min",
        (
            r"any stock\b|sold[- ]out (?:ones )?(?:is |are )?(?:fine|ok(?:ay)?|too)(?: too)?|"
            r"(?:does(?:n't| not)|do(?:n't| not)) (?:have|need) to be in stock"
        ),
    ),
)
_NOT_NEEDED = re.compile(
    r"(?:(?:ok|it|they),? )*(?:(?:does(?:n't| not)|do(?:n't| not)) (?:have|need) to|needn't) be (?P<what>[^;,.!?]+?)\W*"
)
_FORGET_VALUE = re.compile(
    r"(?:then |ok )?(?:forget(?: about)?|never mind|drop|skip|no need for|not necessarily|"
    r"(?:does(?:n't| not) (?:have|need) to|needn't) be) (?P<what>[^;,.!?]+)"
)
_FINE_AGAIN = re.compile(
    r"(?:(?:ok(?:ay)?|well|actually|then|hm+|yes|the|some|and|but),? )*"
    r"(?P<what>[^\W_]+(?:[ '-][^\W_]+){0,3}) (?:is|are) (?:fine|ok(?:ay)?|allowed)(?: (?:too|again|after all))?\W*"
)
START_OVER = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|anew|fresh|from scratch)|begin (?:again|anew|from scratch)|from scratch|"
    r"new search|reset|clear (?:everything|all|the search)|forget (?:all (?:that|this|of (?:it|that))|"
    r"everything(?! (?:about|you|i|my|of)\b)|"
    r"it all))\b"
)
BACK_TO = re.compile(r"\b(?:back to|return to|again the|about) (?:the |those |my |our )?(?P<what>[a-z][a-z -]*)")


def take_rating(text: str) -> tuple[float | None, str, str]:
    """The least rating asked for, of 5, the words, the rest."""
    match = _RATING.search(text)
    if match:
        return (
            float(match.group("n") or match.group("m")),
            match.group().strip(),
            without(text, *match.span()),
        )
    match = _WELL_RATED.search(text)
    return (GOOD_RATING, match.group(), without(text, *match.span())) if match else (None, "", text)


def take_flag(text: str, name: str) -> tuple[bool, str, str]:
    """Whether a message asks for "on_sale", "new" or "in_stock", the words, the rest."""
    match = {"on_sale": _ON_SALE, "new": _NEW, "in_stock": _IN_STOCK}[name].search(text)
    return (True, match.group().strip(), without(text, *match.span())) if match else (False, "", text)


def take_size(text: str, sizes: frozenset[str]) -> tuple[str | None, str, str]:
    """A size the catalogue has, the words, the rest. "medium" is M where the catalogue writes letters."""
    for match in _SIZE.finditer(text):
        said = match.group("size") or match.group("word")
        for size in (said, _SIZE_LETTER.get(said, said)):
            if size in sizes or any(size_covers(stated, size) for stated in sizes):
                return size, match.group().strip(), without(text, *match.span())
    return None, "", text


def take_drops(text: str) -> tuple[frozenset[str], str]:
    """Names of wishes that no longer hold ("any colour" -> colors), and the rest."""
    dropped = set()
    for name, pattern in _DROPS:
        if re.search(pattern, text):
            dropped.add(name)
            text = re.sub(rf"(?:{pattern})(?= but\b)", " ; any", text)
            text = re.sub(pattern, " ; ", text)
    return frozenset(dropped), text


def forgotten(text: str) -> tuple[str | None, str]:
    """A value to forget ("then forget about red" -> red, "leather is fine" -> leather), and the rest."""
    whole = _NOT_NEEDED.fullmatch(text) or _FINE_AGAIN.fullmatch(text)
    if whole:
        return whole.group("what"), without(text, *whole.span())
    match = _FORGET_VALUE.search(text)
    if match is None:
        return None, text
    values, length = terms(match.group("what"))
    return (values[0], without(text, match.start(), match.start("what") + length)) if values else (None, text)
