"""Shapes of the bathroom's shaving things."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import grain, sheen, strip
from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter, mark
from assistant.sample.pictures.shapes_bath_body_packs import carton, flacon, scent, tin, tube
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    curve,
    disc,
    fill,
    lathe,
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


def _head(x: float, y: float, paint: str) -> str:
    """A double-edged head, seen from the front."""
    return (
        solid(rounded([(x - 38, y - 8), (x + 38, y - 8), (x + 42, y + 2), (x - 42, y + 2)], 6), paint, turn=3, rim=2)
        + line(f"M{num(x - 42)} {num(y + 4)}h84", lighter(STEEL, 0.5), 3)
        + solid(block(x - 36, y + 6, 72, 9, 4), darker(paint, 0.12), turn=3, rim=2)
    )


def _safety(thing: Subject) -> str:
    """A safety razor that leans on the wall."""
    paint, long = thing.body, thing.vary("long", 0, 14)
    rings = "".join(f"M108 {y}h20" for y in range(120, 188, 7))
    return shadow(128, 34) + turned(
        thing.vary("lean", 10, 16),
        118,
        GROUND,
        wall_shadow(block(108, 80, 20, 120, 6)),
        rod(f"M118 {num(62 - long)}V92", paint, 9),
        solid(block(108, 86, 20, 116, 8), paint, sheen(118, 10), line(rings, darker(paint, 0.35), 2), turn=3, rim=2),
        _head(118, 58 - long, paint),
    )


def _plain(thing: Subject) -> str:
    """A razor with a bent plastic handle."""
    handle = blob([(112, 82), (128, 84), (132, 124), (126, 168), (132, 202), (112, 204), (108, 166), (110, 122)])
    grips = "".join(f"M112 {y}h14" for y in range(136, 176, 8))
    return shadow(124, 34) + turned(
        12,
        118,
        GROUND,
        wall_shadow(handle),
        solid(handle, thing.body, line(grips, mark(thing.body), 3), turn=5, rim=2),
        solid(rounded([(84, 52), (152, 52), (156, 80), (80, 80)], 7), darker(thing.body, 0.15), turn=4, rim=2),
        line("M88 60H148M87 67H149M86 74H150", lighter(STEEL, 0.3), 3),
    )


def _brush(thing: Subject) -> str:
    """A shaving brush."""
    return _brush_at(thing, 118)


def _brush_at(thing: Subject, x: float) -> str:
    """A brush that stands on its handle."""
    hair = "#e5d4b4" if thing.body != thing.paint("cream") else "#8f7a5f"
    tuft = f"M{num(x - 20)} 122Q{num(x - 50)} 66 {num(x)} 50Q{num(x + 50)} 66 {num(x + 20)} 122Z"
    hairs = "".join(
        f"M{num(x + dx * 0.5)} 120Q{num(x + dx * 1.4)} 90 {num(x + dx * 1.3)} 58" for dx in (-22, -11, 0, 11, 22)
    )
    tips = line(f"M{num(x - 44)} 60q44-18 88 0", PAPER, 16, 0.5)
    return (
        shadow(x, 32)
        + solid(tuft, hair, line(hairs, darker(hair, 0.25), 1.8), tips)
        + lathe(x, [(118, 22), (134, 23)], thing.paint("silver"), sheen(x, 23))
        + lathe(x, [(132, 24), (146, 17), (168, 24), (188, 33), (200, 31)], thing.body)
    )


def _blades(thing: Subject) -> str:
    """A carton of blades with one before it."""
    blade = rounded([(132, 156), (208, 156), (208, 200), (132, 200)], 5)
    return (
        carton(thing, 44, 92, 128, thing.body)
        + wall_shadow(blade, 4, 4)
        + solid(blade, lighter(STEEL, 0.25), turn=3, rim=2)
        + line("M146 178H194", darker(STEEL, 0.5), 5)
        + "".join(disc(x, 178, 5, darker(STEEL, 0.5)) for x in (150, 170, 190))
        + line("M134 158H206M134 198H206", "#ffffff", 2, 0.8)
    )


def _soap_tin(thing: Subject) -> str:
    """A tin of shaving soap."""
    return tin(thing, thing.paint("ivory"))


def _cream(thing: Subject) -> str:
    """A tube of shaving cream."""
    return tube(thing, 118, scent(thing), thing.vary("wide", 36, 42), thing.vary("top", 46, 58))


def _straight(thing: Subject) -> str:
    """A straight razor, half open."""
    steel = "#b9bebf"
    blade = polygon([(64, 112), (178, 52), (196, 66), (188, 80), (82, 134)])
    scales = rounded([(48, 116), (64, 110), (190, 178), (198, 192), (186, 198), (54, 134)], 9)
    return (
        shadow(130, 66)
        + wall_shadow(blade)
        + wall_shadow(scales)
        + solid(blade, steel, turn=4, rim=2)
        + line("M92 130L188 80", "#ffffff", 2.6, 0.8)
        + line(curve([(66, 118), (46, 110), (34, 122)]), steel, 7)
        + solid(scales, thing.body, turn=5, rim=2)
        + "".join(disc(x, y, 4, thing.paint("brass")) for x, y in ((66, 122), (128, 156), (184, 188)))
    )


def _strop(thing: Subject) -> str:
    """A leather strop that hangs from a hook."""
    ring = line("M118 30v14M106 56a12 12 0 1 1 24 0", thing.paint("brass"), 4)
    return (
        disc(118, 28, 6, thing.paint("brass"))
        + wall_shadow(block(94, 66, 48, 118, 5))
        + ring
        + solid(block(90, 54, 56, 24, 6), darker(thing.body, 0.3), turn=4, rim=2)
        + solid(block(94, 74, 48, 110, 3), thing.body, grain((94, 74, 142, 184), thing.body), turn=6)
        + strip([(118, 82), (118, 130), (118, 178)], lighter(thing.body, 0.14), 20)
        + solid(rounded([(92, 180), (144, 180), (132, 206), (104, 206)], 7), darker(thing.body, 0.3), turn=4, rim=2)
    )


def _balm(thing: Subject) -> str:
    """A bottle of balm or splash."""
    return flacon(thing, thing.pick("splash", (thing.paint("mint"), thing.paint("sky"), thing.paint("ecru"))))


def _oil(thing: Subject) -> str:
    """A bottle of oil with a dropper."""
    return flacon(thing, darker(thing.paint("amber"), 0.1), dropper=True)


def _stand(thing: Subject) -> str:
    """A stand with a razor and a brush."""
    return (
        shadow(118, 62)
        + rod("M118 196V54H74M118 54H164", thing.body, 7)
        + rod("M164 54v12M74 54v10", thing.body, 6)
        + lathe(118, [(184, 56), (194, 60), (200, 58)], thing.paint("slate"))
        + _head(74, 66, thing.paint("silver"))
        + rod("M74 84V158", thing.paint("silver"), 10)
        + lathe(164, [(64, 20), (78, 13), (92, 17)], thing.body)
        + solid("M148 92H180Q196 134 164 152Q132 134 148 92Z", "#e5d4b4", turn=6)
    )


def _gift(thing: Subject) -> str:
    """A box with a razor and a brush beside it."""
    return (
        carton(thing, 34, 84, 112, thing.paint("forest"))
        + line("M34 146H118M76 90V202", thing.paint("cream"), 5)
        + _brush_at(thing, 164)
    )


def _alum(thing: Subject) -> str:
    """A clear block of alum on its box."""
    return (
        shadow(118, 66)
        + solid(block(52, 168, 132, 33, 4), thing.body, rect(52, 178, 132, 13, thing.accent), turn=5)
        + solid(block(64, 108, 108, 60, 12), "#e6efec", turn=9)
        + line("M80 122L96 154M110 118L118 134", "#ffffff", 4, 0.8)
        + fill(polygon([(140, 108), (172, 108), (172, 146)]), "#ffffff", 0.4)
        + line("M100 184H138", INK, 3, 0.6)
    )


SHAVING: Mapping[str, Kind] = {
    "shaving": Kind(
        forms=(
            Form(_gift, ("gift", "set"), common=False),
            Form(_stand, ("stand",), common=False),
            Form(_blades, ("blades",), common=False),
            Form(_alum, ("alum",), common=False),
            Form(_soap_tin, ("soap", "tin", "bowl"), common=False),
            Form(_cream, ("cream",), common=False),
            Form(_oil, ("oil",), common=False),
            Form(_balm, ("aftershave", "splash", "balm", "tonic"), common=False),
            Form(_strop, ("strop",), common=False),
            Form(_straight, ("straight", "cut throat"), common=False),
            Form(_plain, ("plastic", "cartridge"), common=False),
            Form(_brush, ("brush",)),
            Form(_safety, ("safety", "razor")),
        ),
        colors=("cream", "sky", "sage"),
        trim="charcoal",
    ),
}
