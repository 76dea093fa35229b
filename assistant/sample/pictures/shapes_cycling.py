"""Shapes of cycling: helmets; lights, locks, panniers and tools have modules of their own."""

from collections.abc import Mapping

from assistant.sample.pictures.palette import INK, darker
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.shapes_cycling_bags import PANNIERS
from assistant.sample.pictures.shapes_cycling_lights import BIKE_LIGHTS, RED
from assistant.sample.pictures.shapes_cycling_locks import BIKE_LOCKS
from assistant.sample.pictures.shapes_cycling_tools import BIKE_TOOLS
from assistant.sample.pictures.strokes import (
    disc,
    fill,
    line,
    rect,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _helmet(thing: Subject, *details: str) -> str:
    """A helmet's shell from the side, with straps and a buckle."""
    shell = (
        "M44 148C38 84 86 50 132 52C184 54 208 98 200 146Q198 158 184 158Q160 150 132 156Q96 164 58 160Q46 160 44 148Z"
    )
    strap = "M92 158L122 190M150 154L124 190M124 190q-4 6-10 8"
    return (
        shadow(122, 72)
        + fill("M58 150Q120 176 190 150L178 176Q120 190 70 172Z", darker(thing.body, 0.6))
        + line(strap, INK, 5.5)
        + rect(108, 190, 18, 11, INK, 3)
        + solid(shell, thing.body, *details, turn=11)
    )


def _road_helmet(thing: Subject) -> str:
    """A helmet with long vents."""
    vents = (
        "M66 126C72 96 92 76 116 70C104 84 92 102 88 124Z",
        "M104 124C108 98 124 80 146 76C138 92 128 106 126 128Z",
        "M146 126C148 106 158 92 174 92C172 106 168 118 166 134Z",
    )
    cut = "".join(fill(vent, darker(thing.body, 0.62)) + line(vent, darker(thing.body, 0.2), 1.6) for vent in vents)
    edge = line("M46 140Q120 158 200 138", contrast(thing), 5)
    visor = (
        fill("M52 150L22 146Q20 138 30 132L50 128Z", darker(thing.body, 0.5)) if thing.says("trail", "mountain") else ""
    )
    return visor + _helmet(thing, cut, edge)


def _city_helmet(thing: Subject) -> str:
    """A round helmet with a few small vents."""
    vents = line("M92 88l10-9M114 76l12-4M140 74l12 4", darker(thing.body, 0.6), 8)
    band = line("M42 138Q120 158 204 134", contrast(thing), thing.pick("band", (4, 9)))
    badge = rect(164, 106, 22, 14, RED, 5) if thing.says("lit", "light") else ""
    ear = disc(118, 158, 24, darker(thing.body, 0.4), flat=1.2) if thing.says("winter", "ear") else ""
    visor = fill("M46 146Q26 168 44 186Q86 190 100 158Z", "#cfdfdc", 0.75) if thing.says("visor") else ""
    return ear + _helmet(thing, vents, band, badge) + visor


def _child_helmet(thing: Subject) -> str:
    """A child's helmet, with stars or stripes."""
    stars = "".join(
        disc(x, y, 8, contrast(thing)) for x, y in ((74, 112), (104, 84), (112, 124), (142, 98), (170, 120), (164, 76))
    )
    vents = line("M122 66l8-3M96 68l8-6", darker(thing.body, 0.6), 6)
    wave = line("M44 128q20-18 40 0t40 0t40 0t40 0", contrast(thing), 9)
    spikes = "M52 84l-12-22 32-2 4-28 28 8 16-26 24 16 24-16 8 30 28 2-8 26"
    crest = fill(f"{spikes}L120 120Z", contrast(thing)) if thing.says("dinosaur", "dragon") else ""
    return crest + _helmet(thing, thing.pick("print", (stars, wave)), vents)


CYCLING: Mapping[str, Kind] = {
    "bike lights": BIKE_LIGHTS,
    "bike locks": BIKE_LOCKS,
    "panniers": PANNIERS,
    "helmets": Kind(
        forms=(
            Form(_child_helmet, ("child", "children", "kids", "toddler", "baby"), common=False),
            Form(_road_helmet, ("road", "trail", "mountain", "race", "vented", "gravel", "touring"), common=False),
            Form(_city_helmet),
        ),
        colors=("white", "sage", "navy", "rust", "mustard"),
        trim="black",
        bare=False,
    ),
    "bike tools": BIKE_TOOLS,
}
"""Product type -> its forms."""
