"""Self-attention over a history (Kang and McAuley 2018, "SASRec"), trained with cross-entropy over all products.

The full softmax is what makes it strong (Klenitskiy and Vasilev 2023, "Turning dross into gold loss").
"""

from dataclasses import dataclass

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial
from ranking.neural.attention import SasRec
from ranking.neural.descent import Plan
from ranking.neural.fitting import Recipe, fit_net
from ranking.neural.ranker import NeuralRanker
from ranking.neural.softmax import Noise


@dataclass(frozen=True, slots=True, kw_only=True)
class SasRecConfig:
    """Settings of self-attention."""

    factors: int = 128
    blocks: int = 1
    heads: int = 2
    dropout: float = 0.4
    smoothing: float = 0.1
    """Share of the probability that is wanted for all products alike."""
    rate: float = 0.001
    epochs: int = 10
    seed: int = 0


def fit_sasrec(interactions: Interactions, features: ProductFeatures, config: SasRecConfig) -> NeuralRanker:
    """Fit by softmax over all products, or over a sample where there are many."""
    net = SasRec(blocks=config.blocks, heads=config.heads)
    factors = config.factors // config.heads * config.heads
    recipe = Recipe(
        factors=factors,
        noise=Noise(dropout=config.dropout, smoothing=config.smoothing),
        plan=Plan(rate=config.rate, epochs=config.epochs, seed=config.seed),
    )
    return fit_net(net, interactions, features, recipe)


def _suggest(trial: Trial) -> SasRecConfig:
    return SasRecConfig(
        blocks=trial.suggest_int("blocks", 1, 2),
        dropout=trial.suggest_float("dropout", 0.1, 0.6),
        smoothing=trial.suggest_float("smoothing", 0.0, 0.4),
        epochs=trial.suggest_int("epochs", 4, 14),
    )


SASREC = ModelFamily(name="sasrec", default=SasRecConfig(), suggest=_suggest, fit=fit_sasrec)
