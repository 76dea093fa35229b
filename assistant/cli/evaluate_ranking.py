"""`evaluate ranking --purchases F`: the recommenders measured on a file of events, without a shop."""

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from assistant.cli.command import Context
from assistant.cli.files import write_page
from assistant.cli.train import add_budget, budget_of, progress_bar
from assistant.settings import load_settings
from assistant.trial.figure import Figure
from assistant.trial.figures import figures_of
from assistant.trial.page import page
from assistant.trial.product_figure import product_figure
from assistant.trial.table import trial_text
from ranking.cancellations import settled
from ranking.event_columns import stated
from ranking.event_rows import event_rows
from ranking.events import Event
from ranking.features import ProductFeatures, features_of
from ranking.purchases import event_from_row
from ranking.report.product_map import learned_vectors, most_popular, placed
from ranking.report.report import Report, report_of
from ranking.splits import split_of
from ranking.training import Trained, Training, train
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.errors import InputError, UsageError
from retrieval.feeds import read_products
from retrieval.product import Product
from retrieval.rows import product_from_row
from retrieval.texts import embedded, families_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--purchases", required=True, help="events: CSV, JSONL or Parquet")
    parser.add_argument("--columns", metavar="NAME=THEIRS,...", help="which column is which, as in user_id=Buyer")
    add_budget(parser)
    parser.add_argument("--products", help="their products, for the models that read text")
    parser.add_argument(
        "--split",
        choices=("column", "last", "time"),
        default=None,
        help="how to hold out (column if there is one, else last)",
    )
    parser.add_argument(
        "--diversity",
        type=_dial,
        nargs="+",
        default=[],
        metavar="DIAL",
        help="measure the chosen model with more varied lists too: from 0 as they are to 1 for variety alone",
    )
    parser.add_argument("--html", metavar="FILE", help="write a page with the table and plots")
    parser.add_argument("--explain", action="store_true", help="say what each measure means")


def run(args: argparse.Namespace, context: Context) -> int:
    """Tune on valid, test once, report every family."""
    events = _events(Path(args.purchases), stated(args.columns), context)
    how = args.split or ("column" if any(event.split for event in events) else "last")
    if how == "column" and not any(event.split for event in events):
        raise UsageError("--split column needs a column split with train, valid and test.")
    products = {product.product_id: product for product in (_products(Path(args.products)) if args.products else [])}
    product_ids = sorted({event.product_id for event in events} | set(products))
    vectors = _vectors(list(products.values()), product_ids, context) if products else None
    features = features_of(product_ids, products, vectors)
    weights = load_settings(context.home, context.overrides).events.weights
    with progress_bar() as show:
        training = Training(
            events=None,
            split=split_of(events, how),
            features=features,
            weights=weights,
            budget=budget_of(args),
            progress=show,
        )
        trained = train(training)
    report = report_of(trained.table, trained.chosen, trained.why, args.diversity, features.vectors)
    if args.html:
        write_page(Path(args.html), page(report, _figures(report, trained, features, products)))
    context.report(report.as_json(), trial_text(report, explain=args.explain))
    return 0


def _figures(
    report: Report, trained: Trained, features: ProductFeatures, products: Mapping[str, Product]
) -> list[Figure]:
    """The plots, the map of products last."""
    found = figures_of(report, trained.curves)
    if report.task is None:
        return found
    places = most_popular(report.task.counts)
    keys = [features.product_ids[place] for place in places]
    learned = report.chosen != "popularity"
    if not learned and features.vectors is None:
        return found
    vectors = learned_vectors(trained.model, keys) if learned else np.asarray(features.vectors)[places]
    drawn = placed(keys, vectors, learned=learned)
    return [*found, *([product_figure(drawn, products)] if drawn else [])]


def _events(path: Path, columns: Mapping[str, str], context: Context) -> list[Event]:
    """The events that can be read, by shopper, oldest first; the others are counted and the first of them told."""
    events: list[Event] = []
    left_out: list[str] = []
    for row in event_rows(path, columns):
        try:
            events.append(event_from_row(row))
        except InputError as error:
            left_out.append(f"line {row.line}: {error}")
    if left_out:
        context.note(f"{len(left_out)} rows of {path} are left out, the first at {left_out[0]}")
    if not events:
        raise InputError(f"{path} has no event that can be read.")
    return sorted(settled(events), key=lambda event: (event.user_id, event.when))


def _products(path: Path) -> list[Product]:
    return [product_from_row(row.values) for row in read_products(path) if row.values is not None]


def _vectors(products: list[Product], product_ids: list[str], context: Context) -> np.ndarray | None:
    if {product.product_id for product in products} != set(product_ids):
        context.note("Some products of the events are not in the products file: the text model is left out.")
        return None
    texts = {
        family.variants[0].product_id: embedded(family) for product in products for family in families_of([product])
    }
    encoder = SentenceTransformerEncoder(load_settings(context.home, context.overrides).search.encoder)
    return encoder.encode([texts[key] for key in product_ids])


def _dial(text: str) -> float:
    try:
        dial = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1") from error
    if not 0 <= dial <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return dial
