"""Tools for a bicycle: keys, pumps, levers, patches and oil."""

from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
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
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _key(angle: float, long: float) -> str:
    """One steel key of a multi-tool, folded out by an angle."""
    return turned(angle, 76, 160, rod(f"M76 160V{num(160 - long)}", STEEL, 9))


def _multi_tool(thing: Subject) -> str:
    """A folding tool with its keys spread out."""
    fan = "".join(_key(angle, long) for angle, long in ((-34, 72), (-6, 96), (20, 104), (44, 92)))
    driver = turned(64, 76, 160, rod("M76 160V86", STEEL, 7), line("M71 84h10", STEEL, 6))
    body = block(58, 148, 124, 42, 14)
    return (
        shadow(122, 68, GROUND - 8)
        + fan
        + driver
        + solid(body, thing.body, rect(96, 148, 50, 42, darker(thing.body, 0.15)), turn=7)
        + line("M104 158v22M113 158v22M122 158v22M131 158v22M140 158v22", darker(thing.body, 0.4), 2.4, 0.6)
        + disc(76, 166, 9, darker(STEEL, 0.15))
        + disc(76, 166, 4, INK)
        + disc(164, 169, 9, darker(STEEL, 0.15))
        + disc(164, 169, 4, INK)
    )


def _track_pump(thing: Subject) -> str:
    """A floor pump with a gauge and a hose."""
    top = thing.vary("top", 30, 44)
    return (
        shadow(120, 58)
        + rod("M136 186C196 190 198 120 168 104C150 96 148 84 150 70", INK, 6)
        + rod(f"M120 {num(top)}V90", STEEL, 8)
        + rod(f"M78 {num(top)}H162", thing.trim if thing.trim != STEEL else "#c39a63", 15)
        + lathe(120, ((84, 13), (190, 13)), thing.body, sleeve(120, 96, 108, 14, contrast(thing)), soft=False)
        + solid(rounded([(84, 192), (156, 192), (168, GROUND), (72, GROUND)], 4), INK, turn=4)
        + disc(120, 172, 21, darker(thing.body, 0.35))
        + disc(120, 172, 16, PAPER)
        + line("M120 172l8-9", "#b8412f", 2.6)
        + line("M109 178a12 12 0 0 1 22-11", INK, 1.8)
    )


def _mini_pump(thing: Subject) -> str:
    """A hand pump, leaning, with its hose head."""
    return shadow(124, 60, GROUND - 2) + turned(
        52,
        120,
        130,
        lathe(
            120,
            ((48, 12), (56, 14), (150, 14), (156, 12)),
            thing.body,
            sleeve(120, 66, 74, 15, contrast(thing)),
            soft=False,
        ),
        lathe(
            120,
            ((154, 17), (204, 17)),
            INK,
            line("M100 162h40M100 170h40M100 178h40M100 186h40M100 194h40", STEEL, 1.6, 0.4),
        ),
        solid(rounded([(106, 30), (134, 30), (134, 52), (106, 52)], 6), INK, turn=4),
        rod("M134 38h14", STEEL, 6),
    )


def _patch_kit(thing: Subject) -> str:
    """A tin of patches, with a tube of glue and two patches."""
    tin = thing.body if not thing.made_of("tin") else "#b8412f"
    return (
        shadow(120, 84)
        + box(44, 140, 108, 62, tin, disc(98, 171, 22, PAPER), ring(98, 171, 14, INK, 4), deep=36)
        + turned(
            78,
            190,
            176,
            solid(
                rounded([(180, 150), (200, 150), (198, 200), (182, 200)], 4),
                PAPER,
                rect(178, 164, 26, 14, contrast(thing)),
                turn=3,
            ),
            rect(186, 140, 8, 12, INK, 2),
        )
        + disc(156, 198, 15, "#d9804a", flat=0.5)
        + disc(156, 196, 11, INK, flat=0.5)
    )


def _levers(thing: Subject) -> str:
    """Three tyre levers, fanned."""
    lever = rounded([(111, 66), (120, 56), (129, 66), (132, 188), (120, 200), (108, 188)], 8)
    slot = block(116, 150, 8, 34, 4)
    return shadow(122, 62) + "".join(
        turned(
            angle,
            120,
            190,
            solid(
                lever, paint, fill(slot, darker(paint, 0.4)), line("M114 68q6-8 12 0", darker(paint, 0.35), 3), turn=5
            ),
        )
        for angle, paint in ((-26, darker(thing.body, 0.12)), (26, darker(thing.body, 0.12)), (0, thing.body))
    )


def _bottle(thing: Subject) -> str:
    """A bottle of oil or cleaner with a thin spout."""
    high = thing.vary("high", 92, 112)
    up = GROUND - high
    wide = thing.vary("wide", 32, 40)
    label = (
        sleeve(120, up + 34, GROUND - 16, wide, PAPER)
        + disc(120, up + 62, 13, thing.accent)
        + line(f"M104 {num(GROUND - 24)}h32", INK, 3)
    )
    return (
        shadow(120, wide + 4)
        + lathe(120, ((up - 46, 3.5), (up - 16, 7), (up - 6, 12)), darker(thing.body, 0.45), soft=False)
        + lathe(120, ((up - 6, 15), (up + 6, wide - 6), (up + 20, wide), (GROUND - 4, wide)), thing.body, label)
        + disc(120, up - 50, 5, contrast(thing), flat=1.3)
    )


def _spanner(thing: Subject) -> str:
    """One long spanner; a torque wrench has a grip with a scale."""
    jaw = "M100 66C88 44 98 26 112 24V50H128V24C142 26 152 44 140 66Q132 74 132 82H108Q108 74 100 66Z"
    torque = thing.says("torque")
    grip = thing.body if thing.body != STEEL else thing.accent
    tool = (
        solid(jaw, STEEL, turn=5) + lathe(120, ((78, 9), (196, 10)), STEEL, soft=False) + ring(120, 202, 13, STEEL, 9)
        if not torque
        else lathe(120, ((36, 20), (62, 20)), STEEL, soft=False, flat=0.3)
        + lathe(120, ((62, 8), (150, 9)), STEEL, line("M112 118h9M112 126h9M112 134h9M112 142h9", INK, 1.4), soft=False)
    )
    handle = (
        lathe(120, ((150, 12), (156, 14), (214, 14), (218, 11)), grip) if torque else rect(109, 112, 22, 58, grip, 8)
    )
    return shadow(128, 74, GROUND - 4) + turned(thing.vary("lean", 44, 56), 120, 122, tool, handle)


def _hex_keys(thing: Subject) -> str:
    """Bent keys of rising size in a holder."""
    keys = "".join(
        rod(f"M{58 + 24 * i} 168V{110 - 13 * i}q0-9 9-9h{16 + 5 * i}", (STEEL, INK)[thing.body == INK], 5 + 1.3 * i)
        for i in range(6)
    )
    holder = thing.body if thing.body != INK else thing.accent
    return (
        shadow(122, 82) + keys + solid(block(40, 156, 164, 46, 12), holder, turn=7) + line("M58 180H186", PAPER, 5, 0.7)
    )


def _brushes(thing: Subject) -> str:
    """Brushes for cleaning: a long cone, a round one, and a stiff wide one."""
    heads = ""
    for x, up, wide, angle in ((66, 60, 13, -5), (122, 48, 19, 0), (178, 66, 26, 5)):
        hairs = "".join(f"M{x - wide} {up + 7 * i}h{2 * wide}" for i in range(9))
        heads += turned(
            angle, x, GROUND,
            solid(block(x - wide, up - 4, 2 * wide, 68, wide * 0.7), lighter(INK, 0.2), line(hairs, INK, 2), turn=5),
            lathe(x, ((up + 62, 6), (up + 74, 9), (GROUND - 30, 8), (GROUND - 2, 11)), thing.body),
        )  # fmt: skip
    return shadow(122, 78) + heads


def _stand(thing: Subject) -> str:
    """A folding stand with a clamp for the frame."""
    return (
        shadow(122, 76)
        + rod(f"M116 120L60 {GROUND}M116 120L178 {GROUND}M116 120L128 {GROUND - 12}", INK, 9)
        + rod("M116 40V150", STEEL, 12)
        + rod("M116 82V150", thing.body, 15)
        + rod("M106 44H176", thing.body, 12)
        + solid(block(166, 22, 20, 46, 6), INK, turn=4)
        + solid(block(188, 22, 15, 46, 6), INK, turn=4)
        + rod("M206 45h14", STEEL, 7)
        + disc(116, 96, 8, contrast(thing))
    )


def _gauge(thing: Subject) -> str:
    """A flat gauge laid on a length of chain."""
    rollers = "".join(
        disc(22 + 28 * i, 176, 13, darker(STEEL, 0.35)) + disc(22 + 28 * i, 176, 5, INK) for i in range(8)
    )
    plates = "".join(rod(f"M{22 + 56 * i} 176h28", STEEL, 10) for i in range(4))
    plate = "M34 104H190Q210 104 210 122V168H196V142H66V168H52V130Q34 130 34 116Z"
    slots = "".join(line(f"M{x} 122h14", darker(STEEL, 0.5), 6) for x in (84, 116, 148))
    return shadow(122, 104, 190) + rollers + plates + solid(plate, thing.body, slots, turn=5)


def _plug_tool(thing: Subject) -> str:
    """A handle with a steel needle, and rubber plugs beside it."""
    plugs = "".join(rod(f"M{150 + 16 * i} {192 - 4 * i}q14-12 34-8", "#7a543a", 7) for i in range(3))
    handle = lathe(
        104, ((136, 13), (148, 20), (180, 17), (GROUND - 2, 21)), thing.body, rect(80, 162, 50, 9, contrast(thing))
    )
    return (
        shadow(110, 28)
        + rod("M104 60V140", STEEL, 7)
        + rod("M104 62V84", darker(STEEL, 0.35), 4)
        + handle
        + shadow(176, 30)
        + plugs
    )


def _roll(thing: Subject) -> str:
    """A rolled pouch of tools, tied with a strap."""
    return (
        shadow(120, 72)
        + "".join(rod(f"M{x} 150V{y}", STEEL, 8) for x, y in ((92, 96), (112, 84), (132, 98)))
        + rod("M152 150V104", thing.accent, 11)
        + solid(rounded([(54, 124), (186, 124), (186, GROUND), (54, GROUND)], 26), thing.body, turn=9)
        + line("M66 140Q120 132 174 140", darker(thing.body, 0.4), 2, 0.7)
        + rect(106, 124, 15, GROUND - 124, darker(thing.trim, 0.1))
        + rect(103, 156, 21, 17, "#c2a04e", 3)
    )


BIKE_TOOLS = Kind(
    forms=(
        Form(_track_pump, ("track pump", "floor pump", "standing pump"), common=False),
        Form(_mini_pump, ("pump", "inflator"), common=False),
        Form(_patch_kit, ("patch", "puncture", "repair kit"), common=False),
        Form(_levers, ("lever",), common=False),
        Form(_bottle, ("oil", "lube", "lubricant", "cleaner", "grease", "wax", "degreaser"), common=False),
        Form(_roll, ("roll", "pouch"), common=False),
        Form(_spanner, ("spanner", "wrench", "pedal"), common=False),
        Form(_hex_keys, ("hex", "allen"), common=False),
        Form(_brushes, ("brush",), common=False),
        Form(_stand, ("stand",), common=False),
        Form(_gauge, ("gauge", "checker"), common=False),
        Form(_plug_tool, ("plug",), common=False),
        Form(_multi_tool),
    ),
    colors=("red", "navy", "charcoal", "teal"),
    trim="natural",
)
