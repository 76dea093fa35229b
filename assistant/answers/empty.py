"""When nothing fits: which wish emptied the shelf, and what each relaxation would give, with true counts."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.answers.lead import thing
from assistant.answers.names import EXCLUDED, limits, price, price_limit, short_name
from assistant.answers.plurals import is_mass, plural
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from assistant.understanding.wording import STOP
from ranking.ranked import RankedProduct
from retrieval.kind import name_in
from retrieval.money import format_price
from retrieval.query import Candidates, Relaxation
from retrieval.vocabulary import head, stem
from retrieval.words.lexicon import lexicon

_MOST = 3
_SHORT = 5
"""Words of a wish that still read as the name of a thing."""


_LINKS = frozenset("into onto up out over under near".split())
"""Words with which, as with those of any sentence ("fix my wifi"), a wish is no name of a thing."""
_NAME = re.compile(r"[^\W\d_]{1,24}(?:['’&-][^\W\d_]{1,24})?(?: [^\W\d_]{1,24}(?:['’&-][^\W\d_]{1,24})?){0,4}")
"""What reads as the name of a thing. Anything else that was typed is not said back: it may be meant to be."""


def not_sold(request: Request, near: Sequence[RankedProduct], say: Speech = ENGLISH) -> Answer:
    """The shop carries nothing of the kind; the nearest things are named as near."""
    things = thing_asked_for(request, say)
    kinds = Counter(item.product.product_type for item in near if item.product.product_type)
    kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
    sentences = [say("empty.not_carried", things=things) if things else say("empty.not_found")]
    if number > 1:
        sentences.append(say("empty.nearest_kind", kind=say.word(kind, "kinds")))
    elif near:
        sentences.append(say("empty.nearest", name=short_name(near[0].product)))
    else:
        sentences.append(say("empty.tell_more"))
    facts = (Fact(kind="count", text="0 products of that kind", source="search"),)
    return Answer(sentences=tuple(sentences), facts=facts, products=tuple(near), no_match=True, near=bool(near))


def thing_asked_for(request: Request, say: Speech) -> str | None:
    """The thing in the shopper's words, where they are few enough to name it."""
    if say.language != "en":
        return request.origin.get("search_text")
    wanted = name_in(request.phrase or request.search_text or "")
    words = wanted.casefold().split()
    if not _NAME.fullmatch(wanted) or len(words) > _SHORT or (STOP | _LINKS) & set(words):
        return None
    named = head(wanted)
    return _plural_of(wanted) if named is not None and lexicon().is_thing(named) else None


def _plural_of(phrase: str) -> str:
    """The name of a thing in the plural: its head is the last word before it is qualified."""
    named = head(phrase)
    return " ".join(plural(word) if stem(word) == named and not is_mass(word) else word for word in phrase.split())


def nothing_fits(request: Request, found: Candidates, near: Sequence[RankedProduct], say: Speech = ENGLISH) -> Answer:
    """The shop sells such things, but none within the limits."""
    examples = [example for step in found.relaxations for example in step.examples]
    things = thing(request, examples, several=True, say=say) or say("empty.products")
    within = limits(request, say)
    steps = [step for step in found.relaxations if step.count > 0][:_MOST]
    sentences = [
        say("empty.none_within", things=things, limits=within) if within else say("empty.none_fit", things=things)
    ]
    if steps:
        ways = say("empty.ways", ways=say.listed([step_words(step, request, say) for step in steps], "ways"))
        sentences.append(f"{ways[0].upper()}{ways[1:]}")
    facts = tuple(Fact(kind="count", text=step_words(step, request), source="search") for step in found.relaxations)
    return Answer(
        sentences=tuple(sentences),
        facts=(Fact(kind="count", text="0 fit", source="search"), *facts),
        products=tuple(near),
        no_match=True,
        near=bool(near),
        relaxations=found.relaxations,
    )


def step_words(step: Relaxation, request: Request, say: Speech = ENGLISH) -> str:
    """What a relaxation would give, in words, with its true count."""
    number = say.count(step.count)
    of_price = step.constraint in ("price_max_minor", "price_min_minor")
    if of_price and isinstance(step.value, int):
        bound = format_price(step.value, request.currency)
        if step.count == 1 and step.examples:
            return say("empty.one_at", price=price(step.examples[0], say))
        up = step.constraint == "price_max_minor"
        return say("empty.up_to" if up else "empty.from", number=number, price=bound)
    if step.constraint == "exclude" and step.value:
        return say("empty.if_fine", number=number, value=say.word(str(step.value), *EXCLUDED))
    limit = "" if of_price else price_limit(request, say)
    within = say("empty.within", limit=limit) if limit else ""
    return say("empty.step", form=step.constraint, number=number, within=within)
