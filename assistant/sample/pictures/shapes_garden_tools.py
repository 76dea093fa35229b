"""Shapes of the garden's hand tools."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import grain, grip, sheen
from assistant.sample.pictures.garden_plants import SOIL
from assistant.sample.pictures.palette import INK, STEEL, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    Point,
    blob,
    block,
    curve,
    disc,
    fill,
    inside,
    lathe,
    line,
    mirror,
    mouth,
    moved,
    num,
    polygon,
    rod,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _iron(thing: Subject) -> str:
    """The paint of a tool's blade: forged tools are darker."""
    return "#6b6d6f" if thing.made_of("carbon steel") else STEEL


def _rail(thing: Subject) -> str:
    """The board with pegs that tools hang from."""
    wood = thing.pick("rail", ("#d0a873", "#a97f57", "#dcc092"))
    return wall_shadow(block(20, 28, 200, 20, 4), 4, 6) + solid(
        block(20, 28, 200, 20, 4), wood, grain((20, 28, 220, 48), wood), turn=3, rim=2
    )


def _peg(x: float) -> str:
    """The knob a tool hangs from."""
    return disc(x, 40, 4.5, darker("#a97f57", 0.3)) + disc(x - 1.2, 38.8, 2, "#e7cfa6")


def _helve(thing: Subject, x: float, top: float, low: float) -> str:
    """A turned handle that hangs with its end up, with a loop of cord."""
    wood = grip(thing)
    half: list[Point] = [
        (x, top),
        (x - 9, top + 3),
        (x - 11, top + 22),
        (x - 8, low - 18),
        (x - 10, low - 6),
        (x - 7, low),
    ]
    return line(
        f"M{num(x)} 40L{num(x - 5)} {num(top + 5)}M{num(x)} 40L{num(x + 5)} {num(top + 5)}", thing.paint("tan"), 2.4
    ) + solid(rounded(mirror(half, x), 6), wood, turn=4, rim=2)


def _hung(thing: Subject, x: float, head: str, *, low: float = 124) -> str:
    """One tool on its peg: the head's own strokes, with a handle above."""
    return moved(8, 10, line(f"M{num(x)} 70V180", INK, 18, 0.13)) + head + _helve(thing, x, 58, low) + _peg(x)


def _trowel_head(thing: Subject, x: float) -> str:
    """The blade of a trowel."""
    half: list[Point] = [(x, 142), (x - 23, 144), (x - 25, 170), (x - 14, 194), (x, 206)]
    steel = _iron(thing)
    return (
        rod(f"M{num(x)} 122V148", darker(steel, 0.1), 7)
        + solid(rounded(mirror(half, x), 10), steel)
        + line(f"M{num(x)} 150V186", darker(steel, 0.25), 3)
    )


def _fork_head(thing: Subject, x: float) -> str:
    """The tines of a small fork."""
    steel = _iron(thing)
    tines = f"M{num(x - 20)} 204V158q0-10 20-12q20 2 20 12V204M{num(x)} 146V206"
    return rod(f"M{num(x)} 122V148", darker(steel, 0.1), 7) + rod(tines, steel, 8)


def _trowel(thing: Subject) -> str:
    """A trowel on a peg."""
    return _rail(thing) + _hung(thing, 120, _trowel_head(thing, 120))


def _fork(thing: Subject) -> str:
    """A small fork on a peg."""
    return _rail(thing) + _hung(thing, 120, _fork_head(thing, 120))


def _pair(thing: Subject) -> str:
    """A trowel and a fork side by side."""
    return _rail(thing) + _hung(thing, 84, _trowel_head(thing, 84)) + _hung(thing, 156, _fork_head(thing, 156))


def _hoe(thing: Subject) -> str:
    """A hand hoe with a swan's neck."""
    steel = _iron(thing)
    head = rod("M112 124Q114 160 152 162", steel, 7) + solid(
        polygon([(142, 150), (174, 178), (150, 200), (128, 170)]), steel
    )
    return _rail(thing) + _hung(thing, 112, head)


def _weeder(thing: Subject) -> str:
    """A long weeder with a forked tip."""
    steel = _iron(thing)
    tip = fill(polygon([(112, 176), (128, 176), (134, 208), (120, 190), (106, 208)]), darker(steel, 0.1))
    return _rail(thing) + _hung(thing, 120, rod("M120 120V182", steel, 8) + tip)


def _dibber(thing: Subject) -> str:
    """A pointed wooden dibber in the earth with its T handle up."""
    wood = thing.body
    rings = "".join(f"M98 {y}H142" for y in (112, 128, 144))
    return (
        shadow(120, 54)
        + solid(polygon([(102, 84), (138, 84), (134, 168), (120, 206), (106, 168)]), wood, line(rings, mark(wood), 2.4))
        + solid(polygon([(106, 168), (134, 168), (120, 210)]), STEEL, turn=4)
        + solid(block(68, 54, 104, 32, 15), wood, grain((68, 54, 172, 86), wood), turn=5)
        + solid(blob([(50, 204), (82, 188), (120, 182), (160, 188), (192, 204), (120, 208)]), SOIL, turn=5)
    )


def _secateurs(thing: Subject) -> str:
    """Secateurs on the wall, blades up."""
    paint = grip(thing)
    steel = STEEL if not thing.made_of("carbon steel") else "#8d9091"
    left = blob([(112, 118), (102, 128), (84, 160), (80, 194), (90, 200), (100, 172), (120, 138)])
    right = blob([(128, 118), (140, 130), (156, 160), (160, 192), (150, 198), (140, 172), (118, 138)])
    blade = blob([(112, 124), (118, 96), (142, 58), (152, 52), (152, 72), (142, 104), (128, 126)])
    hook = blob([(126, 124), (108, 100), (98, 70), (104, 62), (112, 82), (122, 100), (134, 116)])
    return (
        shadow(120, 50)
        + "".join(wall_shadow(part) for part in (left, right, blade, hook))
        + solid(hook, darker(steel, 0.2), turn=4, rim=2)
        + solid(blade, steel, turn=4, rim=2)
        + line(curve([(106, 156), (120, 150), (134, 156)]), darker(STEEL, 0.3), 5)
        + solid(left, paint, turn=5, rim=2)
        + solid(right, paint, turn=5, rim=2)
        + disc(121, 121, 10, darker(steel, 0.25))
        + disc(119, 119, 5, lighter(steel, 0.4))
    )


def _shears(thing: Subject) -> str:
    """Long shears, leaning open against the wall."""
    steel, wood = _iron(thing), grip(thing)
    return (
        shadow(120, 56)
        + "".join(
            turned(
                side * 13,
                120,
                118,
                wall_shadow(block(113, 122, 14, 78, 6), 5, 6),
                solid(
                    polygon([(114, 122), (112, 34), (122, 26), (128, 122)]),
                    lighter(steel, 0.1 + 0.1 * side),
                    turn=4,
                    rim=2,
                ),
                rod("M120 118V140", darker(steel, 0.2), 8),
                solid(rounded([(112, 138), (128, 138), (130, 204), (110, 204)], 7), wood, turn=4, rim=2),
            )
            for side in (-1, 1)
        )
        + disc(120, 118, 8, darker(steel, 0.3))
        + disc(118.6, 116.6, 3.4, lighter(steel, 0.5))
    )


def _saw(thing: Subject) -> str:
    """A folding saw, open."""
    teeth: list[Point] = [(96 + 8 * i, 128 if i % 2 else 121) for i in range(15)]
    blade = polygon([(88, 104), (196, 98), (216, 104), *reversed(teeth), (88, 126)])
    handle = blob([(20, 108), (50, 98), (96, 100), (104, 114), (96, 130), (60, 130), (34, 140), (20, 132)])
    return turned(
        -34,
        120,
        120,
        moved(4, 10, fill(blade, INK, 0.14), fill(handle, INK, 0.14)),
        solid(blade, STEEL, turn=3, rim=2),
        solid(handle, thing.body, turn=5, rim=2),
        line(curve([(40, 120), (64, 114), (84, 116)]), mark(thing.body), 5, 0.8),
        disc(94, 115, 6, darker(STEEL, 0.3)),
    )


def _toy_tools(thing: Subject) -> str:
    """Three short tools in three paints."""
    words = ("red", "blue", "mustard")
    heads = (
        solid(rounded([(42, 142), (78, 142), (78, 176), (60, 200), (42, 176)], 6), thing.paint(words[0])),
        rod("M102 196V164M114 196V164M126 196V164M138 196V164", thing.paint(words[1]), 6)
        + solid(block(96, 148, 48, 20, 5), thing.paint(words[1]), turn=4),
        solid(rounded([(162, 142), (200, 142), (198, 190), (164, 190)], 6), thing.paint(words[2])),
    )
    return _rail(thing) + "".join(
        rod(f"M{x} 58V146", thing.paint("natural"), 12) + head + _peg(x)
        for x, head in zip((60, 120, 181), heads, strict=True)
    )


def _scoop(thing: Subject) -> str:
    """A deep scoop full of potting soil on a peg."""
    half: list[Point] = [(120, 100), (98, 104), (80, 124), (78, 186), (92, 206), (120, 208)]
    well: list[Point] = [(120, 120), (92, 122), (88, 186), (98, 198), (120, 200)]
    inner = rounded(mirror(well), 8)
    soil = blob([(80, 150), (104, 138), (122, 146), (142, 134), (162, 150), (160, 210), (80, 210)])
    head = solid(rounded(mirror(half), 12), thing.body) + inside(
        inner,
        fill(inner, lighter(thing.body, 0.22)),
        fill(soil, lighter(SOIL, 0.15)),
        line("M98 168h.1M112 182h.1M134 164h.1", darker(SOIL), 5),
    )
    return _rail(thing) + _hung(thing, 120, head, low=108)


def _planter(thing: Subject) -> str:
    """A bulb planter: a ring of steel that cuts a core, below its handle."""
    steel, wood = _iron(thing), grip(thing)
    marks = line("M96 150h14M96 164h14M96 178h14", darker(steel, 0.4), 2.4)
    return (
        shadow(120, 46)
        + rod("M90 136L94 72M150 136L146 72", darker(steel, 0.15), 7)
        + solid(block(68, 54, 104, 24, 12), wood, turn=5, rim=2)
        + lathe(120, [(132, 42), (198, 32)], steel, sheen(120, 40), marks, soft=False)
        + mouth(120, 132, 42, steel, darker(steel, 0.5))
    )


TOOLS: Mapping[str, Kind] = {
    "hand tools": Kind(
        forms=(
            Form(_toy_tools, ("children", "kids"), common=False),
            Form(_pair, ("set",), common=False),
            Form(_secateurs, ("secateurs", "pruner", "snips")),
            Form(_saw, ("saw",), common=False),
            Form(_shears, ("shears",), common=False),
            Form(_planter, ("planter",), common=False),
            Form(_fork, ("fork",), common=False),
            Form(_scoop, ("scoop",), common=False),
            Form(_dibber, ("dibber",), common=False),
            Form(_hoe, ("hoe",), common=False),
            Form(_weeder, ("weeder",), common=False),
            Form(_trowel, ("trowel",)),
        ),
        colors=("green", "red", "brown"),
        trim="tan",
    ),
}
