"""Sentences that only tell of ratings, reviews and guesses: their words are known, their numbers stand in the facts."""

import re

from assistant.claims.evidence import Evidence
from assistant.claims.lexicon import neutral
from assistant.claims.tokens import tokens
from retrieval.vocabulary import stems

_KINDS = frozenset({"taste", "rating", "review"})
_TELLING = frozenset(
    stems(
        "guess somewhere between rating ratings others yours move somebody someone nothing star stars review reviews "
        "reviewers "
        "few rated far gave give gives overlap lean close call speaks speak mention mentions"
    )
)
_QUOTED = re.compile(r"“[^”]*”")


def only_retells(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence tells only of ratings, reviews and guesses that stand in the facts."""
    if not any(fact.kind in _KINDS for fact in evidence.facts):
        return False
    told = evidence.fact_text()
    if any(quote.strip("“”…. ") not in told for quote in _QUOTED.findall(sentence)):
        return False
    if any(_changes(sentence, fact.text) for fact in evidence.facts if fact.kind == "count"):
        return False
    facts = tokens(told)
    words = {token.key for token in facts} | set(stems(" ".join(product.title for product in evidence.shown)))
    numbers = {round(token.value, 4) for token in facts} | _ratings(evidence)
    said = tokens(_QUOTED.sub(" ", sentence))
    keys = [token.key for token in said if token.kind == "word"]
    return (
        bool(_TELLING & set(keys))
        and all(key in neutral() or key in _TELLING or key in words for key in keys)
        and all(round(token.value, 4) in numbers for token in said if token.kind not in ("word", "mark"))
    )


def _changes(sentence: str, fact: str) -> bool:
    """Whether a sentence has the words of a fact, but not its numbers."""
    said, told = tokens(sentence), tokens(fact)
    words = [{token.key for token in found if token.kind == "word"} - {"yes", "no"} for found in (said, told)]
    numbers = [[token.value for token in found if token.kind not in ("word", "mark")] for found in (said, told)]
    return len(words[0]) > 3 and words[0] <= words[1] and not _in_order(numbers[0], numbers[1])


def _in_order(numbers: list[float], others: list[float]) -> bool:
    left = iter(others)
    return all(number in left for number in numbers)


def _ratings(evidence: Evidence) -> set[float]:
    known = {5.0, float(len(evidence.shown))}
    for product in evidence.shown:
        known |= {round(float(number), 4) for number in (product.rating, product.rating_count) if number is not None}
    return known
