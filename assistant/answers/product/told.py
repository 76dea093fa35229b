"""What the listing answers to one thing asked: each way of reading the question in turn, the surest first."""

import re
from collections.abc import Callable

from assistant.answers.product import options, people, price
from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.contents import contents
from assistant.answers.product.details import detail, quality
from assistant.answers.product.fabric import materials
from assistant.answers.product.limits import limit
from assistant.answers.product.origin import origin
from assistant.answers.product.properties import told_of_traits
from assistant.answers.product.stock import stock
from assistant.answers.product.things import thing
from assistant.answers.product.traits import told, traits_in

_WHO = re.compile(
    r"\bwho(?:'s| is| are| would)? (?:it|this|that|they|these|use|wear|like)?\b.*\bfor\b|\bwhom\b|"
    r"\bfor whom\b|\bwho (?:is|are|would)\b|"
    r"\bwhat (?:age|ages|skin type|hair type)\b|\bwhich (?:age|ages)\b|\bwhat(?:'s| is| are)? (?:it|"
    r"this|they|these) (?:good |meant |used |best )?for\b|"
    r"\bwhat (?:can|do|would) (?:i|you) use (?:it|this|them) for\b|\bwhat is it good for\b"
)
_OPTIONS: tuple[Callable[[Asked], Told | None], ...] = (
    options.relative_size,
    options.colour_and_size,
    options.sizes,
    options.in_colour,
    options.colours,
    stock,
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
        if (found := answer(asked)) is not None:
            return [found]
    properties = told_of_traits(asked)
    if properties:
        return properties
    return [materials(asked) or quality(asked) or thing(asked)]


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
