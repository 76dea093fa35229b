"""Shapes of the home: lamps; clocks, cushions, blankets, vases and candles have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, grain, halo, surface
from assistant.sample.pictures.palette import FLAME, INK, darker, lighter, mark, mix
from assistant.sample.pictures.patterns import uprights
from assistant.sample.pictures.shapes_home_candles import CANDLES
from assistant.sample.pictures.shapes_home_clocks import CLOCKS
from assistant.sample.pictures.shapes_home_cloth import CLOTH
from assistant.sample.pictures.shapes_home_vases import VASES
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    block,
    curve,
    disc,
    fill,
    lathe,
    line,
    moved,
    num,
    polygon,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

BULB = "#fbe9b4"
LIT = "#f6e2b4"
"""A shade of cloth or paper with the light on."""


def _foot(thing: Subject, x: float, radius: float, paint: str) -> str:
    """A lamp's round foot."""
    frame = (x - radius, 188, x + radius, 200)
    return shadow(x, radius) + lathe(
        x, [(188, radius * 0.5), (194, radius), (199, radius)], paint, surface(thing, frame)
    )


def _shaded(thing: Subject) -> str:
    """A table lamp with a cloth shade on a turned base."""
    x, wide, top = 118.0, thing.vary("wide", 56, 66), thing.vary("top", 42, 54)
    low, neck = top + thing.vary("shade", 60, 72), thing.vary("belly", 28, 38)
    cloth = mix(thing.body if thing.says("shade") else thing.paint("cream"), LIT, 0.45)
    base = thing.trim if thing.says("shade") else thing.body
    pleats = uprights((x - wide, top, x + wide, low), darker(cloth, 0.2), 9) if thing.says("pleated") else ""
    sides: list[Point] = [(low + 8, 6), (low + 16, 9), (low + 44, neck), (186, neck * 0.6), (199, neck * 0.82)]
    return (
        halo(x, (top + low) / 2, 104)
        + shadow(x, neck * 1.1)
        + rod(f"M{num(x)} {num(low - 4)}V{num(low + 10)}", thing.paint("brass"), 7)
        + lathe(x, sides, base)
        + lathe(x, [(top, wide * thing.vary("taper", 0.5, 0.72)), (low, wide)], cloth, pleats)
        + disc(x, low + 0.5, wide - 3, FLAME, flat=0.1, opacity=0.8)
    )


def _arm(thing: Subject) -> str:
    """A desk lamp with a jointed arm."""
    x, knee = 84.0, thing.vary("knee", 46, 60)
    head: Point = (150.0, thing.vary("head", 68, 80))
    bar = thing.says("craft", "daylight")
    shade = block(-54, 4, 108, 20, 8) if bar else rounded([(-12, -14), (12, -14), (34, 26), (-34, 26)], 7)
    beam = polygon([(head[0] - 6, head[1] + 34), (head[0] + 46, head[1] + 6), (226, 200), (120, 200)])
    return (
        fill(beam, FLAME, 0.22)
        + _foot(thing, x, 38, thing.body)
        + rod(f"M{num(x)} 190L{num(knee)} 122L{num(head[0])} {num(head[1])}", thing.body, 6)
        + line(f"M{num(x + 8)} 176L{num(knee + 8)} 124", mark(thing.body), 2)
        + disc(knee, 122, 6, thing.trim)
        + turned(
            -28,
            *head,
            moved(
                *head, disc(0, 25, 46 if bar else 15, BULB, flat=0.12 if bar else 0.8), solid(shade, thing.body, turn=6)
            ),
        )
    )


def _clip(thing: Subject) -> str:
    """A small lamp that grips the edge of a shelf."""
    head: Point = (88.0, 86.0)
    neck = curve([(146, 168), (160, 120), (138, 78), head])
    plank = thing.paint("natural")
    return (
        fill(polygon([(60, 112), (112, 100), (126, 176), (10, 176)]), FLAME, 0.22)
        + solid(block(40, 178, 164, 14, 3), plank, grain((40, 178, 204, 192), plank), turn=4)
        + rod("M62 192V202M182 192V202", darker(plank, 0.2), 10)
        + line(neck, darker(thing.trim, 0.3), 8)
        + line(neck, lighter(thing.trim, 0.1), 4)
        + solid(rounded([(126, 164), (172, 164), (176, 176), (122, 176)], 5), thing.body, turn=4)
        + solid(rounded([(130, 192), (168, 192), (160, 204), (138, 204)], 5), darker(thing.body, 0.2), turn=4)
        + turned(28, *head, disc(84, 112, 14, BULB, flat=0.7) + solid(_cone(88, 74, 14, 31, 38), thing.body))
    )


def _cone(x: float, y: float, upper: float, lower: float, high: float) -> str:
    """The outline of a plain cone shade."""
    return rounded([(x - upper, y), (x + upper, y), (x + lower, y + high), (x - lower, y + high)], 8)


def _pendant(thing: Subject) -> str:
    """A woven shade that hangs from the ceiling."""
    wide, low = thing.vary("wide", 74, 84), thing.vary("low", 148, 162)
    sides: list[Point] = [(76, 14), (86, 34), (112, wide * 0.86), (low, wide)]
    weave = "".join(
        line(f"M{num(120 + dx * 0.2)} 70Q{num(120 + dx)} 96 {num(120 + dx * 1.2)} 170", mark(thing.body), 2.4, 0.6)
        for dx in range(-72, 73, 12)
    ) + "".join(line(f"M30 {y}Q120 {y + 14} 210 {y}", mark(thing.body), 2.4, 0.5) for y in range(88, 164, 12))
    return (
        halo(120, 140, 108)
        + disc(125, GROUND - 8, 84, FLAME, flat=0.14, opacity=0.25)
        + line("M120 0V76", INK, 3)
        + disc(120, low - 2, 26, BULB)
        + lathe(120, sides, thing.body, weave)
        + disc(120, 74, 12, darker(thing.body, 0.3), flat=0.6)
    )


def _globe(thing: Subject) -> str:
    """A paper globe that hangs from the ceiling."""
    r = thing.vary("radius", 70, 80)
    paper = mix(thing.body, LIT, 0.5)
    ribs = "".join(
        f"M{num(120 - r)} {num(118 + dy)}Q120 {num(118 + dy + 20 - abs(dy) * 0.12)} {num(120 + r)} {num(118 + dy)}"
        for dy in range(-72, 73, 12)
    )
    return (
        halo(120, 118, 116)
        + disc(125, GROUND - 2, 60, FLAME, flat=0.14, opacity=0.25)
        + line("M120 0V46", INK, 3)
        + solid(circle(120, 118, r, 0.94), paper, line(ribs, darker(paper, 0.22), 1.8, 0.7), turn=12)
        + rect(108, 118 - r * 0.94 - 4, 24, 8, INK, 3)
    )


def _floor(thing: Subject) -> str:
    """A slim floor lamp with a bent neck."""
    x = 96.0
    neck = f"M{num(x)} 192V64Q{num(x)} 34 {num(x + 30)} 34H{num(x + 36)}Q{num(x + 50)} 34 {num(x + 50)} 46"
    return (
        fill(polygon([(x + 34, 78), (x + 66, 78), (x + 96, 200), (x + 2, 200)]), FLAME, 0.22)
        + _foot(thing, x, 36, thing.body)
        + rod(neck, thing.body, 6)
        + disc(x + 50, 78, 14, BULB, flat=0.5)
        + solid(_cone(x + 50, 44, 11, 30, 36), thing.body, surface(thing, (x + 20, 44, x + 80, 80)))
        + line(f"M{num(x)} 110l-9 0v14", thing.body, 2.5)
    )


def _bent(thing: Subject) -> str:
    """An arc of bent wood with a shade that hangs in it."""
    arch: list[Point] = [(70, 196), (60, 130), (78, 62), (126, 40), (162, 62)]
    cloth = mix(thing.trim, LIT, 0.5)
    return (
        halo(160, 112, 84)
        + shadow(86, 44)
        + line("M162 62V84", INK, 2.4)
        + rod(curve(arch), thing.body, 10)
        + solid(block(46, 190, 84, 11, 5), thing.body, turn=4)
        + lathe(160, [(82, 30), (136, 42)], cloth)
        + disc(160, 136.5, 39, FLAME, flat=0.1, opacity=0.8)
    )


def _mushroom(thing: Subject) -> str:
    """A small domed lamp."""
    x, wide, top = 118.0, thing.vary("wide", 58, 68), thing.vary("top", 66, 80)
    dome: list[Point] = [(top, 8), (top + 8, wide * 0.55), (top + 28, wide * 0.9), (top + 48, wide)]
    return (
        halo(x, top + 50, 90)
        + shadow(x, 40)
        + lathe(x, [(top + 44, 14), (170, 16), (192, 36), (199, 38)], thing.body)
        + disc(x, top + 49, wide - 2, "#fbe3a6", flat=0.14)
        + lathe(x, dome, thing.body, flat=0.1)
    )


def _banker(thing: Subject) -> str:
    """A desk lamp with a long glass shade and a pull."""
    metal = thing.paint("brass")
    shade = "M52 112Q54 70 84 66H160Q190 70 192 112Z"
    return (
        fill(polygon([(60, 112), (184, 112), (206, 200), (38, 200)]), FLAME, 0.24)
        + shadow(122, 50)
        + rod("M122 60V190", metal, 7)
        + lathe(122, [(184, 22), (192, 46), (199, 48)], metal)
        + line("M158 112V140", metal, 2)
        + disc(158, 143, 4, metal)
        + solid(shade, thing.body, line("M64 104Q68 80 92 76", "#ffffff", 5, 0.5))
        + line("M52 112H192", lighter(thing.body, 0.6), 4)
        + disc(122, 62, 7, metal)
    )


def _night_light(thing: Subject) -> str:
    """A night light in the form of a sitting hare."""
    glow = mix(thing.body, LIT, 0.35)
    ears = "".join(turned(a, 104, 108, solid(circle(104, 76, 12, 2.7), glow, turn=4)) for a in (-14, 16))
    return (
        halo(118, 140, 106)
        + shadow(120, 50)
        + ears
        + solid(circle(172, 184, 13), lighter(glow, 0.3), turn=3)
        + solid(circle(128, 164, 50, 0.75), glow)
        + solid(circle(102, 122, 30, 0.94), glow, turn=6)
        + disc(90, 118, 3.2, INK)
        + disc(114, 118, 3.2, INK)
        + line("M99 128l3 3 3-3M102 131v4", INK, 2)
        + disc(84, 128, 5, thing.paint("rose"), opacity=0.5)
        + disc(120, 128, 5, thing.paint("rose"), opacity=0.5)
    )


HOME: Mapping[str, Kind] = {
    "lamps": Kind(
        forms=(
            Form(_clip, ("clip", "clamp"), common=False),
            Form(_night_light, ("hare", "night light"), common=False),
            Form(_banker, ("banker",), common=False),
            Form(_mushroom, ("mushroom", "cordless", "portable"), common=False),
            Form(_bent, ("bent",), common=False),
            Form(_floor, ("floor",), common=False),
            Form(_globe, ("globe", "lampshade", "lantern"), common=False),
            Form(_pendant, ("pendant",), common=False),
            Form(_arm, ("desk", "arm", "craft", "reading")),
            Form(_shaded, ("table", "bedside", "shade")),
        ),
        colors=("cream", "navy", "sage", "terracotta"),
    ),
    **CLOTH,
    **VASES,
    **CANDLES,
    **CLOCKS,
}
