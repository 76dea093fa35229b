"""Shapes of the garden's watering cans."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, clear, glass, liquid, sheen, shiny, surface
from assistant.sample.pictures.palette import PAPER, darker, lighter, mark
from assistant.sample.pictures.patterns import flower
from assistant.sample.pictures.strokes import (
    Point,
    blob,
    curve,
    disc,
    inside,
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
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _rose(x: float, y: float, angle: float, paint: str, size: float = 1) -> str:
    """The sprinkler at the end of a spout, its face to the upper left."""
    holes = "".join(f"M{num(x - 17 * size)} {num(y + dy * size)}h.1" for dy in (-10, 0, 10))
    outline = rounded(
        [(x, y - 6 * size), (x, y + 6 * size), (x - 18 * size, y + 17 * size), (x - 18 * size, y - 17 * size)], 3
    )
    return turned(angle, x, y, solid(outline, paint, turn=4, rim=2), line(holes, darker(paint, 0.5), 2.6))


def _barrel(thing: Subject, x: float, top: float, r: float) -> str:
    """The can itself, straight-sided, half covered at the top."""
    hoops = line(
        f"M{num(x - r)} {num(top + 14)}q{num(r)} 12 {num(2 * r)} 0M{num(x - r)} 184q{num(r)} 12 {num(2 * r)} 0",
        mark(thing.body),
        2.4,
        0.7,
    )
    return lathe(x, [(top, r), (199, r)], thing.body, hoops, surface(thing, (x - r, top, x + r, 199)), soft=False)


def _can(thing: Subject) -> str:
    """A classic can with a long spout and a rose."""
    x, r, top = 132.0, thing.vary("radius", 42, 48), thing.vary("top", 118, 128)
    brass = thing.trim if shiny(thing) else thing.body
    tip: Point = (x - r - 54, top - 16)
    brace = line(f"M{num(x - r + 4)} {num(top + 6)}L{num(x - r - 30)} {num(top + 16)}", darker(thing.body, 0.25), 4)
    spout = rounded([(x - r + 6, 164), (x - r + 6, 190), (tip[0] - 2, tip[1] + 8), (tip[0] + 7, tip[1] - 4)], 4)
    back = curve(
        [(x + 6, top - 2), (x + 16, top - 42), (x + r + 20, top - 30), (x + r + 30, top + 24), (x + r - 2, 172)]
    )
    return (
        shadow(x, r + 6)
        + brace
        + solid(spout, thing.body, turn=5, rim=2)
        + _rose(tip[0] + 3, tip[1] + 3, 44, brass)
        + rod(back, darker(thing.body, 0.08), 8)
        + _barrel(thing, x, top, r)
        + mouth(x, top, r, thing.body, darker(thing.body, 0.55))
        + inside(f"M0 0H{num(x + 4)}V240H0Z", disc(x, top, r, lighter(thing.body, 0.35), flat=0.12))
    )


def _long_reach(thing: Subject) -> str:
    """A low can with a very long spout."""
    x, r, top = 150.0, 40.0, thing.vary("top", 134, 142)
    tip: Point = (34, 92)
    arch = curve([(x - r + 10, top), (x - 20, top - 44), (x + 24, top - 44), (x + r + 14, top + 4), (x + r - 2, 168)])
    return (
        shadow(x, r + 4)
        + rod(f"M{num(x - r + 4)} 178L{num(tip[0])} {num(tip[1])}", thing.body, 9)
        + line(f"M{num(x - r + 6)} {num(top + 4)}L92 134", darker(thing.body, 0.3), 3.5)
        + _rose(tip[0] + 2, tip[1] + 2, 72, thing.trim if thing.made_of("brass") else thing.body, 0.9)
        + rod(arch, darker(thing.body, 0.08), 7)
        + _barrel(thing, x, top, r)
        + mouth(x, top, r, thing.body, darker(thing.body, 0.55))
    )


def _slim(thing: Subject) -> str:
    """A can for houseplants with a thin spout and a hoop handle."""
    x, r, top = 134.0, thing.vary("radius", 36, 42), thing.vary("top", 116, 126)
    neck = curve([(x - r + 4, 180), (x - r - 26, 168), (x - r - 40, 120), (x - r - 58, 82)])
    hoop = curve([(x + 4, top + 2), (x + 24, top - 40), (x + r + 22, top - 24), (x + r + 22, 146), (x + r - 4, 178)])
    sides: list[Point] = [(top, r * 0.62), (top + 26, r * 0.84), (178, r), (199, r * 0.94)]
    return (
        shadow(x, r + 4)
        + rod(neck, thing.body, 8)
        + rod(hoop, thing.body, 8)
        + lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 199)))
        + mouth(x, top, r * 0.62, thing.body, darker(thing.body, 0.5))
    )


def _jug(thing: Subject) -> str:
    """A pottery jug with a short spout."""
    x, r, top = 128.0, thing.vary("radius", 44, 50), thing.vary("top", 104, 114)
    sides: list[Point] = [(top, r * 0.6), (top + 20, r * 0.62), (158, r), (188, r * 0.9), (199, r * 0.74)]
    spout = blob(
        [
            (x - r + 10, 146),
            (x - r - 18, 126),
            (x - r - 40, 100),
            (x - r - 34, 96),
            (x - r - 14, 110),
            (x - r + 16, 172),
        ]
    )
    back = curve([(x + r * 0.5, top + 12), (x + r + 22, top + 8), (x + r + 24, 146), (x + r - 6, 172)])
    return (
        shadow(x, r + 2)
        + solid(spout, thing.body, turn=4, rim=2)
        + rod(back, thing.body, 10)
        + lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 199), ("band", "speckle", "plain", "stripes")))
        + mouth(x, top, r * 0.6, thing.body, darker(thing.body, 0.5))
    )


def _toy(thing: Subject) -> str:
    """A small can with a flower on it."""
    x, r, top = 130.0, 46.0, 122.0
    spout = rounded([(x - r + 6, 156), (x - r + 6, 186), (x - r - 42, 118), (x - r - 30, 108)], 4)
    return (
        shadow(x, r + 4)
        + solid(spout, thing.accent, turn=5, rim=2)
        + _rose(x - r - 34, 116, 46, thing.accent, 1.1)
        + rod(curve([(x - 20, top), (x - 14, top - 42), (x + 24, top - 42), (x + 30, top)]), thing.accent, 9)
        + rod(curve([(x + r - 2, 138), (x + r + 26, 142), (x + r - 2, 184)]), thing.accent, 9)
        + _barrel(thing, x, top, r)
        + mouth(x, top, r, thing.body, darker(thing.body, 0.5))
        + flower(x, 162, 24, PAPER, thing.paint("mustard"))
    )


def _mister(thing: Subject) -> str:
    """A plant mister with a pump on top."""
    x, r = 124.0, thing.vary("radius", 38, 44)
    sides: list[Point] = [(104, 13), (116, 17), (134, r * 0.86), (160, r), (190, r * 0.92), (199, r * 0.8)]
    mist = "".join(f"M{62 - i * 11} {76 + dy * (i + 1)}h.1" for i in range(4) for dy in (-7, -2, 3, 8))
    body = (
        glass(x, sides, liquid(x, 148, r, lighter(thing.paint("sky"))), tint=thing.body)
        if clear(thing)
        else lathe(x, sides, thing.body, surface(thing, (x - r, 104, x + r, 199)))
    )
    return (
        shadow(x, r)
        + line(mist, "#ffffff", 3.4, 0.8)
        + body
        + lathe(x, [(84, 9), (106, 14)], darker(thing.body, 0.12), sheen(x, 12))
        + rod(f"M{num(x)} 80H80", darker(thing.body, 0.05), 11)
        + rod(f"M{num(x)} 84V58", darker(thing.body, 0.05), 8)
        + lathe(x, [(50, 15), (58, 15)], thing.body)
    )


def _folding(thing: Subject) -> str:
    """A soft can with pleats that folds flat."""
    x = 130.0
    pleats = "".join(
        lathe(x, [(y, 46 - 3 * (i % 2)), (y + 12, 50 - 8 * (i % 2))], darker(thing.body, 0.06 * (i % 2)), flat=0.12)
        for i, y in reversed(list(enumerate(range(130, 194, 11))))
    )
    spout = rounded([(x - 40, 148), (x - 40, 172), (x - 96, 116), (x - 86, 106)], 5)
    return (
        shadow(x, 52)
        + solid(spout, darker(thing.body, 0.1), turn=4, rim=2)
        + _rose(x - 90, 112, 46, thing.trim)
        + rod(curve([(x - 34, 126), (x - 26, 82), (x + 26, 82), (x + 38, 126)]), thing.trim, 10)
        + pleats
        + lathe(x, [(118, 48), (134, 50)], thing.trim)
        + mouth(x, 118, 48, thing.trim, darker(thing.trim, 0.5))
    )


def _sprayer(thing: Subject) -> str:
    """A pressure sprayer with a trigger and a brass nozzle."""
    x, r = 130.0, thing.vary("radius", 44, 50)
    sides: list[Point] = [(98, 20), (108, 30), (126, r * 0.96), (150, r), (190, r), (199, r - 4)]
    dark = darker(thing.paint("charcoal"), 0.05)
    mist = "".join(f"M{46 - i * 11} {80 + dy * (i + 1)}h.1" for i in range(4) for dy in (-7, -2, 3, 8))
    return (
        shadow(x, r)
        + line(mist, "#ffffff", 3.4, 0.8)
        + lathe(x, sides, thing.body, rect(x - 5, 134, 10, 52, lighter(thing.body, 0.5), 3))
        + line(f"M{num(x + 8)} 144h8M{num(x + 8)} 158h8M{num(x + 8)} 172h8", darker(thing.body, 0.45), 2.2)
        + solid(rounded([(x - 24, 74), (x + 26, 74), (x + 30, 104), (x - 26, 104)], 7), dark, turn=5, rim=2)
        + rod(f"M{num(x - 20)} 84H74", dark, 10)
        + rod("M76 84H62", thing.paint("brass"), 12)
        + line(curve([(x - 34, 90), (x - 44, 108), (x - 40, 122)]), dark, 7)
        + rod(f"M{num(x)} 74V54", dark, 9)
        + rod(f"M{num(x - 22)} 50H{num(x + 22)}", thing.body, 12)
    )


def _enamelled(thing: Subject) -> str:
    """A rounded enamelled can with a dark rim."""
    x, r, top = 130.0, thing.vary("radius", 46, 52), thing.vary("top", 112, 120)
    rim = thing.paint("navy") if thing.body != thing.paint("navy") else PAPER
    sides: list[Point] = [(top, r * 0.66), (top + 24, r * 0.8), (170, r), (199, r * 0.94)]
    tip: Point = (x - r - 44, top - 6)
    spout = rounded([(x - r + 10, 156), (x - r + 8, 186), (tip[0] - 2, tip[1] + 8), (tip[0] + 7, tip[1] - 3)], 4)
    back = curve([(x - 8, top), (x + 14, top - 44), (x + r + 18, top - 22), (x + r + 22, 140), (x + r - 4, 174)])
    return (
        shadow(x, r + 4)
        + solid(spout, thing.body, turn=5, rim=2)
        + _rose(tip[0] + 3, tip[1] + 4, 44, thing.body)
        + rod(back, thing.body, 8)
        + lathe(x, sides, thing.body)
        + mouth(x, top, r * 0.66, thing.body, darker(thing.body, 0.5))
        + line(circle(x, top, r * 0.66, 0.12), rim, 3.6)
        + line(f"M{num(x - r * 0.94)} 197A{num(r * 0.94)} {num(r * 0.11)} 0 0 0 {num(x + r * 0.94)} 197", rim, 3.6)
    )


CANS: Mapping[str, Kind] = {
    "watering cans": Kind(
        forms=(
            Form(_mister, ("mister", "atomiser"), common=False),
            Form(_sprayer, ("sprayer", "pump"), common=False),
            Form(_folding, ("folding", "collapsible"), common=False),
            Form(_toy, ("children", "kids"), common=False),
            Form(_jug, ("jug", "stoneware"), common=False),
            Form(_long_reach, ("long reach", "greenhouse"), common=False),
            Form(_enamelled, ("enamelled", "enamel"), common=False),
            Form(_slim, ("indoor", "houseplant", "copper")),
            Form(_can, ("watering can",)),
        ),
        colors=("green", "silver", "copper", "cream"),
        trim="brass",
    ),
}
