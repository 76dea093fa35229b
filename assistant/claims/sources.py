"""Which facts of a turn a sentence rests on: found after the sentence is made, whoever made it, template or model.

A cover: the fact that carries most of what the sentence says and no fact before it does is taken, until nothing that
tells is left (greedy set cover; Chvátal 1979). Quotations and numbers weigh more than words.
"""

import re
from collections.abc import Sequence

from assistant.answers.names import cut_title
from assistant.turns import Fact
from assistant.understanding.wording import STOP
from retrieval.vocabulary import WORD, stem

MOST = 6
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"“([^”]+)”")
_MONEY = re.compile(r"[$€£¥]\s?\d|\d\s?(?:€|元)")
_WEIGHT = {"quote": 8, "number": 3, "name": 2, "word": 1}
_LEAST = 2
"""What a fact must carry at least, so that one word in common makes no source."""

Told = frozenset[tuple[str, str]]
"""What a text tells: (sort, text) pairs of its quotations, numbers and words."""


def sources(sentence: str, facts: Sequence[Fact]) -> tuple[int, ...]:
    """Places of the facts that a sentence rests on, in the order of the facts; () when none carries any of it."""
    quotes = frozenset(("quote", text) for text in _QUOTED.findall(sentence))
    names = {name for fact in facts if (name := _name(fact)) and name in sentence}
    plain = _QUOTED.sub(" ", sentence)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, " ")
    left = set(_told(plain) | quotes) | {("name", name) for name in names}
    carried = [_carried(fact, left) for fact in facts]
    priced = bool(_MONEY.search(sentence))
    found: set[int] = set()
    while left and len(found) < MOST:
        gains = [_gain(each & left) for each in carried]
        if priced:  # a difference of prices stands in neither: the prices of those named carry it
            gains = [gain + (fact.kind == "price") * (gain > 0) for gain, fact in zip(gains, facts, strict=True)]
        best = max(range(len(facts)), key=lambda place: (gains[place], -place), default=None)
        if best is None or gains[best] < _LEAST:
            break
        found.add(best)
        left -= carried[best]
    return tuple(sorted(found))


def _told(text: str) -> Told:
    numbers = {("number", number.replace(",", "").removesuffix(".00")) for number in _NUMBER.findall(text)}
    words = {("word", stem(word)) for word in WORD.findall(text.lower()) if word not in STOP and not word.isdigit()}
    return frozenset(numbers | words)


def _carried(fact: Fact, told: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What of a sentence stands in a fact."""
    text = " ".join(fact.text.split())
    quotes = {each for each in told if each[0] == "quote" and each[1].strip(" .!") in text}
    return quotes | (told & _told(text)) | ({("name", _name(fact))} & told)


def _name(fact: Fact) -> str:
    """The short name of the product that a fact is of; "" for one of none."""
    return cut_title(fact.text.partition(": ")[0]) if fact.product_id is not None else ""


def _gain(told: set[tuple[str, str]]) -> int:
    return sum(_WEIGHT[sort] for sort, _ in told)
