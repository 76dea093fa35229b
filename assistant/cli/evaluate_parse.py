"""`evaluate parse --gold F`: what is understood, beside how a person understands it."""

import argparse
import time
from collections.abc import Mapping
from typing import Any

from assistant.cli.command import Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.conversation import EMPTY
from assistant.judged.requests import Departments, ReadRow, by_kind, measures_of, read_row, worst_first
from assistant.request import SERVICES
from assistant.request_json import request_json
from retrieval.vocabulary import Vocabulary


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--gold",
        required=True,
        help='JSONL of {"id", "message", "gold": {...}}, or of {"message", "intent"} with an intent or a service',
    )
    parser.add_argument("--no-model", action="store_true", help="rules, search and vocabulary alone")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="messages read worst that are shown (10)")


def run(args: argparse.Namespace, context: Context) -> int:
    """Compare what is understood with the gold requests, field by field."""
    reader = open_shop(context).reader(with_model=not args.no_model)
    departments = _departments(reader.vocabulary)
    reader.understand(EMPTY, "hello")  # what is loaded for the first message is not part of reading it
    rows = []
    for line, document in json_lines(args.gold):
        key, message = message_of(document, line)
        started = time.perf_counter()
        printed = request_json(reader.understand(EMPTY, message))
        ms = 1000 * (time.perf_counter() - started)
        rows.append(read_row(_with_service(document), key, message, printed, departments, ms))
    measures = measures_of(rows)
    document = {
        "measures": measures,
        "by_type": by_kind(rows),
        "per_query": [
            {"id": row.key, "exact": row.exact, "wrong": sorted(row.printed), "ms": round(row.ms, 1)} for row in rows
        ],
    }
    lines = [f"{name:<14} {value:.3f}" for name, value in measures.items()]
    context.report(document, "\n".join([*lines, *_worst(worst_first(rows)[: args.worst])]))
    return 0


def _with_service(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document with an intent that is a service under its own name."""
    if document.get("intent") not in SERVICES:
        return document
    return {**{name: value for name, value in document.items() if name != "intent"}, "service": document["intent"]}


def _departments(vocabulary: Vocabulary) -> Departments:
    return {
        name.casefold(): frozenset(each.casefold() for each in vocabulary.departments_of(name))
        for name in vocabulary.product_types
    }


def _worst(rows: list[ReadRow]) -> list[str]:
    """The messages read worst, with what was read and what is meant."""
    lines = ["", "Read worst:"] if rows else []
    for row in rows:
        lines.append(f"- {row.message}")
        lines += [f"    {name}: {row.printed[name]!r}, meant: {row.wanted[name]!r}" for name in row.printed]
    return lines
