"""The search for settings: every kind of model gets the same number of tries, until time is up."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ranking.evaluation import ndcg_of
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.measures.task import Task
from ranking.model_family import ModelFamily
from ranking.protocols import Recommender
from retrieval.errors import InputError

if TYPE_CHECKING:
    from optuna import Study

Progress = Callable[[str, float], None]
"""Told what is done next and the share that is done, from 0 to 1."""
MOST_SHOPPERS = 2_000
"""Settings are compared on so many shoppers at most."""
_STARTS = 3
"""Tries at random before the search learns from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long to search."""

    trials: int = 10
    """Tries of each kind of model; the first are its defaults."""
    seconds: float = 300.0
    """No further round of tries is begun that would not end within this time."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuned:
    """A kind of model with its best settings."""

    config: Any
    model: Recommender
    """Fitted on the training part."""
    ndcg: float
    """On the validation part."""
    tries: tuple[float, ...]
    """What each try gave."""


def tune(
    families: Mapping[str, ModelFamily[Any]],
    learned: Interactions,
    features: ProductFeatures,
    valid: Task,
    budget: Budget,
    progress: Progress,
) -> dict[str, Tuned]:
    """Search in rounds: in each, every kind of model is fitted once with other settings.

    Kinds that are not for this shop (too large, no text) are left out.
    """
    task = some_of(valid, MOST_SHOPPERS, budget.seed)
    started, searches = time.monotonic(), {name: _Search(family, budget) for name, family in families.items()}
    for trial in range(budget.trials):
        begun = time.monotonic()
        for n, (name, search) in enumerate(tuple(searches.items())):
            progress(f"tune {name}", (trial + n / len(searches)) / budget.trials)
            try:
                search.once(learned, features, task)
            except InputError:
                del searches[name]
        now = time.monotonic()
        if now - started + (now - begun) > budget.seconds:
            break
    return {name: search.found for name, search in searches.items() if search.found}


def some_of(task: Task, most: int, seed: int) -> Task:
    """The task with so many of its shoppers at most, drawn at random."""
    if len(task.targets) <= most:
        return task
    drawn = np.random.default_rng(seed).permutation(len(task.targets))[:most]
    users = list(task.targets)
    return replace(task, targets={users[n]: task.targets[users[n]] for n in sorted(drawn.tolist())}, strangers={})


def _firsts(default: Any) -> tuple[Any, ...]:
    """The defaults, and where they let the past fade, the same without."""
    fades = any(each.name == "decay" for each in fields(default))
    return (default, replace(default, decay=1.0)) if fades else (default,)


class _Search:
    """The tries of one kind of model."""

    def __init__(self, family: ModelFamily[Any], budget: Budget) -> None:
        self._family, self._budget = family, budget
        self._study: Study | None = None
        self._known: dict[Any, float] = {}
        self._tries: tuple[float, ...] = ()
        self._firsts = _firsts(family.default)
        self.found: Tuned | None = None

    def once(self, learned: Interactions, features: ProductFeatures, task: Task) -> None:
        """One try: the defaults, the same where order does not matter, then what the search suggests."""
        if len(self._tries) < len(self._firsts):
            self._judged(self._firsts[len(self._tries)], learned, features, task)
            return
        trial = self._search().ask()
        self._search().tell(trial, self._judged(self._family.suggest(trial), learned, features, task))

    def _judged(self, config: Any, learned: Interactions, features: ProductFeatures, task: Task) -> float:
        if config not in self._known:
            model = self._family.fit(learned, features, config)
            self._known[config] = ndcg_of(model, task)
            if self.found is None or self._known[config] > self.found.ndcg:
                self.found = Tuned(config=config, model=model, ndcg=self._known[config], tries=())
        self._tries = (*self._tries, self._known[config])
        self.found = replace(self.found, tries=self._tries) if self.found else None
        return self._known[config]

    def _search(self) -> "Study":
        """Tree-structured Parzen estimators (Bergstra et al. 2011), the same each time."""
        import optuna

        if self._study is None:
            optuna.logging.set_verbosity(optuna.logging.WARNING)
            sampler = optuna.samplers.TPESampler(seed=self._budget.seed, n_startup_trials=_STARTS)
            self._study = optuna.create_study(direction="maximize", sampler=sampler)
        return self._study
