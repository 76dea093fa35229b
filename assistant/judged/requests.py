"""How well requests are read: field by field, whole, by kind of message, and how long it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

FIELDS = ("place", "colors", "materials", "gender", "price_min", "price_max", "in_stock_min", "sort", "exclude")
_LISTS = ("colors", "materials", "exclude")
_NAMED = ("intent", "service")
"""Fields that are compared only where a person named them."""
Departments = Mapping[str, frozenset[str]]
"""Product type -> the departments it lies in, all case-folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One message as it was read, beside how a person reads it."""

    key: str
    message: str
    kind: str
    matches: Mapping[str, bool]
    """Field -> whether both say the same."""
    printed: Mapping[str, Any]
    """What differs, as it was read."""
    wanted: Mapping[str, Any]
    """What differs, as the person reads it."""
    ms: float

    @property
    def exact(self) -> bool:
        """Whether every field is right."""
        return all(self.matches.values())


def read_row(
    document: Mapping[str, Any], key: str, message: str, printed: Mapping[str, Any], departments: Departments, ms: float
) -> ReadRow:
    """Compare a printed request with a gold document.

    Args:
        document: `{"gold": {...}}`, or `{"intent": ...}` with one of the intents or services.
        key: its id.
        message: its message.
        printed: the request as JSON.
        departments: where the catalogue files its types.
        ms: how long the reading took.
    """
    flat = {**(printed.get("filters") or {}), **{name: printed.get(name) for name in ("sort", "exclude", *_NAMED)}}
    flat["place"] = _place(flat)
    gold = dict(document.get("gold") or {})
    named = {name: gold.pop(name, document.get(name)) for name in _NAMED}
    matches = {name: flat.get(name) == value for name, value in named.items() if value is not None}
    if "gold" in document:
        gold["place"] = _place(gold)
        matches |= {name: _same(name, flat.get(name), gold.get(name), departments) for name in FIELDS}
    gold |= named
    wrong = sorted(name for name, right in matches.items() if not right)
    return ReadRow(
        key=key,
        message=message,
        kind=str(document.get("type") or document.get("category") or "all"),
        matches=matches,
        printed={name: flat.get(name) for name in wrong},
        wanted={name: gold.get(name) for name in wrong},
        ms=ms,
    )


def measures_of(rows: Sequence[ReadRow]) -> dict[str, Any]:
    """The share of rows with each field right, of whole requests right, and the time of one reading."""
    names = sorted({name for row in rows for name in row.matches}, key=lambda name: (*FIELDS, *_NAMED).index(name))
    found: dict[str, Any] = {name: _share([row.matches[name] for row in rows if name in row.matches]) for name in names}
    found["whole_request"] = _share([row.exact for row in rows])
    times = [row.ms for row in rows]
    if times:
        found |= {f"ms_p{level}": round(float(np.percentile(times, level)), 1) for level in (50, 95)}
    return found


def by_kind(rows: Sequence[ReadRow]) -> dict[str, float]:
    """Kind of message -> the share of whole requests right."""
    return {
        kind: _share([row.exact for row in rows if row.kind == kind]) for kind in sorted({row.kind for row in rows})
    }


def worst_first(rows: Sequence[ReadRow]) -> list[ReadRow]:
    """The rows that are not exact, those with the most fields wrong first."""
    return sorted((row for row in rows if not row.exact), key=lambda row: (-len(row.printed), row.key))


def _place(flat: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Departments and types, case-folded and sorted."""
    departments, types = (
        tuple(sorted(str(name).casefold() for name in flat.get(field) or ()))
        for field in ("department", "product_type")
    )
    return departments, types


def _same(name: str, printed: Any, gold: Any, departments: Departments) -> bool:
    if name == "place":
        return _same_place(printed, gold, departments)
    if name in _LISTS:
        return {_singular(value) for value in printed or ()} == {_singular(value) for value in gold or ()}
    if isinstance(printed, int | float) and isinstance(gold, int | float):
        return abs(printed - gold) <= 0.01 * max(abs(printed), abs(gold))
    return (printed or None) == (gold or None)


def _same_place(
    printed: tuple[tuple[str, ...], tuple[str, ...]], gold: tuple[tuple[str, ...], tuple[str, ...]], where: Departments
) -> bool:
    """Named types must be the same; for a department alone it, or types inside it, are right; nowhere is nowhere."""
    (departments, types), (wanted_departments, wanted_types) = printed, gold
    if wanted_types:
        return types == wanted_types
    if not wanted_departments:
        return not types and not departments
    if types:
        return all(where.get(each, frozenset()) & set(wanted_departments) for each in types)
    return departments == wanted_departments


def _singular(value: Any) -> str:
    return str(value).casefold().rstrip("s")


def _share(flags: Sequence[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0
