"""The order of a shelf: what is asked for before what comes near, and by a measure where its end is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.dimensions import Dimension, End, dimensions, measure, of_superlative
from assistant.answers.lead import bare_name, fitting_ones, is_of_kind
from assistant.request import Request
from ranking.ranked import RankedProduct
from retrieval.vocabulary import WORD, stem, stems

_NEAR = 0.35
"""Cosine from which what is not the thing may stand beside a few things that are."""
_FEW = 3


def kind_first(request: Request, ranked: Sequence[RankedProduct]) -> Sequence[RankedProduct]:
    """A shelf without what is far from the thing, and with what is only for it ("tent lantern") behind the others.

    The products keep their order otherwise; a shelf on which nothing is of the kind, or all is, stays as it is.
    """
    is_one = {item.product.product_id: is_of_kind(item.product, request) for item in ranked}
    if request.sort or all(is_one.values()) or not any(is_one.values()):
        return ranked
    name = stem(bare_name(request) or "")
    few = sum(is_one.values()) <= _FEW
    kept = [item for item in ranked if is_one[item.product.product_id] or not (few and item.candidate.dense < _NEAR)]
    for_it = [item for item in kept if not is_one[item.product.product_id] and name in stems(item.product.title)]
    return _numbered([*(item for item in kept if item not in for_it), *for_it])


def by_measure(request: Request, ranked: Sequence[RankedProduct], k: int) -> Sequence[RankedProduct]:
    """The first `k` of a shelf, of a superlative ("lightest") what is of the kind in order of that measure."""
    asked = superlative(request)
    fitting = {product.product_id for product in fitting_ones([item.product for item in ranked], request)}
    if asked is None or request.sort or not fitting:
        return ranked[:k]
    dimension, end = asked
    own = [item for item in ranked if item.product.product_id in fitting]
    read = [(measure(dimension.stated(item.product)), item) for item in own]
    known = [(size, item) for size, item in read if size is not None]
    if len({unit for (_, unit), _ in known}) != 1:
        return ranked[:k]
    known.sort(key=lambda each: each[0][0], reverse=end == "most")
    silent = [item for size, item in read if size is None]
    return _numbered([item for _, item in known] + silent)[:k]


def superlative(request: Request) -> tuple[Dimension, End] | None:
    """The measure whose end is asked for in so many words: "the lightest", "the biggest"."""
    words = WORD.findall(f"{request.phrase or ''} {request.search_text or ''}".casefold())
    bases = {key for word in words for key in of_superlative(word)}
    return next(((each, end) for each in dimensions() if (end := each.asked(bases)) is not None), None)


def _numbered(items: Sequence[RankedProduct]) -> tuple[RankedProduct, ...]:
    return tuple(replace(item, rank=place) for place, item in enumerate(items, 1))
