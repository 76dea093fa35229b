"""How likely each shelf in the running is: logistic regression on the evidence, trained on hand-written requests.

Its weights are data (`judgement.json`), written by `train language`; with them one shop's evidence says as much as
another's, for none of it is about words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.places.evidence import MODEL_S, NAMES, Evidence, by_department
from retrieval.errors import HomeError
from retrieval.vocabulary import NOWHERE, Place

FILE = Path(__file__).with_name("judgement.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of one logistic regression: the chance is 1 / (1 + exp(-(bias + weights . values)))."""

    bias: float
    weights: NDArray[np.float64]
    """(len(NAMES),)."""

    def chances(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance of each row of values, (rows,)."""
        told: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-(self.bias + values @ self.weights)))
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Turns evidence into a place."""

    alone: Weights
    """Without a language model."""
    asked: Weights | None
    """With the choices of the model that it was learned with; None where it was learned without one."""
    shelf_from: float
    """A shelf is named from this chance on."""
    department_from: float
    """A department alone is named from this sum of its shelves' chances on."""

    def place(self, evidence: Evidence, values: NDArray[np.float64]) -> Place:
        """The place that evidence speaks for.

        Args:
            evidence: the shelves in the running.
            values: what speaks for each, the model's choice included, (shelves, len(NAMES)).
        """
        if not evidence.shelves:
            return NOWHERE
        weights = self.asked if self.asked is not None and values[:, -MODEL_S:].any() else self.alone
        chances = weights.chances(values).tolist()
        likely = [shelf for shelf, chance in zip(evidence.shelves, chances, strict=True) if chance >= self.shelf_from]
        if likely:
            return Place(
                departments=tuple(sorted({shelf.department for shelf in likely})),
                product_types=tuple(sorted({shelf.product_type for shelf in likely})),
            )
        department, chance = max(by_department(evidence.shelves, chances).items(), key=lambda each: each[1])
        return Place(departments=(department,)) if chance >= self.department_from else NOWHERE

    def as_json(self) -> dict[str, Any]:
        """For `judgement.json`, rounded to four places."""
        return {
            "shelf_from": self.shelf_from,
            "department_from": self.department_from,
            "alone": _rounded(self.alone),
            "asked": None if self.asked is None else _rounded(self.asked),
        }

    @classmethod
    def restored(cls, document: Mapping[str, Any]) -> Self:
        """From its JSON form."""
        asked = document["asked"]
        return cls(
            alone=_weights(document["alone"]),
            asked=None if asked is None else _weights(asked),
            shelf_from=float(document["shelf_from"]),
            department_from=float(document["department_from"]),
        )


def judgement(own: Path) -> Judgement:
    """A shop's own, where it has one, or the one that is shipped.

    Raises:
        HomeError: the file is damaged.
    """
    path = own if own.exists() else FILE
    try:
        return Judgement.restored(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise HomeError(f"{path} cannot be read ({error}). Delete it, or run: shelftalker train language.") from error


def _weights(document: Mapping[str, Any]) -> Weights:
    weights = document["weights"]
    return Weights(bias=float(document["bias"]), weights=np.array([float(weights[name]) for name in NAMES]))


def _rounded(weights: Weights) -> dict[str, Any]:
    named = zip(NAMES, weights.weights.tolist(), strict=True)
    return {"bias": round(weights.bias, 4), "weights": {name: round(value, 4) for name, value in named}}
