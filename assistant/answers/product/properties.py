"""The properties that a question names, each answered: what the table of traits says of the listing's words."""

import re

from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.listing import of_part
from assistant.answers.product.traits import Trait, told, traits_in
from assistant.answers.word_keys import key

_OR = re.compile(r"\bor\b")
_EASE = re.compile(r"\b(?:easy|hard|difficult|simple|tricky|quick) to\b")
_OBJECT = re.compile(r"\b(?:the|its|their) (?P<word>[a-z]+)\b")
_PLACES = frozenset(
    (
        "machine dishwasher oven microwave freezer dryer rain sun pool sea wash box set water garden "
        "patio winter summer outside cold fridge "
        "snow bath shower first second third last one other hob stove wall mains house car beach floor "
        "cooker washer tumble washing"
    ).split()
)


def told_of_traits(asked: Asked) -> list[Told]:
    """An answer for each trait that a question names, at most three; none where it names none."""
    if _EASE.search(asked.question):
        return []
    named = traits_in(asked.question)
    if len(named) > 1:
        named = (
            tuple(each for each in named if not asked.question[: each[1]].endswith(("the ", "its ", "their "))) or named
        )
    found = [_trait(asked, trait, start) for trait, start, _ in named[:3]]
    if len(found) > 1 and _OR.search(asked.question) and any(each.verdict == "yes" for each in found):
        return [each for each in found if each.verdict == "yes"]
    return _distinct(found)


def _object(asked: Asked, start: int) -> frozenset[str]:
    """The part that something is done with ("wash the cover in the machine")."""
    for match in _OBJECT.finditer(asked.question, start):
        word = match.group("word")
        if word not in _PLACES and key(word) not in asked.called:
            return frozenset({key(word)})
    return frozenset()


def _distinct(found: list[Told]) -> list[Told]:
    kept: dict[str, Told] = {}
    for each in found:
        kept.setdefault(each.said, each)
    return list(kept.values())


def _trait(asked: Asked, trait: Trait, start: int) -> Told:
    """What is said of a trait, of the part of the product that it is asked of."""
    part = _of_words(asked.part(start) or _object(asked, start), trait)
    found = told(trait, of_part(asked.listing, part))
    if found.verdict == "unsaid" and part and not asked.part(start):
        found = told(trait, [each for each in asked.listing if each.answers is not None])
    if found.verdict == "unsaid" or found.statement is None:
        near = found.statement or (next(iter(of_part(asked.listing, part)), None) if part else None)
        return unsaid(asked, near, None if part else f"whether {trait.says}", asked.say.known(trait.name, "details"))
    return stated(asked, found.verdict, found.statement)


def _of_words(part: frozenset[str], trait: Trait) -> frozenset[str]:
    """The part without the words of the trait itself."""
    return frozenset(each for each in part if not trait.asked.search(each)) - _PLAIN


_PLAIN = frozenset(map(key, "colour fabric material surface cloth way care rain machine color product price".split()))
