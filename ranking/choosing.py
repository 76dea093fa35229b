"""The choice: what the validation part teaches of single models, of their mixture and of a stack of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ranking.examples import Examples, examples_of
from ranking.features import ProductFeatures
from ranking.measures.lists import in_batches, unseen
from ranking.measures.task import Task
from ranking.mixture import Mixture
from ranking.mixture_weights import weights_of
from ranking.protocols import Recommender
from ranking.readings import Readings, readings_of
from ranking.recipe import MIXTURE, STACK, Recipe, backed
from ranking.stack import Stack
from ranking.trees import fit_trees
from ranking.tuning import Tuned

_FLOORS = {"content": 0.1, "popularity": 0.02}
"""The least weight of the parts that serve new products and new shoppers."""
_AS_GOOD = 0.99
"""A simpler blend that reaches this share of a better one serves: its scores are sums that can be told."""
_LEAST_FOR_TREES = 200
"""With fewer shoppers for whom a model put up what came, trees would learn chance."""
_CALIBRATED_ON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen, and how every model did on the validation part."""

    recipe: Recipe
    ndcg: Mapping[str, float]
    """By name, blends too."""


def choose(tuned: Mapping[str, Tuned], valid: Task, features: ProductFeatures) -> Choice:
    """Blend the tuned models and choose among them and the blends."""
    names = sorted(tuned, key=lambda name: -tuned[name].ndcg)
    models = {name: tuned[name].model for name in names}
    units = {name: unit_of(models[name], valid) for name in names}
    parts = {name: backed(name, models, units) for name in names}
    readings = readings_of(features)
    examples = examples_of(list(parts.values()), readings, valid)
    weights, ndcg = weights_of(examples, names, units, _FLOORS)
    mixture = Mixture([(parts[name], weights[name] / units[name]) for name in names if weights[name] > 0])
    units[MIXTURE] = unit_of(mixture, valid)
    recipe = Recipe(chosen=MIXTURE, configs={name: tuned[name].config for name in names}, units=units, weights=weights)
    found = {name: tuned[name].ndcg for name in names} | {MIXTURE: ndcg}
    return _with_stack(recipe, found, examples, mixture, readings, valid)


def _with_stack(
    recipe: Recipe, ndcg: dict[str, float], examples: Examples, mixture: Mixture, readings: Readings, valid: Task
) -> Choice:
    """Grow trees over the parts of the mixture where there is enough to learn from, and choose."""
    units = dict(recipe.units)
    parts = [n for n, name in enumerate(recipe.configs) if recipe.weights[name] > 0]
    read = examples.reading([*parts, *range(len(recipe.configs), examples.scores.shape[1])])
    trees = None
    if len(np.unique(examples.shopper[examples.wanted])) >= _LEAST_FOR_TREES:
        base = np.nan_to_num(examples.scores[:, parts]) @ np.array(
            [weight for _, weight in mixture.parts], dtype=np.float32
        )
        trees, held = fit_trees(read, base)
        ndcg |= {STACK: float(held.mean())}
        units[STACK] = unit_of(Stack(mixture, units[MIXTURE], readings, trees), valid)
    chosen = _best(ndcg)
    return Choice(
        recipe=Recipe(chosen=chosen, configs=recipe.configs, units=units, weights=recipe.weights, trees=trees),
        ndcg=ndcg,
    )


def _best(ndcg: Mapping[str, float]) -> str:
    """The best, or the mixture where it is about as good, since its parts can be told and it serves everybody."""
    best = max(sorted(ndcg), key=lambda name: ndcg[name])
    return MIXTURE if ndcg[MIXTURE] >= _AS_GOOD * ndcg[best] else best


def unit_of(model: Recommender, task: Task) -> float:
    """The mean of the best scores of some shoppers: weights of different models compare by it, and tastes."""
    best: list[float] = []
    for batch in in_batches(task):
        scores = unseen(model.score(batch.histories, task.product_ids), batch.known, task.product_ids)
        found = scores.max(axis=1, initial=-np.inf)
        best += found[np.isfinite(found)].tolist()
        if len(best) >= _CALIBRATED_ON:
            break
    return max(float(np.mean(best[:_CALIBRATED_ON])), 1e-9) if best else 1.0
