"""`evaluate search --qrels F`: a search, or a finished run, measured; two of them compared query by query."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from assistant.cli.command import Context
from assistant.cli.files import json_lines, message_of, write_page
from assistant.cli.opened import open_shop
from assistant.cli.search import searched
from assistant.judged.compared import Compared, compare_runs, compared_json
from assistant.judged.measured import Asked, measured_json, measured_text
from assistant.judged.page import page
from assistant.judged.table import compared_text
from retrieval.errors import InputError, ShelftalkerError, UsageError
from retrieval.home import Home
from retrieval.judge.lines import listed
from retrieval.judge.qrels import read_qrels
from retrieval.judge.runs import Run, read_run
from retrieval.judge.scope import Scope, measured, scope_of
from retrieval.product import Product

DEPTH = 50
THIS = "this search"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--qrels", required=True, help="judgements: TREC lines, or JSONL with id and relevant")
    parser.add_argument("--queries", help='JSONL of {"id", "message" or "text"}; with --run, for words and types alone')
    parser.add_argument("--field", default=None, help="search for this field of the queries instead of the message")
    parser.add_argument("--plain", action="store_true", help="search for the words as they stand, limits unread")
    parser.add_argument("--run", help="measure this finished run, TREC lines or JSONL of ask; nothing is searched")
    parser.add_argument("--against", metavar="RUN", help="compare with this finished run")
    parser.add_argument("--html", metavar="FILE", help="with --against: write both shelves of every query to a page")


def run(args: argparse.Namespace, context: Context) -> int:
    """Measure a search or a run, or compare two."""
    _check(args)
    qrels = read_qrels(Path(args.qrels))
    if qrels.rejected:
        context.note(f"{len(qrels.rejected)} judgements of {args.qrels} are left out:\n{listed(qrels.rejected)}")
    asked = _asked(args) if args.queries else None
    finished = [read_run(Path(name)) for name in (args.run, args.against) if name]
    for each in finished:
        _note_order(each, context)
    scope = scope_of(qrels, finished, asked)
    shown = finished[0] if args.run else _searched(context, asked or {}, scope, plain=args.plain)
    if not args.against:
        document = measured_json(shown, measured(shown, qrels, scope), scope, asked or {})
        context.report({**document, "qrels_left_out": len(qrels.rejected)}, measured_text(document))
        return 0
    both = compare_runs(*_told_apart(shown, finished[-1], args), qrels, scope, asked or {})
    if args.html:
        write_page(Path(args.html), page(both, _products(context, both)))
    context.report({**compared_json(both), "qrels_left_out": len(qrels.rejected)}, compared_text(both))
    return 0


def _check(args: argparse.Namespace) -> None:
    if not args.run and not args.queries:
        raise UsageError("give --queries F to search for, or --run RUN to measure a finished run.")
    if args.run and args.field:
        raise UsageError("--field says what is searched for; with --run nothing is searched.")
    if args.html and not args.against:
        raise UsageError("--html shows two shelves side by side: give --against RUN as well.")


def _asked(args: argparse.Namespace) -> dict[str, Asked]:
    """Query id -> what is asked, in the order of the file."""
    asked: dict[str, Asked] = {}
    for line, document in json_lines(args.queries):
        key, text = message_of(document, line)
        if args.field:
            if not isinstance(document.get(args.field), str):
                raise InputError(f"{args.queries}, line {line} has no text in {args.field!r}. Give another --field.")
            text = document[args.field]
        if key in asked:
            raise InputError(f"{args.queries}, line {line}: query {key!r} stands twice. Give each its own id.")
        asked[key] = Asked(text=text, kind=str(document.get("type", "all")))
    return asked


def _searched(context: Context, asked: Mapping[str, Asked], scope: Scope, *, plain: bool) -> Run:
    shop = open_shop(context)
    reader = None if plain else shop.reader(with_model=False)
    rankings: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    for key in scope.queries:
        found = shop.search.retrieve(searched(asked[key].text, reader, DEPTH))
        rankings[key] = tuple(item.product.product_id for item in found.items)
        titles |= {item.product.product_id: item.product.title for item in found.items}
    return Run(name=THIS, rankings=rankings, titles=titles)


def _note_order(run: Run, context: Context) -> None:
    if run.reordered:
        context.note(
            f"{run.name}: queries whose ranks do not follow their scores: {run.reordered}. The scores decide, as in "
            "other tools."
        )


def _products(context: Context, both: Compared) -> dict[str, Product]:
    """The products of the shelves, from the catalogue in the data folder where there is one."""
    if not Home(context.home).database.is_file():
        return {}
    try:
        return open_shop(context).catalogue.get(sorted(_product_ids(both)))
    except ShelftalkerError as error:
        context.note(f"The page names products by id: {error}")
        return {}


def _product_ids(both: Compared) -> set[str]:
    """All products that the page may name."""
    shown = {key for run in (both.a, both.b) for query in both.scope.queries for key in run.rankings.get(query, ())}
    return shown.union(*(both.qrels.grades[query] for query in both.scope.queries))


def _told_apart(a: Run, b: Run, args: argparse.Namespace) -> tuple[Run, Run]:
    """Both runs by the names of their files, or by their paths where the names are the same."""
    return (replace(a, name=args.run), replace(b, name=args.against)) if a.name == b.name else (a, b)
