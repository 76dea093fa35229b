"""Shapes of bike locks."""

from itertools import pairwise

from assistant.sample.pictures.more_strokes import dashed
from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.shapes_cycling_lights import RED
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _keyhole(x: float, y: float) -> str:
    """A keyhole in its plate."""
    return disc(x, y, 8, STEEL) + disc(x, y - 1.5, 2.6, INK) + line(f"M{num(x)} {num(y)}v4.5", INK, 2)


def _d_lock(thing: Subject) -> str:
    """A D-lock: a steel shackle in its crossbar."""
    top = thing.vary("top", 24, 40) if thing.says("long") else thing.vary("top", 60, 96)
    wide = thing.vary("wide", 38, 48)
    left, right = 120 - wide, 120 + wide
    thick = thing.vary("thick", 16, 21)
    shackle = f"M{num(left)} 172V{num(top + wide)}A{num(wide)} {num(wide)} 0 0 1 {num(right)} {num(top + wide)}V172"
    coat = thing.body if thing.pick("coat", (True, False)) else darker(STEEL, 0.15)
    bar = block(left - 20, 162, wide * 2 + 40, 34, 14)
    return (
        shadow(120, wide + 24, GROUND - 3)
        + rod(shackle, coat, thick)
        + line(f"M{num(left)} 154v12M{num(right)} 154v12", darker(STEEL, 0.1), thick * 0.8)
        + solid(
            bar,
            thing.body,
            rect(left - 20, 162, 18, 40, contrast(thing)),
            rect(right + 2, 162, 20, 40, contrast(thing)),
        )
        + _keyhole(120, 179)
    )


def _chain_lock(thing: Subject) -> str:
    """A chain in a ring, with a padlock."""
    sleeved = thing.pick("sleeved", (True, False))
    body = "M98 168C44 164 34 92 84 74C124 60 196 66 204 110C208 144 184 166 140 170"
    links = line(body, darker(STEEL, 0.45), 17) + dashed(body, STEEL, 11, 13, 5)
    cloth = rod(body, thing.body, 19) + dashed(body, contrast(thing), 3, 7, 9)
    return (
        shadow(124, 84, 176)
        + (links if not sleeved else cloth)
        + line("M104 160V146a16 16 0 0 1 32 0V160", darker(STEEL, 0.3), 9)
        + shadow(120, 32)
        + solid(block(92, 156, 56, 46, 9), thing.body if not sleeved else darker(STEEL, 0.3), turn=7)
        + _keyhole(120, 179)
    )


def _folding_lock(thing: Subject) -> str:
    """A folding lock: flat bars on rivets, opened to a ring."""
    points = [(60, 186), (46, 118), (88, 62), (158, 62), (198, 116), (182, 178)]
    bars = "".join(
        rod(f"M{a[0]} {a[1]}L{b[0]} {b[1]}", (thing.body, darker(thing.body, 0.14))[i % 2], 19)
        for i, (a, b) in enumerate(pairwise(points))
    )
    rivets = "".join(disc(x, y, 5.5, STEEL) + disc(x - 1, y - 1, 2, PAPER) for x, y in points[1:-1])
    return (
        shadow(122, 76, GROUND - 2)
        + bars
        + rivets
        + solid(block(46, 168, 68, 34, 10), darker(thing.body, 0.12), rect(46, 168, 12, 34, contrast(thing)), turn=6)
        + _keyhole(88, 185)
        + solid(block(168, 166, 30, 30, 8), darker(thing.body, 0.3), turn=5)
    )


def _cable_lock(thing: Subject) -> str:
    """A coiled cable with a lock of numbers or a key."""
    coils = "".join(
        rod(
            f"M66 {num(150 - i * 15)}C66 {num(86 - i * 10)} 190 {num(86 - i * 10)} 186 {num(150 - i * 15)}"
            f"C182 {num(196 - i * 14)} 68 {num(196 - i * 14)} 66 {num(150 - i * 15)}",
            thing.body,
            11,
        )
        for i in range(3)
    )
    dials = "".join(rect(97 + 13 * i, 174, 10, 22, PAPER, 2) + line(f"M{100 + 13 * i} 185h4", INK, 2) for i in range(4))
    keyed = thing.says("key", "keyed", "coil") or thing.pick("keyed", (True, False))
    return (
        shadow(124, 66)
        + coils
        + solid(block(82, 168, 80, 34, 13), INK if thing.body != INK else STEEL, turn=6)
        + (_keyhole(122, 185) if keyed else dials)
    )


def _frame_lock(thing: Subject) -> str:
    """A lock that stays on the frame: an open ring about the rear wheel, with its key."""
    hoop = "M82 172C28 120 52 40 120 40C188 40 212 120 158 172"
    return (
        shadow(122, 60)
        + line(hoop, darker(thing.body, 0.45), 27)
        + line(hoop, thing.body, 23)
        + line("M70 150C40 108 62 50 120 50", lighter(thing.body, 0.3), 4, 0.7)
        + rod("M92 178H150", STEEL, 11)
        + solid(block(58, 156, 44, 46, 10), darker(thing.body, 0.12), turn=5)
        + solid(block(140, 156, 44, 46, 10), darker(thing.body, 0.12), turn=5)
        + _keyhole(80, 178)
        + disc(44, 186, 13, contrast(thing))
        + line("M56 184h16", STEEL, 5)
    )


def _disc_lock(thing: Subject) -> str:
    """A small lock for a brake disc: a block with a slot, a pin and a coiled reminder cord."""
    body = rounded([(70, 82), (152, 82), (178, 110), (178, GROUND), (70, GROUND)], 14)
    cord = "M150 92" + "q14-18 22-4t-6 8t14-8t-6 8t14-8t-6 8"
    return (
        shadow(126, 60)
        + line(cord, contrast(thing), 5)
        + solid(body, thing.body, turn=9)
        + rect(112, 138, 70, 17, INK, 6)
        + rod("M140 130V164", STEEL, 9)
        + _keyhole(98, 112)
        + line("M92 178h48M92 188h34", mark(thing.body), 3, 0.7)
        + disc(156, 182, 6, RED)
    )


BIKE_LOCKS = Kind(
    forms=(
        Form(_disc_lock, ("disc", "alarm"), common=False),
        Form(_frame_lock, ("frame", "rear wheel", "ring"), common=False),
        Form(_chain_lock, ("chain",), common=False),
        Form(_folding_lock, ("folding", "fold"), common=False),
        Form(_cable_lock, ("cable", "coil", "combination", "strap"), common=False),
        Form(_d_lock),
    ),
    colors=("black", "orange", "teal", "navy"),
    trim="silver",
    bare=False,
)
