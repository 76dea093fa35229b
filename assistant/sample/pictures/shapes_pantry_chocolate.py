"""Shapes of chocolate: bars, boxes, pouches, coins and ingots."""

from assistant.sample.pictures.palette import INK, PAPER, brightness, darker, lighter
from assistant.sample.pictures.shapes_pantry_labels import emblem, label, pouch
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    block,
    box,
    disc,
    fill,
    inside,
    lathe,
    line,
    moved,
    polygon,
    rect,
    ring,
    rounded,
    shadow,
    sleeve,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

COCOA = "#5a3b2c"


MILK = "#8a5a3c"


GOLD = "#c9a24b"


def _squares(x: float, y: float, columns: int, rows: int, size: float, paint: str) -> str:
    """Squares of a bar, moulded."""
    parts = [rect(x, y, columns * size, rows * size, darker(paint, 0.25), 2)]
    for i in range(columns):
        for j in range(rows):
            left, top = x + i * size, y + j * size
            parts.append(solid(block(left + 1.2, top + 1.2, size - 2.4, size - 2.4, 2), paint, turn=3, rim=2))
    return "".join(parts)


def _bar(thing: Subject) -> str:
    """A bar in its wrapper, torn open at the top."""
    paint = (
        MILK
        if thing.says("milk", "creamy", "oat", "gianduja", "hazelnut")
        else "#3f2a22"
        if thing.says("dark", "unsweetened", "100")
        else COCOA
    )
    wrap = thing.body if abs(brightness(thing.body) - brightness(paint)) > 0.08 else thing.accent
    tilt = thing.vary("tilt", -10, -4)
    size = 27.0
    y = 46.0
    foil = "M70 100l8-10 9 8 8-12 10 11 9-9 8 10 10-12 8 11 9-7 5 9V118H70Z"
    paper = rounded([(68, 108), (158, 108), (158, 204), (68, 204)], 3)
    return (
        shadow(124, 54, GROUND - 2)
        + turned(
            tilt,
            113,
            200,
            moved(6, 2, fill(block(70, y, 88, 156, 3), "#2c1a1d", 0.16)),
            _squares(72.5, y, 3, 3, size, paint),
            fill(foil, GOLD if thing.pick("foil", (True, False)) else "#cfd2d0"),
            solid(
                paper,
                wrap,
                rect(68, 186, 90, 7, thing.accent if wrap != thing.accent else PAPER),
                label(thing, 113, 150, 66, 54),
                turn=6,
            ),
        )
        + turned(24, 196, 186, _squares(182, 174, 1, 1, 25, paint))
    )


def _box(thing: Subject) -> str:
    """An open box of chocolates, its lid behind."""
    rows, columns = 2, 4
    sweets = ""
    for i in range(rows * columns):
        x, y = (
            54 + 38 * (i % columns) - 4 * (i // columns) + (i // columns) * (i % columns) * 3,
            152 + 26 * (i // columns),
        )
        paint = (COCOA, MILK, "#efe2c4", "#3f2a22")[(i * 3 + i // columns) % 4]
        top = thing.pick(
            f"top{i}", (line(f"M{x - 7} {y - 5}l5 6m2-7l5 6", lighter(paint, 0.5), 2.4), disc(x, y - 7, 3.6, GOLD), "")
        )
        sweets += (
            disc(x, y + 3, 17, darker(thing.body, 0.55), flat=0.6)
            + disc(x, y, 14, darker(paint, 0.25), flat=0.62)
            + disc(x, y - 3, 13.5, paint, flat=0.6)
            + top
        )
    lid = rounded([(44, 62), (196, 62), (204, 134), (36, 134)], 4)
    return (
        shadow(120, 100)
        + solid(lid, thing.body, line("M40 98H200M120 60V136", thing.accent, 9), turn=5)
        + line("M120 96q-28-26-32-8q4 12 32 10q28-26 32-8q-4 12-32 10", thing.accent, 5)
        + fill(rounded([(30, 138), (202, 138), (218, 202), (14, 202)], 4), darker(thing.body, 0.15))
        + fill(rounded([(36, 142), (196, 142), (208, 190), (24, 190)], 4), darker(thing.body, 0.5))
        + sweets
    )


def _spread(thing: Subject) -> str:
    """A jar of spread with a knife across it."""
    return (
        shadow(108, 54)
        + lathe(104, ((100, 42), (112, 50), (GROUND - 4, 50)), "#5f3a26", sleeve(104, 130, 184, 50, PAPER), flat=0.14)
        + emblem(thing, 104, 164, 18)
        + lathe(104, ((82, 45), (102, 45)), thing.accent, soft=False, flat=0.16)
        + disc(104, 82, 45, lighter(thing.accent, 0.25), flat=0.2)
        + shadow(196, 22)
        + "".join(
            disc(x, y, 11, "#b98550") + disc(x - 3, y - 3, 4, "#e0b987", opacity=0.7)
            for x, y in ((182, 192), (204, 193), (193, 176))
        )
    )


def _tube(thing: Subject) -> str:
    """A tall paper tube with a lid."""
    up = GROUND - thing.vary("high", 126, 140)
    body = lathe(96, ((up, 38), (GROUND - 3, 38)), thing.body, soft=False, flat=0.16)
    lid = lathe(96, ((up - 6, 39.5), (up + 18, 39.5)), darker(thing.body, 0.2), soft=False, flat=0.16)
    top = disc(96, up - 6, 39.5, lighter(thing.body, 0.2), flat=0.2)
    return shadow(98, 44) + body + label(thing, 96, (up + GROUND) / 2 + 14, 56, 64) + lid + top


def _library(thing: Subject) -> str:
    """Thin bars in a box, side by side like books."""
    paints = ("#b8412f", "#c9952f", "#2f7577", "#e6bdb1", "#44719f", "#a0ae8d", "#6c3a58", "#db772f")
    start = thing.pick("start", range(8))
    bars = "".join(
        rect(48 + 17 * i, 84 - (i % 3) * 3, 16, 110, paints[(i + start) % 8])
        + rect(48 + 17 * i, 98, 16, 5, GOLD)
        + rect(61 + 17 * i, 84 - (i % 3) * 3, 3, 110, darker(paints[(i + start) % 8], 0.3))
        for i in range(8)
    )
    return (
        shadow(122, 86)
        + solid(block(40, 70, 152, 130, 4), darker(thing.body, 0.45), turn=4)
        + bars
        + box(
            38,
            148,
            150,
            54,
            thing.body,
            rect(82, 160, 62, 28, PAPER, 3),
            line("M94 170h38M100 179h26", INK, 2),
            deep=18,
        )
    )


def _pieces(thing: Subject) -> str:
    """A pouch of flakes, drops or coated fruit, some spilled before it."""
    paint = "#3f2a22" if thing.says("dark") else COCOA
    shape = line("M168 196l9-5M182 190l10 3M196 198l8-6M206 190l9 4M176 183l10-3M192 184l9 2", paint, 6)
    if thing.says("drops", "baking"):
        shape = "".join(
            fill(
                f"M{x - 8} {y}Q{x - 6} {y - 7} {x} {y - 14}Q{x + 6} {y - 7} {x + 8} {y}Q{x} {y + 4} {x - 8} {y}Z", paint
            )
            for x, y in ((170, 198), (188, 196), (206, 199), (180, 186), (197, 186))
        )
    if thing.says("orange", "ginger", "peel", "thin"):
        shape = "".join(
            turned(angle, x, y, rect(x - 17, y - 5, 34, 10, "#db772f", 5), rect(x - 17, y - 5, 20, 10, paint, 5))
            for x, y, angle in ((180, 196, 6), (202, 188, -18), (184, 180, -4))
        )
    pack = _tube(thing) if thing.says("thin") else pouch(thing, 100, thing.body)
    return pack + shadow(190, 30, GROUND - 1) + shape


def _coins(thing: Subject) -> str:
    """Coins in gold foil, in a net."""
    places = [(96 + 24 * (i % 3) - (8 if i // 3 % 2 else 0), 108 + 23 * (i // 3)) for i in range(12)]
    coins = "".join(
        disc(x + 1, y + 2, 18, darker(GOLD, 0.35))
        + disc(x, y, 18, (GOLD, lighter(GOLD, 0.2))[i % 2])
        + ring(x, y, 13, darker(GOLD, 0.25), 1.8)
        for i, (x, y) in enumerate(places)
    )
    thread = thing.pick("net", ("#a52f38", "#2f4061", "#35573f"))
    net = blob([(108, 78), (132, 78), (158, 110), (166, 160), (146, 196), (120, 202), (92, 196), (72, 160), (80, 110)])
    mesh = "".join(f"M{x} 60l76 150M{x} 60l-76 150" for x in range(20, 232, 14))
    return (
        shadow(120, 50)
        + inside(net, fill(net, darker(GOLD, 0.45)), coins, line(mesh, thread, 1.8, 0.85))
        + line(net, thread, 2.4)
        + fill("M106 80L98 52H142L134 80Z", thread)
        + rect(102, 74, 36, 10, PAPER, 4)
        + disc(196, 190, 20, darker(GOLD, 0.3), flat=0.62)
        + disc(196, 187, 20, GOLD, flat=0.6)
        + disc(196, 187, 13, lighter(GOLD, 0.25), flat=0.58)
    )


def _ingots(thing: Subject) -> str:
    """Chocolates wrapped in gold, in a small heap."""

    def ingot(x: float, y: float) -> str:
        return (
            fill(polygon([(x, y), (x + 52, y), (x + 60, y + 26), (x - 8, y + 26)]), GOLD)
            + fill(polygon([(x + 6, y - 8), (x + 58, y - 8), (x + 52, y), (x, y)]), lighter(GOLD, 0.45))
            + fill(polygon([(x + 52, y), (x + 58, y - 8), (x + 66, y + 16), (x + 60, y + 26)]), darker(GOLD, 0.3))
            + rect(x + 12, y + 7, 28, 12, thing.accent, 2)
        )

    return shadow(122, 98) + "".join(
        ingot(x, y) for x, y in ((22, 172), (94, 172), (166, 172), (58, 140), (130, 140), (94, 108))
    )


CHOCOLATE = Kind(
    forms=(
        Form(_coins, ("coin",), common=False),
        Form(_ingots, ("ingot",), common=False),
        Form(_spread, ("spread",), common=False),
        Form(_library, ("library",), common=False),
        Form(_box, ("caramel", "truffle", "selection"), common=False),
        Form(_pieces, ("flake", "drop", "drops", "peel", "thin", "button"), common=False),
        Form(_bar),
    ),
    colors=("teal", "rust", "mustard", "plum", "rose", "navy"),
    trim="brown",
    bare=False,
)
