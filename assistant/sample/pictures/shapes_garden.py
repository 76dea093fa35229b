"""Shapes of the garden: plant pots; tools, seeds, watering cans and bird feeders have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, circle, grain, sprig, surface, tuft
from assistant.sample.pictures.garden_plants import SOIL, green, herbs, plant, rosette, stalks
from assistant.sample.pictures.palette import INK, LEAF, darker, lighter, mark
from assistant.sample.pictures.patterns import flower, leaf
from assistant.sample.pictures.shapes_garden_birds import FEEDERS
from assistant.sample.pictures.shapes_garden_seeds import SEEDS
from assistant.sample.pictures.shapes_garden_tools import TOOLS
from assistant.sample.pictures.shapes_garden_water import CANS
from assistant.sample.pictures.strokes import (
    Point,
    box,
    curve,
    disc,
    fill,
    lathe,
    line,
    loop,
    mouth,
    num,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _pot(thing: Subject) -> str:
    """A tapered pot with a rim."""
    r, top = thing.vary("radius", 46, 54), thing.vary("top", 112, 124)
    x = 116.0
    frame = (x - r, top + 22, x + r, 199)
    return (
        shadow(x, r * 0.8)
        + plant(thing, x, top + 4, top - 30)
        + lathe(x, [(top + 10, r * 0.9), (199, r * 0.62)], thing.body, surface(thing, frame), soft=False)
        + lathe(x, [(top, r), (top + 22, r * 0.97)], thing.body, soft=False)
        + mouth(x, top, r, thing.body, SOIL)
        + stalks(thing, x, top)
    )


def _glazed(thing: Subject) -> str:
    """A rounded glazed pot for indoors."""
    r, top = thing.vary("radius", 46, 54), thing.vary("top", 120, 128)
    x = 116.0
    sides: list[Point] = [(top, r * 0.88), (top + 28, r), (180, r * 0.92), (199, r * 0.7)]
    leaves = "".join(
        line(curve([(x, top + 4), (x + dx * 0.5, top - up * 0.6), (x + dx, top - up)]), green(thing), 3)
        + leaf(x + dx, top - up + 8, 24, side, paint)
        for dx, up, side, paint in (
            (-34, 34, -1, green(thing)),
            (-14, 70, -1, lighter(green(thing), 0.12)),
            (12, 74, 1, green(thing)),
            (34, 36, 1, lighter(green(thing), 0.12)),
            (20, 46, 1, darker(green(thing), 0.12)),
            (-20, 48, -1, darker(green(thing), 0.12)),
        )
    )
    usual = ("plain", "band", "speckle", "stripes")
    return (
        shadow(x, r)
        + leaves
        + lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 199), usual))
        + mouth(x, top, r * 0.88, thing.body, SOIL)
        + stalks(thing, x, top)
    )


def _nursery(thing: Subject) -> str:
    """Small pots: a stack, and one with a seedling."""
    stack = "".join(lathe(78, [(y, 30), (y + 9, 30)], thing.body, soft=False) for y in range(140, 72, -11))
    sprout = line("M160 152V118", LEAF, 3) + leaf(160, 122, 22, 1, LEAF) + leaf(160, 124, 22, -1, lighter(LEAF, 0.15))
    pots = "".join(
        shadow(x, 28)
        + lathe(x, [(150, 30), (199, 21)], thing.body, surface(thing, (x - 30, 150, x + 30, 199)), soft=False)
        + lathe(x, [(146, 33), (158, 32)], thing.body, soft=False)
        for x in (78.0, 160.0)
    )
    return pots + stack + mouth(78, 74, 30, thing.body, SOIL) + mouth(160, 146, 33, thing.body, SOIL) + sprout


def _trough(thing: Subject) -> str:
    """A long planter with herbs."""
    wide, high = thing.vary("wide", 146, 160), thing.vary("high", 52, 64)
    x, top = 108 - wide / 2, 200 - high
    frame = (x, top + 10, x + wide, 200)
    return (
        shadow(116, wide * 0.52)
        + herbs(thing, x + 18, top + 2, wide - 16)
        + box(x, top, wide, high, thing.body, surface(thing, frame), deep=22)
        + fill(f"M{num(x + 8)} {num(top - 1)}l13-6h{num(wide - 10)}l-9 6Z", SOIL)
        + herbs(thing, x + 6, top - 2, wide - 4)
        + line(f"M{num(x)} {num(top + 9)}h{num(wide)}", darker(thing.body, 0.3), 2.6)
    )


def _bag(thing: Subject) -> str:
    """A soft grow bag with two handles."""
    x, r, top = 116.0, thing.vary("radius", 54, 62), thing.vary("top", 124, 134)
    sides: list[Point] = [(top, r * 0.94), (top + 36, r), (188, r * 0.96), (199, r * 0.86)]
    seam = line(f"M{num(x - r)} {num(top + 14)}h{num(2 * r)}", mark(thing.body), 2, 0.8)
    fruit = "".join(
        disc(x + dx, top - up, 8, thing.paint("red")) for dx, up in ((-26, 40), (18, 56), (36, 30), (-6, 24))
    )
    return (
        shadow(x, r)
        + sprig((x - 4, top), (x - 34, top - 72), 18, LEAF)
        + sprig((x + 4, top), (x + 36, top - 66), 18, lighter(LEAF, 0.12))
        + sprig((x, top), (x + 4, top - 90), 18, darker(LEAF, 0.1))
        + fruit
        + lathe(x, sides, thing.body, seam)
        + mouth(x, top, r * 0.94, thing.body, SOIL)
        + "".join(loop(x + side * (r + 1), top + 26, 7, 14, thing.body, 6) for side in (-1, 1))
    )


def _citrus(thing: Subject) -> str:
    """A large pot with a garland and a small lemon tree."""
    x, top = 116.0, 132.0
    sides: list[Point] = [(top + 8, 50), (164, 48), (199, 32)]
    garland = line(f"M{num(x - 52)} 154q18 20 35 2q17 18 34 0q18 18 36-2", darker(thing.body, 0.3), 4)
    lemons = "".join(
        disc(x + dx, y, 7.5, thing.paint("yellow")) for dx, y in ((-30, 70), (-4, 86), (26, 64), (34, 90), (-12, 48))
    )
    return (
        shadow(x, 44)
        + rod(f"M{num(x)} {num(top)}V84", "#7a5a3f", 7)
        + solid(circle(x, 70, 48, 0.86), LEAF, turn=12)
        + "".join(leaf(x + dx, y, 14, side, lighter(LEAF, 0.2)) for dx, y, side in LEAVES)
        + lemons
        + lathe(x, sides, thing.body, garland)
        + lathe(x, [(top, 56), (top + 16, 54)], thing.body, soft=False)
        + mouth(x, top, 56, thing.body, SOIL)
        + rod(f"M{num(x)} {num(top + 4)}V116", "#7a5a3f", 7)
    )


LEAVES = ((-26, 58, -1), (-8, 72, 1), (14, 52, 1), (-2, 104, -1), (18, 92, 1), (-34, 92, 1))


def _cube(thing: Subject) -> str:
    """A square planter with tall grass."""
    wide = thing.vary("wide", 88, 98)
    x, top = 106 - wide / 2, 200 - wide
    return (
        shadow(116, wide * 0.6)
        + box(x, top, wide, wide, thing.body, surface(thing, (x, top, x + wide, 200)), deep=30)
        + fill(f"M{num(x + 8)} {num(top - 2)}l17-9h{num(wide - 14)}l-12 9Z", SOIL)
        + tuft(x + wide / 2 + 13, top - 4, 54, top - 24, green(thing))
    )


def _bowl(thing: Subject) -> str:
    """A shallow bowl with rosettes."""
    sides: list[Point] = [(152, 74), (166, 72), (190, 52), (199, 44)]
    return (
        shadow(118, 62)
        + lathe(118, sides, thing.body, surface(thing, (44, 152, 192, 199)))
        + mouth(118, 152, 74, thing.body, thing.paint("stone"))
        + "".join(
            rosette(x, y, size, paint)
            for x, y, size, paint in ((76, 142, 24, "#8fa37a"), (158, 142, 22, "#a5788a"), (118, 134, 32, "#7f9a80"))
        )
    )


def _trio(thing: Subject) -> str:
    """Three small pots on a tray."""
    wood = thing.trim
    greens = (LEAF, "#8a985c", "#5d7f62")
    pots = "".join(
        sprig((x, 136), (x - 10, 84), 12, paint)
        + sprig((x, 136), (x + 12, 78), 12, lighter(paint, 0.14))
        + lathe(x, [(134, 25), (184, 21)], thing.body, surface(thing, (x - 25, 134, x + 25, 184), ("plain", "speckle")))
        + mouth(x, 134, 25, thing.body, SOIL)
        + sprig((x, 138), (x + 1, 104), 11, paint, 4)
        for x, paint in zip((62.0, 118.0, 174.0), greens, strict=True)
    )
    tray = rounded([(28, 180), (208, 180), (204, 200), (32, 200)], 6)
    return shadow(118, 86) + pots + solid(tray, wood, grain((28, 180, 208, 200), wood), turn=4)


def _basket(thing: Subject) -> str:
    """A hanging basket of wire and coir."""
    coir = thing.paint("tan")
    shell = "M54 126H186Q182 186 120 192Q58 186 54 126Z"
    blooms = "".join(
        flower(x, y, 13, thing.paint(word), thing.paint("amber"))
        for x, y, word in zip(
            (70, 98, 126, 154, 176), (112, 98, 106, 98, 116), ("rose", "white", "coral", "rose", "white"), strict=True
        )
    )
    cage = "M54 126H186M76 128Q86 180 120 192M120 126V192M164 128Q154 180 120 192M60 152H180"
    return (
        line("M120 0V16", INK, 3)
        + line("M120 10q10 4 4 14", INK, 3)
        + below(130, 54)
        + solid(shell, coir, turn=12)
        + "".join(tuft(x, 132, 26, 36, LEAF) for x in (76, 120, 162))
        + blooms
        + sprig((66, 128), (44, 166), 11, LEAF, 4)
        + sprig((172, 128), (196, 160), 11, LEAF, 4)
        + line(f"M54 126L120 24L186 126M120 24V126{cage}", thing.body, 2.6)
    )


def _barrel(thing: Subject) -> str:
    """Half a barrel with hoops."""
    r, top = 66.0, 132.0
    sides: list[Point] = [(top, r), (160, r * 1.02), (199, r * 0.84)]
    staves = "".join(
        f"M{num(118 + r * dx)} {top}L{num(118 + r * dx * 0.84)} 206" for dx in (-0.8, -0.5, -0.16, 0.18, 0.52, 0.82)
    )
    hoops = "M40 150q78 18 156 0M44 184q74 16 148 0"
    return (
        shadow(118, 60)
        + plant(thing, 118, top + 4, 96)
        + tuft(80, top + 4, 30, 50, green(thing))
        + tuft(156, top + 4, 30, 52, green(thing))
        + lathe(118, sides, thing.body, line(staves, darker(thing.body, 0.4), 2), line(hoops, "#6a6a6a", 8))
        + mouth(118, top, r, thing.body, SOIL)
        + tuft(118, top + 5, 40, 26, green(thing))
    )


GARDEN: Mapping[str, Kind] = {
    "plant pots": Kind(
        forms=(
            Form(_nursery, ("nursery", "seedling", "pack"), common=False),
            Form(_bag, ("bag",), common=False),
            Form(_trough, ("trough", "box", "balcony"), common=False),
            Form(_citrus, ("citrus", "garlanded", "large"), common=False),
            Form(_cube, ("cube", "square"), common=False),
            Form(_bowl, ("bowl", "shallow", "alpine"), common=False),
            Form(_basket, ("basket", "hanging"), common=False),
            Form(_barrel, ("barrel",), common=False),
            Form(_trio, ("set", "windowsill"), common=False),
            Form(_glazed, ("glazed", "indoor", "cachepot")),
            Form(_pot, ("flower", "pot")),
        ),
        colors=("terracotta", "cream", "sage", "charcoal"),
        trim="tan",
    ),
    **TOOLS,
    **SEEDS,
    **CANS,
    **FEEDERS,
}
