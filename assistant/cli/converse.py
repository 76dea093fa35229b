"""`converse`: whole dialogues from a file, one turn object a line."""

import argparse

from assistant.cli.ask import answered
from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.turn_json import answered_json
from assistant.turns import Turn
from retrieval.errors import InputError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--file", required=True, help='JSONL of {"id", "turns": [{"message"}]}')
    parser.add_argument("--user", help="the shopper whose history counts")
    parser.add_argument("-k", type=int, default=5, help="products a turn (5)")
    parser.add_argument("--no-model", action="store_true", help="rules and templates alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Hold every dialogue of the file."""
    assistant = open_shop(context).assistant(with_model=not args.no_model, limited=False)
    for line, document in json_lines(args.file):
        messages = document.get("turns")
        if not isinstance(messages, list):
            raise InputError(f'{args.file}, line {line} has no list "turns".')
        turns: list[Turn] = []
        for number, each in enumerate(messages, start=1):
            _, message = message_of(each, line)
            done = answered(assistant, message, args.user, args.k, turns)
            turns.append(done.turn)
            context.line({"id": document.get("id", line), "turn": number, **answered_json(done)})
    return 0


COMMAND = Command(configure=configure, run=run)
