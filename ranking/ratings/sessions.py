"""Sessions: what a shopper rates in one sitting shares a mood, so it shares an offset."""

from dataclasses import dataclass

import numpy as np

from ranking.ratings.protocols import Floats, Places
from ranking.ratings.ratings import Ratings

WIDTHS_S = (86_400, 3_600, 300, 20)
"""A day, an hour, five minutes, a page of a list: each learns how much it matters, and may learn that it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """The stretches of time of one width in which each shopper gave ratings."""

    width_s: int
    keys: Places
    """int64, sorted: one for each user and stretch of time."""

    def __len__(self) -> int:
        return len(self.keys)

    def places(self, users: Places, times: Floats) -> Places:
        """Which session each row belongs to; -1 for a new one, an unseen user or an unknown time."""
        wanted = _keys(users, times, self.width_s)
        if not len(self.keys):
            return np.full(len(wanted), -1)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where((self.keys[places] == wanted) & (wanted >= 0), places, -1)


def sessions_of(ratings: Ratings) -> tuple[Sessions, ...]:
    """The sessions of all widths; none where no time is known."""
    found = []
    for width_s in WIDTHS_S:
        keys = np.unique(_keys(ratings.users, ratings.times, width_s))
        found.append(Sessions(width_s=width_s, keys=keys[keys >= 0]))
    return tuple(sessions for sessions in found if len(sessions))


def _keys(users: Places, times: Floats, width_s: int) -> Places:
    """A number for each user and stretch of time: the user in the upper 31 bits, the stretch in the lower 32."""
    usable = np.isfinite(times) & (users >= 0)
    stretch = np.floor(np.where(usable, np.clip(times, -1e11, 1e11), 0.0) / width_s).astype(np.int64) & 0xFFFFFFFF
    return np.where(usable, (users << 32) | stretch, -1)
