"""The measures of a recommender in words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ranking.measures.measured import Measured
from ranking.measures.segments import COLD, HEAVY
from ranking.report.diversified import By

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A measure as a person meets it."""

    key: str
    """As `Measured.values` names it."""
    title: str
    says: str
    better: Better
    digits: int = 3


MEASURES: Sequence[Told] = (
    Told(key="ndcg@10", title="nDCG", says="how high the right products stand; 1 when they are first", better="higher"),
    Told(key="hit@10", title="hit", says="share of shoppers with a right product among their ten", better="higher"),
    Told(key="recall@10", title="recall", says="share of a shopper's right products among the ten", better="higher"),
    Told(key="mrr@10", title="MRR", says="one over the place of the first right product", better="higher"),
    Told(key="coverage", title="coverage", says="share of all products that anybody is shown", better="higher"),
    Told(
        key="novelty",
        title="novelty",
        says="how few know what is shown, in bits: one more is half as many shoppers",
        better="higher",
        digits=2,
    ),
    Told(key="diversity", title="kinds", says="share of pairs in a list that are of different kinds", better="higher"),
    Told(
        key="distance",
        title="distance",
        says="how far apart the texts of a list are: 0 the same, 1 unrelated",
        better="higher",
    ),
    Told(
        key="serendipity",
        title="serendipity",
        says="share of a list that is right and not among the ten most popular",
        better="higher",
        digits=4,
    ),
    Told(
        key="popularity_bias",
        title="popularity bias",
        says="how much more popular the lists are than what shoppers chose: 0 as popular, 1 twice as popular",
        better="neither",
        digits=2,
    ),
    Told(
        key="gini",
        title="Gini",
        says="how unequally places go to products: 0 equally, near 1 all to one",
        better="lower",
    ),
    Told(
        key="calibration",
        title="miscalibration",
        says="how far the kinds of a list are from those of the history, in nats; 0 is true to it",
        better="lower",
        digits=2,
    ),
)
"""In the order of the columns."""
ACCURATE = 4
"""The first of them say how right a list is, the others what it is like."""

BY: Mapping[By, str] = {"text": "unlike texts", "kind": "unlike kinds", "interests": "kinds of the history"}
"""What makes a list varied, in words."""
_SEGMENTS: Mapping[str, str] = {
    "new_shoppers": "new shoppers",
    "cold": f"cold, 0-{COLD} known",
    "warm": f"warm, {COLD + 1}-{HEAVY - 1} known",
    "heavy": f"heavy, {HEAVY}+ known",
    "new_products": "new products",
}


def segment_title(name: str) -> str:
    """A segment as a person reads it."""
    return _SEGMENTS.get(name, name.removeprefix("kind:"))


def said(told: Told) -> str:
    """A measure in one line."""
    way = {"higher": "; higher is better", "lower": "; lower is better", "neither": ""}[told.better]
    return told.says + way


def shown(model: Measured, told: Told) -> str:
    """A value; a dash where there is nothing to say."""
    value = model.values()[told.key]
    return "-" if math.isnan(value) else _written(value, told)


def span(model: Measured, told: Told, between: str = "..") -> str:
    """The interval of a value; nothing where there is none."""
    if told.key not in model.intervals:
        return ""
    low, high = (_written(bound, told) for bound in model.intervals[told.key])
    return f"{low} {between} {high}"


def _written(value: float, told: Told) -> str:
    return f"{round(value, told.digits) + 0.0:.{told.digits}f}"  # + 0.0: nothing is -0.00


def known_measures(models: Sequence[Measured]) -> tuple[Told, ...]:
    """The measures that say something of any of these models."""
    return tuple(told for told in MEASURES if any(shown(model, told) != "-" for model in models))
