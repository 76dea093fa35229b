"""How models learned: what each round of training gave."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from ranking.backed import Backed
from ranking.mixture import Mixture
from ranking.protocols import Recommender


@runtime_checkable
class Learned(Protocol):
    """A recommender that was trained in rounds and kept what each gave."""

    @property
    def curve(self) -> Sequence[float]:
        """The mean cross-entropy of what came next in each round, the first round first; it falls."""
        ...


def curves_of(models: Iterable[Recommender]) -> Mapping[str, tuple[float, ...]]:
    """The learning curves of models and of their parts, by name; those without one are left out."""
    parts = [part for model in models for part in _parts(model)]
    return {part.name: tuple(part.curve) for part in parts if isinstance(part, Learned) and len(part.curve) > 1}


def _parts(model: Recommender) -> list[Recommender]:
    if isinstance(model, Mixture):
        return [each for part, _ in model.parts for each in _parts(part)]
    return _parts(model.first) if isinstance(model, Backed) else [model]
