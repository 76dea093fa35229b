"""The first line of a recommendation: what was found, in the shopper's own words, with true counts."""

from collections.abc import Sequence

from assistant.answers.answer import listed, products_of
from assistant.answers.names import count, limits, listed_or, price, short_name
from assistant.answers.plurals import plural
from assistant.request import Request
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.vocabulary import head, stem, stems

_LONGEST_NAME = 5
"""Words of the shopper's phrase that still read as the name of a thing."""
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
    named = thing(request, products, several=len(products) > 1)
    if len(products) == 1:
        return f"One {named or 'product'}{bounds}: the {short_name(products[0])}."
    if total > len(products):
        return f"The {count(len(products))} closest of {total} {named or 'products'}{bounds}.{_partly(request, ranked)}"
    return f"{count(len(products)).capitalize()} {named or 'products'}{bounds}.{_partly(request, ranked)}"


def thing(request: Request, products: Sequence[Product], *, several: bool) -> str | None:
    """The thing wanted in the shopper's words, when it is short and one of the products is called that."""
    carried = set(stems(" ".join((*request.filters.colors, *request.filters.materials, *request.filters.brand))))
    phrase = request.phrase or request.search_text or ""
    words = [word for word in phrase.split() if stem(word.strip(".,")) not in carried]
    name = head(" ".join(words))
    if name is None or len(words) > _LONGEST_NAME:
        return None
    called = {key for product in products for key in stems(" ".join((product.title, *product.category)))}
    if name not in called:
        return None
    return " ".join(plural(word) if several and stem(word) == name else word for word in words)


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


def _partly(request: Request, ranked: Sequence[RankedProduct]) -> str:
    """How many really are of the colour or material asked for, when not all are."""
    wishes = set(stated_wishes(request))
    exact = sum(not wishes & set(item.candidate.missed) for item in ranked)
    if not wishes or exact == len(ranked):
        return ""
    values = [*request.filters.colors, *request.filters.materials, *request.filters.brand]
    verb = "is" if exact == 1 else "are"
    return f" By the listings {count(exact)} {verb} {listed(values)}; the rest come near."


def _spaced(text: str) -> str:
    return f" {text}" if text else ""
