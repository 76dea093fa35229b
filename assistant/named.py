"""A message that calls products by their names, on the shelf or not: what it is about, and what is then shown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers.product.traits import traits_in
from assistant.request import Intent, Request
from assistant.understanding.follow_up import ABOUT_IT
from assistant.understanding.intent_rules import ruled_intent
from assistant.understanding.named import TitleIndex
from ranking.ranked import Contribution, RankedProduct
from retrieval.product import Product
from retrieval.query import Candidate
from retrieval.vocabulary import stems

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
_IN_STOCK = re.compile(r"\b(?:in stock|available)\b")
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
    if not ids:
        return _loosely_named(message, request, shown, titles=titles, products=products)
    found = list(products(ids).values())
    intent = _intent(request.intent, message, titles.without(message), found, last)
    if intent not in _ABOUT:
        return Named(request)
    return _about(replace(request, intent=intent), shown, found)


def _loosely_named(
    message: str,
    request: Request,
    shown: Sequence[Product],
    *,
    titles: TitleIndex,
    products: Callable[[Sequence[str]], Mapping[str, Product]],
) -> Named:
    """A question about "the moka pot": those of that name on the shelf, or else in the shop."""
    if request.intent != "product_question" or request.refers_to:
        return Named(request)
    ids = titles.called(message, [product.product_id for product in shown])
    return _about(request, shown, list(products(ids).values())) if ids else Named(request)


def _about(request: Request, shown: Sequence[Product], found: Sequence[Product]) -> Named:
    families = {product.family: place for place, product in enumerate(shown, 1)}
    places = tuple(families[product.family] for product in found if product.family in families)
    if len(places) == len(found):
        return Named(replace(request, refers_to=places))
    return Named(replace(request, refers_to=()), tuple(found))


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


def _intent(intent: Intent, message: str, rest: str, found: Sequence[Product], last: Intent | None) -> Intent:
    """The intent of a message in the light of what it says beside the names."""
    if intent == "store_question":
        return "product_question" if _ASKS.search(rest) and ruled_intent(rest, refers=False) is None else intent
    if intent not in ("recommend", "refine", "product_question"):
        return intent
    if _ADDS.search(rest) or (last == "cart" and len(_MORE.sub("", rest).split()) <= _FEW):
        return "cart"
    if len(found) > 1 and _AGAINST.search(rest):
        return "compare"
    if _SEEKS.search(rest):
        return "product_question" if _IN_STOCK.search(rest) else intent
    return "product_question" if _ASKS.search(rest) or _asks_a_detail(message, rest, found) else intent


def _asks_a_detail(message: str, rest: str, found: Sequence[Product]) -> bool:
    """Whether a name is followed by a detail that is put as a question: "the Bone China Mug. vegan?"."""
    if "?" not in message or not (words := set(stems(rest))):
        return False
    details = {key for product in found for name in product.attributes for key in stems(name)}
    return bool(words & (ABOUT_IT | details)) or bool(traits_in(rest))
