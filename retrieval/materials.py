"""Material words of English and the family each belongs to: oak is a wood, "vegan leather" is no leather."""

import re
from functools import cache

_FAMILIES = {
    "wood": (
        "wooden oak walnut beech bamboo teak acacia pine maple mahogany birch ash-wood cedar rosewood olive-wood "
        "plywood ebony-wood mango-wood"
    ),
    "metal": "metallic",
    "steel": "stainless-steel carbon-steel",
    "iron": "cast-iron wrought-iron",
    "aluminium": "aluminum",
    "brass": "",
    "copper": "",
    "bronze": "",
    "titanium": "",
    "silver": "sterling-silver",
    "gold": "",
    "glass": "crystal borosilicate-glass",
    "ceramic": "porcelain stoneware earthenware terracotta-clay clay",
    "marble": "",
    "stone": "granite slate",
    "plastic": "acrylic polypropylene recycled-plastic",
    "silicone": "",
    "rubber": "",
    "leather": "suede nubuck",
    "vegan leather": "faux-leather imitation-leather artificial-leather leatherette pu-leather",
    "cotton": "organic-cotton waxed-cotton canvas denim flannel corduroy terry",
    "linen": "",
    "wool": "woollen woolen merino merino-wool lambswool cashmere alpaca felt tweed",
    "silk": "satin",
    "velvet": "",
    "polyester": "recycled-polyester fleece microfibre microfiber",
    "nylon": "ripstop",
    "down": "",
    "cork": "",
    "paper": "cardboard",
    "rattan": "wicker",
    "jute": "hemp",
    "lace": "",
    "tulle": "",
    "fur": "",
    "faux fur": "",
}
_METALS = frozenset({"steel", "iron", "aluminium", "brass", "copper", "bronze", "titanium"})


@cache
def families() -> dict[str, str]:
    """Every material word -> its family."""
    known = {name: name for name in _FAMILIES}
    for family, kinds in _FAMILIES.items():
        for kind in kinds.split():
            known[kind.replace("-", " ")] = family
    return known


def canonical(word: str) -> str | None:
    """The material a word names, in one spelling ("wooden" -> wood, "aluminum" -> aluminium); None for no material."""
    key = " ".join(word.casefold().replace("-", " ").split())
    key = {"wooden": "wood", "aluminum": "aluminium", "metallic": "metal", "woollen": "wool", "woolen": "wool"}.get(
        key, key
    )
    return key if key in families() else None


def same_material(asked: str, stated: str) -> bool:
    """Whether a stated material is what was asked for: the same, or a kind of it."""
    a, b = canonical(asked), canonical(stated)
    if a is None or b is None:
        return asked.casefold() in stated.casefold().split() or asked.casefold() == stated.casefold()
    family = families()[b]
    return a in (b, family) or (a == "metal" and family in _METALS)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*families(), "aluminum"}, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in words) + r")(?![\w-])",
        re.I,
    )


def materials_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Material words of a text: (material in one spelling, start, end)."""
    found = []
    for match in _pattern().finditer(text):
        name = canonical(match.group())
        if name is not None:
            found.append((name, match.start(), match.end()))
    return tuple(found)
