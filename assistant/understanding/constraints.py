"""What one message says of price, colour, brand, number and so on: everything rules read exactly, and what is left."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.understanding.counts import take_count
from assistant.understanding.negation import Exclusion, take_exclusions
from assistant.understanding.offers import NEW_DAYS, forgotten, take_drops, take_flag, take_rating, take_size
from assistant.understanding.people import is_kin, recipient, take_gender, take_recipient_words
from assistant.understanding.prices import PriceWish, take_price
from assistant.understanding.sorting import take_sort
from assistant.understanding.text import CUT
from assistant.understanding.values import find_brand, named_traits, take_colors, take_materials
from retrieval.query import Sort
from retrieval.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What a message says besides the thing itself. None and () are: not said."""

    price: PriceWish | None = None
    exclusions: tuple[Exclusion, ...] = ()
    gender: str | None = None
    gender_of_kin: bool = False
    """The gender comes from a person ("my dad"), not from a word for the goods ("mens")."""
    recipient: str | None = None
    sort: Sort | None = None
    count: int | None = None
    brand: str | None = None
    colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    size: str | None = None
    traits: tuple[str, ...] = ()
    rating_min: float | None = None
    on_sale: bool = False
    new_since_days: int | None = None
    in_stock: bool = False
    dropped: frozenset[str] = frozenset()
    forgotten: str | None = None
    origin: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Field of the request -> the words that set it."""
    named: str = ""
    """The shopper's own word for the thing, where the message was not English."""
    rest: str = ""
    """The text without the words of the constraints; colours, materials and brands stay in it."""
    things: str = ""
    """The text without any constraint: what is left of it names the thing."""

    @property
    def says_anything(self) -> bool:
        """Whether the message sets or drops any constraint."""
        return bool(self.origin or self.price or self.dropped or self.forgotten)


_IDLE = re.compile(r"\bjust in case\b")
"""What says nothing of the thing, though its words might."""


def read_constraints(text: str, vocabulary: Vocabulary) -> Constraints:
    """Read the constraints of a normalised message, most exact first; what one reader took the next does not see."""
    origin: dict[str, str] = {}

    def note(name: str, words: str) -> None:
        if words:
            origin[name] = words.strip(" ,;.")

    dropped, rest = take_drops(_IDLE.sub(CUT, text))
    price, rest = take_price(rest)
    if price:
        _note_price(price, note)
    rating, words, rest = take_rating(rest)
    note("rating_min", words)
    forgotten_value, rest = forgotten(rest)
    exclusions, rest = take_exclusions(rest, vocabulary.names_thing)
    for exclusion in exclusions:
        note("exclude", f"{origin.get('exclude', '')}, {exclusion.words}".strip(", "))
    sort, words, rest = take_sort(rest)
    note("sort", words)
    count, words, rest = take_count(rest)
    note("in_stock_min", words)
    size, words, rest = take_size(rest, vocabulary.sizes)
    note("sizes", words)
    flags: dict[str, bool] = {}
    for name, key in (("on_sale", "on_sale"), ("new", "new_since_days"), ("in_stock", "in_stock_min")):
        flags[name], words, rest = take_flag(rest, name)
        note(key, words or origin.get(key, ""))
    who = recipient(rest)
    gender, words, rest = take_gender(rest)
    note("gender", words)
    kin = gender is not None and (who is not None or is_kin(words))
    rest = take_recipient_words(rest)
    traits = named_traits(rest, vocabulary)
    note("attributes", ", ".join(traits))
    brand, words = find_brand(rest, vocabulary)
    note("brand", words)
    colors, words, things = take_colors(rest.replace(words, CUT) if words else rest, vocabulary.sold_by_colour)
    note("colors", words)
    materials, words, things = take_materials(things, vocabulary.names_thing)
    note("materials", words)
    return Constraints(
        price=price,
        exclusions=exclusions,
        gender=gender,
        gender_of_kin=kin,
        recipient=who,
        sort=sort,
        count=count,
        brand=brand,
        colors=colors,
        materials=materials,
        size=size,
        traits=traits,
        rating_min=rating,
        on_sale=flags["on_sale"],
        new_since_days=NEW_DAYS if flags["new"] else None,
        in_stock=flags["in_stock"],
        dropped=dropped,
        forgotten=forgotten_value,
        origin=MappingProxyType(origin),
        rest=rest,
        things=things,
    )


def _note_price(price: PriceWish, note: object) -> None:
    assert callable(note)
    for name, value in (("price_min", price.low), ("price_max", price.high if price.high else price.said)):
        if value is not None:
            note(name, price.words)
