"""What the pantry shares: labels with their emblems, and pouches."""

from assistant.sample.pictures.palette import INK, LEAF, PAPER, brightness, darker
from assistant.sample.pictures.patterns import flower, leaf
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    fill,
    line,
    num,
    polygon,
    rect,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Subject

EMBLEMS = {
    "fruit": ("orange", "lemon", "ginger", "citrus", "bergamot", "earl"),
    "sprig": ("mint", "nettle", "green", "lime", "garden", "white", "olive", "virgin", "oil", "jasmine", "matcha"),
    "waves": ("gale", "harbour", "slipway", "tide", "ferry"),
    "moon": ("night", "decaf", "moon"),
}
"""The words of a name that call for each picture on a label."""


def emblem(thing: Subject, x: float, y: float, size: float) -> str:
    """The small picture on a label: what the name speaks of, else a sign by chance."""
    paint = darker(thing.accent, 0.15) if brightness(thing.accent) > 0.7 else thing.accent
    named = next((style for style, words in EMBLEMS.items() if thing.says(*words)), None)
    style = named or thing.pick("emblem", ("sun", "hill", "flower"))
    if style == "fruit":
        return _fruit(x, y, size)
    if style == "sprig":
        return _sprig(x, y, size)
    if style == "waves":
        return _waves(x, y, size, paint)
    if style == "moon":
        return disc(x, y, size, "#2f4061") + disc(x + size * 0.35, y - size * 0.25, size * 0.72, PAPER)
    if style == "sun":
        horizon = line(f"M{num(x - size * 0.6)} {num(y + size * 0.25)}h{num(size * 1.2)}", PAPER, 2.4)
        return disc(x, y, size * 0.95, paint) + horizon
    if style == "hill":
        hill = polygon([(x - size, y + size * 0.7), (x - size * 0.2, y - size * 0.8), (x + size, y + size * 0.7)])
        return fill(hill, paint) + disc(x + size * 0.55, y - size * 0.5, size * 0.32, paint)
    return flower(x, y, size * 0.95, paint, PAPER)


def _fruit(x: float, y: float, size: float) -> str:
    """A slice of citrus."""
    cuts = "".join(
        f"M{num(x - dx * size)} {num(y - dy * size)}L{num(x + dx * size)} {num(y + dy * size)}"
        for dx, dy in ((0.7, 0), (0.35, 0.6), (-0.35, 0.6))
    )
    return disc(x, y, size, "#db8a2f") + disc(x, y, size * 0.78, "#f3d58a") + line(cuts, "#db8a2f", 1.8)


def _sprig(x: float, y: float, size: float) -> str:
    """Two leaves on a stem."""
    stem = f"M{num(x)} {num(y + size)}q{num(size * 0.2)} {num(-size)} 0 {num(-size * 1.5)}"
    return (
        leaf(x - size * 0.1, y + size * 0.5, size * 1.2, 1, LEAF)
        + leaf(x + size * 0.1, y + size * 0.8, size * 1.2, -1, darker(LEAF, 0.15))
        + line(stem, darker(LEAF, 0.3), 1.8)
    )


def _waves(x: float, y: float, size: float, paint: str) -> str:
    """Three waves."""
    swell = f"q{num(size * 0.25)} {num(-size * 0.4)} {num(size * 0.5)} 0" + f"t{num(size * 0.5)} 0" * 3
    return line("".join(f"M{num(x - size)} {num(y + k * size)}{swell}" for k in (-0.5, 0.1, 0.7)), paint, 3)


def label(thing: Subject, x: float, y: float, wide: float, high: float) -> str:
    """A paper label about a point: an emblem and two lines of print."""
    left, low = x - wide / 2, y + high / 2
    print_lines = line(
        f"M{num(x - wide * 0.28)} {num(low - high * 0.22)}h{num(wide * 0.56)}"
        f"M{num(x - wide * 0.18)} {num(low - high * 0.1)}h{num(wide * 0.36)}",
        INK,
        2,
    )
    return (
        rect(left, y - high / 2, wide, high, PAPER, 3)
        + emblem(thing, x, y - high * 0.14, min(wide, high) * 0.24)
        + print_lines
    )


def pouch(thing: Subject, x: float, paint: str) -> str:
    """A standing paper pouch, folded over at the top, with its label."""
    high = thing.vary("high", 122, 138)
    wide = thing.vary("wide", 46, 52)
    up = GROUND - high
    body = rounded(
        [
            (x - wide + 3, up),
            (x + wide - 3, up),
            (x + wide, GROUND - 30),
            (x + wide + 5, GROUND),
            (x - wide - 5, GROUND),
            (x - wide, GROUND - 30),
        ],
        4,
    )
    fold = block(x - wide + 1, up - 4, wide * 2 - 2, 21, 3)
    creases = line(
        f"M{num(x - wide + 8)} {GROUND - 26}Q{num(x)} {GROUND - 16} {num(x + wide - 8)} {GROUND - 26}",
        darker(paint, 0.25),
        1.8,
        0.6,
    )
    return (
        shadow(x + 4, wide + 6)
        + solid(body, paint, creases, turn=9)
        + label(thing, x, GROUND - high * 0.44, wide * 1.36, high * 0.46)
        + solid(fold, darker(paint, 0.1), turn=4)
        + line(f"M{num(x - wide - 3)} {num(up + 9)}h9M{num(x + wide - 6)} {num(up + 9)}h9", "#c9a24b", 5)
    )
