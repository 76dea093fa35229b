"""`check`: the claim checker alone."""

import argparse

from assistant.claims.case import case_of
from assistant.claims.check import check_text
from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines
from retrieval.errors import InputError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--file", required=True, help='JSONL of {"id", "products", "shown", "request", "text"}')


def run(args: argparse.Namespace, context: Context) -> int:
    """Check every text of the file."""
    for line, document in json_lines(args.file):
        text = document.get("text")
        if not isinstance(text, str):
            raise InputError(f"{args.file}, line {line} has no text to check.")
        verdicts = check_text(text, case_of(document))
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


COMMAND = Command(configure=configure, run=run)
