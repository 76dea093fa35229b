"""Chinese words into the English words of a catalogue: of several meanings the one that the catalogue speaks of."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.chinese.dictionary import Dictionary, dictionary
from retrieval.chinese.lexicon import goods, qualities, small_words
from retrieval.chinese.segment import segment
from retrieval.vocabulary import WORD, Vocabulary

HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LISTED, _SMALL, _WORD, _CHARACTER = 0.8, 1.0, 1.05, 1.6
"""What words cost a segmentation: those of shops least, single characters of the general dictionary most."""
_LISTED_CHARACTER = 1.1
_BRAND, _KNOWN, _SOME, _THING, _ORDER, _LENGTH = 5.0, 2.0, 1.0, 0.8, 0.25, 0.2
"""What speaks for a meaning: a brand, all or some of its words in the catalogue, a thing sold; and what against it: its
place among the meanings, each further word."""
_LONGEST_NAME = 6
"""Characters of the longest names of goods, but for a few that no phrase ends in."""
_GRAMMAR = frozenset("not no nor without with than one ones this that it under over for of".split())
"""A meaning with one of these would turn the sense of the English around it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in English."""

    start: int
    end: int
    english: str
    """Empty for a word that says nothing of the thing wanted."""
    sure: bool
    """Whether the catalogue speaks of it, or shops do."""
    thing: bool
    """Whether it names goods."""


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters and is not Japanese or Korean."""
    return not text.isascii() and bool(HAN.search(text)) and not _OTHER_SCRIPT.search(text)


class Translator:
    """Translates for one catalogue. The dictionary is read at the first text."""

    def __init__(self, vocabulary: Vocabulary, words: Dictionary | None = None) -> None:
        """Keep the catalogue's vocabulary; `words` is CC-CEDICT unless another is given."""
        self._vocabulary = vocabulary
        self._given = words
        self._chosen: dict[str, tuple[str, bool]] = {}

    @cached_property
    def _dictionary(self) -> Dictionary:
        return self._given or dictionary()

    def simplified(self, text: str) -> str:
        """The text with traditional characters in their simplified form; as long as the text."""
        return self._dictionary.simplified(text)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in simplified characters and lower case, in order; Latin words stay as they are."""
        found = []
        place = 0
        known = self._dictionary.words_in(text)
        for part in segment(text, lambda word: self._cost(word, known)):
            if part.strip():
                found.append(self._word(part, place))
            place += len(part)
        return tuple(found)

    def cuts(self, text: str, start: int, end: int) -> bool:
        """Whether the name of goods lies across an edge of a stretch of text: it is then no phrase of its own."""
        return any(
            text[first:last] in goods()
            for edge in (start, end)
            for first in range(max(0, edge - _LONGEST_NAME), edge)
            for last in range(edge + 1, min(len(text), first + _LONGEST_NAME) + 1)
            if not (start <= first and last <= end)
        )

    def _cost(self, word: str, known: Collection[str]) -> float | None:
        if word in goods() or word in qualities():
            return _LISTED if len(word) > 1 else _LISTED_CHARACTER
        if word in small_words():
            return _SMALL
        if not HAN.search(word) or word not in known:
            return None
        return _CHARACTER if len(word) == 1 else _WORD

    def _word(self, part: str, place: int) -> Word:
        english, sure = self._meaning(part) if HAN.search(part) else (part.strip(), True)
        last = WORD.findall(english)[-1:]
        named = bool(last) and part not in qualities() and self._vocabulary.names_thing(last[0])
        return Word(place, place + len(part), english, sure=sure, thing=named or part in goods())

    def _meaning(self, word: str) -> tuple[str, bool]:
        """The meaning that fits the catalogue best, and whether it is to be trusted; kept, as shoppers repeat words."""
        if word not in self._chosen:
            self._chosen[word] = self._best(word)
        return self._chosen[word]

    def _best(self, word: str) -> tuple[str, bool]:
        listed = goods().get(word) or qualities().get(word)
        if listed:
            return self._of_listed(listed, things=word in goods()), True
        if word in small_words():
            return "", False
        found = [each for each in self._dictionary.meanings(word) if not _GRAMMAR & set(each.split())]
        if not found:
            return "", False
        best = max(range(len(found)), key=lambda place: self._fit(found[place]) - _ORDER * place)
        sure = self._knows(found[best]) or self._vocabulary.brand(found[best]) is not None
        told = len(word) > 1 or self._vocabulary.names_thing(found[best])
        return (found[best], sure) if told else ("", False)

    def _of_listed(self, names: Sequence[str], *, things: bool) -> str:
        """The first of a list's names for goods that the shop sells; else that it has words of; else the first."""
        known = [name for name in names if self._knows(name)]
        sold = [name for name in known if things and self._vocabulary.names_thing(WORD.findall(name)[-1])]
        return next(iter((*sold, *known, *names)))

    def _fit(self, meaning: str) -> float:
        """How well a meaning fits the catalogue: by its brands, its words and its things."""
        words = WORD.findall(meaning)
        if not words:
            return 0.0
        if self._vocabulary.brand(meaning):
            return _BRAND
        known = sum(map(self._vocabulary.knows, words)) / len(words)
        thing = _THING if self._vocabulary.names_thing(words[-1]) else 0.0
        return (_KNOWN if known == 1 else _SOME * known) + thing - _LENGTH * (len(words) - 1)

    def _knows(self, meaning: str) -> bool:
        return all(map(self._vocabulary.knows, WORD.findall(meaning)))
