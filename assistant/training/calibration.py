"""How much each piece of evidence for a shelf is worth: learned from judged requests over the sample shop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.conversation import EMPTY
from assistant.understanding.places.evidence import Evidence, Shelf, by_department, with_choice
from assistant.understanding.places.judgement import Judgement, Weights
from assistant.understanding.places.reading import FoundPlaces, Wanted
from assistant.understanding.understand import Reader
from retrieval.vocabulary import NOWHERE, Place

_STRENGTH = 1.0
"""Of the ridge, on values scaled to unit variance (scikit-learn's 1 / C)."""
_FOLDS = 10
_SHELF_FROM = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_DEPARTMENT_FROM = (0.5, 0.6, 0.7, 0.8, 0.9, 2.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A request's evidence and where a person says the thing lies."""

    evidence: Evidence
    chances: tuple[float, ...]
    """The language model's; empty without one."""
    departments: frozenset[str]
    product_types: frozenset[str]

    def right(self, shelf: Shelf) -> bool:
        """Whether a shelf is meant."""
        if self.product_types:
            return shelf.product_type.casefold() in self.product_types
        return shelf.department.casefold() in self.departments


@dataclass(slots=True)
class _Recording:
    """Takes down the evidence of what is asked."""

    places: FoundPlaces
    found: list[tuple[Evidence, tuple[float, ...]]] = field(default_factory=list)

    def place(self, wanted: Wanted) -> Place:
        evidence = self.places.evidence(wanted)
        self.found.append((evidence, self.places.choice(wanted, evidence)))
        return NOWHERE


def judged(reader: Reader, places: FoundPlaces, requests: Iterable[Mapping[str, Any]]) -> tuple[Judged, ...]:
    """The evidence for each request that is searched for.

    Args:
        reader: understands the messages; its places are not asked.
        places: gather the evidence.
        requests: `{"message", "gold"}`.
    """
    found = []
    for each in requests:
        recording = _Recording(places)
        Reader(reader.vocabulary, reader.kinds, None, recording).understand(EMPTY, each["message"])
        if not recording.found:
            continue
        evidence, chances = recording.found[-1]
        gold = each["gold"]
        found.append(
            Judged(
                evidence,
                chances,
                frozenset(name.casefold() for name in gold.get("department", ())),
                frozenset(name.casefold() for name in gold.get("product_type", ())),
            )
        )
    return tuple(found)


def calibrated(examples: Sequence[Judged]) -> tuple[Judgement, dict[str, float]]:
    """The judgement that fits, and how often it names the right place for requests it was not fitted on.

    Chances come from ten folds of requests; from them the thresholds are chosen.
    """
    plain = [Judged(each.evidence, (), each.departments, each.product_types) for each in examples]
    with_model = [each for each in examples if each.chances]
    alone, asked = _weights(plain), _weights(with_model) if with_model else None
    held_out = _held_out(examples)
    best = max(
        ((shelf, department) for shelf in _SHELF_FROM for department in _DEPARTMENT_FROM),
        key=lambda pair: (_exact(examples, held_out, *pair), -abs(pair[0] - 0.5)),
    )
    made = Judgement(alone=alone, asked=asked, shelf_from=best[0], department_from=best[1])
    found = {"place_without_model": _exact(plain, _held_out(plain), *best)}
    return made, found if asked is None else {"place": _exact(examples, held_out, *best), **found}


def _weights(examples: Sequence[Judged]) -> Weights:
    from sklearn.linear_model import LogisticRegression

    values = np.vstack([with_choice(each.evidence.values, each.chances) for each in examples])
    right = np.array([each.right(shelf) for each in examples for shelf in each.evidence.shelves])
    scale = values.std(axis=0)
    scale[scale == 0] = 1.0
    fitted = LogisticRegression(C=1 / _STRENGTH, max_iter=2_000).fit(values / scale, right)
    return Weights(bias=float(fitted.intercept_[0]), weights=fitted.coef_[0] / scale)


def _held_out(examples: Sequence[Judged]) -> list[NDArray[np.float64]]:
    """The chances of each example's shelves by weights fitted without its fold."""
    chances: list[NDArray[np.float64]] = [np.zeros(0)] * len(examples)
    for fold in range(_FOLDS):
        kept = [each for place, each in enumerate(examples) if place % _FOLDS != fold]
        asked = _weights([each for each in kept if each.chances] or kept)
        alone = _weights([Judged(each.evidence, (), each.departments, each.product_types) for each in kept])
        for place in range(fold, len(examples), _FOLDS):
            each = examples[place]
            values = with_choice(each.evidence.values, each.chances)
            chances[place] = (asked if each.chances else alone).chances(values)
    return chances


def _exact(
    examples: Sequence[Judged], chances: Sequence[NDArray[np.float64]], shelf_from: float, department_from: float
) -> float:
    """The share of examples whose place is named as the person named it."""
    told = [_is_told(each, chance, shelf_from, department_from) for each, chance in zip(examples, chances, strict=True)]
    return sum(told) / max(1, len(told))


def _is_told(each: Judged, chances: NDArray[np.float64], shelf_from: float, department_from: float) -> bool:
    likely = [
        shelf for shelf, chance in zip(each.evidence.shelves, chances.tolist(), strict=True) if chance >= shelf_from
    ]
    if likely:
        if each.product_types:
            return {shelf.product_type.casefold() for shelf in likely} == each.product_types
        return bool(each.departments) and all(each.right(shelf) for shelf in likely)
    summed = by_department(each.evidence.shelves, chances.tolist())
    department, chance = max(summed.items(), key=lambda item: item[1], default=("", 0.0))
    if chance >= department_from:
        return not each.product_types and {department.casefold()} == each.departments
    return not each.product_types and not each.departments
