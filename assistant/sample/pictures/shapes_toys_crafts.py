"""Shapes of craft kits: what is in them, set out."""

from assistant.sample.pictures.more_strokes import dashed
from assistant.sample.pictures.palette import INK, LEAF, PAPER, STEEL, brightness, darker, lighter
from assistant.sample.pictures.patterns import contrast, flower, leaves
from assistant.sample.pictures.shapes_toys_models import BEECH, YARNS, basket, bird, clay, theatre, yarn_ball
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    curve,
    disc,
    fill,
    inside,
    lathe,
    line,
    moved,
    rect,
    ring,
    rod,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _hoop(thing: Subject) -> str:
    """Cloth in a hoop with stitches, a needle and thread."""
    cloth = thing.body if not thing.says("mending") else "#4f6d8f"
    paint = contrast(thing) if brightness(cloth) > 0.3 else PAPER
    waves = "".join(f"M52 {y}" + "a14 14 0 0 1 28 0" * 5 for y in (64, 84, 104, 124, 144)) + "".join(
        f"M38 {y + 10}" + "a14 14 0 0 1 28 0" * 6 for y in (64, 84, 104, 124)
    )
    stitched = dashed(waves, paint, 2.6, 5, 3)
    circle = "M46 104a72 72 0 1 1 144 0a72 72 0 1 1 -144 0Z"
    return (
        shadow(122, 60, GROUND - 6)
        + moved(7, 7, fill(circle, "#2c1a1d", 0.18))
        + inside(circle, fill(circle, cloth), stitched)
        + ring(118, 104, 72, darker(BEECH, 0.2), 9)
        + ring(117, 103, 72, BEECH, 6)
        + rect(110, 22, 16, 14, "#c2a04e", 3)
        + yarn_ball(60, 182, 20, thing.accent)
        + rod("M150 196L208 150", STEEL, 3.6)
        + line(curve([(206, 152), (222, 170), (196, 190), (178, 202)]), thing.accent, 2.6)
    )


def _stamps(thing: Subject) -> str:
    """A block, a roller or a stamp, ink, and a print that came of them."""
    card = block(116, 62, 82, 112, 3)
    lino = thing.says("lino")
    press = (
        rod(f"M50 {GROUND - 20}L62 128", BEECH, 13)
        + rod(f"M28 {GROUND - 16}H92", INK, 24)
        + line(f"M34 {GROUND - 20}H84", thing.accent, 6)
        if lino
        else lathe(62, ((104, 10), (116, 15), (138, 9), (166, 17), (172, 32)), BEECH)
        + solid(block(28, 172, 68, 24, 3), thing.accent, turn=4)
        + rect(28, 194, 68, 8, INK)
    )
    motif = (
        leaves((126, 78, 188, 160), darker(thing.accent, 0.2))
        if lino
        else flower(157, 98, 26, thing.accent, "#e8c14f")
        + flower(140, 140, 20, "#44719f", PAPER)
        + flower(176, 142, 20, "#557f51", PAPER)
    )
    return (
        shadow(156, 48, 178)
        + turned(5, 156, 118, moved(5, 6, fill(card, "#2c1a1d", 0.2)), fill(card, PAPER), motif)
        + shadow(62, 40)
        + press
        + shadow(166, 34)
        + solid(block(132, 178, 70, 24, 6), darker(thing.accent, 0.15), turn=5)
        + rect(128, 174, 78, 9, darker(thing.accent, 0.4), 4)
    )


def _loom(thing: Subject) -> str:
    """A small loom with cloth half woven, and yarn."""
    warp = "".join(f"M{x} 46V166" for x in range(66, 160, 8))
    start = thing.pick("start", range(5))
    rows = "".join(rect(62, 158 - 9 * i, 98, 9, YARNS[(i * 2 + i // 3 + start) % 5]) for i in range(7))
    weave = "".join(f"M{x} {y}v6" for y in range(106, 166, 9) for x in range(66 + (y % 2) * 8, 160, 16))
    return (
        shadow(114, 62, GROUND - 18)
        + solid(block(48, 36, 126, 146, 6) + "M60 48V170H162V48Z", BEECH, turn=5)
        + fill("M60 48H162V170H60Z", "#d9cbb0")
        + line(warp, PAPER, 2)
        + rows
        + line(weave, "#2c1a1d", 1.4, 0.35)
        + "".join(
            rect(x, 36, 4, 12, darker(BEECH, 0.25)) + rect(x, 170, 4, 12, darker(BEECH, 0.25))
            for x in range(64, 160, 8)
        )
        + yarn_ball(62, 182, 20, YARNS[0])
        + yarn_ball(188, 172, 30, YARNS[2])
        + yarn_ball(148, 188, 15, YARNS[1])
    )


def _bracelets(thing: Subject) -> str:
    """A tin of thread in skeins, and a braided band."""
    skeins = "".join(
        rod(f"M{56 + 26 * i} 152V{108 + (i % 2) * 10}", paint, 17) + rect(46.5 + 26 * i, 128, 19, 9, INK, 2)
        for i, paint in enumerate(YARNS)
    )
    band = curve([(36, 186), (80, 202), (140, 200), (206, 182)])
    zigzag = "".join(f"M{34 + 12 * i} {186 + (12, 9)[i % 2] * (1 - abs(i - 7) / 8):g}l6 5" for i in range(15))
    return (
        shadow(118, 76, 186)
        + skeins
        + solid(block(38, 140, 142, 44, 9), thing.body if thing.body != STEEL else "#2f7577", turn=7)
        + disc(109, 162, 14, PAPER)
        + flower(109, 162, 15, "#dd9ba0", "#e8c14f")
        + moved(2, 3, line(band, "#2c1a1d", 13, 0.25))
        + line(band, "#e0806a", 12)
        + line(zigzag, "#ecd568", 3.4)
    )


def _candles(thing: Subject) -> str:
    """Rolled candles of honeycomb wax, and a sheet."""
    comb = "".join(
        f"M{x + (y // 10 % 2) * 6} {y}l5-3 5 3v6l-5 3-5-3Z" for y in range(50, 204, 10) for x in range(54, 174, 12)
    )
    wax, other = "#dba94a", thing.pick("other", ("#cf8a2c", "#e3c98f", "#b9762a"))
    cells = line(comb, darker(wax, 0.25), 1.2, 0.55)
    candles = "".join(
        line(f"M{x} {top}v-14", INK, 3)
        + lathe(x, ((top, r), (GROUND - 2, r)), paint, cells, soft=False, flat=0.2)
        + disc(x, top, r, lighter(paint, 0.25), flat=0.22)
        + ring(x, top, r * 0.5, darker(paint, 0.3), 1.6, flat=0.22)
        for x, top, r, paint in ((72, 86, 16, wax), (112, 58, 14, other), (150, 110, 17, wax))
    )
    return (
        shadow(112, 66)
        + candles
        + shadow(182, 32)
        + turned(-8, 186, 180, solid(block(160, 182, 62, 18, 3), other, cells, turn=3))
        + line("M200 170q14-16 4-30q-10-10 2-22", PAPER, 3)
    )


def _press(thing: Subject) -> str:
    """A flower press with wing nuts, and a pressed flower in a frame."""
    layers = "".join(rect(38, 150 + 8 * i, 94, 8, (PAPER, "#d4bd94")[i % 2]) for i in range(4))
    bolts = "".join(rod(f"M{x} 122V196", "#c2a04e", 5) + rod(f"M{x - 10} 120h20", "#c2a04e", 6) for x in (50, 120))
    return (
        shadow(176, 38)
        + solid(block(140, 60, 76, 142, 4), BEECH, turn=5)
        + rect(150, 70, 56, 122, PAPER)
        + leaves((156, 96, 200, 186), LEAF)
        + flower(178, 104, 24, thing.pick("bloom", ("#735a8d", "#b8412f", "#44719f")), "#e8c14f")
        + fill("M150 70H190L150 140Z", "#ffffff", 0.3)
        + shadow(86, 56)
        + bolts
        + solid(block(32, 180, 106, 22, 4), BEECH, turn=4)
        + layers
        + solid(block(32, 130, 106, 22, 4), BEECH, turn=4)
        + flower(86, 141, 15, "#b8412f", "#e8c14f")
    )


def _book(thing: Subject) -> str:
    """Sewn sections with an open spine, thread and an awl."""
    sections = "".join(solid(block(54, 92 + 15 * i, 122, 14, 6), PAPER, turn=3) for i in range(6))
    chains = "".join(f"M{x} 86" + "q-5 7 0 15q5-7 0-15m0 15" * 7 for x in (80, 104, 128, 152))
    return (
        shadow(116, 76)
        + solid(block(48, 182, 134, 20, 4), thing.body, turn=4)
        + sections
        + solid(block(48, 74, 134, 20, 4), thing.body, turn=4)
        + line(chains, thing.accent, 2.6)
        + lathe(206, ((130, 7), (150, 13), (GROUND - 30, 9)), BEECH)
        + rod(f"M206 {GROUND - 28}V{GROUND}", STEEL, 4)
        + shadow(206, 12)
    )


CRAFT_KITS = Kind(
    forms=(
        Form(bird, ("robin", "felted", "felting"), common=False),
        Form(_stamps, ("stamp", "print", "printing", "lino"), common=False),
        Form(_book, ("bookbinding", "binding"), common=False),
        Form(_bracelets, ("bracelet", "thread", "bead"), common=False),
        Form(_candles, ("candle", "beeswax"), common=False),
        Form(theatre, ("theatre", "puppet"), common=False),
        Form(_press, ("press", "pressed"), common=False),
        Form(clay, ("clay", "pottery", "modelling"), common=False),
        Form(basket, ("willow", "basket"), common=False),
        Form(_loom, ("loom", "weaving", "knitting", "crochet"), common=False),
        Form(_hoop),
    ),
    colors=("navy", "cream", "teal", "terracotta"),
    trim="natural",
)
