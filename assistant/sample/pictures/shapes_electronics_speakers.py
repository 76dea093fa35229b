"""Shapes of speakers: for the shelf, the table and the road."""

from assistant.sample.pictures.palette import INK, PAPER, STEEL, brightness, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
    inside,
    lathe,
    line,
    num,
    rect,
    ring,
    rod,
    rounded,
    shadow,
    sleeve,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _cone(x: float, y: float, radius: float, paint: str = INK) -> str:
    """A loudspeaker's cone in its ring."""
    return (
        disc(x, y, radius, lighter(paint, 0.25))
        + disc(x, y, radius * 0.86, darker(paint, 0.1))
        + ring(x, y, radius * 0.6, lighter(paint, 0.16), 2)
        + disc(x, y, radius * 0.3, lighter(paint, 0.3))
        + disc(x - radius * 0.08, y - radius * 0.1, radius * 0.12, PAPER, opacity=0.7)
    )


def _holes(left: float, top: float, right: float, low: float, paint: str, step: float = 7) -> str:
    """A grille: rows of small holes."""
    rows = int((low - top) / step)
    path = "".join(
        f"M{num(left + step * (column + 0.25 + 0.5 * (row % 2)))} {num(top + step * (row + 0.5))}h.1"
        for row in range(rows)
        for column in range(int((right - left) / step))
    )
    return line(path, paint, step * 0.42, 0.75)


def _shelf_box(thing: Subject, x: float, wide: float, high: float) -> str:
    """One bookshelf speaker."""
    y = GROUND - high
    ink = INK if brightness(thing.body) > 0.28 else lighter(INK, 0.2)
    cones = _cone(x + wide / 2, y + high * 0.66, wide * 0.36, ink) + _cone(
        x + wide / 2, y + high * 0.24, wide * 0.2, ink
    )
    return shadow(x + wide / 2, wide * 0.6) + box(x, y, wide, high, thing.body, cones, deep=22)


def _shelf_pair(thing: Subject) -> str:
    """Two bookshelf or desk speakers."""
    small = thing.says("desk", "usb", "mini")
    wide = 58 if small else thing.vary("wide", 66, 74)
    high = thing.vary("low", 88, 100) if small else thing.vary("high", 118, 138)
    cable = rod("M76 196Q120 214 150 192", INK, 3.4) if small else ""
    return _shelf_box(thing, 116 - wide - 9, wide, high) + cable + _shelf_box(thing, 126, wide, high)


def _portable(thing: Subject) -> str:
    """A small round-cornered speaker with a loop to hang it by."""
    wide, high = thing.vary("wide", 116, 150), thing.vary("high", 76, 92)
    x, y = 120 - wide / 2, GROUND - high
    body = block(x, y, wide, high, thing.pick("corner", (20, 34)))
    front = block(x + 13, y + 13, wide - 26, high - 26, 18)
    return (
        rod(f"M{num(x + wide - 24)} {num(y + 8)}q6-40 26-26q12 12 2 40", contrast(thing), 6)
        + shadow(120, wide * 0.54)
        + solid(body, thing.body, turn=9)
        + inside(
            front,
            rect(0, 0, 240, 240, darker(thing.body, 0.3)),
            _holes(x + 12, y + 12, x + wide - 10, GROUND - 12, darker(thing.body, 0.62)),
        )
        + line(
            f"M{num(120 - 17)} {num(y + 6.5)}h7M120 {num(y + 6.5)}h.1M{num(120 + 10)} {num(y + 6.5)}h7",
            contrast(thing),
            4,
        )
        + rect(x + wide / 2 - 13, GROUND - 30, 26, 8, contrast(thing), 3)
    )


def _column(thing: Subject) -> str:
    """A round speaker covered in cloth."""
    wide, high = thing.vary("wide", 48, 58), thing.vary("high", 92, 128)
    up = GROUND - high
    weave = "".join(f"M60 {num(up + 6 * i)}q60 14 120 0" for i in range(-1, int(high / 6) + 1))
    foot = thing.trim if thing.made_of("oak", "walnut", "beech") else INK
    return (
        shadow(120, wide + 4)
        + lathe(
            120,
            ((up, wide), (GROUND - 6, wide)),
            thing.body,
            line(weave, mark(thing.body), 1.6, 0.45),
            sleeve(120, GROUND - 20, GROUND + 8, wide, foot),
            soft=False,
            flat=0.14,
        )
        + disc(120, up, wide, lighter(foot, 0.12), flat=0.24)
        + disc(120, up, wide * 0.7, darker(foot, 0.15), flat=0.24)
        + line(f"M112 {num(up)}h16", PAPER, 3)
    )


def _puck(thing: Subject) -> str:
    """A flat round speaker with buttons on top."""
    y = thing.vary("y", 150, 158)
    weave = "".join(f"M{x} {num(y)}v60" for x in range(34, 210, 6))
    return (
        shadow(120, 84)
        + lathe(
            120,
            ((y, 80), (GROUND - 12, 84)),
            darker(thing.body, 0.12),
            line(weave, darker(thing.body, 0.5), 1.8, 0.6),
            soft=False,
            flat=0.2,
        )
        + disc(120, y, 80, lighter(thing.body, 0.12), flat=0.3)
        + ring(120, y, 58, "#a9cfb8", 3, flat=0.3)
        + line(f"M92 {num(y)}h12M136 {num(y)}h12M142 {num(y - 4)}v8", contrast(thing), 3.4)
        + disc(120, y, 9, contrast(thing), flat=0.34)
    )


def _radio(thing: Subject) -> str:
    """A table radio with a grille, a dial and a handle."""
    y = thing.vary("y", 104, 114)
    grille = block(52, y + 16, 74, GROUND - y - 32, 8)
    wood = thing.trim if thing.made_of("beech", "oak", "walnut") else darker(thing.body, 0.3)
    return (
        line(f"M178 {num(y)}L204 {num(y - 72)}", STEEL, 3.4)
        + disc(204, y - 72, 3.6, STEEL)
        + shadow(120, 88)
        + rod(
            f"M66 {num(y + 4)}V{num(y - 18)}Q66 {num(y - 26)} 76 {num(y - 26)}"
            f"H154Q164 {num(y - 26)} 164 {num(y - 18)}V{num(y + 4)}",
            wood,
            9,
        )
        + fill(block(46, y - 6, 158, GROUND - y, 16), darker(thing.body, 0.35))
        + solid(block(38, y, 160, GROUND - y, 16), thing.body)
        + inside(
            grille, rect(0, 0, 240, 240, darker(wood, 0.1)), _holes(52, y + 14, 128, GROUND - 14, darker(wood, 0.55))
        )
        + disc(162, y + 40, 24, PAPER)
        + ring(162, y + 40, 17, darker(PAPER, 0.35), 1.6)
        + line(f"M162 {num(y + 40)}l11-12", "#b8412f", 3)
        + "".join(disc(x, GROUND - 18, 6.5, wood) for x in (148, 176))
    )


def _soundbar(thing: Subject) -> str:
    """A long low bar, before a screen."""
    bar = block(18, 174, 204, 28, 12)
    return (
        fill(block(40, 62, 160, 96, 5), INK)
        + fill("M46 68H150L90 152H46Z", PAPER, 0.1)
        + rect(112, 156, 16, 20, INK)
        + shadow(120, 106)
        + solid(
            bar,
            thing.body,
            _holes(
                30,
                176,
                212,
                204,
                darker(thing.body, 0.55) if brightness(thing.body) > 0.3 else lighter(thing.body, 0.3),
            ),
            turn=6,
        )
        + disc(204, 188, 3, "#a9cfb8")
    )


def _tower(thing: Subject) -> str:
    """A tall speaker with two cones and a handle on top."""
    y = thing.vary("y", 62, 74)
    body = block(66, y, 108, GROUND - y, 14)
    return (
        shadow(120, 62)
        + rod(
            f"M84 {num(y + 4)}V{num(y - 14)}Q84 {num(y - 24)} 96 {num(y - 24)}"
            f"H144Q156 {num(y - 24)} 156 {num(y - 14)}V{num(y + 4)}",
            darker(thing.body, 0.35),
            13,
        )
        + solid(body, thing.body, turn=9)
        + disc(120, GROUND - 44, 42, thing.accent)
        + _cone(120, GROUND - 44, 38)
        + _cone(120, y + 32, 25)
        + "".join(disc(x, y + 12, 4, thing.accent) for x in (78, 162))
    )


def _turntable(thing: Subject) -> str:
    """A record player: its lid open, a record on the plate."""
    return (
        fill("M52 64H196L206 142H42Z", PAPER, 0.45)
        + line("M52 64H196L206 142", PAPER, 3, 0.9)
        + shadow(120, 92)
        + solid(rounded([(44, 138), (196, 138), (222, 172), (18, 172)], 5), lighter(thing.body, 0.12), turn=3)
        + solid(
            block(18, 168, 204, 34, 5),
            thing.body,
            _holes(30, 174, 92, 200, darker(thing.body, 0.6)),
            _holes(154, 174, 218, 200, darker(thing.body, 0.6)),
            turn=6,
        )
        + disc(108, 155, 58, INK, flat=0.24)
        + ring(108, 155, 44, lighter(INK, 0.22), 1.4, flat=0.24)
        + disc(108, 155, 18, thing.accent, flat=0.26)
        + rod("M186 146L172 158L146 162", STEEL, 4)
        + disc(186, 146, 8, darker(STEEL, 0.2), flat=0.5)
        + "".join(disc(x, 186, 6, "#c2a04e") for x in (112, 132))
    )


def _story(thing: Subject) -> str:
    """A child's speaker with a little figure on top."""
    y = 122
    return (
        shadow(120, 66)
        + disc(120, y - 44, 15, "#ecb48f")
        + fill(f"M102 {y}Q104 {y - 34} 120 {y - 34}Q136 {y - 34} 138 {y}Z", thing.accent)
        + fill(f"M103 {y - 48}Q120 {y - 78} 137 {y - 48}Z", "#b8412f")
        + fill(block(66, y - 8, 124, GROUND - y, 20), darker(thing.body, 0.35))
        + solid(block(58, y, 124, GROUND - y, 20), thing.body)
        + disc(120, y + 42, 26, lighter(thing.body, 0.35))
        + inside(block(98, y + 20, 44, 44, 22), _holes(96, y + 18, 146, y + 66, darker(thing.body, 0.5)))
        + fill(f"M68 {y + 22}q8-14 16 0ZM156 {y + 22}q8-14 16 0Z", contrast(thing))
    )


SPEAKERS = Kind(
    forms=(
        Form(_turntable, ("record", "turntable", "vinyl"), common=False),
        Form(_soundbar, ("soundbar", "tv"), common=False),
        Form(_shelf_pair, ("bookshelf", "pair", "desk", "monitor"), common=False),
        Form(_radio, ("radio", "kitchen"), common=False),
        Form(_tower, ("party", "handle"), common=False),
        Form(_puck, ("conference", "call"), common=False),
        Form(_story, ("story", "children", "kid"), common=False),
        Form(_column, ("room", "cylinder", "wool covered", "handlebar")),
        Form(_portable, ("portable", "shower", "travel", "waterproof")),
    ),
    colors=("charcoal", "cream", "teal", "mustard"),
    trim="natural",
)
