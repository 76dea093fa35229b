"""Brands, colours and materials named in a message."""

import re
from collections.abc import Callable
from functools import cache

from assistant.understanding.wording import STOP
from retrieval.colours import colours_in
from retrieval.materials import materials_in
from retrieval.vocabulary import Vocabulary, stems

Spans = tuple[tuple[str, int, int], ...]
"""(value in one spelling, start, end) of each word."""
_ALSO_FOOD = frozenset(
    """
    orange peach plum lime mint sage cream clear natural ash sand snow rust lavender copper gold silver down
    paper stone ivory
    """.split()
)
"""Words that are a colour or a material only beside a thing: "mint" alone may be the herb."""
_NO_COLOUR = frozenset("brass bronze colourful colorful".split())
"""Colours of listings that are none in a wish: alloys are what a thing is made of, and colourful things have any."""
_NEXT = re.compile(r"[ -]([a-z]+)")
_JOINED = re.compile(r"\s*(?:,|/|\bor\b|\band\b)\s*")
_DESCRIBED = re.compile(r"\b(?!(?:of|in|from|or|and|with|made|not|no|the|an?|any|some|is|be|only|real)\b)[a-z]+[\s-]+$")
"""A word before it that says what kind of thing it is."""


def find_brand(text: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """A brand of the catalogue named as a whole word, the longest first; never a word of everyday English alone."""
    for brand in sorted(vocabulary.brands, key=lambda name: (-len(name), name)):
        folded = brand.casefold()
        if folded in STOP or len(folded) < 2 or vocabulary.knows_as_word(brand):
            continue
        match = re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", text)
        if match:
            return brand, match.group()
    return None, ""


def named_traits(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The traits of the catalogue that a text wishes for ("vegan", "dishwasher safe"), in the catalogue's order."""
    words = f" {' '.join(stems(text))} "
    return tuple(name for name in vocabulary.traits if _trait(name).search(words))


@cache
def _trait(name: str) -> re.Pattern[str]:
    """The words of a trait; between two of them a thing may stand ("keeps coffee hot")."""
    words = [re.escape(word) for word in stems(name.replace("_", " "))]
    between = r" (?:\S+ ){0,2}" if len(words) == 2 else " "
    return re.compile(f" {between.join(words)} ")


def take_colors(text: str, sold_by_colour: Callable[[str], bool]) -> tuple[tuple[str, ...], str, str]:
    """Colours named: (colours in one spelling, the words, the text without them); "green tea" names none."""
    return _taken(text, tuple(item for item in said_colors(text) if _colours_goods(text, item, sold_by_colour)))


def take_materials(text: str, names_thing: Callable[[str], bool]) -> tuple[tuple[str, ...], str, str]:
    """Materials named: (materials in one spelling, the words, the text without them); "wine glass" names none."""
    return _taken(text, tuple(item for item in said_materials(text) if not _is_the_thing(text, item, names_thing)))


def said_colors(text: str) -> Spans:
    """Colours named, with where their words stand."""
    found = tuple(item for item in colours_in(text) if item[0] not in _NO_COLOUR)
    return tuple(
        item
        for item in found
        if item[0] not in _ALSO_FOOD or _beside_a_thing(text, item) or _beside_another(text, item, found)
    )


def said_materials(text: str) -> Spans:
    """Materials named, with where their words stand."""
    return tuple(item for item in materials_in(text) if item[0] not in _ALSO_FOOD or _beside_a_thing(text, item))


def _taken(text: str, kept: Spans) -> tuple[tuple[str, ...], str, str]:
    rest = text
    for _, start, end in reversed(kept):
        rest = f"{rest[:start]} {rest[end:]}"
    words = ", ".join(text[start:end] for _, start, end in kept)
    return tuple(dict.fromkeys(name for name, _, _ in kept)), words, rest


def _colours_goods(text: str, item: tuple[str, int, int], sold_by_colour: Callable[[str], bool]) -> bool:
    """Whether what follows a colour comes in colours: the green of "green tea" says which tea."""
    after = _NEXT.match(text[item[2] :])
    return after is None or sold_by_colour(after.group(1))


def _is_the_thing(text: str, item: tuple[str, int, int], names_thing: Callable[[str], bool]) -> bool:
    """Whether the word, at the end of a phrase, is what the phrase names: "a wine glass", but not "a bowl of glass"."""
    _, start, end = item
    ends = not re.match(r"[\s-]+\w", text[end:])
    return ends and bool(_DESCRIBED.search(text[:start])) and names_thing(text[start:end])


def _beside_another(text: str, item: tuple[str, int, int], found: Spans) -> bool:
    """Whether another colour stands beside it: "cream or grey"."""
    _, start, end = item
    return any(
        _JOINED.fullmatch(text[end:after]) or _JOINED.fullmatch(text[before:start])
        for _, after, before in found
        if after > end or before < start
    )


def _beside_a_thing(text: str, item: tuple[str, int, int]) -> bool:
    """Whether the word describes: something follows it, or "in" stands before it."""
    _, start, end = item
    before, after = text[:start].rstrip(), text[end:]
    return bool(re.search(r"\bin$|\bof$", before)) or bool(re.match(r"\s+[a-z]{3,}", after)) or not before
