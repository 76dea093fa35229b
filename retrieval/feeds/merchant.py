"""Rows of a Google Merchant Center feed and of an OpenAI product feed, in the contract's columns.

Both name their columns alike; the older and the newer names are known. What is meant for the platform and says nothing
to a shopper (shipping labels, costs, campaign names) is left out.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from retrieval.feeds.options import options_into

_COLUMNS = {
    "product_id": ("id", "item_id", "sku", "guid"),
    "title": ("title", "name"),
    "description": ("description", "summary", "content"),
    "brand": ("brand",),
    "price": ("price",),
    "sale_price": ("sale_price",),
    "currency": ("currency",),
    "availability": ("availability",),
    "stock": ("inventory_quantity", "quantity", "inventory", "sell_on_google_quantity", "stock"),
    "color": ("color", "colour"),
    "material": ("material",),
    "gender": ("gender",),
    "rating": ("star_rating", "product_review_rating", "rating"),
    "rating_count": ("review_count", "product_review_count", "rating_count"),
    "image": ("image_link", "image_url"),
    "link": ("link", "url", "canonical_link"),
    "group_id": ("item_group_id", "group_id"),
    "created_at": ("created_at",),
}
_TAKEN = {name for names in _COLUMNS.values() for name in names} | set(
    (
        "size variant_dict item_group_title group_title age_group category product_detail dimensions_unit "
        "item_weight_unit"
    ).split()
)
"""Columns that are read into others."""
_MARKS = frozenset(
    (
        "item_id item_group_id image_link google_product_category product_category additional_image_link "
        "additional_image_urls identifier_exists is_eligible_search enable_search listing_has_variations variant_dict "
        "product_highlight product_detail structured_title"
    ).split()
)
"""Columns that only such a feed has."""
_FOR_THE_PLATFORM = re.compile(
    r"ads?_|is_|enable_|custom_label|shipping|ships_from|tax|transit_|m(?:in|ax)_(?:handling|transit)|excluded_|included_|"
    r"promotion|cost_of|auto_pricing|pause|return|accepts_|seller|marketplace|store_|target_|delivery|pickup|popularity|"
    r"related_|relationship_|geo_|raw_review|reviews$|q_and_a|virtual_model|model_3d|3d_|video|display_ads|disclosure|"
    r"external_seller|mobile_|link_template|lifestyle_|additional_|identifier_|loyalty_|installment|subscription_cost|"
    r"certification|structured_|sale_price_|expiration|delete$|mode$|offer_id|listing_|warning_url|checkout|"
    r"custom_variant|adult$|adwords|feed_|pubdate|published$|updated$|author$|guid$|comments$|canonical_|rights$|google_product|product_"
)
_KEPT_OF_PRODUCT = re.compile(r"product_(?:length|width|height|weight|highlight|detail)$")
_YOUNG = ("newborn", "infant", "toddler", "kids")
_YOUNG_PEOPLE = {"female": "girls", "male": "boys"}
_DETAILS = re.compile(r",(?=[^,:]*:[^,:]*:)")


def is_merchant(values: Mapping[str, Any]) -> bool:
    """Whether a row is one of a merchant feed; a row with a product_id is the shop's own."""
    names = {column_name(name) for name in values}
    return "product_id" not in names and not _MARKS.isdisjoint(names)


@lru_cache(maxsize=4096)
def column_name(name: object) -> str:
    """A column's name as the specifications write it: "g:Image Link" -> "image_link"."""
    return str(name).strip().casefold().removeprefix("g:").removeprefix("c:").replace(" ", "_")


def from_merchant(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """A row in the contract's columns. A sale price counts within its dates only."""
    cells = {column_name(name): value for name, value in values.items() if value not in (None, "", [], {})}
    row: dict[str, Any] = {"attributes": {}}
    for column, names in _COLUMNS.items():
        found = next((cells[name] for name in names if name in cells), None)
        if found is not None:
            row[column] = _first(found) if column not in ("color", "material") else found
    row.setdefault("title", _structured(cells.get("structured_title")))
    row.setdefault("description", _structured(cells.get("structured_description")))
    row["category"] = _category(cells)
    if not _in_force(cells, today):
        row.pop("sale_price", None)
    options = {"size": cells.get("size"), **_options(cells)}
    differs = options_into(row, options) or "color" in row or "material" in row
    group_title = cells.get("item_group_title") or cells.get("group_title")
    if group_title and differs:
        row["title"] = group_title
    _ages(row, cells)
    _attributes(row["attributes"], cells)
    return row


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _structured(value: Any) -> Any:
    """The text of a title or description that names its source: an object, or "source:text"."""
    if isinstance(value, dict):
        return value.get("content")
    return value.rpartition(":")[2].strip(' "') if isinstance(value, str) else None


def _category(cells: Mapping[str, Any]) -> Any:
    """The shop's own path, the deepest where there are several; else Google's, where it is words and no number."""
    own = cells.get("product_type") or cells.get("product_category") or cells.get("category")
    if isinstance(own, list):
        own = max((str(each) for each in own), key=lambda path: path.count(">"))
    google = _first(cells.get("google_product_category"))
    return own or (None if google is None or str(google).strip().isdigit() else google)


def _in_force(cells: Mapping[str, Any], today: date) -> bool:
    """Whether the sale is on today; one whose dates cannot be read is."""
    stated = str(_first(cells.get("sale_price_effective_date")) or "")
    start, _, end = stated.partition("/")
    start = start or str(cells.get("sale_price_start_date") or cells.get("sale_price_effective_date_start") or "")
    end = end or str(cells.get("sale_price_end_date") or cells.get("sale_price_effective_date_end") or "")
    first, last = _day(start), _day(end)
    return (first is None or first <= today) and (last is None or today <= last)


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text.strip().replace("Z", "+00:00")).date()
    except ValueError:
        return None


def _options(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a variant beyond the named columns: `variant_dict`, and the older `custom_variant1_category`."""
    stated = cells.get("variant_dict")
    if isinstance(stated, str):
        try:
            stated = json.loads(stated)
        except ValueError:
            stated = None
    options = dict(stated) if isinstance(stated, dict) else {}
    for number in "123":
        name, value = (cells.get(f"custom_variant{number}_{part}") for part in ("category", "option"))
        if name and value:
            options[str(name)] = value
    return options


def _ages(row: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """Children's goods are "kids" to the catalogue; for whom of them stays an attribute."""
    age = str(_first(cells.get("age_group")) or "").strip().casefold()
    if age in _YOUNG:
        child = _YOUNG_PEOPLE.get(str(row.get("gender") or "").casefold())
        row["attributes"]["age group"] = f"{age}, {child}" if child else age
        row["gender"] = "kids"


def _attributes(attributes: dict[str, Any], cells: Mapping[str, Any]) -> None:
    for name, value in cells.items():
        if _is_attribute(name) and (name, value) != ("condition", "new"):
            attributes.setdefault(name.removeprefix("product_").replace("_", " "), _with_unit(name, value, cells))
    for name, value in _details(cells.get("product_detail")):
        attributes.setdefault(name, value)


@lru_cache(maxsize=4096)
def _is_attribute(name: str) -> bool:
    """Whether a column says something of the product that no column of the contract holds."""
    platform = _FOR_THE_PLATFORM.match(name) and not _KEPT_OF_PRODUCT.match(name)
    return not platform and name not in _TAKEN


def _with_unit(name: str, value: Any, cells: Mapping[str, Any]) -> Any:
    unit = cells.get("item_weight_unit" if name == "weight" else "dimensions_unit")
    plain = name in ("weight", "length", "width", "height") and str(value).replace(".", "", 1).isdigit()
    return f"{value} {unit}" if plain and unit else value


def _details(value: Any) -> list[tuple[str, Any]]:
    """Names and values of `product_detail`: objects in XML and JSON, "section:name:value, ..." in tables."""
    found = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            found.append((str(each.get("attribute_name") or ""), each.get("attribute_value")))
        elif isinstance(each, str):
            parts = (part.split(":", 2) for part in _DETAILS.split(each))
            found += [(part[1].strip(), part[2].strip()) for part in parts if len(part) == 3]
    return [(name, text) for name, text in found if name and text]
