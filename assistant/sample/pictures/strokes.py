"""The few strokes that every picture is made of: outlines, lit forms, turned forms, boxes and shadows.

Units are the picture's own (240 x 240, y down). A `fragment` is SVG text; an `outline` is the data of a path.
The light falls from the upper left: forms have their glow there and their shade at the lower right.
"""

import hashlib
from collections.abc import Iterable, Sequence

from assistant.sample.pictures.palette import GLOW, SHADE, darker, lighter

Point = tuple[float, float]
GROUND = 202.0
"""Where things stand."""
AROUND = "M-99-99H399V399H-99Z"


def num(value: float) -> str:
    """A number as short as a picture needs it."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def xy(point: Point) -> str:
    """A point as path data."""
    return f"{num(point[0])} {num(point[1])}"


def polygon(points: Sequence[Point]) -> str:
    """A closed outline with sharp corners."""
    return "M" + "L".join(map(xy, points)) + "Z"


def rounded(points: Sequence[Point], radius: float = 6) -> str:
    """A closed outline whose corners are rounded, by less where a side is short."""
    parts = []
    for i, corner in enumerate(points):
        enter = _towards(corner, points[i - 1], radius)
        leave = _towards(corner, points[(i + 1) % len(points)], radius)
        parts.append(f"{xy(enter)}Q{xy(corner)} {xy(leave)}")
    return "M" + "L".join(parts) + "Z"


def _towards(start: Point, end: Point, step: float) -> Point:
    length = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 0.01)
    share = min(step / length, 0.5)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def blob(points: Sequence[Point]) -> str:
    """A closed soft outline through the points (Catmull-Rom)."""
    size = len(points)
    ring = [points[(i - 1) % size] for i in range(size + 3)]
    return f"M{xy(points[0])}{_bends(ring)}Z"


def curve(points: Sequence[Point]) -> str:
    """An open soft line through the points (Catmull-Rom)."""
    return f"M{xy(points[0])}{_bends([points[0], *points, points[-1]])}"


def _bends(ring: Sequence[Point]) -> str:
    parts = []
    for before, start, end, after in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        first = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        second = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        parts.append(f"C{xy(first)} {xy(second)} {xy(end)}")
    return "".join(parts)


def mirror(points: Sequence[Point], axis: float = 120) -> list[Point]:
    """The points of one half, from top to bottom, and their mirror images back up."""
    return [*points, *((2 * axis - x, y) for x, y in reversed(points) if x != axis)]


def fill(outline: str, paint: str, opacity: float = 1) -> str:
    """A flat surface."""
    return f'<path d="{outline}" fill="{paint}"{_opacity(opacity)}/>'


def line(outline: str, paint: str, width: float = 2, opacity: float = 1) -> str:
    """A line with round ends."""
    return (
        f'<path d="{outline}" fill="none" stroke="{paint}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_opacity(opacity)}/>'
    )


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'


def disc(x: float, y: float, radius: float, paint: str, *, flat: float = 1, opacity: float = 1) -> str:
    """A disc, or an ellipse `flat` times as high as it is wide."""
    rings = f'rx="{num(radius)}" ry="{num(radius * flat)}"'
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" {rings} fill="{paint}"{_opacity(opacity)}/>'


def ring(x: float, y: float, radius: float, paint: str, width: float, *, flat: float = 1) -> str:
    """A ring, or an elliptic one."""
    rings = f'rx="{num(radius)}" ry="{num(radius * flat)}"'
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" {rings} fill="none" stroke="{paint}" stroke-width="{num(width)}"/>'


def rect(x: float, y: float, width: float, height: float, paint: str, corner: float = 0) -> str:
    """An upright rectangle."""
    edges = f'x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"'
    bend = f' rx="{num(corner)}"' if corner else ""
    return f'<rect {edges}{bend} fill="{paint}"/>'


def block(x: float, y: float, width: float, height: float, corner: float = 6) -> str:
    """The outline of an upright rectangle with rounded corners."""
    return rounded([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], corner)


def inside(outline: str, *fragments: str) -> str:
    """Fragments cut to an outline. The clip is named by its content: equal names mean equal clips."""
    name = "c" + hashlib.sha256(outline.encode()).hexdigest()[:7]
    return f'<clipPath id="{name}"><path d="{outline}"/></clipPath><g clip-path="url(#{name})">{"".join(fragments)}</g>'


def turned(angle: float, x: float, y: float, *fragments: str) -> str:
    """Fragments turned clockwise about a point."""
    return f'<g transform="rotate({num(angle)} {num(x)} {num(y)})">{"".join(fragments)}</g>'


def moved(x: float, y: float, *fragments: str, scale: float = 1) -> str:
    """Fragments scaled about the origin, then moved."""
    size = "" if scale == 1 else f" scale({scale:g})"
    return f'<g transform="translate({num(x)} {num(y)}){size}">{"".join(fragments)}</g>'


def solid(outline: str, paint: str, *pattern: str, turn: float = 8, rim: float = 3) -> str:
    """A lit form of any outline: shade `turn` wide at its lower right edges, glow `rim` wide at its upper left."""
    shade = f'<path d="{AROUND}{outline}" fill-rule="evenodd" fill="'
    fragments = [
        f'<path d="{AROUND}" fill="{paint}"/>',
        *pattern,
        f'{shade}{SHADE}" opacity=".2" transform="translate({num(-turn)} {num(-turn * 0.6)})"/>',
    ]
    if rim:
        fragments.append(f'{shade}{GLOW}" opacity=".32" transform="translate({num(rim)} {num(rim * 0.8)})"/>')
    return inside(outline, *fragments)


def round_outline(x: float, profile: Sequence[Point], *, flat: float = 0.12, soft: bool = True) -> str:
    """The outline of a form turned about the upright axis at `x`; `profile` is (height, radius), downwards."""
    left: list[Point] = [(x - radius, y) for y, radius in profile]
    right: list[Point] = [(x + radius, y) for y, radius in reversed(profile)]
    top, bottom = profile[0][1], profile[-1][1]
    under = f"A{num(bottom)} {num(bottom * flat)} 0 0 0 "
    over = f"A{num(top)} {num(top * flat)} 0 0 0 "
    return f"{_side(left, soft)}{under}{_side(right, soft)[1:]}{over}{xy(left[0])}Z"


def _side(points: Sequence[Point], soft: bool) -> str:
    return curve(points) if soft else "M" + "L".join(map(xy, points))


def lathe(x: float, profile: Sequence[Point], paint: str, *pattern: str, flat: float = 0.12, soft: bool = True) -> str:
    """A lit form turned about the upright axis at `x`; `profile` is (height, radius), downwards."""
    shade: list[Point] = [(x + radius * 0.42, y) for y, radius in profile]
    left: list[Point] = [(x - radius * 0.8, y) for y, radius in profile]
    right: list[Point] = [(x - radius * 0.52, y) for y, radius in reversed(profile)]
    low, high = profile[-1][0] + 20, profile[0][0] - 20
    return inside(
        round_outline(x, profile, flat=flat, soft=soft),
        f'<path d="{AROUND}" fill="{paint}"/>',
        *pattern,
        fill(f"{_side(shade, soft)}V{num(low)}H300V{num(high)}H{num(shade[0][0])}Z", SHADE, 0.2),
        fill(f"{_side(left, soft)}L{_side(right, soft)[1:]}Z", GLOW, 0.34),
    )


def mouth(x: float, y: float, radius: float, paint: str, content: str, *, flat: float = 0.12) -> str:
    """The open top of a turned form: its rim in the light and what is seen inside."""
    inner = radius - 3.5
    return disc(x, y, radius, lighter(paint), flat=flat) + disc(
        x, y + 0.6, inner, content, flat=flat * radius / inner * 0.78
    )


def sleeve(x: float, top: float, low: float, reach: float, paint: str, *, flat: float = 0.12) -> str:
    """A band round a turned form, to be cut to it; `reach` is at least its radius."""
    sag = num(reach * flat)
    arc = f"A{num(reach)} {sag} 0 0"
    return fill(
        f"M{num(x - reach)} {num(top)}{arc} 0 {num(x + reach)} {num(top)}"
        f"V{num(low)}{arc} 1 {num(x - reach)} {num(low)}Z",
        paint,
    )


def loop(x: float, y: float, wide: float, high: float, paint: str, width: float = 10) -> str:
    """A handle: a ring of which a body will cover one side."""
    flat = high / wide
    return ring(x, y, wide, darker(paint, 0.2), width, flat=flat) + ring(
        x - 1.2, y - 1.2, wide, paint, width * 0.62, flat=flat
    )


def rod(outline: str, paint: str, width: float) -> str:
    """A round bar along a line: dark edge, lit core."""
    return (
        line(outline, darker(paint, 0.25), width)
        + line(outline, paint, width * 0.7)
        + (line(outline, lighter(paint), width * 0.22) if width > 4 else "")
    )


def box(x: float, y: float, width: float, height: float, paint: str, *pattern: str, deep: float = 24) -> str:
    """A box seen a little from the right and above; `x`, `y` is the front's upper left corner."""
    rise = deep * 0.45
    right, low = x + width, y + height
    side: list[Point] = [(right, y), (right + deep, y - rise), (right + deep, low - rise), (right, low)]
    top: list[Point] = [(x, y), (x + deep, y - rise), (right + deep, y - rise), (right, y)]
    return (
        inside(polygon([(x, y), (right, y), (right, low), (x, low)]), rect(x, y, width, height, paint), *pattern)
        + fill(polygon(side), darker(paint, 0.28))
        + fill(polygon(top), lighter(paint, 0.35))
    )


def shadow(x: float, reach: float, y: float = GROUND) -> str:
    """The soft shadow of a thing that stands at `x`, `reach` to either side."""
    return disc(x + 12, y + 1, reach * 1.16, SHADE, flat=0.13, opacity=0.12) + disc(
        x + 5, y, reach * 1.02, SHADE, flat=0.09, opacity=0.2
    )


def wall_shadow(outline: str, x: float = 7, y: float = 8) -> str:
    """The shadow that a flat thing throws on the wall behind it."""
    return moved(x, y, fill(outline, SHADE, 0.15))


def folds(paint: str, *lines: Iterable[Point], width: float = 2.2) -> str:
    """Soft creases in cloth."""
    return "".join(line(curve(list(points)), darker(paint, 0.3), width, 0.7) for points in lines)
