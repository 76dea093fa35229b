"""`evaluate parse --gold F`: exact match of understood requests with a person's."""

import argparse
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from assistant.cli.command import Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.conversation import EMPTY
from assistant.request_json import request_json

FIELDS = (
    "department",
    "product_type",
    "colors",
    "materials",
    "gender",
    "price_min",
    "price_max",
    "in_stock_min",
    "sort",
    "exclude",
)
_LISTS = ("department", "product_type", "colors", "materials", "exclude")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--gold", required=True, help='JSONL of {"id", "message", "gold": {...}}')
    parser.add_argument("--no-model", action="store_true", help="rules and vocabulary alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Compare what is understood with the gold requests, field by field."""
    reader = open_shop(context).reader(with_model=not args.no_model)
    rows: list[dict[str, Any]] = []
    by_type: dict[str, list[bool]] = defaultdict(list)
    for line, document in json_lines(args.gold):
        key, message = message_of(document, line)
        printed = request_json(reader.understand(EMPTY, message))
        matches = compared(printed, document.get("gold") or {})
        rows.append(
            {
                "id": key,
                "exact": all(matches.values()),
                "wrong": sorted(n for n, ok in matches.items() if not ok),
            }
        )
        by_type[str(document.get("type", "all"))].append(rows[-1]["exact"])
    measures = {name: _share([name not in row["wrong"] for row in rows]) for name in FIELDS}
    measures["whole_request"] = _share([row["exact"] for row in rows])
    document = {
        "measures": measures,
        "by_type": {name: _share(flags) for name, flags in sorted(by_type.items())},
        "per_query": rows,
    }
    context.report(document, "\n".join(f"{name:<14} {value:.3f}" for name, value in measures.items()))
    return 0


def compared(printed: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, bool]:
    """Which fields of a printed request equal the gold's; lists as sets without a plural s, prices within 1 %."""
    flat = {**(printed.get("filters") or {}), **{name: printed.get(name) for name in ("sort", "exclude")}}
    return {name: _same(name, flat.get(name), gold.get(name)) for name in FIELDS}


def _same(name: str, printed: Any, gold: Any) -> bool:
    if name in _LISTS:
        return {_singular(value) for value in printed or ()} == {_singular(value) for value in gold or ()}
    if isinstance(printed, int | float) and isinstance(gold, int | float):
        return abs(printed - gold) <= 0.01 * max(abs(printed), abs(gold))
    return (printed or None) == (gold or None)


def _singular(value: Any) -> str:
    return str(value).casefold().rstrip("s")


def _share(flags: list[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0
