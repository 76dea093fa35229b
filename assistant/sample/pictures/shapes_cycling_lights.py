"""Shapes of bike lights."""

from assistant.sample.pictures.more_strokes import both_sides
from assistant.sample.pictures.palette import FLAME, GLOW, INK, STEEL, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    disc,
    fill,
    lathe,
    line,
    moved,
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

RED = "#b8412f"


def _lens(x: float, y: float, radius: float, rim: str, light: str, *, flat: float = 1) -> str:
    """A round lens with a rim and a lamp that is on."""
    return (
        disc(x, y, radius, rim, flat=flat)
        + disc(x, y, radius * 0.82, lighter(light, 0.25), flat=flat)
        + ring(x, y, radius * 0.55, darker(light, 0.12), 2, flat=flat)
        + disc(x, y, radius * 0.32, GLOW, flat=flat)
    )


def _front_light(thing: Subject) -> str:
    """A front light on its bracket, shining to the left."""
    y = thing.vary("height", 124, 138)
    radius = thing.vary("radius", 34, 42)
    long = thing.vary("long", 72, 92)
    body = rounded(
        [
            (78, y - radius),
            (78 + long * 0.5, y - radius * 0.84),
            (78 + long, y - radius * 0.66),
            (78 + long, y + radius * 0.66),
            (78 + long * 0.5, y + radius * 0.84),
            (78, y + radius),
        ],
        10,
    )
    fins = "".join(f"M{num(104 + 9 * i)} {num(y - 40)}V{num(y + 40)}" for i in range(int((long - 34) / 9)))
    bracket = solid(f"M{num(94)} {num(y + 20)}h34l8 {num(GROUND - y - 30)}h14v10h-78v-10h14Z", INK, turn=5)
    return (
        fill(f"M82 {num(y - radius)}L0 {num(y - 74)}V{num(y + 78)}L82 {num(y + radius)}Z", FLAME, 0.22)
        + shadow(118, 58)
        + bracket
        + solid(body, thing.body, line(fins, mark(thing.body), 2, 0.6))
        + rect(78 + long * 0.5, y - radius * 0.84 - 4, 18, 6, thing.accent, 2)
        + disc(78, y, radius * 0.78, darker(thing.body, 0.3), flat=1.34)
        + moved(78 * 0.28, 0, _lens(78 * 0.72, y, radius * 0.68, darker(thing.body, 0.4), "#fbe6ae", flat=1.34))
    )


def _rear_light(thing: Subject) -> str:
    """A red rear light, strapped to a seat post."""
    high = thing.vary("high", 74, 96)
    wide = thing.vary("wide", 42, 56)
    y = 122 - high / 2
    lens = block(120 - wide / 2, y, wide, high, 16)
    spots = "".join(
        disc(120 + dx, 122 + dy * high * 0.27, 6, "#f3b0a0") + disc(120 + dx, 122 + dy * high * 0.27, 3, GLOW)
        for dx in (-wide * 0.2, wide * 0.2)
        for dy in (-1, 0, 1)
    )
    return (
        shadow(124, 34)
        + rod(f"M128 0V{GROUND}", STEEL, 26)
        + rect(110, 96, 36, 12, thing.body, 4)
        + rect(110, 138, 36, 12, thing.body, 4)
        + disc(120, 122, 78, "#e0664a", opacity=0.14)
        + disc(120, 122, 58, "#e0664a", opacity=0.16)
        + solid(
            block(115 - wide / 2, y - 5, wide + 10, high + 10, 19), thing.body if thing.body != RED else INK, turn=5
        )
        + solid(lens, RED, spots, turn=6)
    )


def _small_light(thing: Subject, x: float, light: str, lens: str) -> str:
    """A small light with a stretch strap, standing up."""
    y = GROUND - 66
    strap = f"M{x - 14} {y + 20}C{x - 40} {GROUND + 4} {x + 40} {GROUND + 4} {x + 14} {y + 20}"
    return (
        shadow(x, 32)
        + disc(x, y, 60, light, opacity=0.16)
        + rod(strap, darker(thing.body, 0.1), 10)
        + solid(block(x - 36, y - 36, 72, 72, 24), thing.body, turn=6)
        + _lens(x, y, 27, darker(thing.body, 0.3), lens)
    )


def _light_set(thing: Subject) -> str:
    """A white light and a red one, each with a strap."""
    return _small_light(thing, 74, FLAME, "#fbe6ae") + _small_light(thing, 164, "#e0664a", "#d65f4a")


def _headlamp(thing: Subject) -> str:
    """A classic headlamp: a round shell on a stalk."""
    y = thing.vary("height", 108, 118)
    shell = (
        f"M78 {num(y - 52)}C128 {num(y - 58)} 178 {num(y - 34)} 188 {num(y)}"
        f"C178 {num(y + 34)} 128 {num(y + 58)} 78 {num(y + 52)}Z"
    )
    return (
        fill(f"M76 {num(y - 46)}L0 {num(y - 84)}V{num(y + 90)}L76 {num(y + 46)}Z", FLAME, 0.22)
        + shadow(128, 42)
        + rod(f"M128 {num(y + 40)}V{GROUND - 4}M104 {GROUND - 4}H152", STEEL, 10)
        + solid(shell, thing.body, turn=12)
        + disc(80, y, 36, darker(thing.body, 0.2), flat=1.5)
        + _lens(78, y, 31, lighter(thing.body, 0.2), "#fbe6ae", flat=1.56)
        + disc(186, y, 6, darker(thing.body, 0.25))
    )


def _clip_light(thing: Subject) -> str:
    """One small light with a stretch strap."""
    return moved(-60, -106, _small_light(thing, 120, FLAME, "#fbe6ae"), scale=1.5)


def _owl_light(thing: Subject) -> str:
    """A child's light in the shape of an owl, its eyes lit."""
    body = "M58 84L70 58L96 72H144L170 58L182 84Q192 196 120 200Q48 196 58 84Z"
    wing = "M60 116Q44 150 66 180Q84 152 60 116Z"
    return (
        shadow(120, 58)
        + disc(120, 112, 92, FLAME, opacity=0.14)
        + both_sides(rod("M74 178Q52 196 60 206", darker(thing.body, 0.2), 9))
        + solid(body, thing.body, disc(120, 178, 36, lighter(thing.body, 0.3)))
        + both_sides(solid(wing, darker(thing.body, 0.15), turn=4))
        + both_sides(_lens(94, 108, 24, darker(thing.body, 0.3), "#fbe6ae"))
        + fill("M112 122H128L120 140Z", "#db772f")
    )


def _spoke_lights(thing: Subject) -> str:
    """A wheel with two lights on its spokes."""
    spokes = "".join(turned(30 * i, 120, 112, line("M120 112V32", STEEL, 1.8)) for i in range(12))
    light = thing.body if thing.body != INK else "#557f51"
    return (
        shadow(122, 36, GROUND - 2)
        + spokes
        + ring(120, 112, 85, INK, 11)
        + ring(120, 112, 77, STEEL, 4)
        + disc(120, 112, 9, darker(STEEL, 0.2))
        + "".join(
            turned(
                angle, 120, 112, disc(120, 66, 30, light, opacity=0.22), solid(block(112, 46, 16, 40, 8), light, turn=4)
            )
            for angle in (45, 225)
        )
    )


def _ankle_band(thing: Subject) -> str:
    """A band that closes round the ankle, with a lit strip."""
    profile = ((132, 62), (GROUND - 12, 60))
    glow = sleeve(120, 152, 172, 64, lighter(thing.body, 0.55))
    return (
        shadow(120, 66)
        + disc(120, 160, 96, thing.body, flat=0.5, opacity=0.18)
        + lathe(120, profile, thing.body, glow, rect(150, 130, 18, 80, INK), soft=False, flat=0.22)
        + disc(120, 132, 62, lighter(thing.body, 0.2), flat=0.24)
        + disc(120, 134, 56, darker(thing.body, 0.55), flat=0.22)
    )


BIKE_LIGHTS = Kind(
    forms=(
        Form(_owl_light, ("owl",), common=False),
        Form(_spoke_lights, ("spoke", "wheel"), common=False),
        Form(_ankle_band, ("ankle", "band"), common=False),
        Form(_light_set, ("set", "pair", "blinker"), common=False),
        Form(_rear_light, ("rear", "tail", "back"), common=False),
        Form(_headlamp, ("headlamp", "dynamo", "brass", "bullet"), common=False),
        Form(_clip_light, ("helmet", "clip on"), common=False),
        Form(_front_light),
    ),
    colors=("black", "silver", "teal", "charcoal"),
    trim="silver",
)
