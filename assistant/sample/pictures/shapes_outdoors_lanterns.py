"""Shapes of the outdoors' lanterns."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import below, circle, flame, glass, grain, halo, label, sheen, surface
from assistant.sample.pictures.palette import FLAME, INK, STEEL, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    Point,
    block,
    curve,
    disc,
    fill,
    lathe,
    line,
    num,
    polygon,
    rect,
    rod,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

LIT = "#fbe6ae"


def _hurricane(thing: Subject) -> str:
    """An oil lantern with side tubes and a bulging globe."""
    x = 118.0
    tubes = "M72 178C62 150 66 92 84 74M164 178C174 150 170 92 152 74"
    globe: list[Point] = [(90, 22), (112, 34), (134, 34), (152, 22)]
    return (
        halo(x, 122, 86)
        + shadow(x, 50)
        + line(curve([(76, 110), (70, 46), (118, 20), (166, 46), (160, 110)]), darker(thing.body, 0.3), 3.6)
        + rod(tubes, thing.body, 8)
        + glass(x, globe, disc(x, 124, 26, FLAME, opacity=0.4), flame(x, 148, 34))
        + lathe(x, [(54, 12), (60, 20), (74, 22), (90, 28)], thing.body, surface(thing, (90, 54, 146, 90)))
        + lathe(
            x, [(150, 24), (162, 28), (168, 46), (190, 48), (199, 44)], thing.body, surface(thing, (70, 150, 166, 199))
        )
        + rod(f"M{num(x + 46)} 176h14", darker(thing.body, 0.3), 5)
        + disc(x - 28, 172, 6, thing.paint("brass"), flat=0.6)
    )


def _camp(thing: Subject) -> str:
    """A sturdy lamp with a frosted body and a loop."""
    x, r = 118.0, thing.vary("radius", 36, 42)
    bars = f"M{num(x - r)} 84V158M{num(x + r)} 84V158M{num(x - 4)} 86V162"
    return (
        halo(x, 122, 100)
        + shadow(x, r + 6)
        + rod(curve([(x - r + 6, 74), (x - r + 6, 34), (x + r - 6, 34), (x + r - 6, 74)]), thing.trim, 6)
        + lathe(x, [(80, r - 2), (162, r - 2)], LIT, disc(x, 122, 22, "#fffaf0"))
        + line(bars, thing.body, 5)
        + lathe(x, [(60, r * 0.6), (68, r), (84, r + 3)], thing.body)
        + lathe(x, [(156, r + 3), (168, r + 6), (192, r + 6), (199, r + 2)], thing.body)
        + disc(x, 180, 7, lighter(thing.body, 0.4))
    )


def _ball(thing: Subject) -> str:
    """A small lamp that hangs from a hook."""
    x, r = 118.0, thing.vary("radius", 48, 54)
    return (
        halo(x, 136, 100)
        + line(f"M{num(x)} 0V40", thing.paint("tan"), 3.4)
        + line(curve([(x, 40), (x + 16, 50), (x + 8, 68), (x - 8, 66)]), INK, 5)
        + below(x + 8, 44)
        + solid(circle(x, 136, r), LIT, disc(x - 2, 140, r * 0.62, "#fffaf0"), turn=8)
        + lathe(x, [(68, 10), (80, r * 0.6), (100, r * 0.86), (116, r + 3)], thing.body)
        + line(f"M{num(x - r - 2)} 122q{num(r)} 14 {num(2 * r + 4)} 0", darker(thing.body, 0.25), 5)
    )


def _inflated(thing: Subject) -> str:
    """A clear cushion of air with a lamp in its lid."""
    x = 118.0
    paint = lighter(thing.body, 0.4)
    sides: list[Point] = [(92, 50), (104, 58), (142, 58), (184, 58), (199, 50)]
    lights = "".join(disc(x + dx, 106, 5, "#fffaf0") for dx in (-30, -10, 10, 30))
    return (
        halo(x, 146, 96)
        + shadow(x, 58)
        + rod(curve([(x - 44, 90), (x - 30, 48), (x + 30, 48), (x + 44, 90)]), darker(thing.trim, 0.15), 7)
        + glass(x, sides, fill(circle(x, 150, 66), LIT, 0.65), lights, tint=paint)
        + line(f"M{num(x - 58)} 146q58 14 116 0", "#ffffff", 3, 0.7)
        + lathe(x, [(82, 50), (94, 52)], darker(thing.paint("charcoal"), 0.1), rect(x - 34, 80, 68, 4, "#50637a"))
    )


def _gas(thing: Subject) -> str:
    """A gas lantern: a straight globe above its tank."""
    x = 118.0
    return (
        halo(x, 110, 92)
        + shadow(x, 46)
        + line(curve([(84, 84), (82, 36), (118, 20), (154, 36), (152, 84)]), darker(thing.body, 0.35), 3.6)
        + glass(
            x,
            [(78, 32), (140, 32)],
            disc(x, 110, 22, FLAME, opacity=0.5),
            solid(circle(x, 112, 12, 1.4), "#fff3d0", turn=2),
        )
        + lathe(x, [(46, 10), (54, 22), (66, 42), (80, 40)], thing.body, sheen(x, 40))
        + lathe(x, [(138, 38), (146, 36), (152, 16), (158, 18)], thing.body, sheen(x, 36))
        + rod(f"M{num(x + 14)} 154h30", darker(thing.body, 0.2), 5)
        + disc(x + 48, 154, 8, INK, flat=1.2)
        + lathe(
            x,
            [(156, 22), (164, 44), (190, 48), (199, 44)],
            thing.paint("forest"),
            rect(60, 174, 120, 10, thing.paint("cream")),
        )
    )


def _folding(thing: Subject) -> str:
    """A small box of glass with a candle in it."""
    return (
        halo(118, 132, 86)
        + shadow(118, 50)
        + rod(curve([(98, 62), (98, 34), (138, 34), (138, 62)]), darker(thing.body, 0.2), 5)
        + solid(polygon([(118, 50), (164, 88), (72, 88)]), thing.body, turn=6)
        + fill(block(78, 88, 80, 98, 2), "#f4dfae", 0.85)
        + lathe(118, [(142, 14), (184, 14)], "#f4ead2")
        + flame(118, 142, 32)
        + line("M88 96V176", "#ffffff", 5, 0.6)
        + rod("M78 88V190M158 88V190", thing.body, 7)
        + solid(block(68, 184, 100, 16, 3), thing.body, turn=5)
    )


def _red(thing: Subject) -> str:
    """A low puck with a red light."""
    glow = thing.paint("red")
    return (
        disc(118, 128, 98, glow, opacity=0.1)
        + disc(118, 134, 68, glow, opacity=0.14)
        + shadow(118, 58)
        + rod(curve([(84, 112), (90, 66), (146, 66), (152, 112)]), thing.trim, 6)
        + lathe(118, [(116, 40), (126, 50), (154, 52)], lighter(glow, 0.2), disc(112, 136, 20, "#ffd9c4"))
        + lathe(118, [(106, 30), (112, 42), (120, 46)], thing.body)
        + lathe(118, [(152, 56), (164, 60), (190, 58), (199, 52)], thing.body)
        + disc(118, 178, 8, lighter(thing.body, 0.35))
    )


def _string(thing: Subject) -> str:
    """A string of paper lanterns."""
    words = ("cream", "coral", "mustard", "sky", "cream")
    white = thing.body == thing.paint("white")
    spots: tuple[Point, ...] = ((30, 96), (74, 124), (120, 134), (166, 124), (210, 96))
    return line(curve([(-8, 44), (40, 66), (120, 92), (200, 66), (248, 44)]), INK, 2.6) + "".join(
        halo(x, y, 44)
        + line(f"M{x} {y - 26}v-{18 if x in (74, 166) else 14}", INK, 2.2)
        + solid(
            circle(x, y, 23, 1.1),
            lighter(thing.paint("cream" if white else word), 0.25),
            line(
                "".join(f"M{x - 24} {y + dy}q24 8 48 0" for dy in (-14, -4, 6, 16)),
                mark(thing.paint("cream")),
                1.4,
                0.5,
            ),
            turn=5,
        )
        + rect(x - 7, y - 29, 14, 6, INK, 2)
        for (x, y), word in zip(spots, words, strict=True)
    )


def _crank(thing: Subject) -> str:
    """A box lamp with a crank at its side."""
    return (
        halo(112, 104, 92)
        + shadow(116, 54)
        + rod(curve([(76, 74), (80, 40), (144, 40), (148, 74)]), darker(thing.body, 0.3), 9)
        + solid(block(68, 68, 90, 132, 14), thing.body, turn=10)
        + solid(block(80, 82, 66, 62, 8), LIT, disc(110, 114, 24, "#fffaf0"), turn=-4, rim=0)
        + line("M80 103H146M80 124H146", darker(thing.body, 0.1), 4)
        + disc(96, 170, 10, INK)
        + line("M118 162H146M118 171H146M118 180H146", darker(thing.body, 0.35), 3)
        + rod("M158 158H178V184", darker(STEEL, 0.2), 6)
        + solid(block(170, 178, 18, 22, 6), INK, turn=3, rim=2)
    )


def _wooden(thing: Subject) -> str:
    """A frame of wood with cloth sides."""
    wood = thing.body if thing.made_of("birch") else thing.trim
    cloth = lighter(thing.trim if wood == thing.body else thing.body, 0.35)
    return (
        halo(118, 124, 100)
        + shadow(118, 54)
        + rod(curve([(84, 66), (90, 28), (146, 28), (152, 66)]), thing.paint("brown"), 6)
        + fill(block(74, 74, 88, 112, 3), cloth)
        + disc(118, 132, 40, LIT, opacity=0.9)
        + disc(118, 136, 22, "#fffaf0", opacity=0.9)
        + rod("M76 66V192M160 66V192", wood, 9)
        + solid(block(64, 60, 108, 17, 4), wood, grain((64, 60, 172, 77), wood), turn=4)
        + solid(block(64, 184, 108, 17, 4), wood, grain((64, 184, 172, 201), wood), turn=4)
    )


def _tiny(thing: Subject) -> str:
    """A lamp no larger than a thumb, hung from a strap beside a card."""
    return (
        wall_shadow(block(46, 40, 104, 162, 6))
        + shadow(100, 56)
        + solid(block(46, 40, 104, 162, 6), "#efe4cb", label(56, 150, 84, 44, thing.accent, "#efe4cb"), turn=4)
        + disc(98, 52, 6, darker("#efe4cb", 0.4))
        + halo(98, 112, 46)
        + line(curve([(98, 62), (86, 72), (98, 84), (110, 72), (98, 62)]), thing.trim, 4)
        + lathe(98, [(84, 10), (90, 19), (98, 21)], thing.body)
        + lathe(98, [(96, 19), (128, 19)], LIT, disc(98, 112, 12, "#fffaf0"))
        + lathe(98, [(126, 21), (136, 19), (142, 12)], thing.body)
    )


LANTERNS: Mapping[str, Kind] = {
    "lanterns": Kind(
        forms=(
            Form(_string, ("string",), common=False),
            Form(_red, ("red light", "star"), common=False),
            Form(_inflated, ("inflatable", "solar"), common=False),
            Form(_crank, ("wind up", "emergency"), common=False),
            Form(_wooden, ("birch", "canvas"), common=False),
            Form(_tiny, ("thumb", "sized"), common=False),
            Form(_folding, ("folding", "candle"), common=False),
            Form(_gas, ("gas",), common=False),
            Form(_ball, ("hanging", "tent"), common=False),
            Form(_hurricane, ("hurricane", "oil", "storm")),
            Form(_camp, ("camp", "rechargeable")),
        ),
        colors=("forest", "red", "sand", "black"),
        trim="tan",
    ),
}
