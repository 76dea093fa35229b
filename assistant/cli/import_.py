"""`import`: products, purchases, reviews, documents, customers and orders into the shop."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.orders import import_customers, import_orders
from ranking.purchases import import_purchases
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import UsageError
from retrieval.home import Home
from retrieval.imports import check_products, import_documents, import_products, import_reviews
from retrieval.report import Report, joined

KINDS = ("products", "purchases", "reviews", "documents", "customers", "orders")


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


def run(args: argparse.Namespace, context: Context) -> int:
    """Take the files in and report; exit code 1 when nothing could be taken."""
    if (args.full or args.check) and args.kind != "products":
        raise UsageError(f"{'--full' if args.full else '--check'} goes with products.")
    if args.full and args.check:
        raise UsageError("--check writes nothing, so --full has no meaning with it. Give one of them.")
    report = _import(args, context)
    context.report({"kind": args.kind, **report.as_json()}, report.as_text())
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
            return joined([import_purchases(engine, path) for path in paths])
        case "customers":
            return joined([import_customers(engine, path) for path in paths])
        case _:
            return joined([import_orders(engine, path) for path in paths])


def _bar() -> "tqdm[NoReturn]":
    return tqdm(unit=" rows", disable=not sys.stderr.isatty(), leave=False)


def _teller(bar: "tqdm[NoReturn]") -> Callable[[int], None]:
    def tell(count: int) -> None:
        bar.update(count)

    return tell


COMMAND = Command(configure=configure, run=run)
