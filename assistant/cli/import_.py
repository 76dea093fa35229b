"""`import`: products, purchases, reviews, documents, customers and orders into the shop."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.orders import import_customers, import_orders
from ranking.purchases import import_purchases
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import UsageError
from retrieval.home import Home
from retrieval.imports import import_documents, import_products, import_reviews
from retrieval.report import Report, joined

KINDS = ("products", "purchases", "reviews", "documents", "customers", "orders")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("path", nargs="+", help="the file or files (documents: also folders)")
    parser.add_argument(
        "--full", action="store_true", help="products: the feed is whole; retire what is missing from it"
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Take the files in and report; exit code 1 when nothing could be taken."""
    if args.full and (args.kind != "products" or len(args.path) > 1):
        raise UsageError("--full goes with one products feed.")
    report = _import(args, context)
    context.report({"kind": args.kind, **report.as_json()}, report.as_text())
    return 0 if report.taken or not report.rejected else 1


def _import(args: argparse.Namespace, context: Context) -> Report:
    paths = [Path(path) for path in args.path]
    engine = connect(Home(context.home))
    catalogue = Catalogue(engine)
    match args.kind:
        case "products":
            with tqdm(unit=" rows", disable=not sys.stderr.isatty(), leave=False) as bar:

                def show(count: int) -> None:
                    bar.update(count)

                return joined([import_products(catalogue, path, full=args.full, progress=show) for path in paths])
        case "documents":
            return import_documents(catalogue, paths)
        case "reviews":
            return joined([import_reviews(catalogue, path) for path in paths])
        case "purchases":
            return joined([import_purchases(engine, path) for path in paths])
        case "customers":
            return joined([import_customers(engine, path) for path in paths])
        case _:
            return joined([import_orders(engine, path) for path in paths])


COMMAND = Command(configure=configure, run=run)
