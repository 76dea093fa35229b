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

from assistant.understanding.places.evidence import NAMES, Evidence, by_department
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
    asked: Weights
    """With one."""
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
        chances = (self.asked if values[:, -1].any() else self.alone).chances(values)
        likely = [
            (shelf, c) for shelf, c in zip(evidence.shelves, chances.tolist(), strict=True) if c >= self.shelf_from
        ]
        votes = sorted(
            ((shelf.product_type, float(chance)) for shelf, chance in zip(evidence.shelves, chances, strict=True)),
            key=lambda vote: (-vote[1], vote[0]),
        )
        if likely:
            return Place(
                departments=tuple(sorted({shelf.department for shelf, _ in likely})),
                product_types=tuple(sorted({shelf.product_type for shelf, _ in likely})),
                votes=tuple(votes),
            )
        department, chance = max(by_department(evidence.shelves, chances.tolist()).items(), key=lambda each: each[1])
        named = (department,) if chance >= self.department_from else ()
        return Place(departments=named, votes=tuple(votes))

    def as_json(self) -> dict[str, Any]:
        """For `judgement.json`, rounded to four places."""
        return {
            "shelf_from": self.shelf_from,
            "department_from": self.department_from,
            **{name: _rounded(getattr(self, name)) for name in ("alone", "asked")},
        }

    @classmethod
    def restored(cls, document: Mapping[str, Any]) -> Self:
        """From its JSON form."""
        alone, asked = (
            Weights(bias=each["bias"], weights=np.array([each["weights"][name] for name in NAMES]))
            for each in (document["alone"], document["asked"])
        )
        return cls(
            alone=alone,
            asked=asked,
            shelf_from=document["shelf_from"],
            department_from=document["department_from"],
        )


def judgement(own: Path) -> Judgement:
    """A shop's own, where it has one, or the one that is shipped."""
    return Judgement.restored(json.loads((own if own.exists() else FILE).read_text(encoding="utf-8")))


def _rounded(weights: Weights) -> dict[str, Any]:
    named = zip(NAMES, weights.weights.tolist(), strict=True)
    return {"bias": round(weights.bias, 4), "weights": {name: round(value, 4) for name, value in named}}
