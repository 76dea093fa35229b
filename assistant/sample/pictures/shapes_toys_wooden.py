"""Shapes of wooden toys that stand."""

from assistant.sample.pictures.more_strokes import dashed
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.shapes_toys_wheels import BEECH, PAINTS, bus, duck, engine
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    blob,
    block,
    box,
    curve,
    disc,
    fill,
    lathe,
    line,
    polygon,
    rect,
    rod,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _blocks(thing: Subject) -> str:
    """A small building of blocks."""
    paints = (
        PAINTS
        if not thing.says("plain", "natural")
        else (BEECH, lighter(BEECH, 0.25), darker(BEECH, 0.14), lighter(BEECH, 0.1), darker(BEECH, 0.08), BEECH)
    )
    order = thing.pick("order", ((0, 1, 2, 3, 4, 5), (3, 2, 5, 0, 1, 4), (2, 4, 1, 5, 0, 3)))
    a, b, c, d, e, f = (paints[i] for i in order)
    arch = f"M100 152H160V{GROUND}H148V{GROUND - 16}A18 18 0 0 0 112 {GROUND - 16}V{GROUND}H100Z"
    return (
        shadow(122, 80)
        + box(52, 154, 46, 48, a, line("M62 178h26", darker(a, 0.25), 2, 0.5), deep=18)
        + fill(f"M112 {GROUND - 16}a18 18 0 0 1 36 0V{GROUND - 4}H112Z", darker(b, 0.6))
        + fill("M100 152l18-8h60l-18 8Z", lighter(b, 0.3))
        + fill(f"M160 152l18-8v{GROUND - 152}l-18 8Z", darker(b, 0.28))
        + solid(arch, b, turn=4)
        + box(58, 108, 42, 46, c, disc(79, 131, 10, lighter(c, 0.4)), deep=18)
        + box(106, 106, 46, 38, d, deep=18)
        + fill("M98 100l12-8 32-40-12 6Z", darker(e, 0.3))
        + solid(polygon([(54, 104), (104, 104), (79, 62)]), e, turn=5)
        + lathe(136, ((64, 15), (100, 15)), f, soft=False, flat=0.28)
        + disc(136, 64, 15, lighter(f, 0.3), flat=0.28)
    )


def _rings(thing: Subject) -> str:
    """Rings stacked on a rod."""
    radii = [70 - 9.5 * i for i in range(5)]
    stack = "".join(
        solid(
            block(120 - radius, GROUND - 32 - 25 * i, radius * 2, 25, 12),
            PAINTS[(i * 2 + int(thing.vary("start", 0, 6))) % 6],
            turn=6,
        )
        for i, radius in enumerate(radii)
    )
    ball = disc(120, 54, 19, PAINTS[int(thing.vary("ball", 0, 6))])
    return (
        shadow(120, 74)
        + rod("M120 70V190", BEECH, 12)
        + solid(block(50, GROUND - 10, 140, 10, 5), BEECH, turn=3)
        + stack
        + ball
        + disc(114, 48, 6, "#fff6e0", opacity=0.45)
    )


def _house(thing: Subject) -> str:
    """A dolls' house, open in front, with three rooms."""
    walls = ("#e6bdb1", "#cbd8d2", "#ecd568")
    edge = BEECH
    return (
        shadow(122, 80)
        + fill("M120 34L204 92V202H216V84L136 28Z", darker(edge, 0.3))
        + fill("M120 40L196 92V202H44V92Z", thing.body)
        + rect(54, 148, 66, 48, walls[0])
        + rect(126, 148, 62, 48, walls[1])
        + fill("M120 56L186 100V140H54V100Z", walls[2])
        + line(f"M44 {GROUND}V92L120 40L196 92V{GROUND}M48 144H192M123 146V200M48 198H192", edge, 7)
        + line("M34 98L120 38L206 98", "#b8412f", 11)
        + solid(block(64, 172, 44, 18, 5), "#44719f", turn=3)
        + rect(66, 164, 10, 14, PAPER, 3)
        + solid(block(140, 164, 34, 6, 2), "#7a543a", turn=1)
        + line("M145 170v24M169 170v24", "#7a543a", 4)
        + rect(106, 104, 28, 26, "#8fb4cc", 3)
        + line("M120 104v26M106 117h28", PAPER, 2.4)
    )


def _moon(thing: Subject) -> str:
    """A crescent that rocks, with pieces balanced on it."""
    moon = "M40 116A80 80 0 0 0 200 116A92 60 0 0 1 40 116Z"
    pieces = (
        (78, 128, 24, 24),
        (108, 130, 30, 30),
        (142, 128, 24, 24),
        (98, 104, 24, 25),
        (126, 100, 24, 29),
        (110, 76, 26, 26),
    )
    return (
        shadow(120, 50, GROUND - 4)
        + "".join(
            solid(block(x, y, w, h, 5), (BEECH, darker(BEECH, 0.22), lighter(BEECH, 0.3))[i % 3], turn=4)
            for i, (x, y, w, h) in enumerate(pieces)
        )
        + solid(
            moon,
            darker(BEECH, 0.1) if thing.body == BEECH else thing.body,
            line("M52 134A72 66 0 0 0 188 134", darker(BEECH, 0.3), 2, 0.5),
            turn=10,
        )
        + disc(123, 62, 13, "#e8c14f")
    )


def _stall(thing: Subject) -> str:
    """A stall with an awning, a counter and fruit."""
    flaps = "".join(f"M{34 + 29 * i} 62h29v22a14.5 13 0 0 1 -29 0Z" for i in range(0, 6, 2))
    others = "".join(f"M{34 + 29 * i} 62h29v22a14.5 13 0 0 1 -29 0Z" for i in range(1, 6, 2))
    fruit = "".join(disc(x, 138, 10, paint) for x, paint in zip(range(58, 190, 22), PAINTS, strict=True))
    return (
        shadow(122, 88)
        + rod("M46 70V200M196 70V200", BEECH, 9)
        + fruit
        + solid(
            block(36, 140, 170, 62, 4),
            thing.body if thing.body != BEECH else lighter(BEECH, 0.15),
            line("M40 172H204M92 142V200M148 142V200", darker(BEECH, 0.25), 2, 0.5),
            turn=6,
        )
        + rect(30, 138, 182, 9, darker(BEECH, 0.1), 3)
        + fill("M48 40H194L208 64H34Z", darker(thing.accent, 0.15))
        + fill(flaps, thing.accent)
        + fill(others, PAPER)
    )


def _crate(thing: Subject) -> str:
    """An open crate of wooden vegetables, one of them cut."""
    slats = line("M44 158H196M44 182H196", darker(BEECH, 0.45), 4)
    return (
        shadow(122, 84)
        + fill("M70 138C56 110 74 96 88 104C102 96 116 112 104 140Z", "#b8412f")
        + fill("M86 106q-2-14 8-18", "#557f51")
        + line("M87 104q0-12 8-16M87 104q-8-8-14-4", "#557f51", 4)
        + turned(
            24,
            140,
            120,
            solid(
                "M126 150C120 110 128 84 140 66C152 84 160 110 154 150Z",
                "#db772f",
                line("M130 104h9M141 120h10M132 134h8", "#a9522d", 2, 0.7),
                turn=4,
            ),
            line("M140 68q-14-10-12-24M140 68v-28M140 68q12-12 12-24", "#557f51", 5),
        )
        + disc(186, 124, 19, thing.pick("last", ("#503449", "#a8bf4f", "#e8c14f")), flat=1.25)
        + solid(block(42, 136, 156, 66, 4), BEECH, slats, turn=7)
        + rod("M52 138V200M188 138V200", darker(BEECH, 0.12), 8)
        + rod("M98 150h44", darker(BEECH, 0.5), 7)
    )


def _animals(thing: Subject) -> str:
    """A cow, a sheep and a hen, cut from wood."""
    cow = "M46 116L60 96Q66 90 74 98L84 104H136Q152 106 154 122V176H138V150H92V176H76V136L52 130Z"
    sheep = blob(
        [(156, 150), (172, 138), (190, 142), (206, 138), (216, 152), (212, 170), (196, 176), (176, 174), (160, 168)]
    )
    hen = "M30 178C26 168 34 164 36 158Q40 148 50 156Q56 166 70 158Q74 178 56 186H40Z"
    return (
        shadow(106, 50, GROUND - 24)
        + solid(
            cow,
            thing.pick("cow", (BEECH, darker(BEECH, 0.3))),
            disc(116, 120, 13, WHITE),
            disc(94, 108, 9, WHITE),
            disc(142, 140, 9, WHITE),
            turn=6,
        )
        + line("M154 116q10 10 6 34", darker(BEECH, 0.25), 4)
        + disc(63, 110, 2.8, INK)
        + shadow(184, 34, GROUND - 6)
        + line("M174 170v24M202 170v24", "#4b4a4a", 8)
        + solid(sheep, "#efe4cd", turn=5)
        + solid("M158 142Q142 146 148 164Q160 166 166 154Z", "#4b4a4a", turn=2)
        + shadow(50, 20)
        + line(f"M46 184V{GROUND}M58 184V{GROUND}", "#db772f", 4)
        + solid(hen, "#b8412f", turn=4)
    )


def _bench(thing: Subject) -> str:
    """A small workbench with a hammer, a saw and a vice."""
    return (
        shadow(122, 90)
        + solid(block(44, 56, 152, 70, 6), lighter(BEECH, 0.25), turn=5)
        + turned(
            14,
            84,
            90,
            rod("M84 76V122", darker(BEECH, 0.3), 8),
            solid(block(66, 66, 36, 17, 5), thing.pick("head", ("#b8412f", "#557f51", "#2f7577")), turn=4),
        )
        + fill("M120 74L176 82L172 102L120 96Z", "#bcc1c1")
        + line("M122 98l5 5 5-4 5 5 5-4 5 5 5-4 5 5 5-4 5 5 5-4", "#93918c", 2)
        + solid(block(102, 70, 24, 32, 9), "#44719f", turn=4)
        + solid(block(30, 124, 180, 20, 5), BEECH, turn=5)
        + rod("M52 146V200M188 146V200", BEECH, 13)
        + rod("M56 180H184", BEECH, 9)
        + solid(block(98, 136, 44, 24, 5), "#e8c14f", turn=4)
        + rod("M108 170H132", darker(BEECH, 0.3), 5)
    )


def _run(thing: Subject) -> str:
    """A marble run: slanted channels between two posts."""
    runs = ((74, 172, 66, 82), (172, 70, 104, 120), (70, 172, 142, 158))
    marbles = ((98, 58, PAINTS[0]), (150, 100, PAINTS[1]), (92, 136, PAINTS[3]), (178, 184, PAINTS[2]))
    return (
        shadow(122, 80)
        + solid(block(40, 190, 164, 12, 5), BEECH, turn=3)
        + rod("M64 46V194M178 46V194", darker(BEECH, 0.08), 11)
        + "".join(rod(f"M{a} {y}L{b} {z}", BEECH, 11) for a, b, y, z in runs)
        + disc(64, 44, 9, thing.accent)
        + disc(178, 44, 9, thing.accent)
        + "".join(disc(x, y, 10, paint) + disc(x - 3, y - 3, 3.4, "#fff6e0", opacity=0.8) for x, y, paint in marbles)
    )


def _rope(thing: Subject) -> str:
    """A skipping rope, coiled, with two turned handles."""
    points: list[Point] = [
        (70, 130),
        (50, 176),
        (110, 196),
        (186, 180),
        (180, 140),
        (120, 128),
        (64, 152),
        (84, 186),
        (160, 190),
        (192, 160),
        (176, 124),
    ]
    handles = "".join(
        turned(
            angle,
            x,
            y,
            lathe(
                x,
                ((y - 66, 8), (y - 52, 12), (y - 34, 9), (y - 12, 12), (y, 8)),
                BEECH,
                rect(x - 20, y - 46, 40, 8, thing.body),
            ),
        )
        for x, y, angle in ((70, 132, -14), (176, 126, 16))
    )
    return (
        shadow(122, 72, GROUND - 8)
        + line(curve(points), darker(thing.body, 0.35), 9)
        + line(curve(points), thing.body, 6.5)
        + dashed(curve(points), contrast(thing), 6, 2.5, 8)
        + handles
    )


WHITE = "#f3ead6"
WOODEN_TOYS = Kind(
    forms=(
        Form(engine, ("train", "engine", "railway"), common=False),
        Form(duck, ("duck", "pull along"), common=False),
        Form(bus, ("bus", "sorting", "sorter", "car", "van"), common=False),
        Form(_rings, ("ring", "stacking"), common=False),
        Form(_house, ("house", "dolls"), common=False),
        Form(_moon, ("balancing", "moon"), common=False),
        Form(_stall, ("stall", "kitchen", "shop"), common=False),
        Form(_crate, ("vegetable", "fruit", "food"), common=False),
        Form(_animals, ("animal", "farmyard", "ark"), common=False),
        Form(_bench, ("workbench", "tool"), common=False),
        Form(_run, ("marble",), common=False),
        Form(_rope, ("rope",), common=False),
        Form(_blocks),
    ),
    colors=("natural", "yellow", "red"),
    trim="natural",
)
