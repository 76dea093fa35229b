"""The words of a shop's passages: BM25 over all of them in memory, and what words are worth and mean there."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from retrieval.lexical import bm25_of
from retrieval.product import Passage
from retrieval.sentences import plain
from retrieval.texts import passage_text
from retrieval.tokens import STOP, tokens
from retrieval.vocabulary import stem
from retrieval.words.lexicon import key_of, lexicon

_FOLDER = files("retrieval.words")
_TYPO_FROM = 5
"""Shortest word that may be a typing mistake of another."""
_TELLING = 0.6
"""Rarity of a telling word, as a share of that of a word which no passage has."""
_LONG = 9
"""Letters from which it may have two."""
_BACK = re.compile(r"\b(?:send|bring|give|take|ship|mail)(?:ing)? ((?:[\w'-]+ ){1,4})back\b", re.I)
"""A verb that is a return with what stands between."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = tuple(day[:3] for day in _DAYS)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?"
_FROM_TO = re.compile(rf"\b(?P<first>{_DAY})\s?(?:to|through|until|till|[-–—])\s?(?P<last>{_DAY})\b", re.I)
_PIECE = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+")


def with_days(text: str) -> str:
    """A text that names the days between two days too: "Monday to Wednesday" names Tuesday."""

    def days(match: re.Match[str]) -> str:
        first, last = (_WEEK.index(match[name][:3].casefold()) for name in ("first", "last"))
        between = range(first, last + 1 if last >= first else last + 8)
        return " ".join(_DAYS[place % 7] for place in between)

    return _FROM_TO.sub(days, text)


@cache
def _said_otherwise() -> tuple[dict[str, str], dict[str, int]]:
    """What each word and phrase of the lists is counted as; and the most characters of a phrase, by its first word."""
    counted: dict[str, str] = {}
    longest: dict[str, int] = {}
    for name in ("everyday.txt", "shop_talk.txt"):
        for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                first, *others = (word.strip() for word in line.split(","))
                counted |= dict.fromkeys(others, first)
    for phrase in counted:
        begins = _PIECE.findall(phrase)[0]
        for each in (begins, f"{begins}s", f"{begins}es"):
            longest[each] = max(longest.get(each, 0), len(phrase) + 2)
    return counted, longest


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as passages are searched by: stems, of words for the same thing one, in order."""
    counted, longest = _said_otherwise()
    text = with_days(_BACK.sub(r"return \1", text)).casefold()
    pieces = list(_PIECE.finditer(text))
    written: list[str] = []
    place = 0
    while place < len(pieces):
        start, most = pieces[place].start(), longest.get(pieces[place].group(), 0)
        last = place
        while last + 1 < len(pieces) and pieces[last + 1].end() - start <= most:
            last += 1
        while last >= place and (said := _counted(text[start : pieces[last].end()], counted)) is None:
            last -= 1
        written.append(said if last >= place and said else text[start : pieces[place].end()])
        place = max(last, place) + 1
        written.append(text[pieces[place - 1].end() : pieces[place].start() if place < len(pieces) else len(text)])
    return tuple(tokens("".join(written)))


def _counted(words: str, counted: Mapping[str, str]) -> str | None:
    """What a word or phrase is counted as, in the singular too; None where it is in no list."""
    return next(
        (counted[each] for each in (words, words.removesuffix("s"), words.removesuffix("es")) if each in counted), None
    )


_ASKED_WITH = frozenset(
    word
    for each in (
        "method methods ways option options deadline limit time frame possibility exactly else what which who whom "
        "whose when where why how much many long do does did is are was were be been being am "
        "can could will would shall should may might must have has had having i me my mine we our you your it its "
        "they them there here this that these those a an the and or but if so not no any some one ones thing "
        "things something someone anyone please tell know like want wanted need get got give gives take takes "
        "make offer provide let say says just also only still already than then with without for from to "
        "of in on at by about put into as up out off over after before during last lasts again ok okay right hi "
        "hello hey "
        "thanks thank question ask wonder wondering possible able allowed allow accept accepts sell happen "
        "happens use uses using work works way kind sort buy policy policies rule rules terms condition "
        "conditions details info information item items product products most best good better really actually "
        "exactly ever every each other others another else"
    ).split()
    for word in words_of(each)
)
"""What questions are asked with, which says nothing of what is asked."""


def asked_words(question: str) -> tuple[str, ...]:
    """The words of a question that say what is asked, each once, in order."""
    return tuple(dict.fromkeys(word for word in words_of(question) if word not in _ASKED_WITH))


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> tuple[str, ...]:
    return words_of(plain(text))


class PassageWords:
    """The words of some passages. Rows are the passages, in the order given."""

    def __init__(self, found: Sequence[Passage]) -> None:
        """Read the passages; a title and headings count as text."""
        self._texts = [_words_of(passage_text(passage)) for passage in found]
        self._model = bm25_of(self._texts)
        self._vocabulary: dict[str, int] = self._model.vocab_dict
        self._written = {word.casefold() for passage in found for word in _WORD.findall(passage_text(passage))}
        self._names = sorted(word for word in self._written if len(word) >= _TYPO_FROM)

    def scores(self, words: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every passage; 0 is no word in common. float32 of shape (passages,)."""
        total = np.zeros(len(self._texts), dtype=np.float32)
        for word in words:
            number = self._vocabulary.get(word)
            if number is not None:
                start, end = self._model.scores["indptr"][number], self._model.scores["indptr"][number + 1]
                total[self._model.scores["indices"][start:end]] += self._model.scores["data"][start:end]
        return total

    def rarity(self, word: str) -> float:
        """How much a word tells one passage from another (idf), most for one that no passage has."""
        number = self._vocabulary.get(word)
        indptr = self._model.scores["indptr"]
        count = 0 if number is None else int(indptr[number + 1] - indptr[number])
        return log(1 + (len(self._texts) - count + 0.5) / (count + 0.5))

    def covered(self, asked: Sequence[str], text: str) -> float:
        """Share of the words asked, by rarity, that stand in a text; in [0, 1].

        Words that stand everywhere, however many of them, say little: they count as a share of one telling word.
        """
        there = set(_words_of(text))
        rarities = {word: self.rarity(word) for word in asked}
        least = _TELLING * log(1 + (len(self._texts) + 0.5) / 0.5)
        found = sum(rarity for word, rarity in rarities.items() if word in there)
        return found / max(least, sum(rarities.values()))

    def mended(self, text: str) -> str:
        """A question, with words that no passage has put right where they look like typing mistakes of one it has."""
        return _WORD.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, word: str) -> str:
        known = word.casefold() in self._written or stem(word) in self._vocabulary or lexicon().of(key_of(word))
        if len(word) < _TYPO_FROM or known or word.casefold() in STOP:
            return word
        allowed = 1 if len(word) < _LONG else 2
        found = extractOne(word.casefold(), self._names, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return found[0] if found and found[0][0] == word[0].casefold() else word
