"""What a Gibbs sampler believes of the factors of all users, or all items, before it sees one's ratings.

Normal-Wishart over the mean and precision (Salakhutdinov and Mnih 2008, "Bayesian probabilistic matrix factorization"),
and around the mean a part that is linear in what was rated at all, as Macau has it (Simm et al. 2017), which makes the
sampler the fully Bayesian form of SVD++ for users and of its mirror image for items (Rendle, Zhang, Koren 2019, "On the
difficulty of evaluating baselines"). The linear part is sampled along the singular vectors of who rated what, where its
coefficients are independent, so that it costs no solving.
"""

from typing import TYPE_CHECKING

import numpy as np

from ranking.ratings.protocols import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_MEAN_WEIGHT = 2.0
_SCATTER = 0.1
"""Prior variance of a factor, in squared deviations of the ratings."""
_POWER_ITERATIONS = 6


class FactorPrior:
    """The prior of one side's factors, resampled from the factors at each round."""

    def __init__(self, rng: np.random.Generator, rated: "csr_matrix", size: int, directions: int) -> None:
        """Start.

        Args:
            rng: where chance comes from.
            rated: (n, m), what each of the n was rated with, or rated.
            size: how many numbers describe one of the n.
            directions: how many singular vectors of `rated` the linear part may use.
        """
        self._rng = rng
        self._directions, values = main_directions(rated, directions)
        self._strength = values**2
        self._linear = np.zeros((rated.shape[0], size))
        self._scale = 1.0
        self._mean = np.zeros(size)
        self.precision = np.eye(size) * 10.0
        """float64 (size, size)."""

    def mean(self) -> Floats:
        """The prior mean of each one's factors; float64 (n, size)."""
        return self._mean + self._linear

    def resample(self, factors: Floats) -> None:
        """Draw the linear part, its scale, the mean and the precision, given factors (n, size)."""
        if len(self._strength):
            self._resample_linear(factors - self._mean)
        rng, (n, size) = self._rng, factors.shape
        free = factors - self._linear
        centre = free.mean(axis=0)
        scatter = (free - centre).T @ (free - centre)
        shrunk = _MEAN_WEIGHT * n / (_MEAN_WEIGHT + n)
        inverse = np.eye(size) * _SCATTER * (size + 1) + scatter + shrunk * np.outer(centre, centre)
        self.precision = wishart(rng, size + 1 + n, np.linalg.inv(inverse))
        root = np.linalg.cholesky(np.linalg.inv((_MEAN_WEIGHT + n) * self.precision))
        self._mean = n * centre / (_MEAN_WEIGHT + n) + root @ rng.standard_normal(size)

    def _resample_linear(self, offsets: Floats) -> None:
        rng = self._rng
        signal = self._strength / self._scale
        share = signal / (signal + 1.0)
        root = np.linalg.cholesky(np.linalg.inv(self.precision))
        noise = rng.standard_normal((len(share), offsets.shape[1])) @ root.T
        along = share[:, None] * (self._directions.T @ offsets) + np.sqrt(share)[:, None] * noise
        self._linear = self._directions @ along
        energy = float((((along @ self.precision) * along).sum(axis=1) / self._strength).sum())
        self._scale = float(rng.gamma(1.0 + 0.5 * along.size, 1.0 / (1.0 + 0.5 * energy)))


def wishart(rng: np.random.Generator, freedom: int, scale: Floats) -> Floats:
    """A draw from the Wishart distribution by Bartlett's decomposition; float64 (d, d)."""
    size = len(scale)
    lower = np.tril(rng.standard_normal((size, size)), -1)
    lower[np.diag_indices(size)] = np.sqrt(rng.chisquare(freedom - np.arange(size)))
    root = np.linalg.cholesky((scale + scale.T) / 2) @ lower
    return np.asarray(root @ root.T)


def main_directions(rated: "csr_matrix", most: int) -> tuple[Floats, Floats]:
    """The main left singular vectors and values of the centred rows, by subspace iteration (Halko et al. 2011).

    Returns:
        float64 (n, k) and (k,), k at most `most` and the rank.
    """
    n, m = rated.shape
    width = min(most + 20, n, m)
    means = np.asarray(rated.mean(axis=0)).ravel()
    basis = np.random.default_rng(0).standard_normal((m, width))
    for _ in range(_POWER_ITERATIONS):
        left, _ = np.linalg.qr(rated @ basis - means @ basis)
        basis, _ = np.linalg.qr(rated.T @ left - np.outer(means, left.sum(axis=0)))
    vectors, values, _ = np.linalg.svd(rated @ basis - means @ basis, full_matrices=False)
    kept = int((values[:most] > 1e-6).sum())
    return vectors[:, :kept], values[:kept]
