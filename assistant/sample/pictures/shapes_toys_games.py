"""Shapes of toys and games: board games; puzzles, toys, plush and craft kits have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.more_strokes import plane
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter, mix
from assistant.sample.pictures.patterns import Frame
from assistant.sample.pictures.scenes import scene
from assistant.sample.pictures.shapes_toys_crafts import CRAFT_KITS
from assistant.sample.pictures.shapes_toys_plush import PLUSH_TOYS
from assistant.sample.pictures.shapes_toys_puzzles import MAPLE, PIECES, PUZZLES, WALNUT
from assistant.sample.pictures.shapes_toys_wooden import WOODEN_TOYS
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
    line,
    num,
    polygon,
    rect,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _meeple(x: float, paint: str) -> str:
    """A wooden figure."""
    y = GROUND
    body = (
        f"M{num(x - 11)} {y}Q{num(x - 3)} {y - 12} {num(x - 13)} {y - 15}Q{num(x - 15)} {y - 22} {num(x - 4)} {y - 22}"
        f"H{num(x + 4)}Q{num(x + 15)} {y - 22} {num(x + 13)} {y - 15}Q{num(x + 3)} {y - 12} {num(x + 11)} {y}Z"
    )
    return (
        shadow(x, 11)
        + solid(body, paint, turn=3, rim=1.5)
        + disc(x, y - 26, 7, paint)
        + disc(x - 2, y - 28, 2.6, lighter(paint, 0.5))
    )


def _die(x: float, y: float, size: float, paint: str, dots: int, angle: float = 0) -> str:
    """A die, seen from the front."""
    spots = {
        1: ((0, 0),),
        2: ((-1, -1), (1, 1)),
        3: ((-1, -1), (0, 0), (1, 1)),
        5: ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)),
    }[dots]
    pips = "".join(
        disc(x + size / 2 + dx * size * 0.26, y + size / 2 + dy * size * 0.26, size * 0.09, INK) for dx, dy in spots
    )
    return turned(
        angle, x + size / 2, y + size / 2, solid(block(x, y, size, size, size * 0.22), paint, turn=4, rim=2), pips
    )


def _cover(thing: Subject, frame: Frame) -> str:
    """A box's front: its picture, and a panel where the title goes."""
    left, top, right, low = frame
    middle = (left + right) / 2
    panel = block(left + 14, top + 10, right - left - 28, 20, 7)
    dashes = line(
        f"M{num(middle - 28)} {num(top + 20)}h22m8 0h26", thing.accent if thing.accent != PAPER else thing.body, 5
    )
    return scene(thing, (left + 6, top + 6, right - 6, low - 6)) + fill(panel, PAPER) + dashes


def _game(thing: Subject) -> str:
    """A box with a picture, and a few pieces before it."""
    wide, high = thing.vary("wide", 124, 146), thing.vary("high", 104, 124)
    x, y = 108 - wide / 2, GROUND - 10 - high
    tokens = "".join(
        disc(x, GROUND - 5 * i, 12, (paint, darker(paint, 0.15))[i % 2], flat=0.42)
        for x, paint in ((196, PIECES[2]),)
        for i in range(3)
    )
    return (
        shadow(118, wide * 0.6, GROUND - 9)
        + box(x, y, wide, high, thing.body, _cover(thing, (x, y, x + wide, y + high)), deep=30)
        + _meeple(52, thing.pick("first", PIECES))
        + _meeple(82, thing.pick("second", PIECES[::-1]))
        + _die(150, GROUND - 22, 23, PAPER, thing.pick("dots", (1, 2, 3, 5)), 8)
        + shadow(196, 11)
        + tokens
    )


def _card(angle: float, *face: str) -> str:
    """One card of a fan."""
    return turned(
        angle,
        120,
        232,
        fill(block(91, 73, 62, 94, 7), darker(PAPER, 0.3), 0.5),
        fill(block(89, 72, 62, 94, 7), PAPER),
        *face,
    )


def _cards(thing: Subject) -> str:
    """A fan of cards before their box."""
    back = rect(95, 78, 50, 82, thing.body, 4) + line(
        "M95 100l50-20M95 120l50-20M95 140l50-20M95 160l50-20", lighter(thing.body, 0.35), 3
    )
    face = scene(thing, (95, 78, 145, 160))
    fan = "".join(_card(angle, back) for angle in (-34, -17)) + _card(2, face) + _card(21, back)
    return (
        shadow(124, 76)
        + fan
        + box(
            64,
            158,
            92,
            44,
            thing.body,
            rect(76, 170, 68, 20, PAPER, 4),
            line("M84 180h24m8 0h18", thing.accent, 4),
            deep=34,
        )
    )


def _board(thing: Subject) -> str:
    """A chequered board, lying down, with draughtsmen on it."""
    at = plane(26, 214, 108, 188, 34)
    dark = "".join(
        polygon(
            [
                at(0.06 + c * 0.11, 0.06 + r * 0.11),
                at(0.17 + c * 0.11, 0.06 + r * 0.11),
                at(0.17 + c * 0.11, 0.17 + r * 0.11),
                at(0.06 + c * 0.11, 0.17 + r * 0.11),
            ]
        )
        for r in range(8)
        for c in range(8)
        if (r + c) % 2 == 0
    )
    men = "".join(
        disc(
            at(0.115 + c * 0.11, 0.115 + r * 0.11)[0], at(0, 0.115 + r * 0.11)[1] - rise, 9 - r * 0.3, shade, flat=0.55
        )
        for r, c, paint in ((6, 2, WALNUT), (6, 5, WALNUT), (5, 6, WALNUT), (2, 1, PAPER), (2, 4, PAPER), (1, 5, PAPER))
        for rise, shade in ((0, darker(paint, 0.35)), (4.5, paint))
    )
    rim = WALNUT if not thing.made_of("cotton") else thing.body
    return (
        shadow(120, 98, 196)
        + fill(rounded([at(0, 0.1), at(1, 0.1), (214, 200), (26, 200)], 4), darker(rim, 0.3))
        + solid(
            rounded([at(0, 0), at(0, 1), at(1, 1), at(1, 0)], 4),
            rim,
            fill(polygon([at(0.06, 0.06), at(0.94, 0.06), at(0.94, 0.94), at(0.06, 0.94)]), MAPLE),
            fill(dark, mix(WALNUT, MAPLE, 0.2)),
            turn=3,
        )
        + men
    )


def _dice(thing: Subject) -> str:
    """A cup and five dice."""
    cup = rounded([(60, 88), (132, 88), (124, GROUND), (68, GROUND)], 8)
    return (
        shadow(100, 42)
        + solid(cup, thing.body, rect(50, 112, 90, 10, thing.accent), turn=9)
        + disc(96, 90, 36, lighter(thing.body, 0.2), flat=0.22)
        + disc(96, 91, 30, darker(thing.body, 0.5), flat=0.2)
        + shadow(174, 40)
        + _die(150, 144, 30, PAPER, 3, -10)
        + _die(138, GROUND - 30, 31, PAPER, 5, 4)
        + _die(172, GROUND - 31, 31, lighter(thing.accent, 0.2), 2, -6)
    )


TOYS_GAMES: Mapping[str, Kind] = {
    "board games": Kind(
        forms=(
            Form(_dice, ("dice",), common=False),
            Form(_board, ("chess", "draughts", "backgammon", "mill"), common=False),
            Form(_cards, ("card", "domino", "dominoe", "whisper", "tale"), common=False),
            Form(_game),
        ),
        colors=("teal", "rust", "navy", "mustard", "forest", "plum"),
        trim="natural",
        bare=False,
    ),
    "wooden toys": WOODEN_TOYS,
    "puzzles": PUZZLES,
    "plush toys": PLUSH_TOYS,
    "craft kits": CRAFT_KITS,
}
"""Product type -> its forms."""
