"""Trees that learn from what shoppers took: how they are grown, and how many."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ranking.examples import Examples

if TYPE_CHECKING:
    from lightgbm import Booster

_FOLDS = 4
_ROUNDS = 180
_STEP = 20
_SEED = 0
_FEWEST_COLUMNS = 6
"""Each tree sees so many at least, where there are as many: alone a column shows no agreement."""
_SETTINGS: dict[str, Any] = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 12,
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": _SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """What was learned: trees as LightGBM writes them, and from which score of the mixture on they are asked."""

    text: str
    floor: float


def fit_trees(examples: Examples, base: NDArray[np.floating]) -> tuple[Trees, NDArray[np.float64]]:
    """Learn the trees, as many as serve shoppers best who were not learned from.

    Args:
        examples: what is read of the candidates of shoppers.
        base: what the mixture says of them, (candidates,).

    Returns:
        The trees, and the nDCG@10 of each shopper by trees that were learned from the others, (shoppers,).
    """
    fold = np.random.default_rng(_SEED).integers(_FOLDS, size=len(examples.targets))
    steps = range(_STEP, _ROUNDS + 1, _STEP)
    held = np.zeros((len(steps), len(examples.targets)))
    for number in range(_FOLDS):
        booster, out = _grown(examples.of(fold != number), _ROUNDS), examples.of(fold == number)
        for n, rounds in enumerate(steps):
            held[n, fold == number] = out.ndcg(np.asarray(booster.predict(out.scores, num_iteration=rounds)))
    best = int(held.mean(axis=1).argmax())
    text = _grown(examples, steps[best]).model_to_string()
    return Trees(text=text, floor=_floor(examples, base)), held[best]


def _floor(examples: Examples, base: NDArray[np.floating]) -> float:
    """The score of the mixture below which nearly nothing is that came or that trees put high."""
    wanted = base[examples.wanted]
    return float(np.quantile(wanted, _MISSED)) if len(wanted) else float("inf")


_MISSED = 0.01
"""The share of what came that the floor may leave out."""


def _grown(examples: Examples, rounds: int) -> "Booster":
    """Trees from the shoppers for whom something wanted was put up: the others teach nothing."""
    import lightgbm

    found = np.bincount(examples.shopper, examples.wanted, minlength=len(examples.targets)) > 0
    kept = examples.of(found)
    group = np.bincount(kept.shopper, minlength=len(kept.targets))
    data = lightgbm.Dataset(kept.scores, kept.wanted.astype(np.float32), group=group)
    share = min(1.0, max(_SETTINGS["feature_fraction"], _FEWEST_COLUMNS / kept.scores.shape[1]))
    return lightgbm.train({**_SETTINGS, "feature_fraction": share}, data, rounds)
