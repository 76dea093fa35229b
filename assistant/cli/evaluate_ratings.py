"""`evaluate ratings --train F --test F`: the rating predictors measured on files of ratings, without a shop."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.cli.command import Context
from assistant.cli.train import progress_bar
from ranking.ratings.evaluation import MeasuredRatings, measure_ratings
from ranking.ratings.files import read_ratings
from ranking.ratings.holdout import manner_of
from ranking.ratings.intervals import LEVEL
from ranking.ratings.protocols import Floats, Stars
from ranking.ratings.ratings import RatingRow, places_of, ratings_of
from ranking.ratings.training import train_ratings
from retrieval.errors import InputError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    for name, what in (("--train", "ratings to learn from"), ("--test", "ratings to predict")):
        parser.add_argument(name, required=True, metavar="F", help=f"{what}: user, item, rating[, time], CSV or TSV")


def run(args: argparse.Namespace, context: Context) -> int:
    """Choose on a part of --train, test once, report every family."""
    ratings = ratings_of(_rows(Path(args.train), context))
    test = _rows(Path(args.test), context)
    user_ids = [row.user_id for row in test]
    users, items = places_of(user_ids, ratings.user_ids), places_of([row.item_id for row in test], ratings.item_ids)
    times = np.array([row.time for row in test])
    with progress_bar() as show:
        trained = train_ratings(ratings, len(test), manner_of(ratings, users, times), show)
    actual = np.array([row.stars for row in test])
    groups = places_of(user_ids, tuple(dict.fromkeys(user_ids)))
    predicted = {name: model.predict(users, items, times) for name, model in trained.models.items()}
    table = [measure_ratings(name, stars, actual, groups) for name, stars in predicted.items()]
    table.sort(key=lambda row: row.rmse)
    coverage = round(_coverage(trained.intervals.around(users, items, predicted[trained.chosen]), actual), 4)
    document = {
        "chosen": trained.chosen,
        "models": [row.as_json() for row in table],
        "interval_coverage": coverage,
        "interval_level": LEVEL,
        "validation_rmse": {name: round(score, 4) for name, score in trained.on_validation.items()},
    }
    context.report(document, _text(trained.chosen, table, coverage))
    return 0


def _rows(path: Path, context: Context) -> Sequence[RatingRow]:
    """The ratings that can be read; the others are told with their line numbers."""
    found = read_ratings(path)
    if found.left_out:
        listed = "".join(f"\n  {reason}" for reason in found.left_out)
        context.note(f"{len(found.left_out)} rows of {path} are left out:{listed}")
    if not found.rows:
        raise InputError(f"{path} has no rating that can be used. Each row needs user, item and rating.")
    return found.rows


def _coverage(around: tuple[Stars, Stars], actual: Floats) -> float:
    """The share of ratings within their interval."""
    low, high = around
    return float(np.mean((actual >= low) & (actual <= high)))


def _text(chosen: str, table: Sequence[MeasuredRatings], coverage: float) -> str:
    lines = [f"{'model':<14}{'RMSE':>8}  {'95 %':<18}{'MAE':>8}  95 %"]
    for row in table:
        rmse, mae = ("{:.4f} to {:.4f}".format(*ends) for ends in (row.rmse_interval, row.mae_interval))
        mark = " *" if row.name == chosen else ""
        lines.append(f"{row.name + mark:<14}{row.rmse:>8.4f}  {rmse:<18}{row.mae:>8.4f}  {mae}")
    return "\n".join(
        [*lines, f"* chosen on a part of --train; its {LEVEL:.0%} intervals hold {coverage:.1%} of the test."]
    )
