"""Shapes of plush toys: one way to sit, with the ears and face of each animal."""

from assistant.sample.pictures.more_strokes import both_sides
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter
from assistant.sample.pictures.shapes_toys_creatures import coat_of, crab, dinosaur, doll, owl, swimmer
from assistant.sample.pictures.strokes import (
    blob,
    block,
    disc,
    fill,
    folds,
    line,
    moved,
    num,
    rod,
    shadow,
    solid,
    turned,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _face(y: float, *, muzzle: str, wide: float = 24, eyes: float = 20) -> str:
    """Two eyes, a muzzle and a nose."""
    return (
        disc(120, y + 16, wide, muzzle, flat=0.78)
        + fill(
            f"M111 {num(y + 6)}Q120 {num(y + 2)} 129 {num(y + 6)}"
            f"Q127 {num(y + 15)} 120 {num(y + 16)}Q113 {num(y + 15)} 111 {num(y + 6)}Z",
            INK,
        )
        + line(f"M120 {num(y + 16)}v6m0 0q-7 6-11 0m11 0q7 6 11 0", darker(muzzle, 0.6), 2)
        + disc(120 - eyes, y - 3, 4.4, INK)
        + disc(120 + eyes, y - 3, 4.4, INK)
        + disc(118.6 - eyes, y - 4.6, 1.4, PAPER)
        + disc(118.6 + eyes, y - 4.6, 1.4, PAPER)
    )


def _ears(thing: Subject, coat: str) -> str:
    """Ears and horns behind the head."""
    inner = lighter(coat, 0.4)
    if thing.says("hare", "rabbit", "bunny"):
        return both_sides(
            turned(
                thing.vary("tilt", -20, -8),
                104,
                64,
                solid(block(91, 4, 24, 72, 12), coat, turn=4),
                fill(block(97, 14, 11, 54, 5), inner),
            )
        )
    if thing.says("mouse"):
        return both_sides(disc(78, 58, 27, darker(coat, 0.1)) + disc(79, 59, 17, "#dd9ba0"))
    if thing.says("fox"):
        return both_sides(
            solid("M78 70L74 24L114 50Z", coat, turn=4) + fill("M83 62L81 38L101 52Z", darker(coat, 0.55))
        )
    if thing.says("calf", "cow", "highland", "bull"):
        return both_sides(
            rod("M88 56Q62 54 58 30", "#efe2c4", 9) + turned(18, 76, 66, disc(72, 70, 22, darker(coat, 0.1), flat=0.5))
        )
    if thing.says("sheep", "lamb"):
        return both_sides(turned(24, 72, 82, disc(70, 82, 20, "#4b4a4a" if coat != INK else PAPER, flat=0.5)))
    return both_sides(disc(84, 50, 17, darker(coat, 0.06)) + disc(85, 51, 9.5, inner))


def _mark_of(thing: Subject, coat: str) -> str:
    """What is drawn on the head: a badger's stripes, a fox's cheeks, a fringe, a fleece."""
    if thing.says("badger"):
        return fill("M110 30Q120 24 130 30L132 112H108Z", PAPER) + both_sides(
            fill("M70 62Q84 54 92 112H76Q66 92 70 62Z", PAPER)
        )
    if thing.says("fox"):
        return both_sides(fill("M66 92Q96 82 120 116Q92 128 74 112Z", PAPER))
    if thing.says("calf", "highland"):
        locks = "".join(
            f"M{x} 42Q{x + bend} 62 {x + bend} 80"
            for x, bend in ((96, -8), (104, -2), (112, -4), (120, 3), (128, 4), (136, 2), (144, 8))
        )
        return line(locks, lighter(coat, 0.22), 8)
    return ""


def _sitter(thing: Subject) -> str:
    """An animal that sits and looks at you."""
    coat = coat_of(thing)
    belly = lighter(coat, 0.35)
    muzzle = "#e6bdb1" if thing.says("calf") else PAPER if thing.says("badger", "fox") else lighter(coat, 0.45)
    torso = blob([(120, 100), (152, 114), (166, 156), (152, 194), (120, 201), (88, 194), (74, 156), (88, 114)])
    head = blob([(120, 36), (154, 48), (166, 82), (152, 110), (120, 118), (88, 110), (74, 82), (86, 48)])
    limbs = both_sides(
        solid(blob([(88, 114), (98, 128), (84, 158), (66, 164), (64, 146)]), darker(coat, 0.07), turn=4)
        + solid(blob([(60, 180), (80, 168), (98, 182), (94, 201), (66, 202)]), coat, turn=4)
        + disc(76, 188, 9, belly)
    )
    scarf = thing.pick("scarf", (True, False, False))
    tie = line("M88 116Q120 130 152 116", thing.accent, 11) + line("M138 124l8 30", thing.accent, 10)
    wool = _wool(coat) if thing.says("sheep", "lamb") else ""
    return (
        shadow(120, 66)
        + solid(torso, coat, disc(120, 160, 27, belly, flat=1.25))
        + wool
        + limbs
        + _ears(thing, coat)
        + solid(head, coat if not wool else "#4b4a4a" if coat != INK else PAPER, _mark_of(thing, coat), turn=8)
        + (wool and both_sides(disc(98, 46, 15, coat) + disc(112, 38, 15, coat)))
        + (tie if scarf else "")
        + _face(82, muzzle=muzzle if not wool else "#5f5a57")
    )


def _wool(coat: str) -> str:
    """A fleece over the body: round tufts."""
    return "".join(
        disc(120 + x, 150 + y, 21, (coat, darker(coat, 0.06))[i % 2])
        for i, (x, y) in enumerate(((-34, -20), (34, -20), (-40, 12), (40, 12), (-24, 34), (24, 34), (0, -8), (0, 24)))
    )


def _comforter(thing: Subject) -> str:
    """An animal's head on a soft square of cloth."""
    cloth = blob([(120, 112), (176, 128), (206, 190), (164, 196), (120, 203), (76, 196), (34, 190), (64, 128)])
    coat = coat_of(thing)
    knots = both_sides(disc(38, 192, 11, darker(coat, 0.12)))
    head = moved(
        24,
        22,
        _ears(thing, coat),
        solid(
            blob([(120, 36), (154, 48), (166, 82), (152, 110), (120, 118), (88, 110), (74, 82), (86, 48)]),
            coat,
            _mark_of(thing, coat),
            turn=8,
        ),
        _face(84, muzzle=PAPER),
        scale=0.8,
    )
    return (
        shadow(120, 86)
        + knots
        + solid(cloth, lighter(coat, 0.25), turn=8)
        + folds(
            coat,
            [(92, 134), (74, 164), (60, 186)],
            [(148, 134), (162, 160), (178, 184)],
            [(118, 140), (120, 170), (116, 194)],
        )
        + head
    )


PLUSH_TOYS = Kind(
    forms=(
        Form(_comforter, ("comforter", "blankie", "doudou"), common=False),
        Form(owl, ("owl", "bird", "penguin"), common=False),
        Form(crab, ("crab", "lobster"), common=False),
        Form(swimmer, ("seal", "otter", "whale"), common=False),
        Form(dinosaur, ("dinosaur", "dragon"), common=False),
        Form(doll, ("doll",), common=False),
        Form(_sitter),
    ),
    colors=("brown", "grey", "camel", "cream"),
    trim="cream",
    bare=False,
)
