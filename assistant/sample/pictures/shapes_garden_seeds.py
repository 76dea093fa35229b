"""Shapes of the garden's seeds: packets with a picture, a box, a sack."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, grain, sprig, tuft
from assistant.sample.pictures.palette import INK, LEAF, PAPER, darker, lighter, mark
from assistant.sample.pictures.patterns import flower, leaf
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    curve,
    disc,
    fill,
    inside,
    line,
    num,
    polygon,
    rect,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _picture(thing: Subject, x: float, y: float) -> str:
    """What will grow, drawn about a middle."""
    for words, draw in PICTURES:
        if thing.says(*words):
            return draw(thing, x, y)
    return _meadow(thing, x, y)


def _green(thing: Subject) -> str:
    """The paint of this packet's leaves."""
    return thing.pick("green", (LEAF, "#5f8050", "#7d9158"))


def _tomato(thing: Subject, x: float, y: float) -> str:
    """Round fruit on a truss."""
    ripe = darker(thing.paint("burgundy"), 0.05) if thing.says("black") else thing.paint("red")
    return (
        line(curve([(x - 20, y - 40), (x, y - 16), (x + 4, y + 12)]), LEAF, 4)
        + leaf(x - 14, y - 30, 24, 1, LEAF)
        + "".join(solid(circle(x + dx, y + dy, 17), ripe, turn=4) for dx, dy in ((-18, 4), (18, 0), (0, 28)))
        + "".join(
            fill(polygon([(x + dx - 8, y + dy - 15), (x + dx, y + dy - 10), (x + dx + 8, y + dy - 15)]), LEAF)
            for dx, dy in ((-18, 4), (18, 0), (0, 28))
        )
    )


def _pods(thing: Subject, x: float, y: float) -> str:
    """Bean pods."""
    paint = thing.paint("plum") if thing.says("purple") else LEAF
    return (
        leaf(x, y - 18, 30, 1, LEAF)
        + leaf(x, y - 18, 30, -1, lighter(LEAF, 0.15))
        + "".join(
            solid(
                blob([(x + dx, y - 20), (x + dx + 7, y + 4), (x + dx + bend, y + 42), (x + dx - 5, y + 8)]),
                paint,
                turn=3,
                rim=2,
            )
            for dx, bend in ((-20, -6), (0, 2), (20, 10))
        )
    )


def _lettuce(thing: Subject, x: float, y: float) -> str:
    """A loose head of salad."""
    greens = (_green(thing), "#9bb065", "#8a5a54", "#a9bd74")
    return "".join(
        fill(blob([(x, y + 34), (x + dx - 16, y + 4), (x + dx, y - up), (x + dx + 16, y + 6)]), greens[i % 4])
        + line(curve([(x, y + 32), (x + dx * 0.6, y), (x + dx, y - up + 10)]), lighter(greens[i % 4], 0.4), 2)
        for i, (dx, up) in enumerate(((-32, 6), (32, 6), (-18, 26), (18, 26), (0, 34)))
    )


def _carrots(thing: Subject, x: float, y: float) -> str:
    """A bunch of carrots."""
    return "".join(
        tuft(x + dx * 0.8, y - 8, 12, 36, LEAF)
        + solid(
            blob([(x + dx - 9, y - 8), (x + dx + 9, y - 8), (x + dx * 1.2 + 3, y + 40), (x + dx * 1.2, y + 46)]),
            thing.paint(word),
            turn=3,
            rim=2,
        )
        for dx, word in ((-22, "plum"), (22, "mustard"), (0, "orange"))
    )


def _sunflower(thing: Subject, x: float, y: float) -> str:
    """One great flower on its stalk."""
    petals = "".join(
        turned(
            30 * i,
            x,
            y - 10,
            fill(blob([(x - 7, y - 30), (x, y - 46), (x + 7, y - 30), (x, y - 16)]), thing.paint("yellow")),
        )
        for i in range(12)
    )
    return (
        line(f"M{num(x)} {num(y)}V{num(y + 46)}", LEAF, 5)
        + leaf(x, y + 40, 22, 1, LEAF)
        + leaf(x, y + 44, 22, -1, LEAF)
        + petals
        + disc(x, y - 10, 18, thing.paint("chocolate"))
        + disc(x - 2, y - 12, 11, thing.paint("brown"))
    )


def _basil(thing: Subject, x: float, y: float) -> str:
    """A sprig of herbs."""
    return (
        sprig((x, y + 44), (x - 2, y - 36), 25, _green(thing))
        + sprig((x, y + 44), (x + 26, y - 6), 18, lighter(_green(thing), 0.15), 4)
        + sprig((x, y + 44), (x - 26, y - 2), 18, darker(_green(thing), 0.1), 4)
    )


def _peas(thing: Subject, x: float, y: float) -> str:
    """Butterfly flowers on a climbing stem."""
    words = ("lilac", "rose", "plum")
    return line(curve([(x + 6, y + 46), (x - 8, y + 10), (x + 8, y - 20), (x - 4, y - 42)]), LEAF, 3.5) + "".join(
        leaf(x, y + dy + 14, 18, side, LEAF)
        + solid(
            blob([(x, y + dy), (x - side * 26, y + dy - 16), (x - side * 30, y + dy + 8)]), thing.paint(word), turn=3
        )
        + solid(
            blob([(x, y + dy), (x - side * 12, y + dy - 24), (x + side * 14, y + dy - 12)]),
            lighter(thing.paint(word), 0.25),
            turn=3,
        )
        for dy, side, word in zip((26, 2, -20), (1, -1, 1), words, strict=True)
    )


def _chilli(thing: Subject, x: float, y: float) -> str:
    """Long peppers."""
    return (
        leaf(x, y - 22, 28, -1, LEAF)
        + leaf(x + 2, y - 22, 28, 1, lighter(LEAF, 0.15))
        + "".join(
            solid(
                blob(
                    [
                        (x + dx - 7, y - 22),
                        (x + dx + 8, y - 22),
                        (x + dx + 6, y + 10),
                        (x + dx + bend, y + 44),
                        (x + dx - 6, y + 8),
                    ]
                ),
                thing.paint("red"),
                turn=3,
                rim=2,
            )
            + line(f"M{num(x + dx)} {num(y - 22)}q2-8 8-10", LEAF, 4)
            for dx, bend in ((-20, -10), (2, 4), (24, 16))
        )
    )


def _grass(thing: Subject, x: float, y: float) -> str:
    """Blades of grass."""
    return tuft(x - 18, y + 40, 26, 62, _green(thing)) + tuft(x + 18, y + 40, 28, 70, "#8a9a5c")


def _meadow(thing: Subject, x: float, y: float) -> str:
    """Flowers of three kinds."""
    spots = ((-24, -12, "red"), (20, -24, "blue"), (0, 6, "mustard"), (28, 10, "white"), (-22, 20, "lilac"))
    return "".join(
        line(f"M{num(x + dx)} {num(y + dy)}L{num(x + dx * 0.4)} {num(y + 46)}", LEAF, 2.6) for dx, dy, _ in spots
    ) + "".join(flower(x + dx, y + dy, 15, thing.paint(word), thing.paint("amber")) for dx, dy, word in spots)


PICTURES = (
    (("tomato",), _tomato),
    (("bean", "pea pod"), _pods),
    (("salad", "lettuce", "cabbage", "kale", "chard"), _lettuce),
    (("carrot", "beetroot", "radish"), _carrots),
    (("sunflower",), _sunflower),
    (("basil", "herb", "mint", "parsley"), _basil),
    (("sweet pea",), _peas),
    (("chilli", "pepper"), _chilli),
    (("lawn", "grass", "manure"), _grass),
)


def _card(thing: Subject, x: float, y: float, wide: float, high: float, paint: str, ground: str) -> str:
    """A printed packet: a coloured head, a picture on a pale ground, small print."""
    outline = block(x, y, wide, high, 4)
    middle = x + wide / 2
    return wall_shadow(outline, 5, 6) + solid(
        outline,
        paint,
        rect(x + 8, y + high * 0.27, wide - 16, high * 0.58, ground, 4),
        inside(block(x + 8, y + high * 0.27, wide - 16, high * 0.58, 4), _picture(thing, middle, y + high * 0.55)),
        line(f"M{num(middle - wide * 0.3)} {num(y + high * 0.12)}h{num(wide * 0.6)}", PAPER, 5),
        line(f"M{num(middle - wide * 0.2)} {num(y + high * 0.2)}h{num(wide * 0.4)}", PAPER, 2.6),
        line(f"M{num(middle - wide * 0.34)} {num(y + high * 0.92)}h{num(wide * 0.68)}", PAPER, 2.2, 0.8),
        turn=5,
        rim=2,
    )


def _packet(thing: Subject) -> str:
    """A seed packet that leans on the wall, a few seeds before it."""
    wide, high = thing.vary("wide", 98, 108), thing.vary("high", 142, 154)
    x, y = 112 - wide / 2, GROUND - high
    ground = thing.pick("ground", (PAPER, "#f1e3bd", "#e4ead6"))
    seeds = "".join(
        disc(170 + dx, 200 + dy, 3.4, thing.paint("brown"), flat=0.7) for dx, dy in ((0, 4), (14, 8), (22, 1), (34, 7))
    )
    return (
        shadow(112, wide * 0.48)
        + turned(thing.vary("lean", -4, 4), 112, GROUND, _card(thing, x, y, wide, high, thing.body, ground))
        + seeds
    )


def _box_of_packets(thing: Subject) -> str:
    """A box with packets filed in it."""
    words = ("terracotta", "sage", "mustard", "teal")
    cards = "".join(
        turned(angle, x + 20, 150, _card(thing, x, 74, 58, 96, thing.paint(word), PAPER))
        for x, angle, word in zip((50, 80, 108, 126), (-9, -3, 3, 8), words, strict=True)
    )
    paint = thing.paint("natural")
    return (
        shadow(120, 76)
        + fill(polygon([(48, 132), (72, 121), (200, 121), (176, 132)]), darker(paint, 0.5))
        + cards
        + solid(block(44, 132, 136, 68, 4), paint, grain((44, 132, 180, 200), paint))
        + fill(polygon([(180, 132), (202, 121), (202, 189), (180, 200)]), darker(paint, 0.28))
        + rect(88, 152, 48, 26, PAPER, 3)
        + line("M98 162H126M102 170H122", mark(PAPER), 2.4)
    )


def _sack(thing: Subject) -> str:
    """A sack of seed with a picture, folded over at the top."""
    outline = rounded([(62, 62), (166, 62), (176, 100), (174, 201), (56, 201), (54, 100)], 10)
    return (
        shadow(116, 64)
        + wall_shadow(outline)
        + solid(
            outline,
            thing.body,
            rect(72, 96, 88, 82, PAPER, 6),
            inside(block(72, 96, 88, 82, 6), _picture(thing, 116, 138)),
        )
        + solid(block(58, 54, 112, 24, 6), lighter(thing.body, 0.12), turn=4)
        + line("M66 72H162", darker(thing.body, 0.3), 2.2)
        + line("M88 188H144", lighter(thing.body, 0.5), 3)
        + disc(98, 66, 2, INK)
    )


SEEDS: Mapping[str, Kind] = {
    "seeds": Kind(
        forms=(
            Form(_box_of_packets, ("box", "collection", "tin"), common=False),
            Form(_sack, ("lawn", "manure", "sack"), common=False),
            Form(_packet, ("seed", "mix")),
        ),
        colors=("terracotta", "sage", "mustard", "teal", "plum", "forest", "rust", "blue"),
        bare=False,
    ),
}
