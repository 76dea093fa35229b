"""Socks on a line and tote bags."""

from assistant.sample.pictures.more_strokes import wicker
from assistant.sample.pictures.palette import PAPER, brightness, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast, flower, leaves, pattern
from assistant.sample.pictures.shapes_clothing_hung import ribs
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    disc,
    fill,
    folds,
    inside,
    line,
    moved,
    num,
    polygon,
    rect,
    rod,
    rounded,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

WOOD = "#c39a63"


def _sock(thing: Subject, high: float, usual: tuple[str, ...]) -> str:
    """One sock, its toe to the left; `high` is the height of its rim."""
    outline = rounded(
        [
            (104, high),
            (142, high),
            (141, 126),
            (147, 150),
            (134, 167),
            (98, 171),
            (66, 172),
            (56, 156),
            (70, 144),
            (104, 130),
        ],
        13,
    )
    patch = thing.accent if thing.pick("patches", (True, True, False)) else darker(thing.body, 0.14)
    heel = disc(147, 157, 22, patch)
    toe = fill("M50 140H76Q88 156 78 176H50Z", patch)
    rim = fill(polygon([(96, high - 2), (150, high - 2), (150, high + 15), (96, high + 15)]), darker(thing.body, 0.1))
    cloth = pattern(thing, (54, high + 14, 150, 174), usual)
    return wall_shadow(outline) + solid(
        outline, thing.body, cloth, heel, toe, rim, ribs(103, 145, high, high + 14, thing.body), turn=6
    )


def _pegged(thing: Subject, high: float, usual: tuple[str, ...]) -> str:
    """A pair of socks pegged to a line."""
    sock = _sock(thing, high, usual)
    y = high + 2
    pegs = "".join(
        rect(x, y - 13, 8, 26, WOOD, 2) + rect(x + 5, y - 13, 3, 26, darker(WOOD, 0.2), 1) for x in (112, 170)
    )
    return (
        line(f"M0 {num(y - 4)}Q120 {num(y + 4)} 240 {num(y - 6)}", darker(WOOD, 0.35), 2)
        + moved(52, -4, sock)
        + moved(-10, 0, sock)
        + pegs
    )


def _crew_socks(thing: Subject) -> str:
    """Socks to the calf."""
    return _pegged(thing, thing.vary("rim", 62, 74), ("plain", "stripes", "dots", "plain"))


def _ankle_socks(thing: Subject) -> str:
    """Socks to the ankle."""
    return _pegged(thing, thing.vary("rim", 98, 104), ("plain", "stripes", "plain"))


def _long_socks(thing: Subject) -> str:
    """Socks to the knee."""
    return _pegged(thing, thing.vary("rim", 30, 38), ("plain", "stripes", "checks"))


def _bundle(thing: Subject) -> str:
    """Several pairs, folded and held by a paper band."""
    paints = (thing.body, darker(thing.body, 0.2), thing.accent, lighter(thing.body, 0.3))
    parts = []
    for i, paint in enumerate(paints):
        y = GROUND - 24 * (i + 1)
        outline = rounded([(58 + i, y), (182 - i, y), (182 - i, y + 24), (58 + i, y + 24)], 11)
        parts.append(
            solid(outline, paint, ribs(150, 190, y - 2, y + 28, paint), turn=5)
            + line(f"M76 {num(y + 13)}H140", mark(paint), 1.6, 0.5)
        )
    top = GROUND - 24 * len(paints)
    band = (
        rect(98, top - 1, 34, GROUND - top + 1, PAPER)
        + rect(98, top + 36, 34, 22, thing.accent)
        + rect(126, top - 1, 6, GROUND - top + 1, darker(PAPER, 0.12))
    )
    return shadow(120, 66) + "".join(parts) + band


def _handles(paint: str, top: float, reach: float, spread: float, width: float = 7) -> str:
    """Both handles of a bag: the far one a little higher and darker, the near one in front."""

    def loop(rise: float, shift: float) -> str:
        return (
            f"M{num(120 - spread + shift)} {num(top + 14)}C{num(120 - spread + shift)} {num(top - reach - rise)} "
            f"{num(120 + spread + shift)} {num(top - reach - rise)} {num(120 + spread + shift)} {num(top + 14)}"
        )

    return rod(loop(10, 7), darker(paint, 0.2), width) + rod(loop(0, 0), paint, width)


def _motif(thing: Subject, y: float) -> str:
    """What is printed on a tote."""
    paint = contrast(thing)
    style = thing.pick("motif", ("leaves", "sun", "waves", "flower"))
    if thing.says("plain") or thing.made_of("leather", "recycled"):
        return ""
    if style == "leaves" or thing.says("leaf"):
        return leaves((92, y - 40, 148, y + 40), paint)
    if style == "sun":
        return disc(120, y, 20, paint) + line("".join(f"M84 {num(y + 14 + 8 * i)}H156" for i in range(3)), paint, 3)
    if style == "waves":
        return line("".join(f"M82 {num(y - 18 + 14 * i)}q9.5-10 19 0t19 0t19 0t19 0" for i in range(4)), paint, 3.4)
    return flower(120, y - 10, 26, paint, thing.accent) + line(
        f"M120 {num(y + 4)}v34m0-12q-16 0-18-14m18 4q16 0 18-14", paint, 3.4
    )


def _tote(thing: Subject) -> str:
    """A flat cloth bag with a print."""
    top = thing.vary("top", 88, 98)
    wide = thing.vary("wide", 58, 66)
    outline = rounded([(120 - wide, top), (120 + wide, top), (120 + wide + 3, GROUND), (120 - wide - 3, GROUND)], 8)
    named = pattern(thing, (50, top, 190, GROUND), ("plain",))
    hem = line(f"M40 {num(top + 9)}H200", mark(thing.body), 1.6, 0.55)
    creases = folds(
        thing.body,
        [(120 - wide + 8, 198), (120 - wide + 16, 176), (120 - wide + 14, 160)],
        [(156, 200), (166, 180), (164, 166)],
    )
    return (
        shadow(120, wide + 4)
        + _handles(darker(thing.body, 0.06), top, thing.vary("reach", 56, 72), 26)
        + solid(outline, thing.body, named or _motif(thing, (top + GROUND) / 2 + 6), hem, creases)
        + line(f"M88 {num(top + 4)}h12v12h-12ZM140 {num(top + 4)}h12v12h-12Z", mark(thing.body), 1.4, 0.6)
    )


def _boat_bag(thing: Subject) -> str:
    """A firm bag of two colours with straps that run down its front."""
    top = thing.vary("top", 96, 108)
    wide = thing.vary("wide", 62, 70)
    outline = rounded(
        [(120 - wide - 4, top), (120 + wide + 4, top), (120 + wide - 6, GROUND), (120 - wide + 6, GROUND)], 7
    )
    base = lighter(thing.trim, 0.15) if brightness(thing.body) < 0.6 else thing.accent
    body = (thing.body, base) if thing.made_of("leather") else (lighter(thing.trim, 0.4), thing.body)
    low = rect(30, GROUND - thing.vary("base", 26, 36), 180, 60, body[1])
    straps = rect(86, top - 4, 10, 120, body[1]) + rect(144, top - 4, 10, 120, body[1])
    return (
        shadow(120, wide + 2)
        + _handles(body[1], top, thing.vary("reach", 44, 56), 29, 9)
        + solid(outline, body[0], straps, low, line(f"M30 {num(top + 8)}H210", mark(body[0]), 1.5, 0.5))
    )


def _string_bag(thing: Subject) -> str:
    """A net bag with fruit in it."""
    net = blob(
        [
            (72, 128),
            (90, 112),
            (120, 116),
            (150, 112),
            (168, 128),
            (178, 166),
            (162, 196),
            (120, 203),
            (78, 196),
            (62, 166),
        ]
    )
    fruit = "".join(
        disc(x, y, 19, paint) + disc(x - 6, y - 6, 6, lighter(paint, 0.6), opacity=0.6)
        for x, y, paint in (
            (92, 148, "#db772f"),
            (146, 146, "#a8bf4f"),
            (118, 138, "#e8c14f"),
            (84, 178, "#b8412f"),
            (120, 180, "#db772f"),
            (155, 178, "#e8c14f"),
        )
    )
    mesh = "".join(f"M{x} 100l70 110M{x} 100l-70 110" for x in range(20, 232, 15))
    return (
        shadow(120, 58)
        + _handles(thing.body, 108, thing.vary("reach", 60, 76), 22, 6)
        + inside(net, fruit, line(mesh, thing.body, 2.4))
        + line(net, thing.body, 3)
        + line("M72 126Q120 138 168 126", darker(thing.body, 0.1), 6)
    )


def _basket(thing: Subject) -> str:
    """A woven basket bag."""
    top = thing.vary("top", 108, 118)
    wide = thing.vary("wide", 66, 74)
    outline = rounded([(120 - wide, top), (120 + wide, top), (120 + wide - 18, GROUND), (120 - wide + 18, GROUND)], 12)
    rows = wicker(44, 200, top, GROUND, 7)
    return (
        shadow(120, wide - 6)
        + _handles("#96633c", top, thing.vary("reach", 50, 62), 28, 8)
        + solid(outline, thing.body, line(rows, mark(thing.body), 2, 0.6))
        + rod(f"M{num(120 - wide + 4)} {num(top + 3)}H{num(120 + wide - 4)}", thing.body, 8)
    )


SOCKS = Kind(
    forms=(
        Form(_bundle, ("pack", "pair", "box", "set"), common=False),
        Form(_ankle_socks, ("ankle", "trainer", "low", "running", "liner", "grip"), common=False),
        Form(_long_socks, ("knee", "long", "boot", "welly", "wellington"), common=False),
        Form(_crew_socks),
    ),
    colors=("mustard", "navy", "forest", "rust", "grey"),
    trim="cream",
)
TOTE_BAGS = Kind(
    forms=(
        Form(_string_bag, ("string", "net", "mesh"), common=False),
        Form(_basket, ("straw", "basket", "raffia", "seagrass", "woven", "rattan"), common=False),
        Form(_boat_bag, ("boat", "beach", "sailcloth", "garden", "weekend"), common=False),
        Form(_tote),
    ),
    colors=("natural", "cream", "navy", "sage", "mustard"),
    trim="cream",
)
