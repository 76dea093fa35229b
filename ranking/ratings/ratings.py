"""Ratings as arrays: who rated what, with how many stars, when."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ranking.ratings.protocols import Floats, Places, Stars
from retrieval.errors import InputError

_WHOLE_NUMBER = re.compile(r"(-?\d+)\.0+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One rating."""

    user_id: str
    item_id: str
    stars: float
    time: float = math.nan
    """Seconds since 1970; NaN where unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Ratings as arrays of the same length n, one a pair of user and item."""

    user_ids: tuple[str, ...]
    item_ids: tuple[str, ...]
    users: Places
    """int64 (n,), places in `user_ids`."""
    items: Places
    """int64 (n,), places in `item_ids`."""
    stars: Floats
    """float64 (n,)."""
    times: Floats
    """float64 (n,), seconds since 1970; NaN where unknown."""
    low: float
    """The lowest rating anybody gave."""
    high: float
    """The highest."""

    def __len__(self) -> int:
        return len(self.stars)

    def only(self, rows: Places) -> "Ratings":
        """Some of the rows, with the ids and the range of all of them."""
        return Ratings(
            user_ids=self.user_ids,
            item_ids=self.item_ids,
            users=self.users[rows],
            items=self.items[rows],
            stars=self.stars[rows],
            times=self.times[rows],
            low=self.low,
            high=self.high,
        )

    def clipped(self, stars: Floats) -> Stars:
        """Predictions within the range of the ratings."""
        return np.clip(stars, self.low, self.high).astype(np.float32)

    def user_counts(self) -> Places:
        """How many ratings each user gave; int64 (users,)."""
        return np.bincount(self.users, minlength=len(self.user_ids))

    def item_counts(self) -> Places:
        """How many ratings each item got; int64 (items,)."""
        return np.bincount(self.items, minlength=len(self.item_ids))


def id_of(value: object) -> str:
    """An id as text: 1, "1" and "1.0" are the same, "001" is another."""
    text = str(value).strip()
    number = _WHOLE_NUMBER.fullmatch(text)
    return number[1] if number else text


def ratings_of(rows: Iterable[RatingRow]) -> Ratings:
    """Ratings as arrays; of a pair rated twice the last by time counts, and without times the last row.

    Raises:
        InputError: there are no rows.
    """
    last: dict[tuple[str, str], RatingRow] = {}
    for row in rows:
        pair = (row.user_id, row.item_id)
        if pair not in last or not row.time < last[pair].time:
            last[pair] = row
    if not last:
        raise InputError("There are no ratings to learn from.")
    kept = list(last.values())
    user_ids, item_ids = (tuple(dict.fromkeys(ids)) for ids in zip(*last, strict=True))
    stars = np.array([row.stars for row in kept])
    return Ratings(
        user_ids=user_ids,
        item_ids=item_ids,
        users=places_of([row.user_id for row in kept], user_ids),
        items=places_of([row.item_id for row in kept], item_ids),
        stars=stars,
        times=np.array([row.time for row in kept]),
        low=float(stars.min()),
        high=float(stars.max()),
    )


def places_of(wanted: Sequence[str], ids: Sequence[str]) -> Places:
    """The place of each wanted id; int64, -1 where it is not there."""
    places = {key: place for place, key in enumerate(ids)}
    return np.array([places.get(key, -1) for key in wanted], dtype=np.int64)


def known(values: Floats, places: Places) -> Floats:
    """The value at each place, 0 for what is unseen; float64 (n,)."""
    return np.append(values, 0.0)[places]
