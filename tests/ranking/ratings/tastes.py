"""Made-up ratings with a structure to find: two tastes, kind and harsh users, moods of a day."""

import numpy as np

from ranking.ratings.ratings import RatingRow, Ratings, ratings_of

DAY = 86_400.0


def rows_of(users: int = 40, items: int = 24, share: float = 0.6, seed: int = 0) -> list[RatingRow]:
    """Whole stars from 1 to 5: a user likes the items of the same parity, more so on a good day."""
    rng = np.random.default_rng(seed)
    found = []
    for user in range(users):
        kind, mood = rng.normal(0, 0.5), rng.normal(0, 0.5, 2)
        for item in range(items):
            if rng.random() < share:
                day = int(rng.integers(0, 2))
                stars = 3 + kind + mood[day] + (1 if user % 2 == item % 2 else -1) + rng.normal(0, 0.3)
                time = (100 * user + 10 * day) * DAY + 60 * item
                stars = float(np.clip(round(stars), 1, 5))
                found.append(RatingRow(user_id=f"u{user}", item_id=f"i{item}", stars=stars, time=time))
    return found


ROWS = rows_of()
RATINGS: Ratings = ratings_of(ROWS)
