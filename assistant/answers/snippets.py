"""The part of a description that speaks to what the shopper asked, quoted as the listing has it."""

import re
from collections.abc import Iterable

from retrieval.product import Product
from retrieval.vocabulary import stems

_CLAUSE = re.compile(r"(?<=[.;!?])\s+|\s+[-–—]\s+")
_LENGTH = (12, 150)
"""Shortest and longest quotation, in characters."""
_RETITLED = 0.6
_CALLING = re.compile(
    r"(?:immerse|conquer|brave|embark|transport|dive|behold|introducing|bring|capture|celebrate|brighten|illuminate|step|"
    r"add|set|meet|create|enjoy|savou?r|unwind|relax|get|make|give|turn|let|stay|keep|upgrade|complete|explore|unlock)"
    r"\b.*\b(?:our|your|yourself|this|these)\b",
    re.I,
)
"""How listings call on the shopper instead of telling something."""
_PUFF = re.compile(
    r"\b(?:perfect|elevate|ideal for any|must-have|stunning|exquisite|high[- ]quality|embrace|indulge|experience|"
    r"discover|transform|unleash|treat yourself|timeless|effortless\w*|luxurious|beautiful\w*|amazing|whether you|"
    r"your style|statement|enhance|captivat\w*|delight\w*|ultimate|unparalleled|bring(?:s)? (?:a touch|charm|life)|"
    r"adds? a touch|step into|elegan\w*|sophisticat\w*|charm\w*)\b",
    re.I,
)


def snippet(product: Product, words: Iterable[str]) -> str | None:
    """The clause of a description that shares the most words with the request, beyond its title.

    None when none shares two of them, or the only one there is.
    """
    wanted = set(stems(" ".join(words))) - set(stems(product.title))
    if not wanted or not product.description:
        return None
    best, most = None, min(1, len(wanted) - 1)
    for clause in clauses(product.description):
        shared = len(wanted & set(stems(clause)))
        if shared > most and _is_plain(clause, product):
            best, most = clause, shared
    return best


def _retitles(clause: str, product: Product) -> bool:
    """Whether a clause says little more than the title."""
    keys, title = set(stems(clause)), set(stems(product.title))
    return len(keys & title) > _RETITLED * len(keys)


def telling(product: Product) -> tuple[str, ...]:
    """The plain clauses of a description, in order: facts without praise."""
    return tuple(clause for clause in clauses(product.description or "") if _is_plain(clause, product))


def _is_plain(clause: str, product: Product) -> bool:
    """Whether a clause tells something: no praise, no call on the shopper, more than the title."""
    return not (_PUFF.search(clause) or _CALLING.match(clause) or _retitles(clause, product))


def plain_detail(product: Product, not_in: Iterable[Product] = ()) -> str | None:
    """A plain clause of a description with a number or a material, that the other products do not share."""
    others = {key for other in not_in for key in stems(f"{other.title} {other.description or ''}")}
    for clause in clauses(product.description or ""):
        fresh = [key for key in stems(clause) if key not in others]
        if re.search(r"\d", clause) and len(fresh) >= 2 and not _PUFF.search(clause):
            return clause
    return None


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text that are short enough to quote."""
    parts = (part.strip(" .;,!") for part in _CLAUSE.split(text))
    return tuple(part for part in parts if _LENGTH[0] <= len(part) <= _LENGTH[1])
