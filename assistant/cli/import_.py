"""`import`: products, purchases, reviews, documents, customers and orders into the shop."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.promotions.book import import_promotions
from assistant.service.imports import import_customers, import_orders
from ranking.event_columns import stated
from ranking.identities import import_identities
from ranking.purchases import import_purchases
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import UsageError
from retrieval.home import Home
from retrieval.imports import check_products, import_documents, import_products, import_reviews
from retrieval.report import Report, joined

KINDS = ("products", "purchases", "reviews", "documents", "customers", "orders", "promotions")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument(
        "path", nargs="+", help="the file or files (products: several are one feed; documents: also folders)"
    )
    parser.add_argument(
        "--full", action="store_true", help="products: the feed is whole; retire what is missing from it"
    )
    parser.add_argument(
        "--check", action="store_true", help="products: read and report, without writing anything to the shop"
    )
    parser.add_argument(
        "--columns", metavar="NAME=THEIRS,...", help="purchases: which column is which, as in user_id=Buyer"
    )
    parser.add_argument("--platform", metavar="NAME", help="purchases: where its user ids are from: 17 becomes NAME:17")
    parser.add_argument(
        "--identity",
        metavar="FILE",
        help="purchases: ids that are one shopper, as person_id,user_id[,platform] or user_id,same_as[,platform]",
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Take the files in and report; exit code 1 when nothing could be taken."""
    if (args.full or args.check) and args.kind != "products":
        raise UsageError(f"{'--full' if args.full else '--check'} goes with products.")
    if args.full and args.check:
        raise UsageError("--check writes nothing, so --full has no meaning with it. Give one of them.")
    if (args.columns or args.platform or args.identity) and args.kind != "purchases":
        raise UsageError("--columns, --platform and --identity go with purchases.")
    report = _import(args, context)
    document, text = {"kind": args.kind, **report.as_json()}, report.as_text()
    if args.identity:
        identities = import_identities(connect(Home(context.home)), Path(args.identity), platform=args.platform)
        document["identities"] = identities.as_json()
        text += f"\nidentities: {identities.as_text()}"
    context.report(document, text)
    return 0 if report.taken or not report.rejected else 1


def _import(args: argparse.Namespace, context: Context) -> Report:
    paths = [Path(path) for path in args.path]
    if args.check:
        with _bar() as bar:
            return check_products(paths, progress=_teller(bar))
    engine = connect(Home(context.home))
    catalogue = Catalogue(engine)
    match args.kind:
        case "products":
            with _bar() as bar:
                return import_products(catalogue, paths, full=args.full, progress=_teller(bar))
        case "documents":
            return import_documents(catalogue, paths)
        case "reviews":
            return joined([import_reviews(catalogue, path) for path in paths])
        case "purchases":
            columns = stated(args.columns)
            reports = [import_purchases(engine, path, columns=columns, platform=args.platform) for path in paths]
            return joined(reports)
        case "customers":
            return joined([import_customers(engine, path) for path in paths])
        case "promotions":
            return joined([import_promotions(engine, path, today=date.today()) for path in paths])
        case _:
            return joined([import_orders(engine, path) for path in paths])


def _bar() -> "tqdm[NoReturn]":
    return tqdm(unit=" rows", disable=not sys.stderr.isatty(), leave=False)


def _teller(bar: "tqdm[NoReturn]") -> Callable[[int], None]:
    def tell(count: int) -> None:
        bar.update(count)

    return tell


COMMAND = Command(configure=configure, run=run)
