"""Fits the recommenders, picks settings and weights on the validation part, tests once, refits on everything."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.content import Content
from ranking.ease import MOST_PRODUCTS, EaseConfig, fit_ease
from ranking.evaluation import Measured, Task, measure, task_of, top
from ranking.events import Event
from ranking.interactions import Interactions, interactions_of
from ranking.item_knn import ItemKnnConfig, fit_item_knn
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from ranking.protocols import Recommender
from ranking.splits import Split

LEAST_USERS = 20
"""With fewer shoppers to validate on, the choice would be chance: popularity serves."""
_EASE_GRID = tuple(
    EaseConfig(regularisation=r, decay=d) for r, d in itertools.product((10.0, 50.0, 200.0), (0.7, 0.9, 1.0))
)
_KNN_GRID = tuple(
    ItemKnnConfig(neighbours=n, shrinkage=s, decay=d)
    for n, s, d in itertools.product((50, 200), (1.0, 10.0), (0.7, 0.9, 1.0))
)
_CONTENT_DECAYS = (0.5, 0.8, 1.0)
_MIXTURE_STEPS = (0.0, 0.25, 0.5, 1.0, 2.0)
_FLOORS = {"content": 0.1, "popularity": 0.02}
"""The least weight of the parts that serve new products and new shoppers."""
_AS_GOOD = 0.98
_CALIBRATED_ON = 300

Vectors = NDArray[np.float32]
Fitter = Callable[[Interactions], Recommender]


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


def train(
    events: Sequence[Event],
    split: Split,
    product_ids: Sequence[str],
    kinds: Mapping[str, str],
    vectors: Vectors | None = None,
    progress: Callable[[str], None] = lambda _name: None,
) -> Trained:
    """Fit, choose and test the recommenders of a shop.

    Args:
        events: everything, for the final fit.
        split: the same events, parted.
        product_ids: all products, sorted.
        kinds: product id -> product type, for diversity.
        vectors: unit vectors of the products, float32 (products, d); None leaves content out.
        progress: told what is being fitted.
    """
    valid = task_of(split.train, split.valid, product_ids, kinds)
    if len(valid.targets) < LEAST_USERS:
        popularity = Popularity.fit(interactions_of(events, product_ids))
        why = (
            f"Only {len(valid.targets)} shoppers have enough history to choose by ({LEAST_USERS} are needed), "
            "so popularity serves."
        )
        return Trained(chosen=popularity.name, model=popularity, table=(), why=why)
    fitters = _tuned(split, valid, product_ids, vectors, progress)
    test = task_of((*split.train, *split.valid), split.test, product_ids, kinds)
    learned = interactions_of((*split.train, *split.valid), product_ids)
    on_valid = {name: score for name, (_, score) in fitters.items()}
    table = []
    for name, (fit, _) in fitters.items():
        progress(f"test {name}")
        table.append(measure(fit(learned), test, name))
    chosen = _chosen(on_valid)
    unit = _scale(fitters[chosen][0](learned), test)
    progress(f"fit {chosen}")
    model = fitters[chosen][0](interactions_of(events, product_ids))
    return Trained(
        chosen=chosen,
        model=model,
        table=tuple(sorted(table, key=lambda row: -row.ndcg)),
        why=_why(chosen, on_valid, table),
        unit=unit,
    )


def _chosen(on_valid: Mapping[str, float]) -> str:
    """The best on the validation part; the mixture when it is as good, since it alone serves everybody."""
    best = max(sorted(on_valid), key=lambda name: on_valid[name])
    return "mixture" if on_valid["mixture"] >= _AS_GOOD * on_valid[best] else best


def _tuned(
    split: Split,
    valid: Task,
    product_ids: Sequence[str],
    vectors: Vectors | None,
    progress: Callable[[str], None],
) -> dict[str, tuple[Fitter, float]]:
    """Each family with its best settings on the validation part: name -> how to fit it, and its nDCG there."""
    learned = interactions_of(split.train, product_ids)
    grids: dict[str, list[Fitter]] = {
        "popularity": [Popularity.fit],
        "item-knn": [lambda x, c=config: fit_item_knn(x, c) for config in _KNN_GRID],  # type: ignore[misc]
    }
    if len(product_ids) <= MOST_PRODUCTS:
        grids["ease"] = [lambda x, c=config: fit_ease(x, c) for config in _EASE_GRID]  # type: ignore[misc]
    if vectors is not None:
        grids["content"] = [lambda _, d=decay: Content(product_ids, vectors, d) for decay in _CONTENT_DECAYS]  # type: ignore[misc]
    best: dict[str, tuple[Fitter, float]] = {}
    for name, grid in grids.items():
        progress(f"tune {name}")
        scored = [(measure(fit(learned), valid).ndcg, -place, fit) for place, fit in enumerate(grid)]
        score, _, fit = max(scored, key=lambda item: item[:2])
        best[name] = (fit, score)
    progress("tune mixture")
    return best | {"mixture": _mixture(best, learned, valid)}


def _mixture(best: Mapping[str, tuple[Fitter, float]], learned: Interactions, valid: Task) -> tuple[Fitter, float]:
    """Weights by coordinate search on the validation part, one round, the strongest single model first.

    Content and popularity always have a say, however small: they alone know new products and new shoppers.
    """
    order = sorted(best, key=lambda name: -best[name][1])
    models = {name: best[name][0](learned) for name in order}
    scales = {name: _scale(model, valid) for name, model in models.items()}
    weights = {name: 1.0 if name == order[0] else 0.0 for name in order}
    score = best[order[0]][1]
    for name in order[1:]:
        for step in _MIXTURE_STEPS[1:]:
            tried = {**weights, name: step * (0.2 if name == "popularity" else 1.0)}
            found = measure(_mixed(models, tried, scales), valid).ndcg
            if found > score:
                weights, score = tried, found
    for name, least in _FLOORS.items():
        if 0 <= weights.get(name, -1.0) < least:
            weights = {**weights, name: least}
            score = measure(_mixed(models, weights, scales), valid).ndcg

    def fit(interactions: Interactions) -> Recommender:
        fitted = {name: best[name][0](interactions) for name in order if weights[name] > 0}
        return _mixed(fitted, weights, scales)

    return fit, score


def _mixed(models: Mapping[str, Recommender], weights: Mapping[str, float], scales: Mapping[str, float]) -> Mixture:
    return Mixture([(model, weights[name] / scales[name]) for name, model in models.items() if weights[name] > 0])


def _scale(model: Recommender, task: Task) -> float:
    """The mean of the best scores of some shoppers, so that weights of different models compare."""
    best = []
    for user in list(task.targets)[:_CALIBRATED_ON]:
        history = task.histories[user]
        first = top(model, history, task.product_ids, 1)
        best += [float(model.score(history, first)[0])] if first else []
    return max(sum(best) / len(best), 1e-9) if best else 1.0


def _why(chosen: str, on_valid: Mapping[str, float], table: Sequence[Measured]) -> str:
    others = sorted(((score, name) for name, score in on_valid.items() if name != chosen), reverse=True)
    tested = {row.name: row for row in table}
    second = f", ahead of {others[0][1]} ({others[0][0]:.4f})" if others else ""
    return (
        f"{chosen} was best on the validation part with nDCG@10 {on_valid[chosen]:.4f}{second}; "
        f"on the test part, touched once, it has {tested[chosen].ndcg:.4f} over {tested[chosen].users} shoppers."
    )
