"""The first line of a recommendation: what was found, in the shopper's own words, with true counts."""

import re
from collections.abc import Sequence

from assistant.answers.answer import products_of
from assistant.answers.dimensions import measured
from assistant.answers.names import limits, price, short_name
from assistant.answers.plurals import is_mass, plural, singular
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.speech.words import Sort, is_narrower
from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.wording import content
from ranking.ranked import RankedProduct
from retrieval.kind import Kind, kind_of, name_in, states
from retrieval.product import Product
from retrieval.vocabulary import WORD, head, stem, stems

_LONGEST_NAME = 5
"""Words of the shopper's phrase that still read as the name of a thing."""
_CLAUSE = re.compile(r",|\s+(?:that|which|who|to|so|because|where|when|but|and i|i)\b")
_WISHES = ("colors", "materials", "sizes", "brand")
_SORTS: dict[str, Sort] = {"colors": "colours", "materials": "materials"}


def stated_wishes(request: Request) -> tuple[str, ...]:
    """The wishes the shopper stated about what the thing is like."""
    return tuple(name for name in _WISHES if getattr(request.filters, name))


def lead(request: Request, ranked: Sequence[RankedProduct], total: int, *, near: bool, say: Speech = ENGLISH) -> str:
    """One line on the choice as a whole."""
    products = products_of(ranked)
    if near:
        return _near_line(request, ranked, say)
    if request.sort in ("price_low", "price_high") and len(products) > 1:
        return _extreme_line(request, products, say)
    within = limits(request, say)
    bounds = say("lead.bounds", limits=within) if within else ""
    if not request.search_text and not bounds:
        return _open_line(ranked, total, say)
    if len(products) == 1:
        return say("lead.one", thing=_one(request, products, say), bounds=bounds, name=short_name(products[0]))
    named = _several(request, products, say)
    some = _some_fit(request, ranked, bounds, say)
    if some is not None:
        return some
    if total > len(products):
        number = say.count(len(products))
        if named is None:
            return say("lead.closest_of_all", number=number, total=total, bounds=bounds)
        return say("lead.closest", number=number, total=total, things=_things(say, named, bounds))
    number = say.count(len(products)).capitalize()
    if named is None:
        return say("lead.fit", number=number, bounds=bounds)
    return say("lead.found", number=number, things=_things(say, named, bounds))


def _one(request: Request, products: Sequence[Product], say: Speech) -> str:
    """What the only product is called; a word that has no singular is not used of one."""
    one = thing(request, products, several=False, say=say)
    same = say.language == "en" and one == thing(request, products, several=True, say=say)
    return say("lead.a_thing") if one is None or same else one


def _some_fit(request: Request, ranked: Sequence[RankedProduct], bounds: str, say: Speech) -> str | None:
    """That only some of the shelf are what was asked for; None when all or none are."""
    products = products_of(ranked)
    called = fitting_ones(products, request)
    exact = _exact(request, ranked)
    if called and len(called) < len(products) and not any(goes_by(product, request) for product in called):
        return _unsaid(request, called, bounds, say)
    if 0 < len(called) < len(products) and not stated_wishes(request):
        one = len(called) == 1
        fitting, named = (
            len(called),
            thing(request, called, several=False, say=say) if one else _several(request, called, say),
        )
    elif 0 < exact < len(products):
        fitting, named = exact, _several(request, products, say) if exact > 1 else None
    else:
        return None
    things = _things(say, named or say("lead.of_these"), bounds)
    return say("lead.some_fit", number=say.count(fitting).capitalize(), things=things)


def _unsaid(request: Request, of_kind: Sequence[Product], bounds: str, say: Speech) -> str:
    """Some are the thing, but no listing has the words that say which one was meant."""
    one = len(of_kind) == 1
    named = thing(request, of_kind, several=False, say=say) if one else _several(request, of_kind, say)
    things = _things(say, named or say("lead.of_these"), bounds)
    words = name_in(" ".join(_named(request))).split()
    if say.language != "en" or len(words) < 2:
        return say("lead.some_fit", number=say.count(len(of_kind)).capitalize(), things=things)
    meant = " ".join((*words[:-1], singular(words[-1])))
    return say("lead.unsaid", n=len(of_kind), meant=meant, number=say.count(len(of_kind)), things=things)


def _several(request: Request, products: Sequence[Product], say: Speech) -> str | None:
    """What several products are called; what cannot be counted is counted in kinds."""
    named = thing(request, products, several=True, say=say)
    mass = named is not None and say.language == "en" and is_mass(named.split()[-1])
    return f"kinds of {named}" if mass else named


def _things(say: Speech, named: str, bounds: str) -> str:
    return say("lead.things", thing=named, bounds=bounds)


def thing(request: Request, products: Sequence[Product], *, several: bool, say: Speech = ENGLISH) -> str | None:
    """The thing wanted in the shopper's words, when it is short and the products are called that."""
    named = _called(request, products, several=several)
    if say.language == "en" or named is None:
        return named
    own = request.origin.get("search_text")
    exact = own is not None and len(named.split()) == len(_named(request)) and not is_narrower(own, named)
    return own if exact else say.known(named, "kinds")


def _called(request: Request, products: Sequence[Product], *, several: bool) -> str | None:
    words = _named(request)
    name = head(name_in(" ".join(words)))
    if name is not None and all(goes_by(product, request) for product in products):
        wanted = content(words)
        counts = any(part.isdigit() or part.casefold() in NUMBER_WORDS for word in words for part in word.split("-"))
        if len(words) > _LONGEST_NAME or counts or not all(_says(product, wanted) for product in products):
            words = name_in(" ".join(words)).split()
        form = plural if several else singular
        return " ".join(form(word) if stem(word) == name else word for word in words)
    if name is not None and all(is_of_kind(product, request) for product in products):
        called = [word for word in WORD.findall(name_in(" ".join(words))) if stem(word) == name] or [name]
        return (plural if several else singular)(called[-1])
    heads = [_heads(product) for product in products]
    main = [word for word in words if 2 * sum(stem(word) in each for each in heads) > len(heads)]
    return (plural(main[-1]) if several else singular(main[-1])) if main else None


def _named(request: Request) -> list[str]:
    """The words of the shopper's phrase that name the thing, without those that are said apart."""
    if request.by_purpose:
        return []
    carried = set(stems(" ".join((*request.filters.colors, *request.filters.materials, *request.filters.brand))))
    phrase = _CLAUSE.split(request.phrase or request.search_text or "", maxsplit=1)[0]
    return [word for word in phrase.split() if stem(word.strip(".,")) not in carried | measured()]


def bare_name(request: Request) -> str | None:
    """The thing that is named, without what is said of it; None when none is."""
    words = name_in(" ".join(_named(request))).split()
    return words[-1] if words and _kind(request) is not None else None


def _heads(product: Product) -> set[str | None]:
    return {head(product.title), head(product.product_type or "")}


def goes_by(product: Product, request: Request) -> bool:
    """Whether a product is the thing that is named, and its listing has the words that go with the name."""
    named = name_in(" ".join(_named(request)))
    name = head(named)
    if name is None:
        return False
    kind = _kind(request)
    is_one = name in _heads(product) if kind is None else kind.has(product)
    return is_one and _says(product, [word for word in content(named.split()) if stem(word) != name])


def fitting_ones(products: Sequence[Product], request: Request) -> list[Product]:
    """Those that are what was asked for: all where all are of the kind, or else those that go by its whole name."""
    of_kind = [product for product in products if is_of_kind(product, request)]
    called = [product for product in products if goes_by(product, request)]
    few = 2 * len(called) < len(products) == len(of_kind)
    return of_kind if few or not called else called


def is_of_kind(product: Product, request: Request) -> bool:
    """Whether a product is the thing that is named, whatever is said of it."""
    kind = _kind(request)
    return kind is not None and kind.has(product)


def of_kind(shown: Sequence[Product], request: Request | None) -> tuple[Product, ...]:
    """The products of a shelf that are the thing asked for, not what came near it: of tents, no lantern.

    All of them where none or one is.
    """
    own = tuple(product for product in shown if request is not None and is_of_kind(product, request))
    return own if len(own) > 1 else tuple(shown)


def _kind(request: Request) -> Kind | None:
    """The kind of thing that is named; None where it is a department."""
    named = name_in(" ".join(_named(request)))
    departments = {key for name in request.filters.department for key in stems(name)}
    return None if head(named) in departments else kind_of(named)


def _says(product: Product, words: Sequence[str]) -> bool:
    """Whether a listing has each of some words."""
    return states(product, stems(" ".join(words)))


def _open_line(ranked: Sequence[RankedProduct], total: int, say: Speech) -> str:
    """Nothing was asked for yet: where the choice comes from."""
    if any(reason.because for item in ranked for reason in item.reasons):
        return say("lead.open_by_past")
    return say("lead.open", total=total)


def _near_line(request: Request, ranked: Sequence[RankedProduct], say: Speech) -> str:
    """None of them is quite what was asked: said first, with what is missing."""
    stated = stated_wishes(request)
    missing = [name for name in stated if all(name in item.candidate.missed for item in ranked)]
    wishes = say.listed([_wish(request, name, say) for name in missing or stated])
    return say("lead.none_is", wishes=wishes) if missing else say("lead.never_at_once", wishes=wishes)


def _wish(request: Request, name: str, say: Speech) -> str:
    values: Sequence[str] = getattr(request.filters, name)
    sorts = _SORTS.get(name)
    return say(
        "lead.wish", form=name, values=say.words(values, sorts, link="or") if sorts else say.listed(values, "or")
    )


def _extreme_line(request: Request, products: Sequence[Product], say: Speech) -> str:
    first, second = products[:2]
    return say(
        "lead.cheapest" if request.sort == "price_low" else "lead.dearest",
        first=short_name(first, products),
        first_price=price(first, say),
        second=short_name(second, products),
        second_price=price(second, say),
    )


def _exact(request: Request, ranked: Sequence[RankedProduct]) -> int:
    """How many of the shelf are of the kind and meet every wish stated about what the thing is like."""
    wishes = {*stated_wishes(request), "product_type"} if stated_wishes(request) else set()
    return sum(not wishes & set(item.candidate.missed) for item in ranked)
