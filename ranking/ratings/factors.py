"""Matrix factorisation by stochastic gradient descent, on what the biases leave.

Plain: Koren, Bell, Volinsky 2009, "Matrix factorization techniques for recommender systems", equations 5 to 7 (after
Funk 2006). With implicit feedback: SVD++, Koren 2008, "Factorization meets the neighborhood", equation 15.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ranking.ratings.biases import Biases
from ranking.ratings.protocols import Floats, Places, Stars

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsConfig:
    """Settings of a factorisation."""

    rank: int = 20
    epochs: int = 30
    rate: float = 0.01
    """Step of the descent."""
    regularisation: float = 0.08
    implicit: bool = False
    """Whether what a user rated at all speaks for the user (SVD++)."""
    users_at_once: int = 10
    """Users whose ratings share a step."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """Adds to the biases the product of what a user likes and what an item has."""

    biases: Biases
    config: FactorsConfig
    users: Floats
    """float64 (users + 1, rank); the last row, of zeros, is for the unseen."""
    items: Floats
    """float64 (items + 1, rank)."""

    @property
    def name(self) -> str:
        """Name of the model, as tables print it."""
        return "svd++" if self.config.implicit else "mf-sgd"

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """As `RatingPredictor.predict`."""
        taste = np.einsum("nk,nk->n", self.users[users], self.items[items])
        return self.biases.ratings.clipped(self.biases.raw(users, items, times) + taste)


def fit_factors(biases: Biases, config: FactorsConfig) -> Factors:
    """Descend user group by user group, in a new random order each epoch."""
    ratings = biases.ratings
    rng = np.random.default_rng(config.seed)
    users = rng.normal(0.0, 0.05, (len(ratings.user_ids), config.rank))
    items = rng.normal(0.0, 0.05, (len(ratings.item_ids), config.rank))
    words = np.zeros_like(items)
    rated = implicit_of(ratings.users, ratings.items, (len(users), len(items)))
    order = np.argsort(ratings.users, kind="stable")
    starts = np.searchsorted(ratings.users[order], np.arange(len(users) + 1))
    for _ in range(config.epochs):
        shuffled = rng.permutation(len(users))
        for group in np.array_split(shuffled, -(-len(users) // config.users_at_once)):
            rows = np.concatenate([order[starts[user] : starts[user + 1]] for user in group])
            _step(biases, config, (users, items, words), rated[group], group, rows)
    users[ratings.user_counts() == 0] = 0.0
    items[ratings.item_counts() == 0] = 0.0
    tastes = users + rated @ words if config.implicit else users
    unseen = np.zeros((1, config.rank))
    return Factors(
        biases=biases, config=config, users=np.concatenate([tastes, unseen]), items=np.concatenate([items, unseen])
    )


def implicit_of(rows: Places, columns: Places, shape: tuple[int, int]) -> "csr_matrix":
    """What each user rated at all, or by whom each item was rated, each row of length 1; of the given shape."""
    from scipy.sparse import csr_matrix

    counts = np.bincount(rows, minlength=shape[0])[rows]
    return csr_matrix((1.0 / np.sqrt(counts), (rows, columns)), shape=shape)


def _step(
    biases: Biases,
    config: FactorsConfig,
    factors: tuple[Floats, Floats, Floats],
    rated: "csr_matrix",
    group: Places,
    rows: Places,
) -> None:
    """One step, in place, for the ratings (rows) of a group of users."""
    users, items, words = factors
    of_user = _within(biases.ratings.users[rows], group)
    item = biases.ratings.items[rows]
    tastes = users[group] + rated @ words if config.implicit else users[group]
    error = biases.residuals[rows] - np.einsum("nk,nk->n", tastes[of_user], items[item])
    pull = np.zeros_like(tastes)
    np.add.at(pull, of_user, error[:, None] * items[item])
    counts = np.bincount(of_user, minlength=len(group))[:, None]
    np.add.at(items, item, config.rate * (error[:, None] * tastes[of_user] - config.regularisation * items[item]))
    users[group] += config.rate * (pull - config.regularisation * counts * users[group])
    if config.implicit:
        words += config.rate * (rated.T @ pull)
        touched = np.unique(item)
        words[touched] *= 1.0 - config.rate * config.regularisation


def _within(users: Places, group: Places) -> Places:
    """The place of each user in the group."""
    order = np.argsort(group)
    return order[np.searchsorted(group[order], users)]
