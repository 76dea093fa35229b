"""Shapes of the outdoors' bottles."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import clear, glass, liquid, pebble, sheen, shiny, strip, surface
from assistant.sample.pictures.palette import INK, STEEL, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    Point,
    block,
    curve,
    disc,
    fill,
    lathe,
    line,
    mirror,
    num,
    ring,
    rod,
    rounded,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _bottle(thing: Subject) -> str:
    """A slim bottle with a screw cap and a loop."""
    x, r, top = 116.0, thing.vary("radius", 32, 37), thing.vary("top", 84, 94)
    cap = thing.trim if not shiny(thing) or thing.made_of("bamboo") else darker(STEEL, 0.25)
    sides: list[Point] = [
        (top - 22, r * 0.56),
        (top - 12, r * 0.58),
        (top + 12, r * 0.96),
        (top + 24, r),
        (192, r),
        (199, r - 4),
    ]
    body = (
        glass(x, sides, liquid(x, top + 8, r, lighter(thing.paint("sky"), 0.4)), tint=thing.body)
        if clear(thing)
        else lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 199)) if _bare(thing) else "")
    )
    return (
        shadow(x, r)
        + line(
            curve([(x - 12, top - 36), (x - 10, top - 60), (x + 10, top - 60), (x + 12, top - 36)]),
            darker(cap, 0.15),
            6,
        )
        + body
        + lathe(x, [(top - 42, r * 0.6), (top - 20, r * 0.64)], cap, sheen(x, r * 0.6) if shiny(thing) else "")
    )


def _bare(thing: Subject) -> bool:
    """Whether a bottle is of unpainted metal."""
    return thing.body in (thing.paint("silver"), thing.paint("grey"), STEEL)


def _sleeved(thing: Subject) -> str:
    """A glass bottle in a soft sleeve."""
    x, r = 116.0, thing.vary("radius", 34, 38)
    sides: list[Point] = [(62, 18), (78, 19), (100, r), (192, r), (199, r - 4)]
    dots = "".join(disc(x + dx, y, 5.5, "#dfe9e5") for y in (128, 146, 164) for dx in (-18, 0, 18))
    return (
        shadow(x, r)
        + glass(x, sides, liquid(x, 84, r, lighter(thing.paint("sky"), 0.5)))
        + lathe(x, [(112, r + 3), (192, r + 3), (200, r - 2)], thing.body, dots)
        + lathe(x, [(44, 20), (64, 21)], thing.trim)
    )


def _squeeze(thing: Subject) -> str:
    """A squeeze bottle for a cage."""
    x, r = 116.0, thing.vary("radius", 36, 40)
    dark = darker(thing.trim, 0.3)
    grip = line(f"M{num(x - r)} 120q{num(r)} 10 {num(2 * r)} 0", darker(thing.body, 0.25), 5)
    sides: list[Point] = [(80, r * 0.84), (96, r), (110, r), (120, r - 5), (130, r), (192, r), (199, r - 5)]
    marks = "".join(f"M{num(x - r + 8)} {y}h9" for y in range(144, 190, 11))
    return (
        shadow(x, r)
        + lathe(x, sides, thing.body, grip, line(marks, mark(thing.body), 2))
        + lathe(x, [(60, r * 0.62), (68, r * 0.84), (82, r * 0.9)], dark)
        + lathe(x, [(38, 9), (44, 11), (62, 10)], lighter(dark, 0.45))
    )


def _flask(thing: Subject) -> str:
    """A flask with a cup for a lid."""
    x, r = 116.0, thing.vary("radius", 32, 36)
    cup = thing.trim if thing.made_of("bamboo") else darker(thing.body, 0.28)
    return (
        shadow(x, r)
        + lathe(x, [(88, r - 3), (98, r), (192, r), (199, r - 4)], thing.body)
        + line(f"M{num(x - r)} 182q{num(r)} 8 {num(2 * r)} 0", lighter(thing.body, 0.3), 3)
        + lathe(x, [(46, r - 7), (52, r - 3), (90, r - 2)], cup, sheen(x, r) if cup != thing.trim else "")
        + line(f"M{num(x - r)} 91q{num(r)} 8 {num(2 * r)} 0", STEEL, 4)
    )


def _coffee(thing: Subject) -> str:
    """A flask with a push lid for one hand."""
    x, r = 116.0, thing.vary("radius", 33, 37)
    lid = darker(thing.trim, 0.4)
    return (
        shadow(x, r)
        + lathe(x, [(88, r), (192, r * 0.88), (199, r * 0.8)], thing.body)
        + lathe(x, [(62, r - 6), (72, r), (90, r + 1)], lid)
        + lathe(x, [(50, 12), (62, 15)], darker(lid, 0.2))
        + solid(block(x + 8, 74, 14, 20, 5), thing.accent, turn=3, rim=2)
    )


def _food(thing: Subject) -> str:
    """A wide flask for soup with a spoon."""
    x, r = 108.0, thing.vary("radius", 44, 50)
    return (
        shadow(x, r)
        + rod("M182 196V118", STEEL, 6)
        + solid("M182 76a13 20 0 1 0 .1 0Z", STEEL, turn=3, rim=2)
        + lathe(x, [(108, r - 3), (118, r), (190, r), (199, r - 5)], thing.body)
        + line(f"M{num(x - r)} 112q{num(r)} 12 {num(2 * r)} 0", STEEL, 5)
        + lathe(x, [(72, r - 10), (80, r - 4), (108, r - 3)], darker(thing.body, 0.28))
    )


def _soft(thing: Subject) -> str:
    """A soft bottle, half rolled."""
    outline = rounded(mirror([(116, 74), (98, 76), (80, 96), (74, 140), (82, 196), (116, 202)], 116), 14)
    return (
        shadow(116, 40)
        + wall_shadow(outline)
        + fill(outline, lighter(thing.body, 0.3), 0.6)
        + solid(
            rounded(mirror([(116, 116), (77, 118), (76, 150), (84, 194), (116, 199)], 116), 12),
            lighter(thing.paint("sky"), 0.25),
            turn=6,
            rim=2,
        )
        + line(outline, "#ffffff", 3, 0.8)
        + line(outline, mark(thing.body), 1, 0.6)
        + line(curve([(90, 100), (86, 130), (90, 170)]), "#ffffff", 5, 0.6)
        + lathe(116, [(44, 15), (54, 20), (76, 21)], thing.trim if thing.trim != thing.body else INK)
        + line(curve([(132, 60), (158, 66), (150, 92), (134, 76)]), darker(thing.body, 0.3), 4)
    )


def _carrier(thing: Subject) -> str:
    """A folding water carrier with a tap."""
    outline = rounded([(66, 84), (162, 84), (178, 108), (172, 202), (58, 202), (52, 108)], 14)
    return (
        shadow(116, 60)
        + fill(outline, lighter(thing.body, 0.3), 0.65)
        + solid(rounded([(54, 124), (176, 124), (172, 201), (58, 201)], 12), lighter(thing.paint("sky"), 0.2), turn=10)
        + line("M54 138L76 128M176 138L154 128M58 196L84 176M172 196L146 176", "#ffffff", 2.4, 0.7)
        + line(outline, "#ffffff", 3, 0.8)
        + line(outline, mark(thing.body), 1, 0.6)
        + rod("M84 86V58Q84 48 94 48H136Q146 48 146 58V86", darker(thing.paint("blue"), 0.1), 9)
        + solid(block(104, 160, 24, 18, 5), darker(thing.paint("blue"), 0.1), turn=3, rim=2)
        + rod("M116 178V192", darker(thing.paint("blue"), 0.1), 8)
    )


def _straw(thing: Subject) -> str:
    """A child's bottle with a straw and a loop."""
    x, r = 116.0, 38.0
    spots = "".join(
        disc(x + dx, y, 7, thing.accent) for dx, y in ((-20, 124), (10, 138), (-10, 162), (22, 172), (24, 112))
    )
    return (
        shadow(x, r)
        + rod(curve([(x - 26, 78), (x - 24, 46), (x + 24, 46), (x + 26, 78)]), thing.accent, 8)
        + rod(curve([(x + 2, 80), (x + 2, 60), (x + 14, 48)]), lighter(thing.body, 0.5), 8)
        + lathe(x, [(92, r), (192, r), (199, r - 5)], thing.body, spots)
        + lathe(x, [(70, r - 10), (78, r - 1), (94, r + 1)], thing.accent)
    )


def _canteen(thing: Subject) -> str:
    """A round flat canteen in felt, on its strap."""
    hide = thing.paint("brown")
    return (
        wall_shadow(pebble(116, 138, 124, 124))
        + shadow(116, 48)
        + line(curve([(60, 112), (50, 40), (116, 18), (182, 40), (172, 112)]), hide, 7)
        + lathe(116, [(54, 13), (80, 15)], STEEL, sheen(116, 14))
        + lathe(116, [(44, 17), (58, 18)], INK)
        + solid(pebble(116, 138, 126, 126), thing.body, turn=12)
        + ring(116, 138, 52, mark(thing.body), 2)
        + strip([(54, 130), (116, 142), (178, 130)], hide, 9)
    )


BOTTLES: Mapping[str, Kind] = {
    "bottles": Kind(
        forms=(
            Form(_canteen, ("canteen", "felt"), common=False),
            Form(_carrier, ("carrier",), common=False),
            Form(_soft, ("soft", "collapsible"), common=False),
            Form(_straw, ("straw", "kids", "children"), common=False),
            Form(_squeeze, ("squeeze", "cycling"), common=False),
            Form(_food, ("soup", "food"), common=False),
            Form(_coffee, ("coffee",), common=False),
            Form(_sleeved, ("sleeve",), common=False),
            Form(_flask, ("flask", "infuser", "thermos")),
            Form(_bottle, ("bottle",)),
        ),
        colors=("silver", "forest", "navy"),
        trim="black",
    ),
}
