"""One picture of one product: the wall, the table and the still life on it."""

from collections.abc import Mapping, Sequence

from assistant.sample.pictures.palette import GLOW, PAPER, SHADE, brightness, distance
from assistant.sample.pictures.shapes_bath_body import BATH_BODY
from assistant.sample.pictures.shapes_clothing import CLOTHING
from assistant.sample.pictures.shapes_cycling import CYCLING
from assistant.sample.pictures.shapes_electronics import ELECTRONICS
from assistant.sample.pictures.shapes_footwear import FOOTWEAR
from assistant.sample.pictures.shapes_garden import GARDEN
from assistant.sample.pictures.shapes_home import HOME
from assistant.sample.pictures.shapes_kitchen import KITCHEN
from assistant.sample.pictures.shapes_outdoors import OUTDOORS
from assistant.sample.pictures.shapes_pantry import PANTRY
from assistant.sample.pictures.shapes_stationery import STATIONERY
from assistant.sample.pictures.shapes_toys_games import TOYS_GAMES
from assistant.sample.pictures.strokes import box, fill, line, polygon, rect, rounded, shadow
from assistant.sample.pictures.subject import Form, Kind, Subject, shape_of, subject

KINDS: Mapping[str, Kind] = {
    **KITCHEN,
    **HOME,
    **GARDEN,
    **OUTDOORS,
    **CYCLING,
    **CLOTHING,
    **FOOTWEAR,
    **ELECTRONICS,
    **TOYS_GAMES,
    **STATIONERY,
    **PANTRY,
    **BATH_BODY,
}
"""Every product type that has a shape of its own."""
WALLS = ("#e9dcc6", "#e6d6c3", "#e2d9c6", "#e8d8c0", "#dfd5c6")
HORIZON = 178


def draw(product_type: str, *, color: str | None, materials: Sequence[str], name: str, seed: str) -> str:
    """A square SVG picture (240 x 240) of one product, as text.

    The same arguments give the same text. Words of the product choose shapes and paints but never enter the text.
    An unknown product type is drawn as a wrapped parcel.
    """
    kind = KINDS.get(product_type, PARCEL)
    thing = subject(kind, color=color, materials=materials, name=name, seed=seed)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">'
        f"{_room(thing)}{shape_of(kind, thing)(thing)}</svg>"
    )


def _room(thing: Subject) -> str:
    """The wall in the window's light and the table."""
    walls = [wall for wall in WALLS if distance(wall, thing.body) > 0.12] or WALLS
    wall = thing.pick("wall", walls)
    if brightness(thing.body) > 0.78:
        wall = "#d3c3ab"
    return (
        rect(0, 0, 240, 240, wall)
        + fill("M0 0H148L62 178H0Z", GLOW, 0.42)
        + fill(f"M0 {HORIZON}H240V240H0Z", SHADE, 0.1)
        + fill(f"M0 {HORIZON}H62L32 240H0Z", GLOW, 0.25)
    )


def _parcel(thing: Subject) -> str:
    """A wrapped parcel with string and a swing tag."""
    wide, high = thing.vary("wide", 104, 126), thing.vary("high", 70, 100)
    x, y = 108 - wide / 2, 204 - high
    knot = x + wide * 0.4
    tag = rounded([(knot + 12, y + 30), (knot + 40, y + 24), (knot + 46, y + 54), (knot + 18, y + 60)], 5)
    return (
        shadow(120, wide * 0.6)
        + box(x, y, wide, high, thing.body, deep=32)
        + line(f"M{knot} {y + high}V{y}l32-14M{x} {y + high * 0.5}h{wide}l32-14", thing.trim, 4)
        + line(f"M{knot} {y}q-26-26-28-8q2 10 28 8q26-26 28-8q-2 10-28 8", thing.trim, 3.5)
        + line(f"M{knot} {y}l22 34", thing.trim, 2)
        + fill(tag, PAPER)
        + line(polygon([(knot + 24, y + 42), (knot + 36, y + 40)]), thing.accent, 2.5)
    )


PARCEL = Kind(forms=(Form(_parcel),), colors=("tan", "sand", "natural"), trim="red", bare=False)
