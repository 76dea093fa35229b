"""Shapes of the home's candles."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, flame, glass, label, liquid, surface
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    curve,
    disc,
    fill,
    lathe,
    line,
    mouth,
    num,
    rod,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _pillar(thing: Subject) -> str:
    """A thick candle on a dish."""
    r, top = thing.vary("radius", 32, 40), thing.vary("top", 84, 104)
    drips = f"M{num(106 - r * 0.2)} {num(top + 2)}q4 22 0 30M{num(106 + r * 0.5)} {num(top + 2)}q5 12 0 18"
    return (
        shadow(116, 60)
        + lathe(116, [(186, 64), (193, 56), (199, 40)], thing.paint("stone"))
        + disc(116, 186, 64, lighter(thing.paint("stone")), flat=0.12)
        + lathe(116, [(top, r), (188, r)], thing.body, line(drips, lighter(thing.body, 0.3), 5))
        + disc(116, top, r, lighter(thing.body, 0.35), flat=0.14)
        + _wick(116, top)
    )


def _wick(x: float, y: float, high: float = 32) -> str:
    """A burning wick."""
    return (
        disc(x, y - high * 0.6, high * 1.1, "#f3b541", opacity=0.16)
        + line(f"M{num(x)} {num(y)}v-6", INK, 2.4)
        + flame(x, y - 4, high)
    )


def _jar(thing: Subject) -> str:
    """A candle in a jar with a label."""
    r, top = thing.vary("radius", 44, 50), thing.vary("top", 102, 114)
    x = 116.0
    wax = darker(thing.paint("cream"), 0.02) if not thing.made_of("glass") else lighter(thing.body, 0.45)
    sides: list[Point] = [(top, r), (188, r), (199, r - 5)]
    pot = (
        glass(x, sides, liquid(x, top + 22, r, wax), tint=lighter(thing.body, 0.3))
        if thing.made_of("glass")
        else lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 199), ("plain", "speckle", "band")))
        + mouth(x, top, r, thing.body, wax)
    )
    tag = label(x - 26, 140, 52, 42, thing.body if thing.made_of("glass") else thing.accent)
    return (
        shadow(x, r)
        + pot
        + (tag if thing.made_of("glass") else "")
        + _wick(x, top + (20 if thing.made_of("glass") else 2))
    )


def _long_glass(thing: Subject) -> str:
    """A tall glass candle that burns for days."""
    r, top, x = 34.0, thing.vary("top", 74, 86), 116.0
    sides: list[Point] = [(top, r), (190, r), (199, r - 4)]
    return (
        shadow(x, r)
        + glass(x, sides, liquid(x, top + 36, r, lighter(thing.body, 0.3)), tint=thing.body)
        + _wick(x, top + 34)
        + label(x - 21, 138, 42, 44, thing.accent)
    )


def _tapers(thing: Subject) -> str:
    """Tall thin candles in holders."""
    brass = thing.paint(thing.pick("holder", ("brass", "black", "stone")))
    spots = ((76, thing.vary("a", 62, 78)), (122, thing.vary("b", 44, 58)), (168, thing.vary("c", 76, 94)))
    return "".join(
        shadow(x, 22)
        + lathe(x, [(top, 6.5), (168, 8.5)], thing.body)
        + lathe(x, [(164, 12), (174, 11), (180, 6), (192, 8), (199, 22)], brass)
        + _wick(x, top, 22)
        for x, top in spots
    )


def _tealights(thing: Subject) -> str:
    """A handful of tealights."""
    cup, wax = thing.paint("silver"), lighter(thing.body, 0.2)
    spots: tuple[Point, ...] = ((86, 158), (152, 158), (56, 182), (120, 182), (184, 182))
    return "".join(
        shadow(x, 27, y + 18)
        + lathe(x, [(y, 27), (y + 16, 27)], cup)
        + disc(x, y, 27, lighter(cup), flat=0.22)
        + disc(x, y, 23.5, wax, flat=0.2)
        + (_wick(x, y, 20) if i % 2 == 0 else line(f"M{num(x)} {num(y)}v-7", INK, 2))
        for i, (x, y) in enumerate(spots)
    )


def _birthday(thing: Subject) -> str:
    """Thin candles on a small cake."""
    words = ("rose", "sky", "mustard", "sage", "lilac")
    sticks = "".join(
        rod(f"M{x} {y}V118", thing.paint(word) if thing.body != thing.paint("gold") else thing.body, 6)
        + _wick(x, y, 17)
        for x, y, word in zip((76, 97, 118, 139, 160), (76, 68, 74, 66, 77), words, strict=True)
    )
    icing = "M58 126q8 22 16 4q8 26 18 4q8 18 18 2q8 24 18 2q8 20 18 0q8 24 18 0q8 14 14-12Z"
    return (
        shadow(118, 72)
        + lathe(118, [(190, 78), (199, 62)], PAPER)
        + sticks
        + lathe(
            118, [(122, 60), (190, 60)], thing.paint("tan"), line("M50 162H186", darker(thing.paint("tan"), 0.35), 6)
        )
        + disc(118, 122, 60, PAPER, flat=0.16)
        + fill(icing, PAPER)
    )


def _tin(thing: Subject) -> str:
    """A candle in a low tin, its lid leaning on it."""
    r, x = thing.vary("radius", 50, 56), 104.0
    metal = thing.body
    return (
        wall_shadow(circle(172, GROUND - 40, 38))
        + solid(circle(172, GROUND - 40, 38), metal)
        + label(150, GROUND - 62, 44, 44, thing.accent)
        + shadow(x, r)
        + lathe(
            x,
            [(136, r), (194, r), (199, r - 3)],
            metal,
            line(f"M{num(x - r)} 150H{num(x + r)}", darker(metal, 0.2), 2.4),
        )
        + mouth(x, 136, r, metal, thing.paint("ivory"), flat=0.16)
        + _wick(x - 16, 137, 26)
        + _wick(x + 16, 137, 26)
    )


def _bucket(thing: Subject) -> str:
    """A candle in a small bucket."""
    r, top, x = 58.0, 112.0, 118.0
    hoops = line(f"M{num(x - r)} 130H{num(x + r)}M{num(x - r)} 172H{num(x + r)}", darker(thing.body, 0.3), 2.4)
    return (
        shadow(x, 48)
        + rod(
            curve([(x - r + 2, 120), (x - r - 4, 150), (x, 174), (x + r + 4, 150), (x + r - 2, 120)]),
            darker(thing.body, 0.2),
            4,
        )
        + lathe(x, [(top, r), (199, r * 0.72)], thing.body, hoops, surface(thing, (x - r, top, x + r, 199)))
        + mouth(x, top, r, thing.body, thing.paint("ivory"))
        + "".join(_wick(x + dx, top + 1, 28) for dx in (-24, 0, 24))
    )


CANDLES: Mapping[str, Kind] = {
    "candles": Kind(
        forms=(
            Form(_tealights, ("tealight",), common=False),
            Form(_birthday, ("birthday", "cake"), common=False),
            Form(_tapers, ("taper", "dinner")),
            Form(_bucket, ("bucket", "garden"), common=False),
            Form(_tin, ("tin",), common=False),
            Form(_long_glass, ("seven", "day"), common=False),
            Form(_pillar, ("pillar", "church")),
            Form(_jar, ("jar", "tumbler", "stoneware", "winter", "candle")),
        ),
        colors=("cream", "ivory", "sage", "rose"),
        bare=False,
    ),
}
