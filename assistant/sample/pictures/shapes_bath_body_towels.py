"""Shapes of the bathroom's towels."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import fringe, strip
from assistant.sample.pictures.palette import INK, darker, lighter, mark
from assistant.sample.pictures.patterns import Frame, contrast, stripes
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    curve,
    disc,
    folds,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _weave(thing: Subject, frame: Frame) -> str:
    """Waffle squares, stripes, or the two bands that towels end with."""
    left, top, right, low = frame
    if thing.says("waffle"):
        grid = "".join(f"M{num(left)} {y}H{num(right)}" for y in range(int(top), int(low), 10)) + "".join(
            f"M{x} {num(top)}V{num(low)}" for x in range(int(left), int(right), 10)
        )
        return line(grid, darker(thing.body, 0.2), 2, 0.7)
    if thing.says("striped", "hammam", "beach"):
        return stripes(frame, contrast(thing), 22 if thing.says("beach") else 15)
    bands = darker(thing.body, 0.16)
    return rect(left, low - 26, right - left, 7, bands) + rect(left, low - 15, right - left, 3, bands)


def _hung(thing: Subject) -> str:
    """A towel over a rail."""
    wide, low = thing.vary("wide", 104, 116), thing.vary("low", 182, 196)
    x = 118 - wide / 2
    metal = thing.paint(thing.pick("rail", ("brass", "silver", "charcoal")))
    front = block(x, 50, wide, low - 50, 5)
    back = block(x + 8, 48, wide, low - 76, 5)
    creases = [
        [(x + 26, 64), (x + 22, 110), (x + 28, low - 34)],
        [(x + wide - 24, 62), (x + wide - 28, 120), (x + wide - 22, low - 34)],
    ]
    ends = fringe(x + 2, low, wide - 4, lighter(thing.body, 0.1), 9) if thing.says("hammam", "sauna") else ""
    return (
        wall_shadow(front, 10, 10)
        + rod("M18 52H222", metal, 8)
        + "".join(disc(x_, 52, 9, darker(metal, 0.15)) for x_ in (18, 222))
        + solid(back, darker(thing.body, 0.16), turn=4, rim=0)
        + solid(front, thing.body, _weave(thing, (x, 60, x + wide, low)), turn=9)
        + folds(thing.body, *creases)
        + ends
    )


def _stack(thing: Subject) -> str:
    """Towels folded in a pile."""
    count = 2 if thing.says("pair") else 3
    wide, high = thing.vary("wide", 132, 146), 92 / count
    x = 116 - wide / 2
    return shadow(116, wide * 0.5) + "".join(
        solid(
            block(x + thing.vary(f"slip{i}", -4, 4), GROUND - high * (i + 1), wide, high, high * 0.42),
            thing.body,
            _weave(thing, (x - 4, GROUND - high * (i + 1), x + wide + 4, GROUND - high * i + 8))
            if thing.says("waffle", "striped")
            else "",
            turn=6,
        )
        + line(f"M{num(x + 8)} {num(GROUND - high * (i + 0.5))}h{num(wide * 0.78)}", mark(thing.body), 2, 0.6)
        for i in range(count)
    )


def _rolls(thing: Subject) -> str:
    """Three towels rolled up, their ends to the front."""
    spots = ((80, 166), (156, 166), (118, 102))
    return shadow(118, 78) + "".join(
        solid(f"M{x - 37} {y}a37 36 0 1 0 74 0a37 36 0 1 0-74 0Z", paint, turn=7)
        + line(
            curve(
                [
                    (x, y),
                    (x + 8, y - 6),
                    (x + 12, y + 8),
                    (x - 6, y + 14),
                    (x - 18, y - 2),
                    (x, y - 22),
                    (x + 24, y - 4),
                ]
            ),
            darker(paint, 0.28),
            3,
        )
        for (x, y), paint in zip(spots, (thing.body, darker(thing.body, 0.07), lighter(thing.body, 0.12)), strict=True)
    )


def _hooded(thing: Subject) -> str:
    """A child's towel with an eared hood, on a hook."""
    cloth = blob(
        [
            (118, 56),
            (158, 78),
            (176, 140),
            (182, 196),
            (150, 202),
            (118, 194),
            (84, 202),
            (54, 196),
            (60, 140),
            (78, 78),
        ]
    )
    hood = blob([(118, 44), (152, 66), (156, 104), (118, 120), (80, 104), (84, 66)])
    return (
        disc(118, 36, 6, INK)
        + wall_shadow(cloth)
        + solid(cloth, thing.body, turn=12)
        + folds(thing.body, [(88, 120), (82, 160), (84, 194)], [(150, 120), (154, 160), (148, 194)])
        + "".join(disc(x, 62, 15, thing.body) + disc(x, 63, 8, lighter(thing.body, 0.5)) for x in (90, 146))
        + solid(hood, lighter(thing.body, 0.12), turn=6)
        + "".join(disc(x, 82, 4.4, INK) for x in (104, 132))
        + disc(118, 94, 6, darker(thing.body, 0.5), flat=0.7)
        + line("M84 106Q118 126 152 106", lighter(thing.body, 0.6), 4)
    )


def _travel(thing: Subject) -> str:
    """A thin towel rolled in a band beside its pouch."""
    return (
        shadow(118, 76)
        + solid(block(36, 140, 124, 62, 30), thing.body, turn=9)
        + strip([(84, 140), (78, 170), (84, 202)], darker(thing.body, 0.45), 12)
        + line(
            curve([(140, 171), (150, 160), (152, 178), (138, 184), (128, 168), (142, 152)]),
            darker(thing.body, 0.3),
            2.6,
        )
        + solid(rounded([(148, 106), (206, 106), (212, 202), (142, 202)], 12), darker(thing.body, 0.2), turn=6)
        + line("M148 120Q178 128 206 120", lighter(thing.body, 0.4), 3.4)
        + line(curve([(178, 112), (176, 90), (188, 82), (192, 96), (182, 112)]), lighter(thing.body, 0.4), 3)
    )


def _cloths(thing: Subject) -> str:
    """Small cloths on pegs."""
    rail = thing.paint("natural")
    return solid(block(24, 44, 192, 16, 4), rail, turn=4) + "".join(
        wall_shadow(outline)
        + disc(x, 56, 5, darker(rail, 0.35))
        + solid(outline, paint, turn=6)
        + folds(
            paint, [(x - 4, 68), (x - 14, 110), (x - 12, low - 14)], [(x + 4, 68), (x + 12, 104), (x + 14, low - 16)]
        )
        for x, low, paint in ((64, 164, thing.body), (120, 176, darker(thing.body, 0.06)), (176, 160, thing.body))
        for outline in (
            blob(
                [
                    (x, 56),
                    (x + 24, 96),
                    (x + 28, low - 8),
                    (x + 8, low),
                    (x - 12, low - 4),
                    (x - 28, low - 8),
                    (x - 24, 96),
                ]
            ),
        )
    )


def _mat(thing: Subject) -> str:
    """A thick mat over the edge of a bath."""
    tub = "#f1ebdf"
    frame = (58.0, 96.0, 178.0, 178.0)
    rows = "".join(f"M58 {y}q8-5 16 0t16 0t16 0t16 0t16 0t16 0t16 0t16 0" for y in range(104, 178, 10))
    return (
        shadow(120, 96)
        + solid(rounded([(18, 104), (222, 104), (204, 200), (36, 200)], 22), tub, turn=12)
        + solid(block(10, 94, 220, 17, 8), tub, turn=4)
        + solid(block(58, 88, 120, 92, 8), thing.body, line(rows, darker(thing.body, 0.2), 2.4, 0.7), turn=7)
        + line(block(66, 96, frame[2] - frame[0] - 16, 76, 5), mark(thing.body), 2.4, 0.7)
    )


TOWELS: Mapping[str, Kind] = {
    "towels": Kind(
        forms=(
            Form(_hooded, ("hooded",), common=False),
            Form(_travel, ("travel", "microfibre"), common=False),
            Form(_cloths, ("cloth", "flannel", "muslin"), common=False),
            Form(_mat, ("mat",), common=False),
            Form(_rolls, ("hair", "sheet", "spa"), common=False),
            Form(_stack, ("hand", "guest", "pair", "set")),
            Form(_hung, ("bath", "beach", "hammam", "sauna")),
        ),
        colors=("white", "sage", "slate", "terracotta"),
    ),
}
