"""What bath and body goods come in: tubes, tins, jars and bottles; and hand creams, which come in all of them."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, glass, label, liquid, sheen
from assistant.sample.pictures.palette import PAPER, brightness, darker, lighter
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    block,
    disc,
    lathe,
    line,
    mouth,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

SCENTS = {
    "lavender": "lilac", "rose": "rose", "olive": "sage", "laurel": "olive", "seaweed": "sage", "kelp": "moss",
    "charcoal": "black", "nettle": "green", "citrus": "lemon", "lemon": "lemon", "oat": "oatmeal", "milk": "ivory",
    "pine": "chocolate", "rosemary": "sage", "chamomile": "honey", "calendula": "amber", "duck": "yellow",
    "gardener": "moss", "unscented": "cream", "workshop": "slate", "barrier": "sky", "overnight": "lavender",
    "glycerine": "mint", "curl": "blush", "witch": "mint", "conditioner": "ecru", "lotion": "ivory", "family": "peach",
    "children": "sky", "pocket": "coral", "household": "ecru", "hair": "blush",
}  # fmt: skip
"""What a thing is scented with or meant for -> the colour word that suits it."""


def scent(thing: Subject) -> str:
    """The paint that the name smells of, else the body."""
    return next((thing.paint(color) for word, color in SCENTS.items() if thing.says(word)), thing.body)


def tube(thing: Subject, x: float, paint: str, wide: float = 34, top: float = 50) -> str:
    """A tube that stands on its cap, its crimped end up."""
    low = 176.0
    body = rounded([(x - wide - 4, top), (x + wide + 4, top), (x + wide * 0.72, low), (x - wide * 0.72, low)], 4)
    seam = "".join(f"M{num(x - wide + 2 + i * wide * 0.32)} {num(top + 2)}v8" for i in range(7))
    metal = sheen(x, wide) if thing.made_of("aluminium") else ""
    tag = label(x - wide * 0.62, top + 28, wide * 1.24, 72, thing.accent, _paper(paint))
    return (
        shadow(x, wide)
        + solid(body, paint, metal, tag, rect(x - wide - 6, top, 2 * wide + 12, 12, darker(paint, 0.14)), turn=9)
        + line(seam, darker(paint, 0.35), 1.6)
        + lathe(x, [(174, wide * 0.66), (184, wide * 0.62), (200, wide * 0.6)], darker(thing.trim, 0.15))
    )


def _paper(paint: str) -> str:
    """A label's ground that shows on the paint."""
    return PAPER if brightness(paint) < 0.75 else darker(paint, 0.14)


def tin(thing: Subject, content: str) -> str:
    """An open tin with its printed lid leaning behind it."""
    metal, r = thing.paint("silver"), thing.vary("radius", 52, 58)
    x, y = 158.0, GROUND - 56
    return (
        wall_shadow(circle(x, y, 55))
        + solid(circle(x, y, 55), metal)
        + disc(x, y, 46, scent(thing))
        + label(x - 27, y - 28, 54, 56, thing.accent)
        + shadow(92, r)
        + lathe(92, [(162, r), (194, r), (200, r - 4)], metal, sheen(92, r))
        + mouth(92, 162, r, metal, content, flat=0.18)
        + line("M62 160q14-7 28-1t26-3", lighter(content, 0.6), 3.4)
    )


def jar(thing: Subject) -> str:
    """A low jar with a broad lid."""
    r, x = thing.vary("radius", 54, 62), 116.0
    paint = scent(thing)
    return (
        shadow(x, r)
        + lathe(x, [(128, r - 3), (136, r), (190, r), (200, r - 6)], paint)
        + label(x - 36, 146, 72, 44, thing.accent, _paper(paint))
        + lathe(x, [(90, r - 4), (96, r), (128, r)], darker(thing.paint("charcoal"), 0.05))
        + disc(x, 91, r - 4, lighter(thing.paint("charcoal"), 0.18), flat=0.12)
    )


def pump(thing: Subject) -> str:
    """A bottle with a pump."""
    x, r = 120.0, thing.vary("radius", 40, 46)
    paint, dark = scent(thing), darker(thing.paint("charcoal"), 0.05)
    amber = thing.made_of("glass")
    sides: list[Point] = [(88, 14), (96, 18), (108, r * 0.92), (118, r), (192, r), (200, r - 5)]
    body = (
        glass(x, sides, liquid(x, 112, r, darker(thing.paint("amber"), 0.15)), tint=thing.paint("amber"))
        if amber
        else lathe(x, sides, paint)
    )
    return (
        shadow(x, r)
        + rod(f"M{num(x)} 76V54H{num(x - 34)}q-8 0-8 10", dark, 9)
        + body
        + lathe(x, [(72, 16), (92, 17)], dark)
        + rect(x - 15, 46, 30, 10, dark, 4)
        + label(x - 27, 130, 54, 50, thing.accent if amber else lighter(thing.accent, 0.1))
    )


def flacon(thing: Subject, paint: str, *, dropper: bool = False) -> str:
    """A small bottle with a cap, or with a dropper."""
    x, r = 116.0, 34.0 if dropper else thing.vary("radius", 40, 46)
    top = 104.0 if dropper else 92.0
    sides: list[Point] = [(top, 13), (top + 8, 14), (top + 22, r * 0.92), (top + 32, r), (192, r), (200, r - 5)]
    dark = darker(thing.paint("charcoal"), 0.05)
    cap = (
        lathe(x, [(top - 26, 15), (top + 2, 16)], dark) + lathe(x, [(top - 66, 6), (top - 56, 11), (top - 26, 9)], dark)
        if dropper
        else lathe(x, [(top - 34, 17), (top + 2, 18)], dark)
    )
    return (
        shadow(x, r)
        + glass(x, sides, liquid(x, top + 28, r, paint), tint=lighter(paint, 0.2))
        + cap
        + label(x - r * 0.68, 144, r * 1.36, 42, thing.accent)
    )


def carton(thing: Subject, x: float, wide: float, high: float, paint: str) -> str:
    """A small printed carton."""
    y = GROUND - high
    return (
        shadow(x + wide / 2, wide * 0.6)
        + solid(block(x, y, wide, high, 3), paint, turn=6)
        + label(x + wide * 0.14, y + high * 0.16, wide * 0.72, high * 0.68, thing.accent, _paper(paint))
    )


def _tube(thing: Subject) -> str:
    """One tube of cream."""
    paint = thing.paint("silver") if thing.made_of("aluminium") else scent(thing)
    return tube(thing, 118, paint, thing.vary("wide", 34, 42), thing.vary("top", 44, 60))


def _three(thing: Subject) -> str:
    """Three small tubes."""
    words = ("coral", "sage", "lilac")
    return "".join(
        tube(thing, x, thing.paint(word), 23, top)
        for x, word, top in zip((60, 118, 176), words, (84, 70, 88), strict=True)
    )


def _tin(thing: Subject) -> str:
    """An open tin of balm."""
    return tin(thing, thing.paint("honey") if thing.made_of("beeswax") else thing.paint("ivory"))


def _stick(thing: Subject) -> str:
    """A card stick of balm with its cap off."""
    paint = scent(thing)
    return (
        shadow(100, 34)
        + shadow(172, 28)
        + lathe(100, [(66, 18), (74, 26), (108, 27)], thing.paint("ivory"))
        + lathe(100, [(104, 31), (200, 31)], paint, line("M60 188q40 8 80 0", darker(paint, 0.3), 3))
        + label(79, 122, 42, 54, thing.accent)
        + lathe(172, [(140, 31), (200, 31)], paint)
        + disc(172, 140, 31, lighter(paint), flat=0.12)
    )


def _bar(thing: Subject) -> str:
    """A solid bar of lotion in an open tin."""
    return tin(thing, thing.paint("ecru")) + turned(
        -4, 92, 150, solid(block(58, 142, 68, 22, 10), thing.paint("ivory"), turn=4)
    )


CREAMS: Mapping[str, Kind] = {
    "hand creams": Kind(
        forms=(
            Form(_three, ("three", "set"), common=False),
            Form(_stick, ("stick",), common=False),
            Form(_bar, ("solid", "bar"), common=False),
            Form(_tin, ("balm", "salve"), common=False),
            Form(jar, ("mask", "barrier")),
            Form(_tube, ("cream", "tube")),
        ),
        colors=("cream", "sage", "rose", "mint"),
        bare=False,
        trim="charcoal",
    ),
}
