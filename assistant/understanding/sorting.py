"""The order a message asks for: "cheapest", "most expensive first", "best rated", "cheaper"."""

import re

from assistant.understanding.text import without
from retrieval.query import Sort

_SORTS: tuple[tuple[Sort, str], ...] = (
    (
        "price_low",
        (
            r"(?:sort(?:ed)? )?(?:by |the )?price,? ?(?:from )?(?:low(?:est)?|cheap(?:est)?)(?: to high(?:est)?|"
            r" first)?|low(?:est)? to high(?:est)?(?: price)?|(?:the )?(?:very )?(?:cheap(?:est)?|"
            r"lowest[- ]price[d]?|least expensive|most affordable)(?: (?:ones? )?first)|"
            r"(?:the )?(?:cheapest|lowest[- ]priced?|least expensive|most affordable)\b|"
            r"(?:a bit |something |anything |much |any )?(?:cheaper|less expensive|more affordable|lower[- ]priced|"
            r"lower in price)\b|for less money|too (?:expensive|pricey|dear|much money)"
        ),
    ),
    (
        "price_high",
        (
            r"high(?:est)? to low(?:est)?(?: price)?|(?:the )?(?:most expensive|priciest|dearest|highest[- ]priced?|"
            r"most luxurious|top of the range)(?: (?:ones? )?first)?|"
            r"(?:something |anything |a bit )?(?:more expensive|pricier|dearer|more upmarket|more luxurious|"
            r"fancier)\b|(?:your )?(?:better|best|premium|high[- ]end) stuff"
        ),
    ),
    (
        "rating",
        (
            r"(?:the )?(?:best|highest|top)[- ](?:rated|reviewed)|best reviews?|"
            r"(?:sort(?:ed)? )?by (?:rating|reviews?|stars)|most popular with buyers"
        ),
    ),
    (
        "newest",
        (
            r"(?:the )?(?:newest|latest|most recent)(?: (?:ones? )?first)?|(?:sort(?:ed)? )?by (?:date|newest)|"
            r"new(?:est)? arrivals first"
        ),
    ),
)


def take_sort(text: str) -> tuple[Sort | None, str, str]:
    """Read the order asked for: (sort, the words that asked, the text without them)."""
    for sort, pattern in _SORTS:
        match = re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", text)
        if match:
            return sort, match.group().strip(), without(text, *match.span())
    return None, "", text
