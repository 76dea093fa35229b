"""Messages about what is taken off: offers in general, a discount or a code, whether one product is reduced."""

import re

_OPENING = r"(?:(?:hi|hello|hey|please|so|and|ok(?:ay)?)[\s,.!]+)*"
_GOING = (
    r"(?: (?:going on|at the moment|right now|now|today|this week|currently|on|running|here|for me|available|do you "
    r"have|are there))*"
)
_OFFERS = re.compile(
    rf"{_OPENING}(?:(?:do you have|have you got|are there|is there|got|what(?: are| about)?|which|show me|tell "
    rf"me(?: about)?) )?"
    r"(?:any |some |the |your |all |current |special |good |best |biggest |a )*"
    rf"(?:offers?|deals?|promotions?|promos?|specials?|bargains?|discounts?|sales?){_GOING}[\s?!.]*"
)
_COMMA = re.compile(r"\s*[,;]\s*")
_DISCOUNT = re.compile(
    r"\b(?:discount|promo|promotion|coupon|voucher) ?codes?\b|\bcoupons?\b|"
    r"\b(?:can|could|do|may) i get (?:a |any |some )?(?:discount|money off|percentage off)|\bgive me a discount\b|"
    r"\b(?:i have|i've got|using|use|apply|enter|redeem) (?:a |the |my |this )?(?:code|coupon)\b"
)
_NOT_HERE = re.compile(r"\b(?:students?|schools?|teachers?|clubs?|staff|employees?|bulk|wholesale|gift)\b")
_REDUCED = re.compile(
    r"\bhow much (?:is )?(?:off|it reduced|taken off|less|the discount)\b|"
    r"\b(?:on (?:sale|offer|special)|reduced|discounted|marked down|(?:a|any) (?:discount|offer|deal) (?:on|for))\b"
)
_UNTIL = re.compile(
    r"\b(?:until when|till when|how long|when)\b.*\b(?:they|it|that|these|this|those|offers?|sale|deals?)\b.*"
    r"\b(?:last|end|ends|over|run|runs|valid|go on|stop|finish)\b"
)
_CODE = re.compile(
    r"\b(?:[Cc]ode|[Cc]oupon|[Vv]oucher)(?: (?:is|called|named))?[ :]+[\"'“]?(?P<code>[A-Za-z][A-Za-z0-9_-]{2,19})\b"
)


def asks_offers(text: str) -> bool:
    """Whether a normalised message asks what is on offer, and nothing else."""
    parts = [part for part in _COMMA.split(text) if part.strip()]
    return bool(parts) and all(_OFFERS.fullmatch(part) for part in parts)


def asks_discount(text: str) -> bool:
    """Whether a normalised message asks for a discount or a code, or gives one."""
    return bool(_DISCOUNT.search(text)) and not _NOT_HERE.search(text)


def asks_reduced(text: str) -> bool:
    """Whether a normalised message asks if a product is reduced."""
    return bool(_REDUCED.search(text))


def asks_until(text: str) -> bool:
    """Whether a normalised message asks how long what is on offer lasts."""
    return bool(_UNTIL.search(text))


def code_given(message: str) -> str | None:
    """The code that a message gives, as it was typed: with a digit or a capital, as codes have."""
    match = _CODE.search(message)
    code = match.group("code") if match else ""
    return code if any(c.isdigit() or c.isupper() for c in code) else None
