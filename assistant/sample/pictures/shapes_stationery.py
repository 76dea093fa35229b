"""Shapes of stationery: notebooks; cards, pens, paints and organisers have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.palette import INK, PAPER, STEEL, brightness, darker, lighter
from assistant.sample.pictures.patterns import pattern
from assistant.sample.pictures.scenes import scene
from assistant.sample.pictures.shapes_stationery_cards import GREETING_CARDS
from assistant.sample.pictures.shapes_stationery_desk import DESK_ORGANISERS
from assistant.sample.pictures.shapes_stationery_paints import PAINTS
from assistant.sample.pictures.shapes_stationery_pens import PENS
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
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
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _pages(x: float, y: float, high: float, deep: float) -> str:
    """The edge of a book's pages, seen from the right."""
    edge = polygon([(x, y + 3), (x + deep, y - deep * 0.4), (x + deep, y + high - deep * 0.4 - 3), (x, y + high - 2)])
    leaves = "".join(f"M{num(x + deep * k)} {num(y + 3 - deep * 0.4 * k)}v{num(high - 6)}" for k in (0.3, 0.55, 0.8))
    return fill(edge, darker(PAPER, 0.1)) + line(leaves, darker(PAPER, 0.3), 1, 0.7)


def _bound(thing: Subject) -> str:
    """A bound book, standing, with a ribbon and a label or an elastic band."""
    wide, high = thing.vary("wide", 98, 110), thing.vary("high", 136, 150)
    x, y, deep = 58.0, GROUND - high, thing.vary("deep", 16, 26)
    cover = rounded([(x, y), (x + wide, y), (x + wide, GROUND), (x, GROUND)], 5)
    back = polygon(
        [
            (x + wide, y),
            (x + wide + deep + 3, y - deep * 0.45),
            (x + wide + deep + 3, GROUND - deep * 0.45),
            (x + wide, GROUND),
        ]
    )
    spine = rect(x, y, 15, high, darker(thing.body, 0.18)) + line(
        f"M{num(x + 15)} {num(y)}v{num(high)}", darker(thing.body, 0.4), 1.6
    )
    label = rect(x + 34, y + 26, wide - 54, 34, PAPER, 3) + line(
        f"M{num(x + 44)} {num(y + 38)}h{num(wide - 76)}m0 10h{num(76 - wide)}", INK, 2
    )
    band = rect(x + wide - 22, y, 8, high, darker(thing.accent, 0.1))
    front = thing.pick("front", (label, band, label + band))
    cloth = (
        pattern(thing, (x + 16, y, x + wide, GROUND), ("plain",)) if thing.says("spotted", "striped", "checked") else ""
    )
    return (
        shadow(x + wide * 0.6, wide * 0.66)
        + fill(back, darker(thing.body, 0.4))
        + _pages(x + wide, y, high, deep)
        + solid(cover, thing.body, cloth, spine, front, turn=6)
        + line(f"M{num(x + wide * 0.5)} {GROUND - 2}v10l-5 8", thing.accent, 4.5)
    )


def _spiral(thing: Subject) -> str:
    """A pad with a wire spiral at its top."""
    wide, high = thing.vary("wide", 96, 108), thing.vary("high", 126, 140)
    x, y = 118 - wide / 2, GROUND - high
    wire = "".join(
        rod(f"M{num(x + 11 + 12 * i)} {num(y + 9)}V{num(y - 8)}", STEEL, 4) + disc(x + 11 + 12 * i, y + 10, 2.6, INK)
        for i in range(int((wide - 12) / 12))
    )
    ruled = "".join(f"M{num(x + 14)} {num(y + 44 + 13 * i)}h{num(wide - 28)}" for i in range(int((high - 56) / 13)))
    front = (
        line(ruled, darker(thing.body, 0.22), 1.6, 0.5)
        if thing.says("refill", "pad") and brightness(thing.body) > 0.6
        else rect(x + 18, y + 34, wide - 36, 26, PAPER, 3)
        + line(f"M{num(x + 28)} {num(y + 47)}h{num(wide - 62)}", INK, 2)
    )
    return (
        shadow(122, wide * 0.6)
        + rect(x + 6, y - 3, wide + 2, high, darker(thing.body, 0.45), 4)
        + rect(x + 3, y - 1, wide + 1, high, PAPER, 3)
        + solid(block(x, y, wide, high, 4), thing.body, front, turn=6)
        + wire
    )


def _thin(thing: Subject) -> str:
    """Thin stapled books, fanned."""
    single = not thing.says("set", "three", "pack")
    paints = (
        (thing.body,)
        if single
        else (
            thing.accent,
            lighter(thing.body, 0.2) if brightness(thing.body) < 0.6 else darker(thing.body, 0.2),
            thing.body,
        )
    )
    wide, high = 98.0, thing.vary("high", 128, 140)
    y = GROUND - high
    books = ""
    for i, paint in enumerate(paints):
        angle = 0 if single else (13, 0, -11)[i] + 4
        plate = block(92, y + 26, 58, 32, 4)
        books += turned(
            angle,
            120,
            GROUND,
            fill(block(76, y + 3, wide, high - 2, 3), darker(PAPER, 0.25)),
            solid(
                block(71, y, wide, high, 3),
                paint,
                rect(71, y, 9, high, darker(paint, 0.25)),
                fill(plate, PAPER),
                line(f"M100 {num(y + 37)}h42M100 {num(y + 47)}h30", INK, 1.8),
                turn=5,
            ),
            line(f"M72 {num(y + 34)}v10M72 {num(GROUND - 42)}v10", STEEL, 2.4),
        )
    return shadow(122, 66) + books


def _wrapped(thing: Subject) -> str:
    """A leather cover with a flap and a strap round it."""
    wide, high = 112.0, thing.vary("high", 132, 146)
    x, y = 62.0, GROUND - high
    flap = f"M{x + 56} {num(y)}H{x + wide}V{GROUND}H{x + 56}Q{x + 40} {num(y + high / 2)} {x + 56} {num(y)}Z"
    stitch = f"M{x + 60} {num(y + 6)}Q{x + 47} {num(y + high / 2)} {x + 60} {GROUND - 6}"
    return (
        shadow(122, 70)
        + _pages(x + wide - 4, y + 3, high - 6, 18)
        + solid(rounded([(x, y), (x + wide, y), (x + wide, GROUND), (x, GROUND)], 9), thing.body, turn=7)
        + solid(flap, darker(thing.body, 0.1), line(stitch, lighter(thing.body, 0.35), 1.6, 0.8), turn=5)
        + line(
            f"M{x} {num(y + high * 0.45)}H{x + wide + 13}M{x} {num(y + high * 0.53)}H{x + wide + 13}",
            darker(thing.body, 0.45),
            5,
        )
        + disc(x + 60, y + high * 0.49, 8, "#c2a04e")
        + line(f"M{x + 60} {num(y + high * 0.5)}q10 26 -2 46", darker(thing.body, 0.45), 4)
    )


def _open(thing: Subject) -> str:
    """A sketchbook open at a painting, a brush across it."""
    left = rounded([(20, 108), (118, 102), (118, 186), (12, 196)], 4)
    right = rounded([(122, 102), (220, 108), (228, 196), (122, 186)], 4)
    return (
        shadow(120, 104, 194)
        + fill(rounded([(16, 106), (224, 106), (234, 202), (6, 202)], 6), darker(thing.body, 0.1))
        + solid(left, PAPER, turn=4)
        + solid(right, PAPER, turn=6)
        + scene(thing, (30, 114, 108, 180), "sea", "hills", "flowers", "bird")
        + line("M136 122h70M136 134h62M136 146h74", darker(PAPER, 0.3), 2)
        + line("M120 100V188", darker(PAPER, 0.45), 3, 0.6)
        + rod("M134 182L212 138", "#c39a63", 6)
        + rod("M126 187L138 180", STEEL, 7)
        + line("M116 192l8-4", thing.accent, 7)
    )


STATIONERY: Mapping[str, Kind] = {
    "notebooks": Kind(
        forms=(
            Form(_open, ("sketchbook", "watercolour", "mixed media"), common=False),
            Form(_spiral, ("spiral", "reporter", "refill", "pad", "hole punched"), common=False),
            Form(_thin, ("exercise", "pocket", "set", "stapled", "music", "field"), common=False),
            Form(_wrapped, ("leather", "refillable"), common=False),
            Form(_bound),
        ),
        colors=("navy", "burgundy", "sage", "mustard", "black"),
        trim="cream",
        bare=False,
    ),
    "paints": PAINTS,
    "pens": PENS,
    "desk organisers": DESK_ORGANISERS,
    "greeting cards": GREETING_CARDS,
}
"""Product type -> its forms."""
