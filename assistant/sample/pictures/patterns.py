"""Patterns that a surface can carry, as fragments to be cut to its outline."""

from assistant.sample.pictures.palette import PAPER, brightness, darker, lighter
from assistant.sample.pictures.strokes import blob, disc, fill, line, num, rect
from assistant.sample.pictures.subject import Subject

NAMED = {
    "stripes": ("stripe", "striped", "breton", "stripy"),
    "dots": ("dot", "dotted", "spot", "spotted", "polka", "confetti"),
    "checks": ("check", "checked", "gingham", "tartan", "plaid", "grid", "tattersall"),
    "speckle": ("speckled", "speckle", "granite", "pebble", "fleck"),
    "band": ("band", "dipped", "dip", "block"),
}
Frame = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def pattern(thing: Subject, frame: Frame, usual: tuple[str, ...]) -> str:
    """The pattern that the name speaks of, else one of the usual ones by chance ("plain" is none)."""
    named = next((style for style, words in NAMED.items() if thing.says(*words)), None)
    style = named or thing.pick("pattern", usual)
    paint = contrast(thing)
    step = thing.vary("step", 13, 19)
    if style == "stripes":
        return stripes(frame, paint, step)
    if style == "uprights":
        return uprights(frame, paint, step)
    if style == "dots":
        return dots(frame, paint, step * 1.25)
    if style == "checks":
        return checks(frame, paint, step * 1.5)
    if style == "speckle":
        return speckle(thing, frame, paint)
    if style == "band":
        return band(frame, paint, thing.vary("band", 0.3, 0.6))
    if style == "leaves":
        return leaves(frame, paint)
    return ""


def contrast(thing: Subject) -> str:
    """A paint that shows on the body: cream on dark things, the accent or a deeper body on bright ones."""
    if brightness(thing.body) < 0.55:
        return thing.pick("contrast", (PAPER, lighter(thing.body, 0.5)))
    return thing.pick("contrast", (thing.accent, darker(thing.body, 0.35)))


def stripes(frame: Frame, paint: str, step: float) -> str:
    """Level stripes."""
    left, top, right, low = frame
    rows = "".join(f"M{num(left)} {num(top + step * (i + 0.5))}H{num(right)}" for i in range(int((low - top) / step)))
    return line(rows, paint, step * 0.38)


def uprights(frame: Frame, paint: str, step: float) -> str:
    """Upright stripes."""
    left, top, right, low = frame
    rows = "".join(f"M{num(left + step * (i + 0.5))} {num(top)}V{num(low)}" for i in range(int((right - left) / step)))
    return line(rows, paint, step * 0.3)


def checks(frame: Frame, paint: str, step: float) -> str:
    """Level and upright stripes that darken where they cross."""
    left, top, right, low = frame
    across = "".join(f"M{num(left)} {num(top + step * (i + 0.5))}H{num(right)}" for i in range(int((low - top) / step)))
    down = "".join(f"M{num(left + step * (i + 0.5))} {num(top)}V{num(low)}" for i in range(int((right - left) / step)))
    return line(across, paint, step * 0.42, 0.45) + line(down, paint, step * 0.42, 0.45)


def dots(frame: Frame, paint: str, step: float) -> str:
    """Staggered dots."""
    left, top, right, low = frame
    rows, columns = int((low - top) / step * 1.2), int((right - left) / step)
    spots = (
        f"M{num(left + step * (column + 0.3 + 0.5 * (row % 2)))} {num(top + step * 0.84 * (row + 0.5))}h.1"
        for row in range(rows)
        for column in range(columns)
    )
    return line("".join(spots), paint, step * 0.36)


def speckle(thing: Subject, frame: Frame, paint: str) -> str:
    """Scattered small flecks."""
    left, top, right, low = frame
    flecks = (f"M{num(thing.vary(f'x{i}', left, right))} {num(thing.vary(f'y{i}', top, low))}h.1" for i in range(26))
    return line("".join(flecks), paint, 3, 0.75)


def band(frame: Frame, paint: str, share: float) -> str:
    """The lower part in another paint."""
    left, top, right, low = frame
    start = top + (low - top) * (1 - share)
    return rect(left, start, right - left, low - start + 30, paint)


def leaves(frame: Frame, paint: str) -> str:
    """A sprig: a bent stem with leaves to both sides."""
    left, top, right, low = frame
    x, size = (left + right) / 2, (low - top) / 6
    stem = line(
        f"M{num(x)} {num(low - size)}Q{num(x + size)} {num(top + 3 * size)} {num(x)} {num(top + size)}", paint, 2.4
    )
    return stem + "".join(
        leaf(x + size * 0.3, top + size * (1.5 + i), size * 1.1, side, paint) for i in range(4) for side in (-1, 1)
    )


def leaf(x: float, y: float, size: float, side: float, paint: str) -> str:
    """One leaf that grows from a point, to the left (-1) or right (1) and up."""
    tip = (x + side * size, y - size * 0.8)
    return fill(
        blob([(x, y), (x + side * size * 0.25, y - size * 0.75), tip, (x + side * size * 0.8, y - size * 0.1)]), paint
    )


def flower(x: float, y: float, size: float, paint: str, heart: str) -> str:
    """A flower of five petals, seen from the front."""
    petals = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    spots = "".join(f"M{num(x + dx * size * 0.6)} {num(y + dy * size * 0.6)}h.1" for dx, dy in petals)
    return line(spots, paint, size * 0.85) + disc(x, y, size * 0.32, heart)
