"""Shapes of clothing: what hangs, what is worn over it, and what goes with it."""

from collections.abc import Mapping

from assistant.sample.pictures.shapes_clothing_accessories import HATS, SCARVES
from assistant.sample.pictures.shapes_clothing_bags import SOCKS, TOTE_BAGS
from assistant.sample.pictures.shapes_clothing_hung import JUMPERS, SHIRTS
from assistant.sample.pictures.shapes_clothing_outer import JACKETS, TROUSERS
from assistant.sample.pictures.subject import Kind

CLOTHING: Mapping[str, Kind] = {
    "jumpers": JUMPERS,
    "shirts": SHIRTS,
    "trousers": TROUSERS,
    "scarves": SCARVES,
    "hats": HATS,
    "jackets": JACKETS,
    "socks": SOCKS,
    "tote bags": TOTE_BAGS,
}
"""Product type -> its forms."""
