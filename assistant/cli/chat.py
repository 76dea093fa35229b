"""`chat`: the conversation in the terminal."""

import argparse
import sys

from assistant.assistant import Asked, Assistant
from assistant.cli.command import Command, Context
from assistant.cli.opened import open_shop
from assistant.speech.speech import joined
from assistant.turns import Done, Said, Shelf, Turn
from retrieval.money import format_price


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--user", help="the shopper whose history counts")
    parser.add_argument("-k", type=int, default=5, help="products a turn (5)")
    parser.add_argument("--no-model", action="store_true", help="rules and templates alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Talk until the input ends."""
    assistant = open_shop(context).assistant(with_model=not args.no_model, limited=False)
    turns: list[Turn] = []
    context.note("Write what you are looking for; an empty line or Ctrl-D ends the conversation.")
    while message := _line():
        turns.append(_turn(assistant, Asked(message=message, turns=tuple(turns), user_id=args.user, k=args.k)))
    return 0


def _line() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _turn(assistant: Assistant, asked: Asked) -> Turn:
    said = ""
    for update in assistant.reply(asked):
        if isinstance(update, Shelf):
            sys.stdout.write("".join(f"  {row}\n" for row in _rows(update)))
        elif isinstance(update, Said):
            longer = joined(said, update.text)
            sys.stdout.write(longer[len(said) :])
            sys.stdout.flush()
            said = longer
        elif isinstance(update, Done):
            sys.stdout.write("\n")
            return update.turn
    raise AssertionError("a turn always ends with Done")


def _rows(shelf: Shelf) -> list[str]:
    rows = []
    for item in shelf.products:
        product = item.product
        minor = product.current_price_minor
        cost = format_price(minor, product.currency or "USD") if minor is not None else "-"
        rows.append(f"{item.rank}. {product.title[:70]}  {cost}")
    return rows


COMMAND = Command(configure=configure, run=run)
