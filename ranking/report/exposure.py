"""How the places that a model gives are shared among the products of the catalogue."""

import numpy as np
from numpy.typing import NDArray

from ranking.measures.lists import Lists
from ranking.measures.variety import exposure

_POINTS = 200


def lorenz(lists: Lists) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The Lorenz curve (Lorenz 1905): what share of all places the least shown share of the products gets.

    Returns:
        Shares of products and shares of places, both from 0 to 1, at most 201 points.
    """
    size = len(lists.task.product_ids)
    shown = np.sort(exposure(lists.top[: len(lists.task.targets)], size))
    places = np.concatenate([[0.0], np.cumsum(shown) / max(1, shown.sum())])
    at = np.unique(np.linspace(0, size, min(_POINTS, size) + 1).astype(int))
    return at / max(1, size), places[at]
