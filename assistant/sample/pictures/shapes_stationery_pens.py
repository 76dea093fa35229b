"""Shapes of pens and pencils."""

from collections.abc import Sequence

from assistant.sample.pictures.palette import INK, PAPER, STEEL, brightness, darker, lighter
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
    lathe,
    line,
    moved,
    num,
    polygon,
    rect,
    rod,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

GOLD = "#c9a24b"
WOOD = "#dfbd8b"
RAINBOW = ("#b8412f", "#db772f", "#e8c14f", "#557f51", "#44719f", "#735a8d", "#dd9ba0", "#4fa3a0")


def _written(thing: Subject) -> str:
    """A sheet of paper with a line of writing."""
    sheet = polygon([(24, 134), (188, 122), (222, 196), (44, 206)])
    script = "M52 158q6-12 10 0t10-1t10-1t10-1q10-14 12-2t12-2t10-1t10-2M60 176q6-12 10 0t10-1t10-1q8-12 12-1t10-1"
    return moved(4, 4, fill(sheet, "#2c1a1d", 0.16)) + fill(sheet, PAPER) + line(script, darker(thing.accent, 0.3), 2.2)


def _barrel(thing: Subject, tip: str, *extra: str) -> str:
    """A pen that leans, its tip down to the left: barrel, ring, end and clip."""
    metal = GOLD if thing.made_of("gold", "brass") and thing.body != GOLD else STEEL
    wide = thing.vary("wide", 10, 12.5)
    return turned(
        50,
        126,
        130,
        moved(6, 2, fill(block(126 - wide, 34, wide * 2, 170, 8), "#2c1a1d", 0.14)),
        tip,
        lathe(126, ((30, wide * 0.72), (38, wide), (110, wide), (112, wide)), thing.body, soft=False),
        lathe(
            126,
            ((114, wide), (160, wide * 0.86), (176, wide * 0.62)),
            darker(thing.body, 0.1) if brightness(thing.body) > 0.3 else lighter(thing.body, 0.12),
        ),
        rect(126 - wide - 0.6, 108, wide * 2 + 1.2, 6.5, metal, 2),
        rod(f"M{num(126 + wide - 1)} 38V86", metal, 4.5),
        *extra,
    )


def _fountain(thing: Subject) -> str:
    """A fountain pen over a written sheet."""
    gold = GOLD if thing.made_of("gold", "brass") else STEEL
    nib = fill("M118 174H134L136 186L126 214L116 186Z", gold) + line("M126 190V212", INK, 1.4) + disc(126, 189, 2, INK)
    return _written(thing) + _barrel(thing, nib)


def _ballpoint(thing: Subject) -> str:
    """A ballpoint, rollerball or mechanical pencil over a written sheet."""
    tip = fill("M119 172H133L128 202H124Z", STEEL) + line("M126 200v6", INK, 2)
    knob = rect(121, 18, 10, 14, STEEL, 3)
    return _written(thing) + _barrel(thing, tip, knob)


def _brush(thing: Subject) -> str:
    """A pen with a brush for a tip, and its stroke."""
    tip = fill("M117 172H135L133 184Q131 196 126 216Q121 196 119 184Z", INK)
    sheet = polygon([(20, 130), (190, 120), (224, 196), (40, 206)])
    stroke = "M58 184C66 146 92 142 96 162C98 180 118 172 124 158"
    return (
        moved(4, 4, fill(sheet, "#2c1a1d", 0.16))
        + fill(sheet, PAPER)
        + line(stroke, INK, 8, 0.85)
        + _barrel(thing, tip)
    )


def _paints(thing: Subject, count: int) -> Sequence[str]:
    """One paint for each pen of a set: many colours, or shades of the one the shop names."""
    if thing.says("fineliner", "one dozen", "cedar", "pencils") and not thing.says("highlighter"):
        return (thing.body,) * count
    return [RAINBOW[i % len(RAINBOW)] for i in range(count)]


def _box_of(thing: Subject) -> str:
    """A box of pens, standing in a row with their caps up."""
    count = 6 if thing.says("six") else 8
    step = 132 / count
    pens = ""
    for i, paint in enumerate(_paints(thing, count)):
        x, up = 54 + step * (i + 0.5), 70 + (i % 3) * 5
        wide = step * 0.38
        cap = paint if paint != thing.body else thing.accent if thing.body == INK else thing.body
        pens += (
            lathe(x, ((up, wide * 0.8), (up + 5, wide), (up + 46, wide)), cap, soft=False)
            + lathe(x, ((up + 48, wide * 0.9), (190, wide * 0.9)), PAPER, rect(x - 10, up + 64, 20, 9, cap), soft=False)
            + rect(x + wide - 2.5, up + 8, 3, 28, darker(cap, 0.35), 1)
        )
    tray = thing.body if brightness(thing.body) < 0.75 else thing.accent
    return (
        shadow(122, 82)
        + fill("M48 148L66 138H206L188 148Z", darker(tray, 0.5))
        + pens
        + box(48, 150, 140, 52, tray, rect(62, 164, 80, 24, PAPER, 4), line("M72 176h30m8 0h20", tray, 4), deep=18)
    )


def _pencils(thing: Subject) -> str:
    """A bundle of sharpened pencils, tied."""
    colored = thing.says("highlighter", "coloured")
    parts = ""
    for i, (x, angle, up) in enumerate(((86, -17, 66), (154, 17, 66), (100, -9, 54), (140, 9, 56), (120, 0, 44))):
        lead = ("#e8c14f", "#dd9ba0", "#a8bf4f", "#e0806a", "#8fb4cc")[i] if colored else INK
        coat = lead if colored else thing.body
        pencil = (
            fill(polygon([(x - 9, up + 24), (x + 9, up + 24), (x, up)]), WOOD)
            + fill(polygon([(x - 3.4, up + 9), (x + 3.4, up + 9), (x, up)]), lead)
            + fill(f"M{x - 9} {up + 24}q3-5 6 0t6 0t6 0V{GROUND}H{x - 9}Z", coat)
            + rect(x + 3, up + 22, 6, GROUND - up - 22, darker(coat, 0.25))
            + rect(x - 9, up + 24, 4, GROUND - up - 24, lighter(coat, 0.35))
        )
        parts += turned(angle, 120, GROUND + 40, pencil)
    return (
        shadow(120, 44)
        + parts
        + rect(87, 144, 66, 20, KRAFT, 3)
        + line("M87 154h66", darker(KRAFT, 0.3), 2)
        + line("M120 154q-22-16-26 0q4 10 26 0q22-16 26 0q-4 10-26 0", thing.accent, 3.4)
    )


def _dip(thing: Subject) -> str:
    """A dip pen on a bottle of ink."""
    glass = block(40, 132, 74, 70, 12)
    ink = thing.pick("ink", ("#2d3340", "#2c5b69", "#4a2f3f"))
    return (
        shadow(112, 74)
        + turned(
            46,
            146,
            150,
            lathe(150, ((26, 4), (60, 7), (110, 8.5), (150, 9)), "#c39a63"),
            lathe(150, ((150, 6), (166, 5)), STEEL, soft=False),
            fill("M144 166H156L150 200Z", STEEL),
        )
        + solid(glass, "#cfdfdc", rect(40, 158, 74, 60, ink), rect(50, 150, 46, 30, PAPER, 3), turn=7)
        + rect(56, 116, 42, 18, darker("#cfdfdc", 0.1), 4)
        + line("M60 165h26", INK, 2.4)
        + shadow(174, 30)
        + lathe(172, ((176, 18), (GROUND - 2, 20)), INK, soft=False, flat=0.2)
        + disc(172, 176, 18, STEEL, flat=0.26)
    )


KRAFT = "#c9a877"
PENS = Kind(
    forms=(
        Form(_dip, ("dip", "ink box"), common=False),
        Form(_pencils, ("pencils",), common=False),
        Form(_box_of, ("box", "set", "marker", "fineliner", "gel pens"), common=False),
        Form(_brush, ("brush",), common=False),
        Form(_ballpoint, ("ballpoint", "rollerball", "pencil", "clutch", "three in one", "gel")),
        Form(_fountain, ("fountain", "nib")),
    ),
    colors=("navy", "black", "forest", "burgundy"),
    trim="silver",
)
