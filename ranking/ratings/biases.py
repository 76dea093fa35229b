"""Biases (Koren 2010, "Factor in the neighbors"): mean + user + item, damped, and an offset for each session."""

from dataclasses import dataclass

import numpy as np

from ranking.ratings.protocols import Floats, Places, Stars
from ranking.ratings.ratings import Ratings, known
from ranking.ratings.sessions import Sessions, sessions_of

_SWEEPS = 12
_SPREAD_DAMPING = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasesConfig:
    """How many ratings of average size each offset is damped with."""

    users: float = 10.0
    items: float = 25.0
    sessions: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Biases:
    """Predicts from who rates, what is rated and in which session, with no taste."""

    ratings: Ratings
    mean: float
    users: Floats
    """float64 (users,)."""
    items: Floats
    """float64 (items,)."""
    sessions: tuple[tuple[Sessions, Floats], ...]
    """The sessions of each width and their offsets."""
    residuals: Floats
    """float64 (n,), what the biases leave of each rating they were fitted on."""
    name: str = "biases"

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """As `RatingPredictor.predict`."""
        return self.ratings.clipped(self.raw(users, items, times))

    def raw(self, users: Places, items: Places, times: Floats) -> Floats:
        """What `predict` gives before it is clipped; float64 (n,)."""
        found = self.mean + known(self.users, users) + known(self.items, items)
        for sessions, offsets in self.sessions:
            found = found + known(offsets, sessions.places(users, times))
        return found

    def spread(self, users: Places) -> Floats:
        """How far a user's ratings lie from the biases, in stars, damped to what is usual; float64 (n,)."""
        counts = np.append(self.ratings.user_counts(), 0)[users]
        squares: Floats = np.bincount(self.ratings.users, self.residuals**2, len(self.users)).astype(np.float64)
        usual = float(np.mean(self.residuals**2))
        return np.sqrt((known(squares, users) + _SPREAD_DAMPING * usual) / (counts + _SPREAD_DAMPING))


def fit_biases(ratings: Ratings, config: BiasesConfig) -> Biases:
    """Fit by damped least squares, one kind of offset after another, over and over."""
    sessions = sessions_of(ratings)
    kinds = [
        (ratings.items, len(ratings.item_ids), config.items),
        (ratings.users, len(ratings.user_ids), config.users),
        *((found.places(ratings.users, ratings.times), len(found), config.sessions) for found in sessions),
    ]
    mean = float(ratings.stars.mean())
    left = ratings.stars - mean
    offsets: list[Floats] = [np.zeros(size) for _, size, _ in kinds]
    for _ in range(_SWEEPS):
        for n, (places, size, damping) in enumerate(kinds):
            left = left + known(offsets[n], places)
            seen = places >= 0
            damped = np.bincount(places[seen], minlength=size) + damping
            offsets[n] = np.bincount(places[seen], left[seen], size) / damped
            left = left - known(offsets[n], places)
    items, users, *of_sessions = offsets
    return Biases(
        ratings=ratings,
        mean=mean,
        users=users,
        items=items,
        sessions=tuple(zip(sessions, of_sessions, strict=True)),
        residuals=left,
    )
