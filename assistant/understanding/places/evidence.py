"""What speaks for each shelf of the catalogue: how much of what the search finds lies there, and who names it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.product import Product
from retrieval.query import Candidates
from retrieval.vocabulary import Place

LOOKED_AT = 50
"""Products of a search that are looked at."""
_WITHIN = 30
"""A shelf is in the running when one of the first so many products lies there."""
MOST = 12
"""Shelves in the running at most, those of the best products first."""
DEPTHS = (5, 10, 20, LOOKED_AT)
NAMES = (
    *(f"share_{depth}" for depth in DEPTHS),
    "first",
    "near",
    "nearness",
    "best",
    "votes",
    "named",
    "none_named",
    "department_share",
    "by_purpose",
    "agreed",
    "doubted",
    "chosen",
)
"""What each shelf is judged by, in order; "agreed", "doubted" and "chosen" are the language model's."""
MODEL_S = 3
"""How many of them are the language model's: the last."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place of the catalogue: a product type in a department."""

    department: str
    product_type: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The shelves in the running and what speaks for each."""

    shelves: tuple[Shelf, ...]
    values: NDArray[np.float64]
    """Of each shelf, in the order of `NAMES` without the model's, (shelves, len(NAMES) - MODEL_S)."""


NONE = Evidence((), np.zeros((0, len(NAMES) - MODEL_S)))
"""Nothing is in the running."""


def evidence_of(found: Candidates, named: Place, *, by_purpose: bool) -> Evidence:
    """Judge the shelves of what a search found.

    Args:
        found: the search, without limits, places or a sort, `LOOKED_AT` results.
        named: what the catalogue's names and titles say of the place.
        by_purpose: whether the message tells what the thing is for, not what it is.
    """
    items = found.items[:LOOKED_AT]
    lying = [_shelf_of(item.product) for item in items]
    shelves = tuple(dict.fromkeys(each for each in lying[:_WITHIN] if each))[:MOST]
    if not shelves:
        return NONE
    scores = np.array([max(item.score, 0.0) for item in items])
    cosines = np.nan_to_num([item.dense for item in items], nan=0.0)
    votes = dict(named.votes)
    rows = [
        [
            *_shares(scores, np.array([each == shelf for each in lying])),
            *_best(scores, cosines, np.array([each == shelf for each in lying])),
            votes.get(shelf.product_type, 0.0),
            float(shelf.product_type in named.product_types or shelf.department in named.departments),
            float(not named.product_types and not named.departments),
            _department_share(lying, shelf),
            float(by_purpose),
        ]
        for shelf in shelves
    ]
    return Evidence(shelves, np.array(rows))


def with_choice(values: NDArray[np.float64], chances: Sequence[float]) -> NDArray[np.float64]:
    """The evidence with what the language model thinks of each shelf.

    Args:
        values: of each shelf, (shelves, len(NAMES) - MODEL_S).
        chances: the probability of each shelf, they sum to 1; empty where no model was asked: nothing is then added.

    Returns:
        Of each shelf, (shelves, len(NAMES)).
    """
    if not chances:
        return np.hstack([values, np.zeros((len(values), MODEL_S))])
    chance = np.asarray(chances, dtype=np.float64)
    logs = np.log(np.maximum(chance, 1e-4))
    added = [chance, (logs - logs.max()) / 9.0, (chance == chance.max()).astype(np.float64)]
    return np.hstack([values, np.stack(added, axis=1)])


def _shelf_of(product: Product) -> Shelf | None:
    if not product.department or not product.product_type:
        return None
    return Shelf(product.department, product.product_type)


def _shares(scores: NDArray[np.float64], there: NDArray[np.bool_]) -> list[float]:
    """The share of the relevance of the first products that lies there, at each of `DEPTHS`."""
    return [float(scores[:n][there[:n]].sum() / max(scores[:n].sum(), 1e-9)) for n in DEPTHS]


def _best(scores: NDArray[np.float64], cosines: NDArray[np.float64], there: NDArray[np.bool_]) -> list[float]:
    """Of the best there: one over its rank, its cosine beside the nearest of all, its cosine, its score's share."""
    first = int(np.flatnonzero(there)[0])
    nearest = float(cosines[there].max())
    return [
        1.0 / (1 + first),
        nearest - float(cosines.max()),
        nearest,
        float(scores[there].max() / max(scores.max(), 1e-9)),
    ]


def _department_share(lying: Sequence[Shelf | None], shelf: Shelf) -> float:
    first = lying[: DEPTHS[1]]
    return sum(each is not None and each.department == shelf.department for each in first) / max(1, len(first))


def by_department(shelves: Sequence[Shelf], chances: Sequence[float]) -> Mapping[str, float]:
    """The chances of shelves summed by department, at most 1."""
    summed: dict[str, float] = {}
    for shelf, chance in zip(shelves, chances, strict=True):
        summed[shelf.department] = min(1.0, summed.get(shelf.department, 0.0) + chance)
    return summed
