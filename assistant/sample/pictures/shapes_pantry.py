"""Shapes of the pantry: tea; chocolate, coffee, oil and jams have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.palette import INK, PAPER, darker, lighter
from assistant.sample.pictures.shapes_pantry_chocolate import CHOCOLATE
from assistant.sample.pictures.shapes_pantry_coffee import COFFEE
from assistant.sample.pictures.shapes_pantry_jars import JAMS
from assistant.sample.pictures.shapes_pantry_labels import emblem, label, pouch
from assistant.sample.pictures.shapes_pantry_oil import OLIVE_OIL
from assistant.sample.pictures.strokes import (
    GROUND,
    box,
    disc,
    fill,
    lathe,
    line,
    num,
    polygon,
    shadow,
    sleeve,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _leaves(thing: Subject, x: float, y: float) -> str:
    """A little heap of what is brewed: leaves, buds or petals."""
    dry = (
        "#557f51"
        if thing.says("green", "mint", "nettle", "lime")
        else "#a9522d"
        if thing.says("rooibos", "chai", "orange")
        else "#4f4436"
    )
    if thing.says("white", "silver"):
        dry = "#a0ae8d"
    twists = "".join(
        f"M{num(x + dx)} {num(y + dy)}q5-5 11-2"
        for dx, dy in ((-26, 0), (-14, -2), (-2, 0), (10, -1), (-20, -7), (-8, -8), (4, -7), (-13, -13), (-2, -14))
    )
    return shadow(x, 28, y + 2) + line(twists, dry, 4.5)


def _caddy(thing: Subject) -> str:
    """A round or square tin of tea."""
    high = thing.vary("high", 104, 122)
    up = GROUND - high
    paint = thing.body if not thing.made_of("steel") else thing.accent
    if thing.pick("square", (True, False)):
        front = label(thing, 104, GROUND - high / 2 + 6, 66, 62)
        tin = box(58, up, 92, high, paint, front, deep=40) + box(56, up - 4, 96, 17, darker(paint, 0.18), deep=41)
        return shadow(122, 66) + tin + _leaves(thing, 190, GROUND - 2)
    body = lathe(
        104, ((up, 46), (GROUND - 3, 46)), paint, sleeve(104, up + 34, GROUND - 22, 46, PAPER), soft=False, flat=0.16
    )
    lid = lathe(104, ((up - 18, 47.5), (up + 8, 47.5)), darker(paint, 0.16), soft=False, flat=0.16)
    return (
        shadow(106, 50)
        + body
        + emblem(thing, 104, GROUND - high / 2 + 8, 17)
        + lid
        + disc(104, up - 18, 47.5, lighter(paint, 0.2), flat=0.2)
        + _leaves(thing, 190, GROUND - 2)
    )


def _bags(thing: Subject) -> str:
    """A box of tea bags, one of them hanging out on its string."""
    wide, high = thing.vary("wide", 108, 122), thing.vary("high", 80, 96)
    x, y = 108 - wide / 2, GROUND - high
    middle = x + wide / 2
    bag = polygon([(178, 148), (206, 148), (212, 158), (212, 196), (172, 196), (172, 158)])
    tag = polygon([(x + wide - 32, y + 22), (x + wide - 10, y + 22), (x + wide - 10, y + 44), (x + wide - 32, y + 44)])
    front = label(thing, middle - 12, y + high / 2 + 3, wide * 0.56, high * 0.66)
    return (
        shadow(122, wide * 0.68)
        + box(x, y, wide, high, thing.body, front, deep=36)
        + line(
            f"M192 148Q190 112 {num(x + wide + 10)} {num(y - 8)}"
            f"Q{num(x + wide - 20)} {num(y - 8)} {num(x + wide - 21)} {num(y + 22)}",
            PAPER,
            2,
        )
        + fill(tag, PAPER)
        + disc(x + wide - 21, y + 33, 6, thing.accent)
        + shadow(192, 24)
        + solid(bag, PAPER, fill("M174 172H210V198H174Z", "#8a6a4a", 0.75), turn=5)
    )


def _tea_pouch(thing: Subject) -> str:
    """A paper pouch of tea with a label, and some leaves."""
    return pouch(thing, 104, thing.body) + _leaves(thing, 196, GROUND - 2)


def _matcha(thing: Subject) -> str:
    """A small tin of powdered tea with a bamboo whisk."""
    green = "#7f9a4b"
    prongs = "".join(f"M{174 + 3 * i} 146L{162 + 5.2 * i:g} 196" for i in range(9))
    return (
        shadow(88, 46)
        + lathe(88, ((124, 42), (GROUND - 3, 42)), green, sleeve(88, 148, 186, 42, PAPER), soft=False, flat=0.16)
        + emblem(thing, 88, 172, 13)
        + lathe(88, ((104, 43.5), (130, 43.5)), darker(green, 0.25), soft=False, flat=0.16)
        + disc(88, 104, 43.5, lighter(green, 0.15), flat=0.2)
        + shadow(184, 28)
        + lathe(186, ((96, 10), (142, 12), (150, 14)), "#d6b871", soft=False)
        + fill("M172 146H200L208 192Q186 204 160 192Z", "#e3cd95")
        + line(prongs, "#a98b4c", 1.8)
        + line("M173 150h26", INK, 3)
    )


PANTRY: Mapping[str, Kind] = {
    "tea": Kind(
        forms=(
            Form(_bags, ("teabag", "bags", "everyday"), common=False),
            Form(_matcha, ("matcha", "powder"), common=False),
            Form(_caddy, ("darjeeling", "tin", "caddy", "silver", "earl"), common=False),
            Form(_tea_pouch),
        ),
        colors=("sage", "teal", "plum", "ochre", "navy", "forest"),
        trim="natural",
    ),
    "chocolate": CHOCOLATE,
    "coffee": COFFEE,
    "olive oil": OLIVE_OIL,
    "jams": JAMS,
}
"""Product type -> its forms."""
