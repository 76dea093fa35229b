"""Shapes of the home's vases."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, glass, liquid, sprig, surface, vessel
from assistant.sample.pictures.palette import LEAF, darker, lighter, mark
from assistant.sample.pictures.patterns import flower
from assistant.sample.pictures.strokes import (
    Point,
    curve,
    disc,
    fill,
    lathe,
    line,
    loop,
    mouth,
    num,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

BLOOMS = ("rose", "mustard", "terracotta", "lilac", "white", "coral")


def _bunch(thing: Subject, x: float, y: float, high: float, spread: float) -> str:
    """Stems that rise from a vase's mouth: leaves and flowers of the product's own."""
    top = y - high
    leaf = thing.pick("leaf", (LEAF, "#8a9a6a", "#5f7a5c"))
    bloom, heart = thing.paint(thing.pick("bloom", BLOOMS)), thing.paint("amber")
    size = thing.vary("bloom size", 10, 14)
    heads = ((-0.45, 0.1), (0.5, 0.16), (0.05, -0.08))
    stems = "".join(
        line(curve([(x, y), (x + spread * dx * 0.4, y - high * 0.5), (x + spread * dx, top + high * dy)]), leaf, 2.4)
        for dx, dy in heads
    )
    flowers = "".join(flower(x + spread * dx, top + high * dy, size, bloom, heart) for dx, dy in heads)
    return (
        sprig((x - 3, y), (x - spread, top + high * 0.34), size * 0.95, leaf)
        + sprig((x + 3, y), (x + spread, top + high * 0.4), size * 0.95, lighter(leaf, 0.15))
        + stems
        + flowers
    )


def _dry(thing: Subject, x: float, y: float, high: float, spread: float) -> str:
    """Dried grasses with feathery heads."""
    straw = thing.pick("straw", ("#c9a86a", "#d8c08c", "#b98f5c"))
    heads = ((-1, 0.2), (-0.4, 0), (0.2, 0.08), (0.85, 0.24))
    return "".join(
        line(
            curve([(x, y), (x + spread * dx * 0.4, y - high * 0.5), (x + spread * dx, y - high * (1 - dy))]), straw, 2.4
        )
        + turned(
            dx * 26,
            x + spread * dx,
            y - high * (1 - dy),
            solid(circle(x + spread * dx, y - high * (1 - dy), 8, 2.6), lighter(straw, 0.2), turn=3, rim=1.5),
        )
        for dx, dy in heads
    )


def _water(thing: Subject, x: float, level: float, reach: float) -> str:
    """Water and stems in a glass vase."""
    stems = line(f"M{num(x - 5)} 40L{num(x + 8)} 190M{num(x + 5)} 40L{num(x - 8)} 190M{num(x)} 40V192", LEAF, 2.6)
    return liquid(x, level, reach, lighter(thing.body, 0.45)) + stems


def _vase(thing: Subject) -> str:
    """A vase with shoulders."""
    r, top = thing.vary("radius", 42, 50), thing.vary("top", 100, 112)
    sides: list[Point] = [
        (top, r * 0.42),
        (top + 12, r * 0.4),
        (top + 34, r * 0.94),
        (top + 52, r),
        (188, r * 0.68),
        (199, r * 0.58),
    ]
    return _filled(thing, sides, _bunch(thing, 116, top + 2, top - 36, 44), ("plain", "speckle", "band", "stripes"))


def _filled(thing: Subject, sides: list[Point], stems: str, usual: tuple[str, ...], x: float = 116) -> str:
    """A vase of the given profile with what stands in it."""
    top, neck = sides[0]
    reach = max(radius for _, radius in sides)
    clear = thing.made_of("glass", "recycled glass")
    return (
        shadow(x, sides[-1][1] + 8)
        + stems
        + ("" if clear else disc(x, top, neck, darker(thing.body, 0.4), flat=0.12))
        + vessel(thing, x, sides, usual, _water(thing, x, top + (199 - top) * 0.42, reach))
        + (
            ""
            if clear
            else line(
                f"M{num(x - neck)} {num(top)}a{num(neck)} {num(neck * 0.12)} 0 0 0 {num(2 * neck)} 0",
                lighter(thing.body),
                2.4,
            )
        )
    )


def _bottle_vase(thing: Subject) -> str:
    """A bottle with one or two stems."""
    r, top = thing.vary("radius", 34, 42), thing.vary("top", 84, 98)
    sides: list[Point] = [
        (top, 13),
        (top + 5, 11),
        (top + 34, 11),
        (top + 56, r * 0.9),
        (top + 70, r),
        (190, r),
        (199, r - 4),
    ]
    return _filled(thing, sides, _bunch(thing, 116, top + 2, top - 30, 30), ("plain", "speckle"))


def _cylinder(thing: Subject) -> str:
    """A tall straight vase."""
    r, top = thing.vary("radius", 32, 40), thing.vary("top", 78, 92)
    sides: list[Point] = [(top, r), (190, r), (199, r - 2)]
    return _filled(thing, sides, _bunch(thing, 116, top + 4, top - 28, 48), ("plain", "band", "uprights"))


def _posy(thing: Subject) -> str:
    """A small round vase."""
    r, top = thing.vary("radius", 42, 48), thing.vary("top", 124, 132)
    sides: list[Point] = [
        (top, r * 0.5),
        (top + 8, r * 0.48),
        (top + 24, r * 0.86),
        (top + 42, r),
        (190, r * 0.76),
        (199, r * 0.55),
    ]
    return _filled(thing, sides, _bunch(thing, 116, top + 2, 66, 38), ("plain", "speckle"))


def _tall(thing: Subject) -> str:
    """A large vase with dried grasses."""
    r, top = thing.vary("radius", 42, 48), thing.vary("top", 104, 114)
    sides: list[Point] = [(top, r * 0.56), (top + 10, r * 0.5), (top + 36, r * 0.94), (top + 54, r), (199, r * 0.62)]
    return _filled(thing, sides, _dry(thing, 116, top + 4, 78, 50), ("plain", "band", "speckle"))


def _flower_jug(thing: Subject) -> str:
    """A jug with flowers."""
    r, top = thing.vary("radius", 40, 46), thing.vary("top", 98, 106)
    sides: list[Point] = [(top, r * 0.74), (top + 22, r * 0.66), (top + 56, r), (188, r * 0.9), (199, r * 0.78)]
    lip = fill(f"M{num(112 - r * 0.74)} {num(top)}l-18-6 20 26Z", darker(thing.body, 0.06))
    return (
        loop(112 + r * 0.9, top + 44, 26, 34, thing.body, 9)
        + lip
        + _filled(thing, sides, _bunch(thing, 112, top + 2, top - 36, 46), ("plain", "band", "stripes"), 112)
    )


def _basket(thing: Subject) -> str:
    """A woven basket with dried grasses."""
    r, top = 48.0, thing.vary("top", 108, 118)
    sides: list[Point] = [(top, r * 0.78), (top + 14, r * 0.82), (164, r), (199, r * 0.8)]
    rows = "".join(
        f"M{num(116 - r)} {y}" + "".join("q5-4 10 0t10 0" for _ in range(6)) for y in range(int(top) + 10, 204, 9)
    )
    return (
        shadow(116, r)
        + _dry(thing, 116, top + 4, 80, 48)
        + disc(116, top, r * 0.78, darker(thing.body, 0.4), flat=0.12)
        + lathe(116, sides, thing.body, line(rows, mark(thing.body), 2.2, 0.65))
    )


def _trio(thing: Subject) -> str:
    """Three small vases, a stem in each."""
    paints = (thing.body, thing.accent, lighter(thing.body, 0.35))
    forms: tuple[tuple[float, list[Point]], ...] = (
        (58, [(138, 7), (158, 8), (176, 24), (190, 24), (199, 16)]),
        (116, [(112, 8), (136, 9), (160, 26), (190, 28), (199, 24)]),
        (176, [(146, 9), (154, 9), (174, 22), (199, 20)]),
    )
    stems = "".join(
        sprig((x, sides[0][0] + 4), (x + lean, sides[0][0] - 62), 10, LEAF, 4)
        for (x, sides), lean in zip(forms, (-12, 10, 14), strict=True)
    )
    bodies = "".join(
        shadow(x, 22)
        + (
            glass(x, sides, liquid(x, 176, 30, lighter(paint, 0.4)), tint=paint)
            if thing.made_of("glass")
            else lathe(x, sides, paint)
        )
        for (x, sides), paint in zip(forms, paints, strict=True)
    )
    return stems + bodies


def _ikebana(thing: Subject) -> str:
    """A low bowl with one bough."""
    sides: list[Point] = [(166, 72), (182, 64), (194, 46), (199, 40)]
    bloom = thing.paint(thing.pick("bloom", BLOOMS))
    return (
        shadow(120, 56)
        + line(curve([(98, 166), (92, 120), (120, 84), (164, 56)]), "#6b4a33", 4.5)
        + line(curve([(100, 130), (78, 104), (60, 96)]), "#6b4a33", 3)
        + "".join(flower(x, y, 12, bloom, thing.paint("amber")) for x, y in ((164, 56), (128, 80), (62, 96), (144, 74)))
        + sprig((98, 166), (140, 130), 11, LEAF, 3)
        + lathe(120, sides, thing.body, surface(thing, (48, 166, 192, 199), ("plain", "speckle")))
        + mouth(120, 166, 72, thing.body, darker(thing.paint("sky"), 0.2))
    )


def _wall_vase(thing: Subject) -> str:
    """A half vase that hangs on the wall."""
    outline = rounded([(84, 96), (152, 96), (142, 160), (118, 184), (94, 160)], 14)
    return (
        _bunch(thing, 118, 102, 62, 44)
        + wall_shadow(outline)
        + solid(outline, thing.body, surface(thing, (84, 96, 152, 184), ("plain", "speckle", "uprights")))
        + line("M86 99H150", lighter(thing.body, 0.5), 3.5)
    )


VASES: Mapping[str, Kind] = {
    "vases": Kind(
        forms=(
            Form(_wall_vase, ("wall",), common=False),
            Form(_trio, ("set", "trio"), common=False),
            Form(_ikebana, ("ikebana", "bowl", "low"), common=False),
            Form(_basket, ("basket", "seagrass"), common=False),
            Form(_flower_jug, ("jug", "pitcher"), common=False),
            Form(_tall, ("dry", "dried", "floor"), common=False),
            Form(_cylinder, ("cylinder", "tall")),
            Form(_bottle_vase, ("bottle", "bud")),
            Form(_posy, ("posy", "round")),
            Form(_vase, ("shoulder", "vase")),
        ),
        colors=("terracotta", "cream", "teal", "sage"),
    ),
}
