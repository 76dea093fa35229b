"""Clothes on a hanger: the hanger, cut and stitching that tops share, and jumpers and shirts."""

from collections.abc import Sequence

from assistant.sample.pictures.palette import PAPER, STEEL, darker, lighter, mark, mix
from assistant.sample.pictures.patterns import Frame, contrast, pattern
from assistant.sample.pictures.strokes import (
    Point,
    disc,
    fill,
    folds,
    inside,
    line,
    mirror,
    num,
    polygon,
    rod,
    rounded,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

CHEST: Frame = (60, 44, 180, 176)
"""What a pattern on the front of a top may cover."""
LONG: tuple[Point, ...] = ((92, 51), (74, 59), (62, 82), (44, 146), (65, 153), (86, 98))
"""A left sleeve down to the wrist, from the neck outwards and back."""
SHORT: tuple[Point, ...] = ((92, 51), (74, 58), (60, 74), (48, 100), (74, 112), (86, 96))
"""A left sleeve down to the elbow."""


def hanger() -> str:
    """A hanger's hook on its peg and the bit of wood that a neck leaves open."""
    hook = "M120 50V39q0-5 5-7q6-3 4-9q-3-7-11-5q-3 1-4 4"
    return disc(119, 20, 4.5, "#7a543a") + rod(hook, STEEL, 3.4) + rod("M96 60Q120 46 144 60", "#c39a63", 8)


def opening(paint: str, hole: str, drop: float = 0) -> str:
    """What a neck leaves open: the inside of the back and the hanger's wood."""
    wood = rod(f"M96 {num(58 + drop)}Q120 {num(44 + drop)} 144 {num(58 + drop)}", "#c39a63", 8)
    return fill(hole, darker(paint, 0.45)) + inside(hole, wood)


def torso(wide: float, low: float, *, neck: float = 19) -> str:
    """The outline of a top's body: `wide` is half its hem, `low` the hem's height."""
    left: list[Point] = [(120 - neck, 49), (80, 57), (79, 98), (120 - wide, low)]
    return rounded(mirror(left), 6)


def top(thing: Subject, body: str, sleeve: Sequence[Point], *front: str) -> str:
    """A hung top: hanger and shadow, both sleeves, then the body with its front."""
    right = [(240 - x, y) for x, y in reversed(sleeve)]
    arms = [rounded(side, 7) for side in (sleeve, right) if side]
    patterned = pattern(thing, CHEST, ("plain",))
    return (
        wall_shadow(body + "".join(arms))
        + "".join(solid(arm, thing.body, patterned) for arm in arms)
        + solid(body, thing.body, patterned, *front)
    )


def ribs(left: float, right: float, high: float, low: float, paint: str) -> str:
    """A knitted edge: short upright ribs."""
    count = int((right - left) / 6)
    return line(
        "".join(f"M{num(left + 6 * i + 3)} {num(high)}V{num(low)}" for i in range(count)), mark(paint), 1.8, 0.55
    )


def cuffs(thing: Subject) -> str:
    """Knitted cuffs on both long sleeves."""
    seams = "M49 136l20 7M191 136l-20 7"
    return line(seams, mark(thing.body), 2, 0.7)


def neckline(thing: Subject, deep: float, paint: str, width: float = 7) -> str:
    """A round neck: the inside of the back with its label, and the band in front, `deep` low."""
    hole = f"M100 49Q120 44 140 49Q138 {num(50 + deep)} 120 {num(50 + deep)}Q102 {num(50 + deep)} 100 49Z"
    band = f"M100 49Q102 {num(50 + deep)} 120 {num(50 + deep)}Q138 {num(50 + deep)} 140 49"
    return (
        opening(thing.body, hole)
        + line(band, darker(paint, 0.12), width)
        + line(band, lighter(paint, 0.15), width * 0.5)
    )


def buttons(thing: Subject, x: float, heights: Sequence[float], radius: float = 2.6) -> str:
    """A row of buttons."""
    return "".join(disc(x, y, radius, mix(thing.trim, PAPER, 0.25)) for y in heights)


def _knit(thing: Subject) -> str:
    """What a jumper's front shows: cables, a yoke in colours, or two soft creases."""
    if thing.says("cable", "aran", "fisherman", "gansey", "guernsey"):
        ropes = "".join(
            f"M{x} 78" + "".join(f"q{bend} 6 0 12" for bend in (7, -7) * 5) for x in (94, 98, 118, 122, 142, 146)
        )
        return line(ropes, mark(thing.body), 1.8, 0.6)
    if thing.says("fair isle", "yoke", "nordic", "icelandic"):
        rows = ((66, thing.accent), (76, PAPER), (86, thing.accent))
        return "".join(
            line("".join(f"M{x} {num(y - abs(x - 120) * 0.12)}h.1" for x in range(64, 180, 8)), paint, 5.5)
            for y, paint in rows
        )
    return folds(thing.body, [(92, 110), (97, 132), (94, 150)], [(147, 104), (142, 126), (146, 148)])


def _crew(thing: Subject) -> str:
    """A crew-neck jumper."""
    low = thing.vary("low", 160, 172)
    wide = thing.vary("wide", 39, 45)
    edge = darker(thing.body, 0.08)
    hem = fill(polygon([(60, low - 13), (180, low - 13), (180, low + 4), (60, low + 4)]), edge)
    body = torso(wide, low)
    front = (_knit(thing), hem, ribs(120 - wide, 120 + wide, low - 12, low + 2, thing.body))
    return hanger() + top(thing, body, LONG, *front) + cuffs(thing) + neckline(thing, thing.vary("neck", 11, 14), edge)


def _vee(thing: Subject) -> str:
    """A V-neck jumper or a slipover without sleeves."""
    low = thing.vary("low", 158, 170)
    wide = thing.vary("wide", 39, 44)
    sleeves = () if thing.says("vest", "slipover", "tank", "sleeveless") else LONG
    hole = "M100 49Q120 44 140 49L120 88Z"
    edge = "M100 49L120 88L140 49"
    return (
        hanger()
        + top(thing, torso(wide, low), sleeves, ribs(120 - wide, 120 + wide, low - 12, low + 2, thing.body))
        + (cuffs(thing) if sleeves else "")
        + opening(thing.body, hole)
        + line(edge, contrast(thing) if thing.pick("edge", (True, False)) else darker(thing.body, 0.15), 6)
    )


def _roll_neck(thing: Subject) -> str:
    """A jumper with a rolled collar."""
    low = thing.vary("low", 160, 172)
    wide = thing.vary("wide", 39, 45)
    roll = rounded([(99, 34), (141, 34), (144, 60), (96, 60)], 8)
    return (
        hanger()
        + top(
            thing,
            torso(wide, low),
            LONG,
            _knit(thing),
            ribs(120 - wide, 120 + wide, low - 12, low + 2, thing.body),
        )
        + cuffs(thing)
        + solid(roll, lighter(thing.body, 0.08), ribs(97, 145, 34, 60, thing.body), turn=5)
        + disc(120, 35.5, 16, darker(thing.body, 0.4), flat=0.16)
    )


def _half_zip(thing: Subject) -> str:
    """A jumper with a short zip in a standing collar."""
    low = thing.vary("low", 160, 172)
    wide = thing.vary("wide", 39, 45)
    stand = rounded([(100, 39), (140, 39), (144, 62), (96, 62)], 6)
    return (
        hanger()
        + top(thing, torso(wide, low), LONG, ribs(120 - wide, 120 + wide, low - 11, low + 2, thing.body))
        + cuffs(thing)
        + solid(stand, lighter(thing.body, 0.1), turn=5)
        + disc(120, 41, 17, darker(thing.body, 0.45), flat=0.18)
        + line("M120 45V102", darker(thing.body, 0.4), 4.5)
        + line("M120 45V102", STEEL, 1.8)
        + line("M120 60v9", thing.accent, 4)
    )


def _cardigan(thing: Subject) -> str:
    """A buttoned cardigan."""
    low = thing.vary("low", 162, 174)
    wide = thing.vary("wide", 40, 46)
    deep = thing.vary("deep", 84, 104)
    hole = f"M100 49Q120 44 140 49L120 {num(deep)}Z"
    edge = f"M100 49L120 {num(deep)}L140 49M120 {num(deep)}V{num(low)}"
    steps = [deep + 8 + i * (low - deep - 16) / 4 for i in range(5)]
    pockets = "M88 136h20v20M152 136h-20v20"
    return (
        hanger()
        + top(thing, torso(wide, low), LONG, ribs(120 - wide, 120 + wide, low - 11, low + 2, thing.body))
        + cuffs(thing)
        + opening(thing.body, hole)
        + line(pockets, mark(thing.body), 2, 0.6)
        + line(edge, darker(thing.body, 0.16), 9)
        + line(edge, lighter(thing.body, 0.1), 5)
        + buttons(thing, 120, steps, 3.2)
    )


def collar(paint: str) -> str:
    """A shirt's collar: the stand behind and two points in front."""
    left: list[Point] = [(101, 46), (120, 62), (108, 78), (93, 57)]
    stand = "M101 46Q120 38 139 46L120 63Z"
    right = [(240 - x, y) for x, y in left]
    return (
        opening(paint, stand)
        + solid(rounded(left, 3), paint, turn=3, rim=2)
        + solid(rounded(right, 3), paint, turn=3, rim=2)
    )


def pocket(thing: Subject, x: float, y: float, size: float = 22) -> str:
    """A stitched chest pocket."""
    half = size / 2
    path = f"M{num(x - half)} {num(y)}h{num(size)}v{num(size)}l{num(-half)} 5l{num(-half)}-5Z"
    return fill(path, darker(thing.body, 0.06)) + line(path, mark(thing.body), 1.6, 0.7)


def _shirt(thing: Subject) -> str:
    """A shirt with collar and long sleeves."""
    low = thing.vary("low", 168, 176)
    seam = mark(thing.body)
    front = line(f"M114 70V{num(low)}M126 70V{num(low)}", seam, 1.4, 0.6)
    lines = folds(thing.body, [(92, 96), (98, 126), (93, 160)], [(150, 116), (144, 140), (148, 164)])
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 40, 45), low), LONG, lines, front)
        + line("M49 136l20 7M191 136l-20 7", seam, 1.8, 0.7)
        + (pocket(thing, 144, 88) if thing.pick("pocket", (True, True, False)) else "")
        + collar(thing.body)
        + buttons(thing, 120, (74, 94, 114, 134, 154))
    )


def _short_shirt(thing: Subject) -> str:
    """A short-sleeved shirt with an open collar."""
    low = thing.vary("low", 160, 168)
    seam = mark(thing.body)
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 43, 47), low), SHORT, line(f"M120 74V{num(low)}", seam, 1.6, 0.6))
        + line("M53 93l25 12M187 93l-25 12", seam, 1.8, 0.7)
        + pocket(thing, 146, 92)
        + collar(thing.body)
        + buttons(thing, 123, (84, 104, 124, 144))
    )


def _tee(thing: Subject) -> str:
    """A T-shirt, or a top with long sleeves and a round neck."""
    low = thing.vary("low", 158, 168)
    sleeve = LONG if thing.says("long sleeve", "long sleeved", "breton") else SHORT
    creases = folds(thing.body, [(90, 106), (98, 124), (94, 146)], [(150, 110), (143, 130), (147, 150)])
    hem = line(f"M60 {num(low - 5)}H180", mark(thing.body), 1.4, 0.5)
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 40, 45), low), sleeve, creases, hem)
        + neckline(thing, thing.vary("neck", 12, 16), darker(thing.body, 0.08), 5)
    )


def _grandad(thing: Subject) -> str:
    """A collarless shirt with a short row of buttons."""
    low = thing.vary("low", 168, 176)
    placket = line("M114 64V112h12V64", mark(thing.body), 1.6, 0.7)
    creases = folds(thing.body, [(94, 120), (99, 140), (95, 162)], [(146, 124), (142, 144), (146, 164)])
    return (
        hanger()
        + top(thing, torso(thing.vary("wide", 41, 46), low), LONG, creases, placket)
        + line("M49 136l20 7M191 136l-20 7", mark(thing.body), 1.8, 0.7)
        + neckline(thing, 10, thing.body, 6)
        + buttons(thing, 120, (72, 86, 100))
    )


JUMPERS = Kind(
    forms=(
        Form(_roll_neck, ("roll neck", "polo neck", "turtleneck", "rollneck"), common=False),
        Form(_half_zip, ("half zip", "quarter zip", "fleece"), common=False),
        Form(_cardigan, ("cardigan", "jacket", "buttoned"), common=False),
        Form(_vee, ("vest", "slipover", "tank", "v neck", "sleeveless"), common=False),
        Form(_crew),
    ),
    colors=("navy", "oatmeal", "forest", "mustard", "grey", "burgundy"),
    trim="brown",
)
SHIRTS = Kind(
    forms=(
        Form(_tee, ("tee", "t shirt", "breton", "jersey"), common=False),
        Form(_short_shirt, ("short sleeve", "short sleeved", "camp", "polo"), common=False),
        Form(_grandad, ("grandad", "collarless", "smock", "tunic", "henley", "band collar"), common=False),
        Form(_shirt),
    ),
    colors=("white", "sky", "navy", "sage", "natural"),
    trim="cream",
)
