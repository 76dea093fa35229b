"""Finishes that many shapes share: glass, metal and wood, labels, steam, flames and growing stems."""

from collections.abc import Sequence

from assistant.sample.pictures.palette import (
    FLAME,
    GLASS,
    GLOW,
    INK,
    MATERIALS,
    PAPER,
    SHADE,
    brightness,
    darker,
    lighter,
    mark,
)
from assistant.sample.pictures.patterns import Frame, leaf, pattern
from assistant.sample.pictures.strokes import (
    AROUND,
    Point,
    blob,
    curve,
    disc,
    fill,
    inside,
    lathe,
    line,
    moved,
    num,
    polygon,
    rect,
    round_outline,
    sleeve,
)
from assistant.sample.pictures.subject import Subject

METALS = (
    "steel",
    "stainless",
    "aluminium",
    "copper",
    "brass",
    "tin",
    "tinplate",
    "zinc",
    "titanium",
    "chrome",
    "metal",
)
"""Material words that shine; cast iron and enamel do not."""
WOODS = (
    "oak",
    "beech",
    "walnut",
    "ash",
    "birch",
    "maple",
    "acacia",
    "olive wood",
    "rosewood",
    "bamboo",
    "cork",
    "wood",
)
"""Material words of handles and lids."""


def shiny(thing: Subject) -> bool:
    """Whether the thing shows bare metal."""
    return thing.made_of(*METALS) and not thing.made_of("enamel", "enamelled", "cast")


def clear(thing: Subject) -> bool:
    """Whether one sees through the thing: its first material is glass or a clear plastic."""
    return thing.materials.startswith(("glass", "borosilicate", "recycled glass", "acrylic"))


def circle(x: float, y: float, radius: float, flat: float = 1) -> str:
    """The outline of a disc, or of an ellipse `flat` times as high as it is wide."""
    arc = f"a{num(radius)} {num(radius * flat)} 0 1 0"
    return f"M{num(x - radius)} {num(y)}{arc} {num(2 * radius)} 0{arc} {num(-2 * radius)} 0Z"


def roll(left: float, right: float, y: float, radius: float, end: float) -> str:
    """The outline of something rolled up that lies level; `end` is how wide its round ends look."""
    bend = f"A{num(end)} {num(radius)} 0 0 1"
    high, low = num(y - radius), num(y + radius)
    return f"M{num(left)} {high}H{num(right)}{bend} {num(right)} {low}H{num(left)}{bend} {num(left)} {high}Z"


def below(x: float, reach: float) -> str:
    """The faint shadow on the table of something that hangs over it."""
    return disc(x, 206, reach, SHADE, flat=0.1, opacity=0.15)


def sheen(x: float, reach: float, strength: float = 1) -> str:
    """The upright reflections on metal, to be cut to a turned form."""
    bars = ((-0.4, 0.1, 0.55), (-0.2, 0.04, 0.45), (0.26, 0.07, 0.3), (0.86, 0.08, 0.4))
    return "".join(
        fill(f"M{num(x + reach * at)} 0h{num(reach * wide)}V240h{num(-reach * wide)}Z", GLOW, round(lit * strength, 2))
        for at, wide, lit in bars
    )


def surface(thing: Subject, frame: Frame, usual: tuple[str, ...] = ("plain",)) -> str:
    """Reflections where the thing is bare metal, else its pattern."""
    left, _, right, _ = frame
    if shiny(thing):
        return sheen((left + right) / 2, (right - left) / 2, 1 if brightness(thing.body) > 0.4 else 0.35)
    return "" if thing.says("plain") else pattern(thing, frame, usual)


def grip(thing: Subject) -> str:
    """The paint of a handle on a metal thing: its colour, or its second material where the body is bare metal."""
    bare = [paint for word, paint in MATERIALS.items() if word in METALS] + [MATERIALS["carbon steel"]]
    return thing.trim if thing.body in bare else thing.body


def wooden(thing: Subject) -> str:
    """The paint of the wood in the thing, else its trim."""
    return next((MATERIALS[wood] for wood in WOODS if thing.made_of(wood)), thing.trim)


def glass(
    x: float,
    profile: Sequence[Point],
    *content: str,
    tint: str = GLASS,
    flat: float = 0.12,
    soft: bool = True,
) -> str:
    """A turned form of glass with its content showing; `profile` is (height, radius), downwards."""
    outline = round_outline(x, profile, flat=flat, soft=soft)
    left: list[Point] = [(x - radius * 0.76, y + 5) for y, radius in profile]
    right: list[Point] = [(x + radius * 0.84, y + 5) for y, radius in profile]
    return (
        inside(
            outline,
            fill(AROUND, tint, 0.5),
            *content,
            line(curve(left), "#ffffff", 5, 0.55),
            line(curve(right), "#ffffff", 2.5, 0.4),
        )
        + line(outline, lighter(tint, 0.35), 2.4, 0.9)
        + line(outline, mark(tint), 0.8, 0.5)
    )


def liquid(x: float, level: float, reach: float, paint: str, *, flat: float = 0.12) -> str:
    """What a glass holds up to a level, to be cut to the glass."""
    return sleeve(x, level, 260, reach, paint, flat=flat) + disc(x, level, reach, lighter(paint), flat=flat)


def vessel(
    thing: Subject,
    x: float,
    profile: Sequence[Point],
    usual: tuple[str, ...],
    *content: str,
    soft: bool = True,
) -> str:
    """A turned form of the body's material: of glass with its content, of metal, or with a pattern."""
    if clear(thing):
        return glass(x, profile, *content, tint=thing.body, soft=soft)
    reach = max(radius for _, radius in profile)
    frame = (x - reach, profile[0][0], x + reach, profile[-1][0])
    return lathe(x, profile, thing.body, surface(thing, frame, usual), soft=soft)


def grain(frame: Frame, paint: str) -> str:
    """The grain of a board, level."""
    left, top, right, low = frame
    step, middle = (low - top) / 7, (left + right) / 2
    starts = [top + step * (i + 0.5) for i in range(7)]
    return "".join(
        line(curve([(left, y), (middle, y + step * (0.25 - 0.4 * (i % 2))), (right, y)]), mark(paint), 1.4, 0.35)
        for i, y in enumerate(starts)
    )


def label(x: float, y: float, wide: float, high: float, accent: str, paper: str = PAPER) -> str:
    """A printed label: a device above two lines of small print."""
    middle = x + wide / 2
    return (
        rect(x, y, wide, high, paper, 3)
        + disc(middle, y + high * 0.34, min(wide, high) * 0.17, accent)
        + line(f"M{num(x + wide * 0.24)} {num(y + high * 0.68)}h{num(wide * 0.52)}", mark(paper), 2.6)
        + line(f"M{num(x + wide * 0.34)} {num(y + high * 0.83)}h{num(wide * 0.32)}", mark(paper), 1.8)
    )


def steam(x: float, y: float) -> str:
    """Steam above something hot."""
    return "".join(
        line(curve([(x + dx, y), (x + dx - 5, y - 10), (x + dx + 4, y - 21), (x + dx, y - rise)]), GLOW, 3.4, 0.6)
        for dx, rise in ((-9, 28), (8, 34))
    )


def flame(x: float, y: float, high: float, paint: str = FLAME) -> str:
    """A flame that stands on a point."""
    return _tongue(x, y, high, paint) + _tongue(x, y, high * 0.55, lighter(paint, 0.6))


def _tongue(x: float, y: float, high: float, paint: str) -> str:
    """One pointed flame."""
    wide = high * 0.27
    return fill(
        f"M{num(x)} {num(y - high)}Q{num(x + wide * 1.9)} {num(y - high * 0.2)} {num(x)} {num(y)}"
        f"Q{num(x - wide * 1.9)} {num(y - high * 0.2)} {num(x)} {num(y - high)}Z",
        paint,
    )


def halo(x: float, y: float, radius: float) -> str:
    """Lamplight on the wall."""
    return "".join(disc(x, y, radius * share, FLAME, opacity=0.13) for share in (1, 0.72, 0.46))


def sprig(start: Point, end: Point, size: float, paint: str, leaves: int = 5) -> str:
    """A stem that bends from a point to its tip, with leaves to both sides."""
    (x, y), (tip, top) = start, end
    points: list[Point] = [
        (x + (tip - x) * share**1.7, y + (top - y) * share) for share in (i / leaves for i in range(leaves + 1))
    ]
    return line(curve(points), paint, 2.6) + "".join(
        leaf(*point, size, 1 if i % 2 else -1, paint) for i, point in enumerate(points[1:])
    )


def tuft(x: float, y: float, wide: float, high: float, paint: str) -> str:
    """Grassy leaves that rise from a point."""
    tips = ((-1, 0.62), (-0.62, 0.9), (-0.2, 1), (0.25, 0.94), (0.66, 0.82), (1, 0.55))
    return "".join(
        fill(
            f"M{num(x - 4)} {num(y)}Q{num(x + wide * across * 0.35 - 4)} {num(y - high * up)} "
            f"{num(x + wide * across)} {num(y - high * up)}"
            f"Q{num(x + wide * across * 0.45 + 4)} {num(y - high * up * 0.55)} {num(x + 4)} {num(y)}Z",
            lighter(paint, 0.18) if i % 2 else paint,
        )
        for i, (across, up) in enumerate(tips)
    )


def fringe(x: float, y: float, wide: float, paint: str, long: float = 9, step: float = 6) -> str:
    """Threads that hang from an edge."""
    count = int(wide / step)
    threads = "".join(f"M{num(x + step * (i + 0.5))} {num(y)}l{num(i % 3 - 1)} {num(long)}" for i in range(count))
    return line(threads, paint, 2)


def strip(points: Sequence[Point], paint: str, width: float) -> str:
    """A flat strap or ribbon along a soft line, with a seam."""
    return line(curve(points), paint, width) + line(curve(points), mark(paint), 1, 0.5)


def pebble(x: float, y: float, wide: float, high: float) -> str:
    """The outline of a plump rounded form about a middle."""
    a, b = wide / 2, high / 2
    upper: list[Point] = [(x - a, y), (x - a * 0.8, y - b * 0.8), (x, y - b), (x + a * 0.8, y - b * 0.8)]
    return blob(upper + [(2 * x - px, 2 * y - py) for px, py in upper])


def bird(x: float, y: float, paint: str, breast: str, scale: float = 1) -> str:
    """A small round bird that looks to the left; its feet stand at the point."""
    feathers = (
        fill(polygon([(16, -24), (42, -50), (32, -16)]), paint)
        + fill(pebble(0, -20, 52, 36), paint)
        + fill(pebble(-8, -15, 32, 24), breast)
        + disc(-18, -33, 13, paint)
        + fill(polygon([(-29, -36), (-40, -32), (-29, -29)]), INK)
        + disc(-21, -35, 2.4, INK)
        + line("M-6-4V0M4-4V0", INK, 2)
        + line(curve([(2, -26), (18, -22), (26, -28)]), darker(paint, 0.3), 3)
    )
    return moved(x, y, feathers, scale=scale)
