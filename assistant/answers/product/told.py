"""What the listing answers to one thing asked: each way of reading the question in turn, the surest first."""

import re
from collections.abc import Callable

from assistant.answers.product import options, people, price
from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.contents import contents
from assistant.answers.product.details import detail, quality
from assistant.answers.product.fabric import materials
from assistant.answers.product.limits import limit
from assistant.answers.product.listing import of_part
from assistant.answers.product.origin import origin
from assistant.answers.product.things import thing
from assistant.answers.product.traits import Trait, told, traits_in
from assistant.answers.word_keys import key

_WHO = re.compile(
    r"\bwho(?:'s| is| are| would)? (?:it|this|that|they|these|use|wear|like)?\b.*\bfor\b|\bwhom\b|\bfor whom\b|\bwho (?:is|are|would)\b|"
    r"\bwhat (?:age|ages|skin type|hair type)\b|\bwhich (?:age|ages)\b|\bwhat(?:'s| is| are)? (?:it|this|they|these) (?:good |meant |used |best )?for\b|"
    r"\bwhat (?:can|do|would) (?:i|you) use (?:it|this|them) for\b|\bwhat is it good for\b"
)
_OR = re.compile(r"\bor\b")
_OPTIONS: tuple[Callable[[Asked], Told | None], ...] = (
    options.relative_size,
    options.sizes,
    options.in_colour,
    options.colours,
    options.stock,
    price.price,
    price.rating,
    price.brand,
    origin,
    people.for_age,
    people.for_gender,
)
_WHETHER: tuple[Callable[[Asked], Told | None], ...] = (limit, contents)


def told_by_listing(asked: Asked) -> list[Told]:
    """The answers the listing gives to what is asked: one, or one for each of several properties named at once."""
    for answer in _OPTIONS:
        found = answer(asked)
        if found is not None:
            return [found]
    return _whether(asked) if asked.yes_no else [_open(asked)]


def _whether(asked: Asked) -> list[Told]:
    for answer in _WHETHER:
        found = answer(asked)
        if found is not None:
            return [found]
    named = traits_in(asked.question)
    if named:
        found_all = [_trait(asked, trait, start, end) for trait, start, end in named[:3]]
        if len(found_all) > 1 and _OR.search(asked.question) and any(each.verdict == "yes" for each in found_all):
            return [each for each in found_all if each.verdict == "yes"]
        return _distinct(found_all)
    fabric = materials(asked)
    return [fabric or quality(asked) or thing(asked)]


def _distinct(found: list[Told]) -> list[Told]:
    kept: dict[str, Told] = {}
    for each in found:
        kept.setdefault(each.said, each)
    return list(kept.values())


def _trait(asked: Asked, trait: Trait, start: int, end: int) -> Told:
    """What is said of a trait, of the part of the product that it is asked of."""
    part = _of_words(asked.part(start), trait)
    found = told(trait, of_part(asked.listing, part))
    if found.verdict == "unsaid" or found.statement is None:
        near = found.statement or (next(iter(of_part(asked.listing, part)), None) if part else None)
        return unsaid(asked, near, None if part else trait.says, asked.say.known(trait.name, "details"))
    return stated(asked, found.verdict, found.statement)


def _of_words(part: frozenset[str], trait: Trait) -> frozenset[str]:
    """The part without the words of the trait itself."""
    return frozenset(each for each in part if not trait.asked.search(each)) - _PLAIN


_PLAIN = frozenset(map(key, "colour fabric material surface cloth way care rain machine color product price".split()))


def _open(asked: Asked) -> Told:
    if _WHO.search(asked.question):
        return people.who_for(asked)
    return materials(asked) or detail(asked) or _any_trait(asked) or unsaid(asked)


def _any_trait(asked: Asked) -> Told | None:
    """For "how waterproof is it": what the listing says of a trait that an open question names."""
    for trait, _, _ in traits_in(asked.question):
        found = told(trait, asked.listing)
        if found.statement is not None and found.verdict != "unsaid":
            return stated(asked, "plain", found.statement)
    return None

