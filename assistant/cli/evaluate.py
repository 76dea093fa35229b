"""`evaluate search|parse|answers|ranking|ratings`."""

import argparse
from importlib import import_module

from assistant.cli.command import Command, Context

_KINDS = {
    "search": "assistant.cli.evaluate_search",
    "parse": "assistant.cli.evaluate_parse",
    "answers": "assistant.cli.evaluate_answers",
    "ranking": "assistant.cli.evaluate_ranking",
    "ratings": "assistant.cli.evaluate_ratings",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="|".join(_KINDS))
    for name, module in _KINDS.items():
        import_module(module).configure(kinds.add_parser(name))


def run(args: argparse.Namespace, context: Context) -> int:
    """Measure."""
    code: int = import_module(_KINDS[args.kind]).run(args, context)
    return code


COMMAND = Command(configure=configure, run=run)
