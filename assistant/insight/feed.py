"""How ready the catalogue is for the questions shoppers ask."""

from collections.abc import Iterable

from retrieval.product import Product
from retrieval.readiness.census import Census
from retrieval.readiness.findings import Readiness


def feed(products: Iterable[Product]) -> Readiness:
    """What the products on sale lack, as the report after an import says it."""
    census = Census()
    for product in products:
        census.add(product, {})
    return census.readiness()
