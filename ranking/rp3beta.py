"""RP3beta (Paudel, Christoffel, Newell and Bernstein 2016): three-step random walks, the popular marked down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.neighbours import strongest_pairs
from ranking.relearned_weights import RelearnedWeights

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Rp3BetaConfig:
    """Settings of RP3beta."""

    neighbours: int = 200
    alpha: float = 0.6
    """The power of each step's probability, above 0."""
    beta: float = 0.2
    """The power of a product's popularity that its score is divided by."""
    decay: float = 0.9
    """What an occasion counts, as a share of the one after it."""


class Rp3Beta(RelearnedWeights[Rp3BetaConfig]):
    """The strongest walks to each product."""

    kind: ClassVar[str] = "rp3beta"

    @staticmethod
    def learn(rows: "csr_matrix", config: Rp3BetaConfig) -> "csr_matrix":
        """Sum over u of (x(u, h) / |h|) ** alpha * (x(u, j) / |u|) ** alpha / |j| ** beta, |.| sums of x.

        The first step, from the shopper who is scored to a past product, is the history itself. See
        `RelearnedWeights.learn`.
        """
        of_users = np.asarray(rows.sum(axis=1), dtype=np.float64).ravel()
        of_products = np.asarray(rows.sum(axis=0), dtype=np.float64).ravel()
        to_users, to_products = rows.copy(), rows.copy()
        to_users.data = ((rows.data / of_products[rows.indices]) ** config.alpha).astype(np.float32)
        to_products.data = ((rows.data / np.repeat(of_users, np.diff(rows.indptr))) ** config.alpha).astype(np.float32)
        divisors = np.where(of_products > 0, of_products, 1.0) ** config.beta

        def weigh(
            _others: NDArray[np.int64], products: NDArray[np.int64], sums: NDArray[np.float32]
        ) -> NDArray[np.float32]:
            return (sums / divisors[products]).astype(np.float32)

        return strongest_pairs(to_users, to_products, weigh, config.neighbours)

    @staticmethod
    def config_of(document: Mapping[str, Any]) -> Rp3BetaConfig:
        """See `RelearnedWeights.config_of`."""
        return Rp3BetaConfig(**document)


def fit_rp3beta(interactions: Interactions, _features: ProductFeatures, config: Rp3BetaConfig) -> Rp3Beta:
    """Fit the walks between all pairs that share a user."""
    return Rp3Beta.fit(interactions.product_ids, interactions.rows, config)


def _suggest(trial: Trial) -> Rp3BetaConfig:
    return Rp3BetaConfig(
        neighbours=trial.suggest_int("neighbours", 20, 500, log=True),
        alpha=trial.suggest_float("alpha", 0.2, 2.0),
        beta=trial.suggest_float("beta", 0.0, 1.0),
        decay=suggest_decay(trial),
    )


RP3BETA = ModelFamily(name="rp3beta", default=Rp3BetaConfig(), suggest=_suggest, fit=fit_rp3beta)
