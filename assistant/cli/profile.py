"""`profile show|export|forget USER`: what is remembered of a shopper, and its deletion."""

import argparse
import json
from typing import Any

from assistant.cli.command import Command, Context
from assistant.cli.opened import open_shop
from assistant.shop import Shop
from assistant.turn_record import turn_json
from assistant.turns import Turn
from ranking.forgetting import Forgotten


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("act", choices=("show", "export", "forget"))
    parser.add_argument("user", help="the shopper's id")


def run(args: argparse.Namespace, context: Context) -> int:
    """Show, export or delete what is stored of one shopper."""
    shop = open_shop(context)
    if args.act == "forget":
        conversations = len(_turns(shop, args.user))
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
    document = _stored(shop, args.user, whole=args.act == "export")
    context.report(document, json.dumps(document, indent=2, ensure_ascii=False))
    return 0


def _learned(gone: Forgotten) -> str:
    """What became of what was learned from them."""
    if not gone.queued:
        return ""
    at_once = f"\nTaken out of what was learned at once: {', '.join(sorted(gone.exact))}." if gone.exact else ""
    waits = ", ".join(sorted(gone.queued))
    return f"{at_once}\nAt the next training, which is due: {waits}. Run: shelftalker train ranking."


def _stored(shop: Shop, user_id: str, *, whole: bool) -> dict[str, Any]:
    events = shop.events.of_user(user_id)
    turns = _turns(shop, user_id)
    products = shop.catalogue.get(sorted({event.product_id for event in events}))
    rows = [
        {
            "product_id": event.product_id,
            "title": products[event.product_id].title if event.product_id in products else None,
            "event": event.kind,
            "time": str(event.time) if event.time else None,
        }
        for event in events
    ]
    document: dict[str, Any] = {
        "user": user_id,
        "ids": list(shop.events.ids(user_id)),
        "events": rows if whole else rows[-20:],
        "events_total": len(rows),
    }
    return document | ({"turns": [turn_json(turn) for turn in turns]} if whole else {"turns_total": len(turns)})


def _turns(shop: Shop, user_id: str) -> list[Turn]:
    """The turns under all ids of a shopper."""
    return [turn for each in shop.events.ids(user_id) for turn in shop.journal.of_user(each)]


COMMAND = Command(configure=configure, run=run)
