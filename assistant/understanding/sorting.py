"""The order a message asks for: "cheapest", "most expensive first", "best rated", "cheaper"."""

import re

from assistant.understanding.text import without
from retrieval.query import Sort

_SORTS: tuple[tuple[Sort, str], ...] = (
    (
        "price_low",
        (
            r"(?:sort(?:ed)? )?(?:by |the )?price,? ?(?:from )?(?:low(?:est)?|cheap(?:est)?)(?: to high(?:est)?|"
            r" first)?|(?:sort(?:ed)? )?by price(?:,? asc(?:ending)?)?(?!,? (?:desc|high|from high))|"
            r"cheap(?:er)? ones first|low(?:est)? to high(?:est)?(?: price)?|(?:the )?(?:very )?(?:cheap(?:est)?|"
            r"lowest[- ]price[d]?|least expensive|most affordable)(?: (?:ones? )?first)|"
            r"(?:the )?(?:cheapest|lowest[- ]priced?|least expensive|most affordable)\b|"
            r"(?:a bit |something |anything |much |any )?(?:cheaper|less expensive|more affordable|lower[- ]priced|"
            r"lower in price)\b|for less(?: money)?\b(?! than)|too (?:expensive|pricey|dear|much money)"
        ),
    ),
    (
        "price_high",
        (
            r"(?:(?:sort(?:ed)? )?(?:by )?price,? ?(?:from )?)?high(?:est)? to low(?:est)?(?: price)?|"
            r"(?:sort(?:ed)? )?by price,? desc(?:ending)?|expensive (?:ones )?first|"
            r"(?:the )?(?:most expensive|priciest|dearest|highest[- ]priced?|most luxurious|top of the range)"
            r"(?: (?:ones? )?first)?|"
            r"(?:something |anything |a bit )?(?:more expensive|pricier|dearer|more upmarket|more luxurious|"
            r"fancier)\b|(?:your )?(?:better|best|premium|high[- ]end) stuff"
        ),
    ),
    (
        "rating",
        (
            r"(?:the )?(?:best|highest|top)[- ](?:rated|reviewed)(?: (?:ones? )?first)?|best reviews?|"
            r"highest ratings?(?: first)?|"
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


_DENIED = re.compile(r"(?:\bnot|n't|\bno|\bnever)(?: (?:want|need|show|me|necessarily|be|just|only))*\s*$")


def take_sort(text: str) -> tuple[Sort | None, str, str]:
    """Read the order asked for: (sort, the words that asked, the text without them)."""
    for sort, pattern in _SORTS:
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?!\w)", text):
            if _DENIED.search(text[: match.start()]) and not match.group().startswith("too"):
                continue
            return sort, match.group().strip(), without(text, *match.span())
    return None, "", text
