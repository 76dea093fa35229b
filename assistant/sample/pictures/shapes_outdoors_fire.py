"""Shapes of the outdoors' camp stoves."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import flame, sheen, surface
from assistant.sample.pictures.palette import INK, STEEL, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    Point,
    block,
    box,
    curve,
    disc,
    fill,
    lathe,
    line,
    loop,
    mouth,
    num,
    polygon,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

BLUE = "#7fb0cf"


def _ring(x: float, y: float, reach: float, high: float = 15) -> str:
    """A ring of gas flames."""
    return "".join(flame(x + reach * dx, y, high, BLUE) for dx in (-1, -0.6, -0.2, 0.2, 0.6, 1))


def _canister(x: float, top: float, paint: str, label: str) -> str:
    """A gas canister with a band."""
    band = rect(x - 60, top + 28, 120, 20, label)
    return lathe(x, [(top, 14), (top + 8, 36), (top + 18, 46), (196, 46), (200, 42)], paint, band)


def _pot(x: float, low: float, r: float, high: float) -> str:
    """A small pan on the stove."""
    return (
        rod(f"M{num(x + r)} {num(low - high + 8)}l34-6", INK, 6)
        + lathe(x, [(low - high, r), (low - 4, r), (low, r - 4)], STEEL, sheen(x, r))
        + mouth(x, low - high, r, STEEL, darker(STEEL, 0.45))
    )


def _gas(thing: Subject) -> str:
    """A folding burner screwed on a canister."""
    x, metal = 116.0, thing.body
    arms = f"M{num(x)} 112L{num(x - 46)} 92V84M{num(x)} 112L{num(x + 46)} 92V84M{num(x)} 112V84"
    return (
        shadow(x, 44)
        + _canister(x, 134, thing.paint(thing.pick("gas", ("teal", "orange", "forest"))), thing.paint("cream"))
        + lathe(x, [(112, 7), (136, 9)], darker(metal, 0.1), sheen(x, 9))
        + rod(f"M{num(x + 8)} 126h28", darker(metal, 0.2), 5)
        + disc(x + 40, 126, 7, thing.accent, flat=1.4)
        + lathe(x, [(94, 22), (100, 24), (114, 8)], metal, sheen(x, 22))
        + _ring(x, 95, 17, 20)
        + rod(arms, metal, 6)
    )


def _cup(thing: Subject) -> str:
    """A tall cup locked on its burner, with a sleeve and a lid."""
    x = 112.0
    return (
        shadow(x, 44)
        + _canister(x, 158, thing.paint("orange"), thing.paint("cream"))
        + lathe(x, [(138, 36), (150, 34), (160, 16)], STEEL, sheen(x, 34))
        + _ring(x, 148, 22, 11)
        + rod(f"M{num(x + 36)} 72q32 2 28 30q-4 24-28 24", darker(thing.body, 0.3), 8)
        + lathe(
            x, [(58, 38), (138, 38)], thing.body, line(f"M{num(x - 40)} 118q40 8 80 0", lighter(thing.body, 0.3), 3)
        )
        + lathe(x, [(44, 34), (50, 40), (60, 41)], darker(thing.body, 0.4))
        + disc(x - 20, 48, 6, INK, flat=0.4)
    )


def _table(thing: Subject) -> str:
    """A flat stove for the table."""
    return (
        shadow(118, 84)
        + box(30, 152, 160, 44, thing.body, deep=30)
        + disc(112, 145, 44, darker(STEEL, 0.35), flat=0.16)
        + disc(112, 143, 30, darker(STEEL, 0.6), flat=0.16)
        + _ring(112, 144, 24, 22)
        + rod("M64 146V130H160V146M92 130V138M132 130V138", darker(STEEL, 0.4), 6)
        + disc(160, 174, 12, thing.paint("cream"))
        + line("M160 174l6-7", INK, 3)
        + line("M44 174H120", mark(thing.body), 3, 0.8)
    )


def _two_burner(thing: Subject) -> str:
    """A suitcase stove with its lid up."""
    lid = rounded([(38, 66), (194, 66), (186, 144), (30, 144)], 6)
    return (
        shadow(118, 92)
        + solid(lid, darker(thing.body, 0.1), turn=6)
        + rect(48, 78, 132, 58, darker(STEEL, 0.05), 4)
        + solid(polygon([(30, 144), (186, 144), (206, 160), (20, 160)]), darker(STEEL, 0.15), turn=4)
        + "".join(disc(x, 151, 30, INK, flat=0.16) + _ring(x, 152, 20, 18) for x in (74, 146))
        + line("M44 148H104M116 148H176", darker(STEEL, 0.55), 4)
        + solid(block(20, 158, 186, 40, 5), thing.body, turn=6)
        + "".join(disc(x, 178, 9, INK) + line(f"M{x} 178v-6", "#ffffff", 2) for x in (62, 160))
        + rod("M96 182H128", INK, 7)
    )


def _spirit(thing: Subject) -> str:
    """A brass spirit burner in its stand, with a pan."""
    x = 112.0
    holes = "".join(disc(x + dx, 172, 4.5, darker(thing.body, 0.6)) for dx in (-30, -10, 10, 30))
    return (
        shadow(x, 50)
        + _pot(x, 134, 54, 44)
        + rod("M74 136L70 198M152 136L156 198", darker(STEEL, 0.3), 6)
        + "".join(flame(x + dx, 162, 24) for dx in (-14, 0, 14))
        + lathe(x, [(158, 30), (164, 40), (190, 40), (199, 34)], thing.body, sheen(x, 38), holes)
        + disc(x, 158, 22, darker(thing.body, 0.45), flat=0.2)
    )


def _hose(thing: Subject) -> str:
    """A low burner on three legs with a hose to its bottle."""
    fuel = thing.paint("red") if thing.says("fuel", "expedition") else thing.paint("teal")
    hose = curve([(92, 172), (128, 192), (150, 196), (172, 178), (182, 116)])
    return (
        shadow(76, 46)
        + shadow(184, 26)
        + rod("M76 152L34 200M76 152L118 200M76 152V198", STEEL, 6)
        + line(hose, INK, 6)
        + line(hose, lighter(INK, 0.4), 1.8)
        + lathe(76, [(138, 24), (146, 26), (160, 12)], darker(STEEL, 0.2), sheen(76, 24))
        + _ring(76, 140, 18, 22)
        + rod("M76 154L32 136V128M76 154L120 136V128", STEEL, 6)
        + lathe(
            184,
            [(92, 12), (104, 14), (122, 26), (192, 26), (199, 22)],
            fuel,
            rect(150, 140, 70, 22, thing.paint("cream")),
        )
        + lathe(184, [(78, 10), (94, 12)], INK)
    )


def _wood(thing: Subject) -> str:
    """A folding box for a fire of twigs."""
    holes = "".join(disc(x, y, 5, INK) for y in (182,) for x in (76, 100, 124, 148))
    vents = "".join(disc(x, 128, 5, INK) for x in (82, 112, 142))
    door = rounded([(90, 142), (134, 142), (134, 170), (90, 170)], 4)
    return (
        shadow(116, 54)
        + "".join(flame(x, 108, high) for x, high in ((90, 40), (134, 44), (112, 62)))
        + rod("M84 112L102 74M140 112L126 80", "#7b5b44", 7)
        + box(60, 106, 102, 92, thing.body, sheen(112, 52), deep=26)
        + fill(door, "#3a2520")
        + flame(112, 169, 24)
        + rod("M96 168L150 178M100 172L156 170", "#7b5b44", 6)
        + vents
        + holes
    )


def _tablet(thing: Subject) -> str:
    """A tiny folding tray for fuel tablets, with a pan."""
    return (
        shadow(112, 56)
        + _pot(112, 136, 46, 38)
        + solid(polygon([(62, 134), (86, 134), (92, 198), (56, 198)]), thing.body, sheen(74, 20), turn=4)
        + solid(polygon([(138, 134), (162, 134), (168, 198), (132, 198)]), thing.body, sheen(150, 20), turn=4)
        + rod("M60 186H164", darker(thing.body, 0.15), 6)
        + rect(96, 174, 32, 10, "#efe9dc", 3)
        + flame(112, 176, 36)
    )


def _kettle(thing: Subject) -> str:
    """A storm kettle: a chimney with water round it over a fire base."""
    x = 112.0
    sides: list[Point] = [(54, 17), (66, 18), (92, 32), (156, 46), (166, 44)]
    return (
        shadow(x, 50)
        + flame(x, 58, 30)
        + rod(curve([(x - 34, 92), (x - 62, 60), (x, 26), (x + 62, 62), (x + 36, 96)]), darker(STEEL, 0.3), 4)
        + rod(f"M{num(x + 26)} 84l18-12", thing.body, 10)
        + disc(x + 47, 69, 7, thing.paint("tan"))
        + lathe(x, sides, thing.body, surface(thing, (x - 46, 54, x + 46, 166)))
        + mouth(x, 54, 17, thing.body, INK, flat=0.2)
        + lathe(x, [(164, 40), (176, 50), (199, 46)], darker(thing.body, 0.12), sheen(x, 46))
        + disc(x, 186, 12, "#3a2520", flat=0.7)
        + flame(x, 193, 15)
    )


def _bowl(thing: Subject) -> str:
    """A fire bowl on legs with a grill."""
    sides: list[Point] = [(132, 76), (150, 70), (172, 42), (178, 24)]
    bars = "".join(f"M{x} 120V132" for x in range(48, 190, 14))
    return (
        shadow(118, 62)
        + rod("M84 168L64 202M152 168L172 202", darker(thing.body, 0.15), 8)
        + "".join(flame(x, 134, high) for x, high in ((76, 40), (104, 58), (136, 50), (162, 36)))
        + rod("M70 136L150 122M90 122L164 138", "#7b5b44", 9)
        + lathe(118, sides, thing.body)
        + line("M42 132Q118 150 194 132", lighter(thing.body, 0.35), 4)
        + rod("M40 118H198", darker(STEEL, 0.3), 5)
        + line(bars, darker(STEEL, 0.3), 3)
        + loop(204, 118, 10, 6, STEEL, 5)
    )


FIRE: Mapping[str, Kind] = {
    "camp stoves": Kind(
        forms=(
            Form(_spirit, ("spirit", "alcohol"), common=False),
            Form(_two_burner, ("two burner", "burner"), common=False),
            Form(_table, ("table",), common=False),
            Form(_wood, ("wood", "twig"), common=False),
            Form(_cup, ("cup", "integrated"), common=False),
            Form(_tablet, ("solid fuel", "tablet"), common=False),
            Form(_kettle, ("kettle",), common=False),
            Form(_bowl, ("bowl", "grill"), common=False),
            Form(_hose, ("hose", "multi fuel", "expedition")),
            Form(_gas, ("gas", "pocket", "stove")),
        ),
        colors=("silver",),
        trim="brass",
    ),
}
