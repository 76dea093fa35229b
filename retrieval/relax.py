"""What would help when nothing fits: each limit dropped or widened, with true counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from retrieval.filters import fits
from retrieval.product import Product
from retrieval.query import Candidate, Filters, Query, Relaxation

_EXAMPLES = 4
_ABOUT = 5
"""Products a widened price limit should let in, when there are as many."""
_EMPTY: dict[str, Any] = {name: getattr(Filters(), name) for name in Filters.__dataclass_fields__}


def relaxations(query: Query, related: Sequence[Candidate], today: date) -> tuple[Relaxation, ...]:
    """Ways to widen a query that found nothing, those that keep most of it first.

    Args:
        query: the query.
        related: what has to do with its text, nearest first, filters aside.
        today: for filters on age.
    """
    found = [_without(query, name, related, today) for name in query.filters.set_names()]
    found += [_without_exclusion(query, word, related, today) for word in query.exclude]
    useful = [step for step in found if step.count > 0]
    return tuple(sorted(useful, key=lambda step: (step.change != "widen", -step.count, step.constraint)))


def _without(query: Query, name: str, related: Sequence[Candidate], today: date) -> Relaxation:
    fitting = _fitting(related, replace(query, filters=replace(query.filters, **{name: _EMPTY[name]})), today)
    if name in ("price_min_minor", "price_max_minor") and fitting:
        return _widened(name, fitting)
    return Relaxation(
        constraint=name, change="drop", value=None, count=len(fitting), examples=tuple(fitting[:_EXAMPLES])
    )


def _widened(name: str, fitting: Sequence[Product]) -> Relaxation:
    """The price limit moved just far enough to let a handful in."""
    upwards = name == "price_max_minor"
    by_price = sorted(
        fitting,
        key=lambda product: ((product.current_price_minor or 0) * (1 if upwards else -1), product.product_id),
    )
    edge = by_price[min(_ABOUT, len(by_price)) - 1].current_price_minor or 0
    within = (
        [p for p in by_price if (p.current_price_minor or 0) <= edge]
        if upwards
        else [p for p in by_price if (p.current_price_minor or 0) >= edge]
    )
    return Relaxation(
        constraint=name, change="widen", value=edge, count=len(within), examples=tuple(within[:_EXAMPLES])
    )


def _without_exclusion(query: Query, word: str, related: Sequence[Candidate], today: date) -> Relaxation:
    exclude = tuple(each for each in query.exclude if each != word)
    fitting = _fitting(related, replace(query, exclude=exclude), today)
    return Relaxation(
        constraint="exclude",
        change="drop",
        value=word,
        count=len(fitting),
        examples=tuple(fitting[:_EXAMPLES]),
    )


def _fitting(related: Sequence[Candidate], query: Query, today: date) -> list[Product]:
    """One fitting variant of each related family, nearest first."""
    found = []
    for item in related:
        fitting = [variant for variant in item.variants or (item.product,) if fits(variant, query, today=today)]
        found += fitting[:1]
    return found
