"""The options of a card: colours as dots, sizes as chips, from the variants that fit."""

import re
from collections.abc import Iterable, Sequence

from assistant.sample.pictures.palette import COLORS
from assistant.speech.speech import ENGLISH, Speech
from retrieval.colours import canonical
from retrieval.product import Product
from ui.markup import Markup, joined, tag

MOST_COLOURS = 6
MOST_SIZES = 6
_LETTERS = ("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL")
_MEASURED = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\W\d]*)")


def options(product: Product, variants: Sequence[Product], say: Speech = ENGLISH) -> Markup | None:
    """Dots and chips, only where there is something to choose."""
    family = variants or (product,)
    colours = _distinct(colour for variant in family for colour in variant.colors)
    sizes = _by_size(_distinct(size for variant in family for size in variant.sizes))
    parts = [
        _row(say("page.colours"), [_dot(colour, say) for colour in colours], MOST_COLOURS)
        if len(colours) > 1
        else None,
        _row(say("page.sizes"), [tag("li", size, class_="size") for size in sizes], MOST_SIZES)
        if len(sizes) > 1
        else None,
    ]
    return tag("div", *parts, class_="options") if any(parts) else None


def paint(colour: str) -> str | None:
    """The paint of a colour word ("forest green" -> its green); None when there is none."""
    words = colour.casefold().replace("-", " ").split()
    named = next((COLORS[word] for word in words if word in COLORS), None)
    return named or COLORS.get(canonical(colour) or "")


def _dot(colour: str, say: Speech) -> Markup:
    fill, name = paint(colour), say.word(colour, "colours")
    if fill is None:
        return tag("li", name, class_="size")
    return tag("li", tag("span", name, class_="unseen"), class_="dot", style=f"--paint: {fill}", title=name)


def _row(label: str, items: Sequence[Markup], most: int) -> Markup:
    rest = len(items) - most
    more = tag("li", f"+{rest}", class_="rest") if rest > 0 else None
    return tag("ul", joined(*items[:most]), more, class_="option-row", aria_label=label)


def _by_size(sizes: Sequence[str]) -> list[str]:
    """Sizes from small to large where it can be told: letters, or numbers of one unit; others as they come."""
    if all(size.upper() in _LETTERS for size in sizes):
        return sorted(sizes, key=lambda size: _LETTERS.index(size.upper()))
    measured = [_MEASURED.fullmatch(size.strip()) for size in sizes]
    if not all(measured) or len({found["unit"].casefold() for found in measured if found}) > 1:
        return list(sizes)
    number = {
        size: float(found["number"].replace(",", ".")) for size, found in zip(sizes, measured, strict=True) if found
    }
    return sorted(sizes, key=lambda size: number[size])


def _distinct(values: Iterable[str]) -> list[str]:
    """Each value once, spelt as it comes first."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(value.casefold(), value)
    return list(found.values())
