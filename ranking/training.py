"""Fits the recommenders, picks settings and weights on the validation part, tests once, refits on everything."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ranking.backed import Backed
from ranking.content import CONTENT, ContentConfig
from ranking.ease import EASE, MOST_PRODUCTS, EaseConfig
from ranking.evaluation import Measured, Task, in_batches, measure, ndcg_of, ndcg_of_mixtures, task_of, unseen
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.interactions import Interactions, interactions_of
from ranking.item_knn import ITEM_KNN, ItemKnnConfig
from ranking.mixture import Mixture
from ranking.model_family import ModelFamily
from ranking.popularity import POPULARITY, Popularity, PopularityConfig
from ranking.protocols import Recommender
from ranking.scenes.models import SceneModels
from ranking.splits import Split
from ranking.weights import EventWeights

LEAST_USERS = 20
"""With fewer shoppers to validate on, the choice would be chance: popularity serves."""
_EASE_GRID = tuple(
    EaseConfig(regularisation=r, decay=d) for r, d in itertools.product((10.0, 50.0, 200.0), (0.7, 0.9, 1.0))
)
_KNN_GRID = tuple(
    ItemKnnConfig(neighbours=n, shrinkage=s, decay=d)
    for n, s, d in itertools.product((50, 200), (1.0, 10.0), (0.7, 0.9, 1.0))
)
_CONTENT_GRID = tuple(ContentConfig(decay=decay) for decay in (0.5, 0.8, 1.0))
_MIXTURE_STEPS = (0.25, 0.5, 1.0, 2.0)
_FLOORS = {"content": 0.1, "popularity": 0.02}
"""The least weight of the parts that serve new products and new shoppers."""
_STANDS_IN = 0.25
"""What content says of a product that a model knows nothing of, as a share of what a best match is to the model."""
_AS_GOOD = 0.98
_CALIBRATED_ON = 300

Progress = Callable[[str, float], None]
"""Told what is done next and the share that is done, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The outcome of a training."""

    chosen: str
    model: Recommender
    """The chosen model, fitted on all events."""
    table: tuple[Measured, ...]
    """Every family on the test part, by nDCG."""
    why: str
    """The choice in words."""
    unit: float = 1.0
    """The mean of the best scores that the chosen model gives to a shopper: what counts as a full match of taste."""
    scenes: SceneModels | None = None
    """What scenes need beside the recommender; None where it was not learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """A kind of model and the settings to try."""

    family: ModelFamily[Any]
    configs: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tuned:
    """What the validation part taught, by the name of the model, the strongest single model first."""

    families: Mapping[str, _Family]
    """With the one best setting each."""
    ndcg: Mapping[str, float]
    units: Mapping[str, float]
    weights: Mapping[str, float]
    """Of the mixture, in shares of the units."""

    def fitted(self, interactions: Interactions, features: ProductFeatures) -> dict[str, Recommender]:
        """Every model fitted on these interactions, the mixture made of the others."""
        models = {
            name: tried.family.fit(interactions, features, tried.configs[0]) for name, tried in self.families.items()
        }
        return models | {"mixture": _mixed(models, self.weights, self.units)}


def train(
    events: Sequence[Event],
    split: Split,
    features: ProductFeatures,
    progress: Progress = lambda _step, _share: None,
    weights: EventWeights | None = None,
) -> Trained:
    """Fit, choose and test the recommenders of a shop.

    Args:
        events: everything, for the final fit.
        split: the same events, parted.
        features: all products; without vectors content is left out.
        progress: told how far it is.
        weights: what each kind of event says.
    """
    product_ids, kinds = features.product_ids, features.kinds
    valid = task_of(split.train, split.valid, product_ids, kinds, features.vectors, weights)
    if len(valid.targets) < LEAST_USERS:
        popularity = Popularity.fit(interactions_of(events, product_ids, weights))
        why = (
            f"Only {len(valid.targets)} shoppers have enough history to choose by ({LEAST_USERS} are needed), "
            "so popularity serves."
        )
        return Trained(chosen=popularity.name, model=popularity, table=(), why=why)
    tuned = _tuned(_families(features), features, interactions_of(split.train, product_ids, weights), valid, progress)
    chosen = _chosen(tuned.ndcg)
    progress("test", 0.8)
    past = (*split.train, *split.valid)
    test = task_of(past, split.test, product_ids, kinds, features.vectors, weights)
    fitted = tuned.fitted(interactions_of(past, product_ids, weights), features)
    table = [measure(model, test, name) for name, model in fitted.items()]
    progress(f"fit {chosen}", 0.9)
    models = tuned.fitted(interactions_of(events, product_ids, weights), features)
    return Trained(
        chosen=chosen,
        model=_backed(chosen, models, tuned.units),
        table=tuple(sorted(table, key=lambda row: -row.ndcg)),
        why=_why(chosen, tuned.ndcg, table),
        unit=tuned.units[chosen],
    )


def _chosen(on_valid: Mapping[str, float]) -> str:
    """The best on the validation part; the mixture when it is as good, since it alone serves everybody."""
    best = max(sorted(on_valid), key=lambda name: on_valid[name])
    return "mixture" if on_valid["mixture"] >= _AS_GOOD * on_valid[best] else best


def _families(features: ProductFeatures) -> dict[str, _Family]:
    """What is tried for a shop of these products."""
    found = [_Family(family=POPULARITY, configs=(PopularityConfig(),)), _Family(family=ITEM_KNN, configs=_KNN_GRID)]
    if len(features.product_ids) <= MOST_PRODUCTS:
        found.append(_Family(family=EASE, configs=_EASE_GRID))
    if features.vectors is not None:
        found.append(_Family(family=CONTENT, configs=_CONTENT_GRID))
    return {tried.family.name: tried for tried in found}


def _tuned(
    families: Mapping[str, _Family], features: ProductFeatures, learned: Interactions, valid: Task, progress: Progress
) -> _Tuned:
    """Each family with its best settings on the validation part, and the mixture of them."""
    models: dict[str, Recommender] = {}
    ndcg: dict[str, float] = {}
    best: dict[str, _Family] = {}
    total = sum(len(family.configs) for family in families.values())
    done = 0
    for name, tried in families.items():
        for config in tried.configs:
            model = tried.family.fit(learned, features, config)
            progress(f"tune {name}", 0.7 * done / total)
            done += 1
            found = ndcg_of(model, valid)
            if name not in ndcg or found > ndcg[name]:
                models[name], ndcg[name] = model, found
                best[name] = _Family(family=tried.family, configs=(config,))
    progress("tune mixture", 0.7)
    order = sorted(ndcg, key=lambda name: -ndcg[name])
    units = {name: _unit(models[name], valid) for name in order}
    weights, score = _weights({name: models[name] for name in order}, ndcg[order[0]], units, valid)
    return _Tuned(
        families={name: best[name] for name in order},
        ndcg={**ndcg, "mixture": score},
        units={**units, "mixture": _unit(_mixed(models, weights, units), valid)},
        weights=weights,
    )


def _weights(
    models: Mapping[str, Recommender], score: float, units: Mapping[str, float], valid: Task
) -> tuple[dict[str, float], float]:
    """Weights by coordinate search on the validation part, one round, the strongest single model first; their nDCG.

    Content and popularity always have a say, however small: they alone know new products and new shoppers.
    """
    parts = {name: _part(name, models, units) for name in models}

    def ndcg(trials: Sequence[Mapping[str, float]]) -> tuple[float, ...]:
        scaled = [{name: weight / units[name] for name, weight in trial.items()} for trial in trials]
        return ndcg_of_mixtures(parts, scaled, valid)

    first, *others = models
    weights = {first: 1.0, **dict.fromkeys(others, 0.0)}
    for name in others:
        trials = [{**weights, name: step * (0.2 if name == "popularity" else 1.0)} for step in _MIXTURE_STEPS]
        found = ndcg(trials)
        if max(found) > score:
            score = max(found)
            weights = trials[found.index(score)]
    floored = {name: max(weight, _FLOORS.get(name, 0.0)) for name, weight in weights.items()}
    return floored, score if floored == weights else ndcg([floored])[0]


def _mixed(models: Mapping[str, Recommender], weights: Mapping[str, float], units: Mapping[str, float]) -> Mixture:
    parts = [(_part(name, models, units), weight / units[name]) for name, weight in weights.items() if weight > 0]
    return Mixture(parts)


def _part(name: str, models: Mapping[str, Recommender], units: Mapping[str, float]) -> Recommender:
    """A model as part of the mixture: content stands in for one that learns from events alone."""
    return models[name] if name == "popularity" else _backed(name, models, units)


def _backed(name: str, models: Mapping[str, Recommender], units: Mapping[str, float]) -> Recommender:
    """A model as it serves: where it knows nothing, of a new product or a history of new products, content does."""
    if name in ("content", "mixture") or "content" not in models:
        return models[name]
    return Backed(models[name], models["content"], _STANDS_IN * units[name] / units["content"])


def _unit(model: Recommender, task: Task) -> float:
    """The mean of the best scores of some shoppers: weights of different models compare by it, and tastes."""
    best: list[float] = []
    for batch in in_batches(task):
        scores = unseen(model.score(batch.histories, task.product_ids), batch.known, task.product_ids)
        found = scores.max(axis=1, initial=-np.inf)
        best += found[np.isfinite(found)].tolist()
        if len(best) >= _CALIBRATED_ON:
            break
    return max(float(np.mean(best[:_CALIBRATED_ON])), 1e-9) if best else 1.0


def _why(chosen: str, on_valid: Mapping[str, float], table: Sequence[Measured]) -> str:
    others = sorted(((score, name) for name, score in on_valid.items() if name != chosen), reverse=True)
    tested = {row.name: row for row in table}
    second = f", ahead of {others[0][1]} ({others[0][0]:.4f})" if others else ""
    return (
        f"{chosen} was best on the validation part with nDCG@10 {on_valid[chosen]:.4f}{second}; "
        f"on the test part, touched once, it has {tested[chosen].ndcg:.4f} over {tested[chosen].users} shoppers."
    )
