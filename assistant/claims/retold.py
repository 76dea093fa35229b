"""Sentences that retell one fact: its words in their order, its numbers, its denials, and little left out."""

import re

from assistant.claims.evidence import Evidence
from assistant.claims.tokens import Token, tokens

_KINDS = frozenset({"count", "comparison", "offer", "order", "passage", "review", "policy", "act", "cart"})
_LINKING = frozenset("the a an is are was were be of it its there in all here".split())
_DENYING = frozenset("no not never none nothing without nor neither cannot hardly only except unless".split())
_LEAST = 0.75
"""Share of the fact's words that must be told: what is left out may be a condition."""
_FEWEST = 3


def retells_a_fact(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence says what one fact, or one sentence of it, says."""
    said = _content(sentence)
    if len(said) < _FEWEST:
        return False
    return any(
        _same(said, _content(part))
        for fact in evidence.facts
        if fact.kind in _KINDS
        for part in (fact.text, *re.split(r"(?<=[.;!?]) ", fact.text))
    )


def _content(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind != "mark" and token.text not in _LINKING]


def _same(said: list[Token], told: list[Token]) -> bool:
    if len(said) < _LEAST * len(told) or _numbers(said) != _numbers(told) or _denials(said) != _denials(told):
        return False
    left = iter(told)
    return all(any(_equal(token, other) for other in left) for token in said)


def _equal(said: Token, told: Token) -> bool:
    return (said.kind, said.key, said.unit) == (told.kind, told.key, told.unit) and said.value == told.value


def _numbers(found: list[Token]) -> list[tuple[str, float]]:
    return [(token.unit, token.value) for token in found if token.kind != "word"]


def _denials(found: list[Token]) -> list[str]:
    return [token.text for token in found if token.text in _DENYING]
