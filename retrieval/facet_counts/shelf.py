"""The families of a result set, each with the tags it counts for."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add

from retrieval.facet_counts.bands import price_edges
from retrieval.facet_counts.reading import STATED, Tag, reading_of
from retrieval.filters import size_covers
from retrieval.product import Product

PRICE = "price"
_FIRST_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A result set, read."""

    tags: tuple[tuple[Tag, ...], ...]
    """Of each family, in the order in which the families come first; none twice."""
    family_of: Mapping[str, int]
    """Family id -> its place in `tags`."""
    counts: Counter[Tag]
    """How many families have a tag."""
    spelt: Mapping[Tag, str]
    """Tags that are not written case-folded -> as the first product writes them."""
    currency: str | None
    price_edges: tuple[int, ...]
    """Where the price bands part; the tags of prices are the places of the bands."""


def read(products: Sequence[Product]) -> Shelf:
    """Read a result set: all variants that fit, of all its families."""
    variants: dict[str, list[Product]] = {}
    for product in products:
        variants.setdefault(product.family, []).append(product)
    readings = [reading_of(tuple(members)) for members in variants.values()]
    said = [reading.tags for reading in readings]
    counts = Counter(chain.from_iterable(said))
    covered = _covered_sizes(said, counts)
    currencies = frozenset[str]().union(*{reading.currencies for reading in readings})
    currency = next(iter(currencies), None)
    least = [min(reading.prices) for reading in readings if reading.prices]
    edges = price_edges(least) if least and len(currencies) <= 1 else ()
    banded = _bands([reading.prices for reading in readings], edges)
    counts.update(chain.from_iterable(covered))
    counts.update(chain.from_iterable(banded))
    return Shelf(
        tags=tuple(map(add, map(add, said, covered), banded)),
        family_of={family: place for place, family in enumerate(variants)},
        counts=counts,
        spelt=dict(chain.from_iterable(reading.spelt for reading in reversed(readings))),
        currency=currency,
        price_edges=edges,
    )


def _covered_sizes(said: Sequence[tuple[Tag, ...]], counts: Iterable[Tag]) -> list[tuple[Tag, ...]]:
    """The further sizes that a span among each family's sizes covers ("39-42" covers 41)."""
    sizes = [tag for tag in counts if tag[0] == "sizes" and tag[1] != STATED]
    spans = [tag for tag in sizes if _is_span(tag[1])]
    if not spans:
        return [()] * len(said)
    numbers = [tag for tag in sizes if not _is_span(tag[1])]
    covers = {span: {number for number in numbers if _covers(span[1], number[1])} for span in spans}
    return [
        () if covers.keys().isdisjoint(own) else tuple(set().union(*(covers.get(tag, ()) for tag in own)) - set(own))
        for own in said
    ]


_covers = lru_cache(maxsize=100_000)(size_covers)


@lru_cache(maxsize=50_000)
def _is_span(size: str) -> bool:
    """Whether a size covers more than itself: then it covers the number that it begins with."""
    first = _FIRST_NUMBER.match(size)
    return first is not None and first.group() != size and size_covers(size, first.group())


def _bands(prices: Sequence[Collection[int]], edges: Sequence[int]) -> list[tuple[Tag, ...]]:
    """The tags of the price bands that each family's variants lie in; none where there is one band."""
    if not edges:
        return [()] * len(prices)
    bands = [(PRICE, str(place)) for place in range(len(edges) + 1)]
    stated = (PRICE, STATED)
    return [(stated, *{bands[bisect(edges, price)] for price in known}) if known else () for known in prices]
