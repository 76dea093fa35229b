"""Facets of a result set, counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from types import MappingProxyType
from typing import Any

from retrieval.facet_counts.facets import Facet, Facets, FacetValue
from retrieval.facet_counts.order import natural, size_order
from retrieval.facet_counts.reading import ATTRIBUTE, GENDERS, IN_FULL, RATINGS, STATED, Tag, says_yes
from retrieval.facet_counts.shelf import PRICE, Shelf, read
from retrieval.filters import YES
from retrieval.money import format_price
from retrieval.product import Product
from retrieval.query import Filters

MOST = 8
LONGEST = 40
"""Characters of a value that can still be picked from a list."""
LEAST_COVERED = 0.25
"""Of a result set, the share that must state a field for its facet to be shown."""
COVERED: Mapping[str, float] = MappingProxyType({"gender": 0.5})
"""Fields that more must state: a filter on gender lets pass whatever does not state it."""
ATTRIBUTE_COVERED = 0.5
"""The same for an attribute: many attributes compete for little room."""
SHARED = 0.6
"""Of the families that state sizes or an attribute, the share that must have a value that is shown."""
MOST_ATTRIBUTES = 5
FLAGS = ("rating_min", "in_stock_min", "on_sale")
"""Facets shown last, whose values do not part the families."""
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "department": "Department",
        "product_type": "Kind",
        "gender": "For",
        PRICE: "Price",
        "brand": "Brand",
        "colors": "Colour",
        "sizes": "Size",
        "materials": "Material",
        "rating_min": "Rating",
        "in_stock_min": "Availability",
        "on_sale": "Offers",
    }
)
_GENDERS = {"female": "women", "male": "men", "kids": "children"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A facet with the tags of its values, in their order."""

    facet: Facet
    tags: tuple[Tag, ...]


def facets(products: Sequence[Product], *, most: int = MOST) -> Facets:
    """Count what a result set can be narrowed by.

    Args:
        products: all variants that fit, of all families found; variants of a family (`Product.family`) count as one.
        most: values a facet shows.

    Returns:
        Facets that tell some of the families from others: where a field is seldom stated, or every family has every
        value of it, there is none. Counts are exact: of the families given, so many meet the filters of a value.
    """
    shelf = read(products)
    return Facets(facets=tuple(counted.facet for counted in counted_facets(shelf, most)), total=len(shelf.tags))


def counted_facets(shelf: Shelf, most: int) -> tuple[Counted, ...]:
    """The facets of a result set that was read, in the order in which they are shown."""
    keys: dict[str, list[str]] = {}
    for name, key in shelf.counts:
        if key != STATED:
            keys.setdefault(name, []).append(key)
    fields = [_field(shelf, name, keys[name], most) for name in LABELS if name in keys]
    shown = [counted for counted in fields if counted is not None]
    if len(shown) > 1 and _same_counts(shown[0], shown[1]):
        del shown[0]
    attributes = (_attribute(shelf, name, keys[name], most) for name in sorted(keys) if name.startswith(ATTRIBUTE))
    best = sorted((each for each in attributes if each is not None), key=lambda each: -_told(each, len(shelf.tags)))
    late = [counted for counted in shown if counted.facet.name in FLAGS]
    return (*(each for each in shown if each not in late), *best[:MOST_ATTRIBUTES], *late)


def _same_counts(department: Counted, kind: Counted) -> bool:
    """Whether departments and kinds part the families alike."""
    names = (department.facet.name, kind.facet.name) == ("department", "product_type")
    return names and [value.count for value in department.facet.values] == [value.count for value in kind.facet.values]


def _field(shelf: Shelf, name: str, keys: list[str], most: int) -> Counted | None:
    total, stated = len(shelf.tags), shelf.counts[(name, STATED)]
    if stated < COVERED.get(name, LEAST_COVERED) * total:
        return None
    offered = _distinct(shelf, name, keys) if name in FLAGS else [key for key in keys if _offered(shelf, name, key)]
    counted = _facet(shelf, name, offered, most)
    return None if counted is None or (name == "sizes" and not _shared(shelf, counted)) else counted


def _offered(shelf: Shelf, name: str, key: str) -> bool:
    """Whether a value can be picked: it is short, and somebody says it (no word of a material, no unstated gender)."""
    if name == "materials":
        return (IN_FULL, key) in shelf.counts and len(key) <= LONGEST
    if name == "gender":
        return shelf.counts[(name, key)] > len(shelf.tags) - shelf.counts[(name, STATED)]
    return len(key) <= LONGEST


def _shared(shelf: Shelf, counted: Counted) -> bool:
    """Whether most families that state a facet have one of the values shown."""
    shown = set(counted.tags)
    covered = sum(not shown.isdisjoint(tags) for tags in shelf.tags)
    return covered >= SHARED * shelf.counts[(counted.facet.name, STATED)]


def _distinct(shelf: Shelf, name: str, keys: list[str]) -> list[str]:
    """The values that narrow: of several thresholds that as many families reach, the highest."""
    seen = {len(shelf.tags)}
    chosen = []
    for key in (key for key in (RATINGS if name == "rating_min" else keys) if key in keys):
        count = shelf.counts[(name, key)]
        if count not in seen:
            seen.add(count)
            chosen.append(key)
    return chosen


def _attribute(shelf: Shelf, name: str, keys: list[str], most: int) -> Counted | None:
    """The facet of an attribute that most families state, in values that they share."""
    if len(keys) < 2 or shelf.counts[(name, STATED)] < ATTRIBUTE_COVERED * len(shelf.tags):
        return None
    trait = YES in keys
    offered = [
        key
        for key in keys
        if len(key) <= LONGEST and shelf.counts[(name, key)] > 1 and not (trait and key != YES and says_yes(key))
    ]
    if not trait and len(offered) < 2:
        return None
    counted = _facet(shelf, name, offered, most)
    return counted if counted is not None and _shared(shelf, counted) else None


def _facet(shelf: Shelf, name: str, keys: list[str], most: int) -> Counted | None:
    """The facet of these values, or None where they tell no families apart."""
    total = len(shelf.tags)
    if all(shelf.counts[(name, key)] == total for key in keys):
        return None
    values = sorted(keys, key=lambda key: (-shelf.counts[(name, key)], natural(key)))[:most]
    order = _ORDERS.get(name)
    if order is not None:
        values.sort(key=order)
    elif all(key.isdecimal() for key in values):
        values.sort(key=int)
    shown = tuple(_value(shelf, name, key) for key in values)
    facet = Facet(
        name=name,
        label=_label(shelf, name),
        values=shown,
        missing=total - shelf.counts[(name, STATED)],
        left_out=len(keys) - len(shown),
    )
    return Counted(facet, tuple((name, key) for key in values))


def _label(shelf: Shelf, name: str) -> str:
    if name in LABELS:
        return LABELS[name]
    written = shelf.spelt.get((name, STATED), name.removeprefix(ATTRIBUTE)).replace("_", " ").strip()
    return written[:1].upper() + written[1:]


def _value(shelf: Shelf, name: str, key: str) -> FacetValue:
    written = shelf.spelt.get((name, key), key)
    shown, filters = _SHOWN[name](shelf, written) if name in _SHOWN else (written, _filters(name, written))
    return FacetValue(value=shown, count=shelf.counts[(name, key)], filters=filters)


def _filters(name: str, written: str) -> Filters:
    if name.startswith(ATTRIBUTE):
        return Filters(attributes=MappingProxyType({name.removeprefix(ATTRIBUTE): written}))
    fields: dict[str, Any] = {name: (written,)}
    return Filters(**fields)


def _price(shelf: Shelf, band: str) -> tuple[str, Filters]:
    place = int(band)
    low = shelf.price_edges[place - 1] if place else None
    high = shelf.price_edges[place] if place < len(shelf.price_edges) else None
    filters = Filters(price_min_minor=low, price_max_minor=None if high is None else high - 1)
    if low is None:
        return f"under {format_price(high or 0, shelf.currency)}", filters
    if high is None:
        return f"{format_price(low, shelf.currency)} and up", filters
    return f"{format_price(low, shelf.currency)} to {format_price(high, shelf.currency)}", filters


def _told(counted: Counted, total: int) -> float:
    """How much a facet tells families apart: the entropy of its values, for the share of families that state it."""
    known = total - counted.facet.missing
    shares = [value.count / known for value in counted.facet.values if value.count < known]
    return known / total * sum(-share * log2(share) for share in shares)


_ORDERS: Mapping[str, Callable[[str], Any]] = {
    "sizes": size_order,
    PRICE: int,
    "rating_min": lambda key: -float(key),
    "gender": GENDERS.index,
}
_SHOWN: Mapping[str, Callable[[Shelf, str], tuple[str, Filters]]] = {
    PRICE: _price,
    "gender": lambda _, key: (_GENDERS[key], Filters(gender=key)),
    "rating_min": lambda _, key: (f"{key} and up", Filters(rating_min=float(key))),
    "in_stock_min": lambda *_: ("in stock", Filters(in_stock_min=1)),
    "on_sale": lambda *_: ("on sale", Filters(on_sale=True)),
}
