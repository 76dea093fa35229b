"""Shapes of the garden's bird feeders."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, bird, circle, glass, grain, liquid, sheen, surface
from assistant.sample.pictures.palette import INK, LEAF, darker, lighter
from assistant.sample.pictures.patterns import leaf
from assistant.sample.pictures.strokes import (
    Point,
    block,
    curve,
    disc,
    fill,
    inside,
    lathe,
    line,
    mouth,
    num,
    polygon,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

SEED = "#a9814a"
NUT = "#c08a54"
BARK = "#7b5b44"


def _bough(x: float, y: float) -> str:
    """A bough across the top with a hook down to a point."""
    return (
        rod(curve([(-10, 34), (60, 26), (150, 30), (250, 16)]), BARK, 9)
        + leaf(186, 24, 22, 1, LEAF)
        + leaf(44, 28, 20, -1, lighter(LEAF, 0.15))
        + leaf(206, 26, 18, -1, lighter(LEAF, 0.15))
        + line(f"M{num(x)} 28V{num(y)}", INK, 2.4)
    )


def _guest(thing: Subject, x: float, y: float, scale: float = 0.8) -> str:
    """The bird that has come to eat."""
    coat, breast = thing.pick(
        "bird", (("#6d7d8c", "#e2b85a"), ("#7a5a45", "#c9623a"), ("#5f6f7b", "#d9a08f"), ("#8a6f4c", "#e5cfa6"))
    )
    return bird(x, y, coat, breast, scale)


def _tube(thing: Subject) -> str:
    """A clear tube of seed with perches."""
    x, r = 112.0, thing.vary("radius", 25, 31)
    perches = "".join(
        rod(f"M{num(x + side * r * 0.7)} {y}h{num(side * 30)}", darker(thing.body, 0.15), 5)
        for side, y in ((-1, 128), (1, 146), (-1, 170))
    )
    ports = "".join(
        disc(x + side * r * 0.62, y - 10, 6, darker(thing.body, 0.4)) for side, y in ((-1, 128), (1, 146), (-1, 170))
    )
    return (
        _bough(x, 56)
        + below(x + 8, 34)
        + perches
        + glass(x, [(82, r), (180, r)], liquid(x, 98, r, SEED))
        + ports
        + lathe(x, [(56, 5), (66, r * 0.7), (84, r + 5)], thing.body, sheen(x, r))
        + lathe(x, [(178, r + 3), (188, r + 2), (192, r - 6)], thing.body, sheen(x, r))
        + _guest(thing, x + r + 22, 144)
    )


def _mesh(x: float, top: float, low: float, r: float, paint: str) -> str:
    """Crossed wires, to be cut to what they cover."""
    rows = "".join(
        f"M{num(x - r)} {num(y)}l{num(2 * r)} {num(2 * r)}M{num(x - r)} {num(y)}l{num(2 * r)} {num(-2 * r)}"
        for y in range(int(top - 2 * r), int(low + 2 * r), 9)
    )
    return line(rows, paint, 1.6, 0.9)


def _peanuts(thing: Subject) -> str:
    """A mesh tube of peanuts."""
    x, r = 112.0, thing.vary("radius", 27, 33)
    frame = block(x - r, 76, 2 * r, 106, 3)
    nuts = "".join(
        disc(x - r + 8 + 12 * i + 5 * (j % 2), 92 + 9 * j, 6, lighter(NUT, 0.15 * ((i + j) % 3)), flat=0.8)
        for j in range(10)
        for i in range(int(2 * r / 12))
    )
    return (
        _bough(x, 56)
        + below(x + 8, 34)
        + inside(frame, fill(frame, darker(NUT, 0.35)), nuts, _mesh(x, 76, 182, r, darker(thing.body, 0.1)))
        + lathe(x, [(56, 5), (64, r * 0.7), (80, r + 5)], thing.body)
        + lathe(x, [(178, r + 3), (190, r + 2), (194, r - 4)], thing.body)
        + _guest(thing, x + r + 13, 160)
    )


def _caged(thing: Subject) -> str:
    """A seed tube within a round cage."""
    x = 116.0
    bars = "".join(f"M{num(x)} 62Q{num(x + dx * 1.25)} 128 {num(x)} 194" for dx in (-110, -78, -40, 0, 40, 78, 110))
    hoops = "".join(
        f"M{num(x - wide)} {y}q{num(wide)} 14 {num(2 * wide)} 0"
        for y, wide in ((86, 46), (112, 64), (142, 64), (168, 46))
    )
    return (
        _bough(x, 62)
        + below(x + 8, 48)
        + glass(x, [(82, 20), (176, 20)], liquid(x, 96, 20, SEED))
        + lathe(x, [(64, 10), (72, 22), (84, 24)], thing.body)
        + lathe(x, [(174, 24), (184, 22), (194, 12)], thing.body)
        + _guest(thing, x + 38, 144, 0.6)
        + line(bars + hoops, thing.body, 3)
    )


def _window(thing: Subject) -> str:
    """A clear tray under a roof, held to a pane by suckers."""
    pane = rect(22, 14, 196, 190, "#bcd0d2") + fill("M22 160L150 14H190L22 206Z", "#ffffff", 0.3)
    frame = line("M22 14H218V204H22ZM120 14V60", "#f3ecdc", 10)
    hull = rounded([(62, 92), (120, 66), (178, 92), (178, 164), (62, 164)], 6)
    return (
        pane
        + frame
        + fill(hull, "#eef4f1", 0.75)
        + rect(64, 142, 112, 20, SEED, 4)
        + _guest(thing, 118, 143, 0.95)
        + line(hull, "#ffffff", 4, 0.9)
        + line(hull, "#8ea5a3", 1.4, 0.7)
        + fill(block(60, 150, 120, 17, 6), "#dbe8e4", 0.85)
        + "".join(disc(x, 84, 9, "#f2f6f3") + disc(x, 84, 4, "#9db4b2") for x in (84, 156))
    )


def _roof(x: float, y: float, wide: float, high: float, paint: str) -> str:
    """A gabled roof with boards; `y` is its eaves."""
    gable = polygon([(x, y - high), (x + wide, y), (x - wide, y)])
    return solid(gable, darker(paint, 0.1), turn=6) + rod(
        f"M{num(x - wide - 6)} {num(y + 4)}L{num(x)} {num(y - high - 2)}L{num(x + wide + 6)} {num(y + 4)}", paint, 11
    )


def _table(thing: Subject) -> str:
    """A roofed table on a post."""
    roof = (
        thing.trim if thing.made_of("copper") else thing.pick("roof", (darker(thing.body, 0.3), thing.paint("slate")))
    )
    return (
        shadow(118, 40)
        + rod("M118 140V200M118 186L92 202M118 186L146 202", thing.body, 10)
        + rod("M74 86V138M162 86V138", thing.body, 7)
        + _guest(thing, 116, 132, 0.9)
        + solid(block(54, 130, 128, 17, 3), thing.body, grain((54, 130, 182, 147), thing.body), turn=4)
        + line("M70 129H100M134 129H160", SEED, 5)
        + _roof(118, 86, 66, 48, roof)
    )


def _hopper(thing: Subject) -> str:
    """A hanging house with glass sides full of seed."""
    roof = darker(thing.body, 0.25)
    return (
        _bough(118, 60)
        + below(126, 52)
        + fill(polygon([(78, 104), (158, 104), (150, 172), (86, 172)]), "#dfe8e2")
        + fill(polygon([(82, 126), (154, 126), (150, 172), (86, 172)]), SEED)
        + line("M90 110L96 166", "#ffffff", 5, 0.6)
        + rod("M74 100L84 174M162 100L152 174", thing.body, 8)
        + _guest(thing, 182, 174, 0.75)
        + solid(block(48, 170, 140, 17, 4), thing.body, grain((48, 170, 188, 187), thing.body), turn=4)
        + _roof(118, 100, 66, 42, roof)
    )


def _coconut(thing: Subject) -> str:
    """Half a coconut filled with fat and seed."""
    dots = "".join(f"M{num(thing.vary(f'x{i}', 86, 150))} {num(thing.vary(f'y{i}', 112, 160))}h.1" for i in range(22))
    return (
        _bough(118, 40)
        + below(126, 40)
        + line("M118 40L72 116M118 40L164 116", thing.paint("tan"), 3.4)
        + solid(circle(118, 136, 54), "#6b4a36", turn=10)
        + disc(118, 138, 45, "#f3ead6")
        + solid(
            circle(118, 139, 39), "#e7d3a4", line(dots, SEED, 5), line(dots, darker(SEED, 0.3), 2.4), turn=-6, rim=0
        )
        + _guest(thing, 160, 98, 0.75)
    )


def _balls(thing: Subject) -> str:
    """Fat balls in a coil of wire."""
    x = 112.0
    seeds = "".join(
        f"M{num(x + dx)} {y + dy}h.1" for y in (92, 134, 176) for dx, dy in ((-12, -4), (4, -10), (8, 6), (-4, 10))
    )
    balls = "".join(solid(circle(x, y, 23), "#d9bf8c") for y in (92, 134, 176)) + line(seeds, darker(SEED, 0.2), 4)
    coil = "".join(f"M{num(x - 29)} {y}q29 14 58-4" for y in range(76, 200, 13))
    return (
        _bough(x, 58)
        + below(x + 8, 34)
        + balls
        + line(coil, thing.body, 3.4)
        + line(f"M{num(x - 29)} 76V196M{num(x + 29)} 72V192", thing.body, 3.4)
        + lathe(x, [(58, 6), (64, 24), (72, 32)], thing.body, sheen(x, 30))
        + _guest(thing, x + 38, 152, 0.8)
    )


def _tray(thing: Subject) -> str:
    """A low tray on feet."""
    return (
        shadow(120, 84)
        + rod("M50 176V200M190 176V200", darker(thing.body, 0.2), 8)
        + fill(polygon([(40, 160), (62, 142), (180, 142), (200, 160)]), lighter(thing.body, 0.2))
        + fill(polygon([(52, 158), (70, 146), (172, 146), (188, 158)]), SEED)
        + _guest(thing, 92, 152, 1.1)
        + bird(156, 154, "#6d7d8c", "#e2b85a", 0.85)
        + solid(block(34, 158, 172, 22, 4), thing.body, _mesh(120, 158, 180, 90, darker(thing.body, 0.2)), turn=4)
    )


def _nectar(thing: Subject) -> str:
    """A bottle of nectar over a red dish with flowers."""
    x, r = 116.0, thing.vary("radius", 26, 32)
    bottle: list[Point] = [(66, 10), (76, 12), (94, r), (144, r), (156, 14)]
    blooms = "".join(disc(x + dx, 168, 8, thing.paint("yellow")) + disc(x + dx, 168, 3, INK) for dx in (-40, 0, 40))
    return (
        _bough(x, 62)
        + below(x + 8, 44)
        + glass(x, bottle, liquid(x, 84, r, lighter(thing.body, 0.25)))
        + lathe(x, [(56, 8), (68, 13)], thing.body)
        + lathe(x, [(154, 20), (160, 58), (172, 58), (184, 34)], thing.body)
        + blooms
    )


def _dish(thing: Subject) -> str:
    """A dish on three cords."""
    sides: list[Point] = [(146, 66), (160, 62), (180, 36), (186, 24)]
    return (
        _bough(118, 44)
        + below(126, 48)
        + line("M118 44L54 146M118 44L182 146", thing.trim, 3)
        + lathe(118, sides, thing.body, surface(thing, (52, 146, 184, 186), ("plain", "speckle", "band")))
        + mouth(118, 146, 66, thing.body, SEED)
        + _guest(thing, 100, 146, 1)
        + line("M118 44L136 152", thing.trim, 3)
    )


def _station(thing: Subject) -> str:
    """A pole with arms and feeders."""
    arms = "M118 200V42M118 58Q60 34 52 72M118 58Q176 34 184 72M118 104Q82 92 78 116M118 104Q154 92 158 116"
    return (
        shadow(118, 40)
        + rod(arms, thing.body, 6)
        + rod("M118 188L88 202M118 188L150 202", thing.body, 6)
        + glass(52, [(84, 13), (130, 13)], liquid(52, 94, 13, SEED))
        + lathe(52, [(74, 4), (78, 15), (86, 16)], thing.body)
        + lathe(52, [(128, 16), (134, 14)], thing.body)
        + solid(circle(184, 94, 18), "#d9bf8c", _mesh(184, 70, 120, 20, darker(SEED, 0.3)))
        + line("M184 70V78", INK, 2.4)
        + lathe(78, [(124, 22), (134, 14)], thing.body)
        + lathe(158, [(124, 22), (134, 14)], darker(thing.body, 0.1))
        + _guest(thing, 160, 124, 0.7)
        + disc(118, 40, 6, thing.body)
    )


FEEDERS: Mapping[str, Kind] = {
    "bird feeders": Kind(
        forms=(
            Form(_caged, ("caged", "squirrel proof", "squirrel"), common=False),
            Form(_peanuts, ("peanut", "mesh"), common=False),
            Form(_window, ("window",), common=False),
            Form(_table, ("table",), common=False),
            Form(_coconut, ("coconut", "fat feeder making", "making"), common=False),
            Form(_balls, ("fat", "suet"), common=False),
            Form(_tray, ("ground", "tray"), common=False),
            Form(_nectar, ("hummingbird", "nectar"), common=False),
            Form(_hopper, ("hopper", "cedar", "house")),
            Form(_dish, ("dish", "bath"), common=False),
            Form(_station, ("station", "arm", "pole"), common=False),
            Form(_tube, ("seed", "goldfinch", "tube")),
        ),
        colors=("forest", "black", "brown"),
        trim="tan",
    ),
}
