"""Shapes of greeting cards."""

from assistant.sample.pictures.palette import INK, PAPER, brightness, darker, lighter
from assistant.sample.pictures.patterns import contrast, flower
from assistant.sample.pictures.scenes import scene
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    fill,
    line,
    moved,
    num,
    polygon,
    rect,
    ring,
    rounded,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

KRAFT = "#c9a877"


def _envelope(x: float, y: float, wide: float, high: float, paint: str) -> str:
    """An envelope from behind, its flap closed."""
    corners = block(x, y, wide, high, 3)
    flap = f"M{num(x + 2)} {num(y + 2)}L{num(x + wide / 2)} {num(y + high * 0.56)}L{num(x + wide - 2)} {num(y + 2)}"
    return solid(corners, paint, turn=4) + line(flap, darker(paint, 0.3), 2.2)


def _front(thing: Subject, frame: tuple[float, float, float, float]) -> str:
    """What a card's front shows: what its name says, or a motif."""
    left, top, right, low = frame
    x, y = (left + right) / 2, (top + low) / 2
    if thing.says("blank"):
        return ""
    if thing.says("birthday", "party", "invitation"):
        cake = "".join(
            fill(f"M{num(left + 9 + 15 * i)} {num(top + 14)}l13 0-6.5 17Z", ("#b8412f", "#e8c14f", "#4fa3a0")[i % 3])
            for i in range(int((right - left - 16) / 15))
        )
        balloons = "".join(
            line(f"M{num(x + dx)} {num(y + 8)}Q{num(x + dx * 0.4)} {num(y + 34)} {num(x)} {num(y + 44)}", INK, 1.4)
            + disc(x + dx, y - 2 + abs(dx) * 0.3, 13, paint, flat=1.2)
            for dx, paint in ((-20, "#b8412f"), (20, "#44719f"), (0, "#e8c14f"))
        )
        return line(f"M{num(left + 6)} {num(top + 14)}H{num(right - 6)}", INK, 1.4) + cake + balloons
    if thing.says("thank", "wedding"):
        rings = ring(x - 10, y, 17, "#c2a04e", 4) + ring(x + 10, y, 17, "#c2a04e", 4)
        words = line(
            f"M{num(x - 26)} {num(y - 8)}q8-14 12 0t12 0t12 0t12 0M{num(x - 18)} {num(y + 14)}q6-11 10 0t10 0t10 0",
            contrast(thing),
            3.4,
        )
        return rings if thing.says("wedding") else words
    return scene(thing, (left + 9, top + 9, right - 9, low - 9), "flowers", "bird", "sea")


def _card(thing: Subject) -> str:
    """One folded card, standing, before its envelope."""
    front = rounded([(62, 62), (152, 62), (152, GROUND), (62, GROUND)], 2)
    inside_page = polygon([(152, 62), (178, 72), (178, GROUND - 7), (152, GROUND)])
    envelope = darker(thing.body, 0.12) if brightness(thing.body) > 0.8 else lighter(thing.body, 0.2)
    return (
        shadow(150, 60, GROUND - 12)
        + turned(7, 150, 150, _envelope(86, 104, 120, 84, thing.pick("envelope", (KRAFT, envelope, thing.accent))))
        + shadow(118, 58)
        + fill(inside_page, darker(PAPER, 0.24))
        + solid(front, thing.body, _front(thing, (62, 62, 152, GROUND)), turn=4)
    )


def _pack(thing: Subject) -> str:
    """A pack of cards with a band, one of them standing before it."""
    stack = "".join(rect(84 + i % 2, 172 - 6 * i, 132, 5, (PAPER, KRAFT)[i % 2], 1) for i in range(4))
    front = rounded([(40, 84), (118, 84), (118, GROUND), (40, GROUND)], 2)
    return (
        shadow(146, 74)
        + solid(block(82, 176, 136, 26, 3), thing.accent, turn=5)
        + stack
        + rect(168, 150, 20, 52, thing.body if thing.body != PAPER else KRAFT)
        + turned(-4, 160, 120, _envelope(112, 84, 96, 64, KRAFT))
        + shadow(84, 46)
        + fill(polygon([(118, 84), (138, 92), (138, GROUND - 6), (118, GROUND)]), darker(PAPER, 0.24))
        + solid(front, thing.body, _front(thing, (40, 84, 118, GROUND)), turn=4)
    )


def _pop_up(thing: Subject) -> str:
    """A card that opens to a standing lighthouse."""
    tower = rounded([(106, 84), (134, 84), (142, 170), (98, 170)], 2)
    bands = "".join(rect(90, y, 60, 15, "#b8412f") for y in (96, 126, 156))
    waves = "".join(
        fill(f"M36 {y}" + "q14-14 28 0t28 0t28 0t28 0t28 0t28 0V{0}H36Z".replace("{0}", str(y + 16)), paint)
        for y, paint in ((158, "#8fb4cc"), (170, "#4a7d8c"))
    )
    return (
        shadow(120, 104)
        + solid(
            polygon([(22, 74), (218, 74), (218, 174), (22, 174)]),
            thing.body if brightness(thing.body) < 0.7 else "#c4d5d6",
            turn=4,
        )
        + fill("M118 76L30 60V96ZM122 76L210 60V96Z", "#f3d58a", 0.6)
        + moved(6, 4, fill(tower, "#2c1a1d", 0.25))
        + solid(tower, PAPER, bands, turn=5)
        + rect(108, 66, 24, 18, "#f3b541")
        + fill("M104 68L120 50L136 68Z", "#b8412f")
        + rect(100, 82, 40, 5, INK)
        + waves
        + fill(polygon([(22, 174), (218, 174), (234, GROUND), (6, GROUND)]), lighter("#4a7d8c", 0.35))
    )


def _tiny(thing: Subject) -> str:
    """Small cards with a hole and a string, scattered in a row."""
    cards, start = "", thing.pick("start", range(5))
    for i, (x, y, angle) in enumerate(((62, 120, -12), (112, 96, 6), (162, 122, -4), (90, 164, 8), (150, 168, -9))):
        paint = ("#b8412f", "#e8c14f", "#4fa3a0", "#e6bdb1", "#44719f")[(i + start) % 5]
        body = rounded(
            [
                (x - 24, y - 20),
                (x - 14, y - 34),
                (x + 14, y - 34),
                (x + 24, y - 20),
                (x + 24, y + 34),
                (x - 24, y + 34),
            ],
            4,
        )
        motif = flower(x, y + 8, 22, PAPER, darker(paint, 0.3)) if i % 2 else disc(x, y + 8, 13, PAPER)
        cards += turned(
            angle,
            x,
            y,
            moved(4, 5, fill(body, "#2c1a1d", 0.18)),
            solid(body, paint, motif, turn=4),
            disc(x, y - 24, 4, PAPER),
            line(f"M{x} {y - 24}q12-20 4-34", KRAFT, 2.4),
        )
    return cards


GREETING_CARDS = Kind(
    forms=(
        Form(_pop_up, ("pop up", "lighthouse"), common=False),
        Form(_tiny, ("tiny", "tag", "gift card"), common=False),
        Form(_pack, ("pack", "box", "set", "cards"), common=False),
        Form(_card),
    ),
    colors=("cream", "white", "sage", "rose"),
    trim="natural",
    bare=False,
)
