"""Biases and a few factors of users and items by variational Bayes, which learns by itself how far to trust them.

rating = mean + user's bias + item's bias + user's factors . item's factors + noise, all of them normal (Lim and Teh
2007, "Variational Bayesian approach to movie rating prediction"). The variances of the priors are learned, so that
factors without evidence die away and biases are left.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ranking.ratings.protocols import Floats, Places
from ranking.ratings.ratings import Ratings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

RANK = 5
_ROUNDS = 25
_START = 0.1
"""Deviation of the first guess of the items' factors."""
_LEAST_VARIANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is believed of users, or of items: a normal distribution each, of a bias and of factors."""

    means: Floats
    """float64 (n, 1 + rank), the bias first."""
    covariances: Floats
    """float64 (n, 1 + rank, 1 + rank)."""

    @property
    def design(self) -> Floats:
        """What the other side's bias and factors are multiplied with; float64 (n, 1 + rank)."""
        found = self.means.copy()
        found[:, 0] = 1.0
        return found

    @property
    def factor_covariances(self) -> Floats:
        """The covariances with 0 for the bias; float64 (n, 1 + rank, 1 + rank)."""
        found = self.covariances.copy()
        found[:, 0, :] = found[:, :, 0] = 0.0
        return found

    def at(self, places: Places) -> "Side":
        """Those at some places, one a place."""
        return Side(means=self.means[places], covariances=self.covariances[places])


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """All that was learned."""

    mean: float
    noise: float
    """Variance of a rating around what is believed of it."""
    users: Side
    items: Side
    user_prior: Floats
    """float64 (1 + rank,), variances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The ratings from one side."""

    rated: "csr_matrix"
    """(n, m), 1 where there is a rating."""
    stars: "csr_matrix"
    """(n, m), less the mean."""


def fit_variational(ratings: Ratings, seed: int = 0) -> Believed:
    """Learn users given items and items given users, in turn."""
    by_user, by_item = _tables(ratings)
    size = 1 + RANK
    mean, noise = float(ratings.stars.mean()), max(float(ratings.stars.var()), _LEAST_VARIANCE)
    user_prior = np.r_[0.2 * noise, np.ones(RANK)]
    item_prior = np.full(size, 0.2 * noise)
    start = np.random.default_rng(seed).normal(0.0, _START, (len(ratings.item_ids), size))
    items = Side(means=start * (np.arange(size) > 0), covariances=np.zeros((len(start), size, size)))
    for _ in range(_ROUNDS):
        users, _ = _given(by_user, items, user_prior, noise)
        items, squares = _given(by_item, users, item_prior, noise)
        noise = max(squares / len(ratings), _LEAST_VARIANCE)
        user_prior = np.r_[_variance(users)[0], np.ones(RANK)]
        item_prior = _variance(items)
    return Believed(mean=mean, noise=noise, users=users, items=items, user_prior=user_prior)


def of_one(stars: Floats, items: Side, prior: Floats, noise: float) -> Side:
    """What is believed of one user who rated some items, one a row.

    Args:
        stars: float64 (n,), less the mean.
        items: those items.
        prior: variances of a user's bias and factors.
        noise: variance of a rating.
    """
    from scipy.sparse import csr_matrix

    row = csr_matrix(stars[None])
    ones = csr_matrix(np.ones((1, len(stars))))
    return _given(_Table(rated=ones, stars=row), items, prior, noise)[0]


def expected(users: Side, items: Side, noise: float) -> tuple[Floats, Floats]:
    """The mean, less that of all ratings, and the variance of the rating of each pair; float64 (n,) each."""
    user, item = users.design, items.design
    mean = users.means[:, 0] + items.means[:, 0] + np.einsum("nk,nk->n", user[:, 1:], item[:, 1:])
    both = np.einsum("njk,njk->n", users.factor_covariances, items.factor_covariances)
    variance = _around(item, users.covariances) + _around(user, items.covariances) + both + noise
    return mean, variance


def _around(vectors: Floats, covariances: Floats) -> Floats:
    return np.asarray(np.einsum("nj,njk,nk->n", vectors, covariances, vectors, optimize=True), dtype=np.float64)


def _given(table: _Table, other: Side, prior: Floats, noise: float) -> tuple[Side, float]:
    """One side given the other, and the expected sum of squared errors that is left."""
    design, shared = other.design, other.factor_covariances
    moments = design[:, :, None] * design[:, None, :] + shared
    gram = (table.rated @ moments.reshape(len(design), prior.size**2)).reshape(-1, prior.size, prior.size)
    cross = other.covariances[:, 0] * (np.arange(len(prior)) > 0)
    pulled = table.stars @ design - table.rated @ (other.means[:, :1] * design + cross)
    covariances = np.asarray(np.linalg.inv(gram / noise + np.diag(1.0 / prior)), dtype=np.float64)
    means = np.einsum("njk,nk->nj", covariances, pulled) / noise
    fitted = np.einsum("njk,njk->", gram, covariances + means[:, :, None] * means[:, None, :])
    squares = _squares(table, other) - 2.0 * np.einsum("nj,nj->", pulled, means) + fitted
    return Side(means=means, covariances=covariances), float(squares)


def _squares(table: _Table, other: Side) -> float:
    """The expected sum of squares of what the other side's biases leave."""
    bias = other.means[:, 0]
    times = np.asarray(table.rated.sum(axis=0)).ravel()
    stars = np.asarray(table.stars.sum(axis=0)).ravel()
    return float((table.stars.data**2).sum() - 2.0 * stars @ bias + times @ (bias**2 + other.covariances[:, 0, 0]))


def _variance(side: Side) -> Floats:
    """The variance of the prior that fits a side best; float64 (1 + rank,)."""
    squares = side.means**2 + np.einsum("njj->nj", side.covariances)
    return np.asarray(np.maximum(squares.mean(axis=0), _LEAST_VARIANCE), dtype=np.float64)


def _tables(ratings: Ratings) -> tuple[_Table, _Table]:
    from scipy.sparse import csr_matrix

    shape = (len(ratings.user_ids), len(ratings.item_ids))
    places = (ratings.users, ratings.items)
    rated = csr_matrix((np.ones(len(ratings)), places), shape=shape)
    stars = csr_matrix((ratings.stars - ratings.stars.mean(), places), shape=shape)
    return _Table(rated=rated, stars=stars), _Table(rated=rated.T.tocsr(), stars=stars.T.tocsr())
