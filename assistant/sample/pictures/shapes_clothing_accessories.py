"""What goes with clothes: scarves, hats, socks and tote bags."""

from assistant.sample.pictures.palette import PAPER, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast, flower, pattern
from assistant.sample.pictures.shapes_clothing_hung import ribs
from assistant.sample.pictures.strokes import (
    GROUND,
    curve,
    disc,
    folds,
    lathe,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    sleeve,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

WOOD = "#c39a63"


def _fringe(thing: Subject, left: float, right: float, y: float, long: float) -> str:
    """The fringe at a scarf's end."""
    count = int((right - left) / 5)
    step = (right - left) / count
    threads = "".join(
        f"M{num(left + step * (i + 0.5))} {num(y - 1)}l{(-1, 1, 0)[i % 3]} {num(long)}" for i in range(count)
    )
    return line(threads, darker(thing.body, 0.18), 2.6)


def _tail(thing: Subject, left: float, right: float, low: float, paint: str, usual: tuple[str, ...]) -> str:
    """One end of a scarf that hangs from a rail, with its fringe."""
    outline = rounded([(left + 2, 42), (right - 2, 42), (right, low), (left, low)], 4)
    cloth = pattern(thing, (left - 4, 34, right + 4, low + 4), usual)
    soft = folds(paint, [(left + 14, 60), (left + 16, 100), (left + 13, low - 16)])
    return (
        wall_shadow(outline)
        + _fringe(thing, left, right, low, thing.vary("fringe", 10, 15))
        + solid(outline, paint, cloth, soft)
    )


def _scarf(thing: Subject) -> str:
    """A long scarf over a wooden rail."""
    low = thing.vary("low", 138, 156)
    wide = thing.vary("wide", 46, 56)
    usual = ("checks", "stripes", "plain", "plain", "band")
    return (
        rod("M52 44H188", WOOD, 8)
        + _tail(thing, 128, 128 + wide * 0.8, low + thing.vary("back", 8, 18), darker(thing.body, 0.12), usual)
        + _tail(thing, 126 - wide, 132, low - thing.vary("front", 4, 26), thing.body, usual)
        + disc(52, 44, 6, WOOD)
        + disc(188, 44, 6, WOOD)
    )


def _square(thing: Subject) -> str:
    """A square of silk or cotton, folded to a triangle and pegged to a line."""
    outline = rounded([(44, 58), (196, 58), (120, 170)], 7)
    edge = rounded([(61, 66), (179, 66), (120, 154)], 5)
    motif = "".join(
        flower(x, y, 10, thing.accent, PAPER)
        for x, y in ((92, 84), (120, 84), (148, 84), (106, 108), (134, 108), (120, 132))
    )
    inner = motif if thing.pick("motif", (True, True, False)) else pattern(thing, (60, 60, 180, 160), ("dots",))
    pegs = "".join(rect(x, 46, 7, 24, WOOD, 2) for x in (60, 173))
    return (
        line("M0 50Q120 62 240 48", darker(WOOD, 0.3), 2)
        + wall_shadow(outline)
        + solid(outline, thing.body, inner, line(edge, contrast(thing), 4), turn=6)
        + folds(thing.body, [(76, 64), (96, 100), (112, 146)], [(164, 64), (148, 96), (130, 140)])
        + pegs
    )


def _snood(thing: Subject) -> str:
    """A snood: a knitted ring that stands by itself."""
    high = thing.vary("high", 92, 112)
    up = GROUND - high
    knit = "".join(f"M{x} {num(up - 6)}q3 {num(high / 2)} 0 {num(high + 20)}" for x in range(44, 204, 9))
    profile = ((up + 10, 62.0), (up + high * 0.45, 68.0), (GROUND - 12, 62.0))
    roll = curve([(58, up + 8), (62, up + high * 0.3), (120, up + high * 0.4), (178, up + high * 0.3), (182, up + 8)])
    return (
        shadow(120, 72)
        + lathe(120, profile, thing.body, line(knit, mark(thing.body), 1.8, 0.5), flat=0.22)
        + disc(120, up + 10, 62, lighter(thing.body, 0.15), flat=0.26)
        + disc(120, up + 13, 49, darker(thing.body, 0.5), flat=0.24)
        + line(roll, darker(thing.body, 0.25), 2.4, 0.8)
    )


def _wrap(thing: Subject) -> str:
    """A wide wrap, folded on the table with its fringe to one side."""
    layers = 3
    high = thing.vary("high", 21, 26)
    parts = []
    for i in range(layers):
        y = GROUND - high * (i + 1)
        inset = i * thing.vary("inset", 1, 5)
        outline = rounded([(46 + inset, y), (180 - inset, y), (184 - inset, y + high), (46 + inset, y + high)], 11)
        cloth = pattern(thing, (40, y - 4, 190, y + high + 4), ("plain", "uprights", "checks"))
        threads = "".join(
            f"M{num(180 - inset)} {num(y + 4 + 4 * j)}l{14 + (j % 2) * 3} {j % 3}" for j in range(int(high / 4) - 1)
        )
        parts.append(line(threads, darker(thing.body, 0.2), 2.4) + solid(outline, thing.body, cloth, turn=6))
    return shadow(120, 76) + "".join(parts)


def _bobble(y: float, paint: str) -> str:
    """A woollen ball on a hat."""
    places = ((-12, -10), (0, -16), (12, -9), (-16, 2), (16, 4), (-8, 12), (7, 12), (0, 0))
    strands = "".join(f"M{120 + dx} {num(y + dy)}l{dx // 6} {dy // 6}" for dx, dy in places)
    return disc(120, y, 20, paint) + line(strands, darker(paint, 0.2), 3)


def _beanie(thing: Subject) -> str:
    """A knitted hat with a turned-up rim, and a bobble on some."""
    wide = thing.vary("wide", 56, 62)
    up = GROUND - thing.vary("high", 98, 112)
    bobble = thing.says("bobble", "pompom", "pom") or thing.pick("bobble", (True, False, False))
    dome = ((up, 10.0), (up + 12, wide * 0.52), (up + 38, wide * 0.86), (GROUND - 30, wide))
    ropes = "".join(
        f"M{num(120 + x * 0.3)} {num(up)}Q{num(120 + x)} {num(up + 34)} {num(120 + x)} {num(GROUND)}"
        for x in range(-54, 60, 9)
    )
    rim = ((GROUND - 34, wide + 4), (GROUND - 18, wide + 6), (GROUND - 4, wide + 3))
    edges = ribs(50, 192, GROUND - 38, GROUND + 6, thing.body)
    return (
        shadow(120, wide + 6)
        + (_bobble(up - 8, lighter(thing.trim, 0.2)) if bobble else "")
        + lathe(
            120,
            dome,
            thing.body,
            pattern(thing, (50, up, 190, GROUND - 30), ("plain",)),
            line(ropes, mark(thing.body), 1.8, 0.45),
        )
        + lathe(120, rim, lighter(thing.body, 0.08), edges)
    )


def _brimmed(thing: Subject) -> str:
    """A hat with a brim and a ribbon: straw, felt or waxed cotton."""
    wide = thing.vary("wide", 84, 96)
    crown = thing.vary("crown", 50, 60)
    up = GROUND - thing.vary("high", 76, 92)
    y = GROUND - 22
    straw = thing.made_of("straw", "raffia", "paper", "seagrass")
    weave = "".join(f"M20 {num(up + 7 * i)}q100 {num(14)} 200 0" for i in range(-2, 18))
    texture = line(weave, mark(thing.body), 1.3, 0.5) if straw else ""
    profile = ((up, crown * 0.62), (up + 8, crown * 0.86), (y - 14, crown), (y, crown + 3))
    edges = f"{num(120 + wide)} {num(y - 10)} {num(120 + wide)} {num(y + 4)}C{num(120 + wide)} {num(y + 26)}"
    brim = (
        f"M{num(120 - wide)} {num(y + 4)}C{num(120 - wide)} {num(y - 10)} {edges} "
        f"{num(120 - wide)} {num(y + 26)} {num(120 - wide)} {num(y + 4)}Z"
    )
    ribbon = thing.accent if straw else darker(thing.body, 0.45)
    return (
        shadow(120, wide * 0.98, GROUND - 4)
        + solid(brim, thing.body, texture, turn=5)
        + lathe(120, profile, thing.body, texture, sleeve(120, y - 18, y + 6, crown + 3, ribbon))
        + disc(120, up + 1, crown * 0.5, darker(thing.body, 0.16), flat=0.14)
    )


def _bucket(thing: Subject) -> str:
    """A bucket hat: a soft crown and a sloping stitched brim."""
    crown = thing.vary("crown", 46, 52)
    up = GROUND - thing.vary("high", 84, 96)
    y = GROUND - 34
    brim = ((y, crown + 4), (GROUND - 8, crown + thing.vary("brim", 26, 34)))
    stitches = "".join(f"M20 {num(y + 6 * i)}q100 26 200 0" for i in range(6))
    return (
        shadow(120, crown + 34)
        + lathe(120, brim, thing.body, line(stitches, mark(thing.body), 1.3, 0.5), flat=0.13, soft=False)
        + lathe(
            120,
            ((up, crown - 7), (up + 6, crown - 2), (y + 2, crown + 4)),
            lighter(thing.body, 0.05),
            pattern(thing, (60, up, 180, y), ("plain",)),
        )
        + line(
            f"M{num(120 - crown - 3)} {num(y + 1)}q{num(crown + 3)} 13 {num(crown * 2 + 6)} 0",
            darker(thing.body, 0.4),
            2,
        )
        + "".join(disc(x, up + 24, 2, darker(thing.body, 0.5)) for x in (140, 149))
    )


def _cap(thing: Subject) -> str:
    """A cap with a peak, seen from the side."""
    up = GROUND - thing.vary("high", 88, 98)
    y = GROUND - 16
    crown = (
        f"M78 {num(y)}C74 {num(up + 20)} 100 {num(up)} 134 {num(up)}"
        f"C174 {num(up)} 192 {num(up + 36)} 190 {num(y)}Q134 {num(y + 12)} 78 {num(y)}Z"
    )
    flap = (
        f"M150 {num(y - 18)}L196 {num(y - 22)}Q212 {num(y)} 208 {num(GROUND + 2)}"
        f"Q176 {num(GROUND + 4)} 152 {num(GROUND)}Z"
    )
    peak = (
        f"M92 {num(y - 12)}C60 {num(y - 16)} 30 {num(y - 4)} 22 {num(y + 8)}"
        f"Q30 {num(y + 15)} 56 {num(y + 11)}Q86 {num(y + 6)} 126 {num(y + 8)}Z"
    )
    seams = f"M134 {num(up)}Q112 {num(up + 30)} 112 {num(y + 6)}M134 {num(up)}Q166 {num(up + 30)} 164 {num(y + 6)}"
    front = line(seams, mark(thing.body), 1.8, 0.6)
    return (
        shadow(114, 84)
        + (solid(flap, darker(thing.body, 0.06)) if thing.says("legionnaire") else "")
        + solid(crown, thing.body, pattern(thing, (74, up, 194, GROUND), ("plain",)), front, turn=10)
        + solid(peak, thing.trim if thing.says("panel", "two tone") else darker(thing.body, 0.12), turn=4)
        + disc(134, up, 5, darker(thing.body, 0.2), flat=0.7)
        + "".join(disc(x, up + 28, 2.2, darker(thing.body, 0.5)) for x in (124, 146))
    )


def _flat_cap(thing: Subject) -> str:
    """A flat cap: low, with the crown drawn over the peak."""
    y = GROUND - 8
    up = GROUND - thing.vary("high", 58, 68)
    crown = (
        f"M46 {num(y - 14)}C60 {num(up + 14)} 112 {num(up)} 150 {num(up + 2)}"
        f"C186 {num(up + 6)} 200 {num(y - 22)} 190 {num(y)}Q120 {num(y + 8)} 46 {num(y - 14)}Z"
    )
    peak = f"M50 {num(y - 17)}C34 {num(y - 12)} 26 {num(y - 2)} 28 {num(y + 6)}Q66 {num(y + 8)} 112 {num(y)}Z"
    cloth = pattern(thing, (40, up - 6, 204, y + 10), ("checks", "plain", "checks"))
    return (
        shadow(116, 84)
        + solid(peak, darker(thing.body, 0.2), turn=3)
        + solid(crown, thing.body, cloth, turn=9)
        + line(f"M52 {num(y - 14)}Q90 {num(y - 4)} 124 {num(y + 2)}", mark(thing.body), 1.8, 0.7)
        + folds(thing.body, [(150, up + 12), (166, up + 24), (172, y - 10)])
    )


SCARVES = Kind(
    forms=(
        Form(_square, ("square", "bandana", "neckerchief", "silk", "kerchief"), common=False),
        Form(_snood, ("snood", "neck warmer", "cowl", "tube", "buff", "gaiter", "loop"), common=False),
        Form(_wrap, ("wrap", "shawl", "stole", "blanket", "pashmina")),
        Form(_scarf, ("scarf", "scarves")),
    ),
    colors=("burgundy", "navy", "mustard", "sage", "camel"),
    trim="cream",
)
HATS = Kind(
    forms=(
        Form(_flat_cap, ("flat cap", "newsboy", "baker boy", "beret"), common=False),
        Form(_bucket, ("bucket", "boonie"), common=False),
        Form(_cap, ("cap", "peaked", "legionnaire"), common=False),
        Form(_brimmed, ("straw", "sun", "fedora", "brim", "brimmed", "rain hat", "panama", "garden"), common=False),
        Form(_beanie),
    ),
    colors=("mustard", "navy", "rust", "forest", "grey"),
    trim="cream",
)
