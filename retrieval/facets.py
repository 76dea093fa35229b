"""The colours and materials of a product: what the catalogue states, else what its title and description say."""

import re
from functools import lru_cache

from retrieval import colours, materials
from retrieval.chinese.gloss import in_english
from retrieval.product import Product

_FREE = re.compile(
    r"\b(?:no|not|without|instead of)\s+(?:\w+\s+)?$|^(?:[- ]free|\s+(?:look|style|effect|like|print))\b",
    re.I,
)


@lru_cache(maxsize=200_000)
def colors_of(product: Product) -> frozenset[str]:
    """Colours in one spelling: the stated ones, else all of the title, else the sure ones of the description."""
    product = in_english(product)
    if product.colors:
        return frozenset(colours.canonical(color) or color.casefold() for color in product.colors)
    title = {name for name, _, _ in colours.colours_in(product.title)}
    return frozenset(title | {name for name, _, _ in colours.colours_in(product.description or "", sure_only=True)})


@lru_cache(maxsize=200_000)
def materials_of(product: Product) -> frozenset[str]:
    """Materials in one spelling: the stated ones, else those of title and description that are not denied."""
    product = in_english(product)
    if product.materials:
        named = [materials.materials_in(material) or ((material.casefold(), 0, 0),) for material in product.materials]
        return frozenset(name for found in named for name, _, _ in found)
    text = f"{product.title}. {product.description or ''}"
    return frozenset(
        name
        for name, start, end in materials.materials_in(text)
        if not _FREE.search(text[max(0, start - 20) : start]) and not _FREE.match(text[end : end + 10])
    )
