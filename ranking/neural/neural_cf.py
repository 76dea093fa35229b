"""Neural collaborative filtering (He et al. 2017), a shopper by the bag of the history, trained by sampled softmax."""

from dataclasses import dataclass

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial
from ranking.neural.collaborative import NeuralCf
from ranking.neural.descent import Plan
from ranking.neural.fitting import Recipe, fit_net
from ranking.neural.ranker import NeuralRanker
from ranking.neural.softmax import Noise


@dataclass(frozen=True, slots=True, kw_only=True)
class NeuralCfConfig:
    """Settings of neural collaborative filtering."""

    factors: int = 64
    decay: float = 0.7
    """What a visit counts, as a share of the one after it."""
    dropout: float = 0.3
    omitted: float = 0.3
    """Share of the products of the history that are left out of a step."""
    rate: float = 0.003
    epochs: int = 8
    sampled: int = 500
    """Products that a step compares with, beside those of its shoppers."""
    seed: int = 0


def fit_neural_cf(interactions: Interactions, features: ProductFeatures, config: NeuralCfConfig) -> NeuralRanker:
    """Fit from events alone."""
    net = NeuralCf(decay=config.decay)
    recipe = Recipe(
        factors=config.factors,
        text=False,
        own_scale=0.1,
        noise=Noise(dropout=config.dropout, omitted=config.omitted),
        plan=Plan(rate=config.rate, epochs=config.epochs, batch=300, seed=config.seed),
        sampled=config.sampled,
    )
    return fit_net(net, interactions, features, recipe)


def _suggest(trial: Trial) -> NeuralCfConfig:
    return NeuralCfConfig(
        decay=trial.suggest_float("decay", 0.5, 1.0),
        dropout=trial.suggest_float("dropout", 0.0, 0.5),
        rate=trial.suggest_float("rate", 0.001, 0.01, log=True),
        epochs=trial.suggest_int("epochs", 4, 12),
    )


NEURAL_CF = ModelFamily(name="neural-cf", default=NeuralCfConfig(), suggest=_suggest, fit=fit_neural_cf)
