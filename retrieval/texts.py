"""What is embedded and indexed of a product family, a review and a passage."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.chinese.gloss import with_english
from retrieval.product import Passage, Product, Review

LONGEST = 1_600
"""Characters embedded: what the default model reads (256 tokens) and a little more."""
_MOST_ATTRIBUTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A product with all its variants: one entry of the index, one card on the shelf."""

    family_id: str
    variants: tuple[Product, ...]
    """By product id."""

    @property
    def first(self) -> Product:
        """The variant that speaks for all where they do not differ."""
        return self.variants[0]


def families_of(products: Iterable[Product]) -> tuple[Family, ...]:
    """Group products into families, by family id."""
    groups: dict[str, list[Product]] = {}
    for product in products:
        groups.setdefault(product.family, []).append(product)
    return tuple(
        Family(family_id=key, variants=tuple(sorted(groups[key], key=lambda p: p.product_id))) for key in sorted(groups)
    )


def heading(family: Family) -> str:
    """Title, maker and kind of a family: what names it."""
    product = family.first
    return with_english(" ".join(filter(None, (product.title, product.brand, *product.category))))


def body(family: Family) -> str:
    """Everything else: colours, materials, attributes, description."""
    values = [
        _joined(variant.colors for variant in family.variants),
        _joined(variant.materials for variant in family.variants),
    ]
    return with_english(" ".join(filter(None, (*values, _attributes(family.variants), family.first.description))))


def embedded(family: Family) -> str:
    """The text that is embedded: title first, so that what the model cuts is the end of the description."""
    product = family.first
    colors = _joined(variant.colors for variant in family.variants)
    materials = _joined(variant.materials for variant in family.variants)
    kind = " > ".join(product.category)
    parts = (
        product.title,
        product.brand,
        kind,
        colors,
        materials,
        product.description,
        _attributes(family.variants),
    )
    return with_english(". ".join(part for part in parts if part))[:LONGEST]


def review_text(review: Review) -> str:
    """The text of a review that is embedded."""
    return f"{review.title}. {review.text}"[:LONGEST] if review.title else review.text[:LONGEST]


def passage_text(passage: Passage) -> str:
    """The text of a passage that is embedded: with the title and headings it stands under."""
    return ". ".join(filter(None, (passage.title, passage.topic, passage.heading, passage.text)))[:LONGEST]


def text_hash(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def _joined(values: Iterable[Sequence[str]]) -> str:
    return ", ".join(dict.fromkeys(value for each in values for value in each))


def _attributes(variants: Sequence[Product]) -> str:
    named: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.attributes.items():
            named.setdefault(name, {})[value] = None
    return "; ".join(_attribute(name, values) for name, values in sorted(named.items())[:_MOST_ATTRIBUTES])


def _attribute(name: str, values: Mapping[str, None]) -> str:
    return f"{name.replace('_', ' ')} {', '.join(values)}"
