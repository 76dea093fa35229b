"""Shapes of puzzles."""

from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter
from assistant.sample.pictures.patterns import Frame
from assistant.sample.pictures.scenes import scene
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
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

PIECES = ("#b8412f", "#44719f", "#e8c14f", "#557f51")


MAPLE = "#d8b07a"


WALNUT = "#7a543a"


def _piece(x: float, y: float, paint: str, angle: float) -> str:
    """One loose piece of a jigsaw."""
    shape = f"M{x - 12} {y - 12}h8q-3-8 4-8t4 8h8v8q8-3 8 4t-8 4v8h-8q3-8-4-8t-4 8h-8v-8q8 3 8-4t-8-4Z"
    return turned(angle, x, y, moved(2, 3, fill(shape, "#2c1a1d", 0.25)), solid(shape, paint, turn=2.5, rim=1.5))


def _seams(frame: Frame, step: float) -> str:
    """The cuts of a jigsaw: level and upright lines with knobs."""
    left, top, right, low = frame
    knob = step / 4
    across = (
        f"h{num(knob * 1.5)}q{num(-knob * 0.5)} {num(-knob)} {num(knob * 0.5)} {num(-knob)}"
        f"t{num(knob * 0.5)} {num(knob)}h{num(knob * 1.5)}"
    )
    down = (
        f"v{num(knob * 1.5)}q{num(knob)} {num(-knob * 0.5)} {num(knob)} {num(knob * 0.5)}"
        f"t{num(-knob)} {num(knob * 0.5)}v{num(knob * 1.5)}"
    )
    columns, rows = int((right - left) / step) + 1, int((low - top) / step) + 1
    cuts = "".join(f"M{num(left)} {num(top + step * i)}" + across * columns for i in range(1, rows))
    cuts += "".join(f"M{num(left + step * i)} {num(top)}" + down * rows for i in range(1, columns))
    return line(cuts, INK, 1.3, 0.5)


def _jigsaw(thing: Subject) -> str:
    """A jigsaw in its box, with loose pieces before it."""
    wide, high = thing.vary("wide", 130, 150), thing.vary("high", 100, 118)
    x, y = 106 - wide / 2, GROUND - 10 - high
    picture = (x + 6, y + 6, x + wide - 6, y + high - 6)
    paints = ("#4a7d8c", "#6d7742", "#e0806a", "#e6d7b9")
    spots = ((54, 190, -16), (90, 194, 22), (168, 188, 40), (202, 194, -8))
    return (
        shadow(118, wide * 0.6, GROUND - 9)
        + box(x, y, wide, high, thing.body, scene(thing, picture), _seams(picture, 23), deep=26)
        + "".join(_piece(px, py, paint, angle) for (px, py, angle), paint in zip(spots, paints, strict=True))
    )


def _round_jigsaw(thing: Subject) -> str:
    """A jigsaw put together but for one piece: round, or cut by hand."""
    frame = (44, 30, 196, 182)
    outline = (
        "M120 30A76 76 0 1 1 119.9 30Z"
        if thing.says("round")
        else rounded([(36, 44), (204, 44), (204, 176), (36, 176)], 5)
    )
    gap = fill("M136 98h8q-3-8 4-8t4 8h8v24h-24Z", darker("#e2d9c6", 0.35))
    return (
        shadow(122, 66, GROUND - 4)
        + moved(7, 7, fill(outline, "#2c1a1d", 0.18))
        + rod("M70 150L60 202M170 150L180 202", "#c39a63", 7)
        + solid(outline, PAPER, scene(thing, (34, 28, 206, 184)), _seams(frame, 25.4), gap, turn=4)
        + _piece(198, 192, "#a0ae8d", 24)
    )


def _burr(thing: Subject) -> str:
    """A burr: six notched bars locked into a cross."""
    second = thing.trim
    return (
        shadow(124, 56)
        + box(54, 120, 116, 36, second, deep=20)
        + box(96, 78, 36, 124, thing.body, deep=20)
        + fill(polygon([(96, 156), (132, 156), (132, 120), (96, 120)]), darker(thing.body, 0.08))
        + box(98, 122, 32, 32, lighter(second, 0.18), deep=46)
        + line("M114 78V120M114 156V202M54 138H96M132 138H170", darker(thing.body, 0.5), 1.8, 0.6)
    )


def _puzzle_box(thing: Subject) -> str:
    """A small wooden box with inlaid waves and a hidden catch."""
    waves = "".join(f"M34 {y}" + "q8-9 16 0t16 0" * 5 for y in (140, 156, 172, 188))
    return (
        shadow(124, 82)
        + box(
            44,
            118,
            126,
            84,
            thing.body,
            line(waves, MAPLE, 3.2),
            rect(44, 118, 126, 10, darker(thing.body, 0.2)),
            deep=46,
        )
        + rect(98, 124, 20, 14, "#c2a04e", 3)
        + disc(108, 131, 2.4, INK)
    )


def _pegs(thing: Subject) -> str:
    """A board of shapes with pegs to lift them by."""
    parts, start = [], thing.pick("start", range(6))
    for i, (x, y) in enumerate((x, y) for y in (84, 128, 172) for x in (62, 101, 140, 179)):
        paint = (*PIECES, "#db772f", "#735a8d")[(i * 5 + i // 4 + start) % 6]
        shape = (
            block(x - 14, y - 14, 28, 28, 4),
            f"M{x} {y - 15}L{x + 15} {y + 13}H{x - 15}Z",
            f"M{x - 15} {y}a15 15 0 1 1 30 0a15 15 0 1 1 -30 0Z",
        )[(i + i // 4 + start) % 3]
        parts.append(
            fill(shape, darker(MAPLE, 0.4))
            + moved(-1, -2, solid(shape, paint, turn=3, rim=1.5))
            + disc(x - 1, y, 4, "#efe2c4")
        )
    return (
        shadow(122, 88, GROUND - 1)
        + fill(block(38, 62, 172, 138, 10), darker(MAPLE, 0.4))
        + solid(block(34, 58, 172, 142, 10), lighter(MAPLE, 0.2), turn=5)
        + "".join(parts)
    )


def _tangram(thing: Subject) -> str:
    """A tin of seven flat shapes, some of them made into a bird."""
    wood = (WALNUT, "#9a673f")
    shapes = (
        ([(120, 60), (156, 96), (120, 132)], 0),
        ([(120, 60), (84, 96), (120, 132)], 1),
        ([(84, 96), (66, 78), (102, 78)], 1),
        ([(156, 96), (192, 96), (174, 78)], 0),
        ([(120, 132), (138, 114), (156, 132), (138, 150)], 1),
        ([(102, 150), (138, 150), (120, 132)], 0),
    )
    return (
        "".join(
            moved(4, 5, fill(polygon([(float(a), float(b)) for a, b in points]), "#2c1a1d", 0.18))
            for points, _ in shapes
        )
        + "".join(
            solid(polygon([(float(a), float(b)) for a, b in points]), wood[i], turn=2.5, rim=1.5)
            for points, i in shapes
        )
        + shadow(120, 66)
        + box(66, 168, 100, 34, thing.body, line("M76 185h80", lighter(thing.body, 0.4), 3), deep=26)
        + rect(66, 176, 100, 3, darker(STEEL, 0.3))
    )


PUZZLES = Kind(
    forms=(
        Form(_tangram, ("tangram",), common=False),
        Form(_burr, ("burr", "cube", "knot"), common=False),
        Form(_puzzle_box, ("box",), common=False),
        Form(_pegs, ("peg", "alphabet", "shapes", "first"), common=False),
        Form(_round_jigsaw, ("round", "floor", "hand cut"), common=False),
        Form(_jigsaw),
    ),
    colors=("navy", "sage", "rust", "cream", "teal"),
    trim="natural",
)
