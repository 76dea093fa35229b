"""`ask`: one whole turn."""

import argparse
from typing import Any

from assistant.assistant import Asked, Assistant
from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.turn_json import answered_json
from assistant.turns import Done
from retrieval.errors import UsageError
from retrieval.money import format_price


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", nargs="?", help="the message")
    parser.add_argument("--file", help="JSONL of id and message: one answer a line")
    parser.add_argument("--user", help="the shopper whose history counts")
    parser.add_argument("-k", type=int, default=6, help="how many products (6)")
    parser.add_argument("--no-model", action="store_true", help="rules and templates alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Answer one message, or one line a message of a file."""
    if (args.text is None) == (args.file is None):
        raise UsageError("give a message, or --file FILE with one message a line.")
    if args.k < 1:
        raise UsageError(f"-k takes a number from 1, not {args.k}.")
    shop = open_shop(context)
    assistant = shop.assistant(with_model=not args.no_model, limited=False)
    if args.user and not shop.events.of_user(args.user):
        context.note(f"Nothing is known of the shopper {args.user!r}: answering as for a guest.")
    if args.file:
        for line, document in json_lines(args.file):
            key, message = message_of(document, line)
            context.line({"id": key, **answered_json(answered(assistant, message, args.user, args.k))})
        return 0
    done = answered(assistant, args.text, args.user, args.k)
    context.report({"id": done.turn.turn_id, **answered_json(done)}, _as_text(done))
    return 0


def answered(assistant: Assistant, message: str, user_id: str | None, k: int, turns: Any = ()) -> Done:
    """Run one turn to its end."""
    asked = Asked(message=message, user_id=user_id, k=k, turns=tuple(turns))
    return next(update for update in assistant.reply(asked) if isinstance(update, Done))


def _as_text(done: Done) -> str:
    rows = []
    for item in done.products:
        product = item.product
        minor = product.current_price_minor
        cost = format_price(minor, product.currency or "USD") if minor is not None else "-"
        rows.append(f"{item.rank:>3}  {cost:>10}  {product.title[:80]}")
    return "\n".join([*rows, "", done.turn.answer]).strip()


COMMAND = Command(configure=configure, run=run)
