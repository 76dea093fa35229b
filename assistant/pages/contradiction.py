"""Two pages that say different things about the same: both are told, none is chosen."""

import re
from collections.abc import Sequence

from assistant.pages.asked import Asked
from assistant.pages.quote import SURE, Candidate, Quote
from assistant.pages.verdict import verdict
from retrieval.passage_search import headings
from retrieval.passage_words import asked_words

_LEAST_SHARED = 2
"""Words that two sentences share at least when they are about the same, unless they share all that is asked."""
_SHARE = 0.5
"""Share of the words of the shorter that stand in the longer, with its headings."""
_AMOUNT = re.compile(
    r"(?P<money>[$€£¥])\s?(?P<sum>\d[\d.,]*)|(?P<n>\d[\d.,]*)\s?(?:-\s?)?(?:working |business |calendar )?"
    r"(?P<unit>days?|weeks?|months?|years?|hours?|minutes?|%|kg|cm|am|pm)",
    re.I,
)


def contradicting(asked: Asked, said: Quote, given: Sequence[Candidate]) -> Candidate | None:
    """A sentence of another page that says otherwise than what is quoted; None where there is none."""
    for each in given:
        if each.found.passage.document_id == said.passage.document_id or each.chance < SURE:
            continue
        if _about_the_same(asked, said.best, each) and _differ(asked, said.best, each):
            return each
    return None


def _about_the_same(asked: Asked, one: Candidate, other: Candidate) -> bool:
    words = [frozenset(asked_words(_AMOUNT.sub(" ", each.sentence.text))) for each in (one, other)]
    above = [frozenset(asked_words(headings(each.found.passage))) for each in (one, other)]
    shorter = min(words, key=len)
    shared = (words[0] | above[0]) & (words[1] | above[1]) & (words[0] | words[1])
    enough = len(shared & shorter) >= _SHARE * len(shorter)
    wanted = set(asked_words(asked.text))
    telling = bool(wanted) and (wanted <= shared or (len(shared) >= _LEAST_SHARED and bool(wanted & shared)))
    return enough and telling


def _differ(asked: Asked, one: Candidate, other: Candidate) -> bool:
    signs = [verdict(asked, each.sentence.text, headings(each.found.passage)) for each in (one, other)]
    if None not in signs and signs[0] != signs[1]:
        return True
    first, second = _amounts(one.sentence.text), _amounts(other.sentence.text)
    return any(not first[unit] & second[unit] for unit in first.keys() & second.keys())


def _amounts(text: str) -> dict[str, set[str]]:
    """The amounts of a text by unit."""
    found: dict[str, set[str]] = {}
    for match in _AMOUNT.finditer(text):
        unit = match["money"] or match["unit"].casefold().removesuffix("s")
        found.setdefault(unit, set()).add((match["sum"] or match["n"]).rstrip(".,"))
    return found
