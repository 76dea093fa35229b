"""The two catalogue tools of the Universal Commerce Protocol, over the same catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.guard.quotable import QuotableRetriever, quotable_product
from assistant.plan import query_of
from assistant.shop import Shop
from retrieval.product import Product
from ui.doors.shown import image_address, products_of_ids
from ui.doors.ucp_forms import MOST_RESULTS, CatalogLookup, CatalogOut, CatalogSearch, envelope
from ui.pictures import is_web_address

_DEEP = 200
"""Results that are looked through, at most."""


@dataclass(frozen=True, slots=True)
class Ucp:
    """The catalogue of one shop in the protocol's form. Products without a price have no place in it."""

    shop: Shop
    base: str
    """The address of the server as the caller knows it."""

    def search(self, asked: CatalogSearch) -> CatalogOut:
        """Products that fit, a page of them."""
        start, limit = int(asked.pagination.cursor or 0), min(asked.pagination.limit, MOST_RESULTS)
        found = [product for product in self._found(asked) if product.current_price_minor is not None]
        page = found[start : start + limit]
        more = len(found) > start + limit
        pagination: dict[str, Any] = {"has_next_page": more, "total_count": len(found)}
        return CatalogOut(
            ucp=envelope("search"),
            products=[self._product(product, [product], {}) for product in page],
            pagination={**pagination, "cursor": str(start + limit)} if more else pagination,
        )

    def lookup(self, asked: CatalogLookup) -> CatalogOut:
        """The products of some ids, each with the variants that were asked for, and which of the ids led to each."""
        known = {product.product_id: product for product in products_of_ids(asked.ids, self.shop)}
        families: dict[str, list[Product]] = {}
        for product in known.values():
            if product.current_price_minor is not None:
                families.setdefault(product.family, []).append(product)
        inputs = {key: [{"id": key, "match": "exact"}] for key in known}
        unknown = [key for key in dict.fromkeys(asked.ids) if key not in known]
        return CatalogOut(
            ucp=envelope("lookup"),
            products=[self._product(variants[0], variants, inputs) for variants in families.values()],
            messages=[{"type": "info", "code": "not_found", "content": key} for key in unknown],
        )

    def _found(self, asked: CatalogSearch) -> list[Product]:
        query = query_of(self.shop.reader(with_model=False).search(asked.query), k=_DEEP)
        limits = asked.filters.price
        given: dict[str, Any] = {"price_min_minor": limits.min, "price_max_minor": limits.max}
        filters = replace(query.filters, **{name: value for name, value in given.items() if value is not None})
        found = QuotableRetriever(self.shop.search).retrieve(replace(query, filters=filters))
        wanted = {name.casefold() for name in asked.filters.categories}
        products = [item.product for item in found.items if found.sold]
        return [each for each in products if not wanted or wanted & {name.casefold() for name in each.category}]

    def _product(
        self, product: Product, variants: Sequence[Product], inputs: Mapping[str, list[dict[str, str]]]
    ) -> dict[str, Any]:
        family = [quotable_product(each) for each in self.shop.variants(product)]
        prices = [each.current_price_minor for each in family if each.current_price_minor is not None]
        image = image_address(product, self.shop, self.base)
        document: dict[str, Any] = {
            "id": product.family,
            "title": product.title,
            "description": {"plain": product.description or product.title},
            "url": product.link if product.link and is_web_address(product.link) else None,
            "categories": [{"value": " > ".join(product.category), "taxonomy": "merchant"}] if product.category else [],
            "price_range": {"min": _price(min(prices), product), "max": _price(max(prices), product)},
            "media": [{"type": "image", "url": image, "alt_text": product.title}] if image else [],
            "variants": [_variant(each, inputs) for each in variants],
            "rating": _rating(product),
        }
        return {name: value for name, value in document.items() if value not in (None, [])}


def _variant(product: Product, inputs: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    assert product.current_price_minor is not None
    options = [("Color", product.colors), ("Size", product.sizes)]
    document: dict[str, Any] = {
        "id": product.product_id,
        "title": product.title,
        "description": {"plain": product.description or product.title},
        "price": _price(product.current_price_minor, product),
        "availability": {"available": product.in_stock is not False},
        "selected_options": [{"name": name, "label": ", ".join(values)} for name, values in options if values],
        "inputs": inputs.get(product.product_id),
    }
    return {name: value for name, value in document.items() if value not in (None, [])}


def _price(minor: int, product: Product) -> dict[str, Any]:
    return {"amount": minor, "currency": product.currency or "USD"}


def _rating(product: Product) -> dict[str, Any] | None:
    if product.rating is None:
        return None
    count = {} if product.rating_count is None else {"count": product.rating_count}
    return {"value": product.rating, "scale_max": 5, **count}
