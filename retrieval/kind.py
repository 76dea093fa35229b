"""Which products are the thing that a text names, by title, category and how the listing begins: not what is for it."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from retrieval.chinese.gloss import english
from retrieval.product import Product
from retrieval.query import Candidate, Query
from retrieval.sold import BESIDE, UNKNOWN
from retrieval.vocabulary import HEAD_ENDS, WORD, head, is_activity, stem, stems
from retrieval.words.asked import Asked, positive
from retrieval.words.lexicon import Lexicon, key_of, lexicon

_STEPS = 5
"""Steps down from a thing to what is a kind of it ("footwear" to "gumboot")."""
_LONGEST = 3
"""Words of a name that is looked up."""
_LONGEST_PHRASE = 7
"""Words of a text that still begins with the name of a thing."""
_OCCASION = "meal"
"""What is a kind of this is held, not bought: a picnic, a dinner."""
_TOGETHER = "set|pack|pair|kit|bundle|assortment|collection|ensemble|duo|trio|quartet|selection|gift set"
_PLACING = frozenset(("for", "to", "in", "on", "at", "under", "over", "behind", "beside", "against"))
"""What a thing is for, or where it will be, begins with one of these."""
_GIFT = frozenset(("gift", "present"))
"""A box for a present may be anything."""
_COUNTED = re.compile(rf"^(?:an? |the )?(?:{_TOGETHER}) of(?: \w+(?= \w))?|(?: (?:{_TOGETHER}))+$", re.I)
"""What says of a title only how many of the thing come together."""
_CONTAINER = re.compile(
    r"^(?:\w+ )?(?:box|bag|bottle|jar|tin|pack|packet|pair|set|bar|can|case|tub|sack|bunch)(?:e?s)? of (?=\w)", re.I
)
"""What a thing comes in: of a box of chocolates the chocolates are wanted."""
_IS_A = re.compile(r"^an?\s+(?P<thing>[^.,;:!?]{3,60})", re.I)
_CLAUSE = re.compile(r"\b(?:that|which|who|you|to|made|so|or|but|is|has|as|at|on|when|where|without|about)\b|[.!?]")


@dataclass(frozen=True, slots=True)
class Kind:
    """A thing that is named, and every name that a product of the kind may go by."""

    names: frozenset[str]
    """Keys of names, as `key_of` writes them."""
    own: frozenset[str]
    """Those of them that are the thing itself."""
    of: tuple[str, ...] = ()
    """Stems of the things in its name that say which one is meant: the dog of a dog bed."""

    def has(self, product: Product) -> bool:
        """Whether a product is one."""
        return bool(self.names & names_of(product))

    def among(self, items: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Those of some results that are one."""
        return tuple(item for item in items if self.has(item.product))


def asked_kind(query: Query, asked: Asked) -> Kind | None:
    """The kind of thing that a query names; None when its words tell what it is for, or of a person."""
    thing = head(query.sentence or query.text)
    departments = {key for name in query.wishes.department for key in stems(name)}
    if query.by_meaning or query.described or thing in departments or _GIFT & set(stems(query.text)):
        return None
    apart = {key for value in (*query.wishes.colors, *query.wishes.materials) for key in stems(value)}
    said = positive(query.sentence or query.text, query.exclude)
    if _only_where(said, apart):
        return None
    kind = kind_of(said, {*asked.names, *asked.covered})
    return kind and replace(kind, of=tuple(key for key in kind.of if key not in apart))


def _only_where(said: str, apart: Collection[str]) -> bool:
    """Whether a text says only what or where a thing is for, its colour and material aside: "blue for my desk"."""
    rest = dropwhile(lambda word: set(stems(word)) <= set(apart), said.split())
    return next(rest, "").casefold() in _PLACING


def is_offered(kind: Kind, results: Sequence[Candidate]) -> bool:
    """Whether a shop has a kind: something very near in meaning, or something called so.

    Where the name says which one by another thing (the dog of a dog bed), that must stand in the listing, or the thing
    itself be near; what is but a kind of it (a blanket of bedding) is no dog bed, a tent no tent peg.

    Args:
        kind: the thing that is asked for.
        results: what was found, filters aside.
    """
    if any(item.dense >= UNKNOWN and not set(kind.of) & set(stems(item.product.title)) for item in results):
        return True
    if not kind.of:
        return bool(kind.among(results))
    called = [item for item in results if kind.own & names_of(item.product)]
    return any(item.dense >= BESIDE or states(item.product, kind.of) for item in called)


def states(product: Product, said: Sequence[str]) -> bool:
    """Whether each of some stems stands in a listing."""
    texts = (
        product.title,
        product.description or "",
        *product.category,
        *product.attributes,
        *product.attributes.values(),
    )
    return set(said) <= {key for text in texts for key in stems(english(text))}


def kind_of(said: str, others: Iterable[str] = ()) -> Kind | None:
    """The kind of thing that a text names; None when its name is no thing's, or what is done or held.

    Args:
        said: the name of what is wanted, with what qualifies it ("warm gloves for cycling").
        others: keys of further names of it.
    """
    named, words = name_in(said), lexicon()
    thing = head(named)
    if thing is None or len(said.split()) > _LONGEST_PHRASE or not words.is_thing(thing):
        return None
    if is_activity(named) or _is_occasion(thing, words) or _GIFT & set(stems(named)):
        return None
    pairs = pairwise(WORD.findall(named))
    before = tuple(stem(word) for word, after in pairs if _is_noun(word) or words.is_thing(f"{word} {after}"))
    own = frozenset({thing, *others})
    return Kind(own.union(*(_kinds(each, words) for each in own)), own, before)


def _is_noun(word: str) -> bool:
    """Whether a word before a thing is a thing itself ("dog bed"), not what was done to it ("scented candle")."""
    return not word.casefold().endswith(("ed", "ing")) and lexicon().is_thing(word)


def name_in(said: str) -> str:
    """The name of a thing in a phrase, without what qualifies it: "warm gloves" of "warm gloves for cycling"."""
    return HEAD_ENDS.split(_CLAUSE.split(_CONTAINER.sub("", said.strip()), maxsplit=1)[0], maxsplit=1)[0].strip()


def _is_occasion(name: str, words: Lexicon) -> bool:
    held = set(words.of(_OCCASION))
    usual = [number for number in words.of(name) if name in map(key_of, words.meanings[number].usual)]
    return bool(usual) and all(held & set(words.broader(number, _STEPS)) for number in usual)


def _kinds(name: str, words: Lexicon) -> frozenset[str]:
    """All names of a thing and of what is a kind of it."""
    own = words.of(name)
    numbers = {below for number in own for below in words.narrower(number, _STEPS)} | set(own)
    return frozenset({name}.union(*(_fitting_names(number, words) for number in numbers)))


def _fitting_names(number: int, words: Lexicon) -> frozenset[str]:
    """The names of a meaning, without those that usually mean another thing ("flat" for a flat tyre)."""
    meaning = words.meanings[number]
    return frozenset(key_of(name) for name in meaning.names if name in meaning.usual or not words.is_thing(name))


def names_of(product: Product) -> frozenset[str]:
    """What a product is: the things its title names, those of its categories, and how its listing begins."""
    title = _COUNTED.sub("", english(product.title))
    names = _things(HEAD_ENDS.split(title.strip(), maxsplit=1)[0])
    for category in map(english, product.category[1:] or product.category):
        names |= _ends(category)
        names |= {key for part in re.split(r"[&/,]| and ", category) for key in _ends(part)}
    begins = _IS_A.match(english(product.description or ""))
    if begins is not None:
        names |= _ends(name_in(begins["thing"]))
    return frozenset(names)


def _things(title: str) -> set[str]:
    """The names in a title, each that no name of another thing follows: of "Tent Lantern" the lantern."""
    words = WORD.findall(title)
    found: set[str] = set()
    for place, word in enumerate(words):
        after = [other for other in words[place + 1 :] if lexicon().is_thing(other)]
        if not after or all(_is_broader(other, word) for other in after):
            found |= _ends(" ".join(words[: place + 1]))
    return found


@lru_cache(maxsize=20_000)
def _is_broader(name: str, than: str) -> bool:
    """Whether a thing is a kind of another, by their names: oxford and shoe."""
    words = lexicon()
    wide = set(words.of(key_of(name)))
    return any(wide & set(words.broader(number, _STEPS)) for number in words.of(key_of(than)))


def _ends(name: str) -> set[str]:
    """The last one, two and three words of a name, as keys."""
    keys = stems(name)
    return {" ".join(keys[-length:]) for length in range(1, min(_LONGEST, len(keys)) + 1)}
