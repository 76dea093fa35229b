"""Which sentences of the shop's pages answer a question, or that none does.

Two linear models, fitted on judged questions about the sample shop's pages (tests/benchmarks/page_questions:
first, second and third; the fourth is for measuring alone): one
orders the sentences of the passages found, one says how probable it is that the first of them answers at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from assistant.pages.asked import Asked, Expected, gives
from retrieval.passage_search import FoundPassage, FoundSentence
from retrieval.passage_words import asked_words, words_of
from retrieval.product import Passage

SURE = 0.5
"""The chance of being an answer from which a sentence is quoted: a wrong answer is worse than none."""
_STRICT: tuple[Expected, ...] = ("phone", "e-mail", "place")
"""What is one of these is the answer, whatever other words it stands with; what has none is no answer."""
_MEASURED: tuple[Expected, ...] = ("money", "time", "size", "number")
_UNLIKE = 2.0
"""How far a sentence without the amount that is asked for gives way to one that has it."""
_GENERAL = 1.5
"""How far the first part of a page goes before its others for a question that asks of nothing but the page's title."""
_SECOND = 0.9
"""How near to the fit of the best a second sentence of its passage must come."""
_MOST_CHARACTERS = 420
"""A longer quotation is one sentence, however long: sentences are never cut."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer a question."""

    found: FoundPassage
    sentence: FoundSentence
    fit: float
    """The larger, the more likely it is the one that answers."""
    chance: float
    """How probable it is that it answers."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Sentences of one passage, in their order."""

    passage: Passage
    sentences: tuple[str, ...]
    best: Candidate


def candidates(asked: Asked, found: Sequence[FoundPassage]) -> tuple[Candidate, ...]:
    """The sentences of some passages, the likeliest answer first; ties by passage and place."""
    given = [_candidate(asked, passage, place) for passage in found for place in range(len(passage.sentences))]
    return tuple(sorted(given, key=lambda each: -each.fit))


def quote(asked: Asked, given: Sequence[Candidate]) -> Quote | None:
    """The sentences that answer a question; None where the pages do not."""
    if not given or given[0].chance < SURE:
        return None
    best = given[0]
    passage = best.found.passage
    second = next((each for each in given[1:] if _goes_with(asked, each, best)), None)
    chosen = [best.sentence.text, *([second.sentence.text] if second else [])]
    order = [sentence.text for sentence in best.found.sentences]
    return Quote(passage, tuple(sorted(chosen, key=order.index)), best)


def _goes_with(asked: Asked, each: Candidate, best: Candidate) -> bool:
    """Whether a sentence is quoted beside the best one: it is as near, or the next step of what is to be done."""
    one, other = each.sentence.text, best.sentence.text
    if each.found.passage != best.found.passage:
        return False
    order = [sentence.text for sentence in best.found.sentences]
    follows = asked.expects == "way" and order.index(one) == order.index(other) + 1
    return (
        (follows or each.fit >= best.fit - _SECOND)
        and one not in other
        and other not in one
        and len(one) + len(other) <= _MOST_CHARACTERS
    )


def _candidate(asked: Asked, found: FoundPassage, place: int) -> Candidate:
    sentence, expects = found.sentences[place], asked.expects
    given = expects is not None and gives(expects, sentence.text)
    told = expects in _STRICT and given
    values = features(found, place, typed=None if expects is None else given, told=told)
    fit = sum(weight * value for weight, value in zip(FIT, values, strict=True))
    wanted = set(asked_words(asked.text))
    general = bool(wanted) and wanted <= set(words_of(found.passage.title))
    fit += _GENERAL / passage_number(found.passage) if general else 0.0
    fit -= _UNLIKE if expects in _MEASURED and not given else 0.0
    chance = 1 / (1 + exp(-BIAS - sum(weight * value for weight, value in zip(ANSWERS, values, strict=True))))
    if general and expects is None and place == 0 and passage_number(found.passage) == 1:
        chance = max(chance, SURE)  # "what is the return policy": the page of that name begins with it
    return Candidate(found, sentence, fit, float(given) if expects in _STRICT else chance)


FEATURES = (
    "cosine of passage",
    "cosine under headings",
    "words under headings",
    "own words",
    "own cosine",
    "cosine of headings",
    "first",
    "place",
    "typed",
    "untyped",
    "words of passage",
)
FIT = (2.07, 2.52, 3.29, 2.43, 1.99, 1.6, 0.48, 0.22, 0.83, -0.83, 0.0)
ANSWERS = (5.59, 0.0, 2.66, 0.98, 3.42, 0.0, 0.0, 0.0, 2.02, -1.88, 3.48)
BIAS = -7.72


def features(found: FoundPassage, place: int, *, typed: bool | None, told: bool) -> tuple[float, ...]:
    """What speaks for a sentence, in the order of FEATURES.

    Args:
        found: its passage.
        place: which of its sentences.
        typed: whether it has the kind of thing that is asked for; None where any kind is.
        told: it has the very thing, so that it need not have the question's words.
    """
    sentence = found.sentences[place]
    return (
        found.cosine,
        sentence.placed_cosine,
        1.0 if told else sentence.placed_covered,
        1.0 if told else sentence.covered,
        sentence.cosine,
        found.heading_cosine,
        float(place == 0),
        1 / passage_number(found.passage),
        float(typed is True),
        float(typed is False),
        1.0 if told else found.covered,
    )


def passage_number(passage: Passage) -> int:
    """Which part of its page a passage is, from 1."""
    return int(passage.passage_id.rpartition("#")[2])
