"""Which products can play a role, how many of one are needed, and what it must share with the others."""

import re
from collections.abc import Sequence
from functools import cache
from math import ceil

from assistant.bundles.occasions import Role, things
from assistant.understanding.counts import NUMBER_WORDS
from retrieval.chinese.gloss import in_english
from retrieval.colours import canonical
from retrieval.product import Product
from retrieval.vocabulary import HEAD_ENDS, stems

NEUTRAL = frozenset("black white grey silver cream beige brown tan natural clear khaki".split())
"""Colours that go with any other."""
_AFTER = frozenset(
    "set pack pair bundle size small medium larg xl xxl king queen doubl singl mini men women kid unisex color black "
    "white grey gray blue green red pink brown beig".split()
)
"""Stems that may follow the name of a thing in a title without making it another."""
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(word for word, n in NUMBER_WORDS.items() if n >= 2)})"
_PACK = re.compile(
    rf"\b(?:set|pack|box|pair|bundle) of {_COUNT}\b|\b{_COUNT.replace('?P<n>', '?P<m>')}[- ](?:pack|piece set)\b", re.I
)
_SLEEPS = re.compile(rf"\b{_COUNT}[- ](?:person|man|people|persons)\b", re.I)
_CHILDREN = frozenset(stems("children child kids kid toddler baby toy doll"))
_PETS = frozenset(stems("dog cat pet puppy pup kitten canine feline"))
_SEASONS = frozenset(stems("halloween spooky skull skeleton christmas xmas reindeer santa easter valentine"))
_NUMBER = re.compile(r"\d{1,2}")


def plays(role: Role, product: Product, *, for_children: bool = False) -> bool:
    """Whether a product can play a role: its title or its category names such a thing.

    Of a product that no category holds it is enough that its title has the words. Toys and things for children do
    where the set is for children; things of one season and for animals where the role names them.
    """
    known = in_english(product)
    title, kind = stems(HEAD_ENDS.split(known.title, maxsplit=1)[0]), stems(known.product_type or "")
    if any(_inside(stems(word), (*title, *kind)) for word in role.unless):
        return False
    kinds = [stems(name) for name in role.kinds]
    marked = {*title, *kind}
    for others, allowed in ((_CHILDREN, for_children), (_PETS, False), (_SEASONS, False)):
        if others & marked and not allowed and not any(others & set(name) for name in kinds):
            return False
    if any(_heads(name, title) for name in kinds):
        return True
    if any(kind[-len(name) :] == name for name in kinds):
        return not _names_another(title, kinds)
    return not product.category and any(_inside(name, title) for name in kinds)


def _names_another(title: Sequence[str], kinds: Sequence[Sequence[str]]) -> bool:
    """Whether the last word of a title names another thing: a cup that is filed under chocolate is a cup."""
    return bool(title) and title[-1] in _all_heads() and all(title[-1] != name[-1] for name in kinds)


@cache
def _all_heads() -> frozenset[str]:
    return frozenset(stems(kind)[-1] for role in things().values() for kind in role.kinds)


def _heads(name: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a title ends with a name, but for its size, its colour or how many there are."""
    end = len(title)
    while end and (title[end - 1] in _AFTER or title[end - 1].isdigit()):
        end -= 1
    return tuple(title[end - len(name) : end]) == tuple(name) or tuple(title[-len(name) :]) == tuple(name)


def _inside(name: Sequence[str], words: Sequence[str]) -> bool:
    width = len(name)
    return any(tuple(words[at : at + width]) == tuple(name) for at in range(len(words) - width + 1))


def needed(role: Role, product: Product, people: int) -> int:
    """How many of a product a role needs for so many people."""
    if role.holds:
        return ceil(people / _serves(role, product))
    if not role.each:
        return 1
    pack = _PACK.search(product.title)
    number = _value(pack.group("n") or pack.group("m")) if pack else 1
    return ceil(people / max(number, 1))


def _serves(role: Role, product: Product) -> int:
    """How many people one serves, by its listing or its title; one where neither says."""
    for name in role.holds:
        number = _NUMBER.search(product.attributes.get(name, ""))
        if number:
            return max(int(number.group()), 1)
    said = _SLEEPS.search(product.title)
    return max(_value(said.group("n")), 1) if said else 1


def marks(role: Role, product: Product) -> frozenset[tuple[str, str]]:
    """What a product shares with others of its set, so far as its listing says."""
    found = []
    for name in role.same:
        value = _mark(name, product)
        if value:
            found.append((name, value))
    return frozenset(found)


def _mark(name: str, product: Product) -> str | None:
    if name == "gender":
        return product.gender if product.gender in ("female", "male", "kids") else None
    if name == "colour":
        shades = {canonical(word) or word for word in product.colors}
        return None if not shades or shades & NEUTRAL or len(shades) > 1 else min(shades)
    return product.attributes.get(name, "").casefold() or None


def enough(product: Product, number: int) -> bool:
    """Whether so many of a product can be bought."""
    return product.in_stock is not False and (product.stock is None or product.stock >= number)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word.lower()]
