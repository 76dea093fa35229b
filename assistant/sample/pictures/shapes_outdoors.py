"""Shapes of the outdoors: sleeping bags; the other types have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, pebble, roll, strip
from assistant.sample.pictures.palette import INK, darker, lighter, mark
from assistant.sample.pictures.shapes_outdoors_bottles import BOTTLES
from assistant.sample.pictures.shapes_outdoors_fire import FIRE
from assistant.sample.pictures.shapes_outdoors_lanterns import LANTERNS
from assistant.sample.pictures.shapes_outdoors_packs import PACKS
from assistant.sample.pictures.shapes_outdoors_tents import TENTS
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    curve,
    disc,
    folds,
    line,
    num,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _mummy(thing: Subject) -> str:
    """A sleeping bag with a hood, hung to air."""
    outline = blob(
        [
            (118, 20),
            (148, 30),
            (158, 56),
            (168, 84),
            (160, 140),
            (146, 192),
            (118, 200),
            (90, 192),
            (76, 140),
            (68, 84),
            (78, 56),
            (88, 30),
        ]
    )
    baffles = "".join(f"M60 {y}q58 14 116 0" for y in range(76, 200, 19))
    hood = blob([(118, 32), (140, 42), (144, 62), (118, 74), (92, 62), (96, 42)])
    return (
        wall_shadow(outline)
        + below(124, 42)
        + solid(outline, thing.body, line(baffles, mark(thing.body), 2.4, 0.8), turn=10)
        + solid(hood, darker(thing.accent, 0.1), turn=-5, rim=0)
        + line(hood, lighter(thing.body, 0.3), 3)
        + line("M118 74Q140 110 138 190", lighter(thing.body, 0.5), 3)
        + disc(119, 77, 4, thing.paint("silver"))
    )


def _rolled(thing: Subject) -> str:
    """A sleeping bag rolled up with its straps."""
    y, r = GROUND - 48, 48.0
    turns = curve([(176, y), (184, y - 10), (192, y + 6), (176, y + 22), (162, y - 4), (176, y - 34), (196, y - 10)])
    straps = "".join(strip([(x, y - r), (x - 10, y), (x, y + r)], darker(thing.body, 0.5), 8) for x in (92, 142))
    quilt = "".join(f"M{x} {num(y - r)}q-12 48 0 96" for x in (68, 117, 166))
    return (
        shadow(122, 82)
        + solid(roll(60, 176, y, r, 26), thing.body, line(quilt, mark(thing.body), 2, 0.6), turn=14)
        + disc(176, y, 25, thing.accent, flat=1.9)
        + line(turns, darker(thing.accent, 0.35), 3)
        + straps
    )


def _sack(thing: Subject) -> str:
    """A stuffed sack with compression straps."""
    x = 116.0
    outline = rounded([(70, 84), (162, 84), (172, 120), (170, 190), (156, 202), (76, 202), (62, 190), (60, 120)], 18)
    neck = blob([(84, 88), (96, 66), (82, 50), (116, 58), (150, 48), (136, 66), (148, 88)])
    straps = strip([(92, 84), (86, 140), (92, 202)], darker(thing.body, 0.5), 7) + strip(
        [(140, 84), (148, 140), (140, 202)], darker(thing.body, 0.5), 7
    )
    creases = [[(104, 98), (110, 120), (106, 136)], [(126, 96), (124, 112), (130, 128)]]
    return (
        shadow(x, 56)
        + solid(neck, lighter(thing.body, 0.08), turn=5, rim=2)
        + solid(outline, thing.body, folds(thing.body, *creases), turn=14)
        + strip([(58, 156), (116, 164), (174, 156)], darker(thing.body, 0.5), 7)
        + straps
        + line("M90 82Q116 90 142 82", thing.accent, 5)
        + solid(block(110, 74, 14, 18, 5), INK, turn=3, rim=2)
    )


def _blanket(thing: Subject) -> str:
    """A rectangular bag, opened at one corner, seen from above on a mat."""
    outline = rounded([(58, 34), (178, 34), (184, 200), (52, 200)], 14)
    lining = "M118 38H170Q178 40 178 48V112Q140 96 118 38Z"
    quilt = "".join(f"M40 {y}H200" for y in range(64, 200, 26)) + "M92 30V204M140 30V204"
    half = thing.says("double")
    return (
        wall_shadow(outline)
        + below(124, 70)
        + solid(outline, thing.body, line(quilt, mark(thing.body), 2.2, 0.65))
        + solid(lining, thing.accent, turn=4, rim=2)
        + line("M118 38Q140 96 178 112", lighter(thing.body, 0.4), 4)
        + solid(pebble(88, 54, 50, 22), lighter(thing.accent, 0.45), turn=4, rim=2)
        + (solid(pebble(150, 54, 46, 22), lighter(thing.accent, 0.45), turn=4, rim=2) if half else "")
    )


def _worn(thing: Subject) -> str:
    """A bag with sleeves and legs, hung up."""
    body = blob(
        [
            (118, 26),
            (142, 36),
            (156, 60),
            (164, 110),
            (158, 170),
            (162, 204),
            (122, 204),
            (118, 168),
            (114, 204),
            (74, 204),
            (78, 170),
            (72, 110),
            (80, 60),
            (94, 36),
        ]
    )
    sleeves = "".join(
        turned(
            side * -22,
            118 + side * 42,
            66,
            solid(block(118 + side * 42 - 13, 60, 26, 86, 12), darker(thing.body, 0.08), turn=4),
        )
        for side in (-1, 1)
    )
    baffles = "".join(f"M60 {y}q58 12 116 0" for y in range(78, 200, 20))
    return (
        wall_shadow(body)
        + sleeves
        + solid(body, thing.body, line(baffles, mark(thing.body), 2.2, 0.7), turn=10)
        + solid(pebble(118, 52, 44, 40), darker(thing.accent, 0.15), turn=-4, rim=0)
        + line("M118 74V164", lighter(thing.body, 0.5), 3)
    )


OUTDOORS: Mapping[str, Kind] = {
    **TENTS,
    "sleeping bags": Kind(
        forms=(
            Form(_worn, ("wearable",), common=False),
            Form(_blanket, ("blanket", "double", "wool filled"), common=False),
            Form(_sack, ("liner", "packable", "summer down"), common=False),
            Form(_mummy, ("mummy", "winter", "kids")),
            Form(_rolled, ("synthetic", "season")),
        ),
        colors=("teal", "navy", "rust", "forest"),
        bare=False,
    ),
    **FIRE,
    **LANTERNS,
    **PACKS,
    **BOTTLES,
}
