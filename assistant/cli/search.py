"""`search`: retrieval alone. Limits in the text ("under $50", "no leather", "cheapest first") are read by rules."""

import argparse
from dataclasses import fields, replace
from pathlib import Path

from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.cli.search_output import found_json, found_text, narrowing_json, narrowing_of, narrowing_text
from assistant.plan import query_of
from assistant.understanding.understand import Reader
from retrieval.errors import InputError, UsageError
from retrieval.money import parse_price
from retrieval.query import Filters, Query
from retrieval.trec import run_lines

_SORTS = ("price_low", "price_high", "rating", "newest")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", nargs="?", help="what to search for")
    parser.add_argument("--file", help="JSONL of id and message (or text): one search a line")
    parser.add_argument("--run", help="write a TREC run file")
    parser.add_argument("-k", type=int, default=10, help="how many results (10)")
    for name in ("brand", "department", "category", "color", "material", "size", "exclude"):
        parser.add_argument(f"--{name}", action="append", default=[], help=f"{name}; may be given several times")
    parser.add_argument("--gender", choices=("female", "male"))
    parser.add_argument("--price-min")
    parser.add_argument("--price-max")
    parser.add_argument("--in-stock", type=int, nargs="?", const=1, help="at least this many in stock (1)")
    parser.add_argument("--on-sale", action="store_true", default=None)
    parser.add_argument("--sort", choices=_SORTS)
    parser.add_argument("--plain", action="store_true", help="search for the words as they stand, limits unread")
    parser.add_argument(
        "--facets", action="store_true", help="count what all that fits can be narrowed by, and what to ask"
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Search for one text, or for each line of a file."""
    if (args.text is None) == (args.file is None):
        raise UsageError("give a text, or --file FILE with one search a line.")
    if args.k < 1:
        raise UsageError(f"-k takes a number from 1, not {args.k}.")
    shop = open_shop(context)
    reader = None if args.plain else shop.reader(with_model=False)
    filters = _filters(args, shop.vocabulary.currency)
    texts = [("1", args.text)] if args.file is None else [message_of(doc, line) for line, doc in json_lines(args.file)]
    run_file: list[str] = []
    for key, text in texts:
        found = shop.search.retrieve(_query(text, reader, filters, args))
        run_file.append(run_lines(key, [(item.product.product_id, item.score) for item in found.items], "shelftalker"))
        narrowing = narrowing_of(shop.search, found, shop.vocabulary.currency) if args.facets else None
        document = found_json(key, found) | narrowing_json(narrowing)
        if args.file is None:
            context.report(document, found_text(found) + narrowing_text(narrowing))
        elif not args.run or context.as_json:
            context.line(document)
    if args.run:
        _write(Path(args.run), "".join(run_file))
    return 0


def searched(text: str, reader: Reader | None, k: int) -> Query:
    """The search for a text: with the limits that rules read in it, or, without a reader, for its words as they are."""
    return Query(text=text, k=k) if reader is None else query_of(reader.search(text), k=k)


def _query(text: str, reader: Reader | None, given: Filters, args: argparse.Namespace) -> Query:
    """The search for a text; what is given as a flag counts before what is read in the text."""
    query = searched(text, reader, args.k)
    chosen = {each.name: getattr(given, each.name) for each in fields(given) if each.name in given.set_names()}
    return replace(
        query,
        filters=replace(query.filters, **chosen),
        exclude=(*query.exclude, *args.exclude),
        sort=args.sort or query.sort,
    )


def _filters(args: argparse.Namespace, currency: str) -> Filters:
    return Filters(
        department=tuple(args.department),
        product_type=tuple(args.category),
        brand=tuple(args.brand),
        colors=tuple(args.color),
        materials=tuple(args.material),
        sizes=tuple(args.size),
        gender=args.gender,
        price_min_minor=parse_price(args.price_min, currency)[0] if args.price_min else None,
        price_max_minor=parse_price(args.price_max, currency)[0] if args.price_max else None,
        in_stock_min=args.in_stock,
        on_sale=args.on_sale,
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"The run cannot be written to {path} ({error.strerror}). Give another path.") from error


COMMAND = Command(configure=configure, run=run)
