"""A stack (Wolpert 1992): trees that read what every model says of a product, and learn from what shoppers took.

The trees are LambdaMART (Burges 2010) of LightGBM (Ke et al. 2017). They re-order what a linear mixture of the same
models finds worth a look; all else keeps the mixture's order, below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ranking.examples import Examples
from ranking.history import History
from ranking.mixture import Mixture, mixed
from ranking.protocols import Scores

if TYPE_CHECKING:
    from lightgbm import Booster

_FOLDS = 4
_ROUNDS = 160
_STEP = 20
_SEED = 0
_UNDER = 0.2
"""The share of the candidates that stand under the floor: the least of them scores like any product of the shop."""
_SETTINGS: dict[str, Any] = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 12,
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.5,
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


class Stack:
    """Scores in (0, 1) for what the trees are asked of, in (-1, 0) for the rest.

    A shopper without a history is served by the mixture alone, on its own scale.
    """

    name = "stack"

    def __init__(self, mixture: Mixture, unit: float, trees: Trees) -> None:
        """Take the mixture whose parts the trees read, in their order, its unit, and the trees."""
        self.mixture, self.unit, self.trees = mixture, unit, trees
        self._booster = _loaded(trees.text)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: NaN only where no part can score."""
        given = [part.score(histories, product_ids) for part, _ in self.mixture.parts]
        base = mixed([(scores, weight) for scores, (_, weight) in zip(given, self.mixture.parts, strict=True)])
        lengths = np.fromiter(map(len, histories), dtype=np.float32, count=len(histories))
        with np.errstate(invalid="ignore"):
            rows, columns = np.nonzero((base >= self.trees.floor) & (lengths[:, None] > 0))
        found = np.where(lengths[:, None] > 0, -_squashed(-base / self.unit), base / self.unit).astype(np.float32)
        if len(rows):
            read = rows_of(np.stack([scores[rows, columns] for scores in given], axis=1), lengths[rows])
            found[rows, columns] = _squashed(np.asarray(self._booster.predict(read, num_threads=1)))
        return found


def fit_trees(examples: Examples, base: NDArray[np.floating]) -> tuple[Trees, NDArray[np.float64]]:
    """Learn the trees, as many as serve shoppers best who were not learned from.

    Args:
        examples: what each part says of the candidates of shoppers.
        base: what the mixture says of them, (candidates,).

    Returns:
        The trees, and the nDCG@10 of each shopper by trees that were learned from the others, (shoppers,).
    """
    fold = np.random.default_rng(_SEED).integers(_FOLDS, size=len(examples.targets))
    steps = range(_STEP, _ROUNDS + 1, _STEP)
    held = np.zeros((len(steps), len(examples.targets)))
    for number in range(_FOLDS):
        booster, out = _grown(examples.of(fold != number), _ROUNDS), examples.of(fold == number)
        read = rows_of(out.scores, out.lengths)
        for n, rounds in enumerate(steps):
            held[n, fold == number] = out.ndcg(np.asarray(booster.predict(read, num_iteration=rounds)))
    best = int(held.mean(axis=1).argmax())
    text = _grown(examples, steps[best]).model_to_string()
    return Trees(text=text, floor=float(np.nanquantile(base, _UNDER))), held[best]


def rows_of(scores: Scores, lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the trees read: the scores of the parts and the length of the history, (candidates, parts + 1)."""
    return np.concatenate([scores, lengths[:, None]], axis=1)


def _grown(examples: Examples, rounds: int) -> "Booster":
    """Trees from the shoppers for whom something wanted was put up: the others teach nothing."""
    import lightgbm

    found = np.bincount(examples.shopper, examples.wanted, minlength=len(examples.targets)) > 0
    kept = examples.of(found)
    group = np.bincount(kept.shopper, minlength=len(kept.targets))
    data = lightgbm.Dataset(rows_of(kept.scores, kept.lengths), kept.wanted.astype(np.float32), group=group)
    return lightgbm.train(_SETTINGS, data, rounds)


def _loaded(text: str) -> "Booster":
    import lightgbm

    return lightgbm.Booster(model_str=text)


def _squashed(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """The logistic function, float32."""
    from scipy.special import expit

    return np.asarray(expit(values), dtype=np.float32)
