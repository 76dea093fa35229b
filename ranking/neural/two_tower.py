"""Two towers (Yi et al. 2019): products from their texts, shoppers from the products of their history."""

from dataclasses import dataclass

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial
from ranking.neural.descent import Plan
from ranking.neural.fitting import Recipe, fit_net
from ranking.neural.ranker import NeuralRanker
from ranking.neural.softmax import Noise
from ranking.neural.towers import TwoTower


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTowerConfig:
    """Settings of two towers."""

    factors: int = 256
    decay: float = 0.7
    """What a visit counts, as a share of the one after it."""
    dropout: float = 0.4
    """Share of the numbers in the vectors of the history that are zero in a step."""
    omitted: float = 0.3
    """Share of the products of the history that are left out of a step."""
    smoothing: float = 0.1
    """Share of the probability that is wanted for all products alike."""
    rate: float = 0.001
    epochs: int = 8
    seed: int = 0


def fit_two_tower(interactions: Interactions, features: ProductFeatures, config: TwoTowerConfig) -> NeuralRanker:
    """Fit by softmax over all products, or over a sample where there are many."""
    net = TwoTower(decay=config.decay)
    recipe = Recipe(
        factors=config.factors,
        noise=Noise(dropout=config.dropout, omitted=config.omitted, smoothing=config.smoothing),
        plan=Plan(rate=config.rate, epochs=config.epochs, seed=config.seed),
    )
    return fit_net(net, interactions, features, recipe)


def _suggest(trial: Trial) -> TwoTowerConfig:
    return TwoTowerConfig(
        decay=trial.suggest_float("decay", 0.5, 1.0),
        dropout=trial.suggest_float("dropout", 0.2, 0.6),
        smoothing=trial.suggest_float("smoothing", 0.0, 0.4),
        epochs=trial.suggest_int("epochs", 4, 14),
    )


TWO_TOWER = ModelFamily(name="two-tower", default=TwoTowerConfig(), suggest=_suggest, fit=fit_two_tower)
