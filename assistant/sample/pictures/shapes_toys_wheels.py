"""Shapes of wooden toys on wheels, and the paints that wooden toys share."""

from assistant.sample.pictures.palette import INK, darker, lighter
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    fill,
    line,
    rect,
    ring,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Subject

BEECH = "#d7b282"


PAINTS = ("#b8412f", "#44719f", "#e8c14f", "#557f51", "#e0806a", "#4fa3a0")


def _wheel(x: float, y: float, radius: float, paint: str) -> str:
    """A wooden wheel with its peg."""
    return (
        disc(x + 2, y + 1, radius, darker(paint, 0.4))
        + disc(x, y, radius, paint)
        + ring(x, y, radius * 0.7, darker(paint, 0.2), 1.6)
        + disc(x, y, radius * 0.24, darker(paint, 0.35))
    )


def duck(thing: Subject) -> str:
    """A duck on wheels with a cord to pull it by."""
    coat = thing.body
    body = (
        "M48 120C40 96 72 88 82 104C92 120 120 112 140 116"
        "Q172 118 194 96C204 134 186 168 150 172H88C62 172 50 152 48 120Z"
    )
    head = "M54 122C40 104 44 66 76 64C108 64 114 98 98 118Q90 130 82 136Z"
    wing = "M108 132C128 122 158 126 170 116C172 146 142 160 118 154Q106 148 108 132Z"
    return (
        shadow(122, 74)
        + line(f"M52 180Q30 176 24 190T6 {GROUND}", darker(thing.trim, 0.2), 3.4)
        + rect(60, 170, 128, 16, BEECH, 6)
        + _wheel(86, 186, 16, thing.accent)
        + _wheel(162, 186, 16, thing.accent)
        + fill("M46 84L18 94Q20 106 48 102Z", "#db772f")
        + solid(body, coat, turn=10)
        + solid(head, coat, turn=6)
        + solid(wing, darker(coat, 0.12), turn=5)
        + disc(66, 86, 4.5, INK)
    )


def engine(thing: Subject) -> str:
    """A locomotive and a wagon on a track."""
    paint = PAINTS[int(thing.vary("engine", 0, 4))]
    ties = "".join(rect(x, 194, 11, 8, darker(BEECH, 0.3), 2) for x in range(14, 226, 23))
    return (
        shadow(122, 108, GROUND + 1)
        + ties
        + rect(8, 190, 224, 6, BEECH, 2)
        + rect(140, 146, 74, 30, "#44719f", 4)
        + "".join(
            solid(f"M{x} 128h20v20h-20Z", p, turn=4, rim=2)
            for x, p in ((146, "#e8c14f"), (168, "#b8412f"), (190, "#557f51"))
        )
        + rect(126, 164, 18, 5, INK)
        + solid(block(28, 122, 66, 54, 8), paint, turn=6)
        + solid(block(82, 92, 46, 84, 5), darker(paint, 0.15), rect(92, 106, 26, 26, "#cfdfdc", 4), turn=6)
        + rect(76, 84, 58, 11, BEECH, 5)
        + solid("M38 122V96L32 82H62L56 96V122Z", BEECH, turn=5)
        + disc(28, 148, 8, "#e8c14f")
        + "".join(
            _wheel(x, y, r, lighter(BEECH, 0.2))
            for x, y, r in ((46, 178, 13), (78, 178, 13), (112, 174, 17), (158, 178, 13), (198, 178, 13))
        )
    )


def bus(thing: Subject) -> str:
    """A bus with holes for shapes in its side and roof."""
    holes = disc(74, 120, 15, INK) + rect(100, 106, 28, 28, INK, 2) + fill("M156 104L172 134H140Z", INK)
    return (
        shadow(122, 94)
        + fill(block(40, 70, 176, 112, 18), darker(thing.body, 0.35))
        + solid(block(30, 76, 176, 108, 20), thing.body, rect(20, 148, 200, 9, contrast(thing)), turn=9)
        + rect(176, 100, 24, 34, "#cfdfdc", 6)
        + holes
        + _wheel(72, 184, 18, BEECH)
        + _wheel(164, 184, 18, BEECH)
        + solid("M86 64L100 88H72Z", "#e8c14f", turn=3)
        + solid(block(118, 60, 22, 22, 3), "#44719f", turn=3)
    )
