"""Recommendations: one line on the choice as a whole, then what the cards cannot say themselves."""

from collections.abc import Sequence

from assistant.answers.answer import Answer, products_of
from assistant.answers.contrast import contrast
from assistant.answers.lead import lead, stated_wishes
from assistant.answers.names import short_name
from assistant.answers.shelf_facts import shelf_facts
from assistant.answers.snippets import snippet
from assistant.request import Request
from assistant.turns import Fact
from ranking.ranked import RankedProduct, Reason
from retrieval.query import Candidates

_TELLING = 0.12
"""A taste reason is said when it makes up this share of a product's score."""
_MANY = 12
"""Above this many that fit, a question narrows the choice better than a longer list."""
_MOST_AFTER_LEAD = 2


def recommendation(request: Request, ranked: Sequence[RankedProduct], found: Candidates) -> Answer:
    """The answer to a search that found something."""
    wishes = stated_wishes(request)
    near = bool(wishes) and all(set(wishes) & set(item.candidate.missed) for item in ranked)
    said = [_why_you(ranked), _fit(request, ranked), contrast(request, products_of(ranked))]
    sentences = [lead(request, ranked, found.total, near=near), *[each for each in said if each][:_MOST_AFTER_LEAD]]
    question = _question(request, found)
    if question:
        sentences.append(question)
    compared = Fact(kind="comparison", text=said[2], source="search") if said[2] else None
    return Answer(
        sentences=tuple(sentences),
        facts=shelf_facts(request, ranked, found.total) + ((compared,) if compared else ()),
        products=tuple(ranked),
        total=found.total,
        near=near,
        model_may_write=not near,
    )


def _fit(request: Request, ranked: Sequence[RankedProduct]) -> str | None:
    """What the listing of one of the first products says of the words asked for."""
    words = (request.search_text or "").split()
    for item in ranked[:3]:
        quoted = snippet(item.product, words)
        if quoted:
            return f"Of the {short_name(item.product, products_of(ranked))} the listing says: “{quoted}”."
    return None


def _why_you(ranked: Sequence[RankedProduct]) -> str | None:
    """A past purchase that moved a product up, named plainly."""
    for item in ranked[:4]:
        reason = taste_reason(item.reasons)
        if reason is not None and reason.weight >= _TELLING:
            past, name = short_name(reason.because[0]), short_name(item.product, products_of(ranked))
            return f"The {name} stands this high because you bought the {past}."
    return None


def taste_reason(reasons: Sequence[Reason]) -> Reason | None:
    """The first reason that rests on past purchases."""
    return next((reason for reason in reasons if reason.because), None)


def _question(request: Request, found: Candidates) -> str | None:
    """At most one question, only when the answer would change the picks and was not given already."""
    filters = request.filters
    if found.total <= _MANY or request.sort:
        return None
    if filters.price_min_minor is None and filters.price_max_minor is None:
        return "Is there a price you had in mind?" if request.recipient or found.total > 3 * _MANY else None
    return None
