"""Shapes of the home's clocks."""

from collections.abc import Mapping
from math import cos, pi, sin

from assistant.sample.pictures.finishes import circle, grain, halo
from assistant.sample.pictures.palette import FLAME, INK, PAPER, brightness, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    block,
    box,
    disc,
    fill,
    line,
    num,
    polygon,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
    xy,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

SEGMENTS = {"1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "7": "abc", "8": "abcdefg", "0": "abcdef"}
"""The lit bars of a digit, named clockwise from the top, the middle one last."""


def _at(x: float, y: float, turn: float, reach: float) -> Point:
    """A point `reach` away from a middle, `turn` of a full turn after twelve."""
    return x + reach * sin(2 * pi * turn), y - reach * cos(2 * pi * turn)


def _hands(thing: Subject, x: float, y: float, r: float, paint: str) -> str:
    """Two hands at a time of the product's own, and the pin they turn on."""
    hour, minute = thing.pick("hour", (1, 2, 8, 9, 10)), thing.pick("minute", (1, 2, 3, 8, 10))
    short, long = _at(x, y, (hour + minute / 12) / 12, r * 0.5), _at(x, y, minute / 12, r * 0.76)
    return (
        line(f"M{num(x)} {num(y)}L{xy(short)}", paint, r * 0.09)
        + line(f"M{num(x)} {num(y)}L{xy(long)}", paint, r * 0.06)
        + disc(x, y, r * 0.08, thing.accent)
    )


def _face(thing: Subject, x: float, y: float, r: float, dial: str = PAPER) -> str:
    """A dial with its hour marks and hands."""
    ink = INK if brightness(dial) > 0.45 else PAPER
    ticks = "".join(
        f"M{xy(_at(x, y, i / 12, r * 0.9))}L{xy(_at(x, y, i / 12, r * (0.72 if i % 3 == 0 else 0.8)))}"
        for i in range(12)
    )
    return disc(x, y, r, dial) + line(ticks, ink, max(r * 0.05, 1.8)) + _hands(thing, x, y, r, ink)


def _rim(x: float, y: float, r: float, paint: str, dial: str, thing: Subject) -> str:
    """A clock in a round case, its dial sunk a little."""
    return (
        wall_shadow(circle(x, y, r), 8, 10)
        + solid(circle(x, y, r), paint)
        + disc(x, y, r * 0.86, darker(paint, 0.35))
        + _face(thing, x + 0.8, y + 1.2, r * 0.84, dial)
    )


def _wall(thing: Subject) -> str:
    """A round clock on the wall."""
    return _rim(120, 106, thing.vary("radius", 68, 78), thing.body, PAPER, thing)


def _tide(thing: Subject) -> str:
    """A round ship's clock with a deep rim and one hand for the tide."""
    x, y, r = 120.0, 108.0, thing.vary("radius", 66, 74)
    sea = f"M{num(x - r)} {num(y + 14)}q12-9 24 0t24 0t24 0t24 0t24 0t24 0V{num(y + r)}H{num(x - r)}Z"
    pins = "".join(disc(*_at(x, y, i / 8 + 1 / 16, r * 0.92), 2.6, darker(thing.body, 0.45)) for i in range(8))
    return (
        wall_shadow(circle(x, y, r), 8, 10)
        + solid(circle(x, y, r), thing.body)
        + pins
        + solid(circle(x, y, r * 0.82), PAPER, fill(sea, thing.paint("sky"), 0.7), turn=-5, rim=0)
        + line(
            "".join(f"M{xy(_at(x, y, i / 12, r * 0.76))}L{xy(_at(x, y, i / 12, r * 0.68))}" for i in range(12)),
            INK,
            2.4,
        )
        + line(f"M{num(x)} {num(y)}L{xy(_at(x, y, thing.vary('tide', 0, 1), r * 0.62))}", thing.paint("navy"), 5)
        + disc(x, y, 6, thing.paint("brass"))
    )


def _plain_wood(thing: Subject) -> str:
    """A wall clock cut from a board, without a frame."""
    x, y, r = 120.0, 108.0, thing.vary("radius", 70, 78)
    corners = thing.pick("corners", (6, 8, 60))
    outline = rounded([_at(x, y, (i + 0.5) / corners, r) for i in range(corners)], 8)
    ticks = "".join(f"M{xy(_at(x, y, i / 4, r * 0.8))}L{xy(_at(x, y, i / 4, r * 0.62))}" for i in range(4))
    return (
        wall_shadow(outline, 8, 10)
        + solid(outline, thing.body, grain((x - r, y - r, x + r, y + r), thing.body))
        + line(ticks, mark(thing.body), 4)
        + _hands(thing, x, y, r * 0.84, INK if brightness(thing.body) > 0.45 else PAPER)
    )


def _learn(thing: Subject) -> str:
    """A clock for children: coloured quarters and dots for the hours."""
    x, y, r = 118.0, GROUND - 78, 76.0
    paints = ("rust", "mustard", "sage", "sky")
    quarters = "".join(
        fill(
            f"M{num(x)} {num(y)}L{xy(_at(x, y, i / 4, 60))}A60 60 0 0 1 {xy(_at(x, y, (i + 1) / 4, 60))}Z",
            thing.paint(word),
            0.55,
        )
        for i, word in enumerate(paints)
    )
    dots = "".join(disc(*_at(x, y, i / 12, 66), 5, PAPER) for i in range(12))
    return (
        shadow(x, 52)
        + rod(
            f"M{num(x - 34)} {num(y + 60)}L{num(x - 46)} 200M{num(x + 34)} {num(y + 60)}L{num(x + 46)} 200",
            thing.paint("natural"),
            9,
        )
        + solid(circle(x, y, r), thing.body)
        + disc(x, y, 60, PAPER)
        + quarters
        + dots
        + _hands(thing, x, y, 64, INK)
    )


def _alarm(thing: Subject) -> str:
    """An alarm clock with two bells."""
    x, y, r = 118.0, 136.0, thing.vary("radius", 52, 58)
    metal = thing.paint("silver") if thing.body != thing.paint("silver") else thing.paint("brass")
    bells = "".join(
        turned(side * 34, x, y, solid(f"M{num(x - 24)} {num(y - r - 5)}a24 22 0 0 1 48 0Z", metal, turn=5))
        for side in (-1, 1)
    )
    feet = "".join(f"M{num(x + side * r * 0.6)} {num(y + r * 0.7)}L{num(x + side * r * 0.78)} 200" for side in (-1, 1))
    return (
        shadow(x, r * 0.9)
        + rod(f"M{num(x - 18)} {num(y - r - 22)}Q{num(x)} {num(y - r - 42)} {num(x + 18)} {num(y - r - 22)}", metal, 5)
        + rod(f"M{num(x)} {num(y - r)}V{num(y - r - 16)}", metal, 6)
        + rod(feet, metal, 8)
        + bells
        + _rim(x, y, r, thing.body, PAPER, thing)
    )


def _mantel(thing: Subject) -> str:
    """An arched wooden clock for the mantelpiece."""
    wide = thing.vary("wide", 58, 68)
    x = 118.0
    case = f"M{num(x - wide)} 190V{num(124)}A{num(wide)} {num(wide)} 0 0 1 {num(x + wide)} 124V190Z"
    return (
        shadow(x, wide + 10)
        + wall_shadow(case)
        + solid(case, thing.body, grain((x - wide, 60, x + wide, 190), thing.body))
        + solid(block(x - wide - 10, 186, 2 * wide + 20, 15, 4), darker(thing.body, 0.12), turn=5)
        + disc(x, 124, wide * 0.72, thing.paint("brass"))
        + _face(thing, x, 124, wide * 0.65)
    )


def _sunrise(thing: Subject) -> str:
    """A rounded lamp that is a clock as well."""
    return (
        halo(118, 122, 112)
        + shadow(118, 56)
        + solid(circle(118, 128, 74), thing.body)
        + disc(116, 126, 58, FLAME, opacity=0.85)
        + disc(116, 130, 44, "#f7d489")
        + disc(116, 134, 28, "#fbe7b8")
        + solid(block(78, 188, 82, 14, 6), darker(thing.body, 0.2), turn=4)
        + _digits("0710", 96, 124, 8, 13, darker(thing.paint("rust"), 0.1))
    )


def _digits(text: str, x: float, y: float, wide: float, high: float, paint: str) -> str:
    """A time as bars of light, two digits, a colon, two digits."""
    return "".join(
        line(
            _digit(SEGMENTS[digit], x + i * wide * 1.45 + (wide * 0.7 if i > 1 else 0), y, wide, high),
            paint,
            wide * 0.24,
        )
        for i, digit in enumerate(text)
    ) + line(f"M{num(x + wide * 2.8)} {num(y + high * 0.3)}v.1m0 {num(high * 0.4)}v.1", paint, wide * 0.28)


def _digit(bars: str, x: float, y: float, wide: float, high: float) -> str:
    """A digit's bars as path data."""
    right, middle, low = x + wide, y + high / 2, y + high
    ends = {
        "a": (x, y, right, y),
        "b": (right, y, right, middle),
        "c": (right, middle, right, low),
        "d": (x, low, right, low),
        "e": (x, middle, x, low),
        "f": (x, y, x, middle),
        "g": (x, middle, right, middle),
    }
    return "".join("M{} {}L{} {}".format(*map(num, ends[bar])) for bar in bars)


def _flip(thing: Subject) -> str:
    """A desk clock whose numbers flip over."""
    ink = thing.paint("black") if brightness(thing.body) > 0.3 else thing.paint("charcoal")
    time = thing.pick("time", ("1025", "0842", "1507"))
    cards = "".join(
        solid(block(x, 118, 56, 62, 6), ink, turn=0, rim=0)
        + _digits_pair(time[i : i + 2], x + 10, 130)
        + line(f"M{x} 149h56", darker(ink, 0.6), 2)
        for x, i in ((48, 0), (110, 2))
    )
    return (
        shadow(116, 76)
        + box(38, 104, 142, 92, thing.body, deep=28)
        + rect(52, 196, 16, 5, INK, 2)
        + rect(150, 196, 16, 5, INK, 2)
        + cards
    )


def _digits_pair(text: str, x: float, y: float) -> str:
    """Two large digits of a flip clock."""
    return "".join(line(_digit(SEGMENTS[digit], x + 21 * i, y, 14, 38), PAPER, 5) for i, digit in enumerate(text))


def _travel(thing: Subject) -> str:
    """A travel clock in its folding case."""
    return (
        shadow(114, 64)
        + fill(polygon([(56, 188), (174, 188), (196, 201), (40, 201)]), darker(thing.body, 0.25))
        + wall_shadow(block(58, 84, 114, 106, 12))
        + solid(block(58, 84, 114, 106, 12), thing.body)
        + line(block(63, 89, 104, 96, 9), mark(thing.body), 1.8, 0.8)
        + rect(72, 97, 86, 80, thing.paint("brass"), 8)
        + rect(75, 100, 80, 74, PAPER, 6)
        + _face(thing, 115, 137, 36)
        + rod("M50 202H186", darker(thing.body, 0.2), 6)
    )


def _digital(thing: Subject) -> str:
    """A clock with a display for the time and the weather."""
    screen = "#c9d3bf" if brightness(thing.body) > 0.4 else "#26322f"
    ink = "#2c3a34" if brightness(thing.body) > 0.4 else "#bfe0c4"
    return (
        shadow(116, 74)
        + box(40, 92, 136, 104, thing.body, deep=22)
        + rect(50, 102, 116, 72, screen, 4)
        + _digits(thing.pick("time", ("0842", "1507", "1025")), 61, 114, 15, 28, ink)
        + disc(72, 160, 6, FLAME)
        + fill("M86 164a6 6 0 0 1 4-9a8 8 0 0 1 14 2a5 5 0 0 1 0 7Z", ink, 0.8)
        + line("M118 158H150M118 165H138", ink, 2.6, 0.8)
        + "".join(disc(x, 185, 3.6, mark(thing.body)) for x in (84, 108, 132))
        + line("M164 82L176 46", lighter(INK, 0.2), 3)
    )


CLOCKS: Mapping[str, Kind] = {
    "clocks": Kind(
        forms=(
            Form(_learn, ("learn", "children"), common=False),
            Form(_alarm, ("bell", "twin")),
            Form(_mantel, ("mantel", "shelf")),
            Form(_sunrise, ("sunrise", "wake"), common=False),
            Form(_flip, ("flip",), common=False),
            Form(_travel, ("travel", "folding"), common=False),
            Form(_digital, ("radio", "weather", "digital"), common=False),
            Form(_tide, ("tide",), common=False),
            Form(_plain_wood, ("ply", "birch"), common=False),
            Form(_wall, ("wall", "station", "kitchen")),
        ),
        colors=("navy", "red", "black", "cream"),
        trim="brass",
    ),
}
