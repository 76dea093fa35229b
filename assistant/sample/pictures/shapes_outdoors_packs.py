"""Shapes of the outdoors' backpacks."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, pebble, strip
from assistant.sample.pictures.palette import INK, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    Point,
    blob,
    block,
    curve,
    disc,
    fill,
    folds,
    line,
    mirror,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _straps(thing: Subject, top: float, wide: float) -> str:
    """The ends of the shoulder straps to both sides, and the grab loop."""
    dark = darker(thing.body, 0.35)
    return rod(f"M106 {num(top + 2)}v-10q0-8 12-8t12 8v10", dark, 6) + "".join(
        line(
            curve(
                [
                    (118 + side * wide * 0.5, top + 16),
                    (118 + side * (wide + 16), top + 52),
                    (118 + side * (wide + 10), 168),
                    (118 + side * wide * 0.8, 192),
                ]
            ),
            dark,
            8,
        )
        for side in (-1, 1)
    )


def _zip(x: float, y: float, wide: float, paint: str) -> str:
    """A zip along an arch, with its pull."""
    arch: list[Point] = [(x - wide, y + 16), (x - wide + 5, y + 4), (x - wide + 18, y), (x + wide - 18, y)]
    return line(curve([*arch, (x + wide - 5, y + 4), (x + wide, y + 16)]), paint, 2.6) + line(
        f"M{num(x + wide)} {num(y + 16)}v12", paint, 4
    )


def _day(thing: Subject) -> str:
    """A round-topped pack with a front pocket."""
    wide, top = thing.vary("wide", 54, 62), thing.vary("top", 52, 64)
    half: list[Point] = [
        (118, top),
        (118 - wide * 0.7, top + 3),
        (118 - wide, top + 40),
        (118 - wide - 4, 150),
        (118 - wide + 2, 196),
        (118, 202),
    ]
    low = rounded(
        mirror([(118, 136), (118 - wide + 10, 138), (118 - wide + 6, 170), (118 - wide + 12, 196), (118, 199)], 118), 14
    )
    ink = mark(thing.body)
    return (
        shadow(118, wide)
        + _straps(thing, top, wide)
        + solid(rounded(mirror(half, 118), 26), thing.body, turn=12)
        + _zip(118, top + 26, wide - 12, ink)
        + solid(low, lighter(thing.body, 0.1) if thing.pick("tone", (True, False)) else thing.accent, turn=6, rim=2)
        + line(f"M{num(118 - wide + 16)} 148H{num(118 + wide - 16)}", ink, 2.6)
        + rect(104, 108, 28, 15, thing.accent, 3)
    )


def _roll(thing: Subject) -> str:
    """A roll-top pack with a buckle."""
    wide = thing.vary("wide", 54, 60)
    dark = darker(thing.body, 0.4)
    return (
        shadow(118, wide)
        + _straps(thing, 70, wide)
        + solid(
            rounded([(118 - wide, 82), (118 + wide, 82), (118 + wide, 202), (118 - wide, 202)], 12), thing.body, turn=12
        )
        + solid(block(118 - wide - 5, 46, 2 * wide + 10, 44, 14), lighter(thing.body, 0.08), turn=6)
        + line(
            f"M{num(118 - wide)} 62H{num(118 + wide)}M{num(118 - wide)} 76H{num(118 + wide)}", mark(thing.body), 2, 0.7
        )
        + strip([(118, 46), (118, 100), (118, 128)], dark, 10)
        + solid(block(108, 100, 20, 20, 4), thing.paint("silver"), turn=3, rim=2)
        + solid(block(118 - wide + 12, 146, 2 * wide - 24, 48, 8), darker(thing.body, 0.1), turn=5, rim=2)
        + line(f"M{num(118 - wide + 18)} 156H{num(118 + wide - 18)}", thing.accent, 3)
    )


def _trek(thing: Subject) -> str:
    """A tall pack with a lid, a hip belt and a mat."""
    wide, dark = thing.vary("wide", 46, 52), darker(thing.body, 0.4)
    mat = thing.accent
    sides = "".join(
        solid(block(118 + side * (wide + 6) - 10, 128, 20, 58, 8), darker(thing.body, 0.14), turn=4, rim=2)
        for side in (-1, 1)
    )
    return (
        shadow(118, wide + 10)
        + _straps(thing, 38, wide)
        + line(curve([(118 - wide, 176), (44, 172), (34, 190)]), dark, 12)
        + line(curve([(118 + wide, 176), (194, 172), (204, 190)]), dark, 12)
        + sides
        + solid(
            rounded([(118 - wide, 62), (118 + wide, 62), (118 + wide + 2, 190), (118 - wide - 2, 190)], 12),
            thing.body,
            turn=12,
        )
        + solid(
            rounded([(118 - wide - 4, 74), (118 - wide + 8, 36), (118 + wide - 8, 36), (118 + wide + 4, 74)], 12),
            lighter(thing.body, 0.12),
            turn=6,
        )
        + "".join(strip([(x, 70), (x, 110), (x, 186)], dark, 6) for x in (98, 138))
        + solid(block(118 - wide + 10, 124, 2 * wide - 20, 50, 8), darker(thing.body, 0.08), turn=5, rim=2)
        + "".join(rect(x - 6, 90, 12, 12, thing.paint("silver"), 2) for x in (98, 138))
        + solid(block(58, 182, 120, 21, 10), mat, turn=6)
        + disc(176, 192.5, 10, darker(mat, 0.2), flat=1)
        + "".join(line(f"M{x} 181V203", dark, 5) for x in (86, 150))
    )


def _rucksack(thing: Subject) -> str:
    """A canvas sack with a flap and leather straps."""
    wide, hide = thing.vary("wide", 54, 60), thing.paint("brown")
    top = thing.vary("top", 58, 66)
    body = rounded(
        mirror([(118, top), (118 - wide + 8, top + 6), (118 - wide, 120), (118 - wide - 4, 196), (118, 202)], 118), 16
    )
    flap = rounded(
        mirror(
            [(118, top - 4), (118 - wide + 6, top), (118 - wide - 2, top + 34), (118 - wide + 6, 122), (118, 128)], 118
        ),
        14,
    )
    pocket = block(118 - wide + 16, 144, 2 * wide - 32, 48, 8)
    return (
        shadow(118, wide)
        + _straps(thing, top, wide)
        + solid(
            body,
            thing.body,
            folds(thing.body, [(70, 130), (74, 150), (70, 168)], [(166, 132), (162, 152), (168, 170)]),
            turn=12,
        )
        + solid(pocket, darker(thing.body, 0.08), turn=5, rim=2)
        + solid(flap, lighter(thing.body, 0.1), turn=6)
        + line(flap, mark(thing.body), 1.8, 0.7)
        + "".join(
            strip([(x, 98), (x, 130), (x, 152)], hide, 9) + rect(x - 7, 134, 14, 11, thing.paint("brass"), 2)
            for x in (94, 142)
        )
    )


def _laptop(thing: Subject) -> str:
    """A slim square pack."""
    wide, top = thing.vary("wide", 50, 56), thing.vary("top", 48, 56)
    return (
        shadow(118, wide)
        + _straps(thing, top, wide)
        + solid(block(118 - wide, top, 2 * wide, 202 - top, 18), thing.body, turn=12)
        + _zip(118, top + 18, wide - 10, mark(thing.body))
        + line(f"M{num(118 - wide + 12)} 124H{num(118 + wide - 12)}", mark(thing.body), 2.6)
        + line(f"M{num(118 + wide - 16)} 124v12", mark(thing.body), 4)
        + rect(118 - 8, 92, 16, 16, thing.accent, 2)
        + fill(block(118 - wide, 184, 2 * wide, 18, 12), darker(thing.body, 0.3))
    )


def _child(thing: Subject) -> str:
    """A small pack with a face."""
    return (
        shadow(118, 60)
        + _straps(thing, 74, 56)
        + "".join(solid(pebble(x, 76, 36, 36), darker(thing.body, 0.1), turn=4, rim=2) for x in (80, 156))
        + solid(pebble(118, 136, 132, 136), thing.body, turn=12)
        + "".join(disc(x, 112, 6, INK) + disc(x - 2, 110, 2, "#ffffff") for x in (96, 140))
        + disc(118, 126, 7, darker(thing.body, 0.45), flat=0.7)
        + solid(block(74, 146, 88, 44, 16), lighter(thing.body, 0.35), turn=5, rim=2)
        + line("M82 156H154", mark(thing.body), 2.6)
    )


def _packed(thing: Subject) -> str:
    """A very light pack, and the pouch it folds into."""
    creases = [
        [(80, 96), (86, 120), (80, 140)],
        [(130, 92), (126, 118), (132, 136)],
        [(104, 150), (110, 168), (104, 184)],
    ]
    body = blob(
        [
            (104, 58),
            (66, 66),
            (54, 110),
            (52, 170),
            (60, 198),
            (104, 202),
            (148, 198),
            (156, 170),
            (154, 110),
            (142, 66),
        ]
    )
    return (
        shadow(112, 64)
        + line(curve([(72, 74), (40, 110), (46, 176), (62, 192)]), darker(thing.body, 0.3), 6)
        + rod("M92 60v-8q0-7 12-7t12 7v8", darker(thing.body, 0.3), 5)
        + solid(body, thing.body, folds(thing.body, *creases), turn=12)
        + line("M66 96Q104 82 144 96", mark(thing.body), 2.6)
        + shadow(190, 26)
        + solid(pebble(190, 180, 54, 46), lighter(thing.body, 0.12), turn=5)
        + line("M170 172Q190 166 210 172", thing.accent, 4)
    )


def _vest(thing: Subject) -> str:
    """A running vest with two soft flasks in front."""
    half: list[Point] = [
        (118, 112),
        (102, 84),
        (96, 38),
        (76, 38),
        (58, 66),
        (66, 112),
        (52, 132),
        (56, 196),
        (118, 200),
    ]
    outline = rounded(mirror(half), 12)
    inner = rounded(mirror([(118, 112), (102, 84), (96, 40), (118, 44)]), 6)
    chest = "".join(strip([(92, y), (118, y + 4), (144, y)], thing.accent, 6) for y in (122, 166))
    flasks = "".join(
        solid(block(x, 112, 26, 62, 11), lighter(thing.body, 0.35), turn=4, rim=2)
        + rod(f"M{x + 13} 110V92", lighter(thing.accent, 0.1), 7)
        + line(f"M{x - 3} 138h32M{x - 3} 150h32", mark(thing.body), 2.2)
        for x in (66, 144)
    )
    return (
        wall_shadow(outline)
        + below(124, 56)
        + fill(inner, darker(thing.body, 0.5))
        + solid(outline, thing.body, turn=10)
        + line("M118 114V200", darker(thing.body, 0.45), 3)
        + chest
        + flasks
    )


PACKS: Mapping[str, Kind] = {
    "backpacks": Kind(
        forms=(
            Form(_child, ("kids", "children"), common=False),
            Form(_vest, ("vest",), common=False),
            Form(_packed, ("packable", "spare"), common=False),
            Form(_roll, ("roll", "commuter")),
            Form(_trek, ("trekking", "expedition", "trail"), common=False),
            Form(_rucksack, ("rucksack", "waxed", "canvas")),
            Form(_laptop, ("laptop", "camera", "slim"), common=False),
            Form(_day, ("day", "school")),
        ),
        colors=("navy", "forest", "rust", "slate"),
        bare=False,
    ),
}
