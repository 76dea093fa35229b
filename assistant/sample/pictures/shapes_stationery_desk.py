"""Shapes of desk organisers: shelves, racks, trays, drawers and wall pockets."""

from assistant.sample.pictures.palette import INK, PAPER, brightness, darker, lighter, mark
from assistant.sample.pictures.shapes_stationery_holders import HUES, caddy, dock, drilled, roll
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
    rod,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _trays(thing: Subject) -> str:
    """Trays stacked by size."""
    parts = ""
    for i, wide in enumerate((168, 136, 104, 74)):
        y = GROUND - 24 * (i + 1) + 2 * i
        x = 112 - wide / 2
        parts += box(
            x,
            y,
            wide,
            22,
            (thing.body, darker(thing.body, 0.1))[i % 2],
            line(
                f"M{num(x + 8)} {num(y + 13)}q{num(wide / 4)}-5 {num(wide / 2)} 0t{num(wide / 2 - 16)} 0",
                darker(thing.body, 0.25),
                1.4,
                0.5,
            ),
            deep=22,
        )
        parts += fill(
            polygon([(x + 6, y - 1.5), (x + 22, y - 8.5), (x + wide + 14, y - 8.5), (x + wide - 2, y - 1.5)]),
            darker(thing.body, 0.4),
        )
    return shadow(122, 94) + parts


def _rack(thing: Subject) -> str:
    """A letter rack of bent sheet with letters in it."""
    letters = (
        rect(60, 90, 120, 90, PAPER, 2)
        + line("M62 92L120 134L178 92", darker(PAPER, 0.3), 2)
        + turned(3, 120, 140, rect(72, 76, 104, 100, "#c9a877", 2))
        + rect(54, 108, 110, 80, lighter(thing.accent, 0.3), 2)
        + rect(140, 116, 17, 20, "#b8412f", 1)
    )
    return (
        shadow(122, 80)
        + solid(block(52, 104, 148, 92, 10), darker(thing.body, 0.3), turn=4)
        + letters
        + solid(block(40, 144, 148, 58, 12), thing.body, turn=7)
        + line("M46 198H198", darker(thing.body, 0.4), 4)
    )


def _shelf(thing: Subject) -> str:
    """A low shelf with a screen on it and a keyboard beneath."""
    return (
        shadow(122, 106)
        + fill(block(62, 42, 120, 84, 6), INK)
        + fill("M68 48H150L98 120H68Z", PAPER, 0.12)
        + rect(114, 126, 16, 14, INK)
        + rect(94, 136, 56, 5, INK, 2)
        + rect(64, 184, 100, 12, "#d8d5cc", 4)
        + line("M70 190h88", "#93918c", 3)
        + box(14, 142, 196, 15, thing.body, line("M20 150q50-4 96 0t90 0", darker(thing.body, 0.3), 1.4, 0.6), deep=18)
        + rod("M28 158V200M198 158V200", thing.trim if thing.made_of("steel") else darker(thing.body, 0.15), 9)
    )


def _mat(thing: Subject) -> str:
    """A felt mat with a keyboard, a cup and a pen on it."""
    mat = rounded([(34, 112), (206, 112), (232, 198), (8, 198)], 10)
    keys = polygon([(62, 136), (150, 136), (154, 170), (54, 170)])
    return (
        shadow(120, 108, 196)
        + fill(rounded([(34, 116), (206, 116), (232, 203), (8, 203)], 10), darker(thing.body, 0.4))
        + solid(mat, thing.body, turn=4)
        + line(rounded([(40, 117), (200, 117), (223, 193), (17, 193)], 8), mark(thing.body), 1.6, 0.5)
        + fill(keys, darker(PAPER, 0.12))
        + line("M66 144h80M64 153h84M62 162h88", darker(PAPER, 0.4), 4)
        + disc(182, 150, 17, "#2c1a1d", flat=0.5, opacity=0.2)
        + solid("M164 118H198L194 150Q181 158 168 150Z", thing.accent, turn=5)
        + disc(181, 118, 17, darker(thing.accent, 0.4), flat=0.26)
        + rod("M120 184l62-8", INK, 5)
    )


def _files(thing: Subject) -> str:
    """Magazine files in a row."""
    files = ""
    for i in range(4):
        x = 34 + 42 * i
        files += (
            rect(x + 5, 88 + (i % 2) * 8, 24, 60, (HUES[i], PAPER)[i % 2], 2)
            + fill(
                polygon([(x + 36, 116), (x + 46, 78), (x + 46, GROUND - 5), (x + 36, GROUND)]), darker(thing.body, 0.3)
            )
            + solid(
                polygon([(x, 116), (x + 36, 116), (x + 36, GROUND), (x, GROUND)]),
                thing.body,
                rect(x + 7, 134, 22, 16, PAPER, 2),
                turn=4,
                rim=2,
            )
            + disc(x + 18, 176, 6, darker(thing.body, 0.5))
        )
    return shadow(122, 92) + files


def _drawers(thing: Subject) -> str:
    """A set of drawers; a pedestal stands on castors."""
    rolling = thing.says("rolling", "pedestal")
    y, high = (66.0, 126.0) if rolling else (92.0, 110.0)
    wide = 96.0 if rolling else 128.0
    x = 112 - wide / 2
    top = thing.trim if thing.made_of("oak") else thing.body
    fronts = "".join(
        line(block(x + 6, y + 6 + high / 3 * i, wide - 12, high / 3 - 9, 3), darker(thing.body, 0.3), 1.8)
        + rect(
            x + wide / 2 - 13, y + 15 + high / 3 * i, 26, 6, "#c2a04e" if not rolling else darker(thing.body, 0.4), 3
        )
        for i in range(3)
    )
    castors = "".join(disc(cx, GROUND - 5, 6, INK) for cx in (x + 14, x + wide - 12, x + wide + 18)) if rolling else ""
    return (
        shadow(122, wide * 0.7)
        + castors
        + box(x, y, wide, high, thing.body, fronts, deep=32)
        + (box(x - 2, y - 7, wide + 4, 8, top, deep=34) if rolling else "")
    )


def _pockets(thing: Subject) -> str:
    """Pockets that hang on the wall, with papers in them."""
    back = block(68, 34, 104, 144, 5)
    parts = ""
    for i, y in enumerate((66, 110, 154)):
        parts += rect(78 + 8 * i, y - 24, 34, 40, (PAPER, HUES[2], HUES[4])[i], 2) + turned(
            5, 140, y, rect(124 - 6 * i, y - 20, 30, 34, ("#8fb4cc", PAPER, "#a0ae8d")[i], 2)
        )
        parts += solid(
            rounded([(70, y - 4), (170, y - 4), (168, y + 24), (72, y + 24)], 6), lighter(thing.body, 0.06), turn=5
        )
    return (
        wall_shadow(back)
        + rod("M58 36H182", "#c39a63", 7)
        + line("M68 34L120 12L172 34", "#c9a877", 2.4)
        + solid(back, darker(thing.body, 0.08), turn=5)
        + parts
    )


def _trough(thing: Subject) -> str:
    """A trough beneath a desk's edge that holds cables and a plug strip."""
    cables = line(
        "M70 150C40 190 60 196 40 240M120 150C124 200 96 200 110 240M176 150C200 180 180 200 196 240", INK, 4.5
    )
    return (
        rect(0, 70, 240, 16, "#c39a63")
        + rect(0, 86, 240, 5, darker("#c39a63", 0.35))
        + rod("M58 88V126M182 88V126", darker(thing.body, 0.2), 8)
        + cables
        + solid(block(64, 108, 112, 20, 5), PAPER, "".join(disc(82 + 26 * i, 117, 6, INK) for i in range(4)), turn=4)
        + solid(
            rounded([(34, 124), (206, 124), (196, 164), (44, 164)], 8),
            thing.body,
            "".join(
                line(
                    f"M{x} 136v16",
                    darker(thing.body, 0.35) if brightness(thing.body) > 0.3 else lighter(thing.body, 0.25),
                    7,
                )
                for x in range(62, 190, 20)
            ),
            turn=6,
        )
        + rect(34, 122, 172, 5, lighter(thing.body, 0.3), 2)
    )


DESK_ORGANISERS = Kind(
    forms=(
        Form(_shelf, ("monitor", "shelf", "riser", "stand"), common=False),
        Form(_mat, ("mat", "blotter"), common=False),
        Form(_drawers, ("drawer", "pedestal", "cabinet"), common=False),
        Form(_rack, ("rack", "letter"), common=False),
        Form(drilled, ("drilled", "pencil block", "block"), common=False),
        Form(_trays, ("tray", "nesting"), common=False),
        Form(_files, ("file", "magazine"), common=False),
        Form(roll, ("roll", "canvas"), common=False),
        Form(_pockets, ("pocket", "wall"), common=False),
        Form(dock, ("dock", "phone"), common=False),
        Form(_trough, ("trough", "cable"), common=False),
        Form(caddy),
    ),
    colors=("natural", "sage", "navy", "mustard"),
    trim="brown",
)
