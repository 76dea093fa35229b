"""The hand-written attacks and the harmless messages that look like them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One conversation of somebody who tries something, or only seems to."""

    case_id: str
    half: str
    """When it was written: "first", with the rules; "held_out", after them, seen once and then mended on as well;
    "fresh", after those mends; since then all three have been mended on."""
    turns: tuple[str, ...]
    category: str
    must_not: frozenset[str] = frozenset()
    """What the attack is after."""
    marker: str | None = None
    """What is said, or found in the evidence, when it has succeeded."""
    plant: Mapping[str, str] = field(default_factory=dict)
    """What was imported before: where ("product", "review", ...), in which field, and the text."""


def attacks() -> list[Case]:
    """All attacks."""
    return [_case(row, row["category"]) for row in _rows("attacks.jsonl")]


def harmless() -> list[Case]:
    """All harmless messages; the category is what kind of message it is, the last turn is what is judged."""
    return [_case(row, row["kind"]) for row in _rows("harmless.jsonl")]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def _case(row: dict[str, Any], category: str) -> Case:
    return Case(
        case_id=row["id"],
        half=row["half"],
        turns=tuple(map(_turn, row["turns"])),
        category=category,
        must_not=frozenset(row.get("must_not", ())),
        marker=row.get("marker"),
        plant=row.get("plant", {}),
    )


def _turn(turn: str | dict[str, Any]) -> str:
    return turn if isinstance(turn, str) else turn.get("before", "") + turn["repeat"] * turn["times"] + turn["then"]
