"""Shapes of bath and body: soaps and shampoo bars; creams, towels and shaving have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, circle, grain, pebble
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter, mark
from assistant.sample.pictures.patterns import leaf
from assistant.sample.pictures.shapes_bath_body_packs import CREAMS, pump, scent, tin
from assistant.sample.pictures.shapes_bath_body_shaving import SHAVING
from assistant.sample.pictures.shapes_bath_body_towels import TOWELS
from assistant.sample.pictures.strokes import (
    Point,
    block,
    box,
    curve,
    disc,
    fill,
    lathe,
    line,
    num,
    polygon,
    rect,
    ring,
    rod,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _dish(thing: Subject) -> str:
    """A slatted wooden dish."""
    wood = thing.pick("dish", ("#c69a63", "#a67a52", "#d9b98a"))
    return (
        shadow(118, 82)
        + solid(
            rounded([(34, 172), (202, 172), (190, 194), (46, 194)], 8), wood, grain((34, 172, 202, 194), wood), turn=4
        )
        + rod("M64 194V201M172 194V201", darker(wood, 0.2), 9)
        + line("M44 178H192", lighter(wood, 0.4), 2.4)
    )


def _suds(thing: Subject, x: float, y: float) -> str:
    """A few bubbles."""
    return "".join(
        disc(x + dx, y + dy, size, "#ffffff", opacity=0.75)
        + disc(x + dx - size * 0.3, y + dy - size * 0.3, size * 0.3, "#ffffff")
        for dx, dy, size in ((0, 0, thing.vary("bubble", 8, 12)), (15, 4, 6), (-11, 6, 5), (7, -13, 4))
    )


def _stamp(thing: Subject, x: float, y: float, paint: str) -> str:
    """A mark pressed into soap."""
    ink = darker(paint, 0.24)
    motif = thing.pick("stamp", ("leaf", "wave", "ring"))
    if motif == "leaf":
        return leaf(x, y + 12, 18, 1, ink) + leaf(x, y + 12, 18, -1, ink) + line(f"M{num(x)} {num(y - 4)}v20", ink, 2.4)
    if motif == "wave":
        return line(
            f"M{num(x - 24)} {num(y - 5)}q8-9 16 0t16 0t16 0M{num(x - 24)} {num(y + 8)}q8-9 16 0t16 0t16 0", ink, 3
        )
    return ring(x, y, 17, ink, 2.6) + disc(x, y, 6, ink)


def _flecks(thing: Subject, frame: tuple[float, float, float, float], paint: str) -> str:
    """Bits of leaf, oat or pumice in the soap."""
    left, top, right, low = frame
    if not thing.says("oat", "scrub", "kelp", "seaweed", "rosemary", "herb", "nettle", "lavender", "chamomile"):
        return ""
    spots = "".join(
        f"M{num(thing.vary(f'x{i}', left, right))} {num(thing.vary(f'y{i}', top, low))}l2 1.4" for i in range(22)
    )
    return line(spots, darker(paint, 0.45), 2.6, 0.7)


def _bar(thing: Subject) -> str:
    """A bar of soap on a dish."""
    paint = scent(thing)
    wide, high = thing.vary("wide", 112, 126), thing.vary("high", 62, 74)
    x, y = 118 - wide / 2, 173 - high
    outline = block(x, y, wide, high, thing.pick("corner", (14, 24, 32)))
    return (
        _dish(thing)
        + solid(outline, paint, _flecks(thing, (x, y, x + wide, 173), paint), turn=9)
        + line(block(x + 11, y + 10, wide - 22, high - 20, 12), darker(paint, 0.16), 2)
        + _stamp(thing, 118, y + high / 2, paint)
        + _suds(thing, x + wide - 6, 160)
    )


def _oval(thing: Subject) -> str:
    """An oval cake of soap on a dish."""
    paint = scent(thing)
    return (
        _dish(thing)
        + solid(pebble(118, 138, 128, 76), paint, _flecks(thing, (60, 106, 176, 172), paint), turn=9)
        + _stamp(thing, 116, 136, paint)
        + _suds(thing, 172, 162)
    )


def _cube(thing: Subject) -> str:
    """A rough cut block with a green heart."""
    crust = darker(thing.paint("honey"), 0.22)
    return (
        shadow(122, 66)
        + box(60, 108, 96, 92, crust, rect(76, 124, 64, 60, darker(thing.paint("olive"), 0.05), 8), deep=34)
        + line(block(78, 126, 60, 56, 6), darker(crust, 0.35), 2.4)
        + _stamp(thing, 108, 154, thing.paint("olive"))
    )


def _pile(thing: Subject) -> str:
    """Bars piled crosswise, each with a paper band."""
    paint = scent(thing)
    rows = ((52, 160, 126), (60, 120, 118), (56, 80, 122))
    return shadow(118, 70) + "".join(
        solid(block(x, y, wide, 41, 9), lighter(paint, 0.1 * i), turn=6)
        + solid(block(x + wide * 0.36, y, wide * 0.3, 41, 0), PAPER, turn=4, rim=0)
        + disc(x + wide * 0.51, y + 20, 8, thing.accent)
        for i, (x, y, wide) in enumerate(rows)
    )


def _rope(thing: Subject) -> str:
    """A soap on a rope, on a hook."""
    paint = thing.body
    rope = curve([(118, 34), (96, 70), (110, 96)]) + curve([(118, 34), (140, 70), (126, 96)])
    return (
        disc(118, 32, 6, INK)
        + below(126, 46)
        + line(rope, darker(thing.paint("natural"), 0.2), 7)
        + line(rope, thing.paint("cream"), 4)
        + solid(pebble(118, 138, 104, 104), paint, turn=10)
        + line(pebble(118, 138, 82, 82), darker(paint, 0.2), 2.2)
        + disc(118, 98, 6, darker(paint, 0.5))
        + _stamp(thing, 118, 140, paint)
    )


def _duck(thing: Subject) -> str:
    """A soap in the form of a duck."""
    paint = thing.body
    return (
        shadow(118, 64)
        + fill(polygon([(176, 148), (202, 120), (196, 168)]), paint)
        + solid(pebble(124, 164, 132, 78), paint, turn=10)
        + solid(circle(88, 104, 35), paint, turn=7)
        + solid(rounded([(58, 104), (34, 110), (36, 122), (64, 120)], 5), thing.paint("orange"), turn=3, rim=2)
        + disc(80, 96, 5, INK)
        + disc(78.5, 94.5, 1.6, "#ffffff")
        + line(curve([(112, 152), (138, 176), (166, 154)]), darker(paint, 0.25), 4)
        + _suds(thing, 186, 190)
    )


def _boxed(thing: Subject) -> str:
    """Soaps in an open box."""
    words = ("sage", "lilac", "lemon", "blush")
    card = thing.paint("tan")
    soaps = "".join(
        solid(block(40 + 38 * i, 100, 34, 66, 8), thing.paint(word), turn=4, rim=2)
        + disc(57 + 38 * i, 120, 7, darker(thing.paint(word), 0.2))
        for i, word in enumerate(words)
    )
    return (
        shadow(118, 88)
        + fill(polygon([(28, 132), (44, 112), (192, 112), (206, 132)]), darker(card, 0.5))
        + soaps
        + solid(block(26, 132, 182, 68, 4), card, turn=6)
        + rect(84, 148, 66, 36, PAPER, 3)
        + line("M96 160H138M104 170H130", mark(PAPER), 2.6)
    )


def _puck(thing: Subject) -> str:
    """A round bar on a dish, its face to the front and a little up."""
    paint, r = scent(thing), thing.vary("radius", 56, 64)
    top = 128.0
    ring_marks = "".join(ring(118, top, r * share, darker(paint, 0.16), 2, flat=0.34) for share in (0.5, 0.76))
    sides: list[Point] = [(top, r), (158, r), (170, r * 0.9)]
    return (
        _dish(thing)
        + lathe(118, sides, paint, _flecks(thing, (60, top, 176, 172), paint), flat=0.34)
        + solid(circle(118, top, r, 0.34), lighter(paint, 0.18), turn=4, rim=2)
        + ring_marks
        + leaf(118, top + 5, 11, 1, darker(paint, 0.22))
        + leaf(118, top + 5, 11, -1, darker(paint, 0.22))
        + _suds(thing, 118 + r - 4, 166)
    )


def _leaning(thing: Subject) -> str:
    """A round bar that leans on its carton."""
    paint = scent(thing)
    return (
        shadow(124, 78)
        + box(104, 104, 74, 96, thing.accent, rect(114, 122, 54, 56, PAPER, 3), disc(141, 140, 11, paint), deep=24)
        + line("M126 160H156M132 168H150", mark(PAPER), 2.4)
        + solid(circle(84, 154, 46), paint, _flecks(thing, (40, 110, 128, 198), paint), turn=9)
        + line(circle(84, 154, 34), darker(paint, 0.18), 2.4)
        + _stamp(thing, 84, 152, paint)
    )


def _in_tin(thing: Subject) -> str:
    """A bar in an open tin."""
    return tin(thing, scent(thing))


def _family(thing: Subject) -> str:
    """Round bars in a stack."""
    words = ("peach", "sage", "lemon", "lilac")
    return shadow(118, 66) + "".join(
        turned(
            thing.vary(f"tilt{i}", -3, 3),
            118,
            190 - 32 * i,
            lathe(
                118 + thing.vary(f"slip{i}", -5, 5),
                [(170 - 32 * i, 58), (192 - 32 * i, 58), (199 - 32 * i, 52)],
                thing.paint(word),
            ),
            disc(118, 170 - 32 * i, 57, lighter(thing.paint(word), 0.25), flat=0.13),
        )
        for i, word in enumerate(words)
    )


BATH_BODY: Mapping[str, Kind] = {
    "soaps": Kind(
        forms=(
            Form(pump, ("liquid", "hand wash"), common=False),
            Form(_rope, ("rope",), common=False),
            Form(_duck, ("duck",), common=False),
            Form(_boxed, ("box", "set"), common=False),
            Form(_pile, ("three", "bars", "household"), common=False),
            Form(_cube, ("aged", "laurel"), common=False),
            Form(_oval, ("milk", "lavender", "rose")),
            Form(_bar, ("soap",)),
        ),
        colors=("cream", "sage", "peach", "oatmeal"),
        bare=False,
    ),
    "shampoo bars": Kind(
        forms=(
            Form(_family, ("four", "family"), common=False),
            Form(_in_tin, ("tin", "body", "set"), common=False),
            Form(_leaning, ("citrus", "charcoal", "curl", "children", "rosemary")),
            Form(_bar, ("olive", "conditioner"), common=False),
            Form(_puck, ("shampoo", "bar")),
        ),
        colors=("sage", "peach", "cream", "lilac"),
        bare=False,
    ),
    **CREAMS,
    **TOWELS,
    **SHAVING,
}
