"""Trained recommenders on disk: one folder a version, one of them in service, swapped by one rename."""

import json
import logging
import math
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from ranking.als import Als
from ranking.backed import Backed
from ranking.category_popularity import CategoryPopularity
from ranking.content import Content
from ranking.ease import Ease
from ranking.item_knn import ItemKnn
from ranking.item_weights import ItemWeights
from ranking.mixture import Mixture
from ranking.neural.ranker import NeuralRanker
from ranking.popularity import Popularity, SameForAll
from ranking.protocols import Recommender, Stored
from ranking.ratings.predicted import RatingModel
from ranking.readings import Readings
from ranking.recipe import Recipe, recipe_from
from ranking.repeats import Repeats
from ranking.rp3beta import Rp3Beta
from ranking.scenes.models import SceneModels
from ranking.stack import Stack
from ranking.svd import Svd
from ranking.training import Trained
from ranking.trees import Trees
from ranking.user_knn import UserKnn
from ranking.words import Words
from retrieval.errors import HomeError, InputError
from retrieval.home import Home

_LOG = logging.getLogger(__name__)
_UNREADABLE = (OSError, EOFError, LookupError, ValueError, TypeError, BadZipFile)
"""What a damaged file or one of another program raises."""
POINTER = "current"
_TABLE = "table.json"
_MODEL = "model.json"
_TREES = "trees.txt"
_READINGS = "readings.npz"
_RECIPE = "recipe.json"
_SCENES = "scenes.npz"
_REPEATS = "repeats.npz"
_RATINGS = "ratings.npz"
_KINDS: Mapping[str, Any] = {
    each.kind: each
    for each in (
        SameForAll,
        Popularity,
        CategoryPopularity,
        Content,
        Words,
        ItemWeights,
        ItemKnn,
        UserKnn,
        Rp3Beta,
        Ease,
        Svd,
        Als,
        NeuralRanker,
        Words,
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One stored recommender."""

    number: int
    table: dict[str, Any]
    """What `train ranking` reported."""
    stored_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A recommender with the measure of its scores."""

    recommender: Recommender
    unit: float = 1.0
    """The mean of the best scores it gives to a shopper: what counts as a full match of taste."""
    scenes: SceneModels | None = None
    """What scenes need beside it; None in versions of before there were scenes."""
    repeats: Repeats | None = None
    """What is bought again, and when; None in a version that was not told."""
    ratings: RatingModel | None = None
    """What predicts ratings; None where there were too few to learn from, and where it cannot be read."""


def store(
    home: Home,
    trained: Trained,
    *,
    revision: Mapping[str, int],
    repeats: Repeats | None = None,
    ratings: RatingModel | None = None,
) -> Version:
    """Write a training, and what was learned of repeat purchases and ratings, as a new version in service."""
    taken = (int(path.name) for path in home.rankers.glob("[0-9]*") if path.name.isdigit())
    number = max(taken, default=0) + 1  # also past what a killed training left behind
    folder = home.rankers / f"{number:04d}"
    folder.mkdir(parents=True)
    _save(trained, folder)
    if trained.recipe is not None:
        (folder / _RECIPE).write_text(json.dumps(trained.recipe.as_json()), encoding="utf-8")
    if repeats is not None:
        np.savez(folder / _REPEATS, **repeats.arrays())  # type: ignore[arg-type]
    if ratings is not None:
        np.savez(folder / _RATINGS, **ratings.arrays())  # type: ignore[arg-type]
    table = {
        "chosen": trained.chosen,
        "why": trained.why,
        "models": [row.as_json() for row in trained.table],
        "fitted_on": dict(revision),
        "tries": {name: [round(value, 4) for value in tries] for name, tries in trained.tries.items()},
        "curves": {name: [round(value, 4) for value in curve] for name, curve in trained.curves.items()},
        "ratings": None if ratings is None else {"products": len(ratings.product_ids), "rmse": round(ratings.rmse, 4)},
        "comparison": None if trained.comparison is None else asdict(trained.comparison),
    }
    (folder / _TABLE).write_text(json.dumps(table, ensure_ascii=False, indent=1), encoding="utf-8")
    put_in_service(home, number)
    return version_of(home, number)


def version_of(home: Home, number: int) -> Version:
    """A stored version.

    Raises:
        HomeError: what it reported cannot be read.
    """
    path = home.rankers / f"{number:04d}" / _TABLE
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Version(number=number, table=table, stored_at=datetime.fromtimestamp(path.stat().st_mtime))
    except (OSError, ValueError) as error:
        raise HomeError(
            f"{path} cannot be read ({error}). Delete its folder, or run: shelftalker train ranking."
        ) from error


def rewritten(home: Home, number: int, fitted: Fitted) -> int:
    """A version with other models in place of its own, as a new version in service; its number."""
    new = max(numbers(home)) + 1
    folder, model = home.rankers / f"{new:04d}", fitted.recommender
    left_out = (_TABLE, _SCENES, _REPEATS, *(() if fitted.ratings is not None else (_RATINGS,)))
    shutil.copytree(home.rankers / f"{number:04d}", folder, ignore=shutil.ignore_patterns(*left_out))
    _save(Trained(chosen=model.name, model=model, table=(), why="", unit=fitted.unit, scenes=fitted.scenes), folder)
    if fitted.repeats is not None:
        np.savez(folder / _REPEATS, **fitted.repeats.arrays())  # type: ignore[arg-type]
    shutil.copy(home.rankers / f"{number:04d}" / _TABLE, folder / _TABLE)  # last: with it the version is whole
    put_in_service(home, new)
    return new


def fitted_until(home: Home, number: int) -> int | None:
    """The number of the last event that a version was trained on; None when it does not say."""
    table = json.loads((home.rankers / f"{number:04d}" / _TABLE).read_text(encoding="utf-8"))
    found = table["fitted_on"].get("last_event")
    return int(found) if found is not None else None


def numbers(home: Home) -> tuple[int, ...]:
    """Numbers of all whole versions, ascending."""
    found = (path.parent.name for path in home.rankers.glob(f"[0-9]*/{_TABLE}"))
    return tuple(sorted(int(name) for name in found if name.isdigit()))


def put_in_service(home: Home, number: int) -> None:
    """Make a version the one in service (also to go back to an earlier one).

    Raises:
        InputError: there is no such version.
    """
    if number not in numbers(home):
        raise InputError(
            f"There is no trained version {number}. There are: {', '.join(map(str, numbers(home))) or 'none'}."
        )
    draft = home.rankers / f".{POINTER}.{os.getpid()}"
    draft.write_text(str(number), encoding="utf-8")
    draft.replace(home.rankers / POINTER)


def in_service(home: Home) -> int | None:
    """Number of the version in service; None when nothing was trained."""
    try:
        return int((home.rankers / POINTER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise HomeError(
            f"{home.rankers / POINTER} is damaged. Delete it and run: shelftalker train ranking."
        ) from error


def load(home: Home, number: int) -> Fitted:
    """The recommender of a version.

    Raises:
        HomeError: its files are damaged or of another program.
    """
    try:
        return _restored(home.rankers / f"{number:04d}")
    except _UNREADABLE as error:
        raise HomeError(
            f"The trained version {number} cannot be read ({error}). Run: shelftalker train ranking."
        ) from error


def recipe_in_service(home: Home) -> Recipe | None:
    """The settings in service; None when there are none, or they are of another program."""
    try:
        number = in_service(home)
        path = home.rankers / f"{number or 0:04d}" / _RECIPE
        return recipe_from(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None
    except (HomeError, OSError, ValueError) as error:
        _LOG.warning("%s They are not compared with.", error)
        return None


def _save(trained: Trained, folder: Path) -> None:
    """Write each model once; `stands_in` names the place of the one that serves where a part knows nothing."""
    model, stack = trained.model, None
    if isinstance(model, Stack):
        stack = {"unit": model.unit, "floor": model.trees.floor}
        np.savez(folder / _READINGS, **model.readings.arrays())  # type: ignore[arg-type]
        (folder / _TREES).write_text(model.trees.text, encoding="utf-8")
        model = model.mixture
    weighted = model.parts if isinstance(model, Mixture) else ((model, 1.0),)
    stored: list[Recommender] = [part.first if isinstance(part, Backed) else part for part, _ in weighted]
    described: list[dict[str, Any]] = [{"weight": weight} for _, weight in weighted]
    for document, (part, _) in zip(tuple(described), weighted, strict=True):
        if isinstance(part, Backed):
            if part.second not in stored:
                stored.append(part.second)
                described.append({"weight": 0.0})
            document["stands_in"] = {"part": stored.index(part.second), "weight": part.weight}
    for place, (each, document) in enumerate(zip(stored, described, strict=True)):
        assert isinstance(each, Stored)
        np.savez(folder / f"part{place}.npz", **each.arrays())  # type: ignore[arg-type]
        document["kind"] = each.kind
    if trained.scenes is not None:
        np.savez(folder / _SCENES, **trained.scenes.arrays())  # type: ignore[arg-type]
    document = {"mixture": isinstance(model, Mixture), "parts": described, "unit": trained.unit, "stack": stack}
    (folder / _MODEL).write_text(json.dumps(document), encoding="utf-8")


def _restored(folder: Path) -> Fitted:
    document = json.loads((folder / _MODEL).read_text(encoding="utf-8"))
    stored: list[Recommender] = []
    for place, part in enumerate(document["parts"]):
        with (folder / f"part{place}.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            stored.append(_KINDS[part["kind"]].restored(dict(arrays)))
    parts: list[tuple[Recommender, float]] = []
    for model, part in zip(stored, document["parts"], strict=True):
        other = part.get("stands_in")
        served = Backed(model, stored[other["part"]], float(other["weight"])) if other else model
        parts.append((served, float(part["weight"])))
    unit = float(document.get("unit", 1.0))
    if not 0 < unit < math.inf:
        raise ValueError(f"its unit is {unit}")
    mixture = Mixture([(part, weight) for part, weight in parts if weight])
    recommender: Recommender = mixture if document["mixture"] else parts[0][0]
    if stack := document.get("stack"):
        trees = Trees(text=(folder / _TREES).read_text(encoding="utf-8"), floor=float(stack["floor"]))
        with (folder / _READINGS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            readings = Readings.restored(dict(arrays))
        recommender = Stack(mixture, float(stack["unit"]), readings, trees)
    scenes, repeats = _restored_scenes(folder), _repeats(folder / _REPEATS)
    ratings = _ratings(folder / _RATINGS)
    return Fitted(recommender=recommender, unit=unit, scenes=scenes, repeats=repeats, ratings=ratings)


def _restored_scenes(folder: Path) -> SceneModels | None:
    if not (folder / _SCENES).exists():
        return None
    with (folder / _SCENES).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return SceneModels.restored(dict(arrays))


def _repeats(path: Path) -> Repeats | None:
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        return Repeats.restored(dict(arrays))


def _ratings(path: Path) -> RatingModel | None:
    """What was learned of ratings; told, and None, where it cannot be read: all else serves without it."""
    if not path.exists():
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return RatingModel.restored(dict(arrays))
    except _UNREADABLE as error:
        _LOG.warning("%s cannot be read (%s): no ratings are predicted. Run: shelftalker train ranking.", path, error)
        return None
