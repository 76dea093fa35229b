"""A kind of model that training can choose: how it is fitted and what can be tuned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.protocols import Recommender

Config = TypeVar("Config")
_DECAYS = (1.0, 0.95, 0.9, 0.8, 0.7, 0.5)


class Trial(Protocol):
    """One try of a search for settings: the part of `optuna.Trial` that is used."""

    def suggest_float(self, name: str, low: float, high: float, *, log: bool = ...) -> float:
        """A number between two."""
        ...

    def suggest_int(self, name: str, low: int, high: int, *, log: bool = ...) -> int:
        """A whole number between two, both possible."""
        ...

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        """One of several."""
        ...


def suggest_decay(trial: Trial) -> float:
    """What an occasion of a history counts, as a share of the one after it; 1 where the order does not matter."""
    return float(trial.suggest_categorical("decay", _DECAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFamily(Generic[Config]):
    """A kind of model with its settings."""

    name: str
    default: Config
    """Settings that are good in most shops: the first try."""
    suggest: Callable[[Trial], Config]
    """Settings for a try."""
    fit: Callable[[Interactions, ProductFeatures, Config], Recommender]
    """Fits the model. Raises InputError where this shop is not for it (too large, no text vectors)."""
