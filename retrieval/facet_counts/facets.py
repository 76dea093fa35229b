"""What a result set can be narrowed by. Frozen values."""

from dataclasses import dataclass

from retrieval.query import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value that products of a result set have."""

    value: str
    """The value as it is shown."""
    count: int
    """How many product families have it in some variant: exactly those that meet `filters`."""
    filters: Filters
    """What choosing the value adds to a query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One side of the products of a result set, with its values.

    A family counts once for each value that any of its variants has, so that counts may add up to more than families.
    """

    name: str
    """The field of `Filters` it narrows ("brand", "colors"), "price", or "attributes." with the attribute's name."""
    label: str
    """Its name for people ("Brand")."""
    values: tuple[FacetValue, ...]
    """Most products first; sizes, prices, ratings and whole numbers in their natural order."""
    missing: int
    """How many families do not state it."""
    left_out: int = 0
    """How many more values there are that are not in `values`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """All that a result set can usefully be narrowed by."""

    facets: tuple[Facet, ...]
    total: int
    """How many product families the result set has."""
