"""When nothing fits: which wish emptied the shelf, and what each relaxation would give, with true counts."""

from collections import Counter
from collections.abc import Sequence

from assistant.answers.answer import Answer, listed
from assistant.answers.lead import thing
from assistant.answers.names import count, limits, price, price_limit, short_name
from assistant.answers.plurals import plural
from assistant.request import Request
from assistant.turns import Fact
from ranking.ranked import RankedProduct
from retrieval.money import format_price
from retrieval.query import Candidates, Relaxation
from retrieval.vocabulary import head, stem

_NAMES = {
    "department": "in other departments",
    "product_type": "of another kind",
    "brand": "from other brands",
    "colors": "in other colours",
    "materials": "of other materials",
    "sizes": "in other sizes",
    "gender": "for others",
    "attributes": "without that detail",
    "price_min_minor": "at lower prices",
    "price_max_minor": "at higher prices",
    "rating_min": "with lower ratings",
    "in_stock_min": "with fewer in stock",
    "on_sale": "at full price",
    "new_since_days": "that came earlier",
    "exclude": "if what you left out may be in it",
}
_MOST = 3
_SHORT = 5
"""Words of a wish that still read as the name of a thing."""


def not_sold(request: Request, near: Sequence[RankedProduct]) -> Answer:
    """The shop carries nothing of the kind; the nearest things are named as near."""
    wanted = request.phrase or request.search_text
    short = wanted is not None and len(wanted.split()) <= _SHORT
    kinds = Counter(item.product.product_type for item in near if item.product.product_type)
    kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
    sentences = [f"No, we don't carry {_plural_of(wanted or '')}." if short else "I find nothing here for that."]
    if number > 1:
        sentences.append(f"The nearest we have is in {kind}.")
    elif near:
        sentences.append(f"The nearest I find is the {short_name(near[0].product)}, which is something else.")
    else:
        sentences.append("Tell me what it is for and I'll look again.")
    facts = (Fact(kind="count", text="0 products of that kind", source="search"),)
    return Answer(sentences=tuple(sentences), facts=facts, products=tuple(near), no_match=True, near=bool(near))


def _plural_of(phrase: str) -> str:
    """The name of a thing in the plural: its head is the last word before it is qualified."""
    named = head(phrase)
    return " ".join(plural(word) if stem(word) == named else word for word in phrase.split())


def nothing_fits(request: Request, found: Candidates, near: Sequence[RankedProduct]) -> Answer:
    """The shop sells such things, but none within the limits."""
    examples = [example for step in found.relaxations for example in step.examples]
    wanted, bounds = thing(request, examples, several=True) or "products", limits(request)
    steps = [step for step in found.relaxations if step.count > 0][:_MOST]
    sentences = [f"No {wanted} {bounds}." if bounds else f"No {wanted} fit."]
    if steps:
        words = listed([step_words(step, request) for step in steps], "or")
        sentences.append(f"{words[0].upper()}{words[1:]}.")
    facts = tuple(Fact(kind="count", text=step_words(step, request), source="search") for step in found.relaxations)
    return Answer(
        sentences=tuple(sentences),
        facts=(Fact(kind="count", text="0 fit", source="search"), *facts),
        products=tuple(near),
        no_match=True,
        near=bool(near),
        relaxations=found.relaxations,
    )


def step_words(step: Relaxation, request: Request) -> str:
    """What a relaxation would give, in words, with its true count."""
    number = count(step.count)
    if step.constraint in ("price_max_minor", "price_min_minor") and isinstance(step.value, int):
        bound = format_price(step.value, request.currency)
        if step.count == 1 and step.examples:
            return f"one at {price(step.examples[0])}"
        return f"{number} up to {bound}" if step.constraint == "price_max_minor" else f"{number} from {bound}"
    if step.constraint == "exclude" and step.value:
        return f"{number} if {step.value} is fine"
    within = price_limit(request) if step.constraint not in ("price_max_minor", "price_min_minor") else ""
    return f"{number} {_NAMES[step.constraint]}{' ' + within if within else ''}"
