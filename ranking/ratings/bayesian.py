"""Bayesian matrix factorisation by Gibbs sampling, with implicit feedback, sessions and a noise for each user.

rating = mean + user's bias + item's bias + offsets of the sessions + user's factors . item's factors + noise, where the
biases are the first of the factors, the priors are those of `priors`, and how noisy a user is has a gamma prior.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.ratings.factors import implicit_of
from ranking.ratings.priors import FactorPrior
from ranking.ratings.protocols import Floats, Places, Stars
from ranking.ratings.ratings import Ratings, known
from ranking.ratings.sessions import Sessions, sessions_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_NOISE_WEIGHT = 8.0
"""As how many ratings the usual noise counts for the noise of one user."""
_ROUNDS_OF_RATINGS = 100_000_000
_MOST_THINGS = 100_000
_KEPT_NUMBERS = 50_000_000
"""Draws are kept as float32: 200 MB."""
_PRECISION = (1e-2, 1e4)
"""Limits of a user's precision, for ratings of deviation 1: all-equal ratings would drive it up without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BayesianConfig:
    """Settings of the sampler."""

    ranks: tuple[int, ...] = (7, 12)
    """One chain for each; their predictions are averaged."""
    rounds: int = 240
    warm_up: int = 40
    """Rounds at the start that are not kept."""
    every: int = 2
    """Of the others, one in so many is kept."""
    directions: int = 100
    """Singular vectors of who rated what that the priors may lean on."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What one chain keeps of its draws; the last user and the last item stand for the unseen."""

    users: Floats
    """float64 (users + 1,), mean biases."""
    items: Floats
    """float64 (items + 1,)."""
    mean: float
    sessions: tuple[Floats, ...]
    """The mean offsets of the sessions of each width."""
    user_factors: NDArray[np.float32]
    """float32 (draws, users + 1, rank)."""
    item_factors: NDArray[np.float32]
    """float32 (draws, items + 1, rank)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bayesian:
    """Predicts the mean over the draws of all chains."""

    ratings: Ratings
    sessions: tuple[Sessions, ...]
    chains: tuple[Chain, ...]
    centre: float
    """Mean of the ratings; the chains work on ratings less this, over `unit`."""
    unit: float
    """Deviation of the ratings, in stars."""
    name: str = "bayesian-mf"

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """As `RatingPredictor.predict`."""
        places = [sessions.places(users, times) for sessions in self.sessions]
        total = np.zeros(len(users))
        for chain in self.chains:
            total += chain.mean + chain.users[users] + chain.items[items]
            for offsets, of_session in zip(chain.sessions, places, strict=True):
                total += known(offsets, of_session)
            taste = np.zeros(len(users))
            for user_factors, item_factors in zip(chain.user_factors, chain.item_factors, strict=True):
                taste += np.einsum("nk,nk->n", user_factors[users], item_factors[items])
            total += taste / len(chain.user_factors)
        return self.ratings.clipped(self.centre + self.unit * total / len(self.chains))


def bayesian_config(ratings: Ratings) -> BayesianConfig:
    """Settings that fit within minutes and some hundred megabytes: the more ratings, the fewer rounds and draws."""
    rounds = int(np.clip(_ROUNDS_OF_RATINGS / len(ratings), 100, 240))
    things = len(ratings.user_ids) + len(ratings.item_ids)
    ranks = (7, 12) if things <= _MOST_THINGS else (7,)
    draws = int(np.clip(_KEPT_NUMBERS / (things * sum(ranks)), 10, 100))
    warm_up = rounds // 6
    return BayesianConfig(ranks=ranks, rounds=rounds, warm_up=warm_up, every=max(1, (rounds - warm_up) // draws))


def fit_bayesian(ratings: Ratings, config: BayesianConfig) -> Bayesian:
    """Run a chain for each rank."""
    sessions = sessions_of(ratings)
    centre, unit = float(ratings.stars.mean()), float(ratings.stars.std()) or 1.0
    chains = tuple(
        _Sampler(ratings, sessions, (ratings.stars - centre) / unit, rank, config).run() for rank in config.ranks
    )
    return Bayesian(ratings=ratings, sessions=sessions, chains=chains, centre=centre, unit=unit)


class _Side:
    """The factors of all users, or of all items: column 0 is the bias, the others meet the other side's."""

    def __init__(self, rng: np.random.Generator, rated: "csr_matrix", size: int, directions: int) -> None:
        self._seen = np.diff(rated.indptr) > 0
        self.factors = rng.normal(0.0, 0.1, (rated.shape[0], size))
        self.factors[:, 0] = 0.0
        self.total_bias = np.zeros(rated.shape[0])
        self.kept: list[NDArray[np.float32]] = []
        self._rng = rng
        self._prior = FactorPrior(rng, rated, size, directions)

    def resample(self, weights: "csr_matrix", targets: "csr_matrix", other: Floats) -> None:
        """Draw all factors given the other side's.

        Args:
            weights: (n, m), precisions of the ratings.
            targets: (n, m), precision times what is to be explained of each rating.
            other: (m, size), the other side's factors.
        """
        self._prior.resample(self.factors)
        design = other.copy()
        design[:, 0] = 1.0
        size = design.shape[1]
        row, column = np.triu_indices(size)
        upper = weights @ (design[:, row] * design[:, column])
        gram = np.empty((len(self.factors), size, size))
        gram[:, row, column] = gram[:, column, row] = upper
        precision = self._prior.precision
        pulled = targets @ design + self._prior.mean() @ precision
        self.factors = _normal(self._rng, gram + precision, pulled)

    def keep(self) -> None:
        """Keep the factors drawn; who gave, or what got, no rating is as the mean of the others."""
        factors = np.where(self._seen[:, None], self.factors, self.factors[self._seen].mean(axis=0))
        self.total_bias += factors[:, 0]
        self.kept.append(factors[:, 1:].astype(np.float32))

    def bias(self) -> Floats:
        """The mean bias; float64 (n,)."""
        return self.total_bias / len(self.kept)


class _Offsets:
    """The offsets of the sessions of one width, around 0, of a variance that is learned."""

    def __init__(self, rng: np.random.Generator, places: Places, size: int) -> None:
        self.values = np.zeros(size)
        self.total = np.zeros(size)
        self.places = places
        self._rng = rng
        self._precision = 10.0

    def resample(self, left: Floats, weights: Floats) -> Floats:
        """Draw the offsets given what they are to explain (n,); returns what they leave."""
        left = left + known(self.values, self.places)
        seen, size = self.places >= 0, len(self.values)
        precision = np.bincount(self.places[seen], weights[seen], size) + self._precision
        pulled = np.bincount(self.places[seen], (weights * left)[seen], size)
        self.values = pulled / precision + self._rng.standard_normal(size) / np.sqrt(precision)
        self._precision = float(self._rng.gamma(1.0 + 0.5 * size, 1.0 / (0.05 + 0.5 * (self.values**2).sum())))
        return left - known(self.values, self.places)


class _Sampler:
    """One chain."""

    def __init__(
        self, ratings: Ratings, sessions: tuple[Sessions, ...], targets: Floats, rank: int, config: BayesianConfig
    ) -> None:
        self._rng = np.random.default_rng((config.seed, rank))
        self._ratings, self._targets, self._config = ratings, targets, config
        shape = (len(ratings.user_ids) + 1, len(ratings.item_ids) + 1)
        self._counts = np.bincount(ratings.users, minlength=shape[0])
        rated = implicit_of(ratings.users, ratings.items, shape)
        rated_by = implicit_of(ratings.items, ratings.users, shape[::-1])
        self._users = _Side(self._rng, rated, rank + 1, config.directions)
        self._items = _Side(self._rng, rated_by, rank + 1, config.directions)
        self._sessions = [
            _Offsets(self._rng, found.places(ratings.users, ratings.times), len(found)) for found in sessions
        ]
        self._by_user = _Layout(ratings.users, ratings.items, shape)
        self._by_item = _Layout(ratings.items, ratings.users, shape[::-1])
        self._precisions = np.ones(shape[0])
        self._usual = 1.0
        self._mean = self._total_mean = 0.0

    def run(self) -> Chain:
        """Draw all rounds."""
        config = self._config
        for n in range(config.rounds):
            self._round()
            if n >= config.warm_up and (n - config.warm_up) % config.every == 0:
                self._keep()
        draws = len(self._users.kept)
        return Chain(
            users=self._users.bias(),
            items=self._items.bias(),
            mean=self._total_mean / draws,
            sessions=tuple(offsets.total / draws for offsets in self._sessions),
            user_factors=np.stack(self._users.kept),
            item_factors=np.stack(self._items.kept),
        )

    def _round(self) -> None:
        users, items = self._ratings.users, self._ratings.items
        weights = self._precisions[users]
        left = self._targets - self._mean
        for offsets in self._sessions:
            left = left - known(offsets.values, offsets.places)
        for side, other, layout, others in (
            (self._users, self._items, self._by_user, items),
            (self._items, self._users, self._by_item, users),
        ):
            pulled = weights * (left - other.factors[others, 0])
            side.resample(layout.matrix(weights), layout.matrix(pulled), other.factors)
        left = left - self._explained() + self._mean
        drawn = self._rng.standard_normal() / np.sqrt(weights.sum())
        self._mean = float(weights @ left / weights.sum() + drawn)
        left = left - self._mean
        for offsets in self._sessions:
            left = offsets.resample(left, weights)
        self._resample_noise(left)

    def _explained(self) -> Floats:
        """What both sides say of each rating; float64 (n,)."""
        user = self._users.factors[self._ratings.users]
        item = self._items.factors[self._ratings.items]
        return np.asarray(user[:, 0] + item[:, 0] + np.einsum("nk,nk->n", user[:, 1:], item[:, 1:]))

    def _resample_noise(self, left: Floats) -> None:
        counts = self._counts
        squares = np.bincount(self._ratings.users, left**2, len(counts))
        rate = _NOISE_WEIGHT / self._usual + squares
        drawn = self._rng.gamma(0.5 * (_NOISE_WEIGHT + counts), 2.0 / rate)
        self._precisions = np.clip(drawn, *_PRECISION)
        shape = 0.5 * _NOISE_WEIGHT * len(counts) + 1.0
        inverse = self._rng.gamma(shape, 2.0 / (_NOISE_WEIGHT * self._precisions.sum()))
        self._usual = float(np.clip(1.0 / inverse, *_PRECISION))

    def _keep(self) -> None:
        self._users.keep()
        self._items.keep()
        self._total_mean += self._mean
        for offsets in self._sessions:
            offsets.total += offsets.values


class _Layout:
    """The pattern of a sparse matrix, found once: each round fills in other values."""

    def __init__(self, rows: Places, columns: Places, shape: tuple[int, int]) -> None:
        self._order = np.lexsort((columns, rows))
        self._columns = columns[self._order]
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))])
        self._shape = shape

    def matrix(self, values: Floats) -> "csr_matrix":
        """The sparse matrix of values (n,), in the order of the ratings."""
        from scipy.sparse import csr_matrix

        return csr_matrix((values[self._order], self._columns, self._starts), shape=self._shape)


def _normal(rng: np.random.Generator, precision: Floats, pulled: Floats) -> Floats:
    """Draws from N(precision^-1 pulled, precision^-1); (n, d, d) and (n, d) give (n, d)."""
    lower = np.linalg.cholesky(precision)
    half = np.linalg.solve(lower, pulled[..., None]) + rng.standard_normal(pulled.shape)[..., None]
    return np.asarray(np.linalg.solve(lower.transpose(0, 2, 1), half)[..., 0])
