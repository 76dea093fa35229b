"""What craft kits grow into: a theatre, a basket, clay animals, a robin."""

from assistant.sample.pictures.more_strokes import both_sides, wicker
from assistant.sample.pictures.palette import INK, PAPER, STEEL, brightness, darker, lighter, mark
from assistant.sample.pictures.scenes import scene
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    disc,
    fill,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Subject

BEECH = "#d7b282"


YARNS = ("#b8412f", "#e8c14f", "#2f7577", "#dd9ba0", "#44719f")


def yarn_ball(x: float, y: float, radius: float, paint: str) -> str:
    """A ball of yarn."""
    turns = "".join(
        f"M{num(x - radius)} {num(y + k * radius)}"
        f"Q{num(x)} {num(y + (k - 0.7) * radius)} {num(x + radius)} {num(y + k * radius)}"
        for k in (-0.3, 0.1, 0.5, 0.9)
    )
    slant = "".join(
        f"M{num(x + k * radius)} {num(y - radius)}"
        f"Q{num(x + (k + 0.7) * radius)} {num(y)} {num(x + k * radius)} {num(y + radius)}"
        for k in (-0.8, -0.4)
    )
    circle = (
        f"M{num(x - radius)} {num(y)}a{num(radius)} {num(radius)} 0 1 1 {num(2 * radius)} 0"
        f"a{num(radius)} {num(radius)} 0 1 1 {num(-2 * radius)} 0Z"
    )
    return shadow(x, radius * 0.8, y + radius - 1) + solid(
        circle, paint, line(turns + slant, darker(paint, 0.3), 1.8, 0.7), turn=6
    )


def theatre(thing: Subject) -> str:
    """A cardboard theatre with curtains and a scene."""
    curtain = "M58 76H84Q92 120 60 166H58Z"
    pleats = line("M66 78Q70 120 62 160M76 78Q80 110 66 150", darker("#b8412f", 0.35), 2, 0.6)
    left = solid(curtain, "#b8412f", pleats, turn=3)
    return (
        shadow(122, 88)
        + fill(block(36, 60, 172, 140, 4), darker(thing.body, 0.4))
        + solid(
            rounded([(30, 64), (76, 50), (120, 34), (164, 50), (210, 64), (210, 202), (30, 202)], 7),
            thing.body if brightness(thing.body) < 0.7 else thing.accent,
            turn=6,
        )
        + scene(thing, (56, 74, 184, 166), "night", "hills", "sea")
        + both_sides(left)
        + fill("M54 74H186V84q-11 12-22 0t-22 0t-22 0t-22 0t-22 0t-22 0Z", "#a52f38")
        + rect(46, 166, 148, 13, "#c2a04e", 3)
        + disc(120, 56, 9, "#c2a04e")
    )


def clay(thing: Subject) -> str:
    """A block of clay with a tool and small modelled animals."""
    clay = "#c98d6b" if thing.body == "#b77a58" else thing.body
    elephant = (
        "M112 146C112 116 150 108 170 124Q190 132 188 164V202H170V184H142V202H124V176Q112 186 104 176Q100 168 108 164Z"
    )
    return (
        shadow(152, 50)
        + solid(elephant, clay, turn=8)
        + solid("M128 130Q146 126 148 146Q146 164 130 160Q122 146 128 130Z", darker(clay, 0.1), turn=4)
        + disc(120, 144, 3, INK)
        + line("M188 140q12 6 10 22", clay, 5)
        + shadow(64, 36)
        + solid(
            blob([(34, 184), (44, 164), (66, 158), (90, 168), (96, 190), (84, 202), (46, 202)]),
            lighter(clay, 0.15),
            turn=6,
        )
        + "".join(disc(52 + dx, 150, 11, lighter(clay, 0.15)) for dx in (0, 30))
        + disc(58, 172, 2.8, INK)
        + disc(78, 172, 2.8, INK)
        + line("M62 182q6 5 12 0", darker(clay, 0.5), 2)
        + turned(24, 210, 160, rod("M210 200V120", BEECH, 8), rod("M210 118V102", STEEL, 5))
    )


def basket(thing: Subject) -> str:
    """A half-woven willow basket with loose rods."""
    stakes = "".join(
        f"M{x} 150Q{x + (x - 112) * 0.18:g} 100 {x + (x - 112) * 0.3:g} {58 + abs(x - 112) * 0.2:g}"
        for x in range(62, 166, 13)
    )
    rows = wicker(40, 184, 130, GROUND)
    outline = rounded([(52, 126), (172, 126), (158, GROUND), (66, GROUND)], 10)
    return (
        shadow(116, 66)
        + line(stakes, darker(thing.body, 0.15), 4)
        + solid(outline, thing.body, line(rows, mark(thing.body), 2.6, 0.6))
        + rod("M150 198L224 166M156 202L228 182M148 194L214 152", darker(thing.body, 0.1), 5)
    )


def bird(thing: Subject) -> str:
    """A felted robin with needle and wool."""
    body = blob([(60, 120), (78, 88), (112, 82), (144, 102), (166, 142), (142, 182), (100, 190), (66, 164)])
    return (
        shadow(116, 62)
        + fill("M148 140L204 116L196 146L152 166Z", "#5a3b2c")
        + line(f"M98 184V{GROUND}M118 186V{GROUND}M90 {GROUND}h14M110 {GROUND}h14", "#5a3b2c", 3.4)
        + solid(body, "#76513a", disc(74, 142, 42, "#bd5a34"), disc(104, 184, 32, "#efe2c4"), turn=10)
        + solid("M110 128C136 116 156 136 168 162Q134 172 114 158Z", "#5a3b2c", turn=5)
        + fill("M64 110L42 118L64 124Z", INK)
        + disc(84, 110, 4.6, INK)
        + disc(82.6, 108.4, 1.5, PAPER)
        + yarn_ball(196, 182, 20, thing.pick("yarn", ("#bd5a34", "#76513a", "#efe2c4")))
        + rod("M168 200L216 128", STEEL, 3.4)
    )
