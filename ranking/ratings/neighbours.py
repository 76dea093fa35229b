"""Neighbours on top of biases, of users or of items (Koren 2010, "Factor in the neighbors", section 3)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ranking.ratings.biases import Biases
from ranking.ratings.protocols import Floats, Places, Stars

Square = NDArray[np.float32]
MOST_NEIGHBOURS = 12_000
"""Similarities are held as a full square: 12,000 of a kind take 0.6 GB; beyond, this family is left out."""
MOST_CELLS = 60_000_000
"""Residuals are held as a full table of users and items: 0.25 GB and a table of who rated what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursConfig:
    """Settings of a neighbourhood model."""

    of: Literal["user", "item"]
    neighbours: int = 40
    shrinkage: float = 100.0
    """How many ratings in common count half."""
    damping: float = 1.0
    """Similarity that no neighbour stands for: draws towards the biases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Adds to the biases what the most similar users, or items, leave of theirs."""

    biases: Biases
    config: NeighboursConfig
    similar: Square
    """float32 (things, things), Pearson correlation of residuals, shrunk; things are users or items."""
    residuals: Square
    """float32 (others, things), 0 where there is no rating."""
    rated: Square
    """float32 (others, things), 1 where there is a rating."""

    @property
    def name(self) -> str:
        """Name of the model, as tables print it."""
        return f"{self.config.of}-knn"

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """As `RatingPredictor.predict`."""
        things, others = (users, items) if self.config.of == "user" else (items, users)
        found = self.biases.raw(users, items, times)
        rows = np.flatnonzero((things >= 0) & (others >= 0))
        rows = rows[np.argsort(others[rows], kind="stable")]
        for of_one in np.split(rows, np.flatnonzero(np.diff(others[rows])) + 1):
            if len(of_one):
                found[of_one] += self._of_neighbours(int(others[of_one[0]]), things[of_one])
        return self.biases.ratings.clipped(found)

    def _of_neighbours(self, other: int, things: Places) -> Floats:
        """The weighted mean of the residuals one user (item) has with the neighbours of each item (user)."""
        rated = np.flatnonzero(self.rated[other])
        weights = np.maximum(self.similar[np.ix_(things, rated)], 0.0)
        if len(rated) > self.config.neighbours:
            edge = np.partition(weights, -self.config.neighbours, axis=1)[:, -self.config.neighbours, None]
            weights = np.where(weights >= edge, weights, np.float32(0.0))
        total = np.asarray(weights @ self.residuals[other, rated], dtype=np.float64)
        return np.asarray(total / (weights.sum(axis=1) + self.config.damping))


def fit_neighbours(biases: Biases, config: NeighboursConfig) -> Neighbours:
    """Correlate the residuals of everybody with everybody, or everything with everything."""
    ratings = biases.ratings
    table = np.zeros((len(ratings.user_ids), len(ratings.item_ids)), dtype=np.float32)
    rated = np.zeros_like(table)
    table[ratings.users, ratings.items] = biases.residuals
    rated[ratings.users, ratings.items] = 1.0
    if config.of == "user":
        table, rated = np.ascontiguousarray(table.T), np.ascontiguousarray(rated.T)
    return Neighbours(
        biases=biases, config=config, similar=_similar(table, rated, config.shrinkage), residuals=table, rated=rated
    )


def _similar(table: Square, rated: Square, shrinkage: float) -> Square:
    """Correlations of the columns over the rows both have, times n / (n + shrinkage)."""
    common = rated.T @ rated
    squares = (table**2).T @ rated
    lengths = np.sqrt(squares * squares.T)
    similar = table.T @ table / np.where(lengths > 0, lengths, 1.0) * (common / (common + shrinkage))
    np.fill_diagonal(similar, 0.0)
    return np.asarray(similar, dtype=np.float32)
