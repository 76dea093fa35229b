"""`profile show|export|forget USER`: what is remembered of a shopper, and its deletion."""

import argparse
import json

from assistant.cli.command import Command, Context
from assistant.cli.opened import open_shop
from assistant.remembered import stored, turns_of
from ranking.forgetting import Forgotten


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("act", choices=("show", "export", "forget"))
    parser.add_argument("user", help="the shopper's id")


def run(args: argparse.Namespace, context: Context) -> int:
    """Show, export or delete what is stored of one shopper."""
    shop = open_shop(context)
    if args.act == "forget":
        conversations = len(turns_of(shop, args.user))
        gone = shop.forget(args.user)
        reviews = f" {gone.reviews} reviews stay, without their id." if gone.reviews else ""
        learned = {"exact": sorted(gone.exact), "queued": sorted(gone.queued)}
        context.report(
            {
                "user": args.user,
                "forgotten": {"events": gone.events, "turns": conversations, "reviews_disowned": gone.reviews},
                "learned": learned,
            },
            f"Deleted of {args.user}: {gone.events} events and {conversations} turns.{reviews}{_learned(gone)}",
        )
        return 0
    document = stored(shop, args.user, whole=args.act == "export")
    context.report(document, json.dumps(document, indent=2, ensure_ascii=False))
    return 0


def _learned(gone: Forgotten) -> str:
    """What became of what was learned from them."""
    if not gone.queued:
        return ""
    at_once = f"\nTaken out of what was learned at once: {', '.join(sorted(gone.exact))}." if gone.exact else ""
    waits = ", ".join(sorted(gone.queued))
    return f"{at_once}\nAt the next training, which is due: {waits}. Run: shelftalker train ranking."


COMMAND = Command(configure=configure, run=run)
