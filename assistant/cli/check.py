"""`check`: the claim checker alone."""

import argparse
from typing import Any

from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines
from assistant.request_json import request_from_json
from retrieval.errors import InputError
from retrieval.rows import product_from_row


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--file", required=True, help='JSONL of {"id", "products", "shown", "request", "text"}')


def run(args: argparse.Namespace, context: Context) -> int:
    """Check every text of the file."""
    for line, document in json_lines(args.file):
        text = document.get("text")
        if not isinstance(text, str):
            raise InputError(f"{args.file}, line {line} has no text to check.")
        verdicts = check_text(text, _evidence(document))
        context.line(
            {
                "id": document.get("id", line),
                "sentences": [
                    {"text": verdict.text, "supported": verdict.supported, "reason": verdict.reason}
                    for verdict in verdicts
                ],
            }
        )
    return 0


def _evidence(document: dict[str, Any]) -> Evidence:
    products = {product.product_id: product for product in map(product_from_row, document.get("products") or [])}
    shown = document.get("shown")
    on_shelf = [str(key) for key in shown] if shown is not None else list(products)
    return Evidence(
        shown=tuple(products[key] for key in on_shelf if key in products),
        others=tuple(product for key, product in products.items() if key not in set(on_shelf)),
        request=request_from_json(document["request"]) if document.get("request") else None,
    )


COMMAND = Command(configure=configure, run=run)
