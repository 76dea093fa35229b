"""Sequence rules: what follows what, and how soon ("SR" in Ludewig and Jannach 2018).

Unlike co-purchase they have a direction: paper follows the printer, a printer seldom follows the paper.
"""

from dataclasses import dataclass

import numpy as np

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.item_weights import ItemWeights
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceRulesConfig:
    """Settings of sequence rules."""

    steps: int = 3
    """So many occasions later still count."""
    fading: float = 0.7
    """What a step further counts, as a share of the step before it."""
    shrinkage: float = 3.0
    """Added to how often a product stands first: rules that rest on few shoppers count less."""
    neighbours: int = 300
    decay: float = 0.7
    """What an occasion of a history counts, as a share of the one after it."""


def fit_sequence_rules(
    interactions: Interactions, _features: ProductFeatures, config: SequenceRulesConfig
) -> ItemWeights:
    """Fit W[i, j] = C[i, j] / (sum over all j of C[i, j] + shrinkage).

    C[i, j] is the sum of fading^(steps - 1) over shoppers who had j some steps after i, times what j weighs for them
    (Kamehkhosh, Jannach and Ludewig 2017).
    """
    from scipy.sparse import csr_matrix, diags

    columns = Columns(interactions.product_ids)
    first, later, counts = [], [], []
    for history in interactions.histories:
        places, weights = columns.known(history)
        occasions = np.array(history.occasions, dtype=np.int64)[columns.places(history.product_ids) >= 0]
        gap = occasions[:, None] - occasions[None, :]
        rows, cols = np.nonzero((gap >= 1) & (gap <= config.steps))
        first.append(places[rows])
        later.append(places[cols])
        counts.append(config.fading ** (gap[rows, cols] - 1) * weights[cols])
    size = len(interactions.product_ids)
    pairs = csr_matrix(
        (np.concatenate([np.zeros(0), *counts]), (_joined(first), _joined(later))), shape=(size, size), dtype=np.float32
    )
    starts = np.asarray(pairs.sum(axis=1)).ravel()
    rules = (diags(1 / (starts + config.shrinkage)) @ pairs).tocsr().astype(np.float32)
    return ItemWeights("sequence-rules", interactions.product_ids, strongest(rules, config.neighbours), config.decay)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _suggest(trial: Trial) -> SequenceRulesConfig:
    return SequenceRulesConfig(
        steps=trial.suggest_int("steps", 1, 10),
        fading=trial.suggest_float("fading", 0.3, 1.0),
        shrinkage=trial.suggest_float("shrinkage", 0.1, 30.0, log=True),
        decay=suggest_decay(trial),
    )


SEQUENCE_RULES = ModelFamily(
    name="sequence-rules", default=SequenceRulesConfig(), suggest=_suggest, fit=fit_sequence_rules
)
