"""One model measured: means over shoppers at 10, each with its interval."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ranking.measures import variety
from ranking.measures.accuracy import accuracy
from ranking.measures.intervals import ByMeasure, interval, mean, resampled
from ranking.measures.lists import Lists, lists_of
from ranking.measures.pairs import Pairs
from ranking.measures.task import Task
from ranking.protocols import Recommender

_OWN = "own popularity"
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The measures of one model, at 10, means over the shoppers with a history."""

    name: str
    ndcg: float
    hit: float
    recall: float
    mrr: float
    coverage: float
    """Share of all products that anybody is shown."""
    novelty: float
    """Mean -log2 of the share of shoppers who have to do with a product shown."""
    diversity: float
    """Mean share of pairs in a list that are of different kinds; NaN without kinds."""
    distance: float
    """Mean of 1 - cosine over the pairs of a list; NaN without text vectors."""
    serendipity: float
    """Mean share of a list that is right and not what popularity would show."""
    popularity: float
    """Mean share of shoppers who have to do with a product shown."""
    popularity_bias: float
    """How much more popular the lists are than what the shoppers chose themselves: 0 as popular, 1 twice as popular."""
    gini: float
    """How unequally places are given to products: 0 equally, near 1 all to one."""
    calibration: float
    """KL divergence of the kinds of a list from those of the history, in nats; lower is better; NaN without kinds."""
    users: int
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    """Measure, as `as_json` names it -> 95 % interval of the mean; none with fewer than two shoppers."""
    per_user: tuple[float, ...] = ()
    """nDCG of each shopper, in the order of `Task.targets`."""
    lists: Lists | None = field(default=None, compare=False, repr=False)
    """What was measured; None when the figures come from elsewhere."""

    def values(self) -> dict[str, float]:
        """The measures under the names of the contract; NaN where there is nothing to say."""
        return {
            "ndcg@10": self.ndcg,
            "hit@10": self.hit,
            "recall@10": self.recall,
            "mrr@10": self.mrr,
            "coverage": self.coverage,
            "novelty": self.novelty,
            "diversity": self.diversity,
            "distance": self.distance,
            "serendipity": self.serendipity,
            "popularity": self.popularity,
            "popularity_bias": self.popularity_bias,
            "gini": self.gini,
            "calibration": self.calibration,
        }

    def as_json(self) -> dict[str, Any]:
        """The measures and their intervals; None where there is nothing to say."""
        return {"name": self.name, **as_figures(self.values(), self.intervals), "users": self.users}


def as_figures(values: Mapping[str, float], spans: Mapping[str, Interval]) -> dict[str, Any]:
    """Values as `name` and intervals as `name_interval`, rounded."""
    rounded: dict[str, Any] = {name: None if math.isnan(value) else round(value, 4) for name, value in values.items()}
    return rounded | {f"{name}_interval": [round(low, 4), round(high, 4)] for name, (low, high) in spans.items()}


def measure(model: Recommender, task: Task, name: str | None = None) -> Measured:
    """Rank all unseen products for every shopper of a task."""
    return measured_of(lists_of(model, task), name or model.name)


def measured_of(lists: Lists, name: str) -> Measured:
    """Measure lists: the shoppers with a history alone, strangers have a segment of their own."""
    task, size = lists.task, len(lists.task.targets)
    columns = {key: values[:size] for key, values in _of_shoppers(lists).items()}
    samples = resampled(columns)
    spans = {key: interval(samples[key]) for key in columns if key != _OWN and np.isfinite(samples[key]).any()}
    if np.isfinite(samples[_OWN]).any():
        spans["popularity_bias"] = interval(samples["popularity"] / samples[_OWN] - 1)
    means = {key: mean(values) for key, values in columns.items()}
    places = lists.top[:size]
    return Measured(
        name=name,
        ndcg=means["ndcg@10"],
        hit=means["hit@10"],
        recall=means["recall@10"],
        mrr=means["mrr@10"],
        coverage=variety.coverage(places, len(task.product_ids)),
        novelty=means["novelty"],
        diversity=means["diversity"],
        distance=means["distance"],
        serendipity=means["serendipity"],
        popularity=means["popularity"],
        popularity_bias=_bias(means["popularity"], means[_OWN]),
        gini=variety.gini(places, len(task.product_ids)),
        calibration=means["calibration"],
        users=size,
        intervals=spans,
        per_user=tuple(columns["ndcg@10"].tolist()),
        lists=lists,
    )


def _of_shoppers(lists: Lists) -> ByMeasure:
    """What can be said of each shopper, strangers too."""
    task, places = lists.task, lists.top
    hits = task.wanted.holds(places)
    return {
        **accuracy(hits, task.wanted_counts),
        "novelty": variety.novelty(places, task),
        "diversity": variety.kind_diversity(places, task),
        "distance": variety.distance(places, task),
        "serendipity": variety.serendipity(places, hits, task),
        "popularity": variety.popularity(places, task),
        "calibration": variety.calibration(places, task),
        _OWN: variety.own_popularity(task.owned, task),
    }


def _bias(shown: float, chosen: float) -> float:
    """Popularity lift (Abdollahpouri et al. 2020): the share by which lists are more popular than histories."""
    return shown / chosen - 1 if chosen > 0 else math.nan


def accuracy_of(lists: Lists, wanted: Pairs, counts: np.ndarray) -> ByMeasure:
    """The accuracy of each shopper when these alone are the targets.

    Args:
        lists: what everybody is shown.
        wanted: the targets.
        counts: how many targets each shopper has, (shoppers,); shoppers without are left out.
    """
    rows = np.flatnonzero(counts)
    hits = wanted.holds(lists.top)[rows]
    return accuracy(hits, counts[rows])
