"""`train ranking`: fits the recommenders on the shop's events and picks by validation; `train language`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.cli.opened import open_shop
from assistant.cli.train_language import language_text, train_language
from assistant.cli.training_text import training_text
from assistant.shop import Shop
from ranking.events import Event
from ranking.families import in_families
from ranking.features import features_of
from ranking.forgetting import retrained
from ranking.ratings.given import all_ratings
from ranking.ratings.predicted import fit_ratings
from ranking.repeats import learn_repeats
from ranking.scenes.models import fit_scenes
from ranking.splits import split_of
from ranking.training import Trained, Training, train
from ranking.tuning import Budget, Progress
from ranking.versions import Version, numbers, put_in_service, recipe_in_service, store
from retrieval.embedding_cache import EmbeddingCache
from retrieval.errors import UsageError
from retrieval.texts import embedded, families_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("what", choices=("ranking", "language"))
    add_budget(parser)
    parser.add_argument("--explain", action="store_true", help="show how the choice came about")
    parser.add_argument(
        "--rounds",
        type=int,
        default=0,
        metavar="N",
        help="language: how often an adapter of the language model sees each message (0: none is trained)",
    )
    parser.add_argument(
        "--prose-rounds",
        type=int,
        default=0,
        metavar="N",
        help="language: how often the adapter that the model writes with sees each example (0: none is trained)",
    )
    parser.add_argument("--roll-back", type=int, metavar="VERSION", help="put an earlier version back in service")


def add_budget(parser: argparse.ArgumentParser) -> None:
    """Add how long to search for settings."""
    usual = Budget()
    parser.add_argument(
        "--trials", type=int, default=usual.trials, metavar="N", help=f"tries of each kind of model ({usual.trials})"
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=usual.seconds / 60,
        metavar="M",
        help=f"how long to try, every kind as often ({usual.seconds / 60:g})",
    )


def budget_of(args: argparse.Namespace) -> Budget:
    """The budget that was asked for.

    Raises:
        UsageError: it is none.
    """
    if args.trials < 1 or not args.minutes > 0:
        raise UsageError("--trials takes a whole number from 1 up, and --minutes a number above 0.")
    return Budget(trials=args.trials, seconds=60 * args.minutes)


def run(args: argparse.Namespace, context: Context) -> int:
    """Train, or go back to an earlier version."""
    shop = open_shop(context)
    if args.what == "language":
        if min(args.rounds, args.prose_rounds) < 0:
            raise UsageError("--rounds and --prose-rounds take a whole number from 0 up.")
        report = train_language(shop, args.rounds, args.prose_rounds)
        context.report(report, language_text(report))
        return 0
    if args.roll_back is not None:
        put_in_service(shop.home, args.roll_back)
        context.report({"in_service": args.roll_back}, f"Version {args.roll_back} is in service again.")
        return 0
    version, trained = train_ranking(shop, budget_of(args))
    document = {"version": version.number, "versions": list(numbers(shop.home)), **version.table}
    context.report(document, training_text(version, trained, explain=args.explain))
    return 0


def train_ranking(shop: Shop, budget: Budget) -> tuple[Version, Trained]:
    """Train on all events of a shop and put the result in service."""
    last, corrected = shop.events.last(), shop.events.corrected()
    events = in_families(shop.events.all(), shop.catalogue)
    heads = shop.catalogue.by_family()
    product_ids = sorted(heads)
    split = split_of(events, "column" if any(event.split for event in events) else "last")
    features = features_of(product_ids, heads, _vectors(shop, product_ids, events))
    with progress_bar() as show:
        training = Training(
            events=events,
            split=split,
            features=features,
            weights=shop.settings.events.weights,
            budget=budget,
            standing=recipe_in_service(shop.home),
            progress=show,
        )
        learned = train(training)
    trained = replace(learned, scenes=fit_scenes(events, features))
    given = all_ratings(events, shop.events, shop.catalogue)
    counted = {"events": len(events), "products": len(product_ids), "ratings": 0 if given is None else len(given)}
    version = store(
        shop.home,
        trained,
        revision={**counted, "last_event": last},
        repeats=learn_repeats(events, features.kinds),
        ratings=None if given is None else fit_ratings(given),
    )
    retrained(shop.home)
    shop.events.erase(corrected)
    return version, trained


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on a terminal that shows the step and the share that is done; nothing in a pipe."""
    with tqdm(
        total=100, disable=not sys.stderr.isatty(), leave=False, bar_format="{desc} {percentage:3.0f}%|{bar}|"
    ) as bar:

        def show(step: str, share: float) -> None:
            bar.set_description_str(step, refresh=False)
            bar.update(round(100 * share) - bar.n)
            bar.refresh()

        yield show


def _vectors(shop: Shop, product_ids: list[str], events: tuple[Event, ...]) -> np.ndarray | None:
    """Text vectors of the products, from the cache that indexing filled."""
    if not events:
        return None
    families = {family.family_id: family for family in families_of(shop.catalogue.products())}
    texts = [embedded(families[key]) for key in product_ids]
    cache = EmbeddingCache(shop.home, shop.encoder)
    cache.fill(cache.missing(texts), lambda _count: None)
    return cache.vectors(texts)


COMMAND = Command(configure=configure, run=run)
