"""Mistyped words of a message as they were meant: the shop's own words, and those that rules read.

A word that the shop's listings, the names of things or everyday English know is never changed. Of an unknown one the
nearest word is meant (Damerau 1964: letters left out, doubled, swapped, replaced), one that sounds the same before
others; a short word only where it sounds the same, letters changed places, or a key beside the right one was hit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from assistant.understanding.people import FEMALE, MALE
from assistant.understanding.sounds import sound
from assistant.understanding.wording import STOP
from retrieval import colours, materials
from retrieval.currencies import CODES
from retrieval.vocabulary import WORD, Vocabulary, stem
from retrieval.words.english import english_words, newer_words
from retrieval.words.lexicon import lexicon

_SHORTEST = 3
_SHORT = 5
"""Letters up to which a word must have been typed in a likely way to be mended."""
_LONG = 9
"""Letters from which two mistakes are mended of any kind, after the same first letter."""
_MOST = 20_000
"""Words of a catalogue that may be meant: those most used."""
_SEEN = 2
"""Listings in which a word must stand to be meant; a single one may itself be mistyped."""
_COMMON = 25_000
"""Words of everyday English that may be meant as well: then nothing is mended."""
_PART = 4
"""Letters of each part of a compound ("frontdoor") that needs no mending."""
_LIKELY, _OTHER_FIRST, _OTHER_WORD = -0.6, 0.4, 0.5
"""What is added to the number of mistakes: the word sounds the same or has the same letters; begins with another letter
than it; is only everyday English, not this shop's."""
_FAR = 0.5
"""From here on a compound of two words ("frontdoor") is taken for what it is, and words that only descriptions have are
too far."""
_ENDINGS = ("s", "er", "est", "ish", "ness", "less", "like", "able", "proof")
_SPOKEN = 100
"""Listings that a word which rules read is worth, of words that are equally near."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_READ = frozenset(
    """
        under over below above between around about within least most more less than cheap cheaper cheapest expensive
        price prices priced cost costs budget dollars dollar bucks euros pounds first highest lowest newest latest
        rated rating reviews discount sale offer without except instead avoid anything nothing something either
        size sizes colour color colours small medium large extra
        women womens mens kids children baby adult girl boy friend birthday christmas wedding anniversary present gift
        order orders purchase refund refunds reimbursement invoice invoices bill delivery deliver delivered shipping
        shipment parcel package address payment account profile password cancel cancellation fee track status newsletter
        subscribe unsubscribe customer service complaint review feedback return returns exchange warranty voucher
        looking recommend available stock waterproof wireless
    """.split()
)
"""Words that the rules read."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A word of a text and the one that is meant."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Speller:
    """Mends for one catalogue; its lists are read at the first unknown word."""

    vocabulary: Vocabulary
    _kept: dict[str, str | None] = field(default_factory=dict, repr=False)

    def mends(self, text: str) -> tuple[Mend, ...]:
        """The mistyped words of a normalised text, in order."""
        found = ((match, self.meant(match.group())) for match in WORD.finditer(text))
        return tuple(Mend(*match.span(), word) for match, word in found if word is not None)

    def meant(self, word: str) -> str | None:
        """The word that is meant by a mistyped one; None for a word that is known, or like none."""
        if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
            return None
        if word not in self._kept:
            if len(self._kept) > _MOST:
                self._kept.clear()
            self._kept[word] = None if self._knows(word) else self._nearest(word)
        return self._kept[word]

    def _knows(self, word: str) -> bool:
        if word in self._wanted() or word.upper() in CODES or self.vocabulary.brand(word) or _is_english(word):
            return True
        return word == stem(word) and self.vocabulary.knows(word)

    def _nearest(self, word: str) -> str | None:
        wanted = self._wanted()
        near = {**_near(word, english_words()[:_COMMON]), **_near(word, tuple(wanted))}
        ranked = sorted((cost + self._doubt(each), -wanted.get(each, 0), each) for each, cost in near.items())
        if not ranked:
            return None
        cost, _, best = ranked[0]
        if self._doubt(best) or (best not in wanted and (cost >= _FAR or len(word) <= _SHORTEST)):
            return None
        if stem(best) == stem(word):
            return best
        return None if self.vocabulary.knows(word) or (cost >= _FAR and _is_compound(word)) else best

    def _doubt(self, word: str) -> float:
        """What speaks against a word that this shop has no use for."""
        return 0.0 if word in self._wanted() or self.vocabulary.knows(word) else _OTHER_WORD

    def _wanted(self) -> Mapping[str, int]:
        """The words that may be meant, with how often listings name them."""
        return _wanted_words(self.vocabulary)


@lru_cache(maxsize=8)
def _wanted_words(vocabulary: Vocabulary) -> dict[str, int]:
    listed = {
        word: count
        for word, count in vocabulary.written.most_common(_MOST)
        if count >= _SEEN and len(word) >= _SHORTEST and word.isascii() and word.isalpha()
    }
    said = (*colours.families(), *materials.families(), *FEMALE, *MALE, *STOP, *_READ)
    words = {part for each in said for part in each.split() if len(part) >= _SHORTEST and part.isalpha()}
    return {word: listed.get(word, 0) + _SPOKEN * (word in words) for word in {*listed, *words}}


@cache
def _english() -> frozenset[str]:
    """Words that are no slips: of three letters only common ones, for short words are also other languages'."""
    words = english_words()
    names = (part.lower() for meaning in lexicon().meanings for name in meaning.names for part in name.split())
    short = (word for word in words[:_COMMON] if len(word) == _SHORTEST)
    return frozenset((*short, *newer_words(), *names, *(word for word in words if len(word) > _SHORTEST)))


@cache
def _common() -> frozenset[str]:
    return frozenset(english_words()[:_COMMON])


def _is_english(word: str) -> bool:
    """Whether it is a word, or a common one with an ending."""
    return word in _english() or any(
        word.endswith(ending) and {word[: -len(ending)], f"{word[: -len(ending)]}e"} & _common() for ending in _ENDINGS
    )


def _is_compound(word: str) -> bool:
    cuts = range(_PART, len(word) - _PART + 1)
    return any(_is_english(word[:cut]) and _is_english(word[cut:]) for cut in cuts)


def _near(word: str, words: Sequence[str]) -> dict[str, float]:
    """Words that may be meant by a mistyped one -> what speaks against each."""
    allowed = 2 if len(word) > _SHORTEST else 1
    found = extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    costs = {each: _cost(word, each, int(distance)) for each, distance, *_ in found}
    return {each: cost for each, cost in costs.items() if cost is not None}


def _cost(typed: str, meant: str, mistakes: int) -> float | None:
    """What speaks against a word; None where it is too far."""
    alike = sound(typed) == sound(meant)
    moved = sorted(typed) == sorted(meant)
    if mistakes > 1 and not (alike or moved or (len(typed) >= _LONG and typed[0] == meant[0])):
        return None
    if len(typed) <= _SHORT and not (alike or moved or _beside(typed, meant)):
        return None
    other = typed[0] != meant[0] and not moved
    return mistakes + _LIKELY * (alike or moved) + _OTHER_FIRST * other


def _beside(typed: str, meant: str) -> bool:
    """Whether one key beside the right one was hit."""
    wrong = [(a, b) for a, b in zip(typed, meant, strict=False) if a != b]
    if len(typed) != len(meant) or len(wrong) != 1:
        return False
    ((a, b),) = wrong
    return any(a in row and b in row and abs(row.index(a) - row.index(b)) == 1 for row in _ROWS)
