"""Shapes of headphones: over the ear, in the ear, and round the head."""

from assistant.sample.pictures.palette import INK, PAPER, STEEL, brightness, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast, pattern
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    curve,
    disc,
    fill,
    lathe,
    line,
    num,
    rect,
    ring,
    rod,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _cup(thing: Subject, side: float, high: float, deep: float) -> str:
    """One ear cup, from the front: the cushion inwards, the shell outwards."""
    x, y = 120 + side * 62, GROUND - high - 2
    pad = lighter(INK, 0.14) if brightness(thing.body) > 0.3 else lighter(thing.body, 0.22)
    plate = (
        thing.trim
        if thing.made_of("walnut", "cherry", "beech", "oak") and brightness(thing.body) < 0.27
        else thing.body
    )
    cushion = block(min(x, x - side * 24), y + 3, 24, high - 4, 11)
    shell = block(min(x - side * 4, x - side * 4 + side * deep), y, deep, high, deep * 0.48)
    dot = disc(x + side * deep * 0.5, y + high / 2, 4, contrast(thing))
    return solid(cushion, pad, turn=4, rim=2) + solid(shell, plate, dot, turn=6)


def _over_ear(thing: Subject) -> str:
    """Headphones with a padded band and large cups, standing; a headset has a boom."""
    top = thing.vary("top", 44, 58)
    high = thing.vary("high", 84, 98)
    arch = f"M54 150C44 {num(top - 18)} 196 {num(top - 18)} 186 150"
    cushion = f"M78 {num(top + 24)}C96 {num(top + 2)} 144 {num(top + 2)} 162 {num(top + 24)}"
    frame = STEEL if thing.made_of("steel", "aluminium") else darker(thing.body, 0.15)
    boom = rod(f"M52 176C56 {GROUND + 10} 84 {GROUND + 6} 112 190", INK, 4) + turned(
        -20, 114, 190, rect(106, 183, 20, 13, INK, 6)
    )
    return (
        shadow(124, 78)
        + rod(arch, frame, 8)
        + line(cushion, darker(thing.body, 0.3), 19)
        + line(cushion, thing.body, 14)
        + line(cushion, lighter(thing.body, 0.25), 4, 0.8)
        + _cup(thing, -1, high, 28)
        + _cup(thing, 1, high, 28)
        + (boom if thing.says("headset", "office") else "")
    )


def _on_ear(thing: Subject) -> str:
    """Light headphones with a thin band and small cups."""
    top = thing.vary("top", 64, 78)
    arch = f"M56 150C48 {num(top - 12)} 192 {num(top - 12)} 184 150"
    stickers = (
        "".join(disc(x, GROUND - 36, 8, contrast(thing)) for x in (54, 186)) if thing.says("kid", "children") else ""
    )
    return (
        shadow(124, 74)
        + rod(arch, thing.body if thing.pick("band", (True, False)) else STEEL, 11)
        + line(f"M92 {num(top + 14)}Q120 {num(top - 2)} 148 {num(top + 14)}", contrast(thing), 7)
        + rod("M52 122v32M188 122v32", STEEL, 6)
        + _cup(thing, -1, 66, 24)
        + _cup(thing, 1, 66, 24)
        + stickers
    )


def _bud(thing: Subject, x: float, y: float, side: float) -> str:
    """One earbud: a round head with a soft tip and a short stem."""
    tip = lighter(INK, 0.2) if brightness(thing.body) > 0.4 else STEEL
    return (
        turned(side * 28, x - side * 15, y, disc(x - side * 17, y - 1, 10, tip, flat=1.15))
        + solid(block(x - 6.5, y, 13, 44, 6.5), thing.body, turn=3, rim=1.5)
        + solid(f"M{num(x - 16)} {num(y)}a16 17 0 1 1 32 0a16 17 0 1 1 -32 0Z", thing.body, turn=4, rim=2)
    )


def _earbuds(thing: Subject) -> str:
    """Two earbuds above their open case."""
    lid = block(70, thing.vary("lid", 84, 92), 100, 60, 26)
    case = block(66, 146, 108, 56, 25)
    return (
        shadow(120, 58)
        + solid(lid, darker(thing.body, 0.16), turn=5)
        + fill(block(78, 96, 84, 60, 20), darker(thing.body, 0.45))
        + _bud(thing, 98, 112, -1)
        + _bud(thing, 142, 112, 1)
        + solid(case, thing.body, turn=9)
        + disc(120, 166, 3, "#a9cfb8")
    )


def _wired(thing: Subject) -> str:
    """Earphones on a cable, hung over a peg; sport ones have hooks for the ears."""
    hooks = thing.says("hook", "sport")
    low = thing.vary("low", 128, 142)
    cords = curve([(120, 40), (92, 58), (80, low - 40), (80, low)]) + curve(
        [(120, 40), (150, 58), (162, low - 30), (162, low + 12)]
    )
    tail = curve([(118, 40), (112, 84), (124, 128), (112, 176), (136, 188)])
    buds = "".join(
        rod(f"M{num(x)} {num(y - 8)}q{num(-side * 26)}-30 {num(-side * 34)} 4q0 14 {num(side * 6)} 22", INK, 5)
        if hooks
        else ""
        for x, y, side in ((80.0, low, 1.0), (162.0, low + 12, -1.0))
    )
    return (
        shadow(136, 26, 194)
        + line(tail, darker(thing.body, 0.1), 4)
        + line(cords, thing.body, 4)
        + rod("M136 188h26", STEEL, 6)
        + solid(block(122, 180, 26, 16, 6), thing.body, turn=3)
        + disc(120, 40, 8, "#7a543a")
        + disc(118.5, 38.5, 4, "#b57a50")
        + buds
        + _bud(thing, 80, low, -1)
        + _bud(thing, 162, low + 12, 1)
        + solid(block(152, low - 46, 11, 26, 5), thing.body, turn=3)
    )


def _neckband(thing: Subject) -> str:
    """A band behind the neck with pads before the ears."""
    top = thing.vary("top", 78, 90)
    band = f"M58 {num(top + 8)}C40 232 200 232 182 {num(top + 8)}"
    hooks = (
        f"M58 {num(top + 8)}C56 {num(top - 34)} 100 {num(top - 34)} 96 {num(top + 26)}"
        f"M182 {num(top + 8)}C184 {num(top - 34)} 140 {num(top - 34)} 144 {num(top + 26)}"
    )
    pads = "".join(
        solid(
            block(x - 11, top + 16, 22, 34, 10),
            lighter(INK, 0.12) if brightness(thing.body) > 0.3 else lighter(thing.body, 0.25),
            turn=4,
        )
        for x in (95, 145)
    )
    packs = "".join(solid(block(x - 11, top + 22, 22, 46, 10), thing.body, turn=4) for x in (56, 184))
    return (
        shadow(124, 62, GROUND - 2) + rod(band, darker(thing.body, 0.12), 8) + rod(hooks, thing.body, 10) + packs + pads
    )


def _headband(thing: Subject) -> str:
    """A soft band of cloth with flat speakers in it."""
    profile = ((130.0, 66.0), (160.0, 70.0), (GROUND - 10, 66.0))
    ribs = "".join(f"M{x} 116q3 40 0 90" for x in range(46, 200, 11))
    return (
        shadow(120, 72)
        + lathe(
            120,
            profile,
            thing.body,
            line(ribs, mark(thing.body), 1.6, 0.35),
            pattern(thing, (50, 130, 190, 200), ("plain",)),
            flat=0.24,
        )
        + disc(120, 130, 66, lighter(thing.body, 0.12), flat=0.26)
        + disc(120, 133, 54, darker(thing.body, 0.5), flat=0.24)
        + ring(84, 174, 17, mark(thing.body), 2)
        + rect(112, 178, 20, 13, PAPER, 3)
    )


HEADPHONES = Kind(
    forms=(
        Form(_headband, ("headband", "sleep"), common=False),
        Form(_neckband, ("bone conduction", "neckband", "swim"), common=False),
        Form(_earbuds, ("earbud", "buds"), common=False),
        Form(_wired, ("earphone", "in ear"), common=False),
        Form(_on_ear, ("on ear", "kid", "children", "tv"), common=False),
        Form(_over_ear),
    ),
    colors=("black", "cream", "navy", "sage"),
    trim="black",
    bare=False,
)
