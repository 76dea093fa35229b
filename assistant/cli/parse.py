"""`parse`: understanding alone."""

import argparse

from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.conversation import EMPTY
from assistant.request_json import request_json
from retrieval.errors import UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", nargs="?", help="the message")
    parser.add_argument("--file", help="JSONL of id and message: one request a line")
    parser.add_argument("--no-model", action="store_true", help="rules and vocabulary alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print what a message asks for."""
    if (args.text is None) == (args.file is None):
        raise UsageError("give a message, or --file FILE with one message a line.")
    reader = open_shop(context).reader(with_model=not args.no_model)
    if args.file:
        for line, document in json_lines(args.file):
            key, message = message_of(document, line)
            context.line({"id": key, **request_json(reader.understand(EMPTY, message))})
        return 0
    request = request_json(reader.understand(EMPTY, args.text))
    context.report(request, "\n".join(f"{name}: {value}" for name, value in request.items()))
    return 0


COMMAND = Command(configure=configure, run=run)
