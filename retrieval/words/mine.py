"""What words that a catalogue does not use mean in it: mined from its own names of things and general English."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from retrieval.product import Product
from retrieval.vocabulary import HEAD_ENDS, head, is_activity, stems
from retrieval.words.lexicon import Lexicon, key_of

Tie = Literal["same", "covers"]
"""How a word is tied to a thing of the shop: another name of it, or a word that covers it."""
_COVERED = 3
"""Steps from a thing that is sold up to a word that covers it ("sneaker" -> footwear)."""
_LIKE = 2
"""Steps from a thing up to one that is sold, within which a single word may well mean what is sold."""
_MOST = 12
"""Things that one word may cover: those with the most products."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A thing of the shop that a word may mean."""

    name: str
    """As it is written in a text."""
    tie: Tie


Links = dict[str, tuple[Link, ...]]


class _Sold:
    """The names of things in a catalogue's titles and categories."""

    def __init__(self, products: Iterable[Product]) -> None:
        self.heads: Counter[str] = Counter()
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        for product in products:
            texts = [stems(text) for text in (product.title, *product.category)]
            self._words.update(word for text in texts for word in text)
            self._pairs.update(pair for text in texts for pair in pairwise(text))
            kinds = {head(name) for name in product.category if not is_activity(name)}
            self.heads.update(word for word in {_named(product.title), *kinds} if word)

    def names_thing(self, name: str) -> bool:
        """Whether the last word of a name names a thing of the catalogue, and the others stand in titles."""
        parts = stems(name)
        return bool(parts) and parts[-1] in self.heads and self._words.issuperset(parts)

    def says(self, name: str) -> bool:
        """Whether the words of a name stand one after the other in titles or categories."""
        parts = stems(name)
        return self._words.issuperset(parts) and self._pairs.issuperset(pairwise(parts))

    def has(self, name: str) -> bool:
        """Whether a name stands in a title or category, its last word as the name of a thing."""
        return self.names_thing(name) and self.says(name)

    def lacks(self, name: str) -> bool:
        """Whether no title or category names such a thing."""
        return not self.says(name) if len(name.split()) > 1 else not self.names_thing(name)

    def of(self, names: Iterable[str]) -> list[str]:
        """Those of some names that the catalogue has: as they stand in it, or else any that name a thing."""
        named = sorted({name for name in names if self.names_thing(name)}, key=lambda name: (len(name.split()), name))
        return [name for name in named if self.has(name)] or named

    def weight(self, name: str) -> int:
        """How many products are named so."""
        return self.heads[stems(name)[-1]]


def _named(title: str) -> str | None:
    """The thing a title names; None where that is open: "Bike and Skate Helmet" is no bike."""
    first, joined, second = title.partition(" and ")
    open_ = joined and HEAD_ENDS.search(first) is None and len(HEAD_ENDS.split(second, maxsplit=1)[0].split()) > 1
    return None if open_ else head(title)


def mine(products: Iterable[Product], lexicon: Lexicon) -> Links:
    """Word -> the things of the shop it may mean, nearest tie first.

    Only words that do not name such a thing themselves. A name stands there without things when nothing of its
    meaning is sold, neither wider nor narrower: the parts of several words then mean nothing by themselves, and a
    single word in a title only tells what another thing is for or like ("Sofa Throw").
    """
    sold = _Sold(products)
    named = {number: found for number, each in enumerate(lexicon.meanings) if (found := sold.of(each.usual))}
    written = {number for number, found in named.items() if any(map(sold.has, found))}
    links: dict[str, dict[str, Tie]] = defaultdict(dict)
    for number, meaning in enumerate(lexicon.meanings):
        known = written if meaning.kinds else named
        if number in known or any(near in written for near in _around(number, lexicon)):
            if number not in named:
                continue
            _tie(links, meaning.names, named[number], "same", sold)
            things = [name for name in named[number] if sold.has(name)]
            for broad in lexicon.broader(number, _COVERED):
                _tie(links, lexicon.meanings[broad].names, things, "covers", sold)
        else:
            like = any(far in written for far in lexicon.broader(number, _LIKE))
            for name in meaning.names:
                several = len(name.split()) > 1
                if sold.lacks(name) and (several or (name in meaning.usual and not like)):
                    links.setdefault(key_of(name), {})
    return {word: _ordered(ties, sold) for word, ties in sorted(links.items())}


def _around(number: int, lexicon: Lexicon) -> Iterator[int]:
    """What a thing is a kind of, and the kinds of it."""
    yield from lexicon.broader(number, 1)
    yield from lexicon.narrower(number, _COVERED)


def _tie(links: dict[str, dict[str, Tie]], words: Iterable[str], things: Iterable[str], tie: Tie, sold: _Sold) -> None:
    for word in words:
        key = key_of(word)
        for thing in things:
            if key and key != key_of(thing) and not (tie != "covers" and sold.has(word)):
                links[key].setdefault(thing, tie)


def _ordered(ties: Mapping[str, Tie], sold: _Sold) -> tuple[Link, ...]:
    """The nearest ties, of the same kind those with the most products first."""
    order = ("same", "covers")
    found = sorted(ties.items(), key=lambda item: (order.index(item[1]), -sold.weight(item[0]), item[0]))
    return tuple(Link(name=name, tie=tie) for name, tie in found[:_MOST])
