"""What holds pens on a desk: caddies, blocks, rolls and docks."""

from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, mark
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
    ring,
    rod,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Subject

HUES = ("#b8412f", "#44719f", "#e8c14f", "#557f51", "#e0806a")


def _pencil(x: float, up: float, low: float, paint: str, angle: float = 0) -> str:
    """A sharpened pencil, upright."""
    return turned(
        angle,
        x,
        low,
        fill(polygon([(x - 5, up + 14), (x + 5, up + 14), (x, up)]), "#dfbd8b"),
        fill(polygon([(x - 2, up + 5.6), (x + 2, up + 5.6), (x, up)]), INK),
        rect(x - 5, up + 13, 10, low - up - 13, paint),
        rect(x + 1.6, up + 13, 3.4, low - up - 13, darker(paint, 0.25)),
    )


def _ruler(x: float, up: float, low: float, angle: float) -> str:
    """A wooden ruler, upright."""
    marks = "".join(f"M{num(x - 8)} {num(up + 6 + 7 * i)}h{(6, 4)[i % 2]}" for i in range(int((low - up) / 7)))
    return turned(angle, x, low, rect(x - 8, up, 16, low - up, "#e0c797", 2), line(marks, INK, 1.2))


def caddy(thing: Subject) -> str:
    """A caddy of mesh or sheet with pens, a ruler and scissors."""
    mesh = "".join(f"M{x} 120l90 90M{x + 90} 120l-90 90" for x in range(-40, 220, 9))
    net = line(mesh, mark(thing.body), 1.3, 0.6) if thing.says("mesh") else ""
    scissors = (
        ring(150, 92, 13, "#db772f", 6)
        + ring(176, 90, 13, "#db772f", 6)
        + rod("M154 104L166 160M172 102L160 160", STEEL, 6)
    )
    return (
        shadow(120, 76)
        + _ruler(76, 62, 160, -4)
        + _pencil(96, 70, 160, HUES[0], -3)
        + _pencil(114, 58, 160, HUES[2], 2)
        + _pencil(130, 76, 160, HUES[1], 6)
        + scissors
        + solid(
            rounded([(48, 146), (52, 128), (122, 128), (122, 146), (192, 146), (188, GROUND), (52, GROUND)], 5),
            thing.body,
            net,
            turn=8,
        )
        + line("M122 146V200", darker(thing.body, 0.35), 2.4)
        + rod("M50 129H122M122 147H190", darker(thing.body, 0.1), 4.5)
    )


def drilled(thing: Subject) -> str:
    """A block of wood drilled for pencils."""
    heights = (76, 62, 84, 70, 88)
    pencils = "".join(_pencil(58 + 26 * i, up, 160, HUES[i]) for i, up in enumerate(heights))
    holes = "".join(disc(58 + 26 * i, 152, 7, darker(thing.body, 0.6), flat=0.4) for i in range(5))
    grain = line("M36 176q40-8 80 0t72 0M36 190q50 6 80-2t72 2", darker(thing.body, 0.25), 1.6, 0.5)
    return shadow(122, 86) + box(36, 158, 146, 44, thing.body, grain, deep=34) + holes + pencils


def roll(thing: Subject) -> str:
    """A canvas roll, open, with tools in its pockets."""
    body = rounded([(26, 96), (190, 96), (190, 196), (26, 196)], 8)
    slots = "".join(f"M{x} 138V194" for x in range(48, 180, 22))
    tools = (
        _pencil(38, 84, 150, HUES[0])
        + _pencil(60, 76, 150, HUES[2])
        + rod("M82 84V150", STEEL, 8)
        + _ruler(104, 78, 150, 0)
        + rod("M126 88V150", "#7a543a", 9)
        + _pencil(148, 80, 150, HUES[1])
        + rod("M168 90V150", STEEL, 6)
    )
    return (
        shadow(122, 96, GROUND - 4)
        + solid(body, thing.body, turn=6)
        + tools
        + solid(
            rounded([(26, 138), (190, 138), (190, 197), (26, 197)], 5),
            darker(thing.body, 0.07),
            line(slots, mark(thing.body), 1.8, 0.7),
            turn=5,
        )
        + solid(
            block(184, 90, 34, 112, 16), thing.body, line("M201 104q9 40 0 84", darker(thing.body, 0.35), 2), turn=6
        )
        + rect(184, 134, 34, 10, "#96633c")
        + rect(192, 131, 15, 16, "#c2a04e", 2)
    )


def dock(thing: Subject) -> str:
    """A block with a phone leaning in it and pens beside."""
    phone = block(60, 60, 62, 118, 9)
    specks = "".join(f"M{40 + (i * 37) % 150} {160 + (i * 17) % 40}h.1" for i in range(28))
    return (
        shadow(122, 80)
        + turned(
            -3,
            90,
            170,
            fill(phone, INK),
            fill(block(64, 66, 54, 106, 5), "#8fb4cc"),
            disc(91, 110, 18, PAPER, opacity=0.8),
            line("M91 99v12h8", INK, 3),
        )
        + _pencil(146, 84, 170, HUES[0], 4)
        + _pencil(164, 94, 170, HUES[2], 8)
        + box(36, 158, 146, 44, thing.body, line(specks, darker(thing.body, 0.4), 2.6, 0.7), deep=30)
    )
