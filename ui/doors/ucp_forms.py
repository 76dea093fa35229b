"""The catalogue of the Universal Commerce Protocol (version of 2026-01-11) as its agents know it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

VERSION = "2026-01-11"
MOST_IDS = 50
MOST_RESULTS = 50


class _Lenient(BaseModel):
    """Agents send context and metadata that mean nothing here: they are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class PriceLimits(_Lenient):
    """Limits of the price, in minor units."""

    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)


class SearchFilters(_Lenient):
    """What products must meet."""

    categories: list[str] = Field(default=[], max_length=20, description="Any of these; names on the category path.")
    price: PriceLimits = PriceLimits()


class Pagination(_Lenient):
    """Which part of the results."""

    limit: int = Field(default=10, ge=1)
    cursor: str | None = Field(default=None, max_length=20, pattern=r"^\d{1,6}$", description="As a result gave it.")


class CatalogSearch(_Lenient):
    """What is looked for."""

    query: str = Field(min_length=1, max_length=500, description="In plain words.")
    filters: SearchFilters = SearchFilters()
    pagination: Pagination = Pagination()


class CatalogLookup(_Lenient):
    """Which products."""

    ids: list[str] = Field(min_length=1, max_length=MOST_IDS, description="Ids of products or variants.")


class CatalogOut(BaseModel):
    """Products in the protocol's form."""

    ucp: dict[str, Any]
    products: list[dict[str, Any]]
    pagination: dict[str, Any] | None = None
    messages: list[dict[str, str]] = Field(default=[], description="Ids that are not known.")


def envelope(capability: str) -> dict[str, Any]:
    """What says which capability an answer is of."""
    return {"version": VERSION, "capabilities": {f"dev.ucp.shopping.catalog.{capability}": [{"version": VERSION}]}}
