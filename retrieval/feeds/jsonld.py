"""Products of schema.org: nodes of linked data into rows in the contract's columns."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from retrieval.feeds.jsonld_offer import offer_columns
from retrieval.feeds.jsonld_value import first, keyed, measured, name_of, several, text_of, types_of
from retrieval.feeds.options import options_into

_PRODUCTS = frozenset(
    "Product IndividualProduct ProductModel SomeProducts ProductGroup ProductCollection Vehicle Car Motorcycle".split()
)
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "about", "hasPart", "itemOffered")
"""Where a node of another type may keep products."""
_IDS = ("sku", "productID", "gtin13", "gtin14", "gtin12", "gtin8", "gtin", "isbn", "mpn", "@id", "url", "name")
_MEASURES = ("weight", "width", "height", "depth")
_ATTRIBUTES = (
    "pattern",
    "model",
    "award",
    "countryOfOrigin",
    "energyConsumptionDetails",
    "gtin13",
    "gtin",
    "mpn",
    "isbn",
)
_REFERENCE = frozenset(("@id", "@type", "url", "hasVariant", "isVariantOf"))
"""What a node has that only points to another."""
_DEEPEST = 20


def is_linked_data(values: Mapping[str, Any]) -> bool:
    """Whether an object is a node, or a graph of nodes."""
    return "@graph" in values or "@type" in values or "schema.org" in str(values.get("@context", ""))


def rows_of_node(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The products in a node and in what it holds, each once; of a group its variants, or itself where it has none."""
    nodes: list[dict[str, Any]] = []
    _collect(values, nodes, 0)
    whole = [node for node in nodes if not set(node) <= _REFERENCE]
    groups = _groups(nodes, {str(node["@id"]): node for node in reversed(whole) if "@id" in node})
    with_variants = {id(group) for group in groups.values()}
    for node in whole:
        if id(node) not in with_variants:
            yield _row(node, groups.get(id(node)))


def _collect(value: Any, nodes: list[dict[str, Any]], depth: int) -> None:
    """Every product node in a value, with its keys in short."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            _collect(each, nodes, depth + 1)
    if not isinstance(value, dict):
        return
    node = keyed(value)
    if types_of(node) & _PRODUCTS:
        nodes.append(node)
        for name in ("hasVariant", "isVariantOf"):
            node[name] = _related(node.get(name), nodes, depth + 1)
    else:
        for name in _HOLDERS:
            _collect(node.get(name), nodes, depth + 1)


def _related(value: Any, nodes: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
    """The nodes of a relation between products, also where their type is not said."""
    found = []
    for each in several(value):
        if not isinstance(each, dict) or depth > _DEEPEST:
            continue
        before = len(nodes)
        _collect({"@type": "Product", **each}, nodes, depth)
        found += nodes[before : before + 1]
    return found


def _groups(nodes: list[dict[str, Any]], by_id: Mapping[str, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """The group of each variant, by the variant's identity: said by the group, or by the variant."""
    groups: dict[int, dict[str, Any]] = {}
    for node in nodes:
        for variant in node.get("hasVariant", ()):
            groups.setdefault(id(by_id.get(str(variant.get("@id")), variant)), node)
        for group in node.get("isVariantOf", ()):
            groups.setdefault(id(node), by_id.get(str(group.get("@id")), group))
    return {variant: group for variant, group in groups.items() if id(group) not in groups}


def _row(node: dict[str, Any], group: dict[str, Any] | None) -> dict[str, Any]:
    merged = {**{key: value for key, value in (group or {}).items() if key not in _IDS[:-2]}, **node}
    row: dict[str, Any] = {
        "product_id": _id(node),
        "title": name_of(node.get("name")) or name_of(merged.get("name")),
        "description": text_of(merged.get("description")),
        "brand": name_of(merged.get("brand")) or name_of(merged.get("manufacturer")),
        "category": _category(merged.get("category")),
        "image": _image(merged.get("image")),
        "link": text_of(merged.get("url")),
        "gender": _gender(merged),
        "created_at": _date(merged.get("releaseDate")),
        "attributes": _attributes(merged),
        **_rating(first(merged.get("aggregateRating"))),
        **offer_columns(merged.get("offers")),
    }
    row.setdefault("link", None)
    options = {name: _names(merged.get(name)) for name in ("color", "size", "material")}
    differs = options_into(row, options)
    if group is not None:
        row["group_id"] = text_of(group.get("productGroupID")) or _id(group)
        row["title"] = (name_of(group.get("name")) if differs else None) or row["title"]
    return {name: value for name, value in row.items() if value not in (None, "", [], {})}


def _names(value: Any) -> list[str]:
    return [name for each in several(value) if (name := name_of(each))]


def _id(node: Mapping[str, Any]) -> str | None:
    """What identifies a product; an "@id" that is only a place in a page does not."""
    for name in ("productGroupID", *_IDS):
        found = text_of(node.get(name))
        if found and not found.startswith(("#", "_:")):
            return found
    return None


def _category(value: Any) -> Any:
    """A path as text or list; of several paths the deepest."""
    names = _names(value)
    paths = [name for name in names if ">" in name]
    return max(paths, key=lambda path: path.count(">")) if paths else names


def _image(value: Any) -> str | None:
    image = first(value)
    if isinstance(image, dict):
        return text_of(image.get("contentUrl")) or text_of(image.get("url")) or text_of(image.get("@id"))
    return text_of(image)


def _gender(node: Mapping[str, Any]) -> str | None:
    audience = first(node.get("audience"))
    audience = audience if isinstance(audience, dict) else {}
    gender = text_of(audience.get("suggestedGender")) or text_of(node.get("suggestedGender"))
    return gender.rsplit("/", maxsplit=1)[-1].casefold() if gender else None


def _date(value: Any) -> str | None:
    """The day; what is none is not given."""
    try:
        return date.fromisoformat((text_of(value) or "")[:10]).isoformat()
    except ValueError:
        return None


def _rating(value: Any) -> dict[str, Any]:
    """Mean rating of 5 and how many there are; what is no number is not given."""
    node = value if isinstance(value, dict) else {}
    count = text_of(node.get("ratingCount")) or text_of(node.get("reviewCount"))
    try:
        rating = float((text_of(node.get("ratingValue")) or "").replace(",", ".").rstrip("% "))
        best = float((text_of(node.get("bestRating")) or "5").rstrip("% "))
    except ValueError:
        return {}
    return {"rating": round(rating * 5 / best, 2) if best > 0 else None, "rating_count": count}


def _attributes(node: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: name_of(node.get(name)) for name in _ATTRIBUTES}
    found |= {name: measured(node.get(name)) for name in _MEASURES}
    for each in several(node.get("additionalProperty")):
        if isinstance(each, dict):
            name = text_of(each.get("name")) or text_of(each.get("propertyID"))
            if name:
                found.setdefault(name, measured(each))
    return {name: value for name, value in found.items() if value}
