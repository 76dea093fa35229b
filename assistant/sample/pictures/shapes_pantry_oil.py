"""Shapes of olive oil: bottles, jugs and tins."""

from assistant.sample.pictures.palette import INK, LEAF, PAPER, STEEL, darker
from assistant.sample.pictures.patterns import leaf
from assistant.sample.pictures.shapes_pantry_labels import label
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    box,
    disc,
    fill,
    inside,
    lathe,
    line,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

KRAFT = "#c9a877"


def _stopper(x: float, up: float, paint: str) -> str:
    """A cork or cap on a bottle's neck."""
    return lathe(x, ((up - 14, 9.5), (up + 6, 9.5)), paint, soft=False)


def _bottle(thing: Subject, x: float, up: float, wide: float, glass: str) -> str:
    """One bottle of oil with its label."""
    neck = up + (GROUND - up) * 0.34
    return (
        shadow(x, wide + 6)
        + lathe(
            x,
            ((up, 9), (up + 6, 10.5), (neck - 14, 11), (neck + 8, wide - 4), (neck + 22, wide), (GROUND - 4, wide)),
            glass,
        )
        + inside(
            block(x - wide, neck + 28, wide * 2, GROUND - neck - 46, 1),
            label(thing, x, (neck + GROUND) / 2 + 4, wide * 1.62, GROUND - neck - 50),
        )
        + _stopper(x, up, KRAFT if thing.pick("cork", (True, False)) else INK)
    )


def _oil_glass(thing: Subject) -> str:
    """The paint of a bottle: dark glass, or the oil seen through clear glass."""
    if thing.says("chilli"):
        return "#a9472b"
    if thing.made_of("recycled plastic") or thing.says("refined", "lemon", "garlic", "unfiltered"):
        return "#bda83e"
    return thing.pick("glass", ("#39492f", "#4a5a2c", "#33332c"))


def _oil_bottle(thing: Subject) -> str:
    """A tall bottle of oil, with a sprig of olive."""
    up = thing.vary("up", 48, 64)
    sprig = line("M150 192Q186 190 214 168", darker(LEAF, 0.3), 2.6) + "".join(
        leaf(x, y, 17, side, LEAF) for x, y, side in ((176, 190, 1), (192, 184, 1), (208, 172, 1), (170, 192, -1))
    )
    extra = "".join(
        disc(px, py, 9, paint, flat=1.15) for px, py, paint in ((172, 196, "#6d7742"), (194, 196, "#503449"))
    )
    if thing.says("chilli"):
        extra = line("M160 198q24-2 44-18", "#b8412f", 10) + line("M204 180q6-6 12-6", "#557f51", 4)
        sprig = ""
    if thing.says("lemon"):
        extra = disc(186, 184, 22, "#ecd05a", flat=0.84) + fill("M206 180l10-2-8 9Z", "#ecd05a")
        sprig = ""
    if thing.says("garlic"):
        extra = solid(
            blob([(186, 160), (208, 184), (198, 202), (172, 202), (162, 184)]),
            PAPER,
            line("M186 164q-12 18-6 38M186 164q12 18 8 38", darker(PAPER, 0.3), 1.8),
            turn=5,
        )
        sprig = ""
    return _bottle(thing, 104, up, thing.vary("wide", 30, 36), _oil_glass(thing)) + shadow(190, 30) + sprig + extra


def _oil_jug(thing: Subject) -> str:
    """A broad bottle with a handle at its neck."""
    glass = _oil_glass(thing)
    return (
        shadow(118, 60)
        + rod("M128 74Q160 70 156 108", darker(glass, 0.1), 8)
        + lathe(116, ((58, 10), (66, 11), (84, 12), (112, 46), (140, 54), (GROUND - 5, 50)), glass)
        + label(thing, 116, 160, 70, 50)
        + _stopper(116, 58, KRAFT)
    )


def _oil_tin(thing: Subject) -> str:
    """A tall tin with a spout and a handle."""
    paint = thing.accent if thing.made_of("steel") else thing.body
    y = thing.vary("y", 82, 92)
    return (
        shadow(122, 62)
        + rod(f"M96 {num(y - 10)}Q116 {num(y - 34)} 140 {num(y - 12)}", darker(STEEL, 0.2), 6)
        + box(
            62,
            y,
            86,
            GROUND - y,
            paint,
            rect(62, y, 86, 10, "#c9a24b"),
            rect(62, GROUND - 10, 86, 10, "#c9a24b"),
            label(thing, 105, (y + GROUND) / 2, 66, 74),
            deep=44,
        )
        + lathe(156, ((y - 34, 7), (y - 13, 8)), INK, soft=False)
    )


def _oil_spray(thing: Subject) -> str:
    """A bottle with a pump, spraying."""
    mist = "".join(
        f"M{x} {y}h.1"
        for x, y in (
            (62, 66),
            (52, 58),
            (50, 74),
            (40, 66),
            (36, 52),
            (34, 80),
            (24, 62),
            (22, 74),
            (46, 46),
            (28, 44),
            (30, 90),
        )
    )
    return (
        line(mist, "#c9b24a", 4, 0.8)
        + shadow(122, 38)
        + rod("M106 76q-14 12-10 26", INK, 6)
        + lathe(120, ((94, 14), (112, 32), (GROUND - 4, 34)), _oil_glass(thing))
        + label(thing, 120, 160, 54, 54)
        + rect(108, 78, 26, 20, INK, 3)
        + solid(rounded([(78, 54), (140, 54), (142, 80), (106, 80), (100, 70), (78, 70)], 4), thing.accent, turn=4)
    )


def _oil_set(thing: Subject) -> str:
    """Three small bottles in a carton."""
    bottles = "".join(
        _bottle(thing, x, 84, 25, glass) for x, glass in ((62, "#39492f"), (120, "#8a8a34"), (178, "#33332c"))
    )
    return (
        bottles
        + shadow(122, 96)
        + solid(
            rounded([(26, 164), (214, 164), (214, GROUND), (26, GROUND)], 4),
            KRAFT,
            rect(90, 172, 60, 20, PAPER, 3),
            line("M98 182h22m8 0h14", INK, 2.4),
            turn=6,
        )
    )


OLIVE_OIL = Kind(
    forms=(
        Form(_oil_spray, ("spray", "pump"), common=False),
        Form(_oil_tin, ("tin", "koroneiki"), common=False),
        Form(_oil_set, ("set", "three"), common=False),
        Form(_oil_jug, ("unfiltered", "village", "estate"), common=False),
        Form(_oil_bottle),
    ),
    colors=("olive", "forest", "moss"),
    trim="cream",
    bare=False,
)
