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


def _ratings(evidence: Evidence) -> set[float]:
    known = {5.0, float(len(evidence.shown))}
    for product in evidence.shown:
        known |= {round(float(number), 4) for number in (product.rating, product.rating_count) if number is not None}
    return known
