"""What wishes are worth: they rank, they never remove."""

from collections.abc import Callable, Collection, Mapping

from retrieval.facets import colors_of, materials_of
from retrieval.product import Product
from retrieval.query import Filters

WORTH: Mapping[str, float] = {"department": 0.15, "product_type": 0.3, "colors": 0.6, "materials": 0.6}
"""What meeting a wish is worth, of all that wishes can add; any other wish 1. A place is often only guessed."""
UNSTATED = 0.25
"""The share of that for a product that does not state what is wished: it is not held against it as if denied."""
_STATED: Mapping[str, Callable[[Product], object]] = {"colors": colors_of, "materials": materials_of}


def worth(wishes: Filters) -> float:
    """What meeting all of some wishes is worth, in [0, 1]; 0 when there are none."""
    return min(1.0, _total(wishes.set_names()))


def met(product: Product, wishes: Filters, missed: Collection[str]) -> float:
    """How far a product meets wishes, in [0, 1], each by its worth; 1 when there are none.

    Args:
        product: the product.
        wishes: what is wished.
        missed: names of the wishes it does not meet.
    """
    names = wishes.set_names()
    if not missed or not names:
        return 1.0
    unstated = [name for name in missed if name in _STATED and not _STATED[name](product)]
    kept = _total([name for name in names if name not in missed]) + UNSTATED * _total(unstated)
    return kept / _total(names)


def _total(names: Collection[str]) -> float:
    return sum(WORTH.get(name, 1.0) for name in names)
