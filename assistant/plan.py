"""From a request to a query: what is a must and what is a wish.

Price, stock, brand, gender, size, rating, offers and exclusions are musts. Where the thing is filed, its colour and its
material are wishes: catalogues misfile and leave out, so products that meet them come first and those that do not are
marked, never passed off as matches.
"""

from dataclasses import replace
from typing import Any

from assistant.request import Request
from retrieval.query import Filters, Query
from retrieval.vocabulary import stems

_WISHES = ("department", "product_type", "colors", "materials", "attributes")

_NONE = Filters()


def query_of(request: Request, *, k: int) -> Query:
    """The search a request asks for, `k` results."""
    wishes = Filters(**{name: getattr(request.filters, name) for name in _WISHES})
    unset: dict[str, Any] = {name: getattr(_NONE, name) for name in _WISHES}
    musts = replace(request.filters, **unset)
    if _names_department(request):
        musts = replace(musts, department=request.filters.department)
    words = [*request.filters.colors, *request.filters.materials, *(request.search_text or "").split()]
    return Query(
        text=" ".join(dict.fromkeys(words)),
        sentence=_sentence(request),
        by_meaning=request.by_purpose,
        described=request.recipient is not None or request.intent == "refine",
        filters=musts,
        wishes=wishes,
        exclude=request.exclude,
        sort=request.sort,
        k=k,
    )


def _names_department(request: Request) -> bool:
    """Whether all that is named is a department: "new arrivals in garden"."""
    named = set(stems(request.search_text or ""))
    departments = [set(stems(name)) for name in request.filters.department]
    return bool(named) and len(departments) == 1 and named <= departments[0] and not request.filters.product_type[1:]


def _sentence(request: Request) -> str:
    """The shopper's phrase with the colours and materials that were said apart from it."""
    phrase = request.phrase or request.search_text or ""
    apart = [word for word in (*request.filters.colors, *request.filters.materials) if word not in phrase]
    return " ".join([*apart, phrase]).strip()
