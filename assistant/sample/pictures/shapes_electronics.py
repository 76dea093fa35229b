"""Shapes of electronics: keyboards and power banks; what is heard or seen through has modules of its own."""

from collections.abc import Mapping, Sequence

from assistant.sample.pictures.more_strokes import Plane, plane
from assistant.sample.pictures.palette import GLOW, INK, PAPER, STEEL, brightness, darker, lighter
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.shapes_electronics_cameras import CAMERAS
from assistant.sample.pictures.shapes_electronics_headphones import HEADPHONES
from assistant.sample.pictures.shapes_electronics_speakers import SPEAKERS
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    curve,
    disc,
    fill,
    inside,
    line,
    moved,
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
from assistant.sample.pictures.subject import Form, Kind, Subject

LETTERS = (
    (1.0,) * 14,
    (1.5, *(1.0,) * 11, 1.5),
    (1.8, *(1.0,) * 10, 2.2),
    (2.3, *(1.0,) * 9, 2.7),
    (1.4, 1.2, 1.4, 6.2, 1.4, 1.2, 1.2),
)
"""The widths of a keyboard's keys, row by row from the back."""
DIGITS = ((1.0,) * 4, (1.0,) * 4, (1.0,) * 4, (1.0,) * 4, (2.0, 1.0, 1.0))


def _keys(at: Plane, rows: Sequence[Sequence[float]], paint: str, accent: str, span: tuple[float, float]) -> str:
    """Rows of keys on a surface: their sides, their tops, and the last key of two rows in the accent."""
    tops: list[str] = []
    size = 0.9 / len(rows)
    for row, widths in enumerate(rows):
        step = (span[1] - span[0]) / sum(widths)
        across, depth = span[0], 0.95 - row * size
        for width in widths:
            corners = ((0.07, 0.1), (width - 0.07, 0.1), (width - 0.07, 0.82), (0.07, 0.82))
            tops.append(polygon([at(across + x * step, depth - y * size) for x, y in corners]))
            across += width * step
    first, enter = tops[0], tops[sum(map(len, rows[:3])) - 1]
    return (
        moved(0, 2.6, fill("".join(tops), darker(paint, 0.45)))
        + fill("".join(tops), paint)
        + fill(first + enter, accent)
    )


def _board(at: Plane, thing: Subject, thick: float, *keys: str) -> str:
    """A keyboard's case with its front edge, and the keys on it."""
    corners = [at(0, 1), at(1, 1), at(1, 0), at(0, 0)]
    front = rounded(
        [at(0, 0.12), at(1, 0.12), (corners[2][0], corners[2][1] + thick), (corners[3][0], corners[3][1] + thick)], 5
    )
    return fill(front, darker(thing.body, 0.32)) + solid(rounded(corners, 6), thing.body, turn=3, rim=2) + "".join(keys)


def _caps(thing: Subject) -> str:
    """The paint of the keys."""
    if brightness(thing.body) > 0.55:
        return thing.pick("caps", (PAPER, lighter(thing.body, 0.5), darker(thing.body, 0.28)))
    return thing.pick("caps", (PAPER, lighter(thing.body, 0.2), lighter(thing.body, 0.6)))


def _compact(thing: Subject) -> str:
    """A keyboard without a number block; a folding one shows its hinge."""
    back = thing.vary("back", 106, 120)
    at = plane(22, 218, back, 188, 13)
    hinge = ""
    if thing.says("folding", "travel"):
        hinge = line(polygon([at(0.5, 1), at(0.5, 0)]), darker(thing.body, 0.5), 3)
    glow = disc(120, 160, 118, GLOW, flat=0.36, opacity=0.4) if thing.says("backlit") else ""
    thick = 5 if thing.says("slim", "low profile", "folding", "washable") else 11
    return (
        shadow(120, 98, 196)
        + glow
        + _board(at, thing, thick, _keys(at, LETTERS, _caps(thing), thing.accent, (0.02, 0.98)), hinge)
    )


def _full(thing: Subject) -> str:
    """A keyboard with a number block, and its cable where it has one."""
    at = plane(10, 230, thing.vary("back", 116, 128), 190, 14)
    cable = (
        ""
        if thing.says("wireless")
        else rod(f"M120 {num(at(0, 1)[1] + 4)}C118 96 150 92 158 70C164 44 150 20 152 0", INK, 4)
    )
    caps = _caps(thing)
    return (
        cable
        + shadow(120, 108, 197)
        + _board(
            at,
            thing,
            8,
            _keys(at, LETTERS, caps, caps, (0.015, 0.74)),
            _keys(at, DIGITS, caps, thing.accent, (0.77, 0.985)),
        )
    )


def _split(thing: Subject) -> str:
    """A keyboard in two halves."""
    rows = ((1.0,) * 6, (1.3, *(1.0,) * 5), (1.3, *(1.0,) * 5), (1.5, *(1.0,) * 5), (1.2, 1.2, 3.0))
    half = plane(18, 112, 122, 190, 4)
    other = plane(128, 222, 122, 190, 4)
    caps = _caps(thing)
    return (
        shadow(120, 104, 197)
        + rod("M96 136Q120 112 144 136", INK, 3.6)
        + turned(7, 66, 160, _board(half, thing, 9, _keys(half, rows, caps, thing.accent, (0.03, 0.97))))
        + turned(-7, 174, 160, _board(other, thing, 9, _keys(other, rows, caps, caps, (0.03, 0.97))))
    )


def _pad(thing: Subject) -> str:
    """A small block of keys: numbers or shortcuts."""
    nine = thing.says("nine", "shortcut")
    at = plane(62, 178, 92 if not nine else 104, 186, 13)
    rows = ((1.0,) * 3,) * 3 if nine else DIGITS
    return shadow(122, 66, 195) + _board(at, thing, 13, _keys(at, rows, _caps(thing), thing.accent, (0.05, 0.95)))


def _slab(thing: Subject, wide: float, high: float, corner: float, *front: str) -> str:
    """An upright slab with its edge in view, standing on the table."""
    x, y = 116 - wide / 2, GROUND - high
    return (
        shadow(120, wide * 0.56)
        + fill(block(x + 9, y - 5, wide, high, corner), darker(thing.body, 0.35))
        + solid(block(x, y, wide, high, corner), thing.body, *front, turn=7)
    )


def _lamps(x: float, y: float, lit: int) -> str:
    """Four small lamps that show the charge."""
    return "".join(disc(x + 10 * i, y, 2.8, "#a9cfb8" if i < lit else INK) for i in range(4))


def _bank(thing: Subject) -> str:
    """A power bank with its lamps and a short cable."""
    slim = thing.says("slim", "ultralight", "trail", "pocket")
    wide = thing.vary("wide", 62, 72) if slim else thing.vary("wide", 82, 100)
    high = thing.vary("high", 116, 136)
    y = GROUND - high
    cable = f"M124 {num(y + 4)}C124 {num(y - 46)} 206 {num(y - 40)} 204 {num(y + 40)}V172"
    plug = rect(196, 170, 16, 20, INK, 4) + rect(199, 190, 10, 10, STEEL, 1)
    face = line(f"M{num(116 - wide / 2)} {num(y + 26)}h{num(wide)}", darker(thing.body, 0.3), 1.6, 0.6)
    stripe = rect(116 - wide / 2, GROUND - 24, wide, 9, contrast(thing)) if thing.pick("stripe", (True, False)) else ""
    return (
        rod(cable, lighter(INK, 0.15), 5) + plug + _slab(thing, wide, high, 13, face, stripe) + _lamps(101, y + 42, 3)
    )


def _solar(thing: Subject) -> str:
    """A power bank with a solar panel and a carabiner."""
    high = thing.vary("high", 128, 142)
    y = GROUND - high
    panel = block(84, y + 18, 64, high - 58, 4)
    cells = (
        "".join(f"M84 {num(y + 18 + 17 * i)}H148" for i in range(1, 6))
        + f"M105 {num(y + 18)}v200M127 {num(y + 18)}v200"
    )
    return (
        _slab(thing, 88, high, 15)
        + inside(
            panel,
            rect(84, y, 64, high, "#2d3a52"),
            line(cells, "#7c91ad", 1.5),
            fill(f"M84 {num(y)}H132L84 {num(y + 70)}Z", GLOW, 0.2),
        )
        + _lamps(101, GROUND - 22, 2)
        + ring(160, y + 6, 13, darker(STEEL, 0.1), 5, flat=1.4)
    )


def _magnetic(thing: Subject) -> str:
    """A power bank that holds to the back of a phone."""
    phone = block(98, 62, 78, 138, 13)
    return (
        shadow(126, 58)
        + fill(block(104, 58, 78, 138, 13), "#26282a")
        + solid(
            phone, "#56575a", rect(108, 72, 28, 28, "#43454a", 8), disc(117, 81, 6, INK), disc(128, 92, 6, INK), turn=6
        )
        + turned(
            -6,
            110,
            160,
            fill(block(76, 112, 74, 90, 15), darker(thing.body, 0.35)),
            solid(block(70, 114, 74, 90, 15), thing.body, ring(107, 154, 22, contrast(thing), 4), turn=6),
            _lamps(92, 192, 3),
        )
    )


def _station(thing: Subject) -> str:
    """A large battery with a handle and sockets."""
    face = block(42, 96, 150, 106, 14)
    sockets = "".join(
        disc(x, 168, 15, INK) + disc(x - 5, 168, 2.4, STEEL) + disc(x + 5, 168, 2.4, STEEL) for x in (76, 116)
    )
    ports = "".join(rect(146, y, 26, 8, INK, 3) for y in (156, 172))
    return (
        shadow(122, 84)
        + rod("M66 100V76Q66 66 78 66H158Q170 66 170 76V100", darker(thing.body, 0.4), 15)
        + fill(block(52, 90, 150, 106, 14), darker(thing.body, 0.4))
        + solid(face, thing.body, rect(42, 96, 150, 13, contrast(thing)), turn=9)
        + rect(66, 120, 62, 28, "#33423f", 5)
        + line("M74 134h30", "#a9cfb8", 8)
        + sockets
        + ports
    )


def _rugged(thing: Subject) -> str:
    """A power bank in a rubber frame, with a lamp and a lanyard."""
    high = thing.vary("high", 112, 126)
    y = GROUND - high
    frame = "".join(rect(a, b, 26, 26, INK, 6) for a in (68, 138) for b in (y - 3, GROUND - 24))
    ribs = line("".join(f"M92 {num(y + 44 + 12 * i)}H140" for i in range(4)), darker(thing.body, 0.35), 4)
    lanyard = curve([(88, y + 4), (70, y - 26), (86, y - 50), (100, y - 24), (92, y + 2)])
    return (
        line(lanyard, contrast(thing), 4)
        + _slab(thing, 92, high, 14)
        + frame
        + ribs
        + disc(116, y + 24, 10, STEEL)
        + disc(116, y + 24, 6, GLOW)
        + _lamps(101, GROUND - 14, 4)
    )


ELECTRONICS: Mapping[str, Kind] = {
    "keyboards": Kind(
        forms=(
            Form(_split, ("split", "ergonomic"), common=False),
            Form(_pad, ("number", "nine key", "shortcut", "macro"), common=False),
            Form(_full, ("office", "large", "washable", "full size", "wired"), common=False),
            Form(_compact),
        ),
        colors=("charcoal", "cream", "navy", "sage"),
        trim="black",
    ),
    "headphones": HEADPHONES,
    "power banks": Kind(
        forms=(
            Form(_solar, ("solar",), common=False),
            Form(_magnetic, ("magnetic", "docking"), common=False),
            Form(_station, ("station",), common=False),
            Form(_rugged, ("rugged", "waterproof"), common=False),
            Form(_bank),
        ),
        colors=("charcoal", "white", "navy", "sage"),
        trim="black",
        bare=False,
    ),
    "speakers": SPEAKERS,
    "cameras": CAMERAS,
}
"""Product type -> its forms."""
