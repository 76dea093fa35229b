"""Colour words and material words as paint, and the shades of a paint."""

import re
from collections.abc import Sequence

COLORS = {
    "black": "#3a3837", "charcoal": "#4b4a4a", "graphite": "#56575a", "slate": "#5f6a73",
    "grey": "#93918c", "gray": "#93918c", "silver": "#b9bdbd", "white": "#f8f4ec", "ivory": "#f3ead6",
    "cream": "#efe2c4", "ecru": "#e6d7b9", "oatmeal": "#dccbb0", "beige": "#d8c3a0", "sand": "#d9bf94",
    "stone": "#b9ad9b", "natural": "#d0b489", "blue": "#44719f", "navy": "#2f4061", "indigo": "#3d4677",
    "denim": "#4f6d8f", "sky": "#8fb4cc", "turquoise": "#4fa3a0", "teal": "#2f7577", "petrol": "#2c5b69",
    "mint": "#a9cfb8", "green": "#557f51", "forest": "#35573f", "emerald": "#2f7a5c", "moss": "#6d7742",
    "lime": "#a8bf4f", "sage": "#a0ae8d", "olive": "#77743f", "khaki": "#a3966b", "red": "#b8412f",
    "crimson": "#a52f38", "burgundy": "#73283a", "wine": "#6f2a3c", "plum": "#6c3a58", "berry": "#94385a",
    "pink": "#dd9ba0", "rose": "#c97f83", "blush": "#e6bdb1", "coral": "#e0806a", "peach": "#ecb48f",
    "yellow": "#e8c14f", "lemon": "#ecd568", "mustard": "#c9952f", "ochre": "#c58a35", "amber": "#cf8a2c",
    "orange": "#db772f", "rust": "#a9522d", "terracotta": "#bd6843", "brick": "#a4503b", "brown": "#76513a",
    "chocolate": "#5a3b2c", "tan": "#c0955f", "camel": "#bf955f", "honey": "#d0993f", "copper": "#b8734b",
    "bronze": "#8f6b3f", "brass": "#c2a04e", "gold": "#c9a24b", "purple": "#735a8d", "violet": "#735a8d",
    "lilac": "#b6a2c8", "lavender": "#b0a3c9", "aubergine": "#503449", "clear": "#cfdfdc",
}  # fmt: skip
"""Colour words as hexadecimal paint, muted so that any two sit well on the same shelf."""

MATERIALS = {
    "cast iron": "#434244", "iron": "#4b4a4c", "carbon steel": "#5a5b5d", "stainless": "#bcc1c1",
    "steel": "#b6bbbc", "aluminium": "#c3c7c7", "aluminum": "#c3c7c7", "titanium": "#a3a5a6",
    "tin": "#bdbfba", "zinc": "#a5abac", "chrome": "#c5cacb", "metal": "#a9adad", "brass": "#c2a04e",
    "copper": "#b8734b", "glass": "#cfdfdc", "terracotta": "#bd6843", "stoneware": "#c9bca6",
    "porcelain": "#f4efe6", "bone china": "#f6f1e8", "ceramic": "#e4d9c7", "clay": "#b77a58",
    "enamel": "#f2ecdf", "concrete": "#b0aca5", "marble": "#e5e1da", "slate": "#5f6a73",
    "oak": "#c39a63", "beech": "#d7b282", "walnut": "#7a543a", "ash": "#d9c094", "birch": "#e0c797",
    "maple": "#d8b07a", "pine": "#ddb97f", "cedar": "#b57a50", "acacia": "#9a673f", "olive wood": "#b08a4e",
    "teak": "#a8733f", "rosewood": "#6e3f30", "ebony": "#3c3330", "plywood": "#d9bb88", "wood": "#c39a63",
    "bamboo": "#d6b871", "rattan": "#cfa568", "wicker": "#c99f61", "willow": "#b98d55", "cork": "#c79a68",
    "straw": "#dcbf7d", "raffia": "#dcbf7d", "jute": "#c3a06a", "hemp": "#c4b084", "coir": "#9c7347",
    "vegan leather": "#8d5f3e", "leather": "#96633c", "suede": "#a87f57", "sheepskin": "#e9dcc3",
    "linen": "#d9cbb0", "merino": "#cfc1ab", "lambswool": "#cfc1ab", "wool": "#cbbda6", "felt": "#aaa49b",
    "alpaca": "#d5c4a6", "cashmere": "#d2c0a8", "waxed cotton": "#6c6a43", "denim": "#4f6d8f",
    "canvas": "#d6c7a6", "cotton": "#e5dac5", "silk": "#e0d0b8", "beeswax": "#dba94a", "soy wax": "#efe4cd",
    "rubber": "#47464a", "silicone": "#76787a", "bakelite": "#3d3230", "horn": "#6c5542",
}  # fmt: skip
"""Material words as hexadecimal paint; a longer word wins over a shorter one inside it."""

SHADE = "#2c1a1d"
"""What every shadow is mixed from."""
GLOW = "#fff6e0"
"""What every light is mixed from."""
GLASS = "#d3e2de"
STEEL = "#bcc1c1"
INK = "#3a3837"
PAPER = "#f8f2e4"
LEAF = "#6f8a56"
FLAME = "#f3b541"


def mix(first: str, second: str, share: float) -> str:
    """The paint between two, `share` of the way from the first to the second."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lighter(paint: str, share: float = 0.3) -> str:
    """The paint in the light."""
    return mix(paint, GLOW, share)


def darker(paint: str, share: float = 0.25) -> str:
    """The paint in the shade."""
    return mix(paint, SHADE, share)


def brightness(paint: str) -> float:
    """How bright a paint looks, 0 to 1 (Rec. 709 weights on the stored values)."""
    red, green, blue = (int(paint[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mark(paint: str) -> str:
    """A paint for seams and lines on this one: darker on bright, lighter on dark."""
    return darker(paint, 0.38) if brightness(paint) > 0.3 else lighter(paint, 0.3)


def distance(first: str, second: str) -> float:
    """How far two paints lie apart, 0 to about 1.7 (Euclidean in stored RGB)."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return float(sum(((a - b) / 255) ** 2 for a, b in pairs) ** 0.5)


def color_paint(words: str | None) -> str | None:
    """The paint of a colour as a shop writes it ("dark green", "off-white"), or None where no word is known."""
    found = [word for word in re.findall(r"[a-z]+", (words or "").lower()) if word in COLORS]
    if not found:
        return None
    paint = COLORS[found[-1]]
    if re.search(r"\b(dark|deep|midnight)\b", (words or "").lower()):
        return darker(paint, 0.3)
    return lighter(paint, 0.4) if re.search(r"\b(light|pale|soft)\b", (words or "").lower()) else paint


def material_paints(materials: Sequence[str]) -> tuple[str, ...]:
    """The paints of the materials that have one, in the order given."""
    found = (_material_paint(material.lower()) for material in materials)
    return tuple(paint for paint in found if paint)


def _material_paint(material: str) -> str | None:
    known = [word for word in MATERIALS if re.search(rf"\b{word}\b", material)]
    return MATERIALS[max(known, key=len)] if known else None
