"""Carves a validation part out of the ratings learned from, the way the test part seems to have been made."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ranking.ratings.protocols import Floats, Places
from ranking.ratings.ratings import Ratings

Manner = Literal["random", "later", "earlier", "new"]
_MOSTLY = 0.8
_SHARE = (0.05, 0.3)
"""The smallest and the largest share of the ratings that validates."""


def manner_of(ratings: Ratings, users: Places, times: Floats) -> Manner:
    """How a test part was made: of new users, of each user's later ratings, of the earlier ones, or at random.

    Args:
        ratings: those learned from.
        users: the users of the test part, as places; -1 if unseen.
        times: when they will rate, seconds; NaN where unknown.
    """
    if (users < 0).mean() > 0.5:
        return "new"
    first = np.full(len(ratings.user_ids) + 1, np.inf)
    last = np.full(len(ratings.user_ids) + 1, -np.inf)
    timed = np.isfinite(ratings.times)
    np.minimum.at(first, ratings.users[timed], ratings.times[timed])
    np.maximum.at(last, ratings.users[timed], ratings.times[timed])
    usable = (users >= 0) & np.isfinite(times)
    usable &= np.isfinite(first[users])
    if not usable.any():
        return "random"
    users, times = users[usable], times[usable]
    if (times >= last[users]).mean() > _MOSTLY:
        return "later"
    return "earlier" if (times <= first[users]).mean() > _MOSTLY else "random"


def held_out(ratings: Ratings, tested: int, manner: Manner, seed: int = 0) -> tuple[Places, Places]:
    """Rows to learn from and rows to validate on.

    Args:
        ratings: those to share out.
        tested: how many ratings the test part has; the validation part has about the same share.
        manner: which of each user's ratings are held out, or with "new" which users.
        seed: of the random order, which also settles ties of time.
    """
    share = float(np.clip(tested / (tested + len(ratings)), *_SHARE))
    if manner == "new":
        held = _of_new_users(ratings, share, seed)
        return np.flatnonzero(~held), np.flatnonzero(held)
    order = np.random.default_rng(seed).permutation(len(ratings))
    if manner != "random":
        times = np.where(np.isfinite(ratings.times), ratings.times, -np.inf)[order]
        order = order[np.argsort(-times if manner == "later" else times, kind="stable")]
    order = order[np.argsort(ratings.users[order], kind="stable")]
    counts = ratings.user_counts()
    rank = np.arange(len(order)) - (np.cumsum(counts) - counts)[ratings.users[order]]
    quota = np.random.default_rng(seed).binomial(1, 0.5, len(counts)) * 0.5 + 0.25
    held = rank < np.floor(share * counts + quota)[ratings.users[order]]
    return np.sort(order[~held]), np.sort(order[held])


def _of_new_users(ratings: Ratings, share: float, seed: int) -> NDArray[np.bool_]:
    """All ratings of some users, who together gave a share of them; bool (n,)."""
    users = np.random.default_rng(seed).permutation(len(ratings.user_ids))
    given = np.cumsum(ratings.user_counts()[users])
    return np.isin(ratings.users, users[given <= share * len(ratings)])
