"""What grows in the pots of the garden."""

from assistant.sample.pictures.finishes import sprig, tuft
from assistant.sample.pictures.palette import LEAF, darker, lighter
from assistant.sample.pictures.patterns import flower
from assistant.sample.pictures.strokes import Point, blob, fill, num
from assistant.sample.pictures.subject import Subject

SOIL = "#4b382c"


def green(thing: Subject) -> str:
    """The paint of this product's plant."""
    return thing.pick("green", (LEAF, "#5f7d4b", "#7e9360", "#587a5d"))


def plant(thing: Subject, x: float, y: float, high: float) -> str:
    """A plant of the product's own kind that grows from a point."""
    leaves = green(thing)
    kind = thing.pick("plant", ("grass", "leafy", "bloom"))
    if kind == "grass":
        return tuft(x, y, high * 0.62, high, leaves)
    stems = "".join(
        sprig((x + dx * 4, y), (x + dx * high * 0.5, y - high * up), high * 0.17, paint)
        for dx, up, paint in ((-1, 0.74, leaves), (1, 0.7, lighter(leaves, 0.15)), (0.1, 1, darker(leaves, 0.1)))
    )
    if kind == "leafy":
        return stems
    bloom = thing.paint(thing.pick("bloom", ("rose", "white", "coral", "mustard", "lilac")))
    return stems + "".join(
        flower(x + dx * high * 0.5, y - high * up, 12, bloom, thing.paint("amber"))
        for dx, up in ((-1, 0.76), (1, 0.72), (0.1, 1.02), (-0.4, 0.5))
    )


def herbs(thing: Subject, x: float, y: float, wide: float) -> str:
    """A row of herbs."""
    greens = (LEAF, "#87985f", "#5d7f62", "#7f8f4e")
    step = wide / 4
    return "".join(
        sprig((x + step * (i + 0.5), y), (x + step * (i + 0.5) + lean, y - thing.vary(f"herb{i}", 44, 70)), 12, paint)
        + sprig((x + step * (i + 0.4), y), (x + step * (i + 0.1), y - thing.vary(f"low{i}", 30, 44)), 11, paint, 4)
        for i, (paint, lean) in enumerate(zip(greens, (-8, 6, -4, 10), strict=True))
    )


def stalks(thing: Subject, x: float, y: float) -> str:
    """The foot of the plant, before the pot's rear rim."""
    return fill(
        f"M{num(x - 7)} {num(y + 3)}Q{num(x)} {num(y - 26)} {num(x + 7)} {num(y + 3)}Z", darker(green(thing), 0.1)
    )


def rosette(x: float, y: float, size: float, paint: str) -> str:
    """A houseleek, seen from the side."""
    rows = ((-1, 0.3), (1, 0.3), (-0.75, 0.8), (0.75, 0.8), (-0.36, 1.1), (0.36, 1.1), (0, 1.2))
    tips: list[tuple[Point, str]] = [
        ((x + size * dx, y - size * up * 0.7), lighter(paint, 0.1 * (i % 3))) for i, (dx, up) in enumerate(rows)
    ]
    return "".join(
        fill(
            blob(
                [(x - 6, y + 8), (tip - 7, top + size * 0.3), (tip, top), (tip + 7, top + size * 0.3), (x + 6, y + 8)]
            ),
            tone,
        )
        for (tip, top), tone in tips
    )
