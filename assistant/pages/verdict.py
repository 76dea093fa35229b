"""Yes or no, where the sentence that answers decides it; None wherever there is doubt: then it is only quoted.

Three rules, each of which needs the sentence to speak of all that is asked:
- what is asked stands in clauses that are all plain (yes) or all denied (no): "We do not take cheques";
- what is asked is the contrary of what is required: "outside" of "indoors only", "worn" of "unworn";
- a time that is asked is within, or beyond, the time that is given: "after 40 days" of "30 days".
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from assistant.pages.asked import AFTER, Asked
from retrieval.passage_words import asked_words, words_of
from retrieval.sentences import sentences_of
from retrieval.vocabulary import WORD

Verdict = Literal["yes", "no"]

_NEGATED = re.compile(
    r"\b(?:not|never|cannot|can't|don't|doesn't|isn't|aren't|won't|nor|neither|no|none|nothing|nobody|nowhere)\b", re.I
)
_TOO = re.compile(r"\btoo \w+ (?:to|for)\b", re.I)
_NO_DENIAL = re.compile(
    r"\bno (?:later|longer than|more than|less than|matter|need|problem|one|charge|extra|cost|fee)|\bnot (?:only|"
    r"before|"
    r"until|just|later|more|less)|\bno\.\s?\d|\bno sooner|\bif not\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|except|only|provided|as long as|over|above|under|below|at least|minimum|until|within|some|most|"
    r"selected|certain|usually|normally|sometimes|may|might|depends?|other|orders? from|from [$€£]|up to|before|"
    r"against|instead|elsewhere|nearly|almost|on request|can ask|please|when|whenever|where|whether)\b",
    re.I,
)
_DOUBTFUL = re.compile(
    r"\b(?:not|n't|never|without|or|instead|other than|except|only|always|all|every|any other|also|both|why|how|what|"
    r"which|when|where|who|more|less|than|still|if|unless|someone|somebody|else|another|before|after|again|already|"
    r"twice|once|myself)\b|n't\b",
    re.I,
)
"""In a question these ask for more than whether a thing is so."""
_SHORT = 5
"""Words of a question of which one alone may say what is asked; a longer one says more than is understood of it."""
_CLAUSE = re.compile(r";\s*|,?\s+(?:and|but|or|nor)\s+|:\s+|,\s+(?=(?:and|but|or|not|no)\b)|\s+[–—-]\s+")
_CONTRARIES = tuple(
    (re.compile(asked, re.I), re.compile(said, re.I))
    for asked, said in (
        (r"\b(?:outside|outdoors?)\b", r"\b(?:indoors?|inside) only\b|\bonly (?:indoors?|inside)\b"),
        (r"\b(?:worn|wore|used|wearing)\b", r"\b(?:unworn|unused|not (?:been )?(?:worn|used))\b"),
        (r"\b(?:opened|unsealed)\b", r"\b(?:unopened|sealed|not (?:been )?opened)\b"),
        (r"\bonline\b", r"\b(?:in|at) (?:the |our )?(?:shop|store) only\b|\bonly in (?:the |our )?(?:shop|store)\b"),
    )
)
_OPPOSITES = (
    (re.compile(r"\bopen(?:s|ing)?\b", re.I), re.compile(r"\bclosed?\b", re.I)),
    (re.compile(r"\b(?:worn|wore|used|wear\w*)\b", re.I), re.compile(r"\b(?:unworn|unused)\b", re.I)),
    (re.compile(r"\b(?:opened|unsealed)\b", re.I), re.compile(r"\b(?:unopened|sealed)\b", re.I)),
    (re.compile(r"\b(?:outside|outdoors?)\b", re.I), re.compile(r"\b(?:indoors?|inside)\b", re.I)),
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|can|cannot|can't|may|must|will|do|does|don't|doesn't|have|has|come|comes|get|gets|cost|"
    r"costs|"
    r"go|goes|belongs?|needs?|takes?)\b",
    re.I,
)
_VERB = re.compile(
    rf"{_PREDICATE.pattern}|\b(?:we|you|they|it|there|offer|send|keep|give|pay|charge|deliver|ship|wrap|repair|mend|"
    rf"open|"
    r"closed?|accept|not)\b",
    re.I,
)
_OTHERS = re.compile(r"\b(?:other|others|another|else|ones?)\b", re.I)
"""With these a sentence is about what another one leaves out."""
_GIVES_BACK = re.compile(r"\b(?:return|exchang|refund|back|swap)", re.I)
_WITHOUT = re.compile(r"\bwithout (?:the |a |an |my |its |their |any )?(?:original )?(?P<thing>\w+)", re.I)
_REQUIRED = r"\b(?:with|in|need|needs|bring|include|keep|must have|requires?)\b[^.;]*\b{thing}"
_NUMBER = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SPAN = rf"(\d+|{'|'.join(_NUMBER)}) (?:\w+ )?(day|week|month|year)s?"
_GIVEN_SPAN = re.compile(rf"\b(?:within|have|for|up to) {_SPAN}\b", re.I)


def verdict(asked: Asked, sentence: str, headings: str) -> Verdict | None:
    """Whether a sentence says yes or no to a question.

    Args:
        asked: the question.
        sentence: what is quoted in answer to it.
        headings: title and headings it stands under: what it speaks of.
    """
    if not asked.wants_yes_or_no:
        return None
    return _by_contrary(asked.said, sentence) or _by_time(asked.said, sentence) or _by_words(asked, sentence, headings)


def _by_contrary(question: str, sentence: str) -> Verdict | None:
    if not _GIVES_BACK.search(question):
        return None
    if any(
        asked.search(question) and said.search(sentence) and not said.search(question) for asked, said in _CONTRARIES
    ):
        return None if re.search(r"\bunless\b|\bexcept\b", sentence, re.I) else "no"
    without = _WITHOUT.search(question)
    if without is None or _NEGATED.search(sentence):
        return None
    required = re.search(_REQUIRED.format(thing=re.escape(without["thing"])), sentence, re.I)
    return "no" if required and not _CONDITION.search(sentence) else None


def _by_time(question: str, sentence: str) -> Verdict | None:
    given = list(_GIVEN_SPAN.finditer(sentence))
    asked = AFTER.search(question)
    if asked is None or len(given) != 1 or _NEGATED.search(sentence) or _NEGATED.search(question):
        return None
    wanted, limit = (_days(*(part for part in match.groups() if part)) for match in (asked, given[0]))
    return "yes" if wanted < limit else "no" if wanted > limit else None


def _days(number: str, unit: str) -> int:
    return (int(number) if number.isdigit() else _NUMBER[number.casefold()]) * _DAYS[unit.casefold()]


def _by_words(asked: Asked, text: str, headings: str) -> Verdict | None:
    """By the one sentence that has the words asked, fewer of them only in its headings than in itself."""
    words, above = asked_words(asked.text), frozenset(words_of(headings))
    short = len(words) > 1 or len(WORD.findall(asked.said)) <= _SHORT
    if not words or not short or _DOUBTFUL.search(asked.said):
        return None
    for sentence in sentences_of(text):
        there = frozenset(words_of(sentence))
        lent = [word for word in words if word not in there]
        if len(lent) < len(words) - len(lent) and all(word in above for word in lent):
            return _of_sentence(asked, sentence, [word for word in words if word in there])
    return None


def _of_sentence(asked: Asked, sentence: str, words: Sequence[str]) -> Verdict | None:
    if _NO_DENIAL.search(sentence) or (_OTHERS.search(sentence) and not _OTHERS.search(asked.said)):
        return None
    clauses = _clauses(sentence)
    counted = [frozenset(words_of(clause)) for clause in clauses]
    stands = [[place for place, said in enumerate(counted) if word in said] for word in words]
    if any(_narrows(clauses[place], words) for places in stands for place in places):
        return None
    denied = [_denied(clause, asked.said) for clause in clauses]
    signs = [{denied[place] for place in places} for places in stands if places]
    if {True} in signs:
        return None if {True, False} in signs else "no"
    plain = all(sign == {False} for sign in signs)
    conditional = any(_CONDITION.search(part) for part in sentence.split(";") if set(words_of(part)) & set(words))
    return "yes" if plain and not conditional else None


def _clauses(sentence: str) -> list[str]:
    """The parts of a sentence that say something each; a list of things is not parted."""
    clauses: list[str] = []
    for part in _CLAUSE.split(sentence):
        whole = clauses and (not _VERB.search(part) or not _VERB.search(clauses[-1]))
        if whole:
            clauses[-1] = f"{clauses[-1]} {part}"
        else:
            clauses.append(part)
    return clauses


def _narrows(clause: str, words: Sequence[str]) -> bool:
    """Whether a clause speaks of some of what is asked only: "Aluminium pots do not", asked of pots."""
    subject = _PREDICATE.split(clause, maxsplit=1)[0]
    for one, other in pairwise(re.findall(r"[\w'’-]+|[^\w\s]", subject)):
        first, second = asked_words(one), asked_words(other)
        if first and second and second[0] in words and not set(first) & set(words):
            return True
    return False


def _denied(clause: str, question: str) -> bool:
    """Whether a clause denies what it names: by a "not", or by naming the opposite of what is asked."""
    denials = bool(_NEGATED.search(clause)) + bool(_TOO.search(clause))
    for one, other in _OPPOSITES:
        for asked, said in ((one, other), (other, one)):
            denials += bool(asked.search(question) and said.search(clause) and not asked.search(clause))
    return denials % 2 == 1
