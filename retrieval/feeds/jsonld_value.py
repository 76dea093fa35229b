"""Values of linked data, in any of the forms they may take: text, number, object, reference, list."""

from collections.abc import Mapping
from typing import Any

_UNITS = {
    "KGM": "kg",
    "GRM": "g",
    "LBR": "lb",
    "ONZ": "oz",
    "MTR": "m",
    "CMT": "cm",
    "MMT": "mm",
    "INH": "in",
    "FOT": "ft",
    "LTR": "l",
    "MLT": "ml",
    "WTT": "W",
    "VLT": "V",
    "HUR": "hours",
}
"""Unit codes of UN/CEFACT."""
_DEEPEST = 5


def keyed(node: Mapping[str, Any]) -> dict[str, Any]:
    """A node with its keys in short: "schema:name" and "https://schema.org/name" are "name"."""
    return {_short(str(key)): value for key, value in node.items()}


def _short(name: str) -> str:
    for prefix in ("https://schema.org/", "http://schema.org/", "schema:"):
        name = name.removeprefix(prefix)
    return name


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types of a node, in short."""
    return {_short(str(each)) for each in several(node.get("@type"))}


def several(value: Any) -> list[Any]:
    """A value as a list."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    return value if isinstance(value, list) else [] if value is None else [value]


def first(value: Any) -> Any:
    """The first of several values, or None."""
    return next(iter(several(value)), None)


def text_of(value: Any, depth: int = 0) -> str | None:
    """A value as text: of a list the first, of an object its "@value" or "@id"; None when there is none."""
    found = first(value)
    if isinstance(found, dict):
        stated = next((found[name] for name in ("@value", "@id", "value") if name in found), None)
        return text_of(stated, depth + 1) if depth < _DEEPEST else None
    if found is None or isinstance(found, list):
        return None
    text = ("true" if found else "false") if isinstance(found, bool) else str(found).strip()
    return text or None


def name_of(value: Any) -> str | None:
    """The name of a thing that may be text or an object with a name."""
    found = first(value)
    if isinstance(found, dict) and "@value" not in found:
        node = keyed(found)
        return text_of(node.get("name")) or text_of(node.get("codeValue")) or text_of(node.get("value"))
    return text_of(found)


def measured(value: Any) -> str | None:
    """A quantity with its unit ("1.2 kg"), a property's value, or text."""
    found = first(value)
    if not isinstance(found, dict):
        return text_of(found)
    node = keyed(found)
    number = name_of(node.get("value"))
    code = text_of(node.get("unitText")) or text_of(node.get("unitCode")) or ""
    return f"{number} {_UNITS.get(code, code)}".strip() if number else None
