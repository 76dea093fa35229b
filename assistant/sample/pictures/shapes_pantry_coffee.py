"""Shapes of coffee: bags, tins, a jar and boxes."""

from assistant.sample.pictures.palette import PAPER, STEEL, darker, lighter
from assistant.sample.pictures.shapes_pantry_labels import emblem, label, pouch
from assistant.sample.pictures.shapes_pantry_oil import KRAFT
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    box,
    disc,
    fill,
    lathe,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    sleeve,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

BEAN = "#5a3b2c"


def _beans(x: float, y: float) -> str:
    """A few roasted beans."""
    places = ((-22, 0, 20), (-4, -1, -30), (14, 0, 50), (-12, -9, 70), (6, -10, 10), (26, -3, -20))
    return shadow(x, 30, y + 3) + "".join(
        turned(
            angle,
            x + dx,
            y + dy,
            disc(x + dx, y + dy, 9, BEAN, flat=0.68),
            line(f"M{num(x + dx - 7)} {num(y + dy)}q4-3 7 0t7 0", darker(BEAN, 0.5), 1.8),
        )
        for dx, dy, angle in places
    )


def _coffee_bag(thing: Subject) -> str:
    """A bag of beans."""
    return pouch(thing, 102, thing.body) + _beans(190, GROUND - 5)


def _coffee_tin(thing: Subject) -> str:
    """A tin of ground coffee with a scoop."""
    up = GROUND - thing.vary("high", 100, 116)
    heap = blob([(158, 200), (174, 186), (192, 182), (212, 194), (220, 202), (188, 205)])
    return (
        shadow(100, 54)
        + lathe(
            98,
            ((up, 50), (GROUND - 4, 50)),
            thing.body,
            sleeve(98, up + 32, GROUND - 18, 50, PAPER),
            soft=False,
            flat=0.15,
        )
        + emblem(thing, 98, (up + GROUND) / 2 + 10, 19)
        + lathe(98, ((up - 12, 51.5), (up + 6, 51.5)), lighter(thing.body, 0.35), soft=False, flat=0.15)
        + disc(98, up - 12, 51.5, lighter(thing.body, 0.55), flat=0.19)
        + fill(heap, BEAN)
        + disc(184, 178, 17, STEEL, flat=0.5)
        + disc(184, 177, 13, BEAN, flat=0.45)
        + rod("M196 172L226 152", STEEL, 5)
    )


def _instant(thing: Subject) -> str:
    """A glass jar of instant coffee."""
    grains = "".join(f"M{62 + (i * 29) % 92} {104 + (i * 41) % 96}h.1" for i in range(46))
    return (
        shadow(112, 54)
        + lathe(
            108,
            ((80, 36), (94, 48), (GROUND - 5, 48)),
            "#cfdfdc",
            rect(50, 100, 130, 120, "#7d4f33"),
            line(grains, "#5a3b2c", 4, 0.7),
            sleeve(108, 124, 178, 50, PAPER),
            flat=0.14,
        )
        + emblem(thing, 108, 156, 18)
        + lathe(108, ((60, 38), (82, 38)), thing.accent, soft=False, flat=0.16)
        + disc(108, 60, 38, lighter(thing.accent, 0.25), flat=0.2)
        + shadow(196, 22)
        + rod("M176 196L216 172", STEEL, 4)
        + disc(174, 197, 11, STEEL, flat=0.55)
    )


def _coffee_box(thing: Subject) -> str:
    """A box of drip bags or small bags, some of them out."""
    bags = "".join(
        turned(
            angle,
            x,
            GROUND,
            solid(
                rounded([(x - 19, 134), (x + 19, 134), (x + 19, GROUND), (x - 19, GROUND)], 3),
                paint,
                rect(x - 12, 156, 24, 24, PAPER, 2),
                disc(x, 167, 6, thing.body),
                turn=4,
            ),
            rect(x - 19, 134, 38, 8, darker(paint, 0.2)),
        )
        for x, angle, paint in ((168, 3, KRAFT), (198, 8, lighter(thing.accent, 0.1)))
    )
    return (
        shadow(120, 100)
        + box(30, 112, 110, 90, thing.body, label(thing, 85, 158, 74, 60), deep=30)
        + shadow(188, 34)
        + bags
    )


COFFEE = Kind(
    forms=(
        Form(_instant, ("instant", "freeze dried"), common=False),
        Form(_coffee_box, ("box", "drip", "tasting"), common=False),
        Form(_coffee_tin, ("moka", "tin"), common=False),
        Form(_coffee_bag),
    ),
    colors=("teal", "rust", "mustard", "navy", "tan", "sage"),
    trim="brown",
    bare=False,
)
