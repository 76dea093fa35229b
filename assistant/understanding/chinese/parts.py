"""A Chinese message taken apart: phrases that rules read, words that are translated, and where its clauses end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.chinese.counts import counts
from assistant.understanding.chinese.negation import negations
from assistant.understanding.chinese.people import people
from assistant.understanding.chinese.prices import prices
from assistant.understanding.chinese.rule import Names, Rule, phrases
from assistant.understanding.chinese.speech import order_numbers, positions, takings
from assistant.understanding.chinese.wishes import deliveries, kept_sizes, ratings, sizes, whereabouts
from retrieval.chinese.translate import HAN, Translator

_BREAK = re.compile(r"[,。;!?、:~…]+|\.(?= |$)|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_TAKEN = "\n"
"""Stands for each character that a rule has read; a normalised message has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a message and its English."""

    start: int
    end: int
    english: str
    """Empty: it is left out."""
    apart: bool = False
    """A limit, not a word within a sentence."""
    sure: bool = True
    thing: bool = False
    """It names goods."""
    translated: bool = False
    """Chinese, by the dictionary."""
    points: bool = False
    asks: bool = False


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they read; compiled at the first Chinese message."""
    return (
        *order_numbers(),
        *takings(),
        *deliveries(),
        *phrases("asides"),
        *phrases("cart", apart=False, points=True),
        *positions(),
        *phrases("pointing", apart=False, points=True),
        *phrases("questions", apart=False, asks=True),
        *ratings(),
        *phrases("prices"),
        *prices(),
        *phrases("changes"),
        *people(),
        *phrases("people", apart=False),
        *phrases("wishes"),
        *whereabouts(),
        *kept_sizes(),
        *sizes(),
        *counts(),
        *negations(),
        *phrases("not_needed"),
    )


def clauses(text: str, translator: Translator) -> list[list[Part]]:
    """The parts of each clause of a text in simplified characters, in order; what a rule reads ends no clause."""
    ruled, rest = _ruled(text, translator)
    breaks = [match.span() for match in _BREAK.finditer(rest)]
    parts = [*ruled, *_translated(rest, breaks, translator)]
    found: list[list[Part]] = [[] for _ in range(len(breaks) + 1)]
    for part in sorted(parts, key=lambda part: part.start):
        found[sum(start < part.start for start, _ in breaks)].append(part)
    return found


def names_by(translator: Translator) -> Names:
    """Finds the English names of the things in a piece of text."""

    def names(piece: str) -> tuple[str, ...]:
        words = translator.words(piece)
        spelled = len(words) > 1 and all(word.end - word.start == 1 for word in words)
        english = " ".join(word.english for word in words if word.english)
        return (english,) if english and not spelled else ()

    return names


def _ruled(text: str, translator: Translator) -> tuple[list[Part], str]:
    """What the rules read, and the text with those characters taken out, as long as before."""
    names = names_by(translator)
    parts = []
    for rule in _rules():
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if start == end or _TAKEN in match.group() or translator.cuts(text, start, end):
                continue
            english = rule.read(match, names)
            if english is not None:
                parts.append(
                    Part(
                        start=start,
                        end=end,
                        english=english,
                        apart=rule.apart,
                        points=rule.points,
                        asks=rule.asks,
                    )
                )
        for part in parts:
            text = f"{text[: part.start]}{_TAKEN * (part.end - part.start)}{text[part.end :]}"
    return parts, text


def _translated(text: str, breaks: Sequence[tuple[int, int]], translator: Translator) -> Iterable[Part]:
    """The words of what the rules have left, clause by clause."""
    for run in re.finditer(rf"[^{_TAKEN}]+", text):
        for start, end in _between(run.span(), breaks):
            for word in translator.words(text[start:end]):
                first, last = start + word.start, start + word.end
                yield Part(
                    start=first,
                    end=last,
                    english=word.english,
                    sure=word.sure,
                    thing=word.thing,
                    translated=bool(HAN.search(text[first:last])),
                )


def _between(span: tuple[int, int], breaks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a span that lie between breaks."""
    start, end = span
    found = []
    for first, last in breaks:
        if start <= first < end:
            found.append((start, first))
            start = last
    return [*found, (start, end)]
