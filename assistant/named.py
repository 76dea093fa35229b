"""A message that calls products by their names, on the shelf or not: what it is about, and what is then shown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.request import Intent, Request
from assistant.understanding.named import TitleIndex
from ranking.ranked import Contribution, RankedProduct
from retrieval.product import Product
from retrieval.query import Candidate

_ADDS = re.compile(r"^(?:\w+ ){0,3}?(?:add|put|throw|chuck|pop|take|remove|drop|i'?ll (?:take|have)|i will take)\b")
_MORE = re.compile(
    r"^(?:(?:and|also|then|plus|ok|okay|the|a|an|one|two|three|four|five|six|another|too|please|\d+)\b ?)*"
)
"""What may stand beside a name that goes on with filling the cart: "and two ..."."""
_FEW = 2
_AGAINST = re.compile(r"\b(?:vs|versus|compare|difference|better|against|rather)\b|\bor\b")
_ASKS = re.compile(
    r"^(?:(?:and|so|ok|but|hi|hello) )*(?:is|are|does|do|did|has|have|can|could|will|would|how|what|which|why|who|"
    r"where|when|tell me)\b|\b(?:in stock|reviews?)\b"
)
_SEEKS = re.compile(r"\b(?:do|have) you (?:have|sell|carry|stock|got)\b|\b(?:looking for|show me|find|need|want|buy)\b")
_IT = re.compile(r"\b(?:it|this|that|that one|this one)\b", re.I)
_PUTS = re.compile(r"\b(?:add|put|throw|pop|take|i'?ll (?:take|have)|i want)\b", re.I)
_ABOUT: tuple[Intent, ...] = ("product_question", "compare", "cart")


@dataclass(frozen=True, slots=True)
class Named:
    """A request with the products that its message names."""

    request: Request
    products: tuple[Product, ...] = ()
    """Those that the message is about and that are not on the shelf; () leaves what it points at."""


def with_names(
    message: str,
    request: Request,
    shown: Sequence[Product],
    *,
    last: Intent | None,
    before: str,
    titles: TitleIndex,
    products: Callable[[Sequence[str]], Mapping[str, Product]],
) -> Named:
    """What a message is about when it calls products by their names.

    Args:
        message: the message, in English.
        request: it as it was understood.
        shown: the products on the shelf.
        last: what the turn before was about.
        before: the message before it: what it calls by name is "it".
        titles: finds names.
        products: looks products up by id.
    """
    ids = titles.named(message)
    if not ids and request.intent == "cart" and not request.refers_to:
        ids = titles.named(before) if _IT.search(message) else _added(message, titles)
    intent = _intent(request.intent, titles.without(message), len(ids), last) if ids else request.intent
    if intent not in _ABOUT or not ids:
        return Named(request)
    families = {product.family: place for place, product in enumerate(shown, 1)}
    found = list(products(ids).values())
    places = tuple(families[product.family] for product in found if product.family in families)
    if len(places) == len(found):
        return Named(replace(request, intent=intent, refers_to=places))
    return Named(replace(request, intent=intent, refers_to=()), tuple(found))


def _added(message: str, titles: TitleIndex) -> tuple[str, ...]:
    """The product that a message adds by a part of its name."""
    return titles.part_named(message) if _PUTS.search(message) else ()


def shelf_of(
    products: Sequence[Product], variants: Callable[[Product], Sequence[Product]]
) -> tuple[RankedProduct, ...]:
    """Products that were called by their names, in that order, as a shelf."""
    return tuple(
        RankedProduct(
            rank=place,
            product=product,
            score=1.0,
            candidate=Candidate(product=product, score=1.0, variants=tuple(variants(product))),
            contributions=(Contribution(name="text", value=1.0),),
            reasons=(),
            rank_without_taste=place,
        )
        for place, product in enumerate(products, 1)
    )


def _intent(intent: Intent, rest: str, count: int, last: Intent | None) -> Intent:
    """The intent of a message in the light of what it says beside the names."""
    if intent not in ("recommend", "refine", "product_question"):
        return intent
    if _ADDS.search(rest) or (last == "cart" and len(_MORE.sub("", rest).split()) <= _FEW):
        return "cart"
    if count > 1 and _AGAINST.search(rest):
        return "compare"
    return "product_question" if _ASKS.search(rest) and not _SEEKS.search(rest) else intent
