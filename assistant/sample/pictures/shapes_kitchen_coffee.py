"""Shapes of the kitchen's coffee makers."""

from collections.abc import Mapping

from assistant.sample.pictures.finishes import flame, glass, liquid, sheen, shiny, surface, vessel, wooden
from assistant.sample.pictures.palette import INK, PAPER, STEEL, darker, lighter, mark
from assistant.sample.pictures.shapes_kitchen_drinks import COFFEE
from assistant.sample.pictures.strokes import (
    Point,
    block,
    curve,
    disc,
    fill,
    lathe,
    line,
    loop,
    mouth,
    num,
    rect,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _moka(thing: Subject) -> str:
    """A stove-top pot of eight facets."""
    lower = rounded([(92, 142), (136, 142), (150, 200), (78, 200)], 4)
    upper = rounded([(76, 72), (86, 80), (146, 80), (136, 134), (92, 134)], 3)
    facets = "M104 80L108 134M126 80L122 134M106 144L100 200M124 144L130 200"
    grip = darker(thing.trim, 0.1) if not shiny(thing) or thing.trim != thing.body else INK
    return (
        shadow(114, 38)
        + rod("M140 88H168Q174 88 172 96L164 140", grip, 11)
        + solid(lower, thing.body, sheen(114, 40))
        + solid(upper, thing.body, sheen(116, 34))
        + line(facets, mark(thing.body), 1.5, 0.4)
        + solid(block(86, 133, 56, 10, 4), darker(thing.body, 0.1), turn=4, rim=2)
        + solid(rounded([(86, 79), (98, 64), (134, 64), (147, 79)], 4), lighter(thing.body, 0.1), turn=5, rim=2)
        + disc(116, 58, 8, grip)
        + disc(114, 56, 3.5, lighter(grip, 0.4))
    )


def _press(thing: Subject) -> str:
    """A press: a beaker in a frame, with its plunger up."""
    x, r = 110.0, thing.vary("radius", 36, 42)
    top = thing.vary("top", 84, 96)
    frame = thing.paint("black") if thing.made_of("plastic", "polypropylene") else STEEL
    bands = "".join(rect(x - r - 2, y, 2 * r + 4, 7, frame, 2) for y in (top + 18, 182))
    sides: list[Point] = [(top, r), (197, r)]
    pot = (
        glass(x, sides, liquid(x, top + 36, r, COFFEE))
        if thing.made_of("glass")
        else lathe(x, sides, thing.body, surface(thing, (x - r, top, x + r, 197)))
    )
    return (
        shadow(x, r)
        + rod(f"M{num(x)} 48V{num(top)}", STEEL, 4)
        + disc(x, 46, 9, darker(thing.trim, 0.1))
        + rod(f"M{num(x + r)} {num(top + 22)}h24q10 0 8 12l-4 56q-2 8-10 8h-18", thing.trim, 10)
        + pot
        + (bands if thing.made_of("glass") else "")
        + fill(f"M{num(x - r)} {num(top)}l-14-4 14 18Z", frame)
        + lathe(x, [(top - 16, 10), (top - 12, r * 0.7), (top, r + 2)], frame, sheen(x, r))
    )


def _dripper(thing: Subject) -> str:
    """A filter cone on a glass jug."""
    x, r = 112.0, thing.vary("radius", 42, 48)
    jug: list[Point] = [(126, 20), (138, 34), (168, 46), (190, 44), (198, 38)]
    cone: list[Point] = [(70, r), (112, 18), (120, 16)]
    paper = rounded([(x - r + 6, 62), (x + r - 2, 58), (x + 14, 100), (x - 14, 100)], 3)
    return (
        shadow(x, 46)
        + rod(f"M{num(x + 30)} 138q36-4 34 22q-2 22-24 20", thing.trim, 7)
        + glass(x, jug, liquid(x, 164, 46, COFFEE))
        + loop(x + r * 0.62, 92, 20, 15, thing.body, 8)
        + fill(paper, PAPER)
        + vessel(thing, x, cone, ("plain", "uprights"))
        + lathe(x, [(119, 42), (125, 40)], thing.body)
    )


def _hourglass(thing: Subject) -> str:
    """A brewer of one piece of glass with a wooden collar."""
    x, r = 116.0, thing.vary("radius", 50, 56)
    wood = thing.trim if thing.made_of("glass") else thing.body
    sides: list[Point] = [(62, r * 0.82), (98, r * 0.44), (118, r * 0.34), (136, r * 0.5), (176, r), (198, r * 0.9)]
    paper = rounded([(x - r * 0.74, 54), (x + r * 0.8, 50), (x + 14, 108), (x - 12, 108)], 4)
    return (
        shadow(x, r)
        + fill(paper, PAPER)
        + line(f"M{num(x + 6)} 54L{num(x)} 106", darker(PAPER, 0.2), 1.6)
        + glass(x, sides, liquid(x, 158, r, COFFEE))
        + solid(block(x - 22, 102, 44, 32, 7), wood, turn=6)
        + line(f"M{num(x - 22)} 118h44", "#6b4a33", 3)
        + disc(x, 118, 5, darker(wood, 0.4))
    )


def _lever(thing: Subject) -> str:
    """A hand lever espresso maker with its arms up."""
    wood = wooden(thing)
    arms = "".join(
        rod(f"M{114 + side * 16} 96L{114 + side * 58} 52", STEEL, 7)
        + rod(f"M{114 + side * 44} 66L{114 + side * 64} 45", wood, 12)
        for side in (-1, 1)
    )
    return (
        shadow(114, 48)
        + rod("M86 124L70 198M142 124L158 198", thing.body, 9)
        + arms
        + lathe(114, [(66, 8), (82, 8)], STEEL)
        + lathe(114, [(80, 32), (118, 32), (132, 26)], thing.body, surface(thing, (82, 80, 146, 132)))
        + lathe(114, [(132, 20), (142, 16)], STEEL)
        + rod("M128 136H172", wood, 9)
        + lathe(114, [(164, 24), (190, 17), (198, 14)], PAPER)
        + mouth(114, 164, 24, PAPER, COFFEE)
        + line("M110 144V162M118 144V162", COFFEE, 2.4)
    )


def _filter_machine(thing: Subject) -> str:
    """A filter machine with its jug."""
    body = thing.body
    jug: list[Point] = [(136, 28), (146, 36), (166, 38), (184, 34)]
    return (
        shadow(118, 60)
        + solid(block(146, 60, 38, 140, 8), darker(body, 0.1), turn=6)
        + solid(block(62, 54, 122, 46, 12), body)
        + solid(rounded([(74, 100), (138, 100), (128, 128), (84, 128)], 4), darker(body, 0.16), turn=6)
        + solid(block(56, 186, 132, 15, 6), body, turn=5)
        + rod("M76 144q-22 2-20 20q2 14 18 14", darker(INK, 0.1), 7)
        + glass(106, jug, liquid(106, 156, 38, COFFEE))
        + rect(78, 131, 56, 7, INK, 3)
        + disc(166, 76, 6, thing.accent)
        + line("M78 72H134", mark(body), 2.4, 0.6)
    )


def _cold_bottle(thing: Subject) -> str:
    """A tall bottle of cold brew."""
    x, r = 114.0, thing.vary("radius", 34, 39)
    sides: list[Point] = [(64, 17), (92, 18), (116, r * 0.9), (132, r), (190, r), (199, r - 5)]
    stopper = darker(thing.trim, 0.1)
    return (
        shadow(x, r)
        + glass(x, sides, liquid(x, 102, r * 0.66, COFFEE), rect(x - 12, 70, 24, 108, "#3a241c", 8))
        + lathe(x, [(48, 13), (60, 20), (70, 20)], stopper)
        + fill(f"M{num(x - 18)} 52l-16-4 16 16Z", stopper)
    )


def _syringe(thing: Subject) -> str:
    """A travel plunger on a cup."""
    x, r = 114.0, thing.vary("radius", 25, 29)
    tube: list[Point] = [(82, r), (152, r)]
    return (
        shadow(x, 40)
        + lathe(x, [(40, r - 3), (100, r - 3)], darker(thing.trim, 0.1))
        + lathe(x, [(34, r + 8), (42, r + 8)], darker(thing.trim, 0.2))
        + glass(x, tube, liquid(x, 116, r, COFFEE), tint=thing.body)
        + lathe(x, [(84, r + 11), (90, r + 11)], thing.body)
        + lathe(x, [(150, r + 13), (157, r + 9)], darker(thing.body, 0.15))
        + loop(x + 40, 176, 18, 15, PAPER, 8)
        + lathe(x, [(158, 41), (190, 39), (199, 33)], PAPER)
    )


def _cezve(thing: Subject) -> str:
    """A small pot with a long handle."""
    x, r = 92.0, thing.vary("radius", 42, 47)
    sides: list[Point] = [(122, r * 0.78), (138, r * 0.6), (176, r * 0.96), (192, r), (199, r - 4)]
    return (
        shadow(x, r)
        + rod(f"M{num(x + r * 0.66)} 134L206 76", wooden(thing), 9)
        + fill(f"M{num(x - r * 0.74)} 120l-16-2 18 20Z", darker(thing.body, 0.1))
        + lathe(x, sides, thing.body, surface(thing, (x - r, 122, x + r, 199)))
        + mouth(x, 122, r * 0.78, thing.body, COFFEE)
    )


def _syphon(thing: Subject) -> str:
    """Two glass globes in a stand over a small flame."""
    stand = darker(STEEL, 0.3)
    lower: list[Point] = [(116, 12), (122, 20), (142, 34), (162, 28), (172, 12)]
    upper: list[Point] = [(48, 32), (72, 34), (92, 26), (104, 10), (118, 8)]
    return (
        shadow(116, 44)
        + rod("M164 198V112H128", stand, 7)
        + glass(108, lower, liquid(108, 146, 33, thing.paint("sky")), tint=thing.body)
        + glass(108, upper, liquid(108, 66, 34, COFFEE), tint=thing.body)
        + solid(block(94, 104, 32, 14, 4), wooden(thing), turn=4)
        + solid(block(68, 192, 110, 9, 4), stand, turn=3)
        + lathe(108, [(184, 10), (186, 15), (193, 15)], STEEL)
        + flame(108, 186, 13)
    )


def _percolator(thing: Subject) -> str:
    """A tall enamelled pot with a glass knob."""
    x, r = 112.0, thing.vary("radius", 42, 47)
    rim = thing.paint("navy") if thing.body != thing.paint("navy") else PAPER
    spout: list[Point] = [(x - r + 10, 104), (x - r - 18, 84), (x - r - 4, 116), (x - r + 10, 134)]
    return (
        shadow(x, r)
        + solid(rounded(spout, 4), thing.body, turn=3, rim=2)
        + rod(curve([(x + r * 0.7, 92), (x + r + 30, 100), (x + r + 24, 142), (x + r * 0.9, 168)]), thing.body, 9)
        + lathe(x, [(82, r * 0.72), (190, r * 0.98), (199, r)], thing.body)
        + lathe(x, [(68, 12), (72, r * 0.6), (83, r * 0.76)], thing.body)
        + line(f"M{num(x - r * 0.74)} 84Q{num(x)} 92 {num(x + r * 0.74)} 84", rim, 4)
        + glass(x, [(48, 8), (56, 12), (68, 12)], liquid(x, 58, 12, COFFEE))
    )


COFFEE_MAKERS: Mapping[str, Kind] = {
    "coffee makers": Kind(
        forms=(
            Form(_filter_machine, ("filter coffee machine", "filter machine"), common=False),
            Form(_lever, ("lever", "espresso"), common=False),
            Form(_cold_bottle, ("cold brew", "bottle"), common=False),
            Form(_syringe, ("plunger brewer", "travel"), common=False),
            Form(_cezve, ("coffee pot", "cezve"), common=False),
            Form(_syphon, ("syphon", "siphon"), common=False),
            Form(_percolator, ("percolator",), common=False),
            Form(_moka, ("moka",)),
            Form(_press, ("press", "cafetiere")),
            Form(_hourglass, ("hourglass", "carafe")),
            Form(_dripper, ("dripper", "pour", "filter", "cone", "drip")),
        ),
        colors=("silver", "black", "cream"),
        trim="brown",
    ),
}
