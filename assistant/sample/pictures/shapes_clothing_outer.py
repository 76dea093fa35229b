"""Jackets on a hanger and trousers on clips."""

from assistant.sample.pictures.palette import PAPER, STEEL, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast, pattern
from assistant.sample.pictures.shapes_clothing_hung import LONG, buttons, collar, hanger, opening, top, torso
from assistant.sample.pictures.strokes import (
    Point,
    block,
    curve,
    disc,
    fill,
    folds,
    inside,
    line,
    mirror,
    moved,
    num,
    polygon,
    rect,
    rod,
    rounded,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

WRISTS = "M47 134l22 8M193 134l-22 8"
"""The seams of both cuffs."""


def _flap(thing: Subject, x: float, y: float, wide: float, high: float) -> str:
    """A patch pocket with a flap and its button."""
    patch = block(x - wide / 2, y, wide, high, 3)
    flap = block(x - wide / 2 - 1, y, wide + 2, high * 0.36, 2)
    seam = mark(thing.body)
    return (
        fill(patch, darker(thing.body, 0.07))
        + line(patch, seam, 1.6, 0.7)
        + fill(flap, darker(thing.body, 0.14))
        + line(flap, seam, 1.6, 0.7)
        + disc(x, y + high * 0.25, 2, lighter(thing.trim, 0.4))
    )


def _field(thing: Subject) -> str:
    """A jacket with a collar, buttons and patch pockets."""
    low = thing.vary("low", 166, 176)
    chest = (_flap(thing, 98, 88, 22, 22),) if thing.pick("chest", (True, False)) else ()
    hips = _flap(thing, 98, 132, 28, 28) + _flap(thing, 144, 132, 28, 28)
    return (
        hanger()
        + top(
            thing, torso(thing.vary("wide", 45, 49), low), LONG, line(f"M114 70V{num(low)}", mark(thing.body), 1.8, 0.7)
        )
        + line(WRISTS, mark(thing.body), 2, 0.7)
        + "".join(chest)
        + _flap(thing, 144, 88, 22, 22)
        + hips
        + collar(thing.trim if thing.says("waxed", "cord collar", "barn") else lighter(thing.body, 0.08))
        + buttons(thing, 120, (80, 100, 120, 140, 160), 3)
    )


def _hooded(thing: Subject) -> str:
    """A rain jacket with its hood up, a zip and drawcords."""
    low = thing.vary("low", 168, 182)
    hood = rounded([(93, 62), (94, 38), (108, 25), (132, 25), (146, 38), (147, 62), (120, 80)], 12)
    face = rounded([(103, 58), (104, 44), (113, 36), (127, 36), (136, 44), (137, 58), (120, 76)], 9)
    zipped = line(f"M120 74V{num(low)}", darker(thing.body, 0.4), 4) + line(f"M120 74V{num(low)}", STEEL, 1.6)
    pockets = line("M92 126l12 26M148 126l-12 26", mark(thing.body), 3, 0.75)
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 45, 51), low), LONG, zipped, pockets)
        + line(WRISTS, mark(thing.body), 2, 0.7)
        + solid(hood, thing.body, turn=6)
        + opening(thing.body, face, 8)
        + line("M109 70v22M131 70v22", contrast(thing), 2.4)
        + disc(109, 94, 3, contrast(thing))
        + disc(131, 94, 3, contrast(thing))
    )


def _quilted(thing: Subject) -> str:
    """A quilted jacket with a standing collar, or a gilet of the same make."""
    low = thing.vary("low", 156, 168)
    step = thing.vary("step", 13, 18)
    count = int((low - 62) / step) + 1
    seams = "".join(f"M76 {num(66 + step * i)}q22 5 44 0q22 5 44 0" for i in range(count))
    quilts = line(seams, darker(thing.body, 0.3), 2) + moved(0, 2.4, line(seams, lighter(thing.body, 0.35), 1.2, 0.5))
    gilet = thing.says("gilet", "vest", "bodywarmer", "sleeveless")
    rings = "M72 74l14 12M64 98l18 10M56 122l19 8M168 74l-14 12M176 98l-18 10M184 122l-19 8"
    stand = rounded([(100, 40), (140, 40), (146, 62), (94, 62)], 7)
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 41, 46), low), () if gilet else LONG, quilts)
        + ("" if gilet else line(rings, darker(thing.body, 0.3), 2))
        + solid(stand, lighter(thing.body, 0.06), turn=5)
        + disc(120, 42, 16, darker(thing.body, 0.45), flat=0.2)
        + line(f"M120 46V{num(low)}", darker(thing.body, 0.35), 4.5)
        + line(f"M120 46V{num(low)}", STEEL, 1.8)
        + line("M120 60v9", thing.accent, 4)
    )


def _coat(thing: Subject) -> str:
    """A double-breasted wool coat with lapels."""
    low = thing.vary("low", 172, 184)
    left: list[Point] = [(100, 46), (92, 60), (86, 78), (97, 82), (94, 88), (116, 116), (120, 104)]
    lapels = [rounded(side, 2.5) for side in (left, [(240 - x, y) for x, y in left])]
    hole = "M100 47Q120 40 140 47L120 104Z"
    rows = (114, 134, 154)
    return (
        hanger()
        + top(
            thing, torso(thing.vary("wide", 46, 51), low), LONG, line(f"M112 116V{num(low)}", mark(thing.body), 2, 0.7)
        )
        + line(WRISTS, mark(thing.body), 2, 0.7)
        + opening(thing.body, hole)
        + "".join(solid(lapel, lighter(thing.body, 0.07), turn=4, rim=2) for lapel in lapels)
        + line("M82 142l20 3M158 142l-20 3", mark(thing.body), 3, 0.8)
        + buttons(thing, 108, rows, 3.6)
        + buttons(thing, 132, rows, 3.6)
    )


def _clips() -> str:
    """A hanger with two clips, for trousers."""
    hook = "M120 22V17q0-3 4-5q4-3 2-6q-3-4-8-2"
    clip = rect(90, 20, 10, 18, STEEL, 2) + rect(140, 20, 10, 18, STEEL, 2)
    return disc(117, 6, 4, "#7a543a") + rod(hook, STEEL, 3.2) + rod("M82 22H158", STEEL, 4.5) + clip


def _legs(thing: Subject, left: list[Point], *front: str) -> str:
    """Hung trousers: the outline of one leg mirrored, with waistband, fly and clips."""
    outline = rounded(mirror([*left, (120, 96)]), 4)
    band = fill(polygon([(60, 30), (180, 30), (180, 43), (60, 43)]), darker(thing.body, 0.1))
    fly = line("M60 43.5H180M120 43V74q8 0 9-8V43", mark(thing.body), 1.8, 0.7)
    cloth = pattern(thing, (50, 30, 190, 190), ("plain",))
    return (
        wall_shadow(outline)
        + inside("M90 29H150L146 40H94Z", rect(80, 28, 80, 20, darker(thing.body, 0.45)))
        + solid(outline, thing.body, cloth, band, fly, *front)
        + _clips()
    )


def _straight(thing: Subject) -> str:
    """Straight trousers with slanted pockets and creases."""
    wide = thing.vary("wide", 40, 46)
    low = thing.vary("low", 180, 190)
    hem = thing.vary("hem", 22, 28)
    left: list[Point] = [(89, 32), (81, 66), (120 - wide, low), (120 - wide + hem, low)]
    middle = 120 - wide + hem / 2
    creases = line(
        f"M100 76L{num(middle)} {num(low)}M140 76L{num(240 - middle)} {num(low)}", mark(thing.body), 1.5, 0.45
    )
    pockets = line("M93 44l-9 24M147 44l9 24", mark(thing.body), 2, 0.75)
    return _legs(thing, left, pockets, _cord(thing) or creases) + disc(120, 37, 2.6, lighter(thing.trim, 0.35))


def _jeans(thing: Subject) -> str:
    """Jeans or work trousers: bright stitches, rivets, turned-up hems."""
    low = thing.vary("low", 178, 188)
    stitch = "#d9a85b" if thing.body != thing.paint("mustard") else PAPER
    left: list[Point] = [(89, 32), (80, 66), (78, low), (106, low)]
    cut = "M97 44q2 18-16 20M143 44q-2 18 16 20M112 98L104 182M128 98L136 182"
    hems = fill(f"M60 {num(low - 11)}H180V{num(low + 4)}H60Z", lighter(thing.body, 0.35))
    return (
        _legs(thing, left, line(cut, stitch, 1.7), hems, line(f"M70 {num(low - 11)}H170", stitch, 1.4))
        + disc(120, 37, 3, "#c2a04e")
        + "".join(disc(x, 48, 1.7, "#c2a04e") for x in (94, 146))
    )


def _dungarees(thing: Subject) -> str:
    """Dungarees: trousers with a bib, a pocket on it and two straps."""
    low = thing.vary("low", 176, 186)
    left: list[Point] = [(97, 46), (94, 84), (80, 92), (74, low), (106, low)]
    seam = mark(thing.body)
    outline = rounded(mirror([*left, (120, 132)]), 4)
    stitches = line("M70 92H170M120 132V110M92 94l-10 22M148 94l10 22", seam, 1.8, 0.7)
    hems = fill(f"M60 {num(low - 10)}H180V{num(low + 4)}H60Z", lighter(thing.body, 0.3))
    return (
        hanger()
        + line("M98 62L102 50M142 62L138 50", darker(thing.body, 0.2), 8)
        + wall_shadow(outline)
        + solid(outline, thing.body, _cord(thing), stitches, hems)
        + line("M102 40L105 62M138 40L135 62", lighter(thing.body, 0.1), 7)
        + disc(105, 60, 4, "#c2a04e")
        + disc(135, 60, 4, "#c2a04e")
        + line("M107 68h26v14l-13 4l-13-4Z", seam, 1.8, 0.8)
    )


def _cord(thing: Subject) -> str:
    """The wales of corduroy, where the name speaks of it."""
    wales = "".join(f"M{x} 44V192" for x in range(70, 174, 6))
    return line(wales, mark(thing.body), 1.1, 0.4) if thing.says("cord", "corduroy", "needlecord") else ""


def _wide(thing: Subject) -> str:
    """Wide trousers with a gathered waist and a drawstring."""
    low = thing.vary("low", 172, 184)
    wide = thing.vary("wide", 54, 64)
    left: list[Point] = [(91, 32), (81, 66), (120 - wide, low), (114, low)]
    gathers = line("".join(f"M{x} 31v13" for x in range(92, 152, 7)), mark(thing.body), 1.6, 0.6)
    soft = folds(
        thing.body, [(98, 70), (94, 110), (86, 160)], [(142, 70), (146, 112), (152, 160)], [(128, 112), (134, 158)]
    )
    cord = curve([(118, 43), (112, 59), (115, 71)]) + curve([(121, 43), (127, 57), (124, 75)])
    return _legs(thing, left, soft, gathers) + line(cord, contrast(thing), 2.6)


def _shorts(thing: Subject) -> str:
    """Shorts with pockets, and a drawstring on some."""
    low = thing.vary("low", 122, 136)
    left: list[Point] = [(87, 32), (79, 66), (66, low), (112, low + 3)]
    pockets = line("M93 44l-10 24M147 44l10 24", mark(thing.body), 2, 0.75)
    hem = line(
        f"M60 {num(low - 7)}L118 {num(low - 4)}M180 {num(low - 7)}L122 {num(low - 4)}", mark(thing.body), 1.5, 0.6
    )
    cord = curve([(117, 43), (110, 57), (113, 71)]) + curve([(122, 43), (129, 57), (126, 73)])
    return _legs(thing, left, pockets, hem) + line(cord, contrast(thing), 2.6)


JACKETS = Kind(
    forms=(
        Form(
            _quilted,
            ("quilted", "down", "gilet", "puffer", "padded", "insulated", "vest", "bodywarmer", "liner"),
            common=False,
        ),
        Form(
            _hooded,
            (
                "rain",
                "raincoat",
                "waterproof",
                "shell",
                "windbreaker",
                "anorak",
                "parka",
                "hooded",
                "cycling",
                "puddle",
            ),
            common=False,
        ),
        Form(_coat, ("coat", "pea", "reefer", "blazer", "duffle", "overcoat"), common=False),
        Form(_field),
    ),
    colors=("olive", "navy", "mustard", "rust", "teal"),
    trim="brown",
)
TROUSERS = Kind(
    forms=(
        Form(_shorts, ("short", "bermuda"), common=False),
        Form(_dungarees, ("dungaree", "bib", "overalls"), common=False),
        Form(_jeans, ("jean", "denim", "work"), common=False),
        Form(_wide, ("wide", "drawstring", "linen", "culotte", "lounge", "pyjama", "jogger"), common=False),
        Form(_straight),
    ),
    colors=("khaki", "navy", "charcoal", "olive", "sand"),
    trim="brown",
)
