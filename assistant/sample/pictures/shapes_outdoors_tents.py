"""Shapes of the outdoors' tents."""

from collections.abc import Mapping

from assistant.sample.pictures.palette import GLOW, INK, SHADE, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    blob,
    curve,
    disc,
    fill,
    folds,
    line,
    num,
    polygon,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _guys(*ropes: tuple[Point, Point]) -> str:
    """Guy ropes with their pegs."""
    return "".join(
        line(f"M{num(x)} {num(y)}L{num(peg)} {num(low)}", GLOW, 1.8, 0.9)
        + line(f"M{num(peg - 3)} {num(low - 6)}L{num(peg + 2)} {num(low + 4)}", INK, 3)
        for (x, y), (peg, low) in ropes
    )


def _door(thing: Subject, top: Point, low: float, wide: float) -> str:
    """An open door: dark inside, one flap tied back."""
    x, y = top
    opening = polygon([(x, y), (x + wide, low), (x - wide, low)])
    flap = blob(
        [
            (x, y),
            (x - wide * 0.42, (y + low) / 2),
            (x - wide, low),
            (x - wide * 0.7, low - 2),
            (x - wide * 0.34, (y + low) / 2 + 8),
        ]
    )
    return (
        fill(opening, darker(thing.body, 0.62))
        + fill(polygon([(x, y + 6), (x + wide, low), (x + wide * 0.2, low)]), SHADE, 0.25)
        + fill(
            polygon(
                [(x - wide * 0.7, low), (x + wide * 0.8, low), (x + wide * 0.5, low - 10), (x - wide * 0.4, low - 10)]
            ),
            thing.accent,
            0.55,
        )
        + solid(flap, lighter(thing.body, 0.22), turn=3, rim=2)
    )


def _ridge(thing: Subject) -> str:
    """A tent on one or two poles: a prism with its door to the front."""
    top = thing.vary("top", 74, 86)
    roof: list[Point] = [(98, top), (172, top + 12), (216, GROUND - 8), (150, GROUND)]
    front: list[Point] = [(98, top), (150, GROUND), (34, GROUND)]
    return (
        shadow(122, 94)
        + _guys(((98, top), (12, 202)), ((172, top + 12), (234, 196)))
        + solid(polygon(roof), darker(thing.body, 0.12), turn=5)
        + line(curve([(172, top + 12), (182, 150), (216, GROUND - 8)]), darker(thing.body, 0.3), 2.2)
        + solid(polygon(front), thing.body, turn=5)
        + _door(thing, (97, top + 30), GROUND, 34)
        + rod(f"M98 {num(top - 9)}V{num(top + 3)}", thing.paint("silver"), 4)
    )


def _dome(thing: Subject) -> str:
    """A dome on two crossed poles."""
    top, wide = thing.vary("top", 84, 96), thing.vary("wide", 88, 94)
    x = 118.0
    half: list[Point] = [(x - wide, 202), (x - wide * 0.78, 152), (x - wide * 0.44, top + 20), (x, top)]
    shell = f"{curve([*half, *((2 * x - px, py) for px, py in reversed(half[:-1]))])}Z"
    poles = "".join(
        curve(
            [(x + side * wide, 202), (x + side * wide * 0.68, 140), (x + side * 28, top + 10), (x - side * 14, top + 4)]
        )
        for side in (-1, 1)
    )
    fly = blob(
        [(x - 46, top + 36), (x - 24, top + 8), (x, top - 4), (x + 24, top + 8), (x + 46, top + 36), (x, top + 24)]
    )
    return (
        shadow(x, wide)
        + _guys(((x - 66, 138), (16, 204)), ((x + 66, 138), (226, 204)))
        + solid(shell, thing.body, turn=14)
        + _door(thing, (x - 4, top + 42), 201, 40)
        + solid(fly, thing.pick("fly", (thing.accent, lighter(thing.body, 0.35))), turn=5)
        + line(poles, darker(thing.body, 0.4), 3)
        + line(f"M{num(x - wide)} 201H{num(x + wide)}", darker(thing.body, 0.4), 4)
    )


def _geodesic(thing: Subject) -> str:
    """A dome on many crossed poles."""
    x, top = 118.0, 84.0
    shell: list[Point] = [
        (x - 94, 202),
        (x - 82, 150),
        (x - 46, 102),
        (x, top),
        (x + 46, 102),
        (x + 82, 150),
        (x + 94, 202),
    ]
    poles = (
        curve([(x - 94, 202), (x - 60, 118), (x + 10, top), (x + 62, 116)])
        + curve([(x + 94, 202), (x + 60, 118), (x - 10, top), (x - 62, 116)])
        + curve([(x - 82, 152), (x - 20, 132), (x + 40, 150), (x + 74, 202)])
        + curve([(x + 82, 152), (x + 20, 132), (x - 40, 150), (x - 74, 202)])
    )
    return (
        shadow(x, 92)
        + _guys(((x - 70, 130), (8, 200)), ((x + 70, 130), (232, 200)))
        + solid(
            rounded(shell, 16),
            thing.body,
            fill(polygon([(x - 48, 100), (x, top), (x + 48, 100), (x, 138)]), thing.accent),
            turn=14,
        )
        + _door(thing, (x, 148), 201, 30)
        + line(poles, darker(thing.body, 0.45), 3.2)
        + line(f"M{num(x - 94)} 201H{num(x + 94)}", darker(thing.body, 0.4), 4)
    )


def _tunnel(thing: Subject) -> str:
    """A long tunnel on hoops."""
    top = thing.vary("top", 88, 100)
    body = f"M26 202Q34 {num(top)} 84 {num(top)}H176Q214 {num(top + 20)} 222 202Z"
    front = f"M26 202Q34 {num(top)} 78 {num(top)}T130 202Z"
    hoops = f"M84 {num(top)}Q130 {num(top + 8)} 136 202M132 {num(top)}Q174 {num(top + 10)} 182 202"
    window = rounded([(150, 138), (172, 140), (178, 166), (156, 166)], 5)
    return (
        shadow(124, 98)
        + _guys(((84, top), (8, 198)), ((190, top + 26), (236, 198)))
        + solid(body, darker(thing.body, 0.1), turn=12)
        + fill(window, lighter(thing.body, 0.55), 0.8)
        + line(hoops, darker(thing.body, 0.4), 3.4)
        + solid(front, thing.body, turn=5)
        + _door(thing, (80, top + 26), 201, 34)
        + line("M26 201H222", darker(thing.body, 0.4), 4)
    )


def _beach(thing: Subject) -> str:
    """A half shell, open to the front."""
    shell = "M22 202Q30 88 120 82Q210 88 220 202Q176 186 120 186T22 202Z"
    opening = "M46 196Q62 116 120 112Q180 116 196 196Q150 184 120 184T46 196Z"
    rays = "M120 82L120 112M72 96L84 124M170 96L158 124M36 140L60 154M206 140L182 154"
    return (
        shadow(120, 98)
        + solid(shell, thing.body, turn=10)
        + line(rays, lighter(thing.body, 0.5), 7)
        + fill(opening, darker(thing.body, 0.5))
        + fill("M46 197Q120 178 196 197L206 204H36Z", lighter(thing.body, 0.35))
        + line(opening, lighter(thing.body, 0.4), 2.4)
    )


def _bell(thing: Subject) -> str:
    """A round cotton tent on one pole with upright walls."""
    walls = polygon([(38, 158), (202, 158), (206, 202), (34, 202)])
    roof = "M120 56Q104 118 22 162Q120 182 218 162Q136 118 120 56Z"
    seams = "M120 58Q112 130 78 170M120 58Q128 130 162 170M120 58Q104 130 44 166M120 58Q136 130 196 166"
    return (
        shadow(120, 94)
        + _guys(((30, 162), (6, 206)), ((210, 162), (236, 206)))
        + solid(walls, darker(thing.body, 0.06), turn=8)
        + solid(roof, thing.body, line(seams, mark(thing.body), 2, 0.6), turn=10)
        + _door(thing, (120, 112), 202, 27)
        + line("M24 163Q120 184 216 163", darker(thing.body, 0.3), 2.4, 0.8)
        + rod("M120 44V60", thing.paint("brown"), 5)
        + fill(polygon([(122, 44), (146, 50), (122, 57)]), thing.accent)
    )


def _tarp(thing: Subject) -> str:
    """A tarp between two poles."""
    sheet = "M22 150Q84 128 78 84Q120 98 166 76Q174 126 222 140Q168 150 122 142T22 150Z"
    return (
        shadow(122, 84)
        + _guys(((22, 150), (6, 200)), ((222, 140), (236, 196)))
        + disc(122, 198, 66, INK, flat=0.12, opacity=0.16)
        + rod("M78 82V200M166 74V196", thing.paint("tan"), 5)
        + fill("M78 84Q120 98 166 76Q160 120 150 146Q110 140 86 146Q92 110 78 84Z", darker(thing.body, 0.25))
        + solid(
            sheet,
            thing.body,
            folds(thing.body, [(80, 90), (104, 122), (122, 142)], [(164, 82), (150, 120), (122, 142)]),
        )
        + "".join(disc(x, y, 3.4, thing.paint("silver")) for x, y in ((78, 87), (166, 79), (26, 149), (217, 140)))
    )


def _play(thing: Subject) -> str:
    """A child's pointed tent on four sticks."""
    wood = thing.paint("natural")
    sides = polygon([(118, 66), (188, 202), (48, 202)])
    stripes = "".join(
        fill(polygon([(118, 66), (48 + 28 * i, 202), (62 + 28 * i, 202)]), lighter(thing.body, 0.55), 0.75)
        for i in range(5)
    )
    flags = "".join(
        fill(polygon([(x - 8, y), (x + 8, y + (1 if x > 118 else -1)), (x, y + 15)]), thing.paint(word))
        for x, y, word in ((50, 74, "mustard"), (74, 70, "sage"), (164, 70, "rust"), (188, 74, "sky"))
    )
    return (
        shadow(118, 76)
        + rod("M100 36L186 202M136 36L50 202", wood, 6)
        + line(curve([(28, 64), (70, 72), (112, 60), (160, 72), (212, 64)]), GLOW, 2.2)
        + flags
        + solid(sides, thing.body, stripes, turn=10)
        + _door(thing, (118, 104), 202, 32)
    )


TENTS: Mapping[str, Kind] = {
    "tents": Kind(
        forms=(
            Form(_play, ("children", "kids", "play"), common=False),
            Form(_beach, ("beach", "pop up"), common=False),
            Form(_bell, ("bell", "canvas"), common=False),
            Form(_tarp, ("tarp", "shelter"), common=False),
            Form(_geodesic, ("geodesic", "four season"), common=False),
            Form(_tunnel, ("tunnel", "family", "hoop")),
            Form(_ridge, ("pole", "ridge", "ultralight")),
            Form(_dome, ("dome", "trek")),
        ),
        colors=("green", "orange", "sand", "olive"),
        bare=False,
    ),
}
