"""Products that hold their variants, as the product objects of the OpenAI feed and of shops' own JSON do."""

from collections.abc import Iterator, Mapping
from typing import Any

from retrieval.feeds.options import options_into
from retrieval.money import to_decimal


def is_nested(values: Mapping[str, Any]) -> bool:
    """Whether an object is a product with a list of its variants."""
    variants = values.get("variants")
    return isinstance(variants, list) and any(isinstance(each, dict) and "id" in each for each in variants)


def rows_of_nested(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One row a variant, in the contract's columns."""
    variants = [each for each in values["variants"] if isinstance(each, dict)]
    for variant in variants:
        merged = {**values, **{name: value for name, value in variant.items() if value not in (None, "", [], {})}}
        row: dict[str, Any] = {
            "product_id": variant.get("id"),
            "description": _text(merged.get("description")),
            "category": _category(merged.get("categories") or merged.get("category")),
            "brand": merged.get("brand") or merged.get("vendor"),
            "image": _image(merged.get("media")) or merged.get("image_url"),
            "link": merged.get("url") or merged.get("link"),
            "attributes": {},
            **_offer(variant),
        }
        chosen = merged.get("variant_options") or merged.get("options")
        named = [each for each in chosen if isinstance(each, dict)] if isinstance(chosen, list) else []
        differs = options_into(row, {str(each.get("name")): each.get("value") or each.get("label") for each in named})
        row["title"] = values.get("title") if differs else merged.get("title")
        if len(variants) > 1:
            row["group_id"] = values.get("id")
        yield {name: value for name, value in row.items() if value not in (None, "", [], {})}


def _text(value: Any) -> Any:
    """A description, given as text or in several formats."""
    if isinstance(value, dict):
        return next((value[name] for name in ("plain", "markdown", "html") if value.get(name)), None)
    return value


def _category(value: Any) -> Any:
    """The deepest of several paths."""
    paths = value if isinstance(value, list) else [value]
    texts = [str(each.get("value") or "") if isinstance(each, dict) else str(each or "") for each in paths]
    return max(texts, key=lambda path: path.count(">")) if texts else None


def _image(value: Any) -> Any:
    media = value if isinstance(value, list) else []
    images = [each for each in media if isinstance(each, dict) and str(each.get("type", "image")).startswith("image")]
    return images[0].get("url") if images else None


def _offer(variant: Mapping[str, Any]) -> dict[str, Any]:
    """Prices (a whole amount counts minor units there) and availability."""
    price, before = _amount(variant.get("price")), _amount(variant.get("list_price"))
    state = variant.get("availability")
    if isinstance(state, dict):
        state = state.get("status") or ("in stock" if state.get("available") else "out of stock")
    reduced = price is not None and before is not None and price != before
    return {
        "price": before if reduced else price,
        "sale_price": price if reduced else None,
        "availability": state,
        "stock": variant.get("inventory_quantity"),
    }


def _amount(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    amount, currency = value.get("amount"), value.get("currency")
    if isinstance(amount, int):
        return f"{to_decimal(amount, currency)} {currency or ''}".strip()
    return f"{amount} {currency or ''}".strip()
