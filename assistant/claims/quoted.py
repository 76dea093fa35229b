"""What a sentence says in a listing's or a fact's own words: whole facts, and quotations."""

import re
from collections.abc import Iterator

from assistant.claims.evidence import Evidence

_QUOTED = re.compile(r"“([^”]{2,})”(?: \((\d(?:\.\d)? of 5)\))?")
_ANSWER = re.compile(r"^(?:yes|no|in part)\b[:,]\s*", re.I)
_COUNTED = re.compile(r"^(?:yes|no), (?:one|two|three|\d+|none|both|all|not all) of them$", re.I)
_ENDS = " .!?…"


def is_fact(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence is a fact or a sentence of one, word for word, or only counts what answers a question."""
    said = _plain(sentence)
    if _COUNTED.match(said):
        return True
    bare = _ANSWER.sub("", said)
    facts = {_plain(part) for fact in evidence.facts for part in (fact.text, *re.split(r"(?<=[.;]) ", fact.text))}
    return len(bare) > 5 and bool({said, bare} & facts)


def without_quotations(sentence: str, evidence: Evidence) -> tuple[str, list[frozenset[str]]]:
    """A sentence without the quotations that stand in the evidence, and whose each may be (product ids).

    An empty set stands for a quotation of a fact that belongs to no product.
    """
    owners: list[frozenset[str]] = []

    def cut(match: re.Match[str]) -> str:
        text = _plain(match[1])
        held = {key for key, told in _told(evidence) if text in told}
        if not held or (match[2] and match[2] not in {fact.text for fact in evidence.facts}):
            return match.group()
        owners.append(frozenset(held - {""}) if "" not in held else frozenset())
        return " "

    return _QUOTED.sub(cut, sentence), owners


def _told(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """(product id, text) of all that may be quoted; "" for what belongs to none."""
    for product in evidence.shown:
        for one in evidence.family(product):
            yield product.product_id, _plain(f"{one.title}. {one.description or ''}")
            for name, value in one.attributes.items():
                yield product.product_id, _plain(f"{name.replace('_', ' ')}: {value}")
    for fact in evidence.facts:
        yield fact.product_id or "", _plain(fact.text)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_ENDS).casefold().replace("’", "'")
