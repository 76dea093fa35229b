"""Colour words of English and the family each belongs to: "navy" is a blue, "crimson" a red; teal stands alone."""

import re
from functools import cache

_FAMILIES = {
    "black": "jet ebony onyx",
    "white": "ivory snow off-white",
    "grey": "gray charcoal slate graphite ash heather-grey",
    "silver": "",
    "gold": "golden",
    "rose gold": "",
    "bronze": "",
    "copper": "",
    "brass": "",
    "red": "crimson scarlet ruby cherry-red",
    "burgundy": "maroon wine-red oxblood",
    "blue": "navy navy-blue cobalt azure sky-blue royal-blue indigo denim-blue sapphire light-blue dark-blue baby-blue",
    "teal": "",
    "turquoise": "aqua",
    "green": "emerald olive forest-green lime mint sage moss khaki-green dark-green light-green",
    "yellow": "lemon-yellow canary",
    "mustard": "ochre",
    "orange": "tangerine",
    "terracotta": "rust",
    "coral": "",
    "peach": "",
    "pink": "blush fuchsia magenta hot-pink dusty-pink",
    "purple": "violet lilac lavender plum mauve amethyst",
    "brown": "chocolate-brown mahogany caramel cognac chestnut walnut-brown espresso-brown dark-brown light-brown",
    "tan": "camel",
    "beige": "taupe sand",
    "cream": "",
    "khaki": "",
    "multicolour": "multicolor multicoloured multicolored rainbow colourful colorful",
    "clear": "transparent",
    "natural": "",
}
_AMBIGUOUS = frozenset(
    (
        "orange peach plum lime mint sage rust cream clear natural tan lavender "
        "ash sand wine snow brass bronze copper gold golden silver walnut"
    ).split()
)
"""Colour words that as often name a fruit, a herb or a metal: they count only in a title or before a thing."""


@cache
def families() -> dict[str, str]:
    """Every colour word -> its family."""
    known = {name: name for name in _FAMILIES}
    for family, shades in _FAMILIES.items():
        for shade in shades.split():
            known[shade.replace("-", " ")] = family
    return known


def canonical(word: str) -> str | None:
    """The colour a word names, in one spelling ("gray" -> grey); None when it names none."""
    key = " ".join(word.casefold().replace("-", " ").split())
    key = {"gray": "grey", "golden": "gold", "multicolor": "multicolour", "navy blue": "navy"}.get(key, key)
    return key if key in families() else None


def same_colour(asked: str, stated: str) -> bool:
    """Whether a stated colour is what was asked for: the same shade, or a shade of the family asked."""
    a, b = canonical(asked), canonical(stated)
    if a is None or b is None:
        return asked.casefold() == stated.casefold()
    return a == b or families()[b] == a


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*families(), "gray"}, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in words) + r")(?![\w-])",
        re.I,
    )


def colours_in(text: str, *, sure_only: bool = False) -> tuple[tuple[str, int, int], ...]:
    """Colour words of a text: (colour in one spelling, start, end); `sure_only` leaves out fruits and metals."""
    found = []
    for match in _pattern().finditer(text):
        name = canonical(match.group())
        if name is not None and not (sure_only and name in _AMBIGUOUS):
            found.append((name, match.start(), match.end()))
    return tuple(found)
