"""All that `evaluate ranking` has found: the data of its table, its JSON and its page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.measures.lists import Lists
from ranking.measures.measured import Measured, measured_of
from ranking.measures.segments import InSegment, in_segment, segments_of
from ranking.measures.task import Task
from ranking.report.diversified import Diversified, diversified


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The models of a trial, measured on the same shoppers."""

    chosen: str
    why: str
    models: tuple[Measured, ...]
    """By nDCG, the best first; empty where there were too few shoppers to choose by."""
    segments: Mapping[str, Mapping[str, InSegment]] = field(default_factory=dict)
    """Model -> segment -> its measures."""
    diversified: tuple[Diversified, ...] = ()
    """The chosen model with its lists in a more varied order."""

    @property
    def task(self) -> Task | None:
        """What was predicted; None where nothing was measured."""
        return next((model.lists.task for model in self.models if model.lists is not None), None)

    @property
    def best(self) -> Measured | None:
        """The chosen model; None where nothing was measured."""
        return next((model for model in self.models if model.name == self.chosen), None)

    def as_json(self) -> dict[str, Any]:
        """The document of the contract, with segments and varied orders beside it."""
        document: dict[str, Any] = {
            "chosen": self.chosen,
            "why": self.why,
            "models": [model.as_json() for model in self.models],
            "segments": {
                name: {segment: found.as_json() for segment, found in by_segment.items()}
                for name, by_segment in self.segments.items()
            },
        }
        if self.diversified:
            document["diversified"] = [each.as_json() for each in self.diversified]
        return document


def report_of(
    models: Sequence[Measured],
    chosen: str,
    why: str,
    dials: Sequence[float] = (),
    vectors: NDArray[np.float32] | None = None,
) -> Report:
    """Look at the lists of measured models: whom they serve, and what variety costs the chosen one.

    Args:
        models: measured on one task.
        chosen: the name of the one in service.
        why: the choice in words.
        dials: how varied the lists of the chosen model are made, each from 0 to 1.
        vectors: unit text vectors of the products, where the task has none; (products, d).
    """
    known = tuple(_with_vectors(models, vectors))
    measured = [(model.name, model.lists) for model in known if model.lists is not None]
    segments = segments_of(measured[0][1].task) if measured else ()
    return Report(
        chosen=chosen,
        why=why,
        models=known,
        segments={name: {segment.name: in_segment(lists, segment) for segment in segments} for name, lists in measured},
        diversified=tuple(found for model in known if model.name == chosen for found in diversified(model, dials)),
    )


def _with_vectors(models: Sequence[Measured], vectors: NDArray[np.float32] | None) -> Iterator[Measured]:
    """The models, measured by text vectors too."""
    tasks: dict[int, Task] = {}
    for model in models:
        if model.lists is None or vectors is None or model.lists.task.vectors is not None:
            yield model
            continue
        task = tasks.setdefault(id(model.lists.task), replace(model.lists.task, vectors=vectors))
        yield measured_of(Lists(task=task, places=model.lists.places, scores=model.lists.scores), model.name)
