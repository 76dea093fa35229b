"""Shapes of the kitchen's drinks corner: mugs and teapots."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import liquid, steam, surface, vessel
from assistant.sample.pictures.palette import PAPER, darker, lighter
from assistant.sample.pictures.strokes import (
    Point,
    blob,
    curve,
    disc,
    fill,
    lathe,
    loop,
    mouth,
    num,
    rect,
    ring,
    rod,
    shadow,
    sleeve,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

COFFEE = "#4a2f24"
TEA = "#b5702f"
ICE = ((98, 118, -12), (124, 126, 20), (110, 142, 8))


def _mug(thing: Subject) -> str:
    """A mug with a round handle."""
    wide, high = thing.vary("wide", 42, 50), thing.vary("high", 84, 106)
    if thing.says("big", "soup"):
        wide, high = wide + 12, high - 8
    x, top, foot = 106.0, 199 - high, thing.pick("foot", (1.0, 0.9, 0.76))
    sides: list[Point] = [
        (top, wide),
        (top + high * 0.6, wide * (1 + foot) / 2),
        (194, wide * foot),
        (199, wide * foot - 5),
    ]
    frame = (x - wide, top + 10, x + wide, 199)
    usual = ("plain", "stripes", "band", "speckle", "dots", "plain")
    ears, reach = (-1, 1) if thing.says("two handled") else (1,), thing.vary("loop", 25, 30)
    lidded = thing.says("lidded", "infuser", "lid")
    return (
        shadow(x, wide + 4)
        + "".join(loop(x + side * (wide - 1), top + high * 0.46, reach, high * 0.31, thing.body, 11) for side in ears)
        + lathe(x, sides, thing.body, surface(thing, frame, usual))
        + (_cover(thing, x, top + 1, wide + 2) if lidded else mouth(x, top, wide, thing.body, COFFEE))
        + ("" if lidded else steam(x, top - 10))
    )


def _enamel(thing: Subject) -> str:
    """An enamelled mug with a dark rim."""
    wide, high = thing.vary("wide", 48, 54), thing.vary("high", 82, 92)
    x, top = 106.0, 199 - high
    rim = thing.paint("navy") if thing.body != thing.paint("navy") else PAPER
    chips = "".join(disc(x + dx, y, 2.2, darker(thing.body, 0.6), flat=0.7) for dx, y in ((-24, 193), (30, top + 16)))
    return (
        shadow(x, wide)
        + loop(x + wide, top + high * 0.44, 25, 27, thing.body, 8)
        + lathe(x, [(top, wide), (193, wide - 2), (199, wide - 6)], thing.body, chips)
        + mouth(x, top, wide, thing.body, COFFEE)
        + ring(x, top, wide, rim, 4, flat=0.12)
    )


def _cup(thing: Subject) -> str:
    """A small cup on its saucer."""
    wide, high = thing.vary("wide", 46, 54), thing.vary("high", 58, 72)
    x, top = 114.0, 188 - high
    sides: list[Point] = [(top, wide), (top + high * 0.5, wide * 0.86), (180, wide * 0.52), (188, wide * 0.44)]
    plate: list[Point] = [(186, 76), (193, 60), (199, 40)]
    return (
        shadow(x, 62)
        + lathe(x, plate, thing.body)
        + disc(x, 186, 76, lighter(thing.body), flat=0.12)
        + disc(x, 187, 66, darker(thing.body, 0.12), flat=0.11)
        + loop(x + wide - 4, top + high * 0.38, 21, 16, thing.body, 8)
        + vessel(thing, x, sides, ("plain", "band", "dots"), liquid(x, top + 12, wide, COFFEE))
        + ("" if thing.made_of("glass") else mouth(x, top, wide, thing.body, COFFEE))
        + steam(x, top - 8)
    )


def _tumbler(thing: Subject) -> str:
    """A cup without a handle."""
    wide, high = thing.vary("wide", 42, 48), thing.vary("high", 102, 118)
    if thing.says("cup"):
        high -= 30
    x, top = 116.0, 199 - high
    sides: list[Point] = [(top, wide), (190, wide * 0.76), (199, wide * 0.68)]
    drink = liquid(x, top + 22, wide * 0.96, thing.pick("drink", (COFFEE, TEA)))
    return (
        shadow(x, wide)
        + vessel(thing, x, sides, ("band", "speckle", "stripes"), drink)
        + ("" if thing.made_of("glass") else mouth(x, top, wide, thing.body, COFFEE))
    )


def _travel(thing: Subject) -> str:
    """A travel cup with a lid and a sleeve."""
    wide, high = thing.vary("wide", 40, 46), thing.vary("high", 122, 136)
    x, top = 116.0, 199 - high
    cover = darker(thing.trim, 0.1)
    grip = sleeve(x, top + high * 0.3, top + high * 0.62, wide + 4, thing.accent)
    return (
        shadow(x, wide)
        + lathe(x, [(top, wide), (199, wide * 0.74)], thing.body, grip)
        + lathe(x, [(top - 16, wide - 4), (top - 4, wide + 2), (top + 4, wide + 3)], cover)
        + disc(x, top - 16, wide - 4, lighter(cover), flat=0.12)
        + disc(x - 18, top - 15.5, 8, darker(cover, 0.5), flat=0.3)
    )


def _spout(thing: Subject, root: Point, tip: Point) -> str:
    """A spout that rises to the left."""
    (x, y), (left, top) = root, tip
    points: list[Point] = [(x, y - 18), (x - 20, y - 12), (left + 8, top + 4), (left - 5, top), (left - 2, top + 12)]
    return solid(blob([*points, (x - 18, y + 14), (x, y + 20), (x + 12, y)]), thing.body, turn=4, rim=2)


def _cover(thing: Subject, x: float, y: float, radius: float) -> str:
    """A pot's lid with its knob; `y` is the rim it sits on."""
    paint = thing.body if not thing.made_of("glass") else thing.trim
    return (
        disc(x, y - 18, 8, darker(paint, 0.12))
        + disc(x - 2, y - 20, 4, lighter(paint, 0.4))
        + lathe(x, [(y - 11, 6), (y - 7, radius * 0.7), (y, radius)], paint)
    )


def _round_pot(thing: Subject) -> str:
    """A round teapot."""
    r, top = thing.vary("radius", 50, 58), thing.vary("top", 106, 118)
    x, mid = 122.0, (top + 200) / 2
    sides: list[Point] = [(top, 25), (top + 10, r * 0.72), (mid, r), (188, r * 0.8), (199, r * 0.55)]
    return (
        shadow(x, r)
        + _spout(thing, (x - r + 6, mid + 12), (x - r - 42, top + 4))
        + loop(x + r + 2, mid - 4, 25, 30, thing.body, 10)
        + vessel(thing, x, sides, ("plain", "plain", "speckle", "band", "dots"), liquid(x, mid - 12, r, TEA))
        + _cover(thing, x, top + 1, 27)
        + steam(x - r - 44, top - 8)
    )


def _tall_pot(thing: Subject) -> str:
    """A tall pot with straight sides."""
    r, top = thing.vary("radius", 38, 44), thing.vary("top", 78, 92)
    x = 116.0
    sides: list[Point] = [(top, r * 0.72), (top + 40, r * 0.86), (190, r), (199, r * 0.9)]
    return (
        shadow(x, r + 6)
        + _spout(thing, (x - r + 8, 152), (x - r - 34, top + 12))
        + loop(x + r * 0.9, top + 58, 28, 38, thing.body, 10)
        + vessel(thing, x, sides, ("plain", "band", "uprights"), liquid(x, top + 40, r, TEA))
        + _cover(thing, x, top + 1, r * 0.76)
    )


def _bail_pot(thing: Subject) -> str:
    """A low pot with a handle that arches over it."""
    r, top = thing.vary("radius", 56, 62), thing.vary("top", 128, 136)
    x, high = 122.0, thing.vary("bail", 58, 70)
    arch: list[Point] = [(x - r + 14, top + 14), (x - r + 8, top - 22), (x, top - high), (x + r - 8, top - 22)]
    sides: list[Point] = [(top, 27), (top + 8, r * 0.78), (top + 32, r), (188, r * 0.82), (199, r * 0.58)]
    return (
        shadow(x, r)
        + _spout(thing, (x - r + 8, 162), (x - r - 30, top + 2))
        + rod(curve([*arch, (x + r - 14, top + 14)]), darker(thing.trim, 0.25), 7)
        + vessel(thing, x, sides, ("dots", "dots", "plain"), liquid(x, 156, r, TEA))
        + _cover(thing, x, top + 1, 29)
    )


def _side_pot(thing: Subject) -> str:
    """A small pot with a straight handle at its side."""
    x, r, top = 104.0, thing.vary("radius", 50, 56), thing.vary("top", 126, 136)
    sides: list[Point] = [(top, 28), (top + 10, r * 0.8), (top + 32, r), (188, r * 0.86), (199, r * 0.62)]
    return (
        shadow(x, r)
        + _spout(thing, (x - r + 8, 160), (x - r - 26, top + 4))
        + rod(f"M{num(x + r - 8)} 160L{num(x + r + 62)} 132", thing.body, 17)
        + vessel(thing, x, sides, ("plain", "band"), liquid(x, 156, r, TEA))
        + _cover(thing, x, top + 1, 30)
    )


def _nested_pot(thing: Subject) -> str:
    """A small pot that sits on its own cup."""
    x, r = 118.0, thing.vary("radius", 42, 47)
    pot: list[Point] = [(84, 22), (92, r * 0.8), (114, r), (134, r * 0.86), (140, r * 0.7)]
    cup: list[Point] = [(142, r), (166, r * 0.94), (190, r * 0.66), (199, r * 0.5)]
    return (
        shadow(x, r)
        + loop(x + r - 2, 166, 20, 16, thing.body, 8)
        + lathe(x, cup, thing.body, surface(thing, (x - r, 142, x + r, 199)))
        + disc(x, 142, r, lighter(thing.body), flat=0.12)
        + _spout(thing, (x - r + 8, 120), (x - r - 28, 84))
        + loop(x + r, 108, 22, 20, thing.body, 8)
        + lathe(x, pot, thing.body)
        + _cover(thing, x, 85, 24)
    )


def _jug(thing: Subject) -> str:
    """A tall jug of iced tea with its stopper."""
    x, r, top = 114.0, thing.vary("radius", 42, 47), thing.vary("top", 66, 74)
    sides: list[Point] = [(top, r * 0.6), (top + 26, r * 0.66), (150, r * 0.96), (190, r), (199, r * 0.9)]
    ice = "".join(turned(a, px, py, rect(px - 9, py - 9, 18, 18, "#f1ead6", 4)) for px, py, a in ICE)
    return (
        shadow(x, r)
        + rod(f"M{num(x + r * 0.6)} {num(top + 14)}q36 4 34 40t-22 52", lighter(thing.body, 0.3), 8)
        + vessel(thing, x, sides, ("plain",), liquid(x, top + 34, r * 0.9, TEA), ice)
        + fill(f"M{num(x - r * 0.58)} {num(top)}l-15-3 17 19Z", lighter(thing.body, 0.3))
        + lathe(x, [(top - 12, r * 0.5), (top + 2, r * 0.62)], darker(thing.trim, 0.2))
    )


DRINKS: Mapping[str, Kind] = {
    "mugs": Kind(
        forms=(
            Form(_travel, ("travel", "keep", "insulated", "desk"), common=False),
            Form(_enamel, ("enamel", "camping"), common=False),
            Form(_tumbler, ("tumbler", "beaker", "handleless", "double walled"), common=False),
            Form(_cup, ("espresso", "cup", "saucer", "cappuccino")),
            Form(_mug, ("mug",)),
        ),
        colors=("cream", "sage", "blue", "terracotta", "mustard"),
    ),
    "teapots": Kind(
        forms=(
            Form(_side_pot, ("side handle", "kyusu"), common=False),
            Form(_jug, ("jug", "iced"), common=False),
            Form(_nested_pot, ("for one",), common=False),
            Form(_bail_pot, ("iron", "stoneware"), common=False),
            Form(_tall_pot, ("tall", "insulated", "cafe", "enamel")),
            Form(_round_pot, ("round", "brown", "china", "clay", "glass", "basket")),
        ),
        colors=("cream", "teal", "brown", "mustard", "white"),
        trim="tan",
    ),
}
