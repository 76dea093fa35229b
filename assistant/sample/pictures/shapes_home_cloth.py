"""Shapes of the home's cloth: cushions and blankets."""

from collections.abc import Mapping
from math import cos, pi, sin

from assistant.sample.pictures.finishes import bird, fringe, roll, strip
from assistant.sample.pictures.palette import INK, LEAF, darker, lighter, mark
from assistant.sample.pictures.patterns import Frame, contrast, pattern, uprights
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    blob,
    block,
    curve,
    disc,
    folds,
    lathe,
    line,
    moved,
    num,
    rect,
    ring,
    rod,
    shadow,
    solid,
    turned,
    wall_shadow,
    xy,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _weave(thing: Subject, frame: Frame, usual: tuple[str, ...]) -> str:
    """The weave that the name speaks of, else a pattern."""
    left, top, right, low = frame
    if thing.says("patchwork", "quilt", "kantha"):
        return _patches(thing, frame)
    if thing.says("herringbone", "tweed"):
        return _zigzags(frame, contrast(thing))
    if thing.says("corduroy", "pleated"):
        return uprights(frame, darker(thing.body, 0.22), 9)
    if thing.says("waffle", "cellular", "weighted", "lumbar"):
        return _grid(frame, darker(thing.body, 0.22))
    if thing.says("embroidered", "wren"):
        return _wren((left + right) / 2, (top + low) / 2, thing)
    return "" if thing.says("plain", "velvet", "fleece", "sheepskin") else pattern(thing, frame, usual)


def _zigzags(frame: Frame, paint: str) -> str:
    """Herringbone."""
    left, top, right, low = frame
    rows = "".join(
        f"M{num(left)} {num(y)}" + "".join(f"l8 {8 if i % 2 else -8}" for i in range(int((right - left) / 8)))
        for y in range(int(top) + 8, int(low) + 8, 12)
    )
    return line(rows, paint, 2.6, 0.65)


def _grid(frame: Frame, paint: str) -> str:
    """The squares of a waffle weave or of quilting."""
    left, top, right, low = frame
    rows = "".join(f"M{num(left)} {y}H{num(right)}" for y in range(int(top) + 8, int(low), 12))
    columns = "".join(f"M{x} {num(top)}V{num(low)}" for x in range(int(left) + 8, int(right), 12))
    return line(rows + columns, paint, 2, 0.7)


def _patches(thing: Subject, frame: Frame) -> str:
    """Sixteen patches and their seams."""
    left, top, right, low = frame
    across, down = (right - left) / 4, (low - top) / 4
    words = ("rust", "mustard", "teal", "oatmeal", "navy", "rose", "sage")
    return "".join(
        rect(left + across * i, top + down * j, across, down, thing.paint(thing.pick(f"patch{i}{j}", words)))
        for i in range(4)
        for j in range(4)
    ) + line(
        "".join(f"M{num(left)} {num(top + down * i)}H{num(right)}" for i in range(1, 4))
        + "".join(f"M{num(left + across * i)} {num(top)}V{num(low)}" for i in range(1, 4)),
        "#f3ead6",
        1.6,
        0.8,
    )


def _wren(x: float, y: float, thing: Subject) -> str:
    """An embroidered bird on a twig."""
    twig = line(curve([(x - 42, y + 30), (x, y + 22), (x + 42, y + 30)]), LEAF, 3)
    return twig + bird(x, y + 23, thing.paint("brown"), thing.paint("rust"), 1.15)


def _pillow(wide: float, high: float) -> str:
    """The outline of a filled square standing on the table, its corners drawn out."""
    x, y, a, b = 116.0, GROUND - high / 2, wide / 2, high / 2
    bends: list[Point] = [(x, y - b * 0.9), (x + a * 0.92, y), (x, y + b * 0.96), (x - a * 0.92, y)]
    corners: list[Point] = [(x + a, y - b), (x + a, y + b), (x - a, y + b), (x - a, y - b)]
    sides = "".join(f"Q{xy(bend)} {xy(corner)}" for bend, corner in zip(bends, corners, strict=True))
    return f"M{xy(corners[-1])}{sides}Z"


def _cushion(thing: Subject) -> str:
    """A square cushion, standing."""
    wide = thing.vary("wide", 140, 152)
    high = wide * (0.7 if thing.says("lumbar") else thing.vary("high", 0.9, 1.0))
    outline = _pillow(wide, high)
    frame = (112 - wide / 2, GROUND - high, 120 + wide / 2, GROUND)
    creases: list[list[Point]] = [
        [(52, 190), (66, 178), (74, 164)],
        [(182, 190), (170, 180), (164, 168)],
        [(176, GROUND - high + 18), (164, GROUND - high + 30)],
    ]
    return (
        shadow(116, wide * 0.46)
        + wall_shadow(outline)
        + turned(
            thing.vary("lean", -4, 4),
            116,
            190,
            solid(outline, thing.body, _weave(thing, frame, ("stripes", "checks", "leaves", "dots", "plain"))),
            folds(thing.body, *creases),
            line(outline, thing.trim if thing.pick("piping", (True, False)) else darker(thing.body, 0.2), 2.6),
        )
    )


def _bolster(thing: Subject) -> str:
    """A roll with buttoned ends."""
    r = thing.vary("radius", 34, 40)
    y = GROUND - r
    pleats = "".join(f"M180 {num(y)}l{num(r * 0.44 * dx)} {num(r * 0.88 * dy)}" for dx, dy in RAYS)
    return (
        shadow(120, 82)
        + solid(
            roll(50, 180, y, r, r * 0.5),
            thing.body,
            _weave(thing, (24, y - r, 170, y + r), ("plain", "stripes")),
            turn=14,
        )
        + disc(180, y, r * 0.5, lighter(thing.body, 0.12), flat=2)
        + line(pleats, darker(thing.body, 0.3), 1.8)
        + ring(180, y, r * 0.5, mark(thing.body), 2, flat=2)
        + disc(180, y, 5, thing.trim)
    )


RAYS = ((0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7))


def _round(thing: Subject) -> str:
    """A thick round cushion for the floor."""
    wide, high = thing.vary("wide", 82, 92), thing.vary("high", 54, 66)
    if thing.says("meditation"):
        wide, high = wide - 16, high + 8
    top = 196 - high
    sides: list[Point] = [(top, wide * 0.9), (top + high * 0.3, wide), (top + high * 0.75, wide), (196, wide * 0.9)]
    pleats = "".join(
        f"M{num(120 + wide * dx)} {num(top)}q{num(wide * dx * 0.1)} {num(high / 2)} 0 {num(high + 12)}" for dx in PLEATS
    )
    return (
        shadow(120, wide)
        + lathe(120, sides, thing.body, line(pleats, darker(thing.body, 0.3), 2, 0.7), flat=0.16)
        + disc(120, top, wide * 0.9, lighter(thing.body, 0.2), flat=0.16)
        + ring(120, top, wide * 0.9, mark(thing.body), 2, flat=0.16)
        + (_coils(top, wide, thing) if thing.made_of("jute") else disc(120, top, 6, thing.trim, flat=0.5))
        + rod(f"M{num(120 - 14)} {num(top + high * 0.45)}q14 16 28 0", thing.trim, 5)
    )


PLEATS = (-0.95, -0.82, -0.64, -0.42, -0.16, 0.12, 0.38, 0.6, 0.78, 0.9)


def _coils(y: float, wide: float, thing: Subject) -> str:
    """The rings of a coiled cord."""
    return "".join(ring(120, y, wide * share, mark(thing.body), 1.6, flat=0.16) for share in (0.2, 0.4, 0.6, 0.76))


def _fleece(thing: Subject) -> str:
    """A fluffy pad."""
    x, y, r = 118.0, GROUND - 74, 60.0
    edge = "".join(
        f"M{num(x + r * sin(turn))} {num(y - r * cos(turn))}h.1" for turn in (pi * i / 11 for i in range(22))
    )
    curls = "".join(
        f"M{num(x + r * share * sin(turn) - 5)} {num(y - r * share * cos(turn))}q5-8 10 0"
        for share in (0.25, 0.55, 0.85)
        for turn in (2 * pi * (i + share) / (share * 16) for i in range(int(share * 16)))
    )
    return (
        shadow(x, 54)
        + moved(7, 8, line(edge, INK, 28, 0.15))
        + line(edge, darker(thing.body, 0.16), 28)
        + moved(-3, -2, line(edge, thing.body, 24))
        + disc(x, y, r + 2, thing.body)
        + line(curls, darker(thing.body, 0.25), 2.2, 0.7)
    )


def _seat(thing: Subject) -> str:
    """A flat seat pad with ties, leaning."""
    outline = block(44, GROUND - 128, 144, 128, 20)
    buttons = "".join(disc(x, y, 4.5, darker(thing.body, 0.35)) for x in (88, 144) for y in (112, 164))
    frame = (44.0, GROUND - 128, 188.0, GROUND)
    return (
        shadow(116, 68)
        + wall_shadow(outline)
        + line(curve([(52, 86), (34, 96), (38, 122)]), thing.body, 5)
        + line(curve([(180, 86), (200, 94), (198, 124)]), darker(thing.body, 0.15), 5)
        + solid(outline, thing.body, pattern(thing, frame, ("stripes", "plain", "uprights")))
        + line(block(50, GROUND - 122, 132, 116, 16), mark(thing.body), 2, 0.7)
        + buttons
    )


def _folded(thing: Subject) -> str:
    """A blanket folded on the table."""
    wide, layers = thing.vary("wide", 136, 152), thing.pick("layers", (3, 4))
    x, high = 116 - wide / 2, 27.0
    top = GROUND - high * layers
    folds_ = "".join(
        solid(
            block(x + thing.vary(f"slip{i}", -3, 3), GROUND - high * (i + 1), wide, high, 13), thing.body, turn=5, rim=2
        )
        for i in range(layers)
    )
    flap = block(x - 2, top - 3, wide * 0.94, high * (layers - 0.6), 12)
    frame = (x, top, x + wide, GROUND - high * 0.5)
    return (
        shadow(116, wide * 0.5)
        + folds_
        + solid(flap, thing.body, _weave(thing, frame, ("checks", "stripes", "plain")), turn=6)
        + _hem(thing, x + 4, top - 3 + high * (layers - 0.6) - 3, wide * 0.94 - 12)
    )


def _hem(thing: Subject, x: float, y: float, wide: float) -> str:
    """A fringe on wool, a bound edge on the rest."""
    if thing.made_of("lambswool", "wool", "alpaca") or thing.says("throw"):
        return fringe(x, y, wide, lighter(thing.body, 0.2), 11)
    return line(f"M{num(x + 6)} {num(y - 4)}h{num(wide - 12)}", darker(thing.body, 0.22), 4)


def _draped(thing: Subject) -> str:
    """A throw over the back of a chair."""
    wood = thing.pick("chair", (thing.paint("natural"), thing.paint("brown"), thing.paint("tan")))
    low = thing.vary("low", 160, 176)
    cloth = blob([(66, 68), (120, 60), (170, 66), (176, 110), (178, low), (120, low + 4), (64, low - 2), (62, 110)])
    frame = (56.0, 56.0, 184.0, low + 6)
    return (
        shadow(122, 62)
        + rod("M56 200V58M186 200V58", wood, 10)
        + rod("M56 150H186M56 76H186", wood, 9)
        + solid(cloth, thing.body, _weave(thing, frame, ("checks", "stripes", "plain")))
        + folds(thing.body, [(92, 76), (88, 120), (92, low - 8)], [(148, 74), (152, 116), (146, low - 6)])
        + fringe(68, low - 1, 106, lighter(thing.body, 0.2), 13)
    )


def _rolled(thing: Subject) -> str:
    """A rolled blanket in leather straps with a handle."""
    y, r = GROUND - 40, 40.0
    spiral = curve([(178, y), (184, y - 8), (190, y + 4), (178, y + 18), (167, y - 4), (178, y - 28), (193, y - 10)])
    straps = "".join(strip([(x, y - r - 1), (x - 7, y), (x, y + r)], thing.paint("brown"), 8) for x in (88, 144))
    return (
        shadow(122, 76)
        + rod(curve([(88, y - r), (94, y - r - 26), (138, y - r - 26), (144, y - r)]), thing.paint("brown"), 8)
        + solid(roll(58, 178, y, r, 20), thing.body, pattern(thing, (38, y - r, 178, y + r), ("checks",)), turn=12)
        + disc(178, y, 19, lighter(thing.body, 0.12), flat=2)
        + line(spiral, darker(thing.body, 0.3), 2.4)
        + straps
    )


CLOTH: Mapping[str, Kind] = {
    "cushions": Kind(
        forms=(
            Form(_bolster, ("bolster",), common=False),
            Form(_fleece, ("sheepskin",), common=False),
            Form(_round, ("floor", "meditation", "pouffe", "round"), common=False),
            Form(_seat, ("outdoor", "seat", "pad"), common=False),
            Form(_cushion, ("cushion", "pillow")),
        ),
        colors=("rust", "sage", "navy", "mustard", "oatmeal"),
        trim="cream",
    ),
    "blankets": Kind(
        forms=(
            Form(_rolled, ("picnic",), common=False),
            Form(_draped, ("throw", "sofa")),
            Form(_folded, ("blanket", "quilt")),
        ),
        colors=("oatmeal", "forest", "grey", "rust"),
        trim="cream",
    ),
}
