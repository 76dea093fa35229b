"""What one product says to each facet, read once and kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from retrieval import colours, materials
from retrieval.facets import colors_of, materials_of
from retrieval.filters import YES, meets
from retrieval.materials import same_material
from retrieval.product import Product
from retrieval.query import Filters

Tag = tuple[str, str]
"""The name of a facet and a value of it, case-folded; what a family counts once for."""
STATED = ""
"""In place of a value: the product states something for this facet."""
IN_FULL = "materials in full"
"""In place of a facet: materials, or their families, as somebody states them, not a word of them alone."""
ATTRIBUTE = "attributes."
"""What the facet of an attribute is named with, before the attribute's name."""
GENDERS = ("female", "male", "kids")
RATINGS = ("4.5", "4", "3.5", "3")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a family, by its variants that fit, counts for."""

    tags: tuple[Tag, ...]
    """None twice."""
    spelt: tuple[tuple[Tag, str], ...]
    """Tags that are not written case-folded, and how they are written."""
    prices: frozenset[int]
    """What the variants cost now, in minor units."""
    currencies: frozenset[str]


@lru_cache(maxsize=50_000)
def reading_of(variants: tuple[Product, ...]) -> Reading:
    """What a family says to each facet: the tags of the very values that filters on them let a variant pass for."""
    said: dict[Tag, str] = {}
    for variant in reversed(variants):
        said |= _tags_of(variant)
    prices = (variant.current_price_minor for variant in variants)
    return Reading(
        tuple(said),
        tuple((tag, spelling) for tag, spelling in said.items() if spelling != tag[1]),
        frozenset(price for price in prices if price is not None),
        frozenset(variant.currency for variant in variants if variant.currency),
    )


@lru_cache(maxsize=200_000)
def _tags_of(product: Product) -> dict[Tag, str]:
    """The tags of one variant -> how it writes them."""
    return {_kept(tag): spelling for tag, spelling in _said(product)}


@lru_cache(maxsize=100_000)
def _kept(tag: Tag) -> Tag:
    """The same object for equal tags, so that they lie in memory once."""
    return tag


def _said(product: Product) -> Iterator[tuple[Tag, str]]:
    for name in ("department", "product_type", "brand"):
        value = getattr(product, name)
        if value:
            yield from _stated(name, value)
    for size in product.sizes:
        yield from _stated("sizes", size)
    for color in sorted(colors_of(product)):
        yield from _stated("colors", colours.families().get(color, color))
    for material in sorted(materials_of(product)):
        yield from _materials(material)
    yield from _gender(product)
    yield from _attributes(product)
    yield from _flags(product)


def _flags(product: Product) -> Iterator[tuple[Tag, str]]:
    if product.rating is not None:
        yield ("rating_min", STATED), STATED
        for least in RATINGS:
            if product.rating >= float(least):
                yield ("rating_min", least), least
    if product.in_stock is not None:
        yield ("in_stock_min", STATED), STATED
    if product.in_stock is not False:
        yield ("in_stock_min", "1"), "1"
    if product.price_minor is not None:
        yield ("on_sale", STATED), STATED
    if product.on_sale:
        yield ("on_sale", YES), YES


def _stated(name: str, value: str) -> Iterator[tuple[Tag, str]]:
    yield (name, STATED), STATED
    yield (name, value.casefold()), value


def _materials(stated: str) -> Iterator[tuple[Tag, str]]:
    """Every name that a material passes for ("steel" is a metal, "woven willow" a willow)."""
    yield ("materials", STATED), STATED
    whole = materials.families().get(stated, stated)
    yield (IN_FULL, whole), whole
    for asked in _asked_for(stated):
        yield ("materials", asked), asked


@lru_cache(maxsize=50_000)
def _asked_for(stated: str) -> tuple[str, ...]:
    asked = {stated, *stated.split(), *materials.families().values()}
    return tuple(sorted(name for name in asked if same_material(name, stated)))


def _gender(product: Product) -> Iterator[tuple[Tag, str]]:
    if product.gender is not None:
        yield ("gender", STATED), STATED
    for gender in GENDERS:
        if product.gender in (None, "unisex", gender):
            yield ("gender", gender), gender


def _attributes(product: Product) -> Iterator[tuple[Tag, str]]:
    last = {name.casefold(): (name, str(value)) for name, value in product.attributes.items()}
    for key, (name, value) in last.items():
        if value.strip():
            facet = ATTRIBUTE + key
            yield (facet, STATED), name
            yield (facet, value.casefold()), value
            if says_yes(value):
                yield (facet, YES), YES


@lru_cache(maxsize=50_000)
def says_yes(value: str) -> bool:
    """Whether an attribute's value passes for a yes ("yes, to 5,000 mm")."""
    stated = Product(product_id="", title="", attributes={"": value})
    return meets(stated, Filters(attributes={"": YES}), today=date.min)
