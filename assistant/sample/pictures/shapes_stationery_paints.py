"""Shapes of paints: pans, tubes, pots and sticks."""

from collections.abc import Sequence

from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    disc,
    fill,
    lathe,
    line,
    moved,
    num,
    rect,
    rod,
    rounded,
    shadow,
    sleeve,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

HUES = (
    "#b8412f",
    "#db772f",
    "#e8c14f",
    "#a8bf4f",
    "#557f51",
    "#4fa3a0",
    "#44719f",
    "#2f4061",
    "#735a8d",
    "#dd9ba0",
    "#76513a",
    "#3a3837",
)
EARTHS = ("#a9522d", "#c58a35", "#76513a", "#d9bf94", "#73283a", "#6d7742")
METALS = ("#c9a24b", "#b9bdbd", "#b8734b", "#8f6b3f", "#d8c3a0", "#93918c")
PRIMARY = ("#b8412f", "#e8c14f", "#44719f", "#f8f4ec", "#3a3837", "#557f51")


def _hues(thing: Subject) -> Sequence[str]:
    """The paints of a set: what its name speaks of."""
    if thing.says("earth"):
        return EARTHS
    if thing.says("metallic"):
        return METALS
    return PRIMARY if thing.says("primary", "finger", "poster") else HUES


def _brush(angle: float, x: float, y: float, paint: str) -> str:
    """A brush that lies, its hairs to the left."""
    return turned(
        angle,
        x,
        y,
        rod(f"M{num(x + 26)} {num(y)}h78", "#a4503b", 5.5),
        rod(f"M{num(x + 12)} {num(y)}h16", STEEL, 7),
        fill(
            f"M{num(x + 12)} {num(y - 4)}V{num(y + 4)}Q{num(x)} {num(y + 4)} {num(x - 10)} {num(y)}"
            f"Q{num(x)} {num(y - 4)} {num(x + 12)} {num(y - 4)}Z",
            paint,
        ),
    )


def _pans(thing: Subject) -> str:
    """An open tin of pans, its lid for mixing, with a brush."""
    columns = 3 if thing.says("six", "travel") else 6
    hues = _hues(thing)
    wide = 40 + columns * 22.0
    left = 116 - wide / 2
    case = thing.body if thing.body != STEEL and not thing.says("travel") else "#3d4a55"
    lid = rounded([(left + 6, 74), (left + wide - 6, 74), (left + wide, 138), (left, 138)], 7)
    wells = "".join(
        disc(left + wide * (k + 0.5) / 3, 107, wide / 8, lighter(hues[k * 2 % len(hues)], 0.35), flat=0.8)
        for k in range(3)
    )
    tray = rounded([(left, 140), (left + wide, 140), (left + wide + 14, 190), (left - 14, 190)], 5)
    pans = ""
    for row in range(2):
        reach, start = wide + 4 + 12 * row, left - 2 - 6 * row
        step = reach / columns
        pans += "".join(
            fill(block(start + step * c + 2.5, 146 + 22 * row, step - 5, 17 + row, 3), PAPER)
            + fill(
                block(start + step * c + 5, 148 + 22 * row, step - 10, 12 + row, 3),
                hues[(c + row * columns) % len(hues)],
            )
            for c in range(columns)
        )
    return (
        shadow(120, wide * 0.6)
        + solid(lid, PAPER, wells, turn=4)
        + line(lid, case, 5)
        + fill(
            rounded([(left - 13, 180), (left + wide + 13, 180), (left + wide + 12, GROUND), (left - 12, GROUND)], 5),
            darker(case, 0.25),
        )
        + solid(tray, case, turn=3)
        + pans
        + _brush(-14, 96, 204, hues[0])
    )


def _tube(x: float, up: float, paint: str, angle: float) -> str:
    """A tube that stands on its cap."""
    shape = rounded([(x - 19, up), (x + 19, up), (x + 14, GROUND - 22), (x - 14, GROUND - 22)], 3)
    crimp = rect(x - 20, up - 2, 40, 9, darker(STEEL, 0.15), 2)
    return turned(
        angle,
        x,
        GROUND,
        solid(
            shape,
            PAPER,
            rect(x - 22, up + 28, 44, 38, paint),
            line(f"M{num(x - 9)} {num(up + 78)}h18", INK, 2.4),
            turn=6,
        ),
        crimp,
        rect(x - 10, GROUND - 22, 20, 22, INK, 3),
        line(
            f"M{num(x - 5)} {GROUND - 18}v14M{num(x)} {GROUND - 18}v14M{num(x + 5)} {GROUND - 18}v14",
            lighter(INK, 0.3),
            1.4,
        ),
    )


def _tubes(thing: Subject) -> str:
    """Tubes of paint, standing on their caps; one large tube where there is one."""
    if not thing.says("set", "tubes", "eight", "primary"):
        squeeze = blob([(160, 196), (176, 186), (196, 188), (212, 196), (196, 203), (170, 203)])
        return (
            shadow(110, 40)
            + moved(-58, -102, _tube(112, 112, thing.body, 0), scale=1.5)
            + shadow(188, 28)
            + solid(squeeze, thing.body, turn=3)
        )
    hues = _hues(thing)
    tubes = "".join(
        _tube(x, up, hues[(i * 2) % len(hues)], angle)
        for i, (x, up, angle) in enumerate(((52, 96, -4), (98, 80, 2), (144, 92, -2), (190, 78, 5)))
    )
    return "".join(shadow(x, 20) for x in (52, 98, 144, 190)) + tubes


def _pot(x: float, y: float, wide: float, high: float, paint: str) -> str:
    """A pot of paint with a white lid, its paint showing."""
    up = y - high
    return (
        shadow(x, wide, y)
        + lathe(
            x,
            ((up, wide), (y - 3, wide)),
            paint,
            sleeve(x, up + high * 0.36, y - high * 0.2, wide, PAPER),
            disc(x, up + high * 0.62, wide * 0.26, paint),
            soft=False,
            flat=0.18,
        )
        + lathe(x, ((up - 12, wide + 2), (up + 2, wide + 2)), PAPER, soft=False, flat=0.18)
        + disc(x, up - 12, wide + 2, lighter(PAPER, 0.5), flat=0.26)
    )


def _pots(thing: Subject) -> str:
    """Six pots in two rows, or one jar of powder with a painted sample."""
    if thing.says("powder", "milk"):
        return (
            shadow(170, 44, GROUND - 4)
            + turned(
                8,
                178,
                150,
                solid(
                    block(140, 96, 74, 104, 3),
                    "#c39a63",
                    rect(140, 96, 74, 70, thing.body),
                    line("M150 166v8M164 166v14M178 166v6M194 166v12", thing.body, 9),
                    turn=5,
                ),
            )
            + _pot(92, GROUND, 46, 92, thing.body)
        )
    hues = _hues(thing)
    back = "".join(_pot(x, GROUND - 18, 25, 44, hues[i % len(hues)]) for i, x in enumerate((70, 128, 186)))
    front = "".join(_pot(x, GROUND, 27, 48, hues[(i + 3) % len(hues)]) for i, x in enumerate((46, 108, 170)))
    return back + front


def _sticks(thing: Subject) -> str:
    """Sticks of paint or chalk, standing, their tips bare."""
    hues = _hues(thing)
    sticks = ""
    for i, (x, up) in enumerate(((42, 104), (74, 88), (106, 98), (138, 80), (170, 94), (202, 106))):
        paint = hues[(i * 2) % len(hues)]
        sticks += (
            shadow(x, 14)
            + lathe(x, ((up, 8), (up + 5, 10.5), (up + 30, 10.5)), paint)
            + lathe(x, ((up + 26, 13.5), (GROUND - 18, 13.5)), PAPER, rect(x - 16, up + 46, 32, 12, paint), soft=False)
            + lathe(x, ((GROUND - 18, 14.5), (GROUND - 2, 14.5)), paint, soft=False)
        )
    return sticks


def _cakes(thing: Subject) -> str:
    """Round blocks of poster paint in a tray, with a brush."""
    hues = _hues(thing)
    cakes = "".join(
        disc(x, y + 3, 27, darker(PAPER, 0.35), flat=0.56)
        + disc(x, y, 26, darker(hues[i], 0.2), flat=0.56)
        + disc(x, y - 3, 24, hues[i], flat=0.54)
        + disc(x - 5, y - 5, 9, lighter(hues[i], 0.4), flat=0.4, opacity=0.6)
        for i, (x, y) in enumerate((x, y) for y in (136, 172) for x in (58, 116, 174))
    )
    return (
        shadow(118, 100)
        + fill(rounded([(30, 112), (204, 112), (222, 202), (12, 202)], 12), darker(PAPER, 0.3))
        + solid(rounded([(30, 108), (204, 108), (222, 194), (12, 194)], 12), PAPER, turn=4)
        + cakes
        + _brush(-24, 92, 122, hues[0])
    )


PAINTS = Kind(
    forms=(
        Form(_cakes, ("block", "cake"), common=False),
        Form(_sticks, ("stick", "chalk", "crayon", "marker"), common=False),
        Form(_pots, ("pot", "ink", "powder", "kit", "finger"), common=False),
        Form(_tubes, ("tube", "gouache", "acrylic", "oil"), common=False),
        Form(_pans),
    ),
    colors=("black", "white", "navy", "sage"),
    trim="natural",
    bare=False,
)
