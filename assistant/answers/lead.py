"""The first line of a recommendation: what was found, in the shopper's own words, with true counts."""

import re
from collections.abc import Sequence

from assistant.answers.answer import listed, products_of
from assistant.answers.names import count, limits, listed_or, price, short_name
from assistant.answers.plurals import plural
from assistant.request import Request
from assistant.understanding.wording import content
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.vocabulary import head, stem, stems

_LONGEST_NAME = 5
"""Words of the shopper's phrase that still read as the name of a thing."""
_CLAUSE = re.compile(r",|\s+(?:that|which|who|to|so|because|where|when|but|and i|i)\b")
_WISHES = ("colors", "materials", "sizes", "brand")


def stated_wishes(request: Request) -> tuple[str, ...]:
    """The wishes the shopper stated about what the thing is like."""
    return tuple(name for name in _WISHES if getattr(request.filters, name))


def lead(request: Request, ranked: Sequence[RankedProduct], total: int, *, near: bool) -> str:
    """One line on the choice as a whole."""
    products = products_of(ranked)
    if near:
        return _near_line(request, ranked)
    if request.sort in ("price_low", "price_high") and len(products) > 1:
        return _extreme_line(request, products)
    bounds = _spaced(limits(request))
    if not request.search_text and not bounds:
        return _open_line(ranked, total)
    named = thing(request, products, several=len(products) > 1)
    if len(products) == 1:
        one = named if named != thing(request, products, several=True) else None
        return f"One {one or 'thing'}{bounds}: the {short_name(products[0])}."
    called = [product for product in products if _is_called(product, request)]
    if 0 < len(called) < len(products) and not stated_wishes(request):
        several = thing(request, called, several=len(called) > 1)
        return f"{count(len(called)).capitalize()} {several or 'of these'}{bounds}; the rest come near."
    exact = _exact(request, ranked)
    if 0 < exact < len(products):
        number = count(exact).capitalize()
        return f"{number} {named if named and exact > 1 else 'of these'}{bounds}; the rest come near."
    if total > len(products):
        some = f"{total} {named}{bounds}" if named else f"the {total} that fit{bounds}"
        return f"The {count(len(products))} closest of {some}."
    fitting = f"{named}{bounds}" if named else f"things fit{bounds}"
    return f"{count(len(products)).capitalize()} {fitting}."


def thing(request: Request, products: Sequence[Product], *, several: bool) -> str | None:
    """The thing wanted in the shopper's words, when it is short and each product is called that."""
    words = _named(request)
    name = head(" ".join(words))
    if name is not None and len(words) <= _LONGEST_NAME and all(_is_called(product, request) for product in products):
        return " ".join(plural(word) if several and stem(word) == name else word for word in words)
    heads = [_heads(product) for product in products]
    main = [word for word in words if 2 * sum(stem(word) in each for each in heads) > len(heads)]
    return (plural(main[-1]) if several else main[-1]) if main else None


def _named(request: Request) -> list[str]:
    """The words of the shopper's phrase that name the thing, without those that are said apart."""
    if request.by_purpose:
        return []
    carried = set(stems(" ".join((*request.filters.colors, *request.filters.materials, *request.filters.brand))))
    phrase = _CLAUSE.split(request.phrase or request.search_text or "", maxsplit=1)[0]
    return [word for word in phrase.split() if stem(word.strip(".,")) not in carried]


def _heads(product: Product) -> set[str | None]:
    return {head(product.title), head(product.product_type or "")}


def _is_called(product: Product, request: Request) -> bool:
    """Whether a product goes by the thing's name, and its listing has the words that go with the name."""
    words = _named(request)
    name = head(" ".join(words))
    if name is None:
        return False
    said = {key for text in (product.title, *product.category, product.description or "") for key in stems(text)}
    return name in _heads(product) and all(key in said for key in stems(" ".join(content(words))))


def _open_line(ranked: Sequence[RankedProduct], total: int) -> str:
    """Nothing was asked for yet: where the choice comes from."""
    if any(reason.because for item in ranked for reason in item.reasons):
        return "A few things that go with what you bought before. What are you looking for?"
    return f"A few of the {total} things here, to start with. What are you looking for?"


def _near_line(request: Request, ranked: Sequence[RankedProduct]) -> str:
    """None of them is quite what was asked: said first, with what is missing."""
    missing = [name for name in stated_wishes(request) if all(name in item.candidate.missed for item in ranked)]
    wished = {
        "colors": listed_or(request.filters.colors),
        "materials": listed_or(request.filters.materials),
        "sizes": f"in size {listed_or(request.filters.sizes)}",
        "brand": f"from {listed_or(request.filters.brand)}",
    }
    if not missing:
        wanted = listed([wished[name] for name in stated_wishes(request)])
        return f"Nothing is {wanted} at once; these come closest."
    return (
        f"By their listings none of these is {listed([wished[name] for name in missing])}; they come closest otherwise."
    )


def _extreme_line(request: Request, products: Sequence[Product]) -> str:
    extreme = "cheapest" if request.sort == "price_low" else "most expensive"
    first, second = (f"the {short_name(product, products)} at {price(product)}" for product in products[:2])
    return f"The {extreme} is {first}, then {second}."


def _exact(request: Request, ranked: Sequence[RankedProduct]) -> int:
    """How many of the shelf are of the kind and meet every wish stated about what the thing is like."""
    wishes = {*stated_wishes(request), "product_type"} if stated_wishes(request) else set()
    return sum(not wishes & set(item.candidate.missed) for item in ranked)


def _spaced(text: str) -> str:
    return f" {text}" if text else ""
