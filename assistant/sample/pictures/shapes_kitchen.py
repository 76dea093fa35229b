"""Shapes of the kitchen: pans and knives; mugs, teapots and coffee makers have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import circle, grain, grip, shiny, surface, wooden
from assistant.sample.pictures.palette import INK, darker, lighter, mark
from assistant.sample.pictures.shapes_kitchen_coffee import COFFEE_MAKERS
from assistant.sample.pictures.shapes_kitchen_drinks import DRINKS
from assistant.sample.pictures.strokes import (
    GROUND,
    Point,
    block,
    disc,
    fill,
    lathe,
    line,
    loop,
    mouth,
    moved,
    num,
    polygon,
    rod,
    rounded,
    shadow,
    solid,
    turned,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _inner(thing: Subject) -> str:
    """The cooking surface: pale metal, or dark where the pan is coated or iron."""
    if thing.made_of("iron"):
        return darker(thing.body, 0.2) if thing.body != thing.paint("black") else "#4a494a"
    return lighter(thing.body, 0.25) if shiny(thing) else thing.pick("inner", ("#55524f", "#e9dfca"))


def _handle(thing: Subject) -> str:
    """The paint of a pan's handle: of one piece with iron, else of wood or its second material."""
    return thing.body if thing.materials.startswith("cast iron") else wooden(thing)


def _skillet(thing: Subject) -> str:
    """A frying pan that leans on the wall, handle up."""
    r = thing.vary("radius", 56, 65)
    x, y = 94.0, GROUND - r
    reach = r * 0.69
    stem = f"M{num(x + reach)} {num(y - reach)}L{num(x + reach + 58)} {num(y - reach - 56)}"
    tip = x + reach + 55, y - reach - 53
    return (
        shadow(x, r * 0.86)
        + wall_shadow(circle(x, y, r))
        + wall_shadow(stem)
        + rod(stem, _handle(thing), 15)
        + disc(*tip, 3.6, darker(_handle(thing), 0.6))
        + solid(circle(x, y, r), thing.body)
        + solid(circle(x, y, r - 8), _inner(thing), turn=-8, rim=-3)
        + line(circle(x, y, r - 17), mark(_inner(thing)), 1.6, 0.4)
    )


def _grill(thing: Subject) -> str:
    """A square ridged pan that leans on the wall."""
    wide = thing.vary("wide", 112, 124)
    x, y = 30.0, GROUND - wide
    stem = f"M{num(x + wide - 8)} {num(y + 10)}l56-54"
    rows = "".join(f"M{num(x + 20)} {num(y + 22 + i * (wide - 40) / 6)}h{num(wide - 40)}" for i in range(7))
    pan = block(x, y, wide, wide, 22)
    return (
        shadow(x + wide / 2, wide * 0.52)
        + wall_shadow(pan)
        + rod(stem, _handle(thing), 15)
        + solid(pan, thing.body)
        + solid(block(x + 9, y + 9, wide - 18, wide - 18, 18), darker(_inner(thing), 0.1), turn=-8, rim=-2)
        + line(rows, lighter(_inner(thing), 0.28), 4)
    )


def _lid(x: float, y: float, radius: float, thing: Subject) -> str:
    """A domed lid with its knob; `y` is the rim it sits on."""
    knob = darker(thing.body, 0.35) if thing.made_of("iron") else thing.trim
    paint = thing.body
    return lathe(x, [(y - 30, 10), (y - 24, 13), (y - 18, 6), (y - 12, 6)], knob) + lathe(
        x, [(y - 15, 9), (y - 12, radius * 0.55), (y - 5, radius * 0.9), (y, radius)], paint, flat=0.1
    )


def _saucepan(thing: Subject) -> str:
    """A deep pan with one long handle, with or without its lid."""
    r, high = thing.vary("radius", 48, 56), thing.vary("high", 62, 82)
    x, top = 88.0, 198 - high
    sides: list[Point] = [(top, r), (190, r), (198, r - 4)]
    stem = f"M{num(x + r)} {num(top + 14)}L{num(x + r + 14)} {num(top + 12)}L{num(x + r + 84)} {num(top - 4)}"
    open_top = thing.pick("lid", (True, False))
    return (
        shadow(x, r)
        + rod(stem, _handle(thing), 12)
        + lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 198)))
        + (mouth(x, top, r, thing.body, _inner(thing)) if open_top else _lid(x, top + 1, r + 2, thing))
    )


def _casserole(thing: Subject) -> str:
    """A wide pot with two ears and a lid."""
    r, high = thing.vary("radius", 60, 68), thing.vary("high", 58, 76)
    top = 198 - high
    ears = "".join(loop(120 + side * (r + 1), top + 15, 14, 8, thing.body, 8) for side in (-1, 1))
    sides: list[Point] = [(top, r), (top + high * 0.7, r), (192, r - 5), (198, r - 14)]
    return (
        shadow(120, r * 0.95)
        + ears
        + lathe(120, sides, thing.body, surface(thing, (120 - r, top, 120 + r, 198)))
        + _lid(120, top + 2, r + 2, thing)
    )


def _stockpot(thing: Subject) -> str:
    """A tall pot with two ears and a lid."""
    r, high = thing.vary("radius", 54, 60), thing.vary("high", 100, 112)
    top = 198 - high
    ears = "".join(loop(120 + side * (r + 1), top + 24, 13, 9, thing.trim, 6) for side in (-1, 1))
    return (
        shadow(120, r)
        + ears
        + lathe(
            120,
            [(top, r), (192, r), (198, r - 4)],
            thing.body,
            surface(thing, (120 - r, top, 120 + r, 198)),
        )
        + _lid(120, top + 2, r + 2, thing)
    )


def _wok(thing: Subject) -> str:
    """A round-bottomed wok with a wooden handle."""
    r = thing.vary("radius", 66, 74)
    sides: list[Point] = [(128, r), (152, r * 0.93), (178, r * 0.68), (194, r * 0.38), (198, r * 0.3)]
    return (
        shadow(100, r * 0.6)
        + rod(f"M{num(98 + r)} 134L{num(108 + r)} 128L{num(152 + r)} 98", wooden(thing), 13)
        + loop(101 - r, 136, 12, 8, thing.body, 7)
        + lathe(100, sides, thing.body, surface(thing, (100 - r, 128, 100 + r, 198)), flat=0.16)
        + mouth(100, 128, r, thing.body, darker(thing.body, 0.25), flat=0.16)
    )


def _steel(thing: Subject) -> str:
    """The paint of a blade."""
    if thing.made_of("ceramic"):
        return "#f1ede4"
    return "#8d9091" if thing.made_of("carbon steel") else "#c6cbcb"


def _plank(thing: Subject) -> str:
    """A chopping board that leans on the wall behind a knife."""
    x, wide = 44.0, thing.vary("plank", 132, 150)
    top = thing.vary("plank top", 56, 74)
    wood = thing.pick("wood", ("#d9b687", "#c79f6a", "#a87d55", "#e0c79c"))
    outline = block(x, top, wide, GROUND - top, thing.pick("corner", (8, 18, 30)))
    hole = thing.pick("hole", (x + 20, x + wide - 20))
    return (
        shadow(x + wide / 2, wide * 0.5)
        + wall_shadow(outline)
        + solid(outline, wood, grain((x, top, x + wide, GROUND), wood), turn=5)
        + disc(hole, top + 20, 5.5, darker(wood, 0.5))
    )


def _blade(thing: Subject, points: list[Point], *, long: float = 76, sharp: bool = False) -> str:
    """A knife that lies level; `points` go from its spine round the tip to the heel, `long` is its handle."""
    steel, wood = _steel(thing), grip(thing)
    handle = rounded([(96 - long, 105), (96, 105), (96, 121), (94 - long * 0.4, 122), (98 - long, 127)], 5)
    sheet = polygon([(92, 105), *points]) if sharp else rounded([(92, 105), *points], 12)
    rivets = "".join(disc(96 - long * share, 113.5, 2.1, lighter(steel, 0.4)) for share in (0.24, 0.5, 0.76))
    return (
        moved(2, 9, fill(sheet, INK, 0.2), fill(handle, INK, 0.2))
        + solid(sheet, steel, turn=3, rim=1.5)
        + solid(handle, wood, turn=3, rim=2)
        + rivets
    )


def _laid(thing: Subject, *blades: str) -> str:
    """Knives before a board."""
    return _plank(thing) + turned(-40, 122, 124, *blades)


def _chef(thing: Subject) -> str:
    """A cook's knife with a curved edge."""
    deep, long = thing.vary("deep", 136, 144), thing.vary("long", 214, 230)
    belly: list[Point] = [(long - 20, 130), (long - 54, deep - 1), (104, deep), (98, 121)]
    return _laid(thing, _blade(thing, [(170, 105), (long - 18, 111), (long, 120), *belly]))


def _santoku(thing: Subject) -> str:
    """A knife with a straight edge and a dropped tip."""
    deep, long = thing.vary("deep", 140, 146), thing.vary("long", 198, 210)
    return _laid(thing, _blade(thing, [(long - 26, 105), (long - 4, 118), (long, deep - 3), (104, deep), (98, 121)]))


def _bread(thing: Subject) -> str:
    """A long knife with a toothed edge."""
    long = thing.vary("long", 222, 236)
    teeth = [(long - 10 - 8 * i, 130 if i % 2 else 125) for i in range(int((long - 116) / 8))]
    return _laid(
        thing, _blade(thing, [(long - 8, 105), (long, 110), (long - 2, 124), *teeth, (98, 128), (98, 121)], sharp=True)
    )


def _cleaver(thing: Subject) -> str:
    """A broad knife for vegetables."""
    deep, long = thing.vary("deep", 152, 162), thing.vary("long", 192, 206)
    return _laid(thing, _blade(thing, [(long, 105), (long, deep - 4), (104, deep), (98, 121)]))


def _paring(thing: Subject) -> str:
    """A small knife."""
    long = thing.vary("long", 164, 178)
    return _laid(thing, _blade(thing, [(130, 105), (long, 119), (long - 24, 124), (102, 126), (98, 121)], long=66))


def _slicer(thing: Subject) -> str:
    """A long narrow knife."""
    return _laid(thing, _slim(thing))


def _slim(thing: Subject) -> str:
    """A long narrow blade."""
    long, deep = thing.vary("long", 218, 234), thing.vary("deep", 124, 128)
    return _blade(thing, [(long - 40, 105), (long, 118), (long - 34, deep - 1), (102, deep), (98, 121)])


def _trio(thing: Subject) -> str:
    """Three small knives side by side."""
    long = thing.vary("long", 166, 182)
    small = _blade(thing, [(130, 105), (long, 117), (long - 22, 123), (102, 125), (98, 121)], long=62)
    return _laid(thing, *(moved(dx, dy, small) for dx, dy in ((14, -42), (2, 0), (14, 42))))


def _carving(thing: Subject) -> str:
    """A long narrow knife and its fork."""
    fork = (
        rod("M92 150H160Q166 150 168 144H214", _steel(thing), 5)
        + rod("M160 150Q166 150 168 156H214", _steel(thing), 5)
        + rod("M34 150H90", grip(thing), 14)
    )
    return _laid(thing, moved(0, -22, _slim(thing)), moved(2, 9, line("M34 150H214", INK, 9, 0.15)), fork)


KITCHEN: Mapping[str, Kind] = {
    "pans": Kind(
        forms=(
            Form(_grill, ("grill", "griddle"), common=False),
            Form(_wok, ("wok", "karahi"), common=False),
            Form(_casserole, ("casserole", "dutch", "cocotte", "braiser")),
            Form(_stockpot, ("stockpot", "stock", "steamer"), common=False),
            Form(_saucepan, ("saucepan", "milk", "saucier")),
            Form(_skillet, ("skillet", "frying", "omelette", "crepe", "pancake", "pan")),
        ),
        colors=("charcoal", "forest", "navy", "red"),
        trim="tan",
    ),
    "knives": Kind(
        forms=(
            Form(_trio, ("set", "trio", "pair", "steak", "cheese"), common=False),
            Form(_carving, ("carving", "fork"), common=False),
            Form(_bread, ("bread", "serrated", "tomato")),
            Form(_cleaver, ("cleaver", "nakiri", "vegetable")),
            Form(_santoku, ("santoku", "bunka")),
            Form(_paring, ("paring", "peeling", "petty", "oyster", "small", "turning"), common=False),
            Form(_slicer, ("filleting", "fillet", "slicing", "slicer", "boning"), common=False),
            Form(_chef, ("chef", "cook", "gyuto", "kitchen")),
        ),
        colors=("brown", "black"),
        trim="brown",
    ),
    **DRINKS,
    **COFFEE_MAKERS,
}
