"""Shapes of jams."""

from assistant.sample.pictures.palette import PAPER, STEEL, darker, lighter
from assistant.sample.pictures.patterns import checks, dots
from assistant.sample.pictures.shapes_pantry_labels import label
from assistant.sample.pictures.shapes_pantry_oil import KRAFT
from assistant.sample.pictures.strokes import (
    GROUND,
    disc,
    fill,
    lathe,
    line,
    num,
    polygon,
    rect,
    rod,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

FRUITS = (
    (("damson", "plum", "blackcurrant"), "#4d2440"),
    (("strawberry",), "#b8353a"),
    (("raspberry",), "#a52f48"),
    (("orange", "seville", "marmalade"), "#db7f2b"),
    (("fig", "walnut"), "#6b3a35"),
    (("apricot", "quartet"), "#e39a3c"),
    (("lemon", "curd"), "#ecd05a"),
    (("tomato",), "#8a9a45"),
    (("rose",), "#cf6f80"),
)
"""What a jam is made of and its paint."""


def _fruit(thing: Subject) -> str:
    """The paint of a jam."""
    named = next((paint for words, paint in FRUITS if thing.says(*words)), None)
    return named or thing.pick("fruit", [paint for _, paint in FRUITS])


def _one_jar(thing: Subject, x: float, y: float, wide: float, high: float, paint: str, cap: str) -> str:
    """One jar: glass shoulders, jam, label and lid."""
    up = y - high
    seeds = "".join(
        f"M{num(x - wide + (i * 23) % (2 * wide))} {num(up + 16 + (i * 31) % (high - 20))}h.1" for i in range(18)
    )
    return (
        shadow(x, wide + 4, y)
        + lathe(
            x,
            ((up, wide - 7), (up + 10, wide), (y - 10, wide), (y - 3, wide - 4)),
            lighter(paint, 0.65),
            rect(x - wide, up + 9, wide * 2, high, paint),
            line(seeds, darker(paint, 0.3), 3.4, 0.6),
            flat=0.14,
        )
        + label(thing, x, y - high * 0.42, wide * 1.3, high * 0.5)
        + cap
    )


def _lid(x: float, up: float, wide: float, paint: str) -> str:
    """A plain metal lid."""
    return lathe(x, ((up - 14, wide - 4), (up + 5, wide - 4)), paint, soft=False, flat=0.15) + disc(
        x, up - 14, wide - 4, lighter(paint, 0.3), flat=0.2
    )


def _bonnet(thing: Subject, x: float, up: float, wide: float) -> str:
    """A cloth over the lid, tied with string."""
    spread = wide + 9
    outline = (
        f"M{num(x - wide + 6)} {num(up - 14)}Q{num(x)} {num(up - 28)} {num(x + wide - 6)} {num(up - 14)}"
        f"L{num(x + wide - 4)} {num(up)}L{num(x + spread)} {num(up + 18)}"
        f"l-9 4-8-5-9 6-9-5-9 5-9-6-9 6-9-5-9 5-9-6-9 5-8-4L{num(x - wide + 4)} {num(up)}Z"
    )
    frame = (x - spread, up - 30, x + spread, up + 26)
    print_ = thing.pick("print", (checks(frame, "#b8412f", 12), dots(frame, thing.accent, 13)))
    return solid(outline, PAPER, print_, turn=5) + line(
        f"M{num(x - wide + 4)} {num(up)}Q{num(x)} {num(up + 8)} {num(x + wide - 4)} {num(up)}", "#9c7347", 3.4
    )


def _jar(thing: Subject) -> str:
    """A jar of jam with its fruit's colour and a spoon."""
    high, wide = thing.vary("high", 100, 114), thing.vary("wide", 46, 54)
    up = GROUND - high
    cap = (
        _bonnet(thing, 104, up, wide)
        if thing.pick("bonnet", (True, False))
        else _lid(104, up, wide, thing.pick("lid", ("#c9a24b", PAPER, "#4b4a4a", "#b8412f")))
    )
    spoon = (
        rod("M170 192L222 164", STEEL, 5)
        + disc(168, 193, 15, STEEL, flat=0.55)
        + disc(167, 191, 11, _fruit(thing), flat=0.55)
    )
    return _one_jar(thing, 104, GROUND, wide, high, _fruit(thing), cap) + shadow(184, 28) + spoon


def _low_jar(thing: Subject) -> str:
    """A low round jar with a clip lid and a slice of bread."""
    paint = _fruit(thing)
    bread = "M152 200V166C140 160 142 142 158 142H206C222 142 224 160 212 166V200Z"
    return (
        shadow(184, 38)
        + solid(bread, "#b9814a", turn=5)
        + fill("M158 194V164C150 160 152 149 162 149H202C212 149 214 160 206 164V194Z", "#ecd6a8")
        + fill("M162 170Q160 154 182 156Q206 154 202 172Q198 190 180 186Q164 188 162 170Z", paint)
        + _one_jar(thing, 88, GROUND, 54, 78, paint, _lid(88, GROUND - 78, 54, darker(PAPER, 0.1)))
        + rod("M52 118q-8 12 2 22", STEEL, 4)
    )


def _jar_set(thing: Subject) -> str:
    """Four small jars in a carton."""
    paints = ("#b8353a", "#db7f2b", "#4d2440", "#e39a3c")
    back = "".join(
        _one_jar(thing, x, GROUND - 16, 27, 58, paint, _lid(x, GROUND - 74, 27, "#c9a24b"))
        for x, paint in ((100, paints[2]), (172, paints[3]))
    )
    front = "".join(
        _one_jar(thing, x, GROUND - 2, 29, 62, paint, _lid(x, GROUND - 64, 29, "#c9a24b"))
        for x, paint in ((72, paints[0]), (144, paints[1]))
    )
    return (
        shadow(120, 104)
        + back
        + front
        + solid(polygon([(20, 184), (220, 184), (216, GROUND + 4), (24, GROUND + 4)]), KRAFT, turn=5)
    )


JAMS = Kind(
    forms=(
        Form(_jar_set, ("quartet", "set", "trio"), common=False),
        Form(_low_jar, ("curd", "spoon sweet", "conserve", "preserve"), common=False),
        Form(_jar),
    ),
    colors=("red", "orange", "plum"),
    trim="cream",
    bare=False,
)
