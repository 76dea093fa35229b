"""`demo`: makes the sample shop, once, and opens it."""

import argparse
from datetime import date

from assistant.cli.command import Command, Context, load_command
from assistant.cli.index import index_with_bar
from assistant.cli.opened import open_shop
from assistant.cli.train import train_ranking
from assistant.sample.make import finish_sample, is_made, make_sample
from ranking.tuning import Budget


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--make-only", action="store_true", help="make the shop and do not open it")
    load_command("serve").configure(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Make what is missing, then serve."""
    if not is_made(context.home):
        make(context)
    return 0 if args.make_only else load_command("serve").run(args, context)


def make(context: Context) -> None:
    """Make, index and train the sample shop, telling how far it is."""
    context.note(f"Making the sample shop in {context.home} (once, about a minute) ...")
    make_sample(context.home, date.today(), context.note)
    shop = open_shop(context)
    context.note("Reading it all once for the search ...")
    context.note(index_with_bar(shop.home, shop.catalogue, shop.encoder).as_text())
    context.note("Learning what goes with what ...")
    version, _ = train_ranking(shop, Budget(trials=1))
    context.note(version.table["why"])
    finish_sample(context.home)


COMMAND = Command(configure=configure, run=run)
