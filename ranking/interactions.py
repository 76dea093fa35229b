"""Events as a matrix: who has to do with what, and how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ranking.events import Event

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WEIGHTS = {"purchase": 1.0, "cart": 0.5, "like": 1.0, "view": 0.1}
"""What an event says for a product; a rating counts from 4 up, as a purchase does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactions:
    """Who did what, ready for fitting."""

    user_ids: tuple[str, ...]
    product_ids: tuple[str, ...]
    matrix: "csr_matrix"
    """float32 of shape (users, products): the largest weight of any event of the pair, above 0."""
    sequences: tuple[tuple[int, ...], ...]
    """For each user the columns of liked products, oldest first, the last time counts."""

    @property
    def counts(self) -> np.ndarray:
        """How many users have to do with each product, int of shape (products,)."""
        return np.asarray((self.matrix > 0).sum(axis=0)).ravel()


def interactions_of(events: Iterable[Event], product_ids: Sequence[str] | None = None) -> Interactions:
    """Read events into a matrix.

    Args:
        events: by user, oldest first.
        product_ids: the columns; None takes the products of the events, sorted.
    """
    from scipy.sparse import csr_matrix

    kept = [event for event in events if weight_of(event) > 0]
    products = tuple(product_ids) if product_ids is not None else tuple(sorted({event.product_id for event in kept}))
    users = tuple(sorted({event.user_id for event in kept}))
    column, row = {key: n for n, key in enumerate(products)}, {key: n for n, key in enumerate(users)}
    cells: dict[tuple[int, int], float] = {}
    sequences: list[dict[int, None]] = [{} for _ in users]
    for event in kept:
        if event.product_id not in column:
            continue
        place = (row[event.user_id], column[event.product_id])
        cells[place] = max(cells.get(place, 0.0), weight_of(event))
        if event.liked:
            sequences[place[0]].pop(place[1], None)
            sequences[place[0]][place[1]] = None
    places = np.array(list(cells), dtype=np.int64).reshape(-1, 2)
    values = np.fromiter(cells.values(), dtype=np.float32, count=len(cells))
    matrix = csr_matrix((values, (places[:, 0], places[:, 1])), shape=(len(users), len(products)), dtype=np.float32)
    return Interactions(
        user_ids=users,
        product_ids=products,
        matrix=matrix,
        sequences=tuple(tuple(each) for each in sequences),
    )


def weight_of(event: Event) -> float:
    """What an event says for its product; 0 when it says nothing for it."""
    if event.kind == "rating":
        return 1.0 if event.liked else 0.0
    return WEIGHTS.get(event.kind, 0.0)
