"""The weights of a linear mixture, by coordinate search on examples."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ranking.examples import Examples

_STEPS = (0.1, 0.25, 0.5, 1.0, 2.0)
"""Weights that a model is tried with, as shares of the strongest one's."""
_CHANGES = (0.0, 0.5, 0.7, 1.4, 2.0)
"""What each weight is multiplied by in the second round."""
_GAIN = 1e-5
"""A smaller rise of the mean nDCG is none."""


def weights_of(
    examples: Examples, names: Sequence[str], units: Mapping[str, float], floors: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """Weights by coordinate search, the strongest single model first, and the nDCG@10 they reach.

    Args:
        examples: candidates with what each model says of them.
        names: the models, in the order of the examples' columns, the strongest first.
        units: what each model gives to a shopper's best match: weights are shares of it.
        floors: the least weight of some models.
    """
    columns = {name: np.nan_to_num(examples.scores[:, n]) / units[name] for n, name in enumerate(names)}
    search = _Search(examples, columns)
    weights = dict.fromkeys(names, 0.0) | {names[0]: 1.0}
    best = search.ndcg(weights)
    for name in names[1:]:
        weights, best = search.better(weights, best, name, _STEPS)
    for name in names:
        weights, best = search.better(weights, best, name, [weights[name] * change for change in _CHANGES])
    floored = {name: max(weight, floors.get(name, 0.0)) for name, weight in weights.items()}
    return floored, search.ndcg(floored)


class _Search:
    def __init__(self, examples: Examples, columns: Mapping[str, NDArray[np.floating]]) -> None:
        self._examples, self._columns = examples, columns

    def ndcg(self, weights: Mapping[str, float]) -> float:
        """The mean nDCG@10 of the shoppers."""
        total = np.zeros(len(self._examples.wanted), dtype=np.float32)
        for name, weight in weights.items():
            if weight:
                total += np.float32(weight) * self._columns[name]
        return float(self._examples.ndcg(total).mean())

    def better(
        self, weights: dict[str, float], best: float, name: str, tries: Sequence[float]
    ) -> tuple[dict[str, float], float]:
        """The weights with that of one model as the best of some tries, where it raises the nDCG."""
        for value in tries:
            trial = weights | {name: value}
            if any(trial.values()) and (found := self.ndcg(trial)) > best + _GAIN:
                weights, best = trial, found
        return weights, best
