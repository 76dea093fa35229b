"""Panniers and other bags and baskets for a bicycle."""

from assistant.sample.pictures.more_strokes import wicker
from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, mark
from assistant.sample.pictures.patterns import contrast, pattern
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    fill,
    line,
    moved,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _buckle(x: float, y: float, paint: str) -> str:
    """A plastic or metal buckle on a strap."""
    return rect(x - 8, y - 6, 16, 14, paint, 3) + rect(x - 4, y - 2, 8, 5, darker(paint, 0.4), 1)


def _roll_top_bag(thing: Subject, wide: float, top: float) -> str:
    """One roll-top pannier with its strap and a reflective patch."""
    outline = rounded([(120 - wide, top), (120 + wide, top), (120 + wide - 8, GROUND), (120 - wide + 8, GROUND)], 12)
    roll = block(120 - wide - 3, top - 16, wide * 2 + 6, 26, 12)
    patch = rounded([(120 - 20, 158), (140, 158), (136, 180), (104, 180)], 4)
    return (
        rod(f"M{num(120 - wide * 0.5)} {num(top - 10)}q{num(wide * 0.5)} -30 {num(wide)} 0", INK, 6)
        + solid(outline, thing.body, line(f"M40 {num(top + 24)}H200", mark(thing.body), 1.8, 0.5), turn=11)
        + solid(roll, darker(thing.body, 0.1), turn=6)
        + line(
            f"M{num(120 - wide * 0.55)} {num(top - 12)}V{num(top + 42)}"
            f"M{num(120 + wide * 0.55)} {num(top - 12)}V{num(top + 42)}",
            INK,
            7,
        )
        + _buckle(120 - wide * 0.55, top + 38, INK)
        + _buckle(120 + wide * 0.55, top + 38, INK)
        + fill(patch, PAPER)
        + fill(patch, STEEL, 0.5)
    )


def _roll_top(thing: Subject) -> str:
    """A roll-top pannier, or a pair of them."""
    if thing.says("pair", "set", "two", "twin"):
        bag = _roll_top_bag(thing, 46, 92)
        return shadow(122, 84) + moved(46, -8, bag) + moved(-36, 0, bag)
    return shadow(120, 60) + _roll_top_bag(thing, thing.vary("wide", 54, 62), thing.vary("top", 72, 86))


def _satchel(thing: Subject) -> str:
    """A pannier with a flap and two straps."""
    top = thing.vary("top", 84, 96)
    wide = thing.vary("wide", 66, 76)
    flap = thing.vary("flap", 42, 56)
    strap = "#96633c" if thing.made_of("leather") or thing.body != "#96633c" else darker(thing.body, 0.4)
    body = rounded([(120 - wide, top), (120 + wide, top), (120 + wide, GROUND), (120 - wide, GROUND)], 12)
    cover = rounded(
        [(118 - wide, top - 6), (122 + wide, top - 6), (122 + wide, top + flap), (118 - wide, top + flap)], 10
    )
    straps = "".join(
        rect(x - 6, top - 6, 12, flap + 30, strap, 3)
        + rect(x - 8, top + flap + 4, 16, 13, "#c2a04e", 2)
        + rect(x - 4, top + flap + 8, 8, 5, darker(strap, 0.3), 1)
        for x in (120 - wide * 0.5, 120 + wide * 0.5)
    )
    cloth = pattern(thing, (40, top, 200, GROUND), ("plain",))
    pocket = line(f"M{num(124 - wide)} 176H{num(116 + wide)}", mark(thing.body), 1.8, 0.5)
    return (
        shadow(120, wide)
        + rod(f"M96 {num(top - 4)}q24-26 48 0", strap, 7)
        + solid(body, darker(thing.body, 0.08), cloth, pocket)
        + solid(cover, thing.body, cloth, turn=6)
        + straps
    )


def _bar_bag(thing: Subject) -> str:
    """A bag for the handlebar: a barrel or a box with a zip and two loops."""
    high = thing.vary("high", 70, 84)
    y = GROUND - high
    body = rounded([(46, y), (194, y), (194, GROUND), (46, GROUND)], thing.pick("round", (14, 32)))
    loops = "".join(
        rect(x, y - 16, 13, 34, INK, 5) + rect(x + 3, y - 10, 7, 10, darker(thing.body, 0.4), 2) for x in (76, 150)
    )
    return (
        shadow(120, 76)
        + loops
        + solid(body, thing.body, pattern(thing, (40, y, 200, GROUND), ("plain",)))
        + line(f"M60 {num(y + 20)}H180", darker(thing.body, 0.45), 3.4)
        + line(f"M172 {num(y + 20)}l8 12", contrast(thing), 4)
        + line(f"M70 {GROUND - 8}V{num(y + 38)}H170V{GROUND - 8}", mark(thing.body), 2, 0.6)
        + line("M20 178q26-8 30-30M220 178q-26-8-30-30", darker(thing.body, 0.3), 4)
    )


def _saddlebag(thing: Subject) -> str:
    """A small wedge that hangs beneath a saddle."""
    saddle = "M34 72C44 54 74 60 104 64C146 68 176 50 204 60Q214 76 190 88Q150 94 118 84Q66 92 34 72Z"
    bag = rounded([(98, 96), (196, 92), (210, 158), (180, 176), (118, 168), (88, 122)], 14)
    return (
        shadow(142, 46, 200)
        + rod("M112 88V210", STEEL, 12)
        + rod("M60 84q30 22 60 14M120 98H188", darker(STEEL, 0.2), 5)
        + solid(bag, thing.body, pattern(thing, (80, 90, 214, 180), ("plain",)))
        + line("M104 118Q150 104 204 112", contrast(thing), 3.4)
        + line("M150 84V120M176 84V116", darker(thing.body, 0.45), 8)
        + disc(190, 146, 9, "#b8412f")
        + solid(saddle, thing.trim if thing.trim != STEEL else INK, turn=7)
    )


def _frame_bag(thing: Subject) -> str:
    """A long wedge that hangs beneath the top tube."""
    bag = rounded([(34, 82), (206, 82), (200, 112), (64, 172), (40, 160)], 12)
    return (
        rod("M0 66H240", thing.accent, 17)
        + rod("M22 66L46 240", thing.accent, 17)
        + moved(5, 8, fill(bag, "#2c1a1d", 0.16))
        + "".join(rect(x, 56, 15, 36, INK, 4) for x in (66, 118, 170))
        + solid(bag, thing.body, pattern(thing, (30, 80, 210, 176), ("plain",)))
        + line("M48 98H192", darker(thing.body, 0.5), 3.4)
        + line("M186 98l6 14", contrast(thing), 4)
        + line("M52 150L186 104", mark(thing.body), 1.8, 0.5)
    )


def _basket(thing: Subject) -> str:
    """A woven basket with two leather straps."""
    top = thing.vary("top", 108, 120)
    outline = rounded([(46, top), (194, top), (178, GROUND), (62, GROUND)], 10)
    rows = wicker(34, 206, top, GROUND, 9)
    ropes = "".join(f"M{x} {num(top)}V{GROUND}" for x in range(52, 200, 18))
    straps = "".join(
        rect(x, top - 6, 11, 44, "#96633c", 3) + rect(x - 2, top + 22, 15, 11, "#c2a04e", 2) for x in (84, 146)
    )
    return (
        shadow(120, 64)
        + solid(
            outline, thing.body, line(ropes, darker(thing.body, 0.3), 3, 0.5), line(rows, mark(thing.body), 2.2, 0.65)
        )
        + rod(f"M48 {num(top + 1)}H192", thing.body, 11)
        + straps
    )


PANNIERS = Kind(
    forms=(
        Form(_basket, ("basket", "wicker", "crate"), common=False),
        Form(_saddlebag, ("saddlebag", "saddle", "seat"), common=False),
        Form(_frame_bag, ("frame",), common=False),
        Form(_bar_bag, ("handlebar", "bar", "barrel", "trunk"), common=False),
        Form(_satchel, ("satchel", "canvas", "office", "messenger", "leather", "waxed")),
        Form(_roll_top, ("roll top", "waterproof", "dry", "pair", "twin", "backpack")),
    ),
    colors=("olive", "navy", "mustard", "black", "rust"),
    trim="brown",
    bare=False,
)
