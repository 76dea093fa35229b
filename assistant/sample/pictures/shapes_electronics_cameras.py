"""Shapes of cameras."""

from assistant.sample.pictures.palette import GLOW, INK, PAPER, STEEL, brightness, darker, lighter
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.strokes import (
    GROUND,
    block,
    box,
    disc,
    fill,
    line,
    num,
    rect,
    ring,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Form, Kind, Subject


def _lens(x: float, y: float, radius: float, paint: str = INK) -> str:
    """A lens from the front: barrel, rings and a glint."""
    return (
        disc(x + 4, y + 4, radius, darker(paint, 0.5), opacity=0.5)
        + disc(x, y, radius, darker(paint, 0.15))
        + ring(x, y, radius * 0.88, lighter(paint, 0.35), 1.8)
        + disc(x, y, radius * 0.66, "#26282a")
        + disc(x, y, radius * 0.5, "#3b5566")
        + disc(x, y, radius * 0.26, "#1f2a33")
        + disc(x - radius * 0.2, y - radius * 0.22, radius * 0.14, GLOW)
    )


def _metal(thing: Subject) -> str:
    """The paint of a camera's plates: bright on dark bodies."""
    return STEEL if brightness(thing.body) < 0.55 else lighter(thing.body, 0.1)


def _film(thing: Subject) -> str:
    """A film camera: metal plates above and below a grained band, dials, a viewfinder and a strap."""
    y = thing.vary("y", 108, 116)
    plate = thing.pick("plate", (STEEL, _metal(thing)))
    body = block(38, y, 164, GROUND - y, 14)
    band = rect(
        38, y + 26, 164, GROUND - y - 40, thing.body if brightness(thing.body) < 0.7 else darker(thing.body, 0.2)
    )
    dials = (
        rect(52, y - 9, 28, 12, darker(plate, 0.25), 3)
        + rect(162, y - 11, 22, 14, darker(plate, 0.15), 3)
        + rect(140, y - 6, 12, 8, INK, 2)
    )
    hump = rounded([(92, y + 4), (98, y - 18), (142, y - 18), (148, y + 4)], 5)
    return (
        rod(
            f"M40 {num(y + 14)}C-2 {num(y - 60)} 60 {num(y - 70)} 96 {num(y - 44)}"
            f"M200 {num(y + 14)}C242 {num(y - 60)} 180 {num(y - 72)} 96 {num(y - 44)}",
            thing.trim,
            6,
        )
        + shadow(120, 86)
        + dials
        + solid(hump, plate, turn=4)
        + rect(108, y - 12, 24, 12, INK, 3)
        + solid(body, plate, band, turn=8)
        + _lens(120, y + 50, 38)
        + disc(60, y + 13, 4.5, "#b8412f")
    )


def _compact(thing: Subject) -> str:
    """A flat camera with a small lens and a flash."""
    y = thing.vary("y", 118, 126)
    grip = rect(44, y + 18, 14, GROUND - y - 32, darker(thing.body, 0.25), 6)
    loop = f"M196 {num(y + 36)}C232 {num(y + 30)} 226 {GROUND} 206 {GROUND + 4}"
    return (
        line(loop, contrast(thing), 4)
        + shadow(120, 82)
        + rect(58, y - 8, 30, 12, darker(_metal(thing), 0.2), 4)
        + fill(block(44, y - 5, 158, GROUND - y, 13), darker(thing.body, 0.4))
        + solid(block(38, y, 160, GROUND - y, 13), thing.body, grip)
        + rect(72, y + 12, 24, 12, PAPER, 3)
        + disc(178, y + 17, 4, contrast(thing))
        + _lens(134, y + 43, 32, _metal(thing) if brightness(thing.body) < 0.3 else INK)
    )


def _instant(thing: Subject) -> str:
    """An instant camera with a print coming out at the top."""
    y = thing.vary("y", 98, 108)
    body = rounded([(52, y), (188, y), (194, GROUND), (46, GROUND)], 26)
    stripe = "".join(
        rect(40, GROUND - 26 + 5 * i, 160, 5, paint) for i, paint in enumerate(("#b8412f", "#e8c14f", "#4fa3a0"))
    )
    return (
        rect(80, y - 56, 80, 70, PAPER, 2)
        + rect(87, y - 49, 66, 50, "#8fb4cc")
        + fill(
            f"M87 {num(y + 1)}V{num(y - 18)}Q108 {num(y - 36)} 126 {num(y - 18)}T153 {num(y - 22)}V{num(y + 1)}Z",
            "#a0ae8d",
        )
        + disc(138, y - 36, 7, "#e8c14f")
        + shadow(120, 76)
        + solid(body, thing.body, stripe if thing.pick("stripe", (True, False)) else "")
        + rect(72, y + 4, 96, 6, darker(thing.body, 0.5), 3)
        + rect(62, y + 20, 32, 20, GLOW, 5)
        + rect(152, y + 20, 22, 16, INK, 5)
        + _lens(122, y + 58, 34, lighter(INK, 0.1))
        + disc(66, y + 62, 8, "#b8412f")
    )


def _zoom(thing: Subject) -> str:
    """A camera with a grip, a prism and a long lens, a little from the side."""
    y = thing.vary("y", 96, 106)
    reach = 58 if thing.says("long") else 44
    body = rounded([(74, y), (196, y), (206, y + 14), (206, GROUND), (74, GROUND)], 10)
    prism = rounded([(108, y + 4), (118, y - 24), (156, y - 24), (168, y + 4)], 7)
    tube = rounded([(96, y + 20), (96, GROUND - 8), (90 - reach * 0.5, GROUND - 4), (90 - reach * 0.5, y + 14)], 6)
    rings = "".join(f"M{num(88 - reach * 0.2 + 9 * i)} {num(y + 10)}V{GROUND}" for i in range(3))
    plate = darker(thing.body, 0.3)
    return (
        shadow(120, 88)
        + rect(180, y - 10, 16, 14, plate, 3)
        + solid(prism, thing.body, turn=5)
        + solid(body, thing.body, rect(168, y + 20, 40, 90, plate, 8), turn=8)
        + disc(188, y + 9, 4, "#b8412f")
        + solid(
            tube,
            INK if brightness(thing.body) > 0.3 else lighter(INK, 0.12),
            line(rings, lighter(INK, 0.4), 3, 0.6),
            turn=8,
        )
        + disc(88 - reach * 0.5, (y + GROUND) / 2 + 5, 22, lighter(INK, 0.3), flat=(GROUND - y - 16) / 44)
        + disc(87 - reach * 0.5, (y + GROUND) / 2 + 5, 17, "#26282a", flat=(GROUND - y - 20) / 44)
        + disc(86 - reach * 0.5, (y + GROUND) / 2 + 5, 11, "#3b5566", flat=(GROUND - y - 20) / 44)
        + disc(82 - reach * 0.5, (y + GROUND) / 2 - 6, 3.4, GLOW, flat=1.5)
    )


def _action(thing: Subject) -> str:
    """A small cube of a camera on its mount."""
    y = thing.vary("y", 92, 100)
    return (
        shadow(122, 52)
        + solid(rounded([(84, GROUND - 12), (156, GROUND - 12), (164, GROUND), (76, GROUND)], 4), INK, turn=3)
        + rod(f"M112 {num(y + 70)}V{GROUND - 10}M128 {num(y + 70)}V{GROUND - 10}", INK, 8)
        + fill(block(80, y - 7, 100, 78, 13), darker(thing.body, 0.45))
        + solid(block(70, y, 102, 78, 13), thing.body)
        + rect(90, y - 5, 26, 8, "#b8412f", 3)
        + rect(80, y + 16, 30, 24, "#26282a", 4)
        + line(f"M86 {num(y + 60)}h18", contrast(thing), 4)
        + _lens(142, y + 36, 27)
    )


def _child(thing: Subject) -> str:
    """A child's camera, soft, with two ears and a lanyard."""
    y = thing.vary("y", 108, 116)
    ears = (
        disc(74, y, 22, thing.body)
        + disc(74, y, 11, contrast(thing))
        + disc(166, y, 22, thing.body)
        + disc(166, y, 11, contrast(thing))
    )
    return (
        line(f"M186 {num(y + 30)}C236 {num(y + 10)} 226 {GROUND} 204 {GROUND + 4}", contrast(thing), 5)
        + shadow(120, 76)
        + ears
        + solid(block(44, y, 152, GROUND - y, 32), thing.body)
        + disc(120, y + 48, 35, contrast(thing))
        + _lens(120, y + 48, 27)
        + disc(70, y + 32, 7, GLOW)
        + line(f"M160 {num(y + 62)}q8 8 16 0", darker(thing.body, 0.4), 3.4)
    )


def _trail(thing: Subject) -> str:
    """A weatherproof camera strapped to a trunk."""
    bark = "".join(f"M{x} 0q{bend} 60 0 120t0 84" for x, bend in ((84, 5), (108, -4), (138, 6), (164, -5)))
    lamps = "".join(disc(95 + 10 * i, 78 + 10 * j, 3.2, "#56575a") for i in range(6) for j in range(3))
    return (
        shadow(124, 60)
        + solid(f"M70 0H172L180 {GROUND}H60Z", "#8d7158", line(bark, "#5f4a3a", 3, 0.6), turn=18)
        + rect(64, 106, 114, 14, INK)
        + solid(block(80, 60, 84, 116, 12), thing.body, rect(84, 68, 76, 42, "#2c2d2c", 8), turn=8)
        + lamps
        + _lens(122, 134, 18)
        + disc(122, 164, 7, "#d8d5cc")
    )


def _bird_box(thing: Subject) -> str:
    """A nest box with a small camera beside its hole."""
    wood = "#c39a63"
    return (
        shadow(122, 60)
        + box(66, 92, 96, 110, wood, line("M66 128H170M66 164H170", darker(wood, 0.25), 1.8, 0.6), deep=26)
        + solid(rounded([(52, 96), (172, 96), (200, 70), (80, 66)], 4), darker(wood, 0.35), turn=3)
        + disc(98, 128, 15, darker(wood, 0.7))
        + rod("M98 154v12", "#7a543a", 6)
        + rod("M144 164C170 150 206 170 216 202", INK, 4)
        + solid(block(120, 142, 42, 42, 12), thing.body, turn=5)
        + _lens(141, 163, 15)
    )


def _pinhole(thing: Subject) -> str:
    """A plain wooden box with a pinhole in a brass plate."""
    brass = "#c2a04e"
    grain = "".join(f"M50 {y}q50-7 108 0" for y in range(124, 200, 14))
    return (
        shadow(124, 76)
        + box(50, 104, 108, 98, thing.body, line(grain, darker(thing.body, 0.25), 1.6, 0.5), deep=42)
        + rect(88, 132, 34, 34, brass, 3)
        + disc(105, 149, 3, INK)
        + "".join(disc(x, y, 1.8, darker(brass, 0.4)) for x in (92, 118) for y in (136, 162))
        + disc(130, 92, 12, brass, flat=0.4)
        + rect(118, 82, 24, 10, brass, 2)
        + rod("M128 149h14", darker(brass, 0.2), 5)
    )


CAMERAS = Kind(
    forms=(
        Form(_pinhole, ("pinhole", "wooden"), common=False),
        Form(_bird_box, ("bird box", "nest"), common=False),
        Form(_trail, ("trail", "wildlife"), common=False),
        Form(_action, ("action", "dash"), common=False),
        Form(_instant, ("instant", "print"), common=False),
        Form(_child, ("kid", "children", "first"), common=False),
        Form(_zoom, ("mirrorless", "zoom", "lens", "system"), common=False),
        Form(_compact, ("compact", "pocket", "digital", "waterproof", "reusable")),
        Form(_film, ("film", "35", "manual")),
    ),
    colors=("black", "silver", "sage", "cream"),
    trim="brown",
    bare=False,
)
