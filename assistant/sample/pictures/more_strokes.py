"""Strokes beyond the first few: dashed lines, mirror images, and surfaces that lie on the table, wicker."""

from collections.abc import Callable

from assistant.sample.pictures.strokes import Point, num

Plane = Callable[[float, float], Point]


def dashed(outline: str, paint: str, width: float, dash: float, gap: float) -> str:
    """A line of dashes, for stitches, links and twists."""
    return (
        f'<path d="{outline}" fill="none" stroke="{paint}" stroke-width="{num(width)}" '
        f'stroke-dasharray="{num(dash)} {num(gap)}"/>'
    )


def both_sides(left: str) -> str:
    """A fragment and its mirror image about the middle of the picture."""
    return f'{left}<g transform="matrix(-1 0 0 1 240 0)">{left}</g>'


def plane(left: float, right: float, back: float, front: float, lean: float) -> Plane:
    """A surface that lies on the table: from shares across and towards the back to points of the picture."""

    def at(across: float, depth: float) -> Point:
        inset = lean * depth
        return left + inset + (right - left - 2 * inset) * across, front - (front - back) * depth

    return at


def wicker(left: float, right: float, top: float, low: float, size: float = 8) -> str:
    """The rows of a woven surface, as path data, each row half a weave beside the last."""
    half = size / 2
    weave = f"q{num(half)} {num(-size * 0.66)} {num(size)} 0q{num(half)} {num(size * 0.66)} {num(size)} 0"
    rows = range(int((low - top) / (size + 1)))
    return "".join(
        f"M{num(left - size * (i % 2))} {num(top + (size + 1) * (i + 0.8))}"
        + weave * int((right - left) / size / 2 + 2)
        for i in rows
    )
