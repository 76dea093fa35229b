"""Rows of a Shopify product export, in the contract's columns: variants inherit from the first row of a product."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from retrieval.feeds.options import column_of, options_into
from retrieval.feeds.row import Row

_NAMES = {
    "handle": ("handle", "url handle"),
    "title": ("title",),
    "description": ("body (html)", "description", "body html"),
    "brand": ("vendor",),
    "category": ("product category", "standardized product type", "standard product type"),
    "type": ("type", "custom product type", "product type"),
    "tags": ("tags",),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "image": ("image src", "product image url"),
    "variant image": ("variant image", "variant image url"),
    "sku": ("variant sku", "sku"),
    "barcode": ("variant barcode", "barcode"),
    "price": ("variant price", "price"),
    "compare at": ("variant compare at price", "compare-at price", "compare at price"),
    "tracker": ("variant inventory tracker", "inventory tracker"),
    "quantity": ("variant inventory qty", "inventory quantity"),
    "policy": ("variant inventory policy", "continue selling when out of stock"),
    "grams": ("variant grams", "weight value (grams)"),
    "gender": ("google shopping / gender",),
    "age": ("google shopping / age group",),
}
_COLUMNS = {written: column for column, names in _NAMES.items() for written in names}
_OPTION = re.compile(r"option([123]) (name|value)")
_METAFIELD = re.compile(r"(.+?) \(product\.metafields\..+\)")
_OF_PRODUCT = (
    "title",
    "description",
    "brand",
    "category",
    "type",
    "tags",
    "published",
    "status",
    "image",
    "gender",
    "age",
)
_CHILDREN = ("newborn", "infant", "toddler", "kids")
_NO_OPTION = ("title", "default title")
_NO = ("false", "no", "0")
_SLUG = re.compile(r"\W+")
_WHOLE = re.compile(r"-?\d{1,12}")


def is_shopify(names: Iterable[object]) -> bool:
    """Whether these are the columns of a Shopify product export, of the older or the newer kind."""
    found = {str(name).strip().casefold() for name in names}
    return "product_id" not in found and (
        ("handle" in found and not found.isdisjoint(("variant price", "variant sku", "body (html)", "option1 value")))
        or ("url handle" in found and "title" in found)
    )


def from_shopify(rows: Iterable[Row]) -> Iterator[Row]:
    """One row a variant, in the order of the file; rows that carry an image alone are passed over."""
    handle: str | None = None
    parent: dict[str, Any] = {}
    taken: set[str] = set()
    for row in rows:
        if row.values is None:
            yield row
            continue
        cells = _cells(row.values)
        own = cells.get("handle", "")
        if own and own != handle:
            handle, parent = own, {name: cells[name] for name in _OF_PRODUCT if name in cells}
        if not _is_variant(cells):
            continue
        if not own or "title" not in parent:
            yield Row(line=row.line, reason=f"the row's product {own[:60]!r} has no row with a title right before it.")
            continue
        _name_options(parent, cells)
        yield _variant(row.line, own, parent, cells, taken)


def _cells(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is filled, under short names; the options and the metafields under "option 1 name" and "metafields"."""
    cells: dict[str, Any] = {}
    for written, value in values.items():
        text = "" if value is None else str(value).strip()
        name = str(written).strip()
        if not text:
            if _COLUMNS.get(name.casefold()) == "tracker":
                cells["uncounted"] = True
            continue
        option, field = _OPTION.fullmatch(name.casefold()), _METAFIELD.fullmatch(name)
        if option:
            cells[f"option {option[1]} {option[2]}"] = text
        elif field:
            cells.setdefault("metafields", {})[field[1]] = text.replace(";", ",")
        elif name.casefold() in _COLUMNS:
            cells.setdefault(_COLUMNS[name.casefold()], text)
    return cells


def _is_variant(cells: Mapping[str, Any]) -> bool:
    return any(name in cells for name in ("option 1 value", "sku", "price"))


def _name_options(parent: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """Options are named in the first row of a product alone."""
    for number in "123":
        name = cells.get(f"option {number} name")
        if name:
            parent[f"option {number} name"] = name
    for name, value in cells.get("metafields", {}).items():
        parent.setdefault("metafields", {}).setdefault(name, value)


def _variant(line: int, handle: str, parent: Mapping[str, Any], cells: Mapping[str, Any], taken: set[str]) -> Row:
    options = _options(parent, cells)
    metafields = parent.get("metafields", {})
    in_columns = {column_of(name): name for name in metafields if column_of(name)}
    values: dict[str, Any] = {
        "title": parent["title"],
        "description": parent.get("description"),
        "brand": parent.get("brand"),
        "category": _category(parent),
        "image": cells.get("variant image") or cells.get("image") or parent.get("image"),
        "group_id": handle if options else None,
        "gender": "kids" if str(parent.get("age")).casefold() in _CHILDREN else parent.get("gender"),
        "attributes": _attributes(
            {name: value for name, value in metafields.items() if not column_of(name)}, parent.get("tags"), cells
        ),
        **{str(column): metafields[name] for column, name in in_columns.items()},
        **_prices(cells),
        **_stock(cells),
    }
    options_into(values, options)
    values["product_id"] = _id(handle, options, cells, taken)
    on_sale = _is_published(parent)
    return Row(line=line, values={name: value for name, value in values.items() if value}, on_sale=on_sale)


def _options(parent: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, str]:
    """Option name -> value; none for a product that comes in one form only."""
    options = {}
    for number in "123":
        name, value = parent.get(f"option {number} name"), cells.get(f"option {number} value")
        if value and (str(name).casefold(), value.casefold()) != _NO_OPTION:
            options[str(name or f"option {number}")] = value
    return options


def _id(handle: str, options: Mapping[str, str], cells: Mapping[str, Any], taken: set[str]) -> str:
    """The SKU; without one, or where another variant has it already, the handle and the options."""
    sku = str(cells.get("sku", "")).lstrip("'")
    own = "-".join([handle, *(_SLUG.sub("-", value.casefold()).strip("-") for value in options.values())])
    chosen = sku if sku and sku not in taken else own
    taken.add(chosen)
    return chosen


def _category(parent: Mapping[str, Any]) -> str | None:
    """Shopify's own path with the shop's type as its last level."""
    path = str(parent.get("category", ""))
    path = "" if path.casefold() == "uncategorized" else path
    own = str(parent.get("type", ""))
    levels = [level.strip() for level in path.split(">") if level.strip()]
    if own and own.casefold() not in [level.casefold() for level in levels]:
        levels.append(own)
    return " > ".join(levels) or None


def _prices(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The price before a reduction is the one to compare at, where it is higher."""
    price, before = cells.get("price"), cells.get("compare at")
    try:
        reduced = before is not None and float(before) > float(price or "")
    except ValueError:
        reduced = False
    return {"price": before, "sale_price": price} if reduced else {"price": price}


def _stock(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Units on hand, oversold being none; what is not counted, or is sold without stock, can be bought."""
    quantity = str(cells.get("quantity", "")).removesuffix(".0")
    sells_on = str(cells.get("policy", "")).casefold() in ("continue", "true", "yes")
    if not _WHOLE.fullmatch(quantity) or "uncounted" in cells:
        return {"availability": "in stock"} if cells.get("price") else {}
    if sells_on and int(quantity) <= 0:
        return {"availability": "backorder"}
    return {"stock": str(max(0, int(quantity)))}


def _attributes(metafields: Mapping[str, str], tags: str | None, cells: Mapping[str, Any]) -> dict[str, Any]:
    grams = str(cells.get("grams", "")).removesuffix(".0")
    found = {
        **metafields,
        "tags": tags,
        "gtin": str(cells.get("barcode", "")).lstrip("'"),
        "weight": f"{grams} g" if _WHOLE.fullmatch(grams) and int(grams) > 0 else "",
    }
    return {name: value for name, value in found.items() if value}


def _is_published(parent: Mapping[str, Any]) -> bool:
    return (
        str(parent.get("status", "active")).casefold() == "active"
        and str(parent.get("published", "true")).casefold() not in _NO
    )
