"""`evaluate ranking --purchases F`: the recommenders measured on a file of events, without a shop."""

import argparse
from pathlib import Path

import numpy as np

from assistant.cli.command import Context
from assistant.cli.train import progress_bar
from assistant.settings import load_settings
from ranking.cancellations import settled
from ranking.event_rows import event_rows
from ranking.events import Event
from ranking.features import features_of
from ranking.purchases import event_from_row
from ranking.splits import split_of
from ranking.training import Trained, train
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.errors import InputError, UsageError
from retrieval.feeds import read_products
from retrieval.product import Product
from retrieval.rows import product_from_row
from retrieval.texts import embedded, families_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--purchases", required=True, help="events: CSV, JSONL or Parquet")
    parser.add_argument("--products", help="their products, for the models that read text")
    parser.add_argument(
        "--split",
        choices=("column", "last", "time"),
        default=None,
        help="how to hold out (column if there is one, else last)",
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Tune on valid, test once, report every family."""
    events = _events(Path(args.purchases), context)
    how = args.split or ("column" if any(event.split for event in events) else "last")
    if how == "column" and not any(event.split for event in events):
        raise UsageError("--split column needs a column split with train, valid and test.")
    products = _products(Path(args.products)) if args.products else []
    product_ids = sorted({event.product_id for event in events} | {product.product_id for product in products})
    vectors = _vectors(products, product_ids, context) if products else None
    features = features_of(product_ids, {product.product_id: product for product in products}, vectors)
    weights = load_settings(context.home, context.overrides).events.weights
    with progress_bar() as show:
        trained = train(events, split_of(events, how), features, show, weights)
    context.report({"chosen": trained.chosen, "models": [row.as_json() for row in trained.table]}, _text(trained))
    return 0


def _events(path: Path, context: Context) -> list[Event]:
    """The events that can be read, by shopper, oldest first; the others are counted and the first of them told."""
    events: list[Event] = []
    left_out: list[str] = []
    for row in event_rows(path):
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


def _text(trained: Trained) -> str:
    lines = [
        f"{row.name:<12} nDCG@10 {row.ndcg:.4f}  hit@10 {row.hit:.4f}  coverage {row.coverage:.3f}"
        for row in trained.table
    ]
    return "\n".join([*lines, trained.why])
