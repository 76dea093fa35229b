"""How a message changes the request in force: what it sets replaces, what it excludes adds up, what it drops goes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from assistant.request import Intent, Request
from assistant.understanding.constraints import Constraints
from assistant.understanding.places.reading import NamedPlaces, Places, Wanted
from assistant.understanding.places.whereabouts import is_anywhere, without_where
from assistant.understanding.prices import PriceWish
from assistant.understanding.things import named_things
from assistant.understanding.wording import content, phrase_of
from retrieval.filters import YES
from retrieval.money import to_minor
from retrieval.query import Filters
from retrieval.vocabulary import NOWHERE, WORD, Place, Vocabulary, stem, stems

_REPLACES_THING = re.compile(r"\b(?:instead of|rather than|what about|how about)\b")
_NONE = Filters()
_PURPOSE = re.compile(r"\b(?:something|anything|somewhere|a thing|sth) (?:so|that|which|to)\b")
_LIKE = re.compile(r"\b(?:something|anything|sth) (?:(?:really|very|nice|bit|a|more|quite|and) )*[\w-]+\W*$")
"""What a thing is to be like, not what it is: "something cosy"."""
_PRICE_SORTS = ("price_low", "price_high")


def started(
    intent: Intent, constraints: Constraints, words: str, vocabulary: Vocabulary, places: Places | None = None
) -> Request:
    """A new search from one message alone; without `places` the catalogue's names say where a thing lies."""
    blank = Request(intent=intent, currency=vocabulary.currency)
    return _applied(blank, constraints, words, vocabulary, places or NamedPlaces(vocabulary), fresh=True)


def merged(
    current: Request,
    constraints: Constraints,
    words: str,
    vocabulary: Vocabulary,
    places: Places | None = None,
    *,
    text: str = "",
) -> Request:
    """The request in force with what a message changes; without `places` names say where a thing lies."""
    things = named_things(constraints.things, vocabulary)
    fresh = bool(_REPLACES_THING.search(text)) and bool(set(things) - set(stems(current.search_text or "")))
    new_words = words if fresh else _joined(current.search_text, words, constraints)
    return _applied(current, constraints, new_words, vocabulary, places or NamedPlaces(vocabulary), fresh=fresh)


def _joined(search_text: str | None, words: str, constraints: Constraints) -> str:
    """The words searched so far and the new ones that are not among them, less what is excluded now."""
    known = set(stems(search_text or ""))
    out = {key for exclusion in constraints.exclusions for key in stems(exclusion.term)}
    kept = [word for word in WORD.findall(search_text or "") if stem(word) not in out]
    added = [word for word in words.split() if stem(word) not in known and stem(word) != constraints.forgotten]
    return " ".join([*kept, *added])


def _applied(
    base: Request, constraints: Constraints, words: str, vocabulary: Vocabulary, places: Places, *, fresh: bool
) -> Request:
    text = words.strip() or None
    phrase = _phrase(base, text, constraints, fresh=fresh)
    filters = _filters(base.filters, constraints, vocabulary)
    tells = _PURPOSE.search(constraints.rest) or (_LIKE.search(constraints.rest) and len(words.split()) == 1)
    purpose = bool(tells) if fresh or not base.search_text else base.by_purpose
    if text == base.search_text and not fresh:
        place = _place_of(base)
    else:
        place = _placed(text, phrase, constraints, purpose, vocabulary, places)
    filters = replace(filters, department=place.departments, product_type=place.product_types)
    filters = _gendered(filters, constraints, vocabulary)
    exclude = _exclude(base, constraints)
    for name in ("colors", "materials", "brand"):
        kept = tuple(value for value in getattr(filters, name) if not any(_same(value, word) for word in exclude))
        changes: dict[str, Any] = {name: kept}
        filters = replace(filters, **changes)
    return replace(
        base,
        search_text=text,
        phrase=phrase,
        by_purpose=purpose,
        filters=filters,
        exclude=exclude,
        sort=_sort(base, constraints),
        quantity=constraints.count or base.quantity,
        recipient=constraints.recipient or base.recipient,
        refers_to=(),
        origin=_origin(base, constraints, filters, fresh=fresh),
    )


def _phrase(base: Request, text: str | None, said: Constraints, *, fresh: bool) -> str | None:
    """The shopper's words for the thing: those before, and what this message adds; None when words were taken out."""
    new = phrase_of(said.things)
    if fresh or not base.search_text:
        return new or None
    if text == base.search_text:
        return base.phrase
    if text is None or not text.startswith(base.search_text):
        return None
    return " ".join(part for part in (base.phrase, new) if part)


def _filters(filters: Filters, said: Constraints, vocabulary: Vocabulary) -> Filters:
    changes = _dropped(filters, said) | _named(said)
    if said.price:
        changes |= _price_limits(filters, said.price, vocabulary.currency)
    if said.traits:
        changes["attributes"] = MappingProxyType({**filters.attributes, **dict.fromkeys(said.traits, YES)})
    if said.count or said.in_stock:
        changes["in_stock_min"] = said.count or filters.in_stock_min or 1
    if said.rating_min is not None:
        changes["rating_min"] = said.rating_min
    if said.on_sale:
        changes["on_sale"] = True
    if said.new_since_days:
        changes["new_since_days"] = said.new_since_days
    return replace(filters, **changes)


def _dropped(filters: Filters, said: Constraints) -> dict[str, Any]:
    """The filters that a message takes back, with what is left of them."""
    changes: dict[str, Any] = {name: getattr(_NONE, name) for name in said.dropped - {"sort"}}
    if said.forgotten:
        gone = said.forgotten
        for name in ("colors", "materials", "brand"):
            changes[name] = tuple(value for value in getattr(filters, name) if not _same(value, gone))
        kept = {name: value for name, value in filters.attributes.items() if not _same(name, gone)}
        changes["attributes"] = MappingProxyType(kept)
    return changes


def _named(said: Constraints) -> dict[str, Any]:
    """The brand, size, colours and materials that a message names."""
    changes: dict[str, Any] = {}
    for name, value in (("brand", said.brand), ("sizes", said.size)):
        if value:
            changes[name] = (value,)
    for name, values in (("colors", said.colors), ("materials", said.materials)):
        if values:
            changes[name] = values
    return changes


def _price_limits(filters: Filters, price: PriceWish, currency: str) -> dict[str, int | None]:
    """The limits a price statement leaves: it replaces both, an amount without direction takes the one in force."""
    low, high = price.low, price.high
    if price.said is not None:
        floor_only = filters.price_min_minor is not None and filters.price_max_minor is None
        low, high = (price.said, None) if floor_only else (None, price.said)
    return {"price_min_minor": _minor(low, currency), "price_max_minor": _minor(high, currency)}


def _minor(amount: Decimal | None, currency: str) -> int | None:
    return None if amount is None else to_minor(amount, currency)


def _wanted(text: str | None, phrase: str | None, said: Constraints, purpose: bool) -> Wanted:
    """What is asked for, as the places are told it."""
    apart = [word for word in (*said.colors, *said.materials) if word not in (phrase or "")]
    return Wanted(
        text=text or "",
        traits=(*said.colors, *said.materials),
        described=" ".join(content(WORD.findall(said.rest))),
        sentence=" ".join([*apart, phrase or text or ""]).strip(),
        by_purpose=purpose,
    )


def _placed(
    text: str | None, phrase: str | None, said: Constraints, purpose: bool, vocabulary: Vocabulary, places: Places
) -> Place:
    """Where in the catalogue the thing lies; nowhere for what has to do with something."""
    if is_anywhere(said.rest):
        return NOWHERE
    things = without_where(said.things, vocabulary)
    if things != said.things and phrase == (phrase_of(said.things) or None):
        said = replace(said, things=things, rest=without_where(said.rest, vocabulary))
        text, phrase = " ".join(content(WORD.findall(things))), phrase_of(things)
    return places.place(_wanted(text, phrase, said, purpose))


def _place_of(request: Request) -> Place:
    return Place(departments=request.filters.department, product_types=request.filters.product_type)


def _gendered(filters: Filters, said: Constraints, vocabulary: Vocabulary) -> Filters:
    """Gender from a person counts only for goods that this shop sells by gender; said of the goods it always counts."""
    if said.gender is None:
        return filters
    if said.gender_of_kin and not vocabulary.sold_by_gender(filters.product_type, filters.department):
        return filters
    return replace(filters, gender=said.gender)


def _exclude(base: Request, said: Constraints) -> tuple[str, ...]:
    wanted_again = (*said.colors, *said.materials, said.brand or "", said.forgotten or "")
    kept = [word for word in base.exclude if not any(_same(word, wanted) for wanted in wanted_again)]
    return tuple(dict.fromkeys([*kept, *(exclusion.term for exclusion in said.exclusions)]))


def _same(value: str, other: str) -> bool:
    """Whether two values are one, however they are written ("BPA-free", "bpa_free")."""
    return stems(value.replace("_", " ")) == stems(other.replace("_", " "))


def _sort(base: Request, said: Constraints) -> Any:
    if said.sort:
        return said.sort
    new_budget = said.price is not None and not said.price.dropped and base.sort in _PRICE_SORTS
    return None if new_budget or "sort" in said.dropped else base.sort


def _origin(base: Request, said: Constraints, filters: Filters, *, fresh: bool) -> Mapping[str, str]:
    """The words that set each part still in force; those of the thing itself only where they were not English."""
    thing = said.named or ("" if fresh else base.origin.get("search_text", ""))
    origin = {**base.origin, **said.origin, "search_text": thing}
    in_force = {name.removesuffix("_minor") for name in filters.set_names()} | {
        "exclude",
        "sort",
        *(["search_text"] if thing else []),
    }
    return MappingProxyType({name: words for name, words in sorted(origin.items()) if name in in_force})
